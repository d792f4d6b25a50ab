"""Datelines and tickers: the place that a report begins with does not speak, nor does the exchange in brackets."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from knowledge.extraction.reading import Reading

# "10:55 ARDEN, Norway (Wire) — ", "ARDEN, Sept. 18, 2024 -- "; some wires have "_" for the dash.
_DATELINE = re.compile(
    r"(?:\d{1,2}[:.]\d{2}\s+)?[A-Z][A-Z.'’ -]+[A-Z](?:,[^—–()\n]{1,40}?)?\s?(?:\([^()\n]{1,40}\)\s?)?"
    r"(?:—|–|--| -|(?<=[ )])_)\s*"
)
# "(NASDAQ: OXBF)", also "(NYSE:ACM)".
_TICKER = re.compile(r"\s?\([A-Z][A-Za-z .]{1,30}:\s?[A-Z.:, ]{1,20}\)")
_NOUN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_ARTICLE = len("the ")


def past_dateline(reading: Reading, cue: Token, source: Span | None) -> Span | None:
    """The source behind a dateline or before a ticker where one of these was read as it; any other unchanged."""
    if source is None:
        return None
    return behind_dateline(reading, source.start_char, cue) or _before_ticker(reading, source)


def behind_dateline(reading: Reading, start: int, verb: Token) -> Span | None:
    """Who stands between a dateline and a verb, where an offset is one of the dateline's; None where it is not."""
    sentence = reading.analysis.sentence_at(verb.idx)
    led = _DATELINE.match(reading.text, sentence.start, sentence.end) if sentence is not None else None
    if led is None or not start < led.end() <= verb.idx:
        return None
    return _subject(reading, led.end(), verb.idx)


def _subject(reading: Reading, begin: int, end: int) -> Span | None:
    """What a text begins with: a name, or else a noun with what stands before it."""
    for mention in reading.cast.within(begin, end):
        if mention.kind == "name" and mention.start - begin <= _ARTICLE:
            return reading.analysis.tokens(mention.start, mention.end)
    tokens = reading.analysis.tokens(begin, end)
    nouns = list(takewhile(lambda t: t.pos_ in _NOUN_PHRASE, tokens))
    return tokens[: len(nouns)] if nouns else None


def _before_ticker(reading: Reading, source: Span) -> Span:
    """The name before a ticker that was read as the source."""
    sentence = source.sent
    for ticker in _TICKER.finditer(reading.text, sentence.start_char, sentence.end_char):
        if ticker.start() <= source.start_char and source.end_char <= ticker.end():
            named = [m for m in reading.cast.within(sentence.start_char, ticker.start()) if m.end == ticker.start()]
            return reading.analysis.tokens(named[-1].start, named[-1].end) if named else source
    return source
