"""Of what a passage's dates are: of what is asked about, of something beside it, or only of the words on it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import IntEnum

from bot import messages
from bot.conversation.checks.opposites import FATES, FATES_ALIKE
from bot.conversation.dated import heads_of, own_stems
from bot.conversation.names import Named
from bot.conversation.reply import Snippet
from bot.conversation.speech.saying import SPOKEN
from bot.conversation.turn import Turn
from knowledge.facts import SAID_DAY, Event
from knowledge.language.datelines import behind_dateline
from knowledge.language.dates import day_range
from knowledge.language.words import stem
from knowledge.retrieval.matching import CHANCE
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage, instead
from knowledge.retrieval.vectors import default_vectors
from knowledge.store.snapshot import SentenceHit

WORDS_LEAD = "I find no day of that itself; this is when it was spoken of:"
# In the documents of so many passages, and in so many documents at most, a date of the event itself is looked for.
_LOOKED_AT, _DOCUMENTS = 20, 4
# So many dates of a passage are told at most.
_DATES = 3
# A paragraph is looked back over so far.
_PARAGRAPH = 2_000
# A sentence is of what is asked about where it has so much of the question's words.
_MOST = 0.5
# A clause plainly is where it has so much.
_PLAINLY = 0.75


class Standing(IntEnum):
    """How a date stands to what is asked about, the nearest first."""

    ITS_OWN = 0
    # Its sentence tells of whom or what is asked about, in words near in meaning.
    LIKELY = 1
    # Its sentence has a word of what is asked about, and the date hangs on another word.
    BESIDE = 2
    # It is the day on which somebody spoke of it.
    OF_WORDS = 3


@dataclass(frozen=True, slots=True)
class Occasion:
    """A date of a passage (code points of document number `document`): its value, and how it stands to the question.

    `share` is how much of the question's words its sentence has.
    """

    standing: Standing
    share: float
    document: int
    start: int
    end: int
    value: str
    sentence: SentenceHit


def occasions(asked: Turn, document: int, begin: int, behind: int, *, of_words: bool = False) -> list[Occasion]:
    """The dates inside [begin, behind) of a document that have to do with what a question asks about, its own first.

    `of_words` says that it is about words: the day on which they were said is then its own.
    """
    rows = [r for r in asked.snapshot.sentences(document) if r.start < behind and begin < r.end]
    content = asked.stems(asked.understood.content())
    found = []
    for start, end, value in asked.snapshot.dates(document):
        days = day_range(value)
        row = next((r for r in rows if r.start <= start < r.end), None)
        if row is None or days is None or not (begin <= start and end <= behind) or _in_dateline(asked, row, start):
            continue
        share = asked.share(content, row.stems.split()) if content else 0.0
        standing = _standing(asked, document, row, (start, end), of_words=of_words)
        if standing is None:
            continue
        told = value[:10] if days[0] == days[1] else value
        found.append(Occasion(standing, share, document, start, end, told, row))
    return sorted(found, key=lambda o: (o.standing, -o.share, o.start))


def with_value(turn: Turn, occasion: Occasion, snippet: Snippet) -> Snippet:
    """A snippet with the note what the words of a date in it mean: “Friday” is 2023-07-07.

    Where other sentences of it tell of the same as plainly ("dismissed", in two rows of a list), their dates too.
    """
    found = occasions(turn, occasion.document, snippet.start, snippet.end)
    own = occasion.standing is Standing.ITS_OWN
    alike = [o for o in found if own and o.standing is Standing.ITS_OWN and o.share >= occasion.share]
    dates = {occasion.sentence.start: occasion}
    for other in alike:
        dates.setdefault(other.sentence.start, other)
    notes = []
    for one in sorted(dates.values(), key=lambda o: o.start)[:_DATES]:
        worded = turn.snapshot.text(one.document, one.start, one.end)
        notes.append(f"“{worded}” is {messages.time_named(one.value)}")
    return snippet.model_copy(update={"note": "; ".join(dict.fromkeys(notes))})


def with_its_day(turn: Turn, snippet: Snippet) -> Snippet:
    """A snippet that tells when something was, with the note which day that is where its words alone do not tell it."""
    number = turn.snapshot.number(snippet.document_id)
    found = occasions(turn, number, snippet.start, snippet.end) if number is not None and not snippet.note else []
    if not found or found[0].standing is not Standing.ITS_OWN:
        return snippet
    worded = turn.snapshot.text(found[0].document, found[0].start, found[0].end)
    if found[0].value[:4] in worded or not _in_its_clause(turn, found[0]):
        return snippet
    return with_value(turn, found[0], snippet)


def _in_its_clause(turn: Turn, occasion: Occasion) -> bool:
    """Whether the clause of a date tells of most of what is asked, where its sentence tells of something else too."""
    row = occasion.sentence
    events = [e for e in turn.snapshot.facts_at("event", row.document, row.start) if isinstance(e, Event)]
    event = next((e for e in events if e.date_span == (occasion.start, occasion.end)), None)
    if event is None or not event.spans:
        return True
    present = own_stems(turn.snapshot.text(row.document, row.start, row.end), event, events)
    return turn.share(turn.stems(turn.understood.content()), present) >= _PLAINLY


def _in_dateline(asked: Turn, row: SentenceHit, place: int) -> bool:
    text = asked.snapshot.text(row.document, row.start, row.end)
    return place - row.start < behind_dateline(text, 0, len(text))


def _standing(
    asked: Turn, document: int, row: SentenceHit, date: tuple[int, int], *, of_words: bool
) -> Standing | None:
    events = asked.snapshot.facts_at("event", document, row.start)
    event = next((e for e in events if isinstance(e, Event) and e.date_span == date), None)
    heads = heads_of(asked, document, event) if event is not None else frozenset()
    wanted = acts(asked)
    near = wanted | {other for s in wanted for other in RELATED.get(s, "").split()}
    said = not heads.isdisjoint(SPOKEN) or (event is not None and SAID_DAY in (event.reason or ""))
    told = set(row.stems.split())
    if heads & near:
        return Standing.ITS_OWN
    if _quoted(asked, document, date[0]):
        return None  # what somebody calls "yesterday" in passing dates nothing else
    if said and of_words:
        return Standing.ITS_OWN
    if said:
        return Standing.OF_WORDS
    content = set(asked.stems(asked.understood.content()))
    if told & near:
        return Standing.BESIDE
    likely = told & content and _alike(heads, wanted) and not _another_fate(heads, wanted)
    return Standing.LIKELY if likely else None


def _another_fate(heads: Set[str], wanted: Set[str]) -> bool:
    """Whether a date hangs on what is near to what is asked, and another: an arrest is no charge."""
    asked = [group for group in FATES_ALIKE if wanted & group]
    return bool(asked and heads & FATES) and not any(heads & group for group in asked)


def _quoted(asked: Turn, document: int, place: int) -> bool:
    """Whether a place of a document stands inside quotation marks, by the marks of its paragraph before it."""
    begin = max(0, place - _PARAGRAPH)
    before = asked.snapshot.text(document, begin, place).rpartition("\n")[2]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _alike(heads: Set[str], wanted: Set[str]) -> bool:
    """Whether a word that a date hangs on is near in meaning to one of those wanted, or none is."""
    if not heads or not wanted:
        return True
    vectors = default_vectors()
    return bool((vectors.of(sorted(heads)) @ vectors.of(sorted(wanted)).T).max() > CHANCE)


def acts(asked: Turn) -> set[str]:
    """Stems of a question's words that name nobody: what is done, and to what."""
    named = {i for n in asked.understood.names for i in range(n.start, n.end)}
    content = set(asked.stems(asked.understood.content()))
    return {stem(t.folded) for i, t in enumerate(asked.understood.tokens) if i not in named} & content


