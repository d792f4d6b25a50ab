"""Short follow-ups made whole: "and Atlantis?" asks of Atlantis what was asked before of another."""

from __future__ import annotations

from collections.abc import Callable, Set

from bot.conversation.function_words import AUXILIARIES, COPULAS
from bot.conversation.names import HEADS, Named
from bot.conversation.turn import SAYING
from bot.conversation.understanding import Understood
from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.language.words import is_past

_OPENING = frozenset({"and", "what", "how", "about", "or", "but", "then", "same", "for", "the", "also", "ok", "so"})
_AND = frozenset({"and", "or", "but", "then", "also", "ok", "so"})
_LONGEST = 7
# "And who is his lawyer?"
_WHO_IS = frozenset({"who", *COPULAS})
# Bodies that are called by what they are ("and the mayor's office?").
_BODIES = HEADS | {"office", "administration", "campaign", "camp", "family", "cops"}
_ABOUT = frozenset("about on regarding of".split())
_WHOSE, _LONGEST_ROLE = frozenset({"his", "her"}), 3
# Nothing that somebody spoke of has one of these, or only such a word.
_NO_THING = AUXILIARIES | COPULAS | SAYING | frozenset("else more other others rest who why when where last".split())
# What may stand before what is asked, and how long that is: "on how many counts?", "how many counts?".
_PREPOSED = frozenset("of for on with to against in over by".split())
_LONGEST_ASKING, _ADJUNCTS = 5, frozenset({"why", "when", "where", "how"})
_THOSE = frozenset({"they", "them"})
_THEIRS, _LONGEST_THING = frozenset({"his", "her", "their", "its"}), 4
# A follow-up that begins so is in place of the part of the question before that does.
_CLAUSES = frozenset({"about", "after", "at", "before", "during", "for", "in", "on", "since", "when"})
# Of these one takes the place of another, too ("when they lost" - "and in the cup?"), or is added.
_OCCASIONS = frozenset({"after", "at", "before", "during", "in", "on", "since", "when"})
_LONGEST_CLAUSE = 12
# "How did Reed vote?" - "and the mayor?"
_VOTING = frozenset({"vote", "voted"})
_DOING_PERSON, _DOING_BODY = frozenset({"he", "she"}), frozenset({"they", "it"})


def carried_over(now: Understood, before: Understood, *, speaks: Callable[[Named], bool]) -> str | None:
    """Make a short follow-up whole from the question before; None where it stands by itself.

    `speaks` tells of whom the documents have words.

    One that is nothing but a name (with "and", "what about" in front) is put in place of a name there: of one of the
    same type if it can be, and of whoever does something rather than of another. "And in June?" or "And when they
    lost?" is put in place of what begins with the same word there, or else of the occasion, or added.
    """
    return (
        _with_clause(now, before)
        or _with_name(now, before, speaks)
        or _with_role(now, before)
        or _with_topic(now, before)
        or _with_those(now, before)
        or _with_asking(now, before)
    )


def asks_for_theirs(now: Understood) -> bool:
    """Whether a question asks for nothing but somebody of somebody: "and his coach?", "who is her lawyer?"."""
    found = [t.folded for t in now.tokens]
    place = next((i for i, w in enumerate(found) if w in _WHOSE), len(found))
    role = found[place + 1 :]
    led = set(found[:place]) <= _OPENING | _WHO_IS
    return led and 0 < len(role) <= _LONGEST_ROLE and role[-1] in PERSON_NOUNS


def theirs_in_place(spelt_out: Understood, before: Understood) -> str | None:
    """ "And Reed's coach?" in the place of who speaks in the question before; None where that asks for no words.

    `spelt_out` asks for nothing but somebody of somebody, whose name it has.
    """
    return _who_speaks(spelt_out, before) if spelt_out.names else None


def _with_role(now: Understood, before: Understood) -> str | None:
    """ "And the union president?", "and the mayor's office?" in the place of who speaks in the question before."""
    found = [t.folded for t in now.tokens]
    role = found[next((i for i, w in enumerate(found) if w not in _OPENING), len(found)) :]
    called = bool(role) and role[-1] in PERSON_NOUNS | _BODIES
    plain = called and len(role) <= _LONGEST_ROLE and len(role) < len(found)
    return _who_speaks(now, before) if plain and _WHOSE.isdisjoint(role) else None


