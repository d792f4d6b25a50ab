"""How old is X? — from an age that stands right beside a mention of the very person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.conversation.citations import cite_sentences
from bot.conversation.meant import Meant
from bot.conversation.people import meant
from bot.conversation.reply import Answer, Reply
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.saying import label
from bot.conversation.turn import Turn
from knowledge.language.ages import COUNT, ENDS, OLD
from knowledge.language.words import stem

# What may stand behind a mention: "Reed, 53, ...", "She was 79.", "Reed died at the age of 75".
_NOW = r"(?:now\s+|only\s+|just\s+)?"
# "Pronounced dead at 5:03 p.m." tells an hour.
_NO_HOUR = r"(?!:\d|\s?[ap]\.?m\b|\so['’]clock)"
_BEHIND = re.compile(
    rf",\s*(?:now\s+|aged\s+)?\d{{1,3}}(?=[,.;)]|\s+and\b)|\s*\(\d{{1,3}}\)"
    rf"|,?\s+(?:(?:is|was|turns|turned|will be)\s+)?{_NOW}an?\s+{OLD}"
    rf"|\s+(?:is|was|turns|turned|will be)\s+{_NOW}{COUNT}{ENDS}"
    rf"|[^.;:“”\"]*?\b(?:(?P<then>at (?:the )?age(?: of)?|aged)|(?:dead|died|dies) at|turned|turns)"
    rf"\s+{COUNT}\b{_NO_HOUR}"
)
# Who "fell ill at the age of four" may be older now; who died at it is not.
_DEATH = re.compile(r"\b(?:di(?:ed|es)|dead|death|killed|perished|passed away)\b")
# And before it: "the 14-year-old student Ada Reed".
_BEFORE = re.compile(rf"\b{OLD}(?:\s+[\w’'-]+){{0,3}}\s+$")
_OF_AGE = frozenset(map(stem, ("old", "age", "aged", "year")))
# The times of which an age is asked ("when she left") must stand in its sentence or beside it, by so much weight.
_TOLD = 0.5
_SHOWN = 3
_REACH = 300


class AgeIntent:
    """Answers with the sentences that give a person's age; what is old and no person is left to the passages."""

    name = "age"
    phrasings = (
        "how old is|was|are|were {who}",
        "how old is|was|are|were {who} when|at|on|in {time}",
        "how old will|would {who} be {time?}",
        "what age is|was|were {who}",
        "what age is|was|were {who} when|at|on|in {time}",
        "at what age did {who} die|leave|resign|retire|win|start|begin|become {time?}",
        "what is|was {who} age",
        "what is|was the age of {who}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer for a person; None where no age stands beside their name, for a passage may still tell."""
        meaning = meant(turn, self._roles, "who").first_who(lambda e: e.type == "person")
        if len(meaning.people) != 1 or (meaning.how != "pronoun" and not turn.named("who")):
            return None
        snippets = [cite_sentences(turn.snapshot, *place) for place in self._told(turn, meaning)]
        if not snippets:
            return None
        snippets = list(dict.fromkeys(snippets))
        snippets.sort(key=lambda s: -(s.date.toordinal() if s.date else 0))
        return Answer(
            intent=self.name,
            lead=f"The age of {label(meaning)}, as the documents give it:",
            snippets=tuple(snippets[:_SHOWN]),
            as_of=max((s.date for s in snippets if s.date), default=None),
        )

    @staticmethod
    def _told(turn: Turn, meaning: Meant) -> Iterator[tuple[int, int, int]]:
        """Document, start and end (code points, half-open) of every mention with an age beside it."""
        numbers = {e.n for e in meaning.entities}
        known = {s for n in turn.named("who") for s in turn.stems(turn.understood.tokens[n.start : n.end])}
        wanted = [s for s in turn.stems(turn.understood.content()) if s not in known | _OF_AGE]
        for entity in sorted(numbers):
            for document, start, end, kind in turn.snapshot.mentions_of(entity):
                rows = turn.snapshot.sentences(document)
                at = next((i for i, r in enumerate(rows) if r.start <= start < r.end), None)
                if at is None or not turn.in_scope(turn.snapshot.card(document).id):
                    continue
                row = rows[at]
                others = [
                    a
                    for e, a, _, _ in turn.snapshot.mentions(document, end, row.end)
                    if e not in numbers and turn.snapshot.entities[e].type == "person"
                ]
                behind = turn.snapshot.text(document, end, min([row.end, *others]))
                before = turn.snapshot.text(document, row.start, start)
                near = {s for r in rows[max(0, at - 1) : at + 2] for s in r.stems.split()}
                told = _BEHIND.match(behind) or _BEFORE.search(before)
                then = told is not None and told.re is _BEHIND and told["then"] and not _DEATH.search(told[0])
                if told and (turn.share(wanted, near) >= _TOLD if wanted else not then):
                    # "She was 79" is shown with what goes before it.
                    yield document, start if kind == "name" else max(rows[max(0, at - 1)].start, start - _REACH), end
