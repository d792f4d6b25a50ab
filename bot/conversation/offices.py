"""What makes another office of the one asked about: a deputy's, a former holder's, one of a part of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.conversation.turn import Turn
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.search import Passage

# These make another role of the one they stand before: a deputy mayor is not the mayor.
CHANGING = frozenset(
    map(stem, "deputy vice assistant associate former ex late shadow onetime ousted outgoing then sub under".split())
)
_SEEKING = frozenset(map(stem, "candidate nominee contender hopeful".split()))
# Who is one of these is it of one thing, and of none of what that is a part of.
_HEADING = frozenset(
    map(
        stem,
        """director head chief chair chairman chairwoman chairperson president manager leader boss ceo coordinator
        executive superintendent commissioner""".split(),
    )
)
# Who heads one of these heads the whole: "chairman of Acme's board", "manager of England's team".
_WHOLE = frozenset(map(stem, "board team squad side government cabinet".split()))
_OF = re.compile(r"\b(?:of|for|at|in|with)\b")
_OWNED = re.compile(r"(?:[’']s?|s[’'])\s+", re.IGNORECASE)
# So many words before an office may make another of it.
_BEFORE = 2


def only_changed(turn: Turn, passage: Passage, wanted: Sequence[str], head: str | None = None) -> bool:
    """Whether a passage has a role each time as another's: "a deputy harbour master", "the former director of ...".

    `wanted` are the role's stems, `head` the stem of what such a person is called, if that is known. False where the
    passage does not have the role at all.
    """
    text = turn.snapshot.text(passage.candidate.document, passage.start, passage.end)
    told = [w.stem for w in words(text) if w.folded not in STOP - CHANGING]
    size = len(wanted)
    places = [i for i in range(len(told) - size + 1) if told[i : i + size] == list(wanted)] if size > 1 else []
    places = places or [i for i, s in enumerate(told) if s == head]
    return bool(places) and all(not CHANGING.isdisjoint(told[max(0, i - _BEFORE) : i]) for i in places)


def is_another_office(role: str, wanted: Iterable[str]) -> bool:
    """Whether a role is another than the one it is worded with: a deputy's, a former holder's, a candidate's."""
    found = {w.stem for w in words(role)}
    return not (found & (CHANGING | _SEEKING)).issubset(wanted)


def is_of_a_part(role: str, wanted: Iterable[str]) -> bool:
    """Whether a role is that of the head of a part of what is asked about (stems).

    "Director of Acme's pilot service" and "head of pilots at Acme" are asked for by neither "who is the director of
    Acme?" nor "who is the head of Acme?".
    """
    office, *behind = _OF.split(role)
    need = set(wanted)
    if not behind or need.isdisjoint(w.stem for w in words(office) if w.stem in _HEADING):
        return False
    first, rest = behind[0], " ".join(behind[1:])
    owner, *owned = _OWNED.split(first, maxsplit=1)
    if owned:
        return _asks_of(need, owner) and not _asks_of(need, owned[0]) and not _is_whole(owned[0])
    low = not any(first[w.start].isupper() for w in words(first))
    return low and bool(rest) and _asks_of(need, rest) and not _asks_of(need, first) and not _is_whole(first)


def only_its_part(text: str, name: str) -> bool:
    """Whether a text has a name only as that of whose part something is: "Acme's pilot service"."""
    named = re.escape(name).replace(r"\ ", r"\s+")
    found = re.findall(rf"\b{named}\b(?:[’']s?\s+(\w+(?:\s+\w+)?))?", text, re.IGNORECASE)
    return bool(found) and all(owned and not any(map(_is_whole, owned.split())) for owned in found)


def _asks_of(need: set[str], told: str) -> bool:
    """Whether a word that says something is among those asked for."""
    return any(w.stem in need for w in words(told) if w.folded not in STOP)


def _is_whole(part: str) -> bool:
    found = [w.stem for w in words(part)]
    return not found or not _WHOLE.isdisjoint(found[-1:])