def _with_topic(now: Understood, before: Understood) -> str | None:
    """ "And the roads?", "what about roads?" in the place of what somebody was asked to have spoken of."""
    topic, found = _topic(before), [t.folded for t in now.tokens]
    first = next((i for i, w in enumerate(found) if w not in _OPENING), len(found))
    led, rest = found[:first], found[first:]
    noun = led[-1:] == ["the"] or (led[-1:] == ["about"] and len(led) > 1) or (rest[:1] and rest[0] in _THEIRS)
    thing = noun and 0 < len(rest) <= _LONGEST_THING and _NO_THING.isdisjoint(rest) and not now.names
    if topic is None or not thing or rest[-1] in PERSON_NOUNS | _BODIES | _THEIRS:
        return None
    new = now.text[now.tokens[first - (led[-1:] == ["the"])].start : now.tokens[-1].end]
    return f"{before.text[: before.tokens[topic].end]} {new}?"


def _with_asking(now: Understood, before: Understood) -> str | None:
    """ "How many counts?", "of what?", "why?" behind "was Reed convicted?" ask it of that: "why was Reed convicted".

    The question before is one by yes or no of somebody named, or itself asks why, when, where or how.
    """
    found = [t.folded for t in now.tokens]
    first = next((i for i, w in enumerate(found) if w not in _AND), len(found))
    led = found[first] if first < len(found) and found[first] in _PREPOSED else ""
    asking = found[first + bool(led) :]
    counts = asking[:2] in (["how", "many"], ["how", "much"]) and len(asking) > (0 if led else 2)
    alone = bool(led) and asking in (["what"], ["whom"])
    reason = not led and asking in (["why"], ["where"])
    asks = counts or alone or reason or (asking[:1] in (["what"], ["which"]) and len(asking) > 1)
    verbs = AUXILIARIES | SAYING | {"else", "next", "now", "more", "about"}
    plain = verbs.isdisjoint(asking) and not any(map(is_past, asking)) and not now.names
    verb = next((i for i, t in enumerate(before.tokens[:_LONGEST_ASKING]) if t.folded in AUXILIARIES), None)
    of_it = verb is not None and (verb == 0 or before.tokens[0].folded in _ADJUNCTS) and bool(before.names)
    if verb is None or not (asks and plain and of_it and len(asking) <= _LONGEST_ASKING):
        return None
    rest = before.text[before.tokens[verb].start :].rstrip(" ?.!")
    if alone:
        return f"{'who' if asking == ['whom'] else 'what'} {rest} {led}?"
    return f"{now.text[now.tokens[first].start : now.tokens[-1].end]} {rest}?"


def _with_those(now: Understood, before: Understood) -> str | None:
    """ "Did they comment?" behind "who are his parents?" asks it of his parents, and of nobody who speaks of them."""
    places = [i for i, t in enumerate(now.tokens) if t.folded in _THOSE]
    led, those = [t.folded for t in before.tokens[:2]], before.tokens[2:]
    asked = led in (["who", "are"], ["who", "were"]) and 0 < len(those) <= _LONGEST
    if len(places) != 1 or now.names or not asked or not those[-1].folded.endswith("s"):
        return None
    if any(n.end == len(before.tokens) for n in before.names):
        return None  # "Who are the Falks?" names them
    token, called = now.tokens[places[0]], before.text[those[0].start : those[-1].end]
    return now.text[: token.start] + called + now.text[token.end :]


def _who_speaks(now: Understood, before: Understood) -> str | None:
    """Put all that a follow-up asks for in the place of who speaks, or votes, in the question before, if one does."""
    tokens = before.tokens
    verb = next((i for i, t in enumerate(tokens) if t.folded in SAYING | _VOTING), 0)
    auxiliary = next((i for i in range(verb - 1, -1, -1) if tokens[i].folded in AUXILIARIES), None)
    first = next((i for i, t in enumerate(now.tokens) if t.folded not in _OPENING), 0)
    if auxiliary is None or auxiliary + 1 == verb or now.tokens[first].folded in _WHO_IS:
        return None
    first -= first > 0 and now.tokens[first - 1].folded == "the"
    whose = now.text[now.tokens[first].start : now.tokens[-1].end]
    return before.text[: tokens[auxiliary + 1].start] + whose + before.text[tokens[verb - 1].end :]


