"""Whether a passage tells of no such deed, or not by whom it was done, where it is asked who did it."""

from __future__ import annotations

from bot.conversation.function_words import AUXILIARIES, LEADING, PASSIVE
from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.language.words import STOP, is_past, stem, words
from knowledge.retrieval.search import Passage

# So many words before a participle stands what makes a passive of it, and so far behind it is told by whom.
_BEFORE, _BEHIND = 3, 10


def agentless(turn: Turn, passage: Passage) -> bool:
    """Whether each sentence of a passage that has the verb of "Who hit Reed?" has it as a passive without "by"."""
    asked = _behind_who(turn)
    if len(asked) < len(("hit", "him")) or asked[0].folded in AUXILIARIES | STOP | PASSIVE:
        return False
    verb, told = stem(asked[0].folded), []
    for row in turn.snapshot.sentences_within(passage.candidate.document, passage.start, passage.end):
        found = words(turn.snapshot.text(row.document, row.start, row.end))
        for place in (i for i, w in enumerate(found) if w.stem == verb):
            before = {w.folded for w in found[max(0, place - _BEFORE) : place]}
            behind = {w.folded for w in found[place + 1 : place + 1 + _BEHIND]}
            told.append(is_past(found[place].folded) and not before.isdisjoint(PASSIVE) and "by" not in behind)
    return bool(told) and all(told)


def without_the_deed(turn: Turn, passage: Passage) -> bool:
    """Whether a passage has nothing like what "Who represents Reed?" asks the doer of."""
    verb = next((t for t in _behind_who(turn) if t.folded not in STOP), None)
    return verb is not None and stem(verb.folded) in passage.lacking


def _behind_who(turn: Turn) -> list[Token]:
    """The words of a question behind the "who" that it begins with; none where it begins otherwise."""
    tokens = [t for t in turn.understood.tokens if t.folded not in LEADING]
    return tokens[1:] if tokens and tokens[0].folded == "who" else []
