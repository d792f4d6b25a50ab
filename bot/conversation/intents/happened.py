"""What happened on a day or in a period?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.conversation.dated import cite_event
from bot.conversation.function_words import ARTICLES
from bot.conversation.names import Named
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.turn import Turn, abstain
from bot.conversation.understanding import Understood
from knowledge.facts import Event
from knowledge.language.dates import WEEKS_LOOKED_FOR, day_range
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.timeline import repeats

_TOPIC = 0.4
_GENERIC = frozenset(map(stem, "happen happened event events news occur occurred went going developments".split()))
_SHOWN, _MOST = 5, 40
_LONG_AGO = dt.date(1000, 1, 1)
# An event known to the year alone did not happen "on 6 July".
_COARSE = 31


class HappenedIntent:
    """Answers with dated events of the day or period, the best-dated first."""

    name = "happened"
    phrasings = (
        "what happened|occurred|happens {rest?}",
        "what else happened {rest?}",
        "what took place {rest?}",
        "what went|was on|happening {rest}",
        "what news|events {rest?}",
        "events|news on|in|from|of {rest}",
        "anything happen|happened|new|happening {rest}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with events inside the asked day or period; None where the question gives none."""
        if not turn.understood.times or "when" in turn.understood.plain.split():
            return None  # "What happened when Hale went to vote in March?" asks of no month
        first, last = _period(turn.understood)
        topic = [s for s in turn.stems(turn.understood.content()) if s not in _GENERIC]
        suffered = _suffered(turn)
        ranked = self._ranked(turn, first, last, topic)
        asked = turn.understood.times
        for weeks in range(1, WEEKS_LOOKED_FOR if len(asked) == 1 and asked[0].weekly and not ranked else 1):
            first = last = asked[0].weeks_before(weeks).first
            if ranked := self._ranked(turn, first, last, topic):
                break
        if suffered is not None and not (ranked := [fact for fact in ranked if _tells_of(turn, fact, suffered)]):
            return None  # a passage may tell what happened to them
        if not ranked:
            day = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
            return abstain(self.name, f"I find nothing dated {day}{' on that' if topic else ''}.")
        snippets = self._cited(turn, ranked)
        as_of = max((s.date for s in snippets if s.date), default=None)
        return Answer(intent=self.name, snippets=tuple(snippets[:_SHOWN]), more=tuple(snippets[_SHOWN:]), as_of=as_of)

    def _cited(self, turn: Turn, ranked: list[Event]) -> list[Snippet]:
        """Quote sentences, each once; those that repeat another nearly word for word come last."""
        first: dict[tuple[str, int], Snippet] = {}
        last: dict[tuple[str, int], Snippet] = {}
        for fact in ranked:
            number = turn.snapshot.number(fact.document_id)
            if number is None or len(first) + len(last) == _MOST:
                continue
            snippet = cite_event(turn, number, fact)
            place = (snippet.document_id, snippet.start)
            again = any(place != other and repeats(snippet.text, shown.text) for other, shown in first.items())
            (last if again else first).setdefault(place, snippet)
        return [*first.values(), *last.values()]

    def _ranked(self, turn: Turn, first: dt.date, last: dt.date, topic: list[str]) -> list[Event]:
        scored = []
        for order, fact in enumerate(turn.snapshot.facts_between("event", first, last)):
            if not isinstance(fact, Event) or not fact.date or not turn.in_scope(fact.document_id):
                continue
            days = day_range(fact.date)
            if days is None or days[1] < first or days[0] > last:
                continue
            share = self._share(turn, fact, topic)
            if share < _TOPIC:
                continue
            inside = days[0] >= first and days[1] <= last
            if not inside and (days[1] - days[0]).days > _COARSE:
                continue
            lede = fact.start < 400
            happened = fact.modality == "happened"
            scored.append((not inside, -(share + 0.7 * lede + 0.5 * happened), fact.date, order, fact))
        scored.sort(key=lambda x: x[:4])
        # Of a day itself something is told: what was some day of that month may be of any other.
        exact = [fact for outside, *_, fact in scored if not outside]
        return exact or [fact for *_, fact in scored]

    def _share(self, turn: Turn, fact: Event, topic: list[str]) -> float:
        number = turn.snapshot.number(fact.document_id)
        if not topic or number is None:
            return 1.0
        present = {w.stem for w in words(turn.snapshot.text(number, fact.start, fact.end)) if w.folded not in STOP}
        return turn.share(topic, present | turn.snapshot.title_stems(number))


def _period(asked: Understood) -> tuple[dt.date, dt.date]:
    """The first and the last day that are asked about: all before a day, where "before" stands there."""
    first, last = min(t.first for t in asked.times), max(t.last for t in asked.times)
    if len(asked.times) == 1:
        before = words(asked.text[: asked.times[0].start])
        led = before[-1].folded if before else ""
        if led == "before":
            return _LONG_AGO, first - dt.timedelta(days=1)
        if led in {"until", "till", "by"}:
            return _LONG_AGO, last
        if led == "after" and asked.today is not None:
            return last + dt.timedelta(days=1), max(asked.today, last + dt.timedelta(days=1))
    return first, last


def _suffered(turn: Turn) -> list[Named] | None:
    """To whom or what a question asks what happened; none where the documents name nothing so, None where to nobody.

    Whom its pronouns mean is among them: "What happened at her farm in May?" asks of nobody else's.
    """
    whole = turn.spelt_out
    if whole is None:
        return [n for n in turn.understood.names if _led_by_to(turn.understood, n)] or ([] if turn.pronouns else None)
    named = {n for m in turn.understood.names for n in m.numbers}
    return [n for n in whole.names if _led_by_to(whole, n) or n.numbers.isdisjoint(named)]


def _led_by_to(asked: Understood, named: Named) -> bool:
    before = [t.folded for t in asked.tokens[: named.start] if t.folded not in ARTICLES]
    return before[-1:] == ["to"]


def _tells_of(turn: Turn, fact: Event, suffered: Sequence[Named]) -> bool:
    """Whether an event's sentence mentions all of these."""
    number = turn.snapshot.number(fact.document_id)
    there = {e for e, *_ in turn.snapshot.mentions(number, fact.start, fact.end)} if number is not None else set()
    return bool(suffered) and not any(n.numbers.isdisjoint(there) for n in suffered)
