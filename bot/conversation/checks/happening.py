"""Whether it happened: what a passage only calls for, plans or denies is no account of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise, takewhile
from typing import NamedTuple

from bot.conversation.checks.arguments import doer_and_verb
from bot.conversation.checks.parts import done_by_another
from bot.conversation.function_words import LEADING
from bot.conversation.names import HEADS
from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import BODY_NOUNS, PERSON_NOUNS
from knowledge.language.modals import AHEAD, IF, PLANS, POSSIBLE
from knowledge.language.words import STOP, Word, stem, words
from knowledge.retrieval.search import Passage, instead, put_right

NOT_TOLD = "I find no passage that plainly tells that this happened. What comes nearest:"
PAST = frozenset({"did", "has", "have", "had", "was", "were"})
_THE = frozenset("the a an any this that these those their his her its our".split())
DENIED = frozenset("not never no without neither nor nobody none cannot".split())
# What is told with one of these is not told to be so, within so many words.
_GUESSED, _NEAR = frozenset("probably possibly perhaps maybe likely potentially presumably seemingly".split()), 4
_OPEN = AHEAD | POSSIBLE | {"must", "ought", "cannot"}
# What somebody demands, awaits or will not do is led by one of these; what is agreed or ordered is mostly done.
_CALLED_FOR = frozenset(
    map(
        stem,
        PLANS - {"agree", "decide", "tell", "order"}
        | set("call demand need owe await deserve refuse decline fail press beg require consider weigh mull".split()),
    )
)
# "Was due to close in March" does not tell that it closed.
DUE = frozenset("due set supposed likely poised bound ready".split())
_DENYING, _REFUSING = frozenset(map(stem, ("deny", "denied"))), frozenset(map(stem, ("refuse", "decline", "fail")))
_DEMANDED = frozenset(map(stem, "demand insist urge propose ask request recommend require".split()))
_DETERMINERS = frozenset("a an the any no his her their its our your my for full public".split())
# "Did not learn it until he was ten" tells that he learnt it then; "not only resigned" that he resigned.
_UNTIL, _WAS_NOT = frozenset({"until", "till"}), frozenset({"did", "was", "were", "had"})
_ONLY = frozenset({"only", "merely", "simply", "just", "solely"})
# Past forms that are other words, too, by their verbs; behind these they are none ("the left", "a saw").
_ALSO_OTHER = {"left": "leave", "found": "find", "saw": "see", "fell": "fall", "felt": "feel", "rose": "rise"}
_NO_VERB_BEHIND = _DETERMINERS | {"on", "far", "to"}
# What may stand between a word that leaves it open and the verb.
_LIGHT = frozenset("be been have has not never also still now just even ever himself herself itself themselves".split())
_CLAUSE = re.compile(r"[;:?!“”\"()—–]|, (?=\w+ (?:who|which|and|but|he|she|they)\b)")
# A span is on what is asked where it has so much of the question's words besides the verb and whoever is named.
_MOST = 0.5
# So much of a question's words, by weight, may be lacking where another passage only calls for it.
_LITTLE = 0.25
# So far before a verb or noun stands what leads it; farther before a plain form ("called on her rival, Reed, to").
_REACH, _FAR = 6, 12
# "Apologise", "apologize" and "apology" are one; so short a stem is another word.
_LONG = 6


def asked_as_done(turn: Turn) -> Token | None:
    """The verb that a question takes as done ("When did Reed resign?", "Why was Reed fired?"), where it has one."""
    tokens = turn.understood.tokens
    if any(t.folded in _OPEN | DENIED or t.folded.endswith("n't") for t in tokens):
        return None
    asked = doer_and_verb(turn)
    if asked is not None:
        led = {t.folded for t in tokens[: asked[0].start]}
        return asked[1] if led & PAST else None
    for named in turn.understood.names:
        led_by = [t.folded for t in tokens[: named.start] if t.folded not in {"the", "a"}]
        if led_by and led_by[-1] in {"was", "were"}:
            return next((t for t in tokens[named.end :] if t.folded not in STOP and not t.folded.endswith("ly")), None)
    return done_by_unnamed(tokens) if turn.understood.polar else None


def done_by_unnamed(tokens: Sequence[Token], auxiliaries: Set[str] = PAST) -> Token | None:
    """The verb of a question whose doer is no name ("Did the city council close the pool?"), where it has one."""
    rest = [t for t in tokens if t.folded not in LEADING]
    led = [t.folded for t in rest[:2]]
    if len(led) < len(("did", "the")) or led[0] not in auxiliaries or led[1] not in _THE:
        return None
    run = list(takewhile(lambda t: t.folded not in STOP, rest[2:]))
    # The first word is the doer or belongs to it; so do more nouns for bodies and people.
    return next((t for t in run[1:] if not _is_somebody(t.folded) and not t.folded.endswith("ly")), None)


def _is_somebody(word: str) -> bool:
    plural = word.endswith("s") and not word.endswith("ss")
    return plural or word in HEADS or word in PERSON_NOUNS or word in BODY_NOUNS


def unfulfilled(turn: Turn, document: int, begin: int, behind: int) -> bool:
    """Whether a span of a document tells of what a question takes as done only as open, called for or denied.

    What others did is left out, and not what they are to do ("Did Hale resign?" - "Hale demands that Reed resign").
    """
    places = _told(turn, document, begin, behind)
    told = [place.happened for place in places if not (place.of_another and place.happened)]
    return bool(told) and not any(told)


def happened_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one that tells that it happened before a best one that only calls for it.

    So is one that lacks a word more, where that is no name and hardly counts among the others.
    """
    put = put_right(passages, lambda p: not_told(turn, p), lambda p: _tells(turn, p))
    if not put or not not_told(turn, put[0]):
        return put
    told = next((p for p in put[1:] if lacks_little(turn, put[0], p) and _tells(turn, p, most=0.0)), None)
    return put if told is None else instead(put, told)


