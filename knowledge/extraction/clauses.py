"""Deals the dates of a sentence out to its clauses: "was arrested on Monday and charged on Thursday" tells of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from knowledge.extraction.reading import Reading
from knowledge.extraction.syntax import SUBJECTS, offsets
from knowledge.facts import Offsets, TimeExpression

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# A date behind one of these and before a noun is the noun's.
_BEFORE_NOUNS = frozenset("the a an its his her their this that our my 's ’s".split())
# A verb of these tells of the same event as the one above it: "was found dead", "started to burn".
_SAME_EVENT = frozenset({"aux", "auxpass", "acomp", "oprd"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What a date hangs on: `verb`, None in a sentence without one, and `governor`, the verb or the noun nearest to it.

    `spans` are the pieces that tell of this verb's event alone; empty where all dates hang on one verb that tells of
    what its sentence tells of.
    """

    verb: Token | None
    governor: Token | None
    spans: tuple[Offsets, ...] = ()


def clauses(reading: Reading, times: Sequence[TimeExpression]) -> list[Clause]:
    """Find what each date of one sentence hangs on, in the order given.

    Where several dates hang on one verb ("the fire on Monday and the inquiry on Friday were discussed"), the noun
    that each stands with is its governor.
    """
    roots = [_root(reading, time) for time in times]
    verbs = [_verb(root) for root in roots]
    numbers = [verb.i for verb in verbs if verb is not None]
    others = set(numbers)
    found = []
    for root, verb in zip(roots, verbs, strict=True):
        near = _head(root, times)
        noun = _dated_noun(reading, root, times)
        if noun is not None:
            found.append(Clause(verb, noun))
            continue
        alone = verb is not None and numbers.count(verb.i) == 1
        apart = verb is not None and (len(others) > 1 or _tells_of_another(verb))
        spans = tuple(_pieces(verb, others)) if verb is not None and apart else ()
        found.append(Clause(verb, verb if alone or near is None else near, spans))
    return found


def _root(reading: Reading, time: TimeExpression) -> Token | None:
    tokens: Span = reading.analysis.tokens(time.start, time.end)
    return tokens.root if len(tokens) else None


def _dated_noun(reading: Reading, root: Token | None, times: Sequence[TimeExpression]) -> Token | None:
    """The noun that a date stands before as its adjective does: "the June 29, 2008, death of Hale"."""
    time = next((t for t in times if root is not None and t.start <= root.idx < t.end), None)
    if root is None or time is None:
        return None
    tokens = reading.analysis.tokens(time.start, time.end)
    doc = root.doc
    before = tokens[:1] if tokens.start == 0 else doc[tokens.start - 1 : tokens.start + 1]
    if not any(t.lower_ in _BEFORE_NOUNS for t in before):
        return None
    behind = [t for t in doc[tokens.end : tokens.end + 4] if not t.is_punct and not t.is_space]
    noun = next((t for t in behind if t.pos_ not in {"ADJ", "NUM", "PROPN"}), None)
    while noun is not None and noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun if noun is not None and noun.pos_ == "NOUN" and noun.sent == root.sent else None


def _tells_of_another(verb: Token) -> bool:
    """Whether a clause has somebody or something of its own to tell of: "..., after the Reed had been launched"."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    return verb.dep_ == "advcl" and any(child.pos_ in _NOUNS for child in own)


def _above(token: Token | None) -> Iterator[Token]:
    """Everything a token hangs on, nearest first."""
    while token is not None and token.head != token:  # never by identity: spaCy makes a new Token each time
        token = token.head
        yield token


def _verb(root: Token | None) -> Token | None:
    """The verb that a date hangs on, through nouns and prepositions."""
    verb = next(
        (t for t in _above(root) if t.pos_ in _VERBS), root if root is not None and root.pos_ in _VERBS else None
    )
    while verb is not None and verb.dep_ in _SAME_EVENT and verb.head.pos_ in _VERBS:
        verb = verb.head
    return verb


def _head(root: Token | None, times: Sequence[TimeExpression]) -> Token | None:
    """The verb or noun that a date hangs on most nearly; the first day of a range is no such noun of the last."""
    above = (t for t in _above(root) if not any(time.start <= t.idx < time.end for time in times))
    return next((t for t in above if t.pos_ in _VERBS | _NOUNS), None)


def _pieces(head: Token, others: set[int]) -> Iterator[Offsets]:
    """The runs of words under a head that do not belong to another event of the sentence, punctuation trimmed."""
    run: list[Token] = []
    for token in sorted(_under(head, others, top=True), key=lambda t: t.i):
        if run and token.i != run[-1].i + 1:
            yield from _trimmed(run)
            run = []
        run.append(token)
    yield from _trimmed(run)


def _trimmed(run: Sequence[Token]) -> Iterator[Offsets]:
    words = [token for token in run if not token.is_punct]
    if words:
        yield words[0].idx, offsets(words[-1])[1]


def _under(token: Token, others: set[int], *, top: bool = False) -> Iterator[Token]:
    if not token.is_space:
        yield token
    for child in token.children:
        if child.i in others or (child.dep_ == "cc" and child.is_alpha):
            continue
        if top and child.dep_ in SUBJECTS and _shares_subject(token, others):
            continue
        yield from _under(child, others)


def _shares_subject(verb: Token, others: set[int]) -> bool:
    """Whether another event's verb, coordinated with this one, has no subject but this one's."""
    return any(other.i in others and not any(c.dep_ in SUBJECTS for c in other.children) for other in verb.conjuncts)
