"""Which of several bodies "the union" or "the company" is: the one that speaks on the matter, else a question back."""

from __future__ import annotations

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
from knowledge.language.words import STOP, stem, words
from knowledge.store.snapshot import StoredEntity

_MOST_CHOICES = 25
_SPEAKING = SPOKES | {"chief"}


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

    Who is but a member of it speaks for themselves.
    """
    called = [w.folded for w in words(meaning.text) if w.folded not in STOP]
    if len(called) != 1 or called[0] not in HEADS or (meaning.entities and meaning.how != "head"):
        return []
    people = [e for e in turn.snapshot.entities if e.type == "person" and _is_of(e, stem(called[0]))]
    return statements_of(turn, people)


def _is_of(person: StoredEntity, kind: str) -> bool:
    roles = ([w.folded for w in words(role)] for role in person.roles)
    return any(not _SPEAKING.isdisjoint(role) and kind in map(stem, role) for role in roles)


def _apart(bodies: Sequence[StoredEntity]) -> list[StoredEntity]:
    """Bodies that are surely not one another: no name has a word of another's besides what they all are."""
    told: list[tuple[StoredEntity, set[str]]] = []
    for body in bodies:
        own = {w.folded for w in words(body.name) if w.folded not in STOP and w.folded not in BODY_NOUNS}
        if not any(own & other or not own for _, other in told):
            told.append((body, own))
    return [body for body, _ in told]
