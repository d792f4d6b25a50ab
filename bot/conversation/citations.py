"""Cuts verbatim snippets out of documents and cites them."""

from __future__ import annotations

from bot.conversation.reply import Snippet
from knowledge.store.snapshot import SentenceHit, Snapshot

# A snippet longer than this is cut at a sentence's end; Discord shows it whole, readers take it in at once.
LONGEST = 480


def cite(snapshot: Snapshot, document: int, start: int, end: int, *, note: str | None = None) -> Snippet:
    """Cut [start, end) out of document number `document` and cite it."""
    card = snapshot.card(document)
    return Snippet(
        document_id=card.id,
        start=start,
        end=end,
        text=snapshot.text(document, start, end),
        paragraph=snapshot.columns.paragraph_at(document, start) + 1,
        title=card.title,
        outlet=card.outlet,
        date=card.date,
        url=card.url,
        note=note,
    )


def sentence_window(rows: list[SentenceHit], start: int, end: int, *, longest: int = LONGEST) -> tuple[int, int]:
    """Widen [start, end) to whole sentences; where that is too long, keep the sentences from its start on."""
    touched = [r for r in rows if r.start < end and start < r.end]
    if not touched:
        return start, end
    first, last = touched[0].start, touched[0].end
    for row in touched[1:]:
        if row.end - first > longest:
            break
        last = row.end
    return first, last


def cite_sentences(snapshot: Snapshot, document: int, start: int, end: int, *, note: str | None = None) -> Snippet:
    """Cite the whole sentences that [start, end) touches, as many as fit."""
    first, last = sentence_window(snapshot.sentences(document), start, end)
    return cite(snapshot, document, first, last, note=note)
