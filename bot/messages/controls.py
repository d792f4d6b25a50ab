"""Buttons, menus, votes (Discord: 80 characters a label, 150 a placeholder)."""

from __future__ import annotations

# Buttons, menus and their placeholders (Discord: 80 characters a label, 150 a placeholder).
MORE = "More"
CONTEXT = "Context"
SOURCES = "Sources"
TIMELINE = "Timeline"
DISMISS = "Dismiss"
SHARE = "Share here"
HELPFUL = "Helpful"
WRONG = "Wrong"
CHOOSE_READING = "Which one do you mean?"
CHOOSE_SUGGESTION = "Ask one of these instead"

# Votes, and replies shared or taken away.
WRONG_TITLE = "What is wrong?"
WRONG_WHY = "What is wrong with this answer?"
WRONG_COUNTED = "Reasons are counted; who gave them is not noted."
WRONG_REASONS = {
    "person": "It is about the wrong person or body",
    "question": "It does not answer the question",
    "date": "It is out of date",
    "quotation": "A quotation is wrong",
    "missing": "The documents say more than that",
    "other": "Something else",
}
VOTED = "Thank you. It is counted."
VOTED_ALREADY = "You have told me about this one already. Thank you."
NOT_COUNTED = "I cannot count that at the moment."
NOT_YOURS_TO_DISMISS = "Only the person who asked, or somebody who may delete messages here, can dismiss this."
ALREADY_SHARED = "This is shared already."
NOT_TO_BE_SHARED = "In this channel answers are for the asker alone: the server has decided so."
FILE_NOT_SHARED = "The attached file is not shared. Ask again for everybody, and it is."


def shared_by(name: str) -> str:
    """Say who shows a private reply to everybody."""
    return f"Shared by {name}"
