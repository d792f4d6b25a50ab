"""Whether words that are worded as a question for what somebody said ask for just that, and of whom."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from bot.conversation.function_words import ARTICLES
from bot.conversation.people import is_people
from bot.conversation.speech.camps import asks_for_camp
from bot.conversation.turn import PAGES, Turn
from knowledge.language.words import stem

# Verbs of speech and thought that are nothing else. What follows one of telling is whom it was told.
_TELLING = frozenset({"tell", "told", "say", "said"})
_HOLDING = frozenset("think believe argue admit declare".split())
_ABOUT = frozenset({"about", "regarding", "concerning"})
# A slot that holds one of these is half a question, and not a name.
_ASKING = frozenset("what which who whose whom when where why how did does do has have is are was were can".split())
_LINKING = frozenset({"and", "or", "of", "for", "from"})
# What words are written on, printed in or published by.
_BEARING = frozenset(
    map(
        stem,
        """sign banner poster placard billboard plaque label sticker shirt t-shirt hat letter note card email e-mail
        memo message text tweet post website site page blog article column editorial story book diary report study
        survey poll document filing complaint lawsuit ruling order decision opinion verdict law bill contract agreement
        ad advertisement commercial slogan motto song lyrics caption headline quote constitution""".split(),
    )
)
_BEHIND = frozenset("of in on at from for by with to about that which who".split())
# "Reed's present position" is a post, and nothing that Reed thinks.
_HELD = frozenset("present current new old former previous next last first".split())
_POST = frozenset({"position"})
# How somebody says something; other words that end so ("Kelly") may be names.
_HOW = frozenset(
    """falsely wrongly allegedly reportedly publicly privately initially originally later first also just actually
    really recently repeatedly specifically exactly once ever even openly finally previously""".split()
)
_CALLING = frozenset("call called describe described".split())
_POLAR = frozenset({"did", "has"})
_ADDING = ["add", "to"]


def asks_otherwise(turn: Turn) -> bool:
    """Whether the words taken for who speaks, or for the verb, are others: half a question, a name, a post."""
    who = turn.tokens("who")
    end = turn.slots.get("who", (0, 0))[1]
    behind = turn.understood.tokens[end : end + 1]
    if any(t.folded in _ASKING for t in who) or any(t.folded in _CALLING for t in who[1:]):
        return True  # "What did Reed call Hale's post?": no post of Hale's is asked for
    if any(t.folded in _POST for t in behind) and who[-1].folded in _HELD and "topic" not in turn.slots:
        return True
    if turn.understood.tokens[0].folded in _POLAR and turn.understood.text[who[-1].end :].startswith(("'", "’")):
        return True  # "Did the board find Reed's claim false?": what is Reed's is a thing, and no verb
    # "What did Watt add to the engine?" asks for no words; "... add to that?" does.
    added = turn.understood.tokens[end : end + len(_ADDING)]
    if [t.folded for t in added] == _ADDING and turn.stems(turn.understood.tokens[end + len(_ADDING) :]):
        return True
    # "The State Department", "Lund v. State of Dorn": a capital makes a name of it, where not all words have one.
    led = turn.understood.tokens[: turn.slots.get("who", (0, 0))[0]]
    return any(t.capital for t in behind) and bool(led) and not any(t.capital for t in led[1:])


def asks_a_page(turn: Turn) -> bool:
    """Whether it is asked what a document itself says, called by what kind it is: "the minutes", "the faq"."""
    who = [t.folded for t in turn.tokens("who") if t.folded not in ARTICLES]
    return len(who) == 1 and who[0] in PAGES


def bears_words(turn: Turn) -> bool:
    """Whether a thing is asked for its words ("the sign in Dorn", "the Lind website"): nobody is quoted, it is read."""
    head = list(takewhile(lambda t: t.folded not in _BEHIND, turn.tokens("who")))[-1:]
    asked = turn.slots.get("who", (0, 0))[0] > 0  # and not in keywords: "lind climate agreement statement"
    told_which = len(turn.stems(turn.tokens("who"))) > 1  # "the report" may be any
    return asked and told_which and any(not t.capital and stem(t.folded) in _BEARING for t in head)


def parted(turn: Turn) -> Turn:
    """The turn with who speaks told from what behind it, where a phrasing took both for one.

    In "What did Reed tell the Valby Post about it?" a later verb ("post") may be taken for the verb, and so in "What
    does Reed think people say?".
    """
    first, end = turn.slots.get("who", (0, 0))
    tokens = turn.understood.tokens
    verb = next((i for i in range(first + 1, end) if tokens[i].folded in _TELLING | _HOLDING), None)
    if verb is None and end - first > 1 and tokens[end - 1].folded in _HOW:
        return replace(turn, slots={**turn.slots, "who": (first, end - 1)})  # "What did Reed falsely claim?"
    if verb is None:
        return _in_keywords(turn)
    rest = range(verb + 1, len(tokens))
    about = next((i + 1 for i in rest if tokens[i].folded in _ABOUT), None)
    if tokens[verb].folded in _HOLDING:
        about = verb + 1
    slots = {"who": (first, verb)}
    if about is not None and about < rest.stop:
        slots["topic"] = (about, rest.stop)
    return replace(turn, slots=slots)


def _in_keywords(turn: Turn) -> Turn:
    """The turn with who speaks told from what about, in keywords: "reed ferry fee statement", "christie prom quote"."""
    first, end = turn.slots.get("who", (0, 0))
    named = turn.named("who")
    if first or end != len(turn.understood.tokens) - 1 or "topic" in turn.slots or not named or named[0].start > 1:
        return turn
    tokens = turn.understood.tokens
    begin = named[0].end
    while begin < end and (
        is_people(tokens[begin]) or asks_for_camp(replace(turn, slots={"who": (0, begin + 1)}), "who")
    ):
        begin += 1
    if begin == end or tokens[begin].folded in _LINKING:
        return turn
    return replace(turn, slots={"who": (0, begin), "topic": (begin, end)})
