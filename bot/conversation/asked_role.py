"""What the words in a role's place ask for: whose office, at what time, or something that is no role at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.roles import RoleIndex
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.facts import Role
from knowledge.language.words import STOP, is_past, stem
from knowledge.store.snapshot import StoredEntity

_PREPOSITIONS = frozenset(
    "of for in to at from who that on with by along during against under over before after".split()
)
# People who are called so in the news, and are no holders of a role.
_UNNAMED = frozenset(
    """migrant refugee immigrant suspect accuser complainant passenger pedestrian cyclist protester bystander tourist
    hostage prisoner inmate caller gunman attacker intruder employee worker tenant baby toddler""".split()
)
# A body's, and nobody's.
_BODYS = frozenset({"its", "their"})
_PAST = frozenset({"was", "were"})
_ARTICLES = frozenset({"the", "a", "an"})
_CLAUSE = frozenset({"who", "that", "which", "whose"})
_EARLIER = frozenset({"before", "previous", "previously", "earlier"})
# "The dynasty's official name" asks for the name of no official.
_OF_NAMES = frozenset("official original legal".split())


def is_more_than_office(turn: Turn) -> bool:
    """Whether it is asked who did something, or was it when ("the lawyer that ...", "the top donor in May")."""
    start, end = turn.slots["role"]
    tokens = turn.understood.tokens
    begin, until = tokens[start].start, tokens[end - 1].end
    timed = any(begin <= t.start < until for t in turn.understood.times)
    return timed or any(t.folded in _CLAUSE for t in tokens[start + 1 : end])


def head_of(turn: Turn, roles: RoleIndex) -> str | None:
    """The stem of what is asked for ("captain" of "the captain of the ferry"), where it is a person.

    None for what is no role at all ("drawn to the coast", "the name of the troupe").
    """
    before: list[str] = []
    for token in turn.tokens("role"):
        if token.folded in _PREPOSITIONS and before:
            break
        before.append(token.folded)
    last = turn.tokens("role")[-1].folded
    if last in _OF_NAMES and turn.understood.plain.endswith(f"{last} name"):
        return None
    if before and _is_verb(turn, roles):
        return None  # "Who was named the region's person of the year?" asks what became of whom
    named = turn.named("role")
    if named and named[0].people and named[0].start == turn.slots["role"][0] and len(before) > 1:
        first = before[: named[0].end - named[0].start]
        if not any(map(roles.says, first)):
            return None  # "Ada Reed ferry case" is Ada Reed, whatever follows
    if not before or (last in _PREPOSITIONS and len(turn.tokens("role")) > 1):
        return None  # "who was the pilot exchanged for?" asks for more than a pilot
    head = stem(before[-1])
    return head if roles.heads(head) or before[-1] in PERSON_NOUNS | _UNNAMED else None


def _is_verb(turn: Turn, roles: RoleIndex) -> bool:
    """Whether what stands in a role's place tells what somebody does or what was done to them.

    "Prosecuting Ada Reed", "found guilty": no role, unless the documents word one so ("acting mayor"), and unless
    it is introduced by an article ("the sitting judge").
    """
    start, end = turn.slots["role"]
    tokens = turn.understood.tokens
    word, behind = tokens[start].folded, tokens[start + 1 : end]
    if roles.says(word):
        return False
    if word.endswith("ed"):
        return True
    if start and tokens[start - 1].folded in _ARTICLES:
        return False
    if is_past(word):
        return True
    named = any(n.start == start + 1 for n in turn.named("role"))
    return word.endswith("ing") and bool(behind) and (named or behind[0].folded in STOP)


def asks_before(turn: Turn) -> bool:
    """Whether it is asked who held an office before: "who was mayor before?", "who was the previous mayor?"."""
    asked = turn.understood.plain.split()
    return not _EARLIER.isdisjoint(asked) and not _PAST.isdisjoint(asked)


def before_whom(turn: Turn) -> tuple[Turn, frozenset[int]]:
    """The turn with the office alone of "the president before Reed", and the numbers of whoever it was before."""
    start, end = turn.slots["role"]
    tokens = turn.understood.tokens
    cut = next((i for i in range(start + 1, end) if tokens[i].folded == "before"), None)
    if cut is None:
        return turn, frozenset()
    others = frozenset(n for m in turn.understood.names if m.start > cut for n in m.numbers)
    plain = cut + 1 == end or bool(others)
    return (replace(turn, slots={**turn.slots, "role": (start, cut)}), others) if plain else (turn, frozenset())


def of_what_was_shown(turn: Turn, roles: RoleIndex, wanted: Sequence[str]) -> list[StoredEntity]:
    """Who is "its president" where a text calls somebody so in a paragraph that the last reply showed a part of."""
    pronoun = turn.tokens("role")[0].folded
    shown = turn.memory.reply.snippets if turn.memory is not None and turn.memory.reply is not None else ()
    if pronoun not in _BODYS or not shown:
        return []
    found = []
    for holder in roles.holders(wanted):
        for fact in turn.snapshot.facts_of(holder.n, "role", "holder"):
            theirs = isinstance(fact, Role) and fact.role.lower().split()[0] in _BODYS
            number = turn.snapshot.number(fact.document_id)
            if theirs and number is not None and turn.in_scope(fact.document_id) and holder.type == "person":
                beside = (s for s in shown if s.document_id == fact.document_id)
                if any(_one_paragraph(turn, number, s.start, s.end, fact.start) for s in beside):
                    found.append(holder)
    return list(dict.fromkeys(found))


def _one_paragraph(turn: Turn, document: int, start: int, end: int, place: int) -> bool:
    rows = turn.snapshot.sentences(document)
    shown = {r.paragraph for r in rows if r.start < end and start < r.end}
    return any(r.paragraph in shown and r.start <= place < r.end for r in rows)
