"""On whose account words are somebody's: "According to the complaint, Olsen told a clerk, “...”"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.turn import Turn
from knowledge.facts import Statement

# What the account is called, up to where its sentence goes on.
_ACCOUNT = re.compile(
    r"\baccording\sto\s(?P<account>(?:[^\s,.;:“”\"()]+\s){0,7}?[^\s,.;:“”\"()]+)"
    r"(?=[,.;:)]|\s*$)",
    re.IGNORECASE,
)


def with_account(turn: Turn, lead: str, shown: Sequence[Statement]) -> str:
    """What stands before somebody's words, with whose account all that is shown of them is."""
    accounts = {by_account(turn, statement) for statement in shown}
    account = accounts.pop() if len(accounts) == 1 else None
    return lead if account is None else f"According to “{account}”, {lead}"


def by_account(turn: Turn, statement: Statement) -> str | None:
    """What the sentence in which somebody speaks has that from, as it calls it; None where it tells it itself.

    Whom the words are from ("according to Olsen") is no account of another's.
    """
    number = turn.snapshot.number(statement.document_id)
    if number is None or statement.cue is None:
        return None
    row = next((r for r in turn.snapshot.sentences(number) if r.start <= statement.cue[0] < r.end), None)
    if row is None:
        return None
    text, speaker = turn.snapshot.text(number, row.start, row.end), statement.speaker_span
    for found in _ACCOUNT.finditer(text):
        start, end = row.start + found.start("account"), row.start + found.end("account")
        own = speaker is not None and start < speaker[1] and speaker[0] < end
        cued = statement.cue[0] < end and row.start + found.start() < statement.cue[1]
        if not own and not cued and not any(a < end and start < b for a, b in statement.spans):
            return " ".join(found["account"].split())
    return None
