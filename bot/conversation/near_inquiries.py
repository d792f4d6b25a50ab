"""What documents tell of somebody that comes near an inquiry of theirs, where none is told."""

from __future__ import annotations

import re
from collections.abc import Set

import numpy as np

from bot.conversation.citations import cite_sentences
from bot.conversation.inquiries import PROBES
from bot.conversation.reply import Snippet
from bot.conversation.turn import Turn
from knowledge.language.words import STOP, stem, words

# What comes near an inquiry: reviewing a report, searching a house.
_NEAR_ONE = PROBES | frozenset(
    map(stem, "investigate investigating review reviewing examine subpoena search look looking looked".split())
)
_LOOKS = re.compile(r"\blook(?:s|ed|ing)?\b(?!\s(?:\w+\s)?into\b)", re.IGNORECASE)
_MOST_READ, _SHOWN_NEAR = 400, 2


def near_inquiries(turn: Turn, slot: str, names: Set[str]) -> list[Snippet]:
    """Sentences on those asked about that come near an inquiry of theirs: "would not say whether it was investigating".

    By their names, or by the words that the question has for them; the newest first.
    """
    wanted = set(turn.stems([t for t in turn.tokens(slot) if t.folded not in STOP]))
    if not wanted:
        return []
    terms, columns = turn.snapshot.terms, turn.snapshot.columns
    known = [n for s in _NEAR_ONE for n in range(*terms.beginning(s)) if terms.stems[n] == s]
    numbers = {e.n for e in turn.snapshot.entities if e.name in names}
    near = columns.having(known)
    if names:
        near = np.intersect1d(near, columns.mentioning(numbers), assume_unique=True)
    else:
        for one in wanted:
            spelt = [n for n in range(*terms.beginning(one)) if terms.stems[n] == one]
            near = np.intersect1d(near, columns.having(spelt), assume_unique=True)
    found = []
    for row in turn.snapshot.sentences_numbered(near.tolist()[-_MOST_READ:]):
        # Who only looks forward to something does not look into it.
        rest = words(_LOOKS.sub("", turn.snapshot.text(row.document, row.start, row.end)))
        told = any(w.stem in _NEAR_ONE for w in rest)
        if told and turn.in_scope(turn.snapshot.card(row.document).id):
            found.append(cite_sentences(turn.snapshot, row.document, row.start, row.end))
    return sorted(dict.fromkeys(found), key=lambda s: -(s.date.toordinal() if s.date else 0))[:_SHOWN_NEAR]
