"""Why a passage is not shown as an answer: what the question asks for that it does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise, product, takewhile

from bot.conversation.measures import tells_no_cost
from bot.conversation.names import Named
from bot.conversation.numbering import ROMAN, SPELT, other_figure, tells_kind, unnamed_number
from bot.conversation.opposites import FATES, other_than_asked
from bot.conversation.phrasings import Token
from bot.conversation.timing import other_time
from bot.conversation.turn import SUBORDINATING, Turn
from bot.conversation.understanding import ARTICLES, COPULAS, LEADING, VERBS
from knowledge.extraction.cast.lexicon import KIN, PERSON_NOUNS
from knowledge.language.countries import LONGEST_PLACE, PLACE_WORDS, taken_for_granted
from knowledge.language.hours import tells_hour, tells_part_of_day
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage, instead

# Below this the chance of a wrong passage is too high to show it as an answer, and below PLAIN the reply says that it
# is not sure (chosen on the open half of the newsroom questions; see docs/answers.md).
SURE = 0.05
PLAIN = 0.5
# A follow-up shares few words with its answer; that it stays with the last document makes up for it.
FOLLOWING = 0.02
TOO_LITTLE = "I find no passage that tells this; the nearest ones share too little with the question."
# Below this confidence "how many" is not answered from what does not count the very thing, and so much of a question
# that stands by itself must be accounted for.
_DOUBTFUL = 0.2
_LEAST_MET = 0.4
# Names that stand before what is counted ("UN peacekeepers"); peoples are counted themselves ("Danes").
_OF_WHICH = frozenset({"organisation", "place"})
# So many words before a name "according to the letter by" begins.
_ACCORDING = 6
# Among so many passages a number may be.
_LOOKED_AT = 3
# Digits and letters, and no ordinal.
_MIXED = re.compile(r"(?!\d+(?:st|nd|rd|th)$)(?=.*[a-z])(?=.*\d)\w+")
# A number that a hyphen joins to letters before it.
_JOINED = re.compile(r"(?<=[^\W\d_]-)(\d\w*)")
# From so near in meaning on (0 chance, 1 the same word) a passage tells of what "which" asks for.
_MET = 0.5
# "Which part of the country": what is told of need not be called so.
_GENERAL_KINDS = frozenset("part parts type types side area areas region regions aspect option level".split())
# Nothing that somebody does.
_LINKING = frozenset("against within without toward towards despite amid among across along behind near upon".split())
# Verbs that say little by themselves: "Is he going to the league?" is answered by "he may enter the league".
_LIGHT = frozenset(map(stem, "go get come take make do keep put let set bring give left start begin".split()))
_HOW_MANY, _BECOMING = ("how", "many"), frozenset({"get", "gets", "got", "been", "being"})
_EARLIER = frozenset(map(stem, "before previous previously former formerly earlier prior".split()))
_BESIDES = re.compile(r"\b(?:besides|in addition to|other than|apart from|aside from|as well as)\b")
# "What is a derecho that hit the town?" asks for no more than "What is a derecho?".
_CLAUSE = frozenset("that which who when where and".split())
_PRESENT = frozenset({"is", "are"})
# More words than these are more than the name of a thing.
_LONGEST_THING = 4
# A verb of the present that goes on from a thing tells what it is or does; "will" and "was" tell what became of it.
_IS, _DOES = re.compile(r"is|are|means?|refers?"), re.compile(r"[a-z]{3,}(?<!s)s")
# "Who is the treasurer" has so many words at least.
_LEAST_WORDS = 3
# What follows says whose role it is, or more of it.
_BEHIND = frozenset("of for in at who that when".split())


def missing(turn: Turn, passages: Sequence[Passage], *, follows: bool) -> str | None:
    """Why not to answer, in a sentence; None where the best passage is sure enough."""
    unknown = list(turn.understood.strangers)
    if unknown:
        return f"The documents do not mention “{' '.join(unknown)}”."
    if not passages:
        held = f" with the words “{turn.understood.quotes[0]}”" if turn.understood.quotes else ""
        return f"Nothing in the documents{held} matches the question."
    best = passages[0]
    if _numbers_lacking(turn, best):
        return _no_number(turn)
    if (named := unnamed_number(turn, best.candidate.document, best.start, best.end)) is not None:
        return f"The passage that comes nearest does not tell this of “{named}”."
    if (other := other_time(turn, best.candidate.document, best.candidate.start, best.candidate.end)) is not None:
        return f"The passage that comes nearest is of another time ({other})."
    if (other_kind := _of_another_kind(turn, passages)) is not None:
        return other_kind
    kind = (_unmet_kind(turn, best) if best.confidence < PLAIN else None) or _unheld(turn, best)
    if kind is not None:
        return f"The passage that comes nearest does not tell of any “{kind}”."
    if (predicate := _unsaid(turn, best)) is not None:
        return f"The passage that comes nearest says nothing of “{predicate}”."
    absent = _absent(turn, best) or _elsewhere(turn, best)
    if absent:
        return f"The passage that comes nearest does not tell this of {absent.removesuffix('.')}."
    if best.met < _LEAST_MET and not follows and best.confidence < _DOUBTFUL:
        return TOO_LITTLE
    full = not best.lacking and not best.feature("unwanted") and bool(turn.understood.names)
    if best.confidence < (FOLLOWING if follows or turn.understood.quotes or full else SURE):
        return TOO_LITTLE
    return None


def _no_number(turn: Turn) -> str:
    return f"I find no passage on this with the number asked about ({', '.join(turn.understood.written_numbers)})."


def corrected_number(turn: Turn, best: Passage) -> str | None:
    """Which number the best passage has in place of the one that the question takes for granted, in sentences."""
    lacking = _numbers_lacking(turn, best)
    other = other_figure(turn, lacking[0].start, best) if lacking and not turn.understood.strangers else None
    return f"{_no_number(turn)} What comes nearest has {other}:" if other is not None else None


def _of_another_kind(turn: Turn, passages: Sequence[Passage]) -> str | None:
    """Why the passages do not tell the kind of thing asked for: an address, a share, a time of day, a number."""
    best, wanted = passages[0], turn.understood.wanted
    if wanted == "address" and "@" not in best.candidate.holds:
        return "I find no address of that in the documents."
    if wanted == "share" and not any("%" in p.candidate.holds for p in passages[:_LOOKED_AT]):
        return "I find no passage that tells a share of that."
    of_it = [p for p in passages[:_LOOKED_AT] if p.candidate.document == best.candidate.document]
    if tells_no_cost(turn, [_text(turn, p) for p in of_it]):
        return "I find no passage that tells what that cost."
    if wanted == "what_time" and not tells_part_of_day(_text(turn, best)):
        return "I find no passage that tells the time of day of that."
    if wanted == "how_many":
        unsure = best.confidence < _DOUBTFUL and not any(p.feature("counted") for p in passages[:_LOOKED_AT])
        if unsure or not any(_has_number(p) for p in passages[:_LOOKED_AT]):
            return "I find no passage that gives a number for that."
        if (counted := _uncounted(turn, best)) is not None:
            return f"The passage that comes nearest does not count “{counted}”."
        if (became := _untold_of(turn, best)) is not None:
            return f"The passage that comes nearest says nothing of “{became}”."
    return None


def _text(turn: Turn, passage: Passage) -> str:
    return turn.snapshot.text(passage.candidate.document, passage.start, passage.end)


def _names_with_digits(turn: Turn, best: Passage) -> bool:
    """Whether all numbers asked about are names with letters ("18F", "A-130") that the passage's document uses."""
    used = turn.stems_of(best.candidate.document)
    joined = {m[1].casefold() for m in _JOINED.finditer(turn.understood.text)}
    wanted = turn.understood.numbers
    return all((_MIXED.fullmatch(n) is not None or n in joined) and stem(n) in used for n in wanted)


