"""To whom the words were said that are asked for ("What did Reed tell the council?")."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from bot import messages
from bot.conversation.checks.vouching import source_of
from bot.conversation.citations import cite_sentences
from bot.conversation.meant import Meant
from bot.conversation.names import Named
from bot.conversation.reply import Abstention, Answer, Reply
from bot.conversation.speech.asking import bears_words
from bot.conversation.speech.on_topic import on_topic, refused
from bot.conversation.speech.saying import ABOUT, beside, label
from bot.conversation.speech.second_hand import lead_from, statement_at
from bot.conversation.speech.sharing import leant_on
from bot.conversation.speech.told_whom import Telling, Whom, between, sentences_on, tellings, tellings_in
from bot.conversation.speech.topics import TOLD
from bot.conversation.turn import PRONOUNS, SAYING, Turn, abstain
from knowledge.facts import Statement
from knowledge.language.words import STOP, words

# Who hears what is said in public: it need not be told that they did.
PUBLIC = frozenset(
    """reporter reporters journalist journalists press media news people everyone everybody anyone anybody public
    viewers readers listeners fans world residents""".split()
)
# How sure an answer may be whose words do not say to whom they were said.
_MAYBE = 0.6
_SHOWN = 5


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
    if not content or any(t.folded in PUBLIC for t in content) or (tokens[place].folded in PRONOUNS and len(run) == 1):
        return None
    return Hearer(f"“{turn.understood.text[run[0].start : run[-1].end]}”", frozenset(turn.stems(content)), None)


def words_to(
    turn: Turn, intent: str, meaning: Meant, whom: Hearer, statements: list[Statement], topic: list[str], *,
    around: bool, about: Callable[[list[Statement], list[str]], Reply | None],
) -> Reply | None:  # fmt: skip
    """Answer with what was told those whom the question names; `about` answers with some words on a topic."""
    topic = topic if whom.named else [s for s in topic if s not in whom.stems]
    told, sure = _told_to(turn, statements, whom, topic, around=around)
    if not sure and (by_others := told_by_others(turn, intent, meaning, topic)):
        return by_others
    if not told:
        return refused(
            turn, intent, f"I find no words of {label(meaning)} to {whom.text}.", label(meaning), statements, topic
        )
    return about(told, topic) if sure else _without_saying_so(about(told, topic))


def _told_to(
    turn: Turn, statements: list[Statement], whom: Hearer, topic: list[str], *, around: bool
) -> tuple[list[Statement], bool]:
    """The statements that were told them, or may have been, and whether the words around these say so.

    That somebody whom the question names was told it, a sentence says that has them behind a verb of telling; what is
    said right beside them may be. What they told whoever speaks is not what they were told. Of anybody else the
    sentence itself tells, or that which leads up to it. Where none does, it may be what was said on the topic (stems),
    or what was said right beside them.
    """
    if whom.named is not None:
        heard = {s: _hears(turn, s, whom) for s in statements}
        if told := [s for s in statements if heard[s]]:
            return told, True
        named = {s.document_id for s in statements if _is_near(turn, s, whom)}
        return [s for s in statements if s.document_id in named and heard[s] is None], False
    told = [s for s in statements if not whom.stems.isdisjoint(_told_around(turn, s))]
    if told and on_topic(turn, told, topic, around=around):
        return told, True
    return (statements if topic else [s for s in statements if _is_near(turn, s, whom)]), False


def _without_saying_so(reply: Reply | None) -> Reply | None:
    """An answer whose words do not say that they were told whom the question names."""
    if not isinstance(reply, Answer):
        return reply
    lead = f"The words do not say to whom. {reply.lead or ''}".rstrip()
    return reply.model_copy(update={"lead": lead, "confidence": min(reply.confidence, _MAYBE)})


def told_by_others(turn: Turn, intent: str, meaning: Meant, topic: Sequence[str]) -> Answer | None:
    """Answer with the sentences, not their own words, that tell what those meant told whom the question names."""
    whom = addressed(turn)
    if whom is None:
        return None
    topic = [s for s in topic if s not in whom.stems]
    # A surname alone is theirs where the question has no more.
    bare = {e.n for n in turn.named("who") for e in n.people if len(words(e.name)) == 1}
    found = between(turn, bare | {e.n for e in meaning.entities}, _as_told(whom))
    found = [t for t in found if turn.share(topic, t.row.stems.split()) >= ABOUT]
    if not found:
        return None
    # What one account tells is not mixed with what others do.
    sources = [_source(turn, t, {e.name for e in meaning.entities}) for t in found]
    rows = dict.fromkeys(t.row for t, source in zip(found, sources, strict=True) if source == sources[0])
    snippets = [cite_sentences(turn.snapshot, r.document, r.start, r.end) for r in rows]
    plain = messages.TOLD_THEM.format(who=label(meaning), whom=whom.text)
    lead = plain if sources[0] is None else lead_from(meaning, sources[0])
    as_of = max((s.date for s in snippets if s.date), default=None)
    return Answer(intent=intent, lead=lead, snippets=tuple(snippets[:_SHOWN]), confidence=_MAYBE, as_of=as_of)


def _source(turn: Turn, telling: Telling, names: Set[str]) -> str | None:
    """Who tells that somebody was told something, where that stands in the words of another; else None."""
    statement = statement_at(turn, telling.row.document, telling.at)
    return None if statement is None or statement.speaker in names else source_of(statement)


def never_told(turn: Turn, intent: str, meaning: Meant) -> Abstention | None:
    """Refuse where people without a name are asked for what they told somebody whom no sentence has told anything."""
    whom = addressed(turn)
    if meaning.entities or whom is None or whom.named is None or bears_words(turn):
        return None
    heard = tellings(turn, "tell", sentences_on(turn, _as_told(whom)))
    if any(t.done and not t.hearers.isdisjoint(whom.named.numbers) for t in heard):
        return None
    return abstain(intent, f"I find no words of “{meaning.text}” to {whom.text}.")


def _as_told(whom: Hearer) -> Whom:
    return Whom(whom.named.numbers, frozenset()) if whom.named is not None else Whom(frozenset(), whom.stems)


def _hears(turn: Turn, statement: Statement, whom: Hearer) -> bool | None:
    """Whether a statement's sentences have somebody as the one told it; False where they are who tells it, instead."""
    number = turn.snapshot.number(statement.document_id)
    if number is None or whom.named is None:
        return None
    numbers = whom.named.numbers
    found = tellings_in(turn, number, statement.start, statement.end, "tell")
    if any(t.done and t.hearers & numbers and not t.tellers & numbers for t in found):
        return True
    return False if any(t.tellers & numbers and t.hearers - numbers for t in found) else None


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
