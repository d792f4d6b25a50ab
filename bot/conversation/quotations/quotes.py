"""Checks a message's quotations: word for word in the documents, altered, somebody else's words, or not found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.conversation.citations import cite_sentences
from bot.conversation.desk import Desk
from bot.conversation.quotations.claims import Claim, find_claims
from bot.conversation.quotations.wording import Part, find_wording, holding
from bot.conversation.reply import Question, Snippet
from bot.conversation.speech.saying import SURE, attribution
from knowledge.facts import Statement
from knowledge.language.words import fold


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What the documents know of one quotation.

    `difference` is empty unless `wording` is "altered". `speaker` is who says the words in the documents
    (with whom they speak for), None where no document tells. `attribution` compares that with `claim.claimed`:
    "unclaimed" where the message names nobody, "unknown" where the documents do not tell.
    """

    claim: Claim
    wording: Literal["verbatim", "altered", "not_found"]
    attribution: Literal["same", "other", "unclaimed", "unknown"] = "unknown"
    snippet: Snippet | None = None
    speaker: str | None = None
    difference: tuple[Part, ...] = ()


def check_quotes(desk: Desk, message: str) -> list[QuoteCheck]:
    """Check everything that a message quotes; an empty list where it quotes nothing."""
    return [_check(desk, claim) for claim in find_claims(message)]


def _check(desk: Desk, claim: Claim) -> QuoteCheck:
    found = find_wording(desk.snapshot, claim.quoted)
    if found is None:
        return QuoteCheck(claim, "not_found", "unclaimed" if claim.claimed is None else "unknown")
    statement = holding(desk.snapshot, found)
    speaker = attribution(statement) if statement is not None and _is_sure(statement) else None
    return QuoteCheck(
        claim,
        "altered" if found.difference else "verbatim",
        _compare(desk, claim.claimed, statement),
        cite_sentences(desk.snapshot, found.document, found.start, found.end),
        speaker,
        found.difference,
    )


def _is_sure(statement: Statement) -> bool:
    return statement.speaker is not None and statement.confidence >= SURE


def _compare(
    desk: Desk, claimed: str | None, statement: Statement | None
) -> Literal["same", "other", "unclaimed", "unknown"]:
    if claimed is None:
        return "unclaimed"
    if statement is None or not _is_sure(statement):
        return "unknown"
    meant = _entities(desk, claimed)
    if any(meant & _entities(desk, name) for name in (statement.speaker or "", *statement.along_with)):
        return "same"
    # Who speaks for a body gives the body's words; who speaks for a person does not give the person's own.
    bodies = {n for n in meant if desk.snapshot.entities[n].type == "organisation"}
    return "same" if bodies & _entities(desk, statement.on_behalf_of or "") else "other"


def _entities(desk: Desk, name: str) -> set[int]:
    """Whom a name may mean, spelt as it is: here a slip is not forgiven, it may be somebody else's name."""
    understood = desk.turn(Question(text=name, asker="", channel="")).understood
    found: set[int] = set()
    for named in understood.names:
        tokens = understood.tokens[named.start : named.end]
        if all(fold(understood.text[t.start : t.end]) == t.folded for t in tokens):
            found |= named.numbers
    return found
