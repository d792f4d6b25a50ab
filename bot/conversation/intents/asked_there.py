"""A question that a document asks itself, as a heading, in the same words: what stands below answers it."""

from __future__ import annotations

import datetime as dt
import re

from bot.conversation.citations import LONGEST, cite_sentences
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.turn import Turn
from knowledge.language.words import stem, words
from knowledge.store.sentences import SentenceHit, SentenceRows

LEAD = "A document asks this itself, and says below:"
# Words that make no other question of one; "who's" is read as "who".
_IDLE = frozenset("a an the please is".split())
# What these stand for is what was talked about, and elsewhere in a document something else.
_POINTING = frozenset(map(stem, "it its they them their he him his she her this that these those there".split()))
# Whoever says this below answers in an interview: these are words of theirs, and the document's account of nothing.
_SPEAKING = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b(?!\.)")
# Whoever asks it for everybody.
_ANYBODY = frozenset("i you we one people someone somebody anyone parents families".split())
# A paragraph of its own that only says so leads to the one behind it.
_SHORT = re.compile(
    r"(?:yes|no|maybe|perhaps|sometimes|probably|not yet|possibly|it depends|it[’']s complicated)[.!]?", re.I
)
_QUOTED = re.compile(r"[“\"][^”\"]{0,600}[”\"]")
# So few words are asked of anything; and a heading of the same words is among the best hits.
_FEWEST, _BEST = 3, 0.5
_SHOWN, _SURE = 3, 0.9


def asked_there(turn: Turn) -> Reply | None:
    """Answer with the paragraph below a heading that asks the same, the newest first; None where there is none."""
    asked, query = _wording(turn.question.text), turn.query()
    if len(asked) < _FEWEST or not query.stems or (turn.memory is not None and not _POINTING.isdisjoint(asked)):
        return None
    pool = turn.pool(query)
    rows = SentenceRows(turn.snapshot, pool.numbers[pool.bm25 >= _BEST])
    snippets = [s for row in rows if (s := _below(turn, row, asked)) is not None]
    snippets.sort(key=lambda s: s.date or dt.date.min, reverse=True)
    if not snippets:
        return None
    return Answer(
        intent=turn.understood.wanted or "passage",
        lead=LEAD,
        snippets=tuple(snippets[:_SHOWN]),
        more=tuple(snippets[_SHOWN:]),
        confidence=_SURE,
        as_of=snippets[0].date,
    )


def _below(turn: Turn, row: SentenceHit, asked: tuple[str, ...]) -> Snippet | None:
    """What stands below a sentence that is a paragraph of its own and asks so; None of any other, or of a headline."""
    text = turn.snapshot.text(row.document, row.start, row.end)
    if not text.rstrip("*_ ").endswith("?") or _wording(text) != asked:
        return None
    others = [r for r in turn.snapshot.sentences(row.document) if r.start != row.start]
    behind = next((r for r in others if r.start > row.start), None)
    alone = all(r.paragraph != row.paragraph for r in others)
    if behind is None or row.start < others[0].start or not alone:
        return None
    so = _SHORT.fullmatch(turn.snapshot.text(row.document, behind.start, behind.end).strip()) is not None
    if "h" in behind.holds and not so:
        return None
    paragraphs = {behind.paragraph, behind.paragraph + so}
    told = [r for r in others if r.paragraph in paragraphs and r.end <= behind.start + LONGEST]
    below = turn.snapshot.text(row.document, behind.start, told[-1].end) if told else ""
    asks = turn.snapshot.text(row.document, behind.start, behind.end).endswith("?")
    if not below or asks or _SPEAKING.search(_QUOTED.sub("", below) if so else below):
        return None
    return cite_sentences(turn.snapshot, row.document, behind.start, told[-1].end)


def _wording(text: str) -> tuple[str, ...]:
    """The stems of a question in their order, without words that make no other of it."""
    found = [w.folded for w in words(text) if w.folded not in _IDLE]
    return tuple("anybody" if w in _ANYBODY else stem(w) for w in found)
