"""The kind of thing asked for (an address, a share, a number, a role), where a passage tells none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.conversation.checks.counts import counted_in
from bot.conversation.checks.measures import tells_no_cost, tells_no_takings
from bot.conversation.checks.opposites import FATES, FATES_ALIKE, other_than_asked
from bot.conversation.function_words import AUXILIARIES, COPULAS, LEADING
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import KIN, PERSON_NOUNS
from knowledge.language.hours import tells_part_of_day
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage

# Below this confidence "how many" is not answered from what does not count the very thing.
DOUBTFUL = 0.2
# From these odds on (their logarithm) the reader is believed that those counted are meant by another name.
_SURELY = 2.0
# Names that stand before what is counted ("UN peacekeepers"); peoples are counted themselves ("Danes").
_OF_WHICH = frozenset({"organisation", "place"})
# Among so many passages a number may be.
LOOKED_AT = 3
# From so near in meaning on (0 chance, 1 the same word) a passage tells of what "which" asks for.
_MET = 0.5
# "Which part of the country": what is told of need not be called so.
_GENERAL_KINDS = frozenset("part parts type types side area areas region regions aspect option level".split())
_HOW_MANY, _BECOMING = ("how", "many"), frozenset({"get", "gets", "got", "been", "being"})
# "Who is the treasurer" has so many words at least.
LEAST_WORDS = 3
# "Reed is married to Hale" tells whose wife or husband somebody is.
_SPOUSES, _MARRIED = frozenset({"wife", "husband", "spouse"}), frozenset(map(stem, ("married", "wed", "wedding")))
_BY_PHONE = frozenset("phone telephone call ring dial".split())
# What follows says whose role it is, or more of it.
BEHIND = frozenset("of for in at who that when".split())


def of_another_kind(turn: Turn, passages: Sequence[Passage]) -> str | None:
    """Why the passages do not tell the kind of thing asked for: an address, a share, a time of day, a number."""
    best, wanted = passages[0], turn.understood.wanted
    if wanted == "address" and "@" not in best.candidate.holds:
        called = not _BY_PHONE.isdisjoint(t.folded for t in turn.understood.tokens)
        return f"I find no {'number to call' if called else 'address'} for that in the documents."
    if wanted == "share" and not any("%" in p.candidate.holds for p in passages[:LOOKED_AT]):
        return "I find no passage that tells a share of that."
    of_it = [p for p in passages[:LOOKED_AT] if p.candidate.document == best.candidate.document]
    texts = [text_of(turn, p) for p in of_it]
    if tells_no_cost(turn, texts):
        return "I find no passage that tells what that cost."
    if tells_no_takings(turn, texts):
        return "I find no passage that tells what that brought in."
    if wanted == "what_time" and not tells_part_of_day(text_of(turn, best)):
        return "I find no passage that tells the time of day of that."
    if wanted == "how_many":
        doubtful = best.confidence < DOUBTFUL and not counted_in(turn, best)
        if (doubtful and not any(p.feature("counted") for p in passages[:LOOKED_AT])) or not any(
            _has_number(p) for p in passages[:LOOKED_AT]
        ):
            return "I find no passage that gives a number for that."
        if (counted := _uncounted(turn, best)) is not None and best.read < _SURELY:
            return f"The passage that comes nearest does not count “{counted}”."
        if (became := _untold_of(turn, best)) is not None:
            return f"The passage that comes nearest says nothing of “{became}”."
    return None


def text_of(turn: Turn, passage: Passage) -> str:
    """What a passage shows, verbatim."""
    return turn.snapshot.text(passage.candidate.document, passage.start, passage.end)


def words_of(turn: Turn, passage: Passage) -> set[str]:
    """The stems of what a passage shows, and of its document's title."""
    return {w.stem for w in words(text_of(turn, passage))} | passage.candidate.title


