"""Finds what stands in quotation marks in somebody's message, and whom the message gives the words to."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A quotation that is shorter says too little to be looked for.
MIN_WORDS = 3
MOST = 8
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“”"), ("»", "«"), ('"', '"'), ("”", "”"))
_QUOTED = re.compile("|".join(f"{opening}([^{opening}{closing}]+)[{closing}]" for opening, closing in _PAIRS))
_BLOCK = re.compile(r"^(?:>>>|>) ?(.+)$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_SAID = (
    "said|says|say|saying|told|tells|wrote|writes|stated|states|claimed|claims|added|adds|argued|argues|announced"
    "|tweeted|posted|explained|insisted|warned|admitted|asked|replied|declared|confirmed|denied"
)
_UPPER = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_NAME = rf"({_UPPER}(?:\s+(?:{_UPPER}|of|the|de|van|von|bin|and|&))*)"
# What may stand between a name and its verb: "Una Berg, the pier's owner, said".
_APPOSITION = r"(?:,[^,.;:!?\n]{1,80},|,)?"
_AFTER = re.compile(
    rf"[\s,.!?*_|]*(?:(?:{_SAID}|[Aa]ccording to)\s+(?:the\s+|by\s+)?{_NAME}"
    rf"|{_NAME}{_APPOSITION}\s+(?:{_SAID})\b|[-–—~]+\s*{_NAME})"
)
_BEFORE = re.compile(
    rf"(?:{_NAME}{_APPOSITION}\s+(?:{_SAID})\b[^.;!?\n“”\"]{{0,40}}"
    rf"|[Aa]ccording to\s+(?:the\s+)?{_NAME}[\s,:]*|{_NAME}\s*:\s*)$"
)
_JOINING = re.compile(r"\s+(?:of|the|de|van|von|bin|and|&)$")
_REACH = 160
# Written large at a sentence's beginning, and no part of a name.
_OPENING = frozenset(
    "he she they it we i you who that this and but so yes no also then when while on in as later today the".split()
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a message quotes, and the name it gives them to (as it writes it); None where it gives none."""

    quoted: str
    claimed: str | None


def find_claims(message: str) -> list[Claim]:
    """Return what a message quotes: in quotation marks, else as block quotations; the first eight."""
    places = [match.span(match.lastindex or 0) for match in _QUOTED.finditer(message)]
    marked = [place for place in places if _long_enough(message[slice(*place)])]
    if marked:
        return [Claim(message[a:b].strip(), _claimed(message, a, b)) for a, b in marked[:MOST]]
    blocks = "\n".join(match[1] for match in _BLOCK.finditer(message))
    return [Claim(blocks.strip(), None)] if _long_enough(blocks) else []


def _long_enough(text: str) -> bool:
    return len(_WORD.findall(text)) >= MIN_WORDS


def _claimed(message: str, start: int, end: int) -> str | None:
    """The name beside the quotation marks: behind them ("…," said Una Berg), else before them (Una Berg said: "…")."""
    after = _AFTER.match(message, end + 1, end + 1 + _REACH)
    before = _BEFORE.search(message, max(0, start - 1 - _REACH), start - 1)
    for match in (after, before):
        if match is None:
            continue
        parts = _JOINING.sub("", next(group for group in match.groups() if group)).strip(" .'’-").split()
        while parts and parts[0].casefold() in _OPENING:
            parts.pop(0)
        if parts:
            return " ".join(parts)
    return None