def lacks_little(turn: Turn, best: Passage, other: Passage) -> bool:
    """Whether a passage lacks hardly more of the question than the best one, and none of its names."""
    more = other.lacking - best.lacking
    weights = turn.weights(turn.stems(turn.understood.content()))
    named = {s for n in turn.understood.names for s in turn.stems(turn.understood.tokens[n.start : n.end])}
    return not more & named and sum(weights.get(s, 0.0) for s in more) <= _LITTLE * sum(weights.values())


def not_told(turn: Turn, passage: Passage) -> bool:
    """Whether a passage does not tell that what a question takes as done has happened."""
    return unfulfilled(turn, passage.candidate.document, passage.start, passage.end)


def _tells(turn: Turn, passage: Passage, *, most: float = _MOST) -> bool:
    places = _told(turn, passage.candidate.document, passage.start, passage.end, most=most)
    return any(place.happened and place.of_doer for place in places)


class _Place(NamedTuple):
    """A place that has the verb asked about, or its noun: whether told as happened, and who is named before it."""

    happened: bool
    of_doer: bool
    of_another: bool


def _told(turn: Turn, document: int, begin: int, behind: int, *, most: float = _MOST) -> Iterator[_Place]:
    """The places of a span that have the verb asked about, where it has so much of the rest.

    Whether it is so, a denial tells ("Did Reed resign?" - "Reed refused to resign").
    """
    verb = asked_as_done(turn)
    if verb is None:
        return
    asked = doer_and_verb(turn)
    doers = turn.understood.names if asked is None else (asked[0],)
    named = {t for n in doers for t in turn.understood.tokens[n.start : n.end]}
    about = turn.stems(t for t in turn.understood.content() if t not in named and t != verb)
    meant = asked[0].numbers if asked is not None else {n for m in turn.understood.names for n in m.numbers}
    rows = [r for r in turn.snapshot.sentences(document) if r.start < behind and begin < r.end]
    around = {s for r in rows for s in r.stems.split()}
    for row in rows if turn.share(about, around) >= most else ():
        text = turn.snapshot.text(document, row.start, row.end)
        for word in (w for w in words(text) if is_form(w, verb)):
            before = words(_CLAUSE.split(text[: word.start])[-1])
            before = before[-(_FAR if word.folded == verb.folded else _REACH) :]
            if word.folded in _ALSO_OTHER and before and before[-1].folded in _NO_VERB_BEHIND:
                continue
            until = not _UNTIL.isdisjoint(w.folded for w in words(_CLAUSE.split(text[word.end :])[0]))
            refused = turn.understood.polar and denied(before)
            there = {e for e, *_ in turn.snapshot.mentions(document, row.start, row.start + word.start)}
            actors = {e for e in there if turn.snapshot.entities[e].type in {"person", "organisation"}}
            yield _Place(
                refused or (until and _was_not(before)) or not left_open(before, base=word.folded == verb.folded),
                bool(there & meant),
                asked is not None
                and (done_by_another(turn, document, row.start, row.start + word.start) or _none_of(actors, meant)),
            )


