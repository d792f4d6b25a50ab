"""Whose people are meant: an inquiry into Reed's campaign, associates or brother is not one into Reed."""

from __future__ import annotations

import re

from bot.conversation.turn import Turn

# Those who belong to somebody and are somebody else, behind the name.
_OTHERS = re.compile(
    r"(?:['’]s?)?\s(?:(?!(?:and|or|but|with|to|in|for|of|by|his|her|their|the|as|was|is|over)\b)[\w-]+\s){0,2}?"
    r"(?:campaigns?|associates?|aides?|allies|ally|advis[eo]rs?|supporters?|donors?|friends?"
    r"|famil(?:y|ies)|brothers?|sisters?|sons?|daughters?|wife|husband|father|mother|lawyers?|attorneys?"
    r"|staff|staffers?|office|administration|department|predecessor)\b",
    re.IGNORECASE,
)
_NEAR = 80


def owns_others(turn: Turn, document: int, end: int) -> bool:
    """Whether somebody named up to `end` only says whose people are meant: "Reed's campaign", "Reed associates"."""
    return _OTHERS.match(turn.snapshot.text(document, end, end + _NEAR)) is not None
