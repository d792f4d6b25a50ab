"""When did that happen? — from the day that a date beside the very verb names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import messages
from bot.conversation.checks.arguments import other_doer
from bot.conversation.checks.beside_names import told_of_beside
from bot.conversation.checks.happening import DUE, PAST, is_form, unfulfilled
from bot.conversation.checks.numbering import unnamed_number
from bot.conversation.checks.parts import done_by_another
from bot.conversation.checks.vouching import proviso
from bot.conversation.coming import next_of
from bot.conversation.dated import BEGUN, Dated, dated_events
from bot.conversation.phrasings import Token
from bot.conversation.reply import Answer, Reply
from bot.conversation.turn import CALLED, Turn
from knowledge.language.modals import PLANS
from knowledge.language.words import stem, words

_SHOWN, _MORE = 3, 12
# What tells of what was asked before has so much of its words, where that has no name.
_MOST = 0.5
# Before or against whom or what something is.
_BEFORE = re.compile(r"\s(?P<how>before|against)\s(?P<whom>[^,.;:?!]{1,60})")


class WhenIntent:
    """Answers with sentences whose own verb is asked about and dated; where documents disagree, it says so."""

    name = "when"
    phrasings = (
        "when did|was|were|is|are|will|does|do|has|have|may|might|could|should|can {rest}",
        "what|which day|date did|was|were|is|are|will|does|do|has|have {rest}",
        "on what|which day|date did|was|were|is|are|will|does|do|has|have {rest}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer where a verb of the question is dated; None otherwise, for a passage may still tell.

        Of "the next hearing" it is the first day that is still to come.
        """
        if (coming := next_of(turn, self.name)) is not None:
            return coming
        tokens = turn.tokens("rest")
        wanted = set(turn.stems(tokens))
        told = _of_the_story(turn, tokens) or dated_events(turn, tokens)
        found = [d for d in told if d.heads & wanted and not _of_another(turn, d) and _meant(turn, d)]
        found = [d for d in found if not _before_another(turn, d)]
        if not found:
            return None
        # "Last month" says less than the very day, where both are told.
        exact = [d.first for d in found if d.exact]
        vague = {id(d) for d in found if not d.exact and any(d.first <= day <= d.last for day in exact)}
        found.sort(key=lambda d: (d.event.modality != "happened", id(d) in vague, d.first, d.last, d.document))
        lead = messages.STILL_AHEAD if _only_planned(turn, found) else _vouched(turn, found[0])
        if any(turn.disagreements.of(d.event) for d in found):
            lead = messages.DISAGREE
        shown = _one_a_day(found)
        snippets = [d.cite(turn) for d in shown]
        rest = [d.cite(turn) for d in found if d not in shown]
        as_of = max((s.date for s in (*snippets, *rest) if s.date), default=None)
        return Answer(
            intent=self.name,
            lead=lead,
            snippets=tuple(snippets[:_SHOWN]),
            more=tuple([*snippets[_SHOWN:], *rest][:_MORE]),
            as_of=as_of,
        )


def _of_the_story(turn: Turn, tokens: Sequence[Token]) -> list[Dated]:
    """What the document under discussion dates, where a question names nobody: "the sentencing" is that one's."""
    if turn.memory is None or turn.understood.names or turn.document is not None:
        return []
    numbers = [n for d in turn.memory.documents[:1] if (n := turn.snapshot.number(d)) is not None]
    return dated_events(turn, tokens, within=numbers)


def _only_planned(turn: Turn, found: Sequence[Dated]) -> bool:
    """Whether what a question takes as done was only planned where it is told; "was due" asks for the plan itself."""
    tokens = {t.folded for t in turn.understood.tokens}
    stems = {stem(t) for t in tokens}
    plans = bool(tokens & DUE) or any(stem(word) in stems for word in PLANS)
    return bool(tokens & PAST) and not plans and all(d.event.modality != "happened" for d in found)


def _vouched(turn: Turn, dated: Dated) -> str | None:
    """Whom the document has the day from, as a lead: "Hale said that the firm stopped in 2009" is his word."""
    span = dated.event.predicate_span
    words_of = words(turn.snapshot.text(dated.document, *span)) if span is not None else []
    verb = next((t for t in turn.tokens("rest") if any(is_form(w, t) for w in words_of)), None)
    return None if verb is None else proviso(turn, dated.document, dated.event.start, dated.event.end, verb)


def _of_another(turn: Turn, dated: Dated) -> bool:
    """Whether it is told of another: of "iPhone 3" for "iPhone 2", of somebody else doing it, or as open."""
    place = (dated.document, dated.event.start, dated.event.end)
    if told_of_beside(turn, *place) is not None:
        return True
    span = dated.event.predicate_span
    if span is not None and done_by_another(turn, dated.document, dated.event.start, span[0]):
        return True
    return unnamed_number(turn, *place) is not None or other_doer(turn, *place) is not None or unfulfilled(turn, *place)


def _before_another(turn: Turn, dated: Dated) -> bool:
    """Whether it is told to be before or against another: an "appearance before the Senate" is before no jury."""
    asked, span = _BEFORE.search(turn.understood.plain), dated.event.predicate_span
    if asked is None or span is None:
        return False
    told = _BEFORE.match(turn.snapshot.text(dated.document, span[1], dated.event.end))
    if told is None or told["how"] != asked["how"]:
        return False
    wanted = [w.stem for w in words(asked["whom"]) if not w.is_stop]
    return bool(wanted) and turn.share(wanted, {w.stem for w in words(told["whom"])}) == 0


def _meant(turn: Turn, dated: Dated) -> bool:
    """Whether it tells of whom and what the question's pronouns mean: of what was asked before, and of its names."""
    pronouns = {turn.understood.tokens[i].folded for i in turn.pronouns}
    snapshot, start, end = turn.snapshot, dated.event.start, dated.event.end
    there = {e for e, *_ in snapshot.mentions(dated.document, start, end)}
    people = pronouns & CALLED.keys()
    if not all(any(e.n in there for e in turn.people_in_focus(p)) for p in people):
        return False
    if turn.memory is None or turn.before is None or pronouns <= people:
        return not pronouns or bool(people)
    told = {w.stem for w in words(snapshot.text(dated.document, start, end))} | snapshot.title_stems(dated.document)
    names = [n for n in turn.before.names if not n.people]
    named = all(n.numbers & there or set(turn.stems(turn.before.tokens[n.start : n.end])) <= told for n in names)
    # "When did the strike start?", "when did it end?": that it started says nothing of what it is.
    asked = [s for s in turn.memory.stems if s not in BEGUN] or turn.memory.stems
    return named and (bool(names) or turn.share(asked, told) >= _MOST)


def _one_a_day(found: list[Dated]) -> list[Dated]:
    days: dict[str, Dated] = {}
    for dated in found:
        days.setdefault(dated.event.date or "", dated)
    return list(days.values())
