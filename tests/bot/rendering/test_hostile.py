"""Hostile documents, titles and questions: nothing of them pings, links, formats or breaks out, and none is changed."""

import datetime as dt
import re

import pytest
from discord import ui
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.conversation.quotations.claims import Claim
from bot.conversation.quotations.quotes import QuoteCheck
from bot.conversation.quotations.wording import Part
from bot.conversation.reply import Abstention, Answer, Choice, Clarification, Snippet
from bot.gaps import Gap
from bot.rendering.components import more_screen, screen
from bot.rendering.documents import document_screen, sources_screen, timeline_screen
from bot.rendering.escape import unquote
from bot.rendering.gaps import gaps_screen
from bot.rendering.plain import plain
from bot.rendering.quotes import checked_screen
from bot.rendering.screen import COMPONENT_LIMIT, TEXT_LIMIT, text_length
from knowledge.documents.model import Document
from knowledge.retrieval.timeline import TimelineEntry
from knowledge.store.snapshot import DocumentCard

NASTY = (
    "@everyone", "@here", "<@1>", "<@!1>", "<@&2>", "<#3>", "</ask:4>", "<t:0:R>", "<:a:5>", "<a:b:6>", ":smile:",
    "**b**", "__u__", "*i*", "_i_", "~~s~~", "||x||", "`c`", "```\nblock\n```", "# h", "-# small", "> q", ">>> all",
    "- item", "1. one", "[a](https://evil.example)", "[a](<https://evil.example>)", "<https://evil.example>",
    "https://evil.example", "http://evil.example/_x_", "discord.gg/abc", "https://discord.com/invite/abc",
    "\u202e", "\u2067", "\u200b", "\u200d", "\ufeff", "\u2028", "\u0085", "\x0b", "\\", "\\\\", "\n", "\r\n", "\n\n",
    "🌊", "👩‍👩‍👧", "e\u0301", "word", " ", "]", "(", ")", ".", "x" * 40,
)  # fmt: skip
HOSTILE = st.lists(st.sampled_from(NASTY) | st.text(max_size=5), min_size=1, max_size=60).map("".join)
HOSTILE = HOSTILE.filter(lambda text: text.strip() and "\x00" not in text and text.isprintable() is not None)
HOSTILE = HOSTILE.filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text))

# What Discord would act on, in a text that has had its escaped characters taken out.
ACTIVE = re.compile(
    r"@(?:everyone|here)|<[@#/:at]|\]\(|\bhttps?://|discord\.gg|`|\*\*|~~|\|\||__"
    r"|^[ \t]*(?:#{1,3} |-# |>>> |[-*] |\d+\. )",
    re.MULTILINE,
)
# Our own: a block quotation, a small line, a bold heading, a link around an escaped title, a list item.
_OWN_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(https://ours\.example/[^)\s]*\)")


def active(shown: str) -> list[str]:
    """What Discord would act on in a text of ours, and that is not ours: escaped characters are but letters."""
    text = _OWN_LINK.sub(r"\1", shown)
    text = re.sub(r"\\[^0-9A-Za-z\s]", "x", text)
    text = re.sub(r"^(?:> |-# |- )", "", text, flags=re.MULTILINE)
    text = re.sub(r"^\*\*(?=\S)(.*)(?<=\S)\*\*$", r"x\1", text, flags=re.MULTILINE)
    return ACTIVE.findall(text)


def texts(view: ui.LayoutView) -> list[str]:
    return [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]


def check(made) -> list[str]:
    view, _ = made.layout()
    found = texts(view)
    assert sum(map(text_length, found)) <= TEXT_LIMIT
    assert view.total_children_count <= COMPONENT_LIMIT
    for text in found:
        assert active(text) == [], text
    return found


def snippet(text: str, title: str) -> Snippet:
    return Snippet(
        document_id="d", start=0, end=len(text), text=text, paragraph=1, title=title, outlet=title, note=title,
        url="https://ours.example/a",
    )  # fmt: skip


def card(title: str) -> DocumentCard:
    return DocumentCard(0, title, title, dt.date(2024, 3, 2), title, "https://ours.example/a")


@settings(max_examples=200, deadline=None)
@given(HOSTILE, HOSTILE)
@example("@everyone " * 300, "[t](https://evil.example)")
@example("\n".join(["# one", "> two", "1. three", "-# four", ">>> five"]), "a\n# b")
@example("```\n" * 50, "`" * 10)
def test_answers(text: str, title: str) -> None:
    quoted = snippet(text, title)
    for reply in (
        Answer(intent="x", lead=title, snippets=(quoted,), more=(quoted,)),
        Clarification(intent="x", reason=title, choices=(Choice(label=title, question=text),), snippets=(quoted,)),
        Abstention(intent="x", reason=title, covered=title, suggestions=(title, text[:300]), snippets=(quoted,)),
    ):
        found = check(screen(reply))
        for shown in found:
            if shown.startswith("> "):
                assert unquote(shown.split("\n-# [", 1)[0]) == text
        assert all(line in plain(reply) for line in text.splitlines() if line)
    check(more_screen(Answer(intent="x", snippets=(), more=(quoted,) * 4)))


@settings(max_examples=100, deadline=None)
@given(HOSTILE, HOSTILE)
def test_lists_and_checks(text: str, title: str) -> None:
    check(sources_screen([card(title)] * 30))
    entry = TimelineEntry(date="2024-03-02", document_id="d", start=0, end=len(text), text=text, reason=title)
    check(timeline_screen(title, [(entry, card(title))] * 5))
    check(document_screen(card(title), Document(id="d", text=text), {"statement": 1}))
    check(gaps_screen([Gap(title, 2, "2024-03-02")] * 30, noted=True))
    claim = Claim(quoted=text, claimed=title)
    difference = (Part("message", text), Part("document", title), Part("both", text))
    for wording, parts in (("altered", difference), ("not_found", ())):
        shown = QuoteCheck(
            claim=claim, wording=wording, attribution="other", speaker=title, snippet=snippet(text, title),
            difference=parts,
        )  # fmt: skip
        view, _ = checked_screen([shown]).layout()
        for line in texts(view):
            # Bold and struck words are ours there: the difference.
            assert [a for a in active(line) if a not in ("~~", "**")] == [], line


@pytest.mark.parametrize(
    "mark", ["@everyone", "<@1>", "[a](https://evil.example)", "https://evil.example", "`x`", "# x"]
)
def test_the_check_itself_sees_what_is_active(mark: str) -> None:
    assert active(mark)