def _uncounted(turn: Turn, best: Passage) -> str | None:
    """What "how many" asks to count, where it is named by a name ("how many Danes") that the passage lacks."""
    tokens = turn.understood.tokens
    for i, token in enumerate(tokens[:-2]):
        if (token.folded, tokens[i + 1].folded) == ("how", "many"):
            counted = tokens[i + 2]
            names = [n for n in turn.understood.names if n.start <= i + 2 < n.end]
            behind = [t for n in names for t in tokens[n.end : n.end + 1] if t.folded not in STOP]
            if behind and all(e.type in _OF_WHICH for n in names for e in n.entities):
                return None  # "how many UN peacekeepers": these are counted, and not the UN
            named = counted.capital or bool(names)
            told = best.candidate.stems | best.candidate.near | best.candidate.title
            return (
                turn.understood.text[counted.start : counted.end]
                if named and stem(counted.folded) not in told
                else None
            )
    return None


def _untold_of(turn: Turn, best: Passage) -> str | None:
    """What "How many people were hurt?" asks to have become of them, where the passage has nothing like that."""
    tokens = turn.understood.tokens
    begin = next(
        (i for i, (one, other) in enumerate(pairwise(tokens)) if (one.folded, other.folded) == _HOW_MANY), None
    )
    for one, other in pairwise(tokens[begin + 2 :]) if begin is not None else ():
        if one.folded in COPULAS | _BECOMING:
            # What tells of the injured in place of the killed is said to.
            lacks = stem(other.folded) in FATES & best.lacking and other_than_asked(turn, best) is None
            # "Indicted" tells who was charged.
            alike = {s for group in FATES_ALIKE if stem(other.folded) in group for s in group}
            lacks = lacks and alike.isdisjoint(words_of(turn, best))
            return turn.understood.text[other.start : other.end] if lacks else None
    return None


def unmet_kind(turn: Turn, best: Passage) -> str | None:
    """What "which" asks for ("which book"), where nothing like it stands in or beside the passage.

    Kinds that have names of their own (a company, a country) need not be called what they are.
    """
    tokens = turn.understood.tokens
    if turn.understood.wanted:
        return None
    for i, (one, other) in enumerate(pairwise(tokens)):
        if one.folded == "which" and other.folded not in STOP | _GENERAL_KINDS:
            # "Which bankrupt company": no text need call it all of that.
            called = takewhile(
                lambda t: t.folded not in AUXILIARIES and (t.capital or t.folded not in STOP), tokens[i + 1 :]
            )
            kinds = [stem(t.folded) for t in called]
            beside = best.candidate.stems | best.candidate.near | best.candidate.title
            met = best.feature("focus") >= _MET or any(
                not beside.isdisjoint((kind, *RELATED.get(kind, "").split())) for kind in kinds
            )
            return None if met else turn.understood.text[other.start : other.end]
    return None


def unheld(turn: Turn, best: Passage) -> str | None:
    """What "Who is the treasurer of ...?" asks for, where the passage tells of nobody like that."""
    tokens = [t for t in turn.understood.tokens if t.folded not in LEADING]
    if len(tokens) < LEAST_WORDS or tokens[0].folded != "who" or tokens[1].folded not in COPULAS:
        return None
    role = list(takewhile(lambda t: t.folded not in BEHIND, tokens[2:]))
    last = role[-1] if role else None
    if last is None or last.folded not in PERSON_NOUNS:
        return None
    # "Wife" and "husband" are near in meaning, and not the same.
    own = {stem(last.folded), *RELATED.get(stem(last.folded), "").split()}
    if last.folded in _SPOUSES:
        own |= _MARRIED
    told = best.candidate.stems | best.candidate.near if last.folded in KIN else None
    if (told is None and stem(last.folded) not in best.lacking) or (told is not None and not own.isdisjoint(told)):
        return None
    return turn.understood.text[last.start : last.end]


def _has_number(passage: Passage) -> bool:
    return bool(passage.feature("counted")) or bool(set(passage.candidate.holds) & set("NM%"))
