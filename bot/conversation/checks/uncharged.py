"""What documents tell of nobody's being charged: "released without charge", "neither had been charged"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.conversation.citations import cite_sentences
from bot.conversation.reply import Snippet
from bot.conversation.turn import Turn

_CHARGES = r"(?:criminal\s)?charges?"
# Of whoever the sentence names.
_OF_THEM = re.compile(
    rf"\b(?:released|freed|let\sgo)\swithout\s(?:any\s)?{_CHARGES}\b|\bwithout\s(?:being|having\sbeen)\scharged\b"
    rf"|(?:\bnot|\bnever|n['’]t)\s(?:yet\s)?(?:been\s|be\s)?charged\b|\bno\s{_CHARGES}\b[^.;]{{0,40}}\bagainst\b"
    rf"|\bfac(?:es?|ed|ing)\sno\s{_CHARGES}\b|\b(?:declined|decided\snot|refused)\sto\s(?:charge|prosecute|indict)\b",
    re.IGNORECASE,
)
# Of those whom a sentence or two before it name, and of everybody.
_OF_BOTH = re.compile(r"\b(?:neither|none\sof\s(?:them|the))\b[^.;]{0,40}\bcharged\b", re.IGNORECASE)
_OF_ALL = re.compile(
    rf"\bno(?:\sone|body)\b[^.;]{{0,40}}\bcharged\b|\bno\s{_CHARGES}\s(?:have|has|had|were)\sbeen\s(?:filed|brought|laid)",
    re.IGNORECASE,
)
_BEFORE, _MOST_READ, _SHOWN = 2, 100, 2


def told_uncharged(turn: Turn, numbers: Collection[int]) -> list[Snippet]:
    """Sentences that tell that these people, or all of whom their document tells, were not charged; newest first.

    Those that name them go before others.
    """
    found = sorted(_told(turn, set(numbers)), key=lambda pair: (pair[0], -_day(pair[1])))
    return list(dict.fromkeys(snippet for _, snippet in found))[:_SHOWN]


def _told(turn: Turn, numbers: set[int]) -> Iterator[tuple[int, Snippet]]:
    documents = sorted({d for n in numbers for d, *_ in turn.snapshot.mentions_of(n)}, reverse=True)
    for document in documents[:_MOST_READ]:
        if not turn.in_scope(turn.snapshot.card(document).id):
            continue
        rows = list(turn.snapshot.sentences(document))
        for place, row in enumerate(rows):
            text = turn.snapshot.text(document, row.start, row.end)
            led = rows[max(0, place - _BEFORE) : place]
            beside = any(numbers & r.entities for r in led)
            kinds = (
                _OF_THEM.search(text) is not None and bool(numbers & row.entities),
                _OF_BOTH.search(text) is not None and beside,
                _OF_ALL.search(text) is not None and not row.entities,
            )
            if True in kinds:
                # "Neither man had been charged" says nothing without the sentence that names both.
                start = next((r.start for r in led if numbers & r.entities), row.start) if kinds[1] else row.start
                yield kinds.index(True), cite_sentences(turn.snapshot, document, start, row.end)


def _day(snippet: Snippet) -> int:
    return snippet.date.toordinal() if snippet.date else 0
