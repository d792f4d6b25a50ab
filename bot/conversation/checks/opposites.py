"""Words near in meaning that are not the same: who is hurt is not killed, who is charged is not convicted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from bot.conversation.checks.arguments import doer_and_verb, goes_on
from bot.conversation.checks.happening import lacks_little
from bot.conversation.turn import Turn
from knowledge.language.words import STOP, Word, stem, words
from knowledge.retrieval.search import Passage, instead, put_right
from knowledge.store.snapshot import SentenceHit

Groups = tuple[frozenset[str], ...]


def _groups(*lines: str) -> Groups:
    return tuple(frozenset(map(stem, line.split())) for line in lines)


# What is one of these is not yet another.
_DEGREES = (
    _groups(
        "kill die dead death fatal fatality deadly murder slay perish toll lives", "injure injury injuries hurt wound"
    ),
    _groups("arrest detain custody", "charge indict", "convict conviction guilty sentence", "acquit acquittal"),
)
# Who is found dead need not have been murdered; who was murdered is dead.
_MORE_THAN = _groups("murder homicide slay manslaughter", "die dead death")
# What becomes of people, by stem.
FATES = frozenset[str]().union(*(group for groups in _DEGREES for group in groups))
# Words for one of them.
FATES_ALIKE: Groups = tuple(group for groups in _DEGREES for group in groups)
# These exclude each other; whether the one is so, the other tells ("Did they accept?" - "They refused").
_OPPOSITES = (
    _groups("raise increase", "lower reduce decrease cut"),
    _groups("rise rose increase grow", "fall drop decrease decline"),
    _groups("accept", "reject refuse decline"),
    _groups("born birth", "die dead death"),
    _groups("veto vetoes vetoed", "sign signed signing"),
)
# What one does with one of these, the other does with the other: they exclude each other of the same doer.
_CONVERSE = (_groups("win", "lose"), _groups("buy purchase acquire", "sell"))
# What is told of the ones is told of no others, whatever both have in common.
_SIDES = (
    _groups("east eastern easterly", "west western westerly"),
    _groups("north northern northerly", "south southern southerly"),
    _groups("man men male boy boys", "woman women female girl girls"),
    _groups("upper", "lower"),
    _groups("senior", "junior"),
    _groups("gold golden", "silver", "bronze"),
    _groups("highest", "lowest"),
    _groups("oldest", "youngest"),
)
# So are these, where they stand right before what is asked about: the first vote is no second vote.
_NEXT_TO = (*_SIDES, _groups("first", "second", "third", "fourth"))
# Each such word with those of its own side, and those of the others.
_SIDES_OF = {
    of: (
        frozenset(s for groups in _NEXT_TO for g in groups if of in g for s in g),
        frozenset(o for groups in _NEXT_TO if any(of in g for g in groups) for g in groups if of not in g for o in g),
    )
    for of in frozenset[str]().union(*(g for groups in _NEXT_TO for g in groups))
}
# "For the first time in years" and "the second time ever" tell of one thing.
_TIMES = frozenset({"time", "times", "place"})
# What stands behind one of these is only set beside what is told.
_COMPARING = frozenset({"than", "unlike"})
_REACH = 3
# Among so many passages one of the right side is looked for.
_NEAREST = 4
# A sentence is on what is asked where it has so much of the other words of the question.
_MOST = 0.5


def other_than_asked(turn: Turn, passage: Passage) -> tuple[str, str] | None:
    """What a passage tells of, in a sentence on what is asked, and what is asked of, where the one is not the other.

    None where the passage has a word of what is asked, too.
    """
    asked = [t for t in turn.understood.tokens if t.folded != "charge" or " in charge" not in turn.understood.plain]
    for groups in (*_DEGREES, _MORE_THAN, *(() if turn.understood.polar else (*_OPPOSITES, *_CONVERSE))):
        sides = groups[:1] if groups is _MORE_THAN else groups
        wanted = [g for g in sides if any(stem(t.folded) in g for t in asked)]
        if not wanted or not frozenset[str]().union(*wanted).isdisjoint(_with_behind(turn, passage)):
            continue
        word = next(t for t in asked if any(stem(t.folded) in g for g in wanted))
        for row, told in _told(turn, passage, groups, stem(word.folded)):
            if groups not in _CONVERSE or _same_doer(turn, row, told):
                return told.folded, turn.understood.text[word.start : word.end]
    return None


def _with_behind(turn: Turn, passage: Passage) -> set[str]:
    """The stems of a passage and of the sentence right behind it.

    "The jury convicted him of fraud. It acquitted him of two counts" tells of both.
    """
    document = passage.candidate.document
    behind = next((r.end for r in turn.snapshot.sentences(document) if r.start >= passage.end), passage.end)
    return {w.stem for w in words(turn.snapshot.text(document, passage.start, behind))}


def _told(turn: Turn, passage: Passage, groups: Groups, asked: str) -> Iterator[tuple[SentenceHit, Word]]:
    """The words of some groups in those sentences of a passage that have most of what is asked besides."""
    content = [s for s in turn.stems(turn.understood.content()) if s != asked]
    for row in _rows(turn, passage):
        if turn.share(content, row.stems.split()) >= _MOST:
            text = turn.snapshot.text(row.document, row.start, row.end)
            yield from ((row, w) for w in words(text) if any(w.stem in g for g in groups))


def very_thing_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one that tells of the very thing before a best one that tells of the like."""
    return put_right(
        passages, lambda p: other_than_asked(turn, p) is not None, lambda p: other_than_asked(turn, p) is None
    )