def _numbers_lacking(turn: Turn, best: Passage) -> list[Token]:
    """The numbers of the sentence that asks which are in the passage in no way, as a word or a Roman numeral neither.

    One of a sentence that only leads up to the question need not stand where that is answered.
    """
    if best.feature("numbers") == 1.0 or _names_with_digits(turn, best):
        return []
    told = best.candidate.stems | best.candidate.near | best.candidate.title
    written = set(_text(turn, best).split())
    return [
        t
        for i, t in enumerate(turn.understood.tokens)
        if t.folded in turn.understood.numbers
        and t.start >= turn.understood.asking
        and stem(t.folded) not in told
        and told.isdisjoint(map(stem, SPELT.get(t.folded, ())))
        and ROMAN.get(t.folded) not in written
        and not tells_kind(turn, i, best.candidate.document)
    ]


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
            return turn.understood.text[other.start : other.end] if lacks else None
    return None


def _unmet_kind(turn: Turn, best: Passage) -> str | None:
    """What "which" asks for ("which book"), where nothing like it stands in or beside the passage.

    Kinds that have names of their own (a company, a country) need not be called what they are.
    """
    tokens = turn.understood.tokens
    if turn.understood.wanted:
        return None
    for i, (one, other) in enumerate(pairwise(tokens)):
        if one.folded == "which" and other.folded not in STOP | _GENERAL_KINDS:
            # "Which bankrupt company": no text need call it all of that.
            called = takewhile(lambda t: t.folded not in VERBS and (t.capital or t.folded not in STOP), tokens[i + 1 :])
            kinds = [stem(t.folded) for t in called]
            beside = best.candidate.stems | best.candidate.near | best.candidate.title
            met = best.feature("focus") >= _MET or any(
                not beside.isdisjoint((kind, *RELATED.get(kind, "").split())) for kind in kinds
            )
            return None if met else turn.understood.text[other.start : other.end]
    return None


