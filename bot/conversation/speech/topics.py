"""What somebody is asked to have spoken about."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from bot.conversation.checks.arguments import doer_and_verb
from bot.conversation.function_words import ARTICLES
from bot.conversation.names import HEADS, Named
from bot.conversation.phrasings import Token
from bot.conversation.speech.days import days_of_words
from bot.conversation.turn import PRONOUNS, SAYING, Turn
from knowledge.language.words import STOP, stem
from knowledge.store.snapshot import StoredEntity

TOLD = frozenset({"tell", "told"})
_PLACED = frozenset({"in", "at"})
# Whom something was told stands in so many words behind the verb.
_ADDRESS = 5
# Words of a topic that name nothing where others do ("what a meteorite looks like").
_LIGHT = frozenset(
    """look looks looked like seem seems seemed feel feels felt happen happens happened
    mean means meant supposed intended stuff thing things""".split()
)
# What was talked about is called so; "them" are people, or several things.
_MATTER, _THINGS = frozenset({"it", "that", "this"}), frozenset({"them", "those", "these"})


def topic_of(turn: Turn, *, dated: bool = False) -> tuple[list[str], bool]:
    """Stems of the topic, and whether it is a circumstance ("when his sister called") that the words need not name.

    A topic that only points back ("about it") is what was asked about before; a person that it points to is none.
    Days on which the words may have been said are no part of it, unless it is to be `dated`.
    """
    if points_back(turn) and turn.tokens("topic")[0].folded in _MATTER:
        return _matter(turn), False
    if things := _things(turn):
        return turn.stems(things), False
    circumstance = bool(turn.tokens("circumstance"))
    tokens = [t for t in turn.tokens("circumstance" if circumstance else "topic") if t.folded not in PRONOUNS | STOP]
    tokens = _unaddressed(turn, tokens)
    tokens = [t for t in tokens if t.folded not in _LIGHT] or tokens
    days = [] if dated else [(t.start, t.end) for t in days_of_words(turn)]
    return turn.stems(t for t in tokens if not any(a <= t.start and t.end <= b for a, b in days)), circumstance


def points_back(turn: Turn) -> bool:
    """Whether a topic is but a word for what or whom was talked about ("about it", "of her")."""
    topic = [t.folded for t in turn.tokens("topic")]
    return len(topic) == 1 and topic[0] in _MATTER | PRONOUNS and turn.before is not None


def _matter(turn: Turn) -> list[str]:
    """Stems of what the question before was about; who was asked to have spoken of it is no part of that."""
    if turn.before is None or turn.memory is None:
        return []
    asked = replace(turn, understood=turn.before, slots={})
    doer = doer_and_verb(asked) if asked.query().saying else None
    spoke = set(named_stems(asked, doer[0])) if doer is not None else set()
    saying = {t.folded for t in turn.before.tokens} & SAYING
    told = spoke | {stem(word) for word in saying}
    return [s for s in asked.stems(turn.before.content()) if s not in told] or list(turn.memory.stems)


def _things(turn: Turn) -> list[Token]:
    """What "them" points to where the question before asks of several things, and not of several people by name."""
    if turn.before is None or not points_back(turn) or turn.tokens("topic")[0].folded not in _THINGS:
        return []
    before = turn.before
    named = {t for n in before.names for t in before.tokens[n.start : n.end]}
    if len([n for n in before.names if n.people]) > 1:
        return []
    plain = [t for t in before.tokens if t not in named and t.folded not in STOP]
    return [t for t in plain if t.folded.endswith("s") and not t.folded.endswith(("ss", "us", "is"))][-1:]


def _unaddressed(turn: Turn, topic: list[Token]) -> list[Token]:
    """A topic without whom it was told: "the Senate committee" of "What did Reed tell the Senate committee?"."""
    first = turn.slots.get("topic", (0, 0))[0]
    if not first or turn.understood.tokens[first - 1].folded not in TOLD:
        return topic
    ends = [n.end for n in turn.named("topic") if n.start <= first + 1]
    near = enumerate(turn.understood.tokens[first : first + _ADDRESS], first + 1)
    ends += [i for i, t in near if t.folded in HEADS]
    behind = max(ends, default=first)
    return [t for t in topic if t.start >= turn.understood.tokens[behind - 1].end] if behind > first else topic


def pointed_at(turn: Turn, speaking: Set[str | None]) -> list[StoredEntity]:
    """Whom a topic that is but a pronoun may mean, other than who speaks; nobody for any other topic."""
    topic = turn.tokens("topic")
    if len(topic) != 1 or topic[0].folded not in PRONOUNS - _MATTER or _things(turn):
        return []
    return [e for e in turn.people_in_focus(topic[0].folded) if e.name not in speaking]


def head_in_a_place(turn: Turn) -> list[str]:
    """The stems of what is somewhere, of a topic that names the place ("mould in Hale's cellar"); none of any other."""
    first = turn.slots.get("topic", (0, 0))[0]
    return turn.stems(turn.understood.tokens[first : place_of_topic(turn)])


def place_of_topic(turn: Turn) -> int:
    """Where that which a topic says to be somewhere goes on with "in" or "at"; its beginning where it does not."""
    first = turn.slots.get("topic", (0, 0))[0]
    tokens = turn.understood.tokens
    for named in turn.named("topic"):
        before = named.start - 1 if tokens[named.start - 1].folded not in ARTICLES else named.start - 2
        if before > first and tokens[before].folded in _PLACED:
            return before
    return first


def named_stems(turn: Turn, named: Named) -> list[str]:
    """The stems of a name as the question has it."""
    return turn.stems(turn.understood.tokens[named.start : named.end])
