"""Questions that ask whether something is true, as if they asked for it right away."""

from __future__ import annotations

import re

from knowledge.language.english import english
from knowledge.language.words import is_past, plain_form

_TRUE = re.compile(
    r"^\W*(?:(?:so|and|but|wait|hey|ok)\W+)?(?:is|was|isn['’]?t)\s+(?:it|this)\s+(?:really\s+|actually\s+)?"
    r"(?:true|correct|right|the case|a fact)\s+(?:that\s+)?(?=\w)",
    re.IGNORECASE,
)
# Before one of these a clause tells who or what is meant; "true for Reed" says that of nothing.
_NO_CLAUSE = re.compile(r"(?:for|of|about|in|or|to|when|if|what|who|how|why)\b", re.IGNORECASE)
_HELPING = re.compile(
    r"\s(?P<helping>is|are|was|were|has|have|had|will|would|can|could|should|did|does|do)\s", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:who|which|that|whose|where|when)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+\b")
# Behind one of these a past form is no verb: "the fired mayor".
_NOUN_LED = re.compile(r"\b(?:the|a|an|his|her|their|its)\s$", re.IGNORECASE)
# So many characters at most are who does it, before a helping verb.
_SUBJECT = 60


def asked_right_away(text: str) -> str:
    """The text with "Is it true that Reed was fired?" as "Was Reed fired?", and "... that Reed quit?" with "Did"."""
    led = _TRUE.match(text)
    if led is None or _NO_CLAUSE.match(text, led.end()):
        return text
    clause = text[led.end() :]
    helping = _HELPING.search(clause[:_SUBJECT])
    if helping is not None and _RELATIVE.search(clause[: helping.start()]):
        return f"Did {clause}"
    if helping is None:
        return f"Did {_plainly(clause)}"
    return f"{helping['helping'].capitalize()} {clause[: helping.start()]} {clause[helping.end() :]}"


def _plainly(clause: str) -> str:
    """A clause with its first past verb as it stands behind "did": "Reed quit", "Reed knew" as "Reed know"."""
    for word in _WORD.finditer(clause[:_SUBJECT]):
        if word.start() and is_past(word.group()) and not _NOUN_LED.search(clause[: word.start()]):
            return clause[: word.start()] + _plain(word.group()) + clause[word.end() :]
    return clause


def _plain(word: str) -> str:
    """The plain form of a past verb: of the spellings that it may have, the most frequent."""
    spelt = [word[:-1], word[:-2], word[:-3]] if word.endswith("ed") else []
    return max(spelt or [plain_form(word)], key=lambda w: english().get(w, 0.0))
