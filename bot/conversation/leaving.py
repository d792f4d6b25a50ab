"""Who holds an office no longer, where a sentence says so of that very person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bot.conversation.checks.happening import denied, left_open
from bot.conversation.citations import cite_sentences
from bot.conversation.reply import Snippet
from bot.conversation.subjects import may_do
from bot.conversation.turn import Turn
from knowledge.language.words import words
from knowledge.store.snapshot import StoredEntity

# Somebody who is mentioned more often has only so many mentions looked at.
_MOST = 400
_DONE_TO = r"(?:fired|dismissed|ousted|sacked|removed|replaced|suspended|killed|recalled)"
_LEFT = re.compile(
    r"(?:,[^,;:“”\"()]{1,90},)?\s*(?:, who\s+)?"
    r"(?:(?:has|had|have|was|been|later|then|also|abruptly|formally|officially|suddenly|himself|herself)\s+)*"
    r"(?:announce[ds] (?:his|her|their) (?:\w+ )?(?:resignation|departure)|"
    r"resigned|resigns|retired|retires|quit|quits|(?:stepped|steps|stood) (?:down|aside)|"
    r"left (?:office|the (?:post|job|office|board|company|department|city|council)|(?:his|her|their) (?:post|job))|"
    r"lost (?:the|his|her|their) (?:bid for )?(?:re-?)?(?:election|seat|office|post|job)|"
    rf"died|dies|(?<=was )(?:{_DONE_TO}|voted out|succeeded by)|(?<=been ){_DONE_TO})\b",
    re.IGNORECASE,
)
# "The council voted to dismiss Chief Reed": before the name, and no noun behind it.
_PUT_OUT = re.compile(
    r"\b(?:fired|dismissed|ousted|sacked|removed|replaced|"
    r"voted\b[^,.;:]{0,40}?\bto (?:fire|dismiss|oust|sack|remove|replace))"
    r"\s+(?:(?:[A-Z][\w.]*|the|its|chief)\s+){0,3}$"
)
_NO_NOUN = re.compile(r"\s*(?:[.,;:)]|$)|\s(?:as|from|after|over|for|in|on|by|and|with|who|because|following|at|to)\b")
_CLAUSE = re.compile(r"[;:?!“”\"()—–]")
_EVER = dt.date.min


def told_to_have_left(turn: Turn, person: StoredEntity, since: dt.date | None) -> list[Snippet]:
    """Sentences of documents no older than a day that tell that somebody resigned, was dismissed or died; newest first.

    What may be, is called for or denied says nothing.
    """
    found = [s for s in _told(turn, person) if s.date is None or since is None or s.date >= since]
    return sorted(dict.fromkeys(found), key=lambda s: s.date or _EVER, reverse=True)


def _told(turn: Turn, person: StoredEntity) -> Iterator[Snippet]:
    for document, start, end, kind in turn.snapshot.mentions_of(person.n)[:_MOST]:
        if kind != "name" or not turn.in_scope(turn.snapshot.card(document).id):
            continue
        row = next((r for r in turn.snapshot.sentences(document) if r.start <= start < r.end), None)
        if row is None:
            continue
        led, behind = turn.snapshot.text(document, row.start, start), turn.snapshot.text(document, end, row.end)
        before = words(_CLAUSE.split(led)[-1])
        left = _LEFT.match(behind) is not None and may_do(before)
        put_out = _PUT_OUT.search(" ".join(led.split()) + " ") is not None and _NO_NOUN.match(behind) is not None
        if (left or put_out) and not left_open(before, base=False) and not denied(before):
            yield cite_sentences(turn.snapshot, document, row.start, row.end)
