"""When was that? — of whatever the last reply showed."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.checks.missing import PLAIN
from bot.conversation.checks.occasions import WORDS_LEAD, Occasion, Standing, acts, occasions, of_the_event, with_value
from bot.conversation.citations import cite
from bot.conversation.dated import dated_events
from bot.conversation.intents.passage import LIKELY_LEAD
from bot.conversation.reply import Abstention, Answer, Reply, Snippet
from bot.conversation.searches import Searches
from bot.conversation.turn import PRONOUNS, Turn, abstain
from knowledge.language.words import words

_LOOKED_AT = 3
# Of these each snippet is an answer by itself; of a passage search only the first is the likeliest.
_EACH = frozenset({"statement", "comment", "who_said"})
# How sure it is that a date is of what was asked about.
_SURE = {Standing.ITS_OWN: 1.0, Standing.LIKELY: 0.7, Standing.BESIDE: 0.4, Standing.OF_WORDS: 0.2}
_LEADS = {Standing.BESIDE: LIKELY_LEAD, Standing.OF_WORDS: WORDS_LEAD}


class WhenThatIntent:
    """Answers with the day of what was asked about last, by the passage just shown or by one that dates it."""

    name = "when_that"
    phrasings = (
        "when was|is|were that|this|it|they",
        "when did|was|is that|this|it happen|happening|happened|occur|take|said|announced {rest?}",
        "when did|does he|she|they say|said|announce that|this|it",
        "when",
        "when exactly",
        "since when",
        "since when is|are|was|were|has|have he|she|it|they|that {rest?}",
        "what day|date was|is that|this|it",
        "on what|which day|date {rest?}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer from dates inside the last snippets, where they are of what was asked; else from its own sentence.

        A day on which it was only spoken of is shown with a proviso. None where there is no date at all (a passage may
        still tell).
        """
        last = turn.memory.reply if turn.memory is not None else None
        if last is None or turn.before is None or turn.memory is None:
            return None
        asked = replace(turn, understood=turn.before, slots={}, searched=Searches())
        of_words = last.intent in _EACH or asked.query().saying
        dated = [o for s in last.snippets[:_LOOKED_AT] if (o := _dated(asked, s, of_words=of_words)) is not None]
        # Where nothing told for sure what was asked, a day of that itself goes before one of what was shown.
        unsure = not of_words and isinstance(last, Answer) and last.confidence < PLAIN
        if unsure:
            dated.sort(key=lambda pair: pair[0].standing)
        shown = dated if last.intent in _EACH else dated[:1]
        best = shown[0][0].standing if shown else Standing.OF_WORDS
        answer = self._own(asked) if unsure or (best > Standing.LIKELY and not of_words) else None
        if isinstance(last, Abstention):
            # What is offered besides is not what was asked: its days tell nothing of that.
            return self._own(asked, told=False) or abstain(self.name, last.reason, last.snippets)
        if answer is None and shown:
            answer = self._answer(best, tuple(with_value(asked, o, snippet) for o, snippet in shown))
        return _hedged(answer) if unsure and answer is not None else answer

    def _own(self, asked: Turn, *, told: bool = True) -> Answer | None:
        """The day that another sentence gives to what was asked about.

        What was not `told` has only a day where a sentence has the very word for it.
        """
        events = dated_events(asked, asked.understood.content())
        events = [d for d in events if d.heads & acts(asked) and d.event.modality == "happened"]
        # Of whom it was asked, the day of what another did tells nothing.
        whom = self._people(asked)
        events = [d for d in events if self._tells_of(asked, d.document, d.event.start, d.event.end, whom)]
        if events:
            return self._answer(Standing.ITS_OWN, (events[0].cite(asked),))
        query = replace(asked.query(), wanted="when")
        found = of_the_event(asked, asked.search(query)) if query.stems and told else None
        if found is None or not self._tells_of(asked, found.document, found.sentence.start, found.sentence.end, whom):
            return None
        snippet = cite(asked.snapshot, found.document, found.sentence.start, found.sentence.end)
        return self._answer(found.standing, (with_value(asked, found, snippet),))

    @staticmethod
    def _people(asked: Turn) -> set[int]:
        """The people of whom it was asked: whom the question names, or whom "he" or "she" meant."""
        named = {e.n for n in asked.understood.names for e in n.people}
        pointed = any(t.folded in PRONOUNS for t in asked.understood.tokens) and asked.memory is not None
        return named or (set(asked.memory.people[:1]) if pointed and asked.memory is not None else set())

    @staticmethod
    def _tells_of(asked: Turn, document: int, start: int, end: int, whom: set[int]) -> bool:
        """Whether a sentence mentions somebody, or has the last of their names alone, which may be theirs."""
        last = {words(asked.snapshot.entities[n].name)[-1].folded for n in whom}
        mentions = asked.snapshot.mentions(document, start, end)
        return not whom or any(
            e in whom or asked.snapshot.text(document, a, b).casefold() in last for e, a, b, _ in mentions
        )

    def _answer(self, standing: Standing, snippets: tuple[Snippet, ...]) -> Answer:
        return Answer(
            intent=self.name,
            lead=_LEADS.get(standing),
            snippets=snippets,
            confidence=_SURE[standing],
            as_of=max((s.date for s in snippets if s.date), default=None),
        )


def _hedged(answer: Answer) -> Answer:
    """An answer that says that it is not sure."""
    return answer.model_copy(
        update={"lead": answer.lead or LIKELY_LEAD, "confidence": answer.confidence * _SURE[Standing.BESIDE]}
    )


def _dated(asked: Turn, snippet: Snippet, *, of_words: bool) -> tuple[Occasion, Snippet] | None:
    """The date of a snippet that stands nearest to what was asked."""
    number = asked.snapshot.number(snippet.document_id)
    if number is None:
        return None
    found = occasions(asked, number, snippet.start, snippet.end, of_words=of_words)
    return (found[0], snippet) if found else None