def of_the_event(asked: Turn, passages: Sequence[Passage]) -> Occasion | None:
    """The date that the documents of some passages give to what is asked about; None where they give none.

    Its sentence speaks of everybody whom the question names, and of most of what a question asks that names nobody.
    """
    for number in list(dict.fromkeys(p.candidate.document for p in passages))[:_DOCUMENTS]:
        for o in occasions(asked, number, 0, asked.snapshot.sentences(number)[-1].end):
            names = asked.understood.names
            if o.standing <= Standing.LIKELY and (
                all(_speaks_of(asked, o, n) for n in names) if names else o.share >= _MOST
            ):
                return o
    return None


def _speaks_of(asked: Turn, occasion: Occasion, named: Named) -> bool:
    """Whether a date's sentence mentions what a question names, or has the last word of its name."""
    row = occasion.sentence
    there = {e for e, *_ in asked.snapshot.mentions(row.document, row.start, row.end)}
    return bool(named.numbers & there) or stem(asked.understood.tokens[named.end - 1].folded) in row.stems.split()


def only_words(asked: Turn, passage: Passage) -> bool:
    """Whether all that a passage dates are words on what is asked about."""
    found = occasions(asked, passage.candidate.document, passage.start, passage.end, of_words=asked.query().saying)
    return bool(found) and found[0].standing is Standing.OF_WORDS


def event_first(asked: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but where the best one dates words alone, one that dates the event before it."""
    if not passages or asked.understood.wanted != "when" or not only_words(asked, passages[0]):
        return list(passages)
    found = asked.search(asked.query(), limit=_LOOKED_AT)
    own = of_the_event(asked, found)
    told = next((p for p in found if own is not None and _holds(p, own)), None)
    return list(passages) if told is None else instead(passages, told)


def _holds(passage: Passage, occasion: Occasion) -> bool:
    return passage.candidate.document == occasion.document and passage.start <= occasion.start < passage.end
