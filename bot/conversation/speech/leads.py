"""What stands before somebody's words in a reply: who said them, and for whom."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.meant import Meant
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.saying import PLAIN, called, label, parts_of, statements_of, subject, surest
from bot.conversation.speech.topics import named_stems
from bot.conversation.turn import Turn
from knowledge.facts import Statement
from knowledge.language.words import content_stems
from knowledge.store.merging import name_key

NOT_OWN = "No words of"


def lead_of(turn: Turn, roles: RoleIndex, meaning: Meant, first: Statement) -> str:
    """What stands before words: who said them, for whom, and what of the question the documents do not bear out."""
    names = {name_key(called) for e in meaning.entities for called in (e.name, *e.aliases)}
    own = first.speaker is None or name_key(first.speaker) in names
    name = first.speaker if first.speaker and own else label(meaning)
    speaker = first.speaker or name
    if first.along_with and not names.isdisjoint(map(name_key, (speaker, *first.along_with))):
        lead = f"{subject(first)} said:"
    elif meaning.people and not own:
        quoted = any(s.speaker and name_key(s.speaker) in names for s in statements_of(turn, meaning.entities))
        lead = f"{speaker} said:" if quoted else f"{NOT_OWN} {name}’s own are reported. {speaker} said:"
    elif not own and speaker in {e.name for e in parts_of(turn, meaning.entities)}:
        lead = f"{name}’s {speaker} said:"
    elif not own and first.on_behalf_of != name:
        quoted = any(s.speaker and name_key(s.speaker) in names for s in statements_of(turn, meaning.entities))
        itself = "" if quoted else f"{name} is not quoted itself. "
        lead = f"{itself}{speaker}, whose role the documents give with {name if quoted else 'it'}, said:"
    elif first.on_behalf_of == name and not own:
        lead = f"{speaker} said for {name}:"
    elif surest(turn, first).confidence < PLAIN and own:
        lead = f"Going by the context, {name} said:"
    else:
        lead = f"{name} said:"
    if meaning.how == "beside":
        lead = f"The documents call {speaker} that, and do not say of what. {lead}"
    other = _other_role(turn, roles, meaning, speaker)
    if other is not None:
        lead = f"The documents call {speaker} “{other}”. {lead}"
    return lead


def _other_role(turn: Turn, roles: RoleIndex, meaning: Meant, speaker: str) -> str | None:
    """What the documents call a speaker whom the question gives a role that is not theirs ("Mayor Reed")."""
    bodies = [
        n
        for n in turn.named("who")
        if any(e.type == "organisation" for e in n.entities) and all(p.name != speaker for p in n.people)
    ]
    body = frozenset(s for n in bodies for s in named_stems(turn, n))
    named = {i for n in turn.named("who") for i in range(n.end - 1, n.end)}
    first = turn.slots["who"][0]
    asked = [t.folded for i, t in enumerate(turn.tokens("who"), first) if i not in named]
    person = next((e for e in meaning.people if e.name == speaker), None)
    return None if person is None or meaning.how != "name" else roles.other_role(person, asked, body)


def called_in_common(turn: Turn, chosen: Sequence[Statement], others: Sequence[Statement] = ()) -> str:
    """What the documents call people whom they do not name, as shortly as they do with all that they are asked by."""
    asked = set(turn.stems(turn.tokens("who")))
    own, theirs = ([called(s) for s in some] for some in (chosen, others))
    fitting = ([r for r in roles if asked <= set(content_stems(r))] for roles in (own, theirs))
    return min(next(filter(None, fitting), own), key=len)
