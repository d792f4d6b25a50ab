"""What a question asks of votes: on which side, on what, whose, and of which days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bot.conversation.meant import Meant
from bot.conversation.people import meant
from bot.conversation.phrasings import Token
from bot.conversation.roles import RoleIndex
from bot.conversation.titled import HONORIFIC
from bot.conversation.turn import POINTERS, Turn
from bot.conversation.voting.days import days_of_votes
from bot.conversation.voting.voters import Voter, voter_of
from knowledge.extraction.cast.given_names import is_given_name
from knowledge.extraction.cast.lexicon import BODY_NOUNS, PERSON_NOUNS
from knowledge.language.dates.questions import QuestionTime
from knowledge.language.words import STOP, stem, words
from knowledge.store.snapshot import StoredEntity

_SIDE_OF = {
    **dict.fromkeys("against no nay oppose opposed dissent dissented".split(), "against"),
    **dict.fromkeys("for yes aye favor favour to".split(), "for"),
    **dict.fromkeys("abstain abstained abstentions".split(), "abstain"),
}
# What asks how a vote went, or somebody voted, asks for no side.
_OUTCOME = frozenset("was were is how happened".split())
# Of these any vote is, or anybody who votes.
_ANY = frozenset(
    map(stem, "vote voting motion council councillor councilor councilmember member board meeting roll call".split())
)
_BODIES = frozenset(map(stem, BODY_NOUNS))
_WHO_VOTE = frozenset(
    map(
        stem,
        """republican democrat senator representative lawmaker legislator mp commissioner trustee director supervisor
        alderman justice judge delegate committee people party country state""".split(),
    )
)
# Those who are counted where it is asked how many voted are no electorate.
_ELECTORATE = frozenset(map(stem, "people party country state voter resident citizen student".split()))
# What was voted on is called so by its own document alone.
KINDS = frozenset("amendment resolution ordinance bill bylaw".split())
_ENDING = frozenset("pass passed carry carried fail failed".split())
_ARTICLES = frozenset({"the", "a", "an", "their", "our"})
_VOTERS = frozenset(
    "they everyone everybody anyone anybody someone somebody any members councillors councilors".split()
)
_COURTESY = frozenset("mr mrs ms miss dr sir".split())
# Of a role that more have had, the likeliest are looked for.
_MOST = 4


class Asked(NamedTuple):
    """What a question asks of votes: on which side, on what (stems, words, and the asker's own), whose, and when.

    `who` is how the question calls those whose vote it asks for; `titled` tells whether by what no document calls them.
    `counts` tells whether it asks how many voted.
    """

    side: str
    topic: tuple[str, ...]
    things: tuple[Token, ...]
    worded: str
    who: str
    days: tuple[QuestionTime, ...]
    counts: bool = False
    voters: tuple[Voter, ...] = ()
    titled: bool = False


def read(turn: Turn, roles: RoleIndex) -> Asked | None:
    """Read the question; None where it asks of somebody whom no document has, by what they are, or of no voters."""
    tokens, voters = turn.understood.tokens, turn.tokens("voters")
    counts = turn.understood.wanted == "how_many"
    if voters and stem(voters[-1].folded) not in (_ANY | _BODIES | _WHO_VOTE) - (_ELECTORATE if counts else set()):
        return None
    if counts and any(n.people for n in turn.named("topic")):
        return None  # "How many voted for Reed?" is asked of an election
    days = tuple(days_of_votes(turn))
    inside = {i for first, behind in turn.slots.values() for i in range(first, behind)}
    anchors = [t for i, t in enumerate(tokens) if i not in inside]
    takes = counts or _OUTCOME.isdisjoint(t.folded for t in anchors)
    side = next((s for t in reversed(anchors) if takes and (s := _SIDE_OF.get(t.folded))), "")
    topic = [t for t in turn.tokens("topic") if stem(t.folded) not in _ANY and t.folded not in STOP]
    topic = [t for t in topic if not any(d.start <= t.start and t.end <= d.end for d in days)]
    while topic and topic[-1].folded in _ENDING:
        topic.pop()  # "the vote on the library pass"
    worded = turn.understood.text[topic[0].start : topic[-1].end] if topic else ""
    body = [t for t in turn.tokens("body") if not any(d.start <= t.start and t.end <= d.end for d in days)]
    topic += [t for t in body if stem(t.folded) not in _ANY | _BODIES]
    topic += [t for t in anchors if t.folded in KINDS]
    stems = turn.stems(t for t in topic if t.folded not in POINTERS)
    asked = Asked(side, tuple(stems), tuple(topic), worded, turn.slot_text("who"), days, counts)
    return _with_voters(turn, roles, asked)


def _with_voters(turn: Turn, roles: RoleIndex, asked: Asked) -> Asked | None:
    """What is asked with those whose vote it is; None of somebody whom no document has, by what they are."""
    who = [t for t in turn.tokens("who") if t.folded not in _ARTICLES]
    if not who or who[-1].folded in _VOTERS or stem(who[-1].folded) in _ANY | _BODIES:
        return asked
    meaning = meant(turn, roles, "who").first_who(lambda e: True)
    if meaning.entities and all(e.type == "organisation" for e in meaning.entities):
        return asked._replace(topic=(*asked.topic, *turn.stems(who)))
    if meaning.people:
        plain = meaning.how != "name" and len(meaning.people) == 1
        who_is = meaning.people[0].name if plain else asked.who
        return asked._replace(voters=_voters(meaning), who=who_is, titled=_titled_otherwise(who, meaning.people))
    # Somebody whom only the lines of a vote name is nobody whom the documents know.
    plain = len(turn.tokens("who")) == len(who) and meaning.how != "pronoun"
    if not plain and meaning.how != "name":
        return None
    return asked._replace(voters=(Voter(who[-1].folded, _given(t.folded for t in who[:-1])),))


def _voters(meaning: Meant) -> tuple[Voter, ...]:
    """Those meant, by surname: of a role several may be, of a name all who have it."""
    found: dict[str, Voter] = {}
    for person in meaning.people if meaning.how == "name" else meaning.people[:_MOST]:
        voter = voter_of(person)
        other = found.get(voter.surname)
        found[voter.surname] = Voter(voter.surname, "", (*other.people, *voter.people)) if other else voter
    return tuple(found.values())


def _titled_otherwise(who: Iterable[Token], people: Iterable[StoredEntity]) -> bool:
    """Whether a question gives somebody a title or an office ("governor Reed") that no document gives them."""
    asked = {t.folded for t in who} & (PERSON_NOUNS | HONORIFIC) - _COURTESY
    told = {w.folded for p in people for called in (*p.roles, *p.titles) for w in words(called)}
    return not asked <= told


def _given(before: Iterable[str]) -> str:
    """A given name, or the letter of one, among what stands before a surname; empty where there is none."""
    return next((word for word in before if len(word) == 1 or is_given_name(word)), "")
