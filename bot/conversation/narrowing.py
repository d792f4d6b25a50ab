"""Questions asked of some of the documents only: of some days, of one source, about one thing."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import TypedDict

from bot import messages
from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Clarification, Question, Reply, Snippet
from knowledge.language.words import STOP, words
from knowledge.store.snapshot import DocumentCard, Snapshot

# Where the answer from all documents has nothing that fits, so many of those that fit are asked one by one.
_ASKED_ALONE = 6
_RANKED = 200
# Asks for somebody without becoming part of their conversation, nor of anybody's who asks at the same moment.
_NOBODY = "narrowing"


class Narrowing(TypedDict, total=False):
    """The fields of a Question that narrow it."""

    since: dt.date | None
    until: dt.date | None
    source: str | None
    about: str | None


def ask(desk: Desk, question: Question) -> Reply:
    """Answer a question from the documents that it is narrowed to; from all where it is not narrowed."""
    if not is_narrowed(question):
        return desk.ask(question)
    snapshot = desk.snapshot
    if question.about and not _stems(question.about):
        return Abstention(intent="narrowed", reason=messages.NO_WORDS)
    cards = within(snapshot, question)
    if not cards:
        return Abstention(intent="narrowed", reason=messages.NO_DOCUMENT_FITS)
    allowed = {card.id for card in cards}
    whole = question if len(cards) > 1 else question.model_copy(update={"document_id": cards[0].id})
    reply = desk.ask(whole)
    if isinstance(reply, Clarification):
        return reply.model_copy(update={"reason": f"{reply.reason} {messages.CHOOSING_WIDENS}"})
    if isinstance(reply, Abstention):
        reason = reply.reason if whole is question else messages.NOTHING_FITS
        kept = _kept(snapshot, reply.snippets, allowed, question)
        return reply.model_copy(update={"reason": reason, "snippets": kept})
    narrowed = _narrowed(snapshot, reply, allowed, question)
    return narrowed or _alone(desk, question, cards) or Abstention(intent=reply.intent, reason=messages.NOTHING_FITS)


def documents_of(snapshot: Snapshot, source: str | None) -> frozenset[str] | None:
    """The ids of the documents of a source (an id, or words of an outlet or title); None, for all, without one."""
    if source is None:
        return None
    return frozenset(card.id for card in within(snapshot, Question(text="", source=source)))


def is_narrowed(question: Question) -> bool:
    """Whether anything narrows the question."""
    return any((question.since, question.until, question.source, question.about))


def within(snapshot: Snapshot, question: Question) -> list[DocumentCard]:
    """The documents of the days and the source asked for; one without a date is of no day."""
    cards = list(snapshot.documents())
    if question.since is not None:
        cards = [card for card in cards if card.date is not None and card.date >= question.since]
    if question.until is not None:
        cards = [card for card in cards if card.date is not None and card.date <= question.until]
    if question.source:
        exact = [card for card in cards if question.source in (card.id, card.outlet)]
        wanted = question.source.casefold().split()
        cards = exact or [card for card in cards if all(word in _described(card) for word in wanted)]
    return cards


def _described(card: DocumentCard) -> str:
    return " ".join(part for part in (card.title, card.outlet, card.id) if part).casefold()


def _narrowed(snapshot: Snapshot, answer: Answer, allowed: set[str], question: Question) -> Answer | None:
    """Keep the snippets that fit. The sentence above them was made from all, so it goes where one of them goes."""
    snippets = _kept(snapshot, answer.snippets, allowed, question)
    more = _kept(snapshot, answer.more, allowed, question)
    if snippets == answer.snippets:
        return answer.model_copy(update={"more": more})
    kept = (*snippets, *more)
    if not kept:
        return None
    shown = max(1, len(answer.snippets))
    dates = [snippet.date for snippet in kept if snippet.date]
    update = {"lead": None, "snippets": kept[:shown], "more": kept[shown:], "as_of": max(dates, default=None)}
    return answer.model_copy(update=update)


def _kept(
    snapshot: Snapshot, snippets: Sequence[Snippet], allowed: set[str], question: Question
) -> tuple[Snippet, ...]:
    about = _stems(question.about or "")
    return tuple(s for s in snippets if s.document_id in allowed and about <= _around(snapshot, s, wanted=bool(about)))


def _around(snapshot: Snapshot, snippet: Snippet, *, wanted: bool) -> set[str]:
    """The stems of a snippet's paragraph, of its neighbours, and of the title."""
    number = snapshot.number(snippet.document_id) if wanted else None
    if number is None:
        return set()
    rows = snapshot.sentences(number)
    touched = [row.paragraph for row in rows if row.start < snippet.end and snippet.start < row.end]
    first, last = min(touched, default=0) - 1, max(touched, default=0) + 1
    found = {stem for row in rows if first <= row.paragraph <= last for stem in row.stems.split()}
    return found | snapshot.title_stems(number)


def _alone(desk: Desk, question: Question, cards: Sequence[DocumentCard]) -> Answer | None:
    """Ask the likeliest of the documents that fit, one by one; return the surest answer."""
    snapshot = desk.snapshot
    weights = [(stem, 1.0) for stem in sorted(_stems(f"{question.text} {question.about or ''}"))]
    ranked = [hit.n for hit in snapshot.passages.documents(weights, limit=_RANKED)] if weights else []
    fitting = {card.n for card in cards}
    found: list[Answer] = []
    nobody = f"{_NOBODY} {uuid.uuid4().hex}"
    for number in [n for n in ranked if n in fitting][:_ASKED_ALONE]:
        identifier = snapshot.card(number).id
        asked = question.model_copy(update={"document_id": identifier, "asker": nobody, "channel": _NOBODY})
        reply = desk.ask(asked)
        desk.dialogue.forget(nobody, _NOBODY)
        narrowed = _narrowed(snapshot, reply, {identifier}, question) if isinstance(reply, Answer) else None
        if narrowed is not None:
            found.append(narrowed)
    return max(found, key=lambda answer: answer.confidence, default=None)


def _stems(text: str) -> set[str]:
    return {word.stem for word in words(text) if word.folded not in STOP}
