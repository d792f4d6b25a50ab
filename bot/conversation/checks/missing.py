"""Why a passage is not shown as an answer: what the question asks for that it does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.checks.absent import absent, elsewhere, unsaid
from bot.conversation.checks.asked_role import whose_role
from bot.conversation.checks.kinds import DOUBTFUL, of_another_kind, text_of, unheld, unmet_kind
from bot.conversation.checks.numbering import ROMAN, SPELT, other_figure, tells_kind, unnamed_number
from bot.conversation.checks.timing import other_time_shown
from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.language.words import stem
from knowledge.retrieval.search import Passage

# Below this the chance of a wrong passage is too high to show it as an answer, and below PLAIN the reply says that it
# is not sure (chosen on the open half of the newsroom questions; see docs/answers.md).
SURE = 0.085
PLAIN = 0.5
# Below this it puts nothing right, either.
_FAINT = 0.05
# A follow-up shares few words with its answer; that it stays with the last document makes up for it.
FOLLOWING = 0.02
TOO_LITTLE = "I find no passage that tells this; the nearest ones share too little with the question."
# So much of a question that stands by itself must be accounted for where its passage is doubtful.
_LEAST_MET = 0.4
# Digits and letters, and no ordinal.
_MIXED = re.compile(r"(?!\d+(?:st|nd|rd|th)$)(?=.*[a-z])(?=.*\d)\w+")
# A number that a hyphen joins to letters before it.
_JOINED = re.compile(r"(?<=[^\W\d_]-)(\d\w*)")


def missing(turn: Turn, passages: Sequence[Passage], *, follows: bool) -> str | None:
    """Why not to answer, in a sentence; None where the best passage is sure enough."""
    unknown = list(turn.understood.strangers)
    if unknown:
        return f"The documents do not mention “{' '.join(unknown)}”."
    if not passages:
        held = f" with the words “{turn.understood.quotes[0]}”" if turn.understood.quotes else ""
        return f"Nothing in the documents{held} matches the question."
    best = passages[0]
    if _numbers_lacking(turn, best):
        return _no_number(turn)
    if (named := unnamed_number(turn, best.candidate.document, best.start, best.end)) is not None:
        return f"The passage that comes nearest does not tell this of “{named}”."
    if (other := other_time_shown(turn, best)) is not None:
        return f"The passage that comes nearest is of another time ({other})."
    if (other_kind := of_another_kind(turn, passages)) is not None:
        return other_kind
    if (kind := _unmet(turn, best)) is not None:
        return f"The passage that comes nearest does not tell of any “{kind}”."
    if (predicate := unsaid(turn, best)) is not None:
        return f"The passage that comes nearest says nothing of “{predicate}”."
    lacks = absent(turn, best) or elsewhere(turn, best) or whose_role(turn, best)
    if lacks:
        return f"The passage that comes nearest does not tell this of {lacks.removesuffix('.')}."
    if best.met < _LEAST_MET and not follows and best.confidence < DOUBTFUL and not best.answers:
        return TOO_LITTLE
    return TOO_LITTLE if best.confidence < min(_FAINT, least_sure(turn, best, follows=follows)) else None


def least_sure(turn: Turn, best: Passage, *, follows: bool) -> float:
    """The least confidence of a passage that is shown as an answer."""
    full = not best.lacking and not best.feature("unwanted") and bool(turn.understood.names)
    return FOLLOWING if follows or turn.understood.quotes or full else SURE


def _unmet(turn: Turn, best: Passage) -> str | None:
    """What "which" or "who is the" asks for, where a passage tells of nothing like it.

    Where the reader finds an answer, no text need call it so ("Which show ...?"). To a passage that has every other
    word of the question it is led by these, and what it finds may be of another kind.
    """
    unmet = unmet_kind(turn, best) if best.confidence < PLAIN else None
    if best.answers and len(best.lacking) != 1:
        unmet = None
    return unmet or unheld(turn, best)


def _no_number(turn: Turn) -> str:
    return f"I find no passage on this with the number asked about ({', '.join(turn.understood.written_numbers)})."


def corrected_number(turn: Turn, best: Passage) -> str | None:
    """Which number the best passage has in place of the one that the question takes for granted, in sentences."""
    lacking = _numbers_lacking(turn, best)
    other = other_figure(turn, lacking[0].start, best) if lacking and not turn.understood.strangers else None
    return f"{_no_number(turn)} What comes nearest has {other}:" if other is not None else None


def _names_with_digits(turn: Turn, best: Passage) -> bool:
    """Whether all numbers asked about are names with letters ("18F", "A-130") that the passage's document uses."""
    used = turn.stems_of(best.candidate.document)
    joined = {m[1].casefold() for m in _JOINED.finditer(turn.understood.text)}
    wanted = turn.understood.numbers
    return all((_MIXED.fullmatch(n) is not None or n in joined) and stem(n) in used for n in wanted)


def _numbers_lacking(turn: Turn, best: Passage) -> list[Token]:
    """The numbers of the sentence that asks which are in the passage in no way, as a word or a Roman numeral neither.

    One of a sentence that only leads up to the question need not stand where that is answered.
    """
    if best.feature("numbers") == 1.0 or _names_with_digits(turn, best):
        return []
    told = best.candidate.stems | best.candidate.near | best.candidate.title
    written = set(text_of(turn, best).split())
    return [
        t
        for i, t in enumerate(turn.understood.tokens)
        if t.folded in turn.understood.numbers
        and t.start >= turn.understood.asking
        and stem(t.folded) not in told
        and told.isdisjoint(map(stem, SPELT.get(t.folded, ())))
        and ROMAN.get(t.folded) not in written
        and not tells_kind(turn, i, best.candidate.document)
    ]
