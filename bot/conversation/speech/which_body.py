"""Which of several bodies "the union" or "the company" is: the one that speaks on the matter, else a question back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.meant import Meant
from bot.conversation.names import HEADS
from bot.conversation.reply import Choice, Clarification
from bot.conversation.speech.on_topic import on_topic
from bot.conversation.speech.saying import statements_of
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import BODY_NOUNS, SPOKES
from knowledge.facts import Statement
from knowledge.language.words import STOP, fold, stem, words
from knowledge.store.snapshot import StoredEntity

_MOST_CHOICES = 25
_SPEAKING = SPOKES | {"chief"}
# "The union's president" speaks for it, too.
_ITS_HEAD = re.compile(r"['’]s?\s(?:president|chair\w*|director|leader|head|secretary)\b", re.IGNORECASE)


def one_body(
    turn: Turn, meaning: Meant, topic: list[str], intent: str, *, around: bool = False
) -> Meant | Clarification:
    """Of bodies called by what they are alone, those of one name: that speaks, on the topic; else a question back.

    What is meant by anything else stays as it is.
    """
    bodies = [e for e in meaning.entities if e.type == "organisation"]
    if meaning.how != "head" or len(_apart(bodies)) < 2:
        return meaning
    spoken = [(e, statements_of(turn, [e])) for e in bodies]
    quoted = [(e, told) for e, told in spoken if told]
    on_it = [e for e, told in quoted if topic and on_topic(turn, told, topic, around=around)]
    left = on_it or [e for e, _ in quoted]
    if topic and not on_it:
        return meaning
    several = _apart(left)
    if len(several) > 1:
        choices = [Choice(label=e.name[:80], question=turn.with_slot("who", e.name)) for e in several[:_MOST_CHOICES]]
        reason = f"“{meaning.text}” may be any of {len(several)} in the documents."
        return Clarification(intent=intent, reason=reason, choices=tuple(choices))
    return replace(meaning, entities=tuple(left)) if left else meaning


def words_of_its_people(turn: Turn, meaning: Meant) -> list[Statement]:
    """Words of people who speak for what a body is called by alone: "Police spokeswoman", for "the police".

    Who is but a member of it speaks for themselves. Of a place's ("the Arden police") they are those of documents that
    name the place.
    """
    called = [w.folded for w in words(meaning.text) if w.folded not in STOP]
    if not called or called[-1] not in HEADS or (meaning.entities and meaning.how != "head"):
        return []
    people = [e for e in turn.snapshot.entities if e.type == "person"]
    if theirs := [e for e in people if _is_of(e, set(map(stem, called)))]:
        return statements_of(turn, theirs)
    place = " ".join(called[:-1])
    if not any(e.type == "place" and fold(e.name) == place for e in turn.snapshot.entities):
        return []
    said = statements_of(turn, [e for e in people if _is_of(e, {stem(called[-1])})])
    numbers = {s.document_id: turn.snapshot.number(s.document_id) for s in said}
    naming = {d for d, n in numbers.items() if n is not None and set(map(stem, called[:-1])) <= turn.stems_of(n)}
    return [s for s in said if s.document_id in naming]


def _is_of(person: StoredEntity, called: set[str]) -> bool:
    roles = (([w.folded for w in words(role)], _ITS_HEAD.search(role) is not None) for role in person.roles)
    return any((heads or not _SPEAKING.isdisjoint(role)) and called <= set(map(stem, role)) for role, heads in roles)


def _apart(bodies: Sequence[StoredEntity]) -> list[StoredEntity]:
    """Bodies that are surely not one another: no name has a word of another's besides what they all are."""
    told: list[tuple[StoredEntity, set[str]]] = []
    for body in bodies:
        own = {w.folded for w in words(body.name) if w.folded not in STOP and w.folded not in BODY_NOUNS}
        if not any(own & other or not own for _, other in told):
            told.append((body, own))
    return [body for body, _ in told]
