"""Rows of people or bodies who do or suffer one thing together: "Ada Reed and the coach Tom Hale were dismissed"."""

from __future__ import annotations

import re

from bot.conversation.turn import Turn
from knowledge.language.words import STOP, words

# What stands between two of a row: what joins them, an age, and the second one's office.
_JOINT = re.compile(r"(?:,? ?\(?\d{1,3}\)?)?(?:,? and|,? &|,) (?P<office>(?:[\w’'.-]+ ){0,5})", re.IGNORECASE)
_AGE = re.compile(r"(?:, \d{1,3},| \(\d{1,3}\))(?= )")
_LEADS_UP = frozenset("the a an his her their its both".split())
# A verb behind a row is none of a single one's.
_ONE = frozenset("was is has does".split())
_ACTORS = frozenset({"person", "organisation"})


def behind_row(turn: Turn, document: int, end: int, stop: int) -> int:
    """Where the row that goes on from a mention ends (code points of the document); `end` where none does.

    `end` is the mention's own, `stop` where its sentence ends.
    """
    last = end
    for entity, start, behind, _ in sorted(turn.snapshot.mentions(document, end, stop), key=lambda m: m[1]):
        if start < last or turn.snapshot.entities[entity].type not in _ACTORS:
            continue
        if not _joined(turn.snapshot.text(document, last, start)):
            break
        last = behind
    return (_of_several(turn, document, last, stop) or end) if last > end else end


def row_of(turn: Turn, document: int, begin: int, start: int, stop: int) -> frozenset[int]:
    """The entities of the row that ends with the mention at `start`, itself left out; none where it stands alone.

    `begin` and `stop` are where the sentence begins and ends.
    """
    mentions = [m for m in turn.snapshot.mentions(document, begin, stop) if m[1] <= start]
    ends = [behind for _, first, behind, _ in mentions if first == start]
    if not ends or _of_several(turn, document, max(ends), stop) == 0:
        return frozenset()
    found, first = set[int](), start
    for entity, other, behind, _ in sorted(mentions, key=lambda m: (m[2], m[1]), reverse=True):
        if behind > first or turn.snapshot.entities[entity].type not in _ACTORS:
            continue
        if not _joined(turn.snapshot.text(document, behind, first)):
            break
        found.add(entity)
        first = other
    return frozenset(found)


def _joined(between: str) -> bool:
    """Whether a text between two mentions puts them into one row."""
    joint = _JOINT.fullmatch(between)
    return joint is not None and all(w.folded in _LEADS_UP or w.folded not in STOP for w in words(joint["office"]))


def _of_several(turn: Turn, document: int, end: int, stop: int) -> int:
    """Where a row ends, the last one's age included; 0 where what stands behind is of one of them alone."""
    behind = turn.snapshot.text(document, end, stop)
    age = _AGE.match(behind)
    rest = words(behind[age.end() if age else 0 :])
    return 0 if rest and rest[0].folded in _ONE else end + (age.end() if age else 0)
