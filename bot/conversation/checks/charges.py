"""Of whom a sentence tells a charge, and whether it leaves it open: what the facts of accusations do not say."""

from __future__ import annotations

import re

from bot.conversation.checks.arguments import verb_behind
from bot.conversation.checks.happening import denied, left_open
from bot.conversation.function_words import PASSIVE
from bot.conversation.turn import PRONOUNS, Turn
from knowledge.facts import Accusation
from knowledge.language.words import stem, words

TRIAL = stem("trial")
# So many words may stand between what leaves it open and the charge: "could face new obstruction charges".
_FACING = 4
_ON_TRIAL = re.compile(r"\b(?:on|stand|stands|stood|standing|face|faces|faced|facing) (?:\w+ )?trial\b", re.IGNORECASE)
# Names that stand beside one another, also with more of them between.
# Every word takes its whole length: a run of capitals in a document is read in one way alone.
_JOINED = re.compile(
    r"(?:\s*[,&]|\s+(?:and|or|as well as|along with|[A-Z][\w.’'-]*)(?![\w.’'-]))*"
    r"\s*(?:,|&|\band\b|\bor\b|\bwith\b|\bas well as\b)\s*(?:the )?"
)
_OWNED = re.compile(r"['’]s?\s")
# So many characters behind a name stands what is somebody's.
_NEAR = 30
_INVOLVING = re.compile(r"\b(?:involving|against)\b")
_POSSESSIVE = frozenset({"his", "her", "their", "its"})
# So many words before the one of the accusation may deny it.
_BEFORE = 4
_LEADING_ON = frozenset("on of for over in amid after".split())


def only_a_trial(turn: Turn, number: int, fact: Accusation) -> bool:
    """Whether a sentence has but a trial, which may be over money: nobody is "on trial" in it."""
    told = turn.snapshot.text(number, fact.start, fact.end)
    return stem((fact.status or "").lower()) == TRIAL and _ON_TRIAL.search(told) is None


def is_open(turn: Turn, fact: Accusation) -> bool:
    """Whether a sentence leaves open whether it comes to that: "Reed could face charges"."""
    number = turn.snapshot.number(fact.document_id)
    text = turn.snapshot.text(number, fact.start, fact.end) if number is not None else ""
    led = words(text[: max(0, text.find(fact.status or ""))])[-(_BEFORE + _FACING) :]
    return any(left_open(led[:i], base=False) for i in range(len(led), max(0, len(led) - _FACING), -1))


def is_denied(turn: Turn, fact: Accusation) -> bool:
    """Whether a sentence says that it is not so: "Reed was not named in the indictment"."""
    number = turn.snapshot.number(fact.document_id)
    text = turn.snapshot.text(number, fact.start, fact.end) if number is not None else ""
    return denied(words(text[: max(0, text.find(fact.status or ""))])[-(_BEFORE + _FACING) :])


def outdated_last(turn: Turn, facts: list[Accusation]) -> list[Accusation]:
    """Facts in their order, but what a newer one has overtaken last: "has not been charged", of who was later."""

    def told(fact: Accusation) -> tuple[str, bool]:
        number = turn.snapshot.number(fact.document_id)
        if number is None:
            return "", False
        text = turn.snapshot.text(number, fact.start, fact.end)
        before = words(text[: max(0, text.find(fact.status or ""))])[-_BEFORE:]
        return str(turn.snapshot.card(number).date or ""), denied(before)

    days = {id(f): told(f) for f in facts}
    newest = max((day for day, no in days.values() if not no), default="")
    return sorted(facts, key=lambda f: days[id(f)][1] and days[id(f)][0] <= newest and bool(newest))


