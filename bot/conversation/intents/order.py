"""What came first, A or B? How long between A and B? Both from the days of two sentences, which are shown."""

from __future__ import annotations

from collections.abc import Sequence

from bot import messages
from bot.conversation.dated import Dated, dated_events
from bot.conversation.phrasings import Token
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.turn import Turn, abstain
from knowledge.facts import Event
from knowledge.language.bounds import only_bounds

_SHOWN = 4


class OrderIntent:
    """Tells which of two things is dated earlier, where their days cannot overlap."""

    name = "order"
    phrasings = (
        "what|which came|happened|occurred|was first|earlier|sooner {first} or {second}",
        "which|what of these|them|the came|happened|was first|earlier {first} or {second}",
        "which|what one|event came|happened|was first|earlier {first} or {second}",
        "which|what came|happened|occurred before the|another|other {first} or {second}",
        "did {first} happen|come|occur|start before|after {second}",
        "was {first} or {second} first|earlier",
        "did {first} or {second} happen|come|occur first|earlier",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with the earlier sentence first; abstain where a day is missing or the days overlap.

        None where neither is dated: then it is no question of dates, or passages may know better.
        """
        one, other = _both(turn)
        if not one and not other:
            return None
        if not one or not other:
            return _missing(self.name, turn, one, other)
        # Whichever of several sentences is meant, the order must be the same.
        if max(d.last for d in other) < min(d.first for d in one):
            one, other = other, one
        elif not max(d.last for d in one) < min(d.first for d in other):
            return abstain(
                self.name, "The dates in the documents do not tell which came first.", _quoted(turn, one, other)
            )
        lead = f"The first of these sentences is dated {_span(one[0])}, the second {_span(other[0])}."
        return _answer(self.name, lead, turn, one[0], other[0])


class BetweenIntent:
    """Tells how many days lie between two things, where each has one day."""

    name = "between"
    phrasings = (
        "how long between|from {first} and|to|until|till {second}",
        "how long was|is|were it|there|passed|went between|from {first} and|to|until|till {second}",
        "how long did it take from {first} to|until|till {second}",
        "how many days|weeks|months between|from {first} and|to|until|till {second}",
        "how many days|weeks|months passed|were|are|lie|lay|went between|from {first} and|to|until|till {second}",
        "how many days|weeks|months are|were there between|from {first} and|to|until|till {second}",
        "how much time passed|was|is|lies|went between|from {first} and|to|until|till {second}",
        "how much time between|from {first} and|to|until|till {second}",
        "how long|soon after {first} did|was|were|came {second}",
        "how many days after {first} did|was|were|came {second}",
        "how long|many days before {first} did|was|were|came {second}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with both sentences and the days counted; abstain where a day is missing, coarse or one of several.

        None where neither is dated, or either is not or not one day and the question is "how long after ...": a passage
        may hold the very words ("an hour after").
        """
        one, other = _both(turn)
        between = any(t.folded in {"between", "from"} for t in turn.understood.tokens)
        if (not one and not other) or (not between and not (one and other)):
            return None
        if not one or not other:
            return _missing(self.name, turn, one, other)
        quoted = _quoted(turn, one, other)
        if not between and not all(d.exact for d in (*one, *other)):
            return None
        if not all(d.exact for d in (*one, *other)):
            return abstain(
                self.name, "The documents do not date both to the day, so the days cannot be counted.", quoted
            )
        if any(turn.disagreements.of(d.event) for d in (*one, *other)):
            return abstain(self.name, "The documents disagree on the day, so the days cannot be counted.", quoted)
        if len({d.first for d in one}) > 1 or len({d.first for d in other}) > 1:
            if not between:
                return None
            return abstain(
                self.name, "The documents date more than one thing so; ask with more of their words.", quoted
            )
        if one[0].event == other[0].event:
            return abstain(self.name, "One sentence tells of both, with one day.", quoted)
        first, second = sorted((one[0], other[0]), key=lambda d: d.first)
        days = (second.first - first.first).days
        counted = "the same day" if not days else f"{days} day{'s' if days > 1 else ''} apart"
        lead = f"The first of these sentences is dated {_span(first)}, the second {_span(second)}: {counted}."
        return _answer(self.name, lead, turn, first, second)


def _both(turn: Turn) -> tuple[list[Dated], list[Dated]]:
    return _of_a_day(turn, turn.tokens("first")), _of_a_day(turn, turn.tokens("second"))


def _of_a_day(turn: Turn, tokens: Sequence[Token]) -> list[Dated]:
    """The events that some words are about, but for what was only before or after a day."""
    found = dated_events(turn, tokens)
    return [d for d in found if not _bounded(turn, d.document, d.event)]


def _bounded(turn: Turn, document: int, event: Event) -> bool:
    told = turn.snapshot.text(document, event.start, event.end)
    return event.date_span is not None and only_bounds(told, 0, event.date_span[0] - event.start)


def _missing(intent: str, turn: Turn, one: Sequence[Dated], other: Sequence[Dated]) -> Reply:
    which = "the first" if not one else "the second"
    return abstain(intent, f"I find no dated sentence on {which} of the two.", _quoted(turn, one, other))


def _quoted(turn: Turn, one: Sequence[Dated], other: Sequence[Dated]) -> list[Snippet]:
    """The sentences that were found, by turns, each once."""
    snippets = [d.cite(turn) for d in (*one[:_SHOWN], *other[:_SHOWN])]
    return list({(s.document_id, s.start): s for s in snippets}.values())[:_SHOWN]


def _answer(intent: str, lead: str, turn: Turn, first: Dated, second: Dated) -> Answer:
    snippets = (first.cite(turn), second.cite(turn))
    as_of = max((s.date for s in snippets if s.date), default=None)
    return Answer(intent=intent, lead=lead, snippets=snippets, as_of=as_of)


def _span(dated: Dated) -> str:
    return messages.long_date(dated.first) if dated.exact else str(dated.event.date)
