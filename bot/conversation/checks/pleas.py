"""Whether somebody pleaded guilty or a jury found them so: a question may take one for granted where it was the other.

Both end in a conviction, so that the words of a passage hardly differ; who did the one did not need the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.conversation.citations import cite_sentences
from bot.conversation.names import Named
from bot.conversation.reply import Abstention
from bot.conversation.turn import Turn, abstain
from knowledge.store.snapshot import SentenceHit, StoredEntity

_PLEA = re.compile(r"\b(?:plead(?:ed|s|ing)?|pled)\s+guilty|\bguilty\s+pleas?\b|\bplea\s+agreement", re.I)
_DENIAL = re.compile(
    r"\b(?:plead(?:ed|s|ing)?|pled)\s+(?:not\s+guilty|innocent)|\bnot\s+guilty\s+plea|\bplea\s+of\s+not", re.I
)
_FOUND = r"(?:convict\w*|f(?:ou|i)nd\b[^.;]{0,60}\bguilty|guilty\s+verdict)"
# Both stand in one clause: so far at most do they stand apart.
_APART = r"[^.;]{0,200}"
_VERDICT = re.compile(rf"{_FOUND}{_APART}\b(?:jury|jurors|trial)\b|\b(?:jury|jurors|trial)\b{_APART}{_FOUND}", re.I)
# What is asked for is told by the first pattern; by the others, that it was otherwise.
_WAYS = (
    (_DENIAL, (_PLEA, _VERDICT), "pleaded not guilty"),
    (_PLEA, (_VERDICT,), "pleaded guilty"),
    (_VERDICT, (_PLEA,), "was found guilty at a trial"),
)
_READ = 400
_OF = frozenset("of with to for like unlike besides".split())


def convicted_otherwise(turn: Turn) -> Abstention | None:
    """Say that somebody did not plead guilty, but was found so, or the reverse; None where nothing tells otherwise."""
    asked = next((way for way in _WAYS if way[0].search(turn.understood.repaired)), None)
    # A headline's "Pleads Guilty" may have been read as a name.
    people = [n.people for n in turn.understood.names if n.people and "guilty" not in n.text and not _beside(turn, n)]
    if len(people) > 1:  # "Riverside" may be somebody, too
        people = [p for p in people if " " in p[0].name]
    if asked is None or turn.understood.polar or len(people) != 1:
        return None
    wanted, others, words = asked
    rows = list(_sentences(turn, people[0]))
    if any(wanted.search(text) for _, text, _ in rows):
        return None
    for row, text, end in rows:
        if any(other.search(text, end) for other in others):
            reason = f"I find nowhere in the documents that {people[0][0].name} {words}. They tell otherwise:"
            return abstain("accusation", reason, [cite_sentences(turn.snapshot, row.document, row.start, row.end)])
    return None


def _beside(turn: Turn, named: Named) -> bool:
    """Whether a name only tells whose or with whom somebody else is ("the co-defendants of Reed", "Reed's wife")."""
    tokens, text = turn.understood.tokens, turn.understood.text
    owns = text.startswith(("'", "’"), tokens[named.end - 1].end)
    return owns or (named.start > 0 and tokens[named.start - 1].folded in _OF)


def _sentences(turn: Turn, people: tuple[StoredEntity, ...]) -> Iterator[tuple[SentenceHit, str, int]]:
    """Sentences in which somebody stands, by name or as "she", each with its text and where the first mention ends."""
    numbers = {p.n for p in people}
    for document in sorted({d for n in numbers for d, *_ in turn.snapshot.mentions_of(n)})[:_READ]:
        if not turn.in_scope(turn.snapshot.card(document).id):
            continue
        for row in turn.snapshot.sentences(document):
            own = [m for m in turn.snapshot.mentions(document, row.start, row.end) if m[0] in numbers]
            if own:
                yield row, turn.snapshot.text(document, row.start, row.end), own[0][2] - row.start
