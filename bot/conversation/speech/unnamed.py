"""Words of people whom no document names, by whose they are or by what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from bot.conversation.people import is_people, owned
from bot.conversation.phrasings import Token
from bot.conversation.roles import role_stems
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import KIN, SPOKES
from knowledge.facts import Statement
from knowledge.language.words import STOP, words

# Between somebody unnamed and the name of those they are near or speak for.
_OF = frozenset("of for to with at from".split())
_AUTHORITIES = frozenset({"police"})
# Kin who are called otherwise by whoever asks.
_ALIKE = tuple(map(frozenset, ({"mom", "mum", "mother"}, {"dad", "father"}, {"wife", "spouse"}, {"husband", "spouse"})))
_ITS = re.compile(
    r"(?:its|their)\s(?:[\w-]+\s){0,3}?(?:president|chief|chair\w*|director|head|leader|secretary|spokes\w+|lawyer|attorney)\b",
    re.IGNORECASE,
)
# In the documents of so many passages their words are looked for.
_LOOKED_AT = 10


def words_of_unnamed(turn: Turn, slot: str) -> list[Statement]:
    """Words of people whom no document names, by whose they are ("aides to Hale") or by what ("prosecutors")."""
    named = turn.named(slot)
    if not named:
        return _words_of_kind(turn, slot)
    if kin := _words_of_kin(turn, slot):
        return kin
    begin = turn.slots[slot][0]
    tokens = turn.tokens(slot)
    rest = [t for i, t in enumerate(tokens, begin) if not named[-1].start <= i < named[-1].end and t.folded not in STOP]
    wanted = set(turn.stems(rest))
    found = []
    for number in named[-1].numbers if any(map(is_people, rest)) else ():
        for fact in turn.snapshot.facts_of(number, "statement", "on_behalf_of"):
            if isinstance(fact, Statement) and fact.via == "spokesperson" and turn.in_scope(fact.document_id):
                unnamed = fact.speaker in (None, fact.on_behalf_of) and fact.speaker_role is not None
                found += [fact] if unnamed and wanted <= set(role_stems(fact.speaker_role or "")) else []
    return found or _words_of_kind(turn, slot)


def kin_told_of(turn: Turn, tokens: Sequence[Token]) -> bool:
    """Whether the likeliest passage has those asked about word for word, "Hale's wife", though nobody is told to be."""
    best = next(iter(turn.search(turn.query(), limit=1)), None)
    if best is None or len(tokens) < len(("whose", "kin")) or tokens[-1].folded not in KIN:
        return False
    text = turn.snapshot.text(best.candidate.document, best.start, best.end)
    return " ".join(turn.stems(tokens[-2:])) in " ".join(w.stem for w in words(text))


def _words_of_kin(turn: Turn, slot: str) -> list[Statement]:
    """Words of kin whom a document only calls somebody's: "his wife" where "his" is Hale's, for "Hale's wife"."""
    owners, role = owned(turn, slot)
    head = role[-1].folded if role else ""
    if head not in KIN:
        return []
    alike = next((group for group in _ALIKE if head in group), frozenset({head}))
    found = []
    for number in sorted({d for n in owners for d, *_ in turn.snapshot.mentions_of(n)}):
        for fact in turn.snapshot.facts("statement", document=number):
            if not isinstance(fact, Statement) or fact.speaker is not None or fact.speaker_span is None:
                continue
            theirs = owners & {e for e, *_ in turn.snapshot.mentions(number, *fact.speaker_span)}
            called = [w.folded for w in words(turn.snapshot.text(number, *fact.speaker_span))]
            found += (
                [fact] if theirs and called[-1:] and called[-1] in alike and turn.in_scope(fact.document_id) else []
            )
    return found


def _words_of_kind(turn: Turn, slot: str) -> list[Statement]:
    """Words of people called by what they are alone ("prosecutors"), in the documents nearest to the question."""
    wanted = turn.stems(turn.tokens(slot))
    head = turn.tokens(slot)[-1].folded
    found = turn.search(turn.query(), limit=_LOOKED_AT) if wanted else ()
    documents = dict.fromkeys(p.candidate.document for p in found)
    owners = owned(turn, slot)[0]
    documents = {d: None for n in owners for d, *_ in turn.snapshot.mentions_of(n)} if owners else documents
    kind = []
    for document in documents:
        facts = turn.snapshot.facts("statement", document=document)
        speaking = False
        for fact in sorted((f for f in facts if isinstance(f, Statement)), key=lambda f: f.start):
            # "Police said": a body by what it is alone.
            role = fact.speaker if fact.speaker in _AUTHORITIES else fact.speaker_role if fact.speaker is None else None
            # "The bakers' guild praised it. “...,” the guild said": who was just called in full.
            short = role is not None and [w.folded for w in words(role)] == ["the", head]
            # "The bakers' guild praised it. “...,” said its president, Ada Reed": who speaks for those just called so.
            its = (
                speaking
                and fact.speaker not in (None, *_AUTHORITIES)
                and _ITS.match(fact.speaker_role or "") is not None
            )
            speaking = its or (role is not None and (_is_called(role, wanted) or (short and speaking)))
            theirs = not owners or _is_theirs(turn, document, fact, owners, wanted)
            kind += [fact] if speaking and theirs and turn.in_scope(fact.document_id) else []
    return kind


def _is_theirs(turn: Turn, document: int, fact: Statement, owners: set[int], wanted: Sequence[str]) -> bool:
    """Whether people are told to be somebody's: by name ("Hale's lawyers"), or near his ("For Hale, the lawyers ...").

    Lawyers who are told to be another's ("the lawyers for the county") are not his.
    """
    if fact.speaker_span is not None:
        named = {e for e, *_ in turn.snapshot.mentions(document, *fact.speaker_span)}
        if named:
            return not named.isdisjoint(owners)
    told = {w.stem for w in words(fact.speaker_role or "") if w.folded not in STOP}
    near = {e for e, *_ in turn.snapshot.mentions(document, fact.start, fact.end)}
    return told <= set(wanted) and not near.isdisjoint(owners)


def _is_called(role: str, wanted: Sequence[str]) -> bool:
    """Whether a role is at heart what the last of some stems says, and has the others, too.

    Whom somebody speaks for has said it as well: "a spokesman for the harbour attorney in Sund".
    """
    told = words(role)
    called = [w.stem for w in takewhile(lambda w: w.folded not in _OF, told)]
    if called[-1:] == list(wanted[-1:]) and set(wanted) <= set(called):
        return True
    behind = [w.stem for w in dropwhile(lambda w: w.folded != "for", told)]
    return bool(wanted) and not SPOKES.isdisjoint(w.folded for w in told[:3]) and set(wanted) <= set(behind)
