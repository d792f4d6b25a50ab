"""What changed, what came first, how long between: from the days of sentences, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question, Reply
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot

Ask = Callable[[str], Reply]
DAM = """A landslide blocked the Orvel tunnel on 4 May 2021.

Engineers reopened the Orvel tunnel on 20 May 2021.

The old mill at Tarn was demolished in 2019.

The Tarn bridge was inspected on 4 May 2021.

The regatta was cancelled on Tuesday. The quarry was shut before 6 May 2021."""
LATER = """The council of Tarn elected Mira Solberg as mayor on Monday.

Solberg said on Wednesday that taxes would not rise.

A flood closed the Tarn road on 2 June 2021. A flood closed the Tarn road on 9 June 2021.

The choir may sing in July."""
NEWS = [
    {"id": "dam", "title": "Tunnel open again", "date": "2021-05-21", "text": DAM, "source": "Tarn Post"},
    {"id": "later", "title": "New mayor of Tarn", "date": "2021-06-16", "text": LATER, "source": "Tarn Post"},
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("tarn")
    (folder / "news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in NEWS), encoding="utf-8")
    build(folder / "news.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    yield Desk(snapshot)
    snapshot.close()


@pytest.fixture
def ask(desk: Desk) -> Ask:
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    "question",
    [
        "what came first, the reopening of the tunnel or the landslide?",
        "Which happened first, the landslide or engineers reopened the tunnel?",
        "did the landslide happen before engineers reopened the tunnel",
    ],
)
def test_what_came_first(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "order"
    assert reply.lead == "The first of these sentences is dated 4 May 2021, the second 20 May 2021."
    assert [s.text for s in reply.snippets] == [
        "A landslide blocked the Orvel tunnel on 4 May 2021.",
        "Engineers reopened the Orvel tunnel on 20 May 2021.",
    ]


def test_a_year_comes_before_a_later_day(ask: Ask) -> None:
    reply = ask("what came first, the landslide or the demolished mill")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "The first of these sentences is dated 2019, the second 4 May 2021."


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("what came first, the landslide or the inspected bridge", "do not tell which came first"),
        ("how long between the demolished mill and the landslide", "not date both to the day"),
        ("how long between the landslide and the flood closed the Tarn road", "more than one thing"),
        ("how long between the landslide and the coronation", "no dated sentence on the second"),
        ("how long between the coronation and the landslide", "no dated sentence on the first"),
        ("how many days between the landslide and the landslide", "One sentence tells of both"),
        # The day it was said is not the day of what was said.
        ("how long between the landslide and Solberg said taxes would not rise", "no dated sentence on the second"),
    ],
)
def test_what_the_days_do_not_tell(ask: Ask, question: str, reason: str) -> None:
    reply = ask(question)
    assert reply.behaviour == "abstain"
    assert reason in reply.reason
    assert "A landslide blocked the Orvel tunnel on 4 May 2021." in [s.text for s in reply.snippets]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how long between the landslide and engineers reopened the tunnel?", "16 days apart"),
        ("How many days passed between reopened tunnel and the landslide", "16 days apart"),
        ("how long after the landslide did engineers reopen the tunnel", "16 days apart"),
        ("how long between the landslide and the inspected bridge", "the same day"),
    ],
)
def test_how_long_between(ask: Ask, question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "between"
    assert (reply.lead or "").endswith(f": {told}.")
    assert len(reply.snippets) == 2
    assert all(s.note and s.note.startswith("dated 2021-05-") for s in reply.snippets)


def test_how_long_after_may_stand_in_a_passage(ask: Ask) -> None:
    assert ask("how long after the landslide did the orchestra play").intent != "between"


def test_what_neither_is_dated_is_left_to_the_passages(ask: Ask) -> None:
    reply = ask("what came first, the chicken or the egg")
    assert reply.behaviour == "abstain"
    assert reply.intent != "order"


@pytest.mark.parametrize(
    "question", ["what changed since Monday?", "what has happened since Monday", "anything new since 14 June"]
)
def test_what_changed_since_a_day(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "changed"
    assert reply.lead == "Dated since 14 June 2021 in the documents, the earliest first:"
    assert reply.snippets[0].text == "The council of Tarn elected Mira Solberg as mayor on Monday."
    assert all("2021-06-1" in (s.note or "") for s in reply.snippets)


def test_what_changed_of_a_topic_leaves_out_plans_and_the_rest(ask: Ask) -> None:
    reply = ask("what changed on the tunnel since 1 May 2021")
    assert isinstance(reply, Answer), reply
    told = [s.text for s in (*reply.snippets, *reply.more)]
    assert told[0] == "A landslide blocked the Orvel tunnel on 4 May 2021."
    assert not any("flood" in text or "choir" in text for text in told)


def test_nothing_is_newer_than_the_newest_document(ask: Ask) -> None:
    reply = ask("what changed since 2024-01-01")
    assert reply.behaviour == "abstain"
    assert reply.reason == "No document is dated since 1 January 2024; the newest is of 16 June 2021."
    nothing = ask("what changed about llamas since 1 May 2021")
    assert nothing.behaviour == "abstain"


def test_how_soon_after_one_of_several_days_is_left_to_the_passages(ask: Ask) -> None:
    assert ask("How soon after the flood closed the Tarn road was the tunnel opened?").intent != "between"


def test_what_was_only_before_a_day_is_not_set_against_another(ask: Ask) -> None:
    reply = ask("what came first, the landslide or the shutting of the quarry?")
    assert reply.behaviour == "abstain"
