"""To whom the words were said that are asked for ("What did Reed tell the council?")."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.names import Named
from bot.conversation.reply import Abstention, Answer, Reply
from bot.conversation.speech.on_topic import on_topic, refused
from bot.conversation.speech.saying import beside
from bot.conversation.speech.sharing import leant_on
from bot.conversation.speech.topics import TOLD
from bot.conversation.turn import PRONOUNS, SAYING, Turn
from knowledge.facts import Statement
from knowledge.language.words import STOP, words

# Who hears what is said in public: it need not be told that they did.
_PUBLIC = frozenset(
    """reporter reporters journalist journalists press media news people everyone everybody anyone anybody public
    viewers readers listeners fans world residents""".split()
)
# How sure an answer may be whose words do not say to whom they were said.
_MAYBE = 0.6


@dataclass(frozen=True)
class Hearer:
    """Whom a question says something was told: as it words that, the stems, and the person, where it names one."""

    text: str
    stems: frozenset[str]
    named: Named | None


def addressed(turn: Turn) -> Hearer | None:
    """Whom a question says something was told ("tell Hale", "say to the council"); None for the public at large."""
    end = turn.slots.get("who", (0, 0))[1]
    tokens = turn.understood.tokens
    verb, link = (*(t.folded for t in tokens[end : end + 2]), "", "")[:2]
    place = end + 1 if verb in TOLD else end + 2 if verb in SAYING and link == "to" else 0
    if not place or not end:
        return None
    named = next((n for n in turn.understood.names if n.start == place), None)
    if named is not None:
        person = named if len(named.people) == len(named.entities) else None
        stems = frozenset(turn.stems(tokens[named.start : named.end]))
        return Hearer(person.people[0].name if person else f"“{named.text}”", stems, person)
    last = place
    while last < len(tokens) and (tokens[last].folded not in STOP or last == place):
        last += 1
    run = tokens[place:last]
    content = [t for t in run if t.folded not in STOP | PRONOUNS]
    if not content or any(t.folded in _PUBLIC for t in content) or (tokens[place].folded in PRONOUNS and len(run) == 1):
        return None
    return Hearer(f"“{turn.understood.text[run[0].start : run[-1].end]}”", frozenset(turn.stems(content)), None)


def told_to(
    turn: Turn, statements: list[Statement], whom: Hearer, topic: list[str], *, around: bool
) -> tuple[list[Statement], bool]:
    """The statements that were told them, or may have been, and whether the words around these say so.

    A person is told what is said in a document that names them in it or right beside it. Of anybody else the sentence
    itself tells, or that which leads up to it. Where none does, it may be what was said on the topic (stems), or what
    was said right beside them.
    """
    if whom.named is not None:
        named = {s.document_id for s in statements if _is_near(turn, s, whom)}
        return [s for s in statements if s.document_id in named], True
    told = [s for s in statements if not whom.stems.isdisjoint(_told_around(turn, s))]
    if told and on_topic(turn, told, topic, around=around):
        return told, True
    return (statements if topic else [s for s in statements if _is_near(turn, s, whom)]), False


def untold(
    turn: Turn, intent: str, name: str, whom: Hearer, statements: list[Statement], topic: list[str]
) -> Abstention:
    """Refuse where nobody like that is named near the words that they are said to have been told."""
    return refused(turn, intent, f"I find no words of {name} to {whom.text}.", name, statements, topic)


def without_saying_so(reply: Reply | None) -> Reply | None:
    """An answer whose words do not say that they were told whom the question names."""
    if not isinstance(reply, Answer):
        return reply
    lead = f"The words do not say to whom. {reply.lead or ''}".rstrip()
    return reply.model_copy(update={"lead": lead, "confidence": min(reply.confidence, _MAYBE)})


def _told_around(turn: Turn, statement: Statement) -> set[str]:
    """The stems around a statement's words, and of what they lean on: of whom somebody speaks need not hear it."""
    number = turn.snapshot.number(statement.document_id)
    if number is None:
        return set()
    said = words(turn.snapshot.text(number, statement.start, statement.end))
    places = [(a - statement.start, b - statement.start) for a, b in statement.spans]
    around = {w.stem for w in said if not any(a <= w.start and w.end <= b for a, b in places)}
    return around | leant_on(turn, number, statement)


def _is_near(turn: Turn, statement: Statement, whom: Hearer) -> bool:
    number = turn.snapshot.number(statement.document_id)
    if number is None:
        return False
    numbers = whom.named.numbers if whom.named is not None else frozenset()
    return any(
        not numbers.isdisjoint(r.entities) or whom.stems <= set(r.stems.split())
        for r in beside(turn, number, statement)
    )