def is_form(word: Word, verb: Token) -> bool:
    """Whether a word is a form of a verb, or a noun of its stem."""
    return _root(word.stem) == _root(stem(verb.folded)) or _ALSO_OTHER.get(word.folded) == verb.folded


def forms_of(verb: Token) -> list[str]:
    """How the stems of a verb's forms begin."""
    return [_root(stem(verb.folded)), *(stem(form) for form, plain in _ALSO_OTHER.items() if plain == verb.folded)]


def is_stem_of(stemmed: str, verb: Token) -> bool:
    """Whether a stem is that of some form of a verb."""
    return _root(stemmed) == _root(stem(verb.folded)) or stemmed in forms_of(verb)[1:]


def _none_of(actors: Set[int], meant: Set[int]) -> bool:
    """Whether there are actors, and none who is meant."""
    return bool(actors) and actors.isdisjoint(meant)


def _root(stemmed: str) -> str:
    return stemmed.removesuffix("is") if len(stemmed) > _LONG else stemmed


def _was_not(before: Sequence[Word]) -> bool:
    """Whether the words before a verb say of the past that it was not so."""
    rest = [w.folded for w in before if w.folded not in _LIGHT - DENIED and not w.folded.endswith("ly")][-2:]
    return bool(rest) and (
        rest[-1] in {f"{w}n't" for w in _WAS_NOT} or (len(rest) > 1 and rest[0] in _WAS_NOT and rest[1] in DENIED)
    )


def left_open(before: Sequence[Word], *, base: bool) -> bool:
    """Whether the words before a verb (`base`: in its plain form) or noun leave it open, call for it or deny it."""
    rest = [w for w in before if w.folded not in _LIGHT - DENIED and not w.folded.endswith("ly")]
    last = rest[-1].folded if rest else ""
    if any(one.folded == "not" and other.folded in _ONLY for one, other in pairwise(before)):
        return False
    if last in _OPEN | DENIED or last.endswith("n't") or any(w.folded in IF for w in before):
        return True
    if not _GUESSED.isdisjoint(w.folded for w in before[-_NEAR:]):
        return True
    led = {w.stem for w in before}
    if last == "to" and len(rest) > 1 and rest[-2].folded in DUE:
        return True
    if last == "to" or last in _DETERMINERS:
        return bool(led & _CALLED_FOR) or (last in _DETERMINERS and bool({w.folded for w in before[-3:]} & DENIED))
    that = "that" in {w.folded for w in before}
    return that and bool(led & ((_DEMANDED if base else frozenset()) | _DENYING))


def denied(before: Sequence[Word]) -> bool:
    """Whether the words before a verb deny it outright, and not "if"; "talks fail" refuses nothing, "fails to" does."""
    if any(w.folded in IF for w in before):
        return False
    declined = any(w.stem in _REFUSING and after.folded == "to" for w, after in pairwise(before))
    return declined or any(map(_denies, before))


def _denies(word: Word) -> bool:
    return word.folded in DENIED or word.folded.endswith("n't") or word.stem in _DENYING
