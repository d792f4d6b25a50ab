"""How much of a topic a statement shares, in its own words and in what they lean on."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.conversation.names import Named
from bot.conversation.speech.saying import beside
from bot.conversation.speech.topics import head_in_a_place, named_stems
from bot.conversation.turn import PRONOUNS, Turn
from knowledge.facts import Offsets, Statement
from knowledge.language.words import STOP, has_digit, stem, words
from knowledge.store.sentences import SentenceHit

# Of what stands beside a statement counts the whole where so much of the topic stands in its own sentences.
_OWN = 0.15
# Among so many words a statement that leans on what goes before has its "it" or "that".
_BEGINNING = 3
_QUOTATION = re.compile(r"\"[^\"]*\"?|“[^”]*”?|«[^»]*»?")
# A quotation of fewer words may be the name of a broadcast.
_LEAST_QUOTED = 4
# What is one deal by whatever word.
_DEALS = frozenset(map(stem, "buy acquire acquisition purchase takeover buyout merge merger".split()))
# A sentence that begins so goes on from the paragraph before it.
_TURNING = frozenset("but yet and so still however".split())
# White space between two paragraphs.
_GAP = 2
# What was talked about is called so; "them" are people.
_MATTER = frozenset({"it", "that", "this"})
# These are whoever speaks.
_SPEAKING = frozenset("i me my mine we us our ours".split())
# And these somebody else.
_OTHERS = PRONOUNS - {"it", "its"}


def topic_share(turn: Turn, statement: Statement, topic: Sequence[str], *, around: bool = False) -> float:
    """How much of a topic a statement's words, its sentence, its neighbours and its title share.

    Words that stand in the title or beside its sentence alone make no topic of it, unless `around` says so.
    """
    number = turn.snapshot.number(statement.document_id)
    if number is None or not topic:
        return 1.0
    own = own_stems(turn, statement)
    near = {s for r in beside(turn, number, statement) for s in r.stems.split()}
    if any(has_digit(s) and s not in near and s != year(turn, number) for s in topic):
        return 0.0
    people = [n for n in turn.understood.names if n.people and set(named_stems(turn, n)) <= set(topic)]
    theirs = all(
        _speaks_of(turn, statement, n)
        or (_owns(turn, n, topic, own) and not of_another(turn, number, statement.spans, n, statement.speaker))
        for n in people
    )
    if not around and not theirs:
        return 0.0
    if not around and not own & set(topic) and strange(turn, topic):
        return 0.0
    own |= _named_otherwise(turn, number, statement) | leant_on(turn, number, statement)
    own |= set() if own.isdisjoint(_DEALS) else _DEALS
    # Whose it is that was spoken of, a document need not say in those words ("the report", in one on the Reed report).
    owners = [set(named_stems(turn, n)) for n in people if _owns(turn, n, topic, own)]
    own |= {s for stems in owners if stems <= turn.stems_of(number) for s in stems}
    told = near | own | turn.snapshot.title_stems(number)
    head = [s for s in head_in_a_place(turn) if s in topic]
    if not around and head and not turn.share(head, told):
        return 0.0
    share = turn.share(topic, told)
    return share if around or turn.share(topic, own) >= _OWN else 0.4 * share


def own_stems(turn: Turn, statement: Statement) -> set[str]:
    """Stems of the sentences in which a statement is made."""
    number = turn.snapshot.number(statement.document_id)
    if number is None:
        return set()
    return {w.stem for w in words(turn.snapshot.text(number, statement.start, statement.end))}


def mentioned_in(turn: Turn, statement: Statement) -> set[int]:
    """The entities that the sentences of a statement mention."""
    number = turn.snapshot.number(statement.document_id)
    if number is None:
        return set()
    return {e for e, *_ in turn.snapshot.mentions(number, statement.start, statement.end)}


def year(turn: Turn, number: int) -> str:
    """The year of a document, which it need not name."""
    day = turn.snapshot.card(number).date
    return str(day.year) if day is not None else ""


def leant_on(turn: Turn, number: int, statement: Statement) -> set[str]:
    """Stems of the sentence before a statement, where that leads up to it.

    It does where the words begin with "it" or "that", which stand for something there, or where it names the speaker:
    "Reed said that the ruling moved her. “I cried,” she said." What begins with "but" turns on all that the paragraph
    before it tells.
    """
    before = _leading_up(turn, number, statement)
    led = set(before.stems.split()) if before is not None else set()
    begins = turn.snapshot.text(number, statement.start, statement.end).split()[:1]
    if _TURNING.isdisjoint(word.rstrip(",").casefold() for word in begins):
        return led
    told = [r for r in turn.snapshot.sentences(number) if r.end <= statement.start]
    speakers = turn.snapshot.columns.speakers
    paragraph = [r for r in told if r.paragraph == told[-1].paragraph and not speakers[r.n].size]
    return led.union(*(r.stems.split() for r in paragraph))


def _leading_up(turn: Turn, number: int, statement: Statement) -> SentenceHit | None:
    """The sentence that leads up to a statement, if there is one."""
    before = next((r for r in reversed(turn.snapshot.sentences(number)) if r.end <= statement.start), None)
    if before is None or statement.start - before.end > _GAP:
        return None
    first = [w.folded.split("'")[0] for w in words(turn.snapshot.text(number, *statement.spans[0]))[:_BEGINNING]]
    # "Asked that the public wait" begins with no pronoun.
    joins = first[:1] == ["that"] and statement.type == "indirect"
    if "it" in first or not (joins or _MATTER.isdisjoint(first[:1])):
        return before
    named = {turn.snapshot.entities[e].name: e for e in before.entities}
    if statement.speaker not in named:
        return None
    # What is quoted goes on from words that were not; two sentences of reported words are each of its own.
    marked = _QUOTATION.findall(turn.snapshot.text(number, before.start, before.end))
    quoted = any(len(m.split()) >= _LEAST_QUOTED for m in marked)
    spoke = named[statement.speaker] in turn.snapshot.columns.speakers[before.n].tolist()
    return None if quoted or (spoke and statement.type == "indirect") else before


def _owns(turn: Turn, named: Named, topic: Sequence[str], own: Set[str]) -> bool:
    """Whether a name only tells of whose or what kind that was which was spoken of ("Reed's pay", "the Reed trial").

    The words then have all the rest of the topic.
    """
    tokens, end = turn.understood.tokens, named.end
    owns = turn.understood.text[tokens[end - 1].end :].startswith(("'", "’"))
    kind = end < turn.slots.get("topic", (0, 0))[1] and tokens[end].folded not in STOP
    rest = set(topic) - set(named_stems(turn, named))
    return (owns or kind) and bool(rest) and rest <= own


def _speaks_of(turn: Turn, statement: Statement, named: Named) -> bool:
    """Whether a statement may speak of somebody: its sentences mention them, or it has a pronoun that is nobody's."""
    number = turn.snapshot.number(statement.document_id)
    if named.numbers & mentioned_in(turn, statement) or set(named_stems(turn, named)) <= own_stems(turn, statement):
        return True
    if number is None:
        return False
    before = _leading_up(turn, number, statement)
    if before is not None and named.numbers & {e for e, *_ in turn.snapshot.mentions(number, before.start, before.end)}:
        return True
    for span in statement.spans:
        resolved = {start for _, start, _, _ in turn.snapshot.mentions(number, *span)}
        found = words(turn.snapshot.text(number, *span))
        if any(w.folded in _OTHERS and w.start + span[0] not in resolved for w in found):
            return True
    return False


