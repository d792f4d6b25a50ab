"""Who told, warned, threatened or called somebody? — by a sentence that has that very one as the hearer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import messages
from bot.conversation.citations import cite, cite_sentences
from bot.conversation.function_words import ARTICLES, AUXILIARIES
from bot.conversation.people import meant
from bot.conversation.phrasings import Token
from bot.conversation.reply import Abstention, Answer, Clarification, Reply, Snippet
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.hearers import PUBLIC
from bot.conversation.speech.saying import BY_CONTEXT
from bot.conversation.speech.told_whom import Telling, Whom, act_of, sentences_on, tellings
from bot.conversation.turn import CALLED, Turn, abstain
from knowledge.extraction.cast.lexicon import BODY_NOUNS, KIN, KIN_TOGETHER, PERSON_NOUNS
from knowledge.language.words import STOP, stem

# Who is told something: what people are called by what they are.
_PEOPLE = frozenset(
    map(
        stem,
        PERSON_NOUNS
        | BODY_NOUNS.keys()
        | KIN
        | KIN_TOGETHER
        | set("police cops voters workers resident neighbors neighbours town city village county staff".split()),
    )
)
# What is said before these they have heard, though no verb says so.
_PRESENT = frozenset(map(stem, "court jury judge committee panel inquiry hearing council board meeting".split()))
# With one of these what was told begins, or of what it was.
_BEHIND = frozenset("that about of to not how why when what where in on at during before after he she they it".split())
# So much of what is asked the sentence, with the one behind it, has.
_TOLD = 0.5
# A sentence near it shares so much with the question.
_NEAR = 0.1
_SHOWN = 3


class WhoToldIntent:
    """Answers with the sentences in which somebody told, warned or threatened the one asked about; else refuses."""

    name = "who_told"
    phrasings = (
        "who told|tells|informed|notified|warned|warns|alerted|cautioned|threatened {whom}",
        "who has|had|was told|warned|threatened|telling|warning|threatening {whom}",
        "who called|labelled|labeled|dubbed|branded {whom}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Show who told them; refuse where no sentence has them told that; None where nobody is asked about."""
        turn = self._spelt_out(turn)
        first, end = turn.slots.get("whom", (0, 0))
        act = act_of(turn.understood.tokens[first - 1].folded) if first else None
        if act is not None and end - first == 1 and turn.understood.tokens[first].folded in CALLED:
            return Clarification(intent=self.name, reason=messages.WHOM_NOT_CLEAR.format(whom=turn.slot_text("whom")))
        behind = _behind(turn, first, end)
        tokens = turn.understood.tokens[first:behind]
        if act is None or not tokens or turn.understood.quotes or any(t.folded in PUBLIC for t in tokens):
            return None
        whom, called = self._whom(turn, first, behind)
        topic = [s for s in turn.stems(turn.understood.tokens[behind:end]) if s not in whom.stems]
        if not (whom.numbers or whom.stems & _PEOPLE):
            known = any(s in turn.snapshot.terms for s in whom.stems)
            return None if known or not whom.stems else self._nobody(turn, first, called, topic, [])
        found = [t for t in tellings(turn, act, sentences_on(turn, whom)) if _tells(turn, t, topic)]
        told = [t for t in found if t.done and whom.hears(t)]
        if act == "call" and (topic or not whom.numbers):
            return None  # what somebody was called may be told in the words themselves
        if told:
            return self._told(turn, told)
        if not whom.numbers and not whom.stems.isdisjoint(_PRESENT):
            return None
        return self._nobody(turn, first, called, topic, self._nearest(turn, found, topic, whom))

    def _nobody(self, turn: Turn, first: int, called: str, topic: Sequence[str], near: Sequence[Snippet]) -> Abstention:
        """Refuse, with what comes nearest."""
        reason = messages.NOBODY_TOLD_THAT if topic else messages.NOBODY_TOLD
        verb = turn.understood.tokens[first - 1].folded
        told = reason.format(verb=verb, whom=called)
        return abstain(self.name, f"{told} {messages.NEAREST_TOLD}" if near else told, near)

    @staticmethod
    def _spelt_out(turn: Turn) -> Turn:
        """The question with whom its pronoun means in its place."""
        first, _ = turn.slots.get("whom", (0, 0))
        asked = turn.spelt_out
        if asked is None or not first or turn.understood.tokens[first].folded not in CALLED:
            return turn
        return replace(turn, understood=asked, slots={"whom": (first, len(asked.tokens))})

    def _whom(self, turn: Turn, first: int, behind: int) -> tuple[Whom, str]:
        """Whom the question means, and how it calls them."""
        asked = replace(turn, slots={"whom": (first, behind)})
        tokens = [t for t in asked.tokens("whom") if t.folded not in STOP]
        meaning = meant(asked, self._roles, "whom")
        numbers = frozenset(e.n for e in meaning.entities if e.type in {"person", "organisation", "group"})
        # A name is nobody's who only shares a word with it.
        stems = frozenset() if turn.understood.named_within(first, behind) else frozenset(turn.stems(tokens[-1:]))
        return Whom(numbers, stems), asked.slot_text("whom")

    def _told(self, turn: Turn, told: Sequence[Telling]) -> Answer:
        newest = sorted(told, key=lambda t: str(turn.snapshot.card(t.row.document).date or ""), reverse=True)
        snippets = list(dict.fromkeys(_cited(turn, t) for t in newest))
        named = _is_named(turn, newest[0])
        return Answer(
            intent=self.name,
            lead=None if named else f"{BY_CONTEXT.capitalize()}:",
            snippets=tuple(snippets[:_SHOWN]),
            more=tuple(snippets[_SHOWN:]),
            confidence=0.9 if named else 0.7,
            as_of=max((s.date for s in snippets if s.date), default=None),
        )

    @staticmethod
    def _nearest(turn: Turn, found: Sequence[Telling], topic: Sequence[str], whom: Whom) -> list[Snippet]:
        """What is told instead: such words to others, or what the search finds of them."""
        others = list(dict.fromkeys(_cited(turn, t) for t in found if topic or whom.hears(t)))
        if others:
            return others[:_SHOWN]
        query = turn.query()
        passages = turn.search(query, limit=1) if query.stems else []
        near = [p for p in passages if p.confidence >= _NEAR and not whom.numbers.isdisjoint(p.candidate.entities)]
        return [cite(turn.snapshot, p.candidate.document, p.start, p.end) for p in near]


