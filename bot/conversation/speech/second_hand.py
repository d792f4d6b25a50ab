"""Words that only somebody else tells of: Olsen's, in "Dunmore says Olsen told her, “Do not sign it.”"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from bot.conversation.checks.arguments import verb_behind
from bot.conversation.checks.happening import left_open
from bot.conversation.checks.on_whom import CLAUSE
from bot.conversation.checks.vouching import source_of
from bot.conversation.citations import cite_sentences
from bot.conversation.function_words import COPULAS
from bot.conversation.meant import Meant
from bot.conversation.reply import Answer, Snippet
from bot.conversation.speech.leads import NOT_OWN
from bot.conversation.speech.saying import ABOUT, MOST_READ, SAID, label
from bot.conversation.subjects import may_do
from bot.conversation.turn import Turn
from knowledge.facts import Statement
from knowledge.language.words import stem, words
from knowledge.store.sentences import SentenceHit
from knowledge.store.snapshot import StoredEntity

# Besides what one says, what one writes; and past forms.
_TOLD = SAID | set(map(stem, "said told wrote text email message messaged whisper shout yell".split()))
_SHOWN = 5
# How surely it is what somebody said that another tells of it.
_AT_SECOND_HAND = 0.6


def at_second_hand(turn: Turn, intent: str, meaning: Meant, topic: Sequence[str]) -> Answer | None:
    """Answer with what somebody else tells of words of those meant, and say so; None where nobody does."""
    if (told := second_hand(turn, meaning.entities, topic)) is None:
        return None
    lead = lead_from(meaning, told[0])
    as_of = max((s.date for s in told[1] if s.date), default=None)
    return Answer(intent=intent, lead=lead, snippets=tuple(told[1]), confidence=_AT_SECOND_HAND, as_of=as_of)


def lead_from(meaning: Meant, source: str) -> str:
    """What leads in words of somebody that a source has."""
    return f"{NOT_OWN} {label(meaning)}’s are reported but at second hand. This is from {source}:"


def second_hand(
    turn: Turn, entities: Collection[StoredEntity], topic: Sequence[str]
) -> tuple[str, list[Snippet]] | None:
    """Who tells of words of these people or bodies, on a topic, and where; None where nobody does.

    Only what the first of several tells is given: nobody's account is another's.
    """
    names = {name for e in entities for name in (e.name, *e.aliases)}
    found: dict[str, list[Snippet]] = {}
    for entity in entities:
        for document, start, end, kind in turn.snapshot.mentions_of(entity.n)[:MOST_READ]:
            if kind == "pronoun" or not turn.in_scope(turn.snapshot.card(document).id):
                continue
            row = next((r for r in turn.snapshot.sentences(document) if r.start <= start < r.end), None)
            if row is None or not _speaks(turn, row, start, end) or turn.share(topic, row.stems.split()) < ABOUT:
                continue
            if (statement := statement_at(turn, document, start)) is not None and statement.speaker not in names:
                snippet = cite_sentences(turn.snapshot, document, row.start, row.end)
                found.setdefault(source_of(statement), []).append(snippet)
    source = next(iter(found), None)
    return None if source is None else (source, list(dict.fromkeys(found[source]))[:_SHOWN])


def inner_speaker(turn: Turn, statement: Statement, wanted: Collection[str]) -> StoredEntity | None:
    """Whom a statement has say what is asked for (stems): Olsen, in "Dunmore said Olsen told her to wait".

    None where the words are not all behind that one, or the question names them.
    """
    number = turn.snapshot.number(statement.document_id)
    if number is None:
        return None
    for begin, stop in statement.spans:
        row = next((r for r in turn.snapshot.sentences(number) if r.start <= begin < r.end), None)
        for entity, start, end, kind in turn.snapshot.mentions(number, begin, stop) if row is not None else ():
            inner = turn.snapshot.entities[entity]
            other = inner.name != statement.speaker and inner.type in {"person", "organisation"}
            if row is None or not other or kind != "name" or end > row.end or not _speaks(turn, row, start, end):
                continue
            before = {w.stem for w in words(turn.snapshot.text(number, begin, end))}
            behind = {w.stem for w in words(turn.snapshot.text(number, end, stop))}
            if before.isdisjoint(wanted) and not behind.isdisjoint(wanted):
                return inner
    return None


def _speaks(turn: Turn, row: SentenceHit, start: int, end: int) -> bool:
    """Whether a sentence has whoever is named in it (code points, half-open) say something."""
    before = words(CLAUSE.split(turn.snapshot.text(row.document, row.start, start))[-1])
    return may_do(before) and _says(turn.snapshot.text(row.document, end, row.end))


def statement_at(turn: Turn, document: int, place: int) -> Statement | None:
    """The statement that has a place of a document, if any."""
    told = (f for f in turn.snapshot.facts("statement", document=document) if isinstance(f, Statement))
    return next((f for f in told if any(start <= place < end for start, end in f.spans)), None)


def _says(behind: str) -> bool:
    """Whether the text behind a name goes on with a verb of saying, and not that they did not or may have."""
    verb = verb_behind(behind)
    if verb is None or verb.stem not in _TOLD:
        return False
    led = list(takewhile(lambda w: w.stem != verb.stem, words(behind)))
    # "She lobbied Olsen asking for a change"
    asked = verb.folded.endswith("ing") and COPULAS.isdisjoint(w.folded for w in led)
    return not asked and not left_open(led, base=False)
