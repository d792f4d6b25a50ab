"""Who replaced X? — by a sentence that has somebody replace that very one, or take over an office that they left."""

from __future__ import annotations

from bot.conversation.intents.outright import outright
from bot.conversation.intents.passage import LIKELY_LEAD
from bot.conversation.leaving import successors, told_to_have_left
from bot.conversation.offices import is_another_office
from bot.conversation.people import meant
from bot.conversation.reply import Answer, Reply
from bot.conversation.roles import RoleIndex
from bot.conversation.turn import Turn
from knowledge.language.words import words

_SHOWN = 5
# That somebody is sworn in does not say whom they follow; the office and the day do.
_SURE, _DOUBTED = 0.8, 0.45
# So many characters from the sentence that they left, it is told of just that office.
_BESIDE = 400
_PLACES = frozenset({"place", "group"})


class SuccessorIntent:
    """Answers with whoever holds an office since somebody left it; None where nobody is told to have left or come."""

    name = "successor"
    phrasings = (
        "who replaced|succeeded|replaces|succeeds {predecessor} as {office}",
        "who took over from {predecessor} as {office}",
        "who replaced|succeeded|replaces|succeeds {predecessor}",
        "who is replacing|succeeding|replaced|succeeded by {predecessor}",
        "who took over from|for {predecessor}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer by the sentences that say it of the very person, else by who came into the office after them."""
        if (told := outright(turn, self._roles)) is not None:
            return told
        meaning = meant(turn, self._roles, "predecessor")
        if len(meaning.people) != 1:
            return None
        person = meaning.people[0]
        stems = {w.stem for e in meaning.entities for role in e.roles for w in words(role) if not w.is_stop}
        heads = frozenset(filter(self._roles.heads, stems))
        asked = frozenset(turn.stems(turn.tokens("office")))
        offices = [o for e in meaning.entities for role in e.roles if (o := _office(turn, role, heads)) is not None]
        whole = [asked] if asked else [o for o in offices if not any(o < other for other in offices)]
        left = told_to_have_left(turn, person, None)
        came = successors(turn, person, heads, left[0].date, whole=whole) if left else []
        if not came:
            return None
        # What follows on the sentence that they left is told of just that office.
        came.sort(key=lambda s: abs(s.start - left[0].start) if s.document_id == left[0].document_id else 0)
        snippets = list(dict.fromkeys([*came, left[0]]))[:_SHOWN]
        as_of = max((s.date for s in snippets if s.date), default=None)
        first, gone = came[0], left[0]
        beside = first.document_id == gone.document_id and abs(first.start - gone.start) <= _BESIDE
        named = words(person.name)[-1].folded in {w.folded for w in words(first.text)}
        stands = {w.stem for w in words(first.text)}
        sure = beside or named or any((len(o) > 1 or o == asked) and o <= stands for o in whole)
        return Answer(
            intent=self.name,
            lead=None if sure else LIKELY_LEAD,
            snippets=tuple(snippets),
            confidence=_SURE if sure else _DOUBTED,
            as_of=as_of,
        )


def _office(turn: Turn, role: str, heads: frozenset[str]) -> frozenset[str] | None:
    """The stems of an office with the word before it, where that is no place's ("health secretary", "Dorn's mayor").

    None for a role that is somebody else's office, or nobody's.
    """
    found = words(role)
    place = next((i for i, w in enumerate(found) if w.stem in heads), None)
    if place is None or is_another_office(role, ()):
        return None
    before = found[place - 1] if place and not found[place - 1].is_stop else None
    placed = before is not None and any(e.type in _PLACES for e in turn.names.exact([before.folded]))
    return frozenset({found[place].stem} if before is None or placed else {before.stem, found[place].stem})
