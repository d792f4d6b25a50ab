"""Checking a quotation against the documents."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.checks.missing import PLAIN
from bot.conversation.desk import Desk
from bot.conversation.quotations.quotes import check_quotes
from bot.conversation.reply import Question
from knowledge.documents.model import Document
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot

WEIR = """Olga Brandt, the owner of the mill, spoke on Monday about the weir at Elm Bay.

"The weir leaks in 14 places and nobody on the council has looked at it," said Olga Brandt. "Shame on them."

Piet Vos, the mayor of Elm Bay, said: "I have never seen a drop of water where none should be."

The river rose by two feet overnight and carried a shed away."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("weir")
    (folder / "weir.jsonl").write_text(
        Document(id="weir", text=WEIR, title="The weir").model_dump_json(exclude={"body_start"}, exclude_none=True)
    )
    build(folder / "weir.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    yield Desk(snapshot)
    snapshot.close()


def check(desk, message):
    [found] = check_quotes(desk, message)
    return found


def test_word_for_word_by_whom_it_says(desk) -> None:
    found = check(desk, "“The weir leaks in 14 places and nobody on the council has looked at it”, said Olga Brandt")
    assert (found.wording, found.attribution, found.speaker) == ("verbatim", "same", "Olga Brandt")
    assert "The weir leaks in 14 places" in found.snippet.text
    assert found.snippet.text == WEIR[found.snippet.start : found.snippet.end]


def test_case_marks_and_spaces_are_no_alteration(desk) -> None:
    found = check(desk, '"THE weir\nleaks — in 14 places" said Brandt')
    assert (found.wording, found.attribution) == ("verbatim", "same")


def test_somebody_else_said_it(desk) -> None:
    found = check(desk, 'Piet Vos said "the weir leaks in 14 places"')
    assert (found.wording, found.attribution, found.speaker) == ("verbatim", "other", "Olga Brandt")


@pytest.mark.parametrize("name", ["Olga Brandtt", "Brand", "Ulla Brondt"])
def test_a_name_spelt_like_it_is_somebody_else(desk, name) -> None:
    assert check(desk, f'"the weir leaks in 14 places" said {name}').attribution == "other"


def test_an_altered_figure_is_shown(desk) -> None:
    found = check(desk, '"The weir leaks in 40 places and nobody on the council has looked at it," said Olga Brandt')
    assert found.wording == "altered"
    assert [(p.where, p.text) for p in found.difference if p.where != "both"] == [("message", "40"), ("document", "14")]


def test_words_left_out_are_shown(desk) -> None:
    found = check(desk, '"nobody on the council looked at it" said Olga Brandt')
    assert [(p.where, p.text) for p in found.difference if p.where != "both"] == [("document", "has")]


def test_a_word_turned_round_is_no_word_for_word(desk) -> None:
    found = check(desk, '"I have always seen a drop of water where none should be," said Piet Vos')
    assert found.wording == "altered"
    assert ("document", "never") in found.difference


@pytest.mark.parametrize(
    "message", ['"giraffes are the tallest of all animals"', '"the council has decided to buy a new mill and a shed"']
)
def test_not_found(desk, message) -> None:
    found = check(desk, message)
    assert (found.wording, found.snippet, found.speaker) == ("not_found", None, None)


def test_the_reporters_own_words_are_nobodys(desk) -> None:
    found = check(desk, '"The river rose by two feet overnight" said Piet Vos')
    assert (found.wording, found.attribution, found.speaker) == ("verbatim", "unknown", None)


def test_no_quotation(desk) -> None:
    assert check_quotes(desk, "The weir leaks in 14 places.") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.data())
def test_any_run_of_words_of_the_document_is_word_for_word(desk, data) -> None:
    words = [word for word in WEIR.replace('"', " ").split() if any(c.isalnum() for c in word)]
    start = data.draw(st.integers(0, len(words) - 4))
    length = data.draw(st.integers(3, 25))
    found = check(desk, f"“{' '.join(words[start : start + length])}”")
    assert found.wording == "verbatim"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(max_size=200), more=st.text(alphabet="weir leaks in 14 council\n\u202e🌊*`", max_size=200))
def test_whatever_is_quoted_is_checked(desk, text, more) -> None:
    for found in check_quotes(desk, f"“{text} {more}” said Olga Brandt"):
        if found.snippet is not None:
            assert WEIR[found.snippet.start : found.snippet.end] == found.snippet.text


def test_who_said_that_is_asked_of_what_was_shown(desk: Desk) -> None:
    ask = lambda text: desk.ask(Question(text=text))  # noqa: E731
    assert "14 places" in ask("How many places does the weir leak in?").snippets[0].text
    reply = ask("who said that?")
    assert reply.intent == "said_by"
    assert reply.lead == "Olga Brandt said it:"
    assert "14 places" in reply.snippets[0].text
    assert ask("so who was arguing that").intent == "said_by"


def test_who_said_that_of_somebodys_words_is_that_somebody(desk: Desk) -> None:
    desk.ask(Question(text="What did Piet Vos say?", asker="c"))
    assert getattr(desk.ask(Question(text="Who said that?", asker="c")), "lead", None) == "Piet Vos said it:"


def test_of_an_unsure_answer_nobody_is_said_to_have_said_it(desk: Desk) -> None:
    desk.ask(Question(text="How many places does the weir leak in?", asker="d"))
    unsure = desk.ask(Question(text="What will the town do with the leaking mill?", asker="d"))
    assert unsure.behaviour == "answer"
    assert unsure.confidence < PLAIN
    reply = desk.ask(Question(text="who said that?", asker="d"))
    assert getattr(reply, "lead", None) in {None, "Their words are reported there:"}


def test_what_nobody_is_reported_to_have_said_is_the_documents_own_account(desk: Desk) -> None:
    desk.ask(Question(text="What did the river carry away?"))
    reply = desk.ask(Question(text="Who said that?"))
    assert reply.behaviour == "abstain"
    assert "own account" in reply.reason
    assert "shed" in reply.snippets[0].text


def test_what_a_sentence_tells_of_the_speaker_is_not_said_by_them(desk: Desk) -> None:
    desk.ask(Question(text="Who is the mayor of Elm Bay?"))
    reply = desk.ask(Question(text="Who said that?"))
    assert getattr(reply, "lead", None) != "Piet Vos said it:"


def test_who_said_that_means_nothing_where_nothing_was_shown(desk: Desk) -> None:
    assert Desk(desk.snapshot).ask(Question(text="Who said that?")).intent != "said_by"
