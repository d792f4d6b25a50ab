"""What changed since Monday?"""

from __future__ import annotations

import datetime as dt

from bot import messages
from bot.conversation.dated import Dated
from bot.conversation.reply import Answer, Reply
from bot.conversation.turn import Turn, abstain
from knowledge.facts import Event
from knowledge.language.dates import day_range
from knowledge.language.words import STOP, stem, words

_TOPIC = 0.4
_SHOWN, _MORE = 5, 40
_GENERIC = frozenset(map(stem, "change changed changes new news happen happened develop developments since".split()))


class ChangedIntent:
    """Answers with what is dated since a day, earliest first."""

    name = "changed"
    phrasings = (
        "what changed {rest?} since|after {day}",
        "what has|have|is|did happened|happen|changed|change|new {rest?} since|after {day}",
        "what happened|is|was {rest?} since {day}",
        "what else|all happened|changed {rest?} since {day}",
        "anything|something changed|new|happened {rest?} since {day}",
        "news|changes|developments|events {rest?} since {day}",
        "since {day} what happened|changed {rest?}",
        "since {day} what has happened|changed {rest?}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with events from that day to the newest document's; None where the question gives no day."""
        if not turn.understood.times:
            return None
        first = min(t.first for t in turn.understood.times)
        cards = [c for c in turn.snapshot.documents() if c.date is not None and turn.in_scope(c.id)]
        newest = max((c.date for c in cards if c.date is not None), default=None)
        since = f"since {messages.long_date(first)}"
        if newest is None or newest < first:
            told = f"; the newest is of {messages.long_date(newest)}" if newest is not None else ""
            return abstain(self.name, f"No document is dated {since}{told}.")
        found = self._found(turn, first, newest)
        if not found:
            return abstain(self.name, f"I find nothing dated {since} on that in the documents.")
        snippets = [dated.cite(turn) for dated in found[: 2 * _MORE]]
        unique = list({(s.document_id, s.start): s for s in snippets}.values())
        return Answer(
            intent=self.name,
            lead=f"Dated {since} in the documents, the earliest first:",
            snippets=tuple(unique[:_SHOWN]),
            more=tuple(unique[_SHOWN:_MORE]),
            as_of=newest,
        )

    def _found(self, turn: Turn, first: dt.date, last: dt.date) -> list[Dated]:
        """Events that lie wholly in the period; what only may do so is not said to be since that day."""
        topic = [s for s in turn.stems(turn.understood.content()) if s not in _GENERIC]
        found = []
        for fact in turn.snapshot.facts_between("event", first, last):
            number = turn.snapshot.number(fact.document_id)
            if not isinstance(fact, Event) or not fact.date or number is None or not turn.in_scope(fact.document_id):
                continue
            days = day_range(fact.date)
            if days is None or days[0] < first or days[1] > last:
                continue
            told = words(turn.snapshot.text(number, fact.start, fact.end))
            present = {w.stem for w in told if w.folded not in STOP} | turn.snapshot.title_stems(number)
            if turn.share(topic, present) >= _TOPIC:
                found.append(Dated(fact, number, *days))
        return sorted(found, key=lambda d: (d.first, d.last, d.document, d.event.start))