def another(turn: Turn, number: int, fact: Accusation, names: set[str], *, unknown: bool = False) -> bool:
    """Whether others are accused, and those asked about do not stand beside them ("Hale and Reed"); or they accuse.

    "Reed accused Hale" and "Reed’s allegations" do not accuse Reed. Who is accused but not known ("two men") is
    another where `unknown` says so.
    """
    text, status = turn.snapshot.text(number, fact.start, fact.end), (fact.status or "").casefold()
    mentions = turn.snapshot.mentions(number, fact.start, fact.end)
    places = [(a, b) for e, a, b, _ in mentions if turn.snapshot.entities[e].name in names]
    if fact.accused_span is not None and (unknown or fact.accused is not None):
        begin, behind = fact.accused_span
        joined = (turn.snapshot.text(number, min(b, behind), max(a, begin)) for a, b in places)
        inside = any(begin <= a and b <= behind for a, b in places)
        return not inside and not any(_JOINED.fullmatch(between) for between in joined)
    behinds = [text[b - fact.start :] for _, b in places]
    verbs = [(verb_behind(behind), behind) for behind in behinds]
    accuses = [v is not None and v.folded == status and _active(behind[: v.start]) for v, behind in verbs]
    owns = [_OWNED.match(behind) is not None and _has_at_once(behind[:_NEAR], status) for behind in behinds]
    return bool(places) and all(a or o for a, o in zip(accuses, owns, strict=True))


def concerns(turn: Turn, number: int, fact: Accusation, names: set[str]) -> bool:
    """Whether somebody is whom a word like "charges" is of, where the sentence does not tell whom they are against.

    Who stands nearest before it, the only one whom the sentence names, or who stands behind "involving". "His" does
    not name him.
    """
    text = turn.snapshot.text(number, fact.start, fact.end)
    status = text.casefold().find((fact.status or "").casefold())
    there = [
        (turn.snapshot.entities[e].name, start - fact.start)
        for e, start, behind, kind in turn.snapshot.mentions(number, fact.start, fact.end)
        if turn.snapshot.entities[e].type in {"person", "organisation"}
        and not (kind != "name" and turn.snapshot.text(number, start, behind).casefold() in _POSSESSIVE)
    ]
    before = [name for name, start in there if start < status]
    if (led := _INVOLVING.search(text, max(status, 0))) is not None:
        return any(name in names and start > led.start() for name, start in there)
    everybody = {name for name, _ in there}
    return (before[-1] in names) if before else (len(everybody) == 1 and not everybody.isdisjoint(names))


def of_nobody(turn: Turn, fact: Accusation, number: int) -> bool:
    """Whether a sentence denies it of a pronoun alone."""
    text = turn.snapshot.text(number, fact.start, fact.end)
    first = words(text)[:1]
    pointed = bool(first) and first[0].folded in PRONOUNS
    return pointed and denied(words(text[: max(0, text.find(fact.status or ""))])[-_BEFORE:])


def akin(name: str, names: set[str]) -> bool:
    """Whether a name may be a shorter or fuller form of one of some others: "Medina", of "Jorge Medina"."""
    parts = {w.folded for w in words(name)}
    others = [{w.folded for w in words(other)} for other in names]
    return any(parts != other and (parts <= other or other <= parts) for other in others if parts and other)


def otherwise_called(turn: Turn) -> bool:
    """Whether a question has a surname that the documents know, behind a first name that nobody of it has."""
    bearers = (e for t in turn.tokens("who") for e in turn.names.exact([t.folded]) if e.type == "person")
    worded = {t.folded for t in turn.tokens("who")}
    return len(worded) > 1 and any(words(e.name)[-1].folded in worded and " " in e.name for e in bearers)


def _active(between: str) -> bool:
    return PASSIVE.isdisjoint(w.folded for w in words(between))


def _has_at_once(behind: str, status: str) -> bool:
    """Whether a word stands among what is somebody's: "'s allegations", and not "'s arrest on charges"."""
    before, found, _ = behind.casefold().partition(status)
    return bool(found) and _LEADING_ON.isdisjoint(w.folded for w in words(before))