def of_another(turn: Turn, document: int, spans: Sequence[Offsets], named: Named, speaker: str | None) -> bool:
    """Whether spans name somebody of whom the question says nothing, besides who speaks, and not whom it names."""
    told = {e for span in spans for e, *_ in turn.snapshot.mentions(document, *span)}
    asked = {n for m in turn.understood.names for n in m.numbers}
    others = map(turn.snapshot.entities.__getitem__, told - asked)
    return named.numbers.isdisjoint(told) and any(e.type == "person" and e.name != speaker for e in others)


def strange(turn: Turn, topic: Sequence[str]) -> bool:
    """Whether a topic is nothing but a name that the documents' cast does not have."""
    named = {i for n in turn.understood.names for i in range(n.start, n.end)}
    about = [(i, t) for i, t in enumerate(turn.understood.tokens) if stem(t.folded) in topic]
    return all(t.capital and i not in named for i, t in about)


def _named_otherwise(turn: Turn, number: int, statement: Statement) -> set[str]:
    """Stems of the question's names of people whom a statement speaks of by other words ("my best friend", "she")."""
    spoken_of = {
        entity
        for span in statement.spans
        for entity, start, end, _ in turn.snapshot.mentions(number, *span)
        if turn.snapshot.text(number, start, end).casefold() not in _SPEAKING
    }
    named = [n for n in turn.understood.names if n.people and n.numbers & spoken_of]
    return {s for n in named for s in named_stems(turn, n)}
