"""Cut a text into tokens and name each token's temporal class by one letter (see `lexicon`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.language.dates.holidays import HOLIDAY_PATTERN
from knowledge.language.dates.lexicon import AMBIGUOUS_MONTHS, LEXICON, ZONES

# Short names that take their full stop along; "Sun." and "Sat." end sentences too often.
_DOTTED = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|weds?|thu(?:rs?)?|fri"
_TOKEN = re.compile(
    rf"""
    (?P<short_name>\b(?:{_DOTTED})\.(?=,?\s+[\da-z]|\d|,))
  | (?P<part>\b[QH][1-4]\b)
  | (?P<fiscal>\bFY(?=\s?['’]?\d))
  | (?P<fiscal_year>(?<=FY)\d\d(?:\d\d)?\b)
  | (?P<zone>(?:(?<=m\s)|(?<=m\.\s)|(?<=\d\s))(?:local|eastern|central|mountain|pacific)\s
        (?:(?:standard|daylight)\s)?time(?=,?\s(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b))
  | (?P<word>(?!(?:{HOLIDAY_PATTERN})\b|[ap]\.?m\b|o['’]clock|year-end)[^\W\d_]+(?:['’]t\b)?)
  | (?P<blank>\n\s*\n)
  | (?P<iso>\b\d{{4}}-(?:0[1-9]|1[0-2])
        (?:-\d\d(?:[T\ ]\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)?(?![\w-]))
  | (?P<numeric>\b(?:\d{{1,2}}[/]\d{{1,2}}[/](?:\d{{4}}|\d\d)|\d{{1,2}}[.]\d{{1,2}}[.]\d{{4}}
        |\d{{1,2}}-\d{{1,2}}-\d{{4}}
        |\d{{4}}[/.]\d{{1,2}}[/.]\d{{1,2}})(?![\w/]))
  | (?P<clock>\b\d{{1,2}}:\d\d(?::\d\d)?(?!\d)
        |\b\d{{1,2}}\.\d\d(?=\s?[ap]\.?m\b|\s(?:GMT|UTC|BST|CES?T|E[SD]?T|[CMP][SD]T)\b)|\b[0-2]\dh[0-5]\d\b)
  | (?P<decade>\b1\d\d0['’]?s\b|\b20\d0['’]?s\b|['’][2-9]0s\b|\b[2-9]0s\b)
  | (?P<short>['’]\d\d(?!\w))
  | (?P<ordinal>\b\d{{1,3}}(?:st|nd|rd|th)\b)
  | (?P<money>[$€£¥#]\s?\d[\d,.]*(?<=\d))
  | (?P<number>\b\d+(?:,\d{{3}})+(?:\.\d+)?|\b\d+\ \d/\d\b|\b\d+\.\d+|\b\d+[½¼¾]
        |\b\d+(?!\w)|\b\d{{1,2}}(?=[ap]\.?m\b)|½)
  | (?P<ampm>\b[ap]\.m\.?|\b[ap]m\b|(?<=\d)[ap]\.?m\b\.?)
  | (?P<holiday>\b(?:{HOLIDAY_PATTERN})\b)
  | (?P<special>o['’]clock\b|year-end\b|['’](?:s|ll|d)\b|s['’](?=\s))
  | (?P<mixed>\w+)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = {",": ",", "-": "-", "–": "-", "—": ":", ".": ".", "!": ".", "?": ".", "(": "(", ")": ")", "/": "/"}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass(slots=True)
class Tokens:
    """Tokens side by side: class letters, offsets into the text, lower-cased words, values.

    Offsets are code points into the text. A value is what the lexicon or the digits say, "" where nothing does.
    """

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    values: list[int | float | str]

    def capitalised(self, index: int) -> bool:
        """Whether the token at `index` begins with a capital letter."""
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Cut `text[start:end]` into tokens."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    values: list[int | float | str] = []
    lexicon = LEXICON.get
    unknown = ("_", "")
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or ""
        raw = match.group()
        word = raw.lower()
        letter, value = lexicon(word, unknown) if kind == "word" else _special(kind, word)
        begin, stop = match.span()
        if letter == "M" and word in AMBIGUOUS_MONTHS and raw[0].islower():
            letter = "m"
        elif letter == "_" and word in ZONES and raw.isupper():
            letter, value = "Z", word
        letters.append(letter)
        starts.append(begin)
        ends.append(stop)
        words.append(word)
        values.append(value)
    return Tokens(text, "".join(letters), starts, ends, words, values)


def _special(kind: str, word: str) -> tuple[str, int | float | str]:
    if kind == "mark":
        return _MARKS.get(word, ";"), word
    if kind == "short_name":
        letter, value = LEXICON[word[:-1]]
        return {"m": "M", "%": "W"}[letter], value
    if kind == "fiscal_year":
        return ("Y", int(word)) if len(word) == 4 else ("k", "'" + word)
    if kind == "number":
        return _number(word)
    if kind == "ordinal":
        return "O", int(re.sub(r"\D", "", word))
    if kind == "decade":
        return "B", word
    if kind == "special":
        return LEXICON.get(word.replace("’", "'"), ("_", word))
    return {
        "blank": "|", "iso": "I", "numeric": "I", "clock": "C", "short": "k", "ampm": "@", "holiday": "H",
        "part": "0", "fiscal": "G", "zone": "Z",
    }.get(kind, "_"), word  # fmt: skip


def _number(word: str) -> tuple[str, int | float | str]:
    if word.isascii() and word.isdigit():
        number = int(word[:9])
        if len(word) == 4:
            return ("Y" if 1000 <= number <= 2199 else "T"), number
        return ("D" if len(word) < 3 else "N"), number
    if " " in word:
        whole, part = word.split(" ")
        top, bottom = part.split("/")
        return "N", int(whole) + (int(top) / int(bottom) if int(bottom) else 0)
    if word[-1] in _FRACTIONS:
        return "N", int(word[:-1] or 0) + _FRACTIONS[word[-1]]
    try:
        return "N", float(word.replace(",", ""))
    except ValueError:
        return "_", word