def _behind(turn: Turn, first: int, end: int) -> int:
    """Where whom a question has as told something ends: behind a name, else before what begins what was told."""
    tokens = turn.understood.tokens
    at = first
    while at < end and tokens[at].folded in ARTICLES | {"his", "her", "their", "its", "our"} and at + 1 < end:
        at += 1
    named = next((n for n in turn.understood.names if first <= n.start <= at + 2 and n.end <= end), None)
    if named is not None and all(_is_title(t) for t in tokens[at : named.start]):
        return named.end
    last = at
    while last < end and not _ends(tokens[last]):
        last += 1
        if last < end and stem(tokens[last - 1].folded) in _PEOPLE and stem(tokens[last].folded) not in _PEOPLE:
            break
    return last


def _is_title(token: Token) -> bool:
    return token.folded in PERSON_NOUNS or stem(token.folded) in _PEOPLE


def _ends(token: Token) -> bool:
    return token.folded in _BEHIND | AUXILIARIES or token.folded in STOP


def _tells(turn: Turn, telling: Telling, topic: Sequence[str]) -> bool:
    """Whether a sentence, with the one behind it, has enough of what was told."""
    if not topic:
        return True
    rows = turn.snapshot.sentences(telling.row.document)
    behind = next((r for r in rows if r.start >= telling.row.end and r.paragraph == telling.row.paragraph), None)
    present = {*telling.row.stems.split(), *(behind.stems.split() if behind is not None else ())}
    return turn.share(topic, present) >= _TOLD


def _is_named(turn: Turn, telling: Telling) -> bool:
    """Whether a sentence names who tells it."""
    row = telling.row
    named = {e for e, _, _, kind in turn.snapshot.mentions(row.document, row.start, row.end) if kind == "name"}
    return not telling.tellers or not named.isdisjoint(telling.tellers)


def _cited(turn: Turn, telling: Telling) -> Snippet:
    """The sentence, with the one before it where only a pronoun tells who it was and there is room."""
    row = telling.row
    rows = [r for r in turn.snapshot.sentences(row.document) if r.end <= row.start and r.paragraph == row.paragraph]
    begin = rows[-1].start if rows and not _is_named(turn, telling) else row.start
    return cite_sentences(turn.snapshot, row.document, begin, row.end)
