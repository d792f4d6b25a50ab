"""What a question names or asks of somebody that stands nowhere in or about a passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from itertools import product, takewhile

from bot.conversation.function_words import COPULAS, LEADING
from bot.conversation.names import Named
from bot.conversation.reply import Snippet
from bot.conversation.turn import SUBORDINATING, Turn
from knowledge.language.countries import LONGEST_PLACE, PLACE_WORDS, taken_for_granted
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.search import Passage

# So many words before a name "according to the letter by" begins.
_ACCORDING = 6
# Nothing that somebody does.
_LINKING = frozenset("against within without toward towards despite amid among across along behind near upon".split())
# A document is about whom it names in so many characters at its beginning, or so often and half as often as anybody.
_LEDE, _OFTEN, _EVERYWHERE = 400, 3, 1 << 40
# "The Reed trial" is what a whole document is about.
_MATTERS = frozenset(map(stem, "case trial investigation probe inquiry lawsuit suit scandal settlement affair".split()))
# "Is he free already?" asks whether he is free.
_TIMELY = frozenset("already yet still now anymore".split())
# Verbs that say little by themselves: "Is he going to the league?" is answered by "he may enter the league".
_LIGHT = frozenset(map(stem, "go get come take make do keep put let set bring give left start begin".split()))


def absent(turn: Turn, best: Passage) -> str | None:
    """A name of the question that the evidence lacks: a person in the passage and its neighbours, anything
    else in the whole document. Whose words they are is not missing."""
    speaks = turn.snapshot.columns.speakers[best.candidate.n].tolist()
    present = best.candidate.entities | best.candidate.entities_near | frozenset(speaks)
    told = best.candidate.stems | best.candidate.near | best.candidate.title
    for named in turn.understood.names:
        if _according(turn, named.start):
            continue  # whose letter or column it is, its text need not say
        if named.numbers & present or set(turn.stems(turn.understood.tokens[named.start : named.end])) <= told:
            continue
        number = best.candidate.document
        if named.people and len(named.people) == len(named.entities):
            leads_up = turn.understood.tokens[named.start].start < turn.understood.asking
            if _by_surname(turn, named, number, present) or (leads_up and _is_in(turn, named, number)):
                continue
            if _of_its_own(turn, named, best) or (_tells_which(turn, named) and _is_in(turn, named, number)):
                continue
            return named.people[0].name
        spelt = set(turn.stems(turn.understood.tokens[named.start : named.end]))
        if taken_for_granted(turn.understood.words(named.start, named.end), turn.stems_of(number)):
            continue
        if not _is_in(turn, named, number) and not spelt <= turn.stems_of(number):
            return named.entities[0].name
    return None


def of_others(turn: Turn, snippet: Snippet) -> bool:
    """Whether a snippet names people, and not whom the question before named alone and this one calls "he" or "she"."""
    before = [n.numbers for n in turn.before.names if n.people] if turn.before is not None else []
    # Whom the documents call neither "he" nor "she" a pronoun may not mean after all.
    meant = {p.n for m in turn.understood.names for p in m.people if turn.called(p) is not None}
    number = turn.snapshot.number(snippet.document_id)
    if len(before) != 1 or meant.isdisjoint(before[0]) or number is None:
        return False
    there = [(e, kind) for e, _, _, kind in turn.snapshot.mentions(number, snippet.start, snippet.end)]
    named = any(kind == "name" and turn.snapshot.entities[e].type == "person" for e, kind in there)
    return named and meant.isdisjoint(e for e, _ in there)


def elsewhere(turn: Turn, best: Passage) -> str | None:
    """A country or US state of the question, written large or small, that no form of stands in the evidence's document.

    Names that the documents know are left to be looked for as such.
    """
    tokens = turn.understood.tokens
    named = {i for n in turn.understood.names for i in range(n.start, n.end)}
    for i, k in product(range(len(tokens)), range(LONGEST_PLACE, 0, -1)):
        forms = PLACE_WORDS.get(tuple(t.folded for t in tokens[i : i + k]))
        if forms is None or i in named:
            continue
        told = turn.stems_of(best.candidate.document)
        if not any(told.issuperset(map(stem, form)) for form in forms):
            return " ".join(t.folded.capitalize() for t in tokens[i : i + k])
    return None


def _of_its_own(turn: Turn, named: Named, best: Passage) -> bool:
    """Whether a sentence names nobody, in a document that is about somebody: it begins with them or names them often.

    "The defendant" and "the singer" are whom it is about; where somebody else is named, it may tell of that one.
    """
    told = best.candidate
    mentions = turn.snapshot.mentions(told.document, 0, _EVERYWHERE)
    people = Counter(e for e, *_ in mentions if turn.snapshot.entities[e].type == "person")
    often = max(_OFTEN, max(people.values(), default=0) / 2)
    first = {e for e, start, *_ in mentions if start < _LEDE}
    if not named.numbers & first and not any(people[n] >= often for n in named.numbers):
        return False
    known = {n for m in turn.understood.names for n in m.numbers}
    there = {e for e, _, _, kind in turn.snapshot.mentions(told.document, told.start, told.end) if kind == "name"}
    return not any(turn.snapshot.entities[e].type == "person" for e in there - known)


def _tells_which(turn: Turn, named: Named) -> bool:
    """Whether a name only tells which matter is meant: "the Reed trial", "in the Reed case"."""
    behind = turn.understood.tokens[named.end : named.end + 1]
    led = turn.understood.tokens[named.start - 1].folded if named.start else ""
    return led == "the" and any(stem(t.folded) in _MATTERS for t in behind)


def _by_surname(turn: Turn, named: Named, document: int, present: Set[int]) -> bool:
    """Whether a document that mentions somebody calls them by a part of their name alone there ("Mr. Ban")."""
    parts = {w.folded for p in named.people for w in words(p.name)}
    bare = [turn.snapshot.entities[e] for e in present]
    called = any(e.type == "person" and [w.folded in parts for w in words(e.name)] == [True] for e in bare)
    return called and _is_in(turn, named, document)


def _is_in(turn: Turn, named: Named, document: int) -> bool:
    """Whether a document mentions whom or what a name may be."""
    return any(d == document for n in named.numbers for d, *_ in turn.snapshot.mentions_of(n))


def _according(turn: Turn, place: int) -> bool:
    """Whether what stands at a place of the question only tells whose account is asked for ("according to ...")."""
    return "according to" in turn.understood.words(max(0, place - _ACCORDING), place)


def unsaid(turn: Turn, best: Passage) -> str | None:
    """What "Was the pier insured?" or "Did Hale sue?" asks of them, where the passage has nothing like that."""
    first = next((t.folded for t in turn.understood.tokens if t.folded not in LEADING), "")
    named = {i for n in turn.understood.names for i in range(n.start, n.end)}
    asked_of = list(takewhile(lambda pair: pair[1].folded not in SUBORDINATING, enumerate(turn.understood.tokens)))
    content = [t for i, t in asked_of if t.folded not in STOP | _LINKING | _TIMELY and i not in named]
    if not turn.understood.polar or not content:
        return None
    asked = content[-1:] if first in COPULAS else content
    if all(stem(t.folded) in _LIGHT for t in asked):
        asked = [t for t in content if stem(t.folded) not in _LIGHT]  # the rest must be met
    if not asked or any(stem(t.folded) not in best.lacking for t in asked):
        return None
    return turn.understood.text[asked[0].start : asked[-1].end]
