"""Whether a sentence counts the very thing that "how many" asks for, whatever stands between the number and it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.conversation.function_words import AUXILIARIES
from bot.conversation.turn import Turn
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage

_NUMBER = re.compile(
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?",
)
# "162 state, tribal and local government agencies": so many words at most stand between.
_BETWEEN = 6
# What stands there leaves the thing counted: "8 of the returns" counts them, "8 cases before the boards" no boards.
_PARTING = frozenset("before after in on at to from with for by who that which was were is are".split())
# A question of which so much of the weight stands in or about a passage is told there.
_MOST = 0.4


def counted_in(turn: Turn, passage: Passage) -> bool:
    """Whether the best sentence of a passage has a number for what "how many" asks to count, and most of the rest.

    Of every name of the question it has at least a part: what is counted elsewhere is not what is asked for.
    """
    counted = _counted(turn)
    names = (set(turn.stems(turn.understood.tokens[n.start : n.end])) for n in turn.understood.names)
    if not counted or passage.met < _MOST or any(stems and stems <= passage.lacking for stems in names):
        return False
    told = passage.candidate
    found = words(turn.snapshot.text(told.document, told.start, told.end))
    forms = {form for one in counted for form in (one, *RELATED.get(one, "").split())}
    for place, word in enumerate(found):
        between = found[place + 1 : place + 2 + _BETWEEN] if _NUMBER.fullmatch(word.folded) else []
        if any(w.stem in forms for w in takewhile(lambda w: w.folded not in _PARTING, between)):
            return True
    return False


def _counted(turn: Turn) -> Sequence[str]:
    """The stems of what "how many" counts: "false tax returns"."""
    tokens = turn.understood.tokens
    behind = (i + 2 for i, (one, other) in enumerate(pairwise(tokens)) if (one.folded, other.folded) == ("how", "many"))
    begin = next(behind, len(tokens))
    named = {i for n in turn.understood.names for i in range(n.start, n.end)}
    thing = takewhile(
        lambda pair: pair[1].folded not in STOP | AUXILIARIES and pair[0] not in named, enumerate(tokens[begin:], begin)
    )
    return [stem(t.folded) for _, t in thing][:_BETWEEN]