def right_side_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one of the side asked about ("eastern") before a best one that is of the other.

    It lacks hardly a word that the best one has.
    """
    if not passages or not (of_other_side(turn, passages[0]) or other_side_told(turn, passages[0])):
        return list(passages)
    near = (p for p in passages[1:_NEAREST] if lacks_little(turn, passages[0], p))
    told = next((p for p in near if not of_other_side(turn, p) and other_side_told(turn, p) is None), None)
    return list(passages) if told is None else instead(passages, told)


def other_side_told(turn: Turn, passage: Passage) -> tuple[str, str] | None:
    """The kind that a passage's best sentence tells of, and the kind of the same that is asked of: gold, silver medals.

    None where the sentence or what is shown with it tells of the kind asked about, too.
    """
    asked = [
        (kind, stem(thing.folded), _SIDES_OF[of])
        for kind, thing in pairwise(turn.understood.tokens)
        if (of := stem(kind.folded)) in _SIDES_OF and thing.folded not in STOP | _TIMES
    ]
    if not asked:
        return None
    pairs = {row.n: _pairs(turn, row) for row in _rows(turn, passage)}
    whole = {pair for found in pairs.values() for pair in found}
    told = pairs.get(passage.candidate.n, {})
    for kind, noun, (own, others) in asked:
        if any((s, noun) in whole for s in own):
            continue
        if (found := next((told[o, noun] for o in others if (o, noun) in told), None)) is not None:
            return found, turn.understood.text[kind.start : kind.end]
    return None


def other_fate_told(turn: Turn, passage: Passage) -> tuple[str, str] | None:
    """What became of those counted, and what is asked, where it is another: "a hand was killed, nine guests hurt"."""
    tokens = turn.understood.tokens
    plain = [t.folded for t in tokens]
    fate = next((t for t in reversed(tokens) if stem(t.folded) in FATES), None)
    begin = next((i + 2 for i, pair in enumerate(pairwise(plain)) if pair == ("how", "many")), None)
    if fate is None or begin is None or begin >= len(tokens) or plain[begin] in STOP:
        return None
    counted = stem(plain[begin])
    asked = next(group for group in FATES_ALIKE if stem(fate.folded) in group)
    told = [word for row in _rows(turn, passage) for word in _fates_behind(turn, row, counted)]
    if not told or any(word.stem in asked for word in told):
        return None
    return told[0].folded, turn.understood.text[fate.start : fate.end]


def _fates_behind(turn: Turn, row: SentenceHit, counted: str) -> Iterator[Word]:
    """The first word for what became of them behind each mention of those who are counted."""
    found = words(turn.snapshot.text(row.document, row.start, row.end))
    for place in (i for i, w in enumerate(found) if w.stem == counted):
        fate = next((w for w in found[place + 1 : place + 1 + _REACH] if w.stem in FATES), None)
        if fate is not None:
            yield fate


def _rows(turn: Turn, passage: Passage) -> list[SentenceHit]:
    return turn.snapshot.sentences_within(passage.candidate.document, passage.start, passage.end)


def _pairs(turn: Turn, row: SentenceHit) -> dict[tuple[str, str], str]:
    """The stems of words that stand side by side in a sentence, each with how the first one is written."""
    text = turn.snapshot.text(row.document, row.start, row.end)
    return {(a.stem, b.stem): text[a.start : a.end] for a, b in pairwise(words(text))}


def of_other_side(turn: Turn, passage: Passage) -> bool:
    """Whether a passage has the opposite of a modifier of the question, and that only to compare, if at all.

    "This flock declined more than the southern herons" tells of the northern ones.
    """
    named = {i for n in turn.understood.names for i in range(n.start, n.end)}
    asked = {stem(t.folded) for i, t in enumerate(turn.understood.tokens) if i not in named}
    sides = [(own, other) for groups in _SIDES for own, other in permutations(groups, 2)]
    sides = [(own, other) for own, other in sides if asked & own and not asked & other]
    if not sides:
        return False
    told = words(turn.snapshot.text(passage.candidate.document, passage.start, passage.end))
    compared = {
        w.start for i, w in enumerate(told) if any(b.folded in _COMPARING for b in told[max(0, i - _REACH) : i])
    }
    plain = {w.stem for w in told if w.start not in compared} | passage.candidate.title
    whole = {w.stem for w in told}
    return any(whole & other and not plain & own for own, other in sides)


def _same_doer(turn: Turn, row: SentenceHit, verb: Word) -> bool:
    """Whether the question's doer is the one who does what a sentence tells instead."""
    asked = doer_and_verb(turn)
    if asked is None:
        return False
    text = turn.snapshot.text(row.document, row.start, row.end)
    mentions = turn.snapshot.mentions(row.document, row.start, row.start + verb.start)
    end, entity = max(((b - row.start, e) for e, _, b, _ in mentions), default=(0, -1))
    return entity in asked[0].numbers and goes_on(text[end : verb.start])
