"""Several documents on one thing: an agency's report told once with all who carry it, and numbers that differ."""

from __future__ import annotations

from collections.abc import Sequence

from bot import messages
from bot.conversation.reply import Snippet
from bot.conversation.turn import Turn
from knowledge.facts import Figure, TimeExpression
from knowledge.language.words import stem
from knowledge.retrieval.query import Query
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage
from knowledge.retrieval.timeline import repeats

# A passage of less than this share of the best one's chance is no second account of the same.
_AS_LIKELY = 0.04


def folded(turn: Turn, snippets: Sequence[Snippet]) -> list[Snippet]:
    """Leave out snippets that repeat another document's nearly word for word; the one kept says where else it stands.

    Of copies the first published is kept, in the place of the first; of what a document has twice, one. One that stands
    inside another is left out.
    """
    groups: list[list[Snippet]] = []
    for snippet in snippets:
        if any(_inside(snippet, other) for other in snippets):
            continue
        for group in groups:
            elsewhere = group[0].document_id != snippet.document_id
            if snippet.text == group[0].text or (elsewhere and repeats(snippet.text, group[0].text)):
                group.append(snippet)
                break
        else:
            groups.append([snippet])
    return [_one(turn, group) for group in groups]


def _inside(snippet: Snippet, other: Snippet) -> bool:
    within = other.start <= snippet.start and snippet.end <= other.end
    return snippet.document_id == other.document_id and within and snippet.text != other.text


def _one(turn: Turn, group: Sequence[Snippet]) -> Snippet:
    first, *others = sorted(group, key=lambda s: (s.date is None, s.date or 0))
    where = [_named(turn, s) for s in others if s.document_id != first.document_id]
    if not where:
        return group[0]
    also = f"also in {'; '.join(dict.fromkeys(where))}"
    return first.model_copy(update={"note": f"{first.note}; {also}" if first.note else also})


def _named(turn: Turn, snippet: Snippet) -> str:
    day = f", {messages.long_date(snippet.date)}" if snippet.date else ""
    return f"{turn.title(snippet.document_id)}{day}"


def differing(turn: Turn, passages: Sequence[Passage], query: Query) -> list[Passage]:
    """The passages of several documents that give other numbers of the same thing, newest first; none if all agree.

    The number is that of what "how many" counts, or how long something took. What has less of the question than the
    best one is no other account of the same.
    """
    counted = {query.counted, *RELATED.get(query.counted, "").split()} if query.counted else set()
    if not passages or not (counted or query.wanted == "how_long"):
        return []
    told: dict[int, tuple[float | str, Passage]] = {}
    for passage in passages:
        if not passage.lacking <= passages[0].lacking:
            continue
        value = _value(turn, passage, counted) if counted else _duration(turn, passage)
        if value is not None and passage.chance >= _AS_LIKELY * passages[0].chance:
            told.setdefault(passage.candidate.document, (value, passage))
    if len({value for value, _ in told.values()}) < 2:
        return []
    found = [passage for _, passage in told.values()]
    days = {
        n: card.date for n, card in ((p.candidate.document, turn.snapshot.card(p.candidate.document)) for p in found)
    }
    return sorted(found, key=lambda p: -(d.toordinal() if (d := days[p.candidate.document]) else 0))


def _value(turn: Turn, passage: Passage, counted: set[str]) -> float | None:
    """The number of what is counted that a passage's best sentence tells; None for none, or several."""
    c = passage.candidate
    values = {
        fact.value
        for fact in turn.snapshot.facts("figure", document=c.document)
        if isinstance(fact, Figure) and fact.value is not None and fact.of is not None
        if c.start <= fact.number_span[0] < c.end and stem(fact.of.casefold()) in counted
    }
    return values.pop() if len(values) == 1 else None


def _duration(turn: Turn, passage: Passage) -> str | None:
    """The length of time (TIMEX3) that a passage's best sentence tells; None for none, or several."""
    c = passage.candidate
    values = {
        fact.value
        for fact in turn.snapshot.facts("date", document=c.document)
        if isinstance(fact, TimeExpression) and fact.type == "DURATION" and "X" not in fact.value
        if c.start <= fact.start < c.end
    }
    return values.pop() if len(values) == 1 else None
