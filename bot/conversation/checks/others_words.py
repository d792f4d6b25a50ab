"""Whether a passage has somebody else's words where those of people without a name are asked for."""

from __future__ import annotations

from itertools import takewhile

from bot.conversation.function_words import ARTICLES, AUXILIARIES, LEADING
from bot.conversation.phrasings import Token
from bot.conversation.turn import SAYING, Turn
from knowledge.facts import Statement
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.search import Passage

_CLAUSE = frozenset("who that which whose".split())


def others_words(turn: Turn, passage: Passage) -> bool:
    """Whether the best sentence has words of somebody named who is not one of "the guests that were hurt"."""
    asked = _people_asked(turn)
    if asked is None:
        return False
    best = passage.candidate
    facts = [f for f in turn.snapshot.facts("statement", document=best.document) if isinstance(f, Statement)]
    told = [f for f in facts if f.start < best.end and best.start < f.end and f.speaker is not None]
    kind = stem(asked.folded)
    called = (f"{f.speaker} {f.speaker_role or ''}" for f in told)
    return bool(told) and not any(kind in (w.stem for w in words(text)) for text in called)


def _people_asked(turn: Turn) -> Token | None:
    """Whose words "What did the guests who were hurt say?" asks for: several people, by what they are alone."""
    tokens = [t for t in turn.understood.tokens if t.folded not in LEADING]
    led = [t.folded for t in tokens[:3]]
    asks = len(led) == len(("what", "did", "the")) and led[0] == "what" and led[1] in AUXILIARIES and led[2] in ARTICLES
    if not asks or not any(t.folded in SAYING for t in tokens[3:]):
        return None
    called = list(takewhile(lambda t: t.folded not in _CLAUSE | STOP | SAYING, tokens[3:]))
    places = {t for n in turn.understood.names for t in turn.understood.tokens[n.start : n.end]}
    several = bool(called) and called[-1].folded.endswith("s") and called[-1] not in places
    return called[-1] if several else None
