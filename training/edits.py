"""Small changes of a question that rob it of its answer, as people made them.

SQuAD 2.0 has questions that its paragraphs do not answer, most of them written by changing a word of one that is
answered. Zhu et al. 2019 set such pairs beside each other. What stands in place of what there is learnt here, and then
done to other questions.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from knowledge.language.words import STOP

_WORD = re.compile(r"[\w'-]+")
# Words that only put a question in another form, or ask for something else.
_ASKING = frozenset("who whom whose what which when where why how did do does is are was were has have had".split())
# What the pairs cut apart ("non - stop") and people do not type so.
_LEFT = frozenset(("non", "-"))
_LONGEST = 2


class Edits:
    """What people put in place of a word or two, and how often; `pairs` are questions, answered first."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._put: dict[str, Counter[str]] = defaultdict(Counter)
        for answered, unanswered in pairs:
            self._learn(_WORD.findall(answered.lower()), _WORD.findall(unanswered.lower()))

    def _learn(self, one: list[str], other: list[str]) -> None:
        changes = [c for c in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if c[0] != "equal"]
        if len(changes) != 1:
            return
        kind, a, b, c, d = changes[0]
        old, new = one[a:b], other[c:d]
        if kind == "insert" and 0 < a < len(one):
            old, new = [one[a - 1]], [one[a - 1], *new]
        odd = any(w[0].isdigit() or w in _LEFT for w in (*old, *new))
        if old and new and len(old) <= _LONGEST and len(new) <= _LONGEST + 1 and not odd:
            self._put[" ".join(old)][" ".join(new).replace(" n't", "n't")] += 1

    def edited(self, question: str, dice: random.Random) -> str | None:
        """The question with one change of those learnt; None where none fits.

        Names are left alone: what stands for one name in one question means nothing in another.
        """
        words = list(_WORD.finditer(question))
        found = []
        for size in range(1, _LONGEST + 1):
            for first in range(len(words) - size + 1):
                run = words[first : first + size]
                old = " ".join(w.group().lower() for w in run)
                named = first > 0 and any(w.group()[0].isupper() for w in run)
                new = {} if named else self._known(old)
                if new:
                    found.append((run[0].start(), run[-1].end(), new))
        if not found:
            return None
        begin, end, new = dice.choice(found)
        return question[:begin] + dice.choices(list(new), list(new.values()))[0] + question[end:]

    def _known(self, old: str) -> dict[str, int]:
        """What was put in place of it; of a word that means little by itself, only what more than one put."""
        words = old.split()
        if all(w in _ASKING for w in words):
            return {new: n for new, n in self._put.get(old, {}).items() if n > 1 and old in new}
        least = 2 if all(w in STOP for w in words) else 1
        return {new: n for new, n in self._put.get(old, {}).items() if n >= least}
