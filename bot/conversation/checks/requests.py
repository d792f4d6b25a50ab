""" "Did the union ask Reed to resign?" — in the other words for it: "called on Reed to step down"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from bot.conversation.checks.told_not import Asked
from knowledge.language.words import stem

# Each with what must stand right behind it: "called on Reed to", "demanded that Reed", "sought Reed's resignation".
_REQUESTS = (
    ("ask", None),
    ("urge", None),
    ("call", re.compile("on |upon |for ")),
    ("demand", None),
    ("seek", None),
)
_REQUESTED = frozenset(stem(verb) for verb, _ in _REQUESTS)
# What is asked of somebody, in words that all say so.
_SAME = (
    tuple(
        frozenset(map(stem, words.split())) for words in ("resign", "resignation", "step down", "step aside", "quit")
    ),
    tuple(frozenset(map(stem, words.split())) for words in ("apologize", "apologise", "apology")),
)


def other_requests(asked: Asked) -> Iterator[Asked]:
    """What asks somebody for the same in other words; nothing for what is no request, or for itself."""
    if asked.passive or stem(asked.verb.folded) not in _REQUESTED:
        return
    for (verb, behind), rest in product(_REQUESTS, _alike(asked.rest)):
        worded = replace(asked.verb, folded=verb)
        yield asked._replace(verb=worded, base=False, behind=behind, whom=frozenset(), rest=rest)


def _alike(rest: frozenset[str]) -> list[frozenset[str]]:
    """What is asked for, in each of the words for it; of anything else its own words."""
    for same in _SAME:
        if (own := next((s for s in same if s <= rest), None)) is not None:
            return [(rest - own) | other for other in same]
    return [rest]
