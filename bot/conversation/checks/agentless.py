"""Whether a passage tells that something was done, and not by whom, where it is asked who did it."""

from __future__ import annotations

from bot.conversation.function_words import AUXILIARIES, LEADING, PASSIVE
from bot.conversation.turn import Turn
from knowledge.language.words import STOP, is_past, stem, words
from knowledge.retrieval.search import Passage

# So many words before a participle stands what makes a passive of it, and so far behind it is told by whom.
_BEFORE, _BEHIND = 3, 10


def agentless(turn: Turn, passage: Passage) -> bool:
    """Whether each sentence of a passage that has the verb of "Who hit Reed?" has it as a passive without "by"."""
    tokens = [t for t in turn.understood.tokens if t.folded not in LEADING]
    led = [t.folded for t in tokens[:2]]
    if len(tokens) < len(("who", "hit", "him")) or led[0] != "who" or led[1] in AUXILIARIES | STOP | PASSIVE:
        return False
    verb, told = stem(led[1]), []
    for row in turn.snapshot.sentences(passage.candidate.document):
        if row.start >= passage.end or row.end <= passage.start:
            continue
        found = words(turn.snapshot.text(row.document, row.start, row.end))
        for place in (i for i, w in enumerate(found) if w.stem == verb):
            before = {w.folded for w in found[max(0, place - _BEFORE) : place]}
            behind = {w.folded for w in found[place + 1 : place + 1 + _BEHIND]}
            told.append(is_past(found[place].folded) and not before.isdisjoint(PASSIVE) and "by" not in behind)
    return bool(told) and all(told)