def _with_clause(now: Understood, before: Understood) -> str | None:
    words = [t.folded for t in now.tokens]
    # Not "what about Reed?": that may be of a name.
    first = next((i for i, w in enumerate(words) if w not in _AND), len(words))
    # "About Reed?" by itself goes on from what somebody said.
    led = first > 0 or words[:1] == ["about"]
    if not led or first >= len(words) - 1 or len(words) > _LONGEST_CLAUSE:
        return None
    clause = words[first]
    saying = any(t.folded in SAYING for t in before.tokens)
    # "And on the cameras?" behind "What did Hale say about the tram?"
    alike = _ABOUT if saying and clause in _ABOUT - {"of"} else {clause}
    asked = [i for i, t in enumerate(before.tokens) if t.folded in alike and i]
    if clause == "about" and not asked and before.tokens[-1].folded in SAYING:
        # "And about Acme?" behind "What else did Reed say?" is of Reed's words, shown before or not.
        plain = before.text[: before.tokens[-1].end].replace(" else", "", 1)
        return f"{plain} {now.text[now.tokens[first].start :]}"
    if clause not in _CLAUSES or words[first + 1] in AUXILIARIES:
        return None
    new = now.text[now.tokens[first].start :]
    if asked:
        return before.text[: before.tokens[asked[-1]].start] + new
    if clause not in _OCCASIONS or saying:
        return None
    # "Who is in charge?" tells no occasion.
    told = [i for i, t in enumerate(before.tokens) if t.folded in _OCCASIONS and i and not _led(before, i) & COPULAS]
    end = before.tokens[told[0]].start if told else before.tokens[-1].end + 1
    return f"{before.text[: end - 1]} {new}"


def _with_name(now: Understood, before: Understood, speaks: Callable[[Named], bool]) -> str | None:
    tokens = now.tokens
    if not now.names or len(tokens) > _LONGEST:
        return None
    name = now.names[-1]
    rest = [t.folded for i, t in enumerate(tokens) if not name.start <= i < name.end]
    # "Did Hale?" behind "did Reed resign?" asks it of Hale.
    asks = before.polar or any(t.folded in SAYING for t in before.tokens)
    led = _OPENING | AUXILIARIES if asks and name.end == len(tokens) else _OPENING
    if not rest or any(w not in led for w in rest):
        return None
    new = now.text[tokens[name.start].start : tokens[name.end - 1].end]
    replaced = _counterpart(name, before, speaks)
    topic = _topic(before)
    # "And Hale?" behind "What did Reed say about jobs?" asks for Hale's words, though there be none.
    asks_another = all(e.type == "person" for e in name.entities) and not any(
        n.people for n in before.names if topic is not None and n.start > topic
    )
    if not speaks(name) and not asks_another and topic is not None and (replaced is None or replaced[0] < topic):
        # "And Libya?" behind "What did Reed say about jobs?" is what Reed spoke of.
        return f"{before.text[: before.tokens[topic].end]} {new}?"
    if replaced is None:
        return None
    first, behind = replaced
    return before.text[: before.tokens[first].start] + new + before.text[before.tokens[behind - 1].end :]


def _counterpart(name: Named, before: Understood, speaks: Callable[[Named], bool]) -> tuple[int, int] | None:
    """The token range that a name takes the place of.

    Where somebody's words were asked for, that of who spoke if it is somebody with words of their own ("What did she
    say of Falk?" - "and Hale?"), else that of whom they spoke of. Otherwise, of names of its type the doer, else the
    last; with no such name, the pronoun that does something.
    """
    kinds = {e.type for e in name.entities}
    same = [n for n in before.names if kinds & {e.type for e in n.entities}]
    named = next(((n.start, n.end) for n in same if _does(before, n.start)), None)
    doer = named or _pronoun(kinds, before)
    others = [(n.start, n.end) for n in same or before.names if (n.start, n.end) != doer]
    if any(t.folded in SAYING for t in before.tokens):
        return (doer if speaks(name) else None) or (others[-1] if others else doer)
    if not same:
        return doer or (others[-1] if others else None)
    return named or others[-1]


def _topic(before: Understood) -> int | None:
    """Where the topic of a question for words is led in ("What did Reed say *about* jobs?")."""
    words = [t.folded for t in before.tokens]
    said = next((i for i, w in enumerate(words) if w in SAYING), None)
    return next((i for i, w in enumerate(words) if said is not None and i > said and w in _ABOUT), None)


def _pronoun(kinds: Set[str], before: Understood) -> tuple[int, int] | None:
    """The pronoun that does something in a question, where a name of one of these types may stand for it."""
    doing = _DOING_PERSON if "person" in kinds else _DOING_BODY if "organisation" in kinds else frozenset()
    place = next((i for i, t in enumerate(before.tokens) if t.folded in doing and _does(before, i)), None)
    return None if place is None else (place, place + 1)


def _led(question: Understood, place: int) -> set[str]:
    return {t.folded for t in question.tokens[place - 1 : place]}


def _does(question: Understood, place: int) -> bool:
    """Whether what stands at a place has an auxiliary right before it."""
    led = [t.folded for t in question.tokens[:place] if t.folded != "the"]
    return bool(led) and led[-1] in AUXILIARIES
