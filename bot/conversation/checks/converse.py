"""What is told from its other side: whom Reed lost to has beaten Reed, and whom Reed joined has hired Reed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.conversation.function_words import ARTICLES, LEADING
from bot.conversation.names import Named
from bot.conversation.turn import Turn
from knowledge.language.words import stem, words
from knowledge.retrieval.search import Passage, instead
from knowledge.store.sentences import SentenceHit


class _Side(NamedTuple):
    """A verb by its stem, and the words before whoever is on its other side."""

    verb: str
    link: tuple[str, ...]


def _sides(asked: str, *told: str) -> dict[str, tuple[_Side, ...]]:
    cut = [line.split() for line in told]
    return dict.fromkeys(map(stem, asked.split()), tuple(_Side(stem(verb), tuple(link)) for verb, *link in cut))


# What whoever it is done to does.
_CONVERSE = {
    **_sides("beat defeat", "lose to", "fall to"),
    **_sides("hire recruit sign", "join"),
    **_sides("replace succeed", "give way to", "hand over to"),
    **_sides("employ", "work for"),
    **_sides("teach", "learn from", "study under"),
}
# So many characters stand between the verb and who is on its other side, a time and a place among them.
_FAR = 60
# Among so many passages it is looked for.
_LOOKED_AT = 6


def converse_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but before a best one with less of what is asked one that tells it from the other side.

    "Who beat Reed in the final?" is told by "In the final Reed lost to Hale".
    """
    asked = _asked(turn)
    if asked is None or not passages or not passages[0].lacking:
        return list(passages)
    verb, patient = asked
    told = (p for p in passages[:_LOOKED_AT] if p.lacking <= {verb} and p.lacking != passages[0].lacking)
    found = next((p for p in told if _tells(turn, p, verb, patient)), None)
    return list(passages) if found is None else instead(passages, found)


def _asked(turn: Turn) -> tuple[str, Named] | None:
    """What "Who beat Reed?" asks to have been done, and to whom."""
    tokens = turn.understood.tokens
    led = next((i for i, t in enumerate(tokens) if t.folded not in LEADING), len(tokens))
    if len(tokens) <= led + 2 or tokens[led].folded != "who" or stem(tokens[led + 1].folded) not in _CONVERSE:
        return None
    behind = led + 2 + (tokens[led + 2].folded in ARTICLES)
    patient = next((n for n in turn.understood.names if n.start == behind), None)
    return (stem(tokens[led + 1].folded), patient) if patient is not None else None


def _tells(turn: Turn, passage: Passage, verb: str, patient: Named) -> bool:
    rows = turn.snapshot.sentences(passage.candidate.document)
    inside = [r for r in rows if r.start < passage.end and passage.start < r.end]
    return any(_told(turn, row, side, patient) for row in inside for side in _CONVERSE[verb])


def _told(turn: Turn, row: SentenceHit, side: _Side, patient: Named) -> bool:
    """Whether somebody named last before a verb of a sentence is the patient, and another stands on its other side."""
    text = turn.snapshot.text(row.document, row.start, row.end)
    mentions = turn.snapshot.mentions(row.document, row.start, row.end)
    placed = sorted((a - row.start, b - row.start, e) for e, a, b, _ in mentions)
    for word in (w for w in words(text) if w.stem == side.verb):
        before = [e for _, end, e in placed if end <= word.start]
        if not before or before[-1] not in patient.numbers:
            continue
        for start, _, entity in placed:
            between = text[word.end : start] if word.end < start <= word.end + _FAR else ";"
            led = tuple(w.folded for w in words(between) if w.folded not in ARTICLES)
            linked = led[-len(side.link) :] == side.link if side.link else not led
            if linked and entity not in patient.numbers and not set(between) & set(".;:"):
                return True
    return False
