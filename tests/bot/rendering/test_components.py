"""Replies as screens: whole quotations, every citation, never over Discord's limits."""

import datetime as dt
import re

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import messages
from bot.conversation.reply import Abstention, Answer, Choice, Clarification, Snippet
from bot.rendering.components import quotation, screen
from bot.rendering.escape import unquote
from bot.rendering.plain import plain
from bot.rendering.report import report_screen
from bot.rendering.screen import COMPONENT_LIMIT, TEXT_LIMIT, Block, Screen, text_length
from knowledge.documents.collection import Rejection
from knowledge.indexing import IndexReport


def snippet(text: str = "The quay is shut.", **fields: object) -> Snippet:
    given = {"document_id": "2024-03-02-quay-shut.txt", "start": 0, "end": len(text), "text": text, "paragraph": 3}
    return Snippet(**(given | fields))


class EveryControl:
    """A button beside every quotation, one below, and a menu."""

    def context(self, snippet):
        return ui.Button(label="Context", custom_id=f"c{id(snippet)}")

    def more(self, answer):
        return ui.Button(label="More", custom_id="m")

    def choose(self, choices, placeholder):
        return ui.Select(placeholder=placeholder, custom_id="s")

    def closing(self, reply):
        return [ui.Button(label=str(n), custom_id=f"b{n}") for n in range(5)]


def shown(view: ui.LayoutView) -> list[str]:
    return [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]


def test_citation_names_what_is_known_and_nothing_else() -> None:
    full = snippet(
        title="Quay *shut*", outlet="Marlow Courier", date=dt.date(2024, 3, 2), url="https://a.example/q", note="denied"
    )
    assert quotation(full) == (
        "> The quay is shut.\n-# [Quay \\*shut\\*](https://a.example/q) · Marlow Courier · 2 March 2024 · paragraph 3"
        "\n-# denied"
    )
    assert quotation(snippet()) == "> The quay is shut.\n-# Quay shut · paragraph 3"


def test_plain_twin() -> None:
    reply = Answer(intent="x", lead="Shut.", snippets=(snippet("One.\nTwo."),), as_of=dt.date(2024, 3, 2))
    assert plain(reply) == "Shut.\n\n> One.\n> Two.\n  — Quay shut, paragraph 3\n\nAs of 2 March 2024"
    reply = Abstention(intent="x", reason="No.", covered="A quay.", suggestions=("Who?",))
    assert plain(reply) == f"No.\n\nA quay.\n\n{messages.THEY_TELL}\n- Who?"
    choice = Choice(label="The quay", question="What of the quay?")
    assert plain(Clarification(intent="x", reason="Which?", choices=(choice,))) == "Which?\n\n1. The quay"


@pytest.mark.parametrize(("reason", "led"), [("I do not find that.", True), ("It is the other way round:", False)])
def test_a_correction_is_led_up_to_once(reason: str, led: bool) -> None:
    texts = shown(screen(Abstention(intent="x", reason=reason, snippets=(snippet(),))).layout()[0])
    assert any(messages.CORRECTION in text for text in texts) is led
    assert any("The quay is shut." in text for text in texts)


def test_a_quotation_that_does_not_fit_is_in_the_file_whole() -> None:
    long = "The quay is shut. " * 300
    reply = Answer(intent="x", lead="Shut.", snippets=(snippet(long), snippet()))
    view, [file] = screen(reply).layout()
    assert [text for text in shown(view) if text.startswith("> ")] == [quotation(snippet())]
    assert f"-# {messages.WHOLE_IN_FILE}" in shown(view)
    assert long in file.fp.read().decode()


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=900)
SNIPPETS = st.lists(WORDS.map(snippet), max_size=50).map(tuple)
REPLIES = st.one_of(
    st.builds(Answer, intent=st.just("x"), lead=st.none() | WORDS, snippets=SNIPPETS, more=SNIPPETS),
    st.builds(
        Clarification,
        intent=st.just("x"),
        reason=WORDS,
        snippets=SNIPPETS,
        choices=st.lists(st.builds(Choice, label=WORDS, question=WORDS), max_size=30).map(tuple),
    ),
    st.builds(
        Abstention,
        intent=st.just("x"),
        reason=WORDS,
        covered=st.none() | WORDS,
        suggestions=st.lists(WORDS, max_size=3).map(tuple),
        snippets=SNIPPETS,
    ),
)


@settings(max_examples=60, deadline=None)
@given(REPLIES, st.sampled_from([None, EveryControl()]))
def test_limits_hold_and_quotations_are_whole(reply, controls) -> None:
    view, files = screen(reply, controls).layout()
    assert sum(map(text_length, shown(view))) <= TEXT_LIMIT
    assert view.total_children_count <= COMPONENT_LIMIT
    originals = {s.text for s in reply.snippets}
    for text in shown(view):
        if text.startswith("> ") and text not in (messages.WHOLE_IN_FILE,):
            assert unquote(text.split("\n-# Quay shut", 1)[0]) in originals
    assert len(files) <= 1


def test_report_lists_few_and_attaches_many() -> None:
    report = IndexReport(
        snapshot="s",
        documents=30,
        added=tuple(f"quay-{n}.txt" for n in range(30)),
        rejections=(Rejection(source="a*.pdf", reason="It is empty."),),
        facts={"statement": 2, "no_comment": 1},
        seconds=2.5,
    )
    view, [file] = report_screen(report).layout()
    text = "\n".join(shown(view))
    assert "**Added: 30**" in text
    assert "… and 20 more" in text
    assert "- a\\*.pdf: It is empty." in text
    assert "2 statements, 1 no comment" in text
    assert "quay-29.txt" in file.fp.read().decode()


@pytest.mark.parametrize("name", [n for n in vars(messages) if n.isupper()])
def test_wording_fits_where_it_is_shown(name: str) -> None:
    wording = getattr(messages, name)
    for text in wording.values() if isinstance(wording, dict) else [wording]:
        if re.search(
            r"_COMMAND$|_GROUP$|_REASONS$|^(ASK|SAID|WHO|INVESTIGATIONS|TIMELINE|SOURCES)_|WRONG_COUNTED", name
        ):
            assert len(text) <= 100
        if name in ("MORE", "CONTEXT", "SOURCES", "DISMISS", "SHARE", "HELPFUL", "WRONG"):
            assert len(text) <= 80
        if name in ("WRONG_TITLE", "WRONG_WHY"):
            assert len(text) <= 45
        assert text.strip() == text


def test_of_two_blocks_with_the_same_button_one_has_it() -> None:
    def button() -> ui.Button:
        return ui.Button(label="Context", custom_id="c")

    view, _ = Screen([Block("one", button()), Block("two", button()), Block("three")]).layout()
    ids = [item.custom_id for item in view.walk_children() if isinstance(item, ui.Button)]
    assert ids == ["c"]
    assert [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)] == [
        "one",
        "two",
        "three",
    ]