def _unheld(turn: Turn, best: Passage) -> str | None:
    """What "Who is the treasurer of ...?" asks for, where the passage tells of nobody like that."""
    tokens = [t for t in turn.understood.tokens if t.folded not in LEADING]
    if len(tokens) < _LEAST_WORDS or tokens[0].folded != "who" or tokens[1].folded not in COPULAS:
        return None
    role = list(takewhile(lambda t: t.folded not in _BEHIND, tokens[2:]))
    last = role[-1] if role else None
    if last is None or last.folded not in PERSON_NOUNS:
        return None
    # "Wife" and "husband" are near in meaning, and not the same.
    own = {stem(last.folded), *RELATED.get(stem(last.folded), "").split()}
    told = best.candidate.stems | best.candidate.near if last.folded in KIN else None
    if (told is None and stem(last.folded) not in best.lacking) or (told is not None and not own.isdisjoint(told)):
        return None
    return turn.understood.text[last.start : last.end]


def telling_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one that tells the very kind of thing that is asked before others.

    That is what is asked of somebody ("Was the pier insured?"), an hour, what was earlier ("before Reed"), what is
    besides, and what a thing is.
    """
    told = _telling(turn, passages) if passages else None
    return list(passages) if told is None or told.row == passages[0].row else instead(passages, told)


def _telling(turn: Turn, passages: Sequence[Passage]) -> Passage | None:
    near = [p for p in passages if p.lacking <= passages[0].lacking]
    if turn.understood.wanted == "what_time":
        return next((p for p in near[:_LOOKED_AT] if tells_hour(_text(turn, p))), None)
    if _asks_for_earlier(turn):
        return next((p for p in near if _tells_earlier(turn, p)), None)
    if _asks_besides(turn):
        return next((p for p in passages[:_LOOKED_AT] if _tells_besides(turn, p)), None)
    if what := defined(turn):
        explained = (p for verb in (_IS, _DOES) for p in passages if _defines(turn, p, what, verb))
        told = next(explained, None)
        # What says that it explains the thing is no less sure than what only speaks of it.
        return replace(told, confidence=max(told.confidence, passages[0].confidence)) if told is not None else None
    if turn.understood.polar:
        return next((p for p in passages if _unsaid(turn, p) is None and _absent(turn, p) is None), None)
    return None


def _asks_for_earlier(turn: Turn) -> bool:
    """Whether "which" asks for one that was before somebody or something named ("Which mayor served before Reed?")."""
    tokens = turn.understood.tokens
    led = [n for n in turn.understood.names if n.end == len(tokens) and n.start]
    which = next((t.folded for t in tokens if t.folded not in LEADING), "") == "which"
    return which and any(tokens[n.start - 1].folded == "before" for n in led)


def _asks_besides(turn: Turn) -> bool:
    """Whether the question asks for others than it names ("What does the agency do besides audits?")."""
    return _BESIDES.search(turn.understood.plain) is not None


def _tells_besides(turn: Turn, passage: Passage) -> bool:
    return _BESIDES.search(" ".join(w.folded for w in words(_text(turn, passage)))) is not None


def defined(turn: Turn) -> tuple[str, ...]:
    """The stems of what "What is a wet dress rehearsal?" asks to have explained; none where it asks for anything else.

    A clause that only tells where it is heard of ("... that the agency wants") is left out.
    """
    tokens = [t for t in turn.understood.tokens if t.folded not in LEADING]
    if len(tokens) < _LEAST_WORDS or tokens[0].folded != "what" or tokens[1].folded not in _PRESENT:
        return ()
    thing = list(takewhile(lambda t: t.folded not in _CLAUSE, tokens[2:]))
    if thing and thing[0].folded in ARTICLES:
        thing.pop(0)
    plain = bool(thing) and len(thing) <= _LONGEST_THING and not any(t.folded in STOP | _BEHIND for t in thing)
    return tuple(stem(t.folded) for t in thing) if plain else ()


def _defines(turn: Turn, passage: Passage, what: tuple[str, ...], verb: re.Pattern[str]) -> bool:
    """Whether a sentence of a passage begins with a thing and goes on with what it is or does."""
    rows = turn.snapshot.sentences(passage.candidate.document)
    for row in rows:
        if row.start < passage.end and passage.start < row.end:
            found = words(turn.snapshot.text(row.document, row.start, row.end))
            if found and found[0].folded in ARTICLES:
                found = found[1:]
            behind = found[len(what) : len(what) + 1]
            if tuple(w.stem for w in found[: len(what)]) == what and behind and verb.fullmatch(behind[0].folded):
                return True
    return False


def _tells_earlier(turn: Turn, passage: Passage) -> bool:
    return not _EARLIER.isdisjoint(w.stem for w in words(_text(turn, passage)))


def _unsaid(turn: Turn, best: Passage) -> str | None:
    """What "Was the pier insured?" or "Did Hale sue?" asks of them, where the passage has nothing like that."""
    first = next((t.folded for t in turn.understood.tokens if t.folded not in LEADING), "")
    named = {i for n in turn.understood.names for i in range(n.start, n.end)}
    asked_of = list(takewhile(lambda pair: pair[1].folded not in SUBORDINATING, enumerate(turn.understood.tokens)))
    content = [t for i, t in asked_of if t.folded not in STOP | _LINKING and i not in named]
    if not turn.understood.polar or not content:
        return None
    asked = content[-1:] if first in COPULAS else content
    if all(stem(t.folded) in _LIGHT for t in asked):
        asked = [t for t in content if stem(t.folded) not in _LIGHT]  # the rest must be met
    if not asked or any(stem(t.folded) not in best.lacking for t in asked):
        return None
    return turn.understood.text[asked[0].start : asked[-1].end]


def _has_number(passage: Passage) -> bool:
    return bool(passage.feature("counted")) or bool(set(passage.candidate.holds) & set("NM%"))


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


def _absent(turn: Turn, best: Passage) -> str | None:
    """A name of the question that the evidence lacks: a person in the passage and its neighbours, anything
    else in the whole document."""
    present = best.candidate.entities | best.candidate.entities_near
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
            return named.people[0].name
        spelt = set(turn.stems(turn.understood.tokens[named.start : named.end]))
        if taken_for_granted(turn.understood.words(named.start, named.end), turn.stems_of(number)):
            continue
        if not _is_in(turn, named, number) and not spelt <= turn.stems_of(number):
            return named.entities[0].name
    return None


def _elsewhere(turn: Turn, best: Passage) -> str | None:
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
