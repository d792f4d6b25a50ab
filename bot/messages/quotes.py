"""Checking a quotation."""

from __future__ import annotations

CHECK_QUOTE_MENU = "Check this quote"
NO_QUOTATION = (
    "I find no quotation in that message. I check what stands in quotation marks, three words or more, or in a block "
    "quotation."
)
CHECKED_HEADING = "Checked against the documents"
WORDING_VERBATIM = "Word for word in the documents"
WORDING_ALTERED = "Altered"
WORDING_NOT_FOUND = "Not found: the documents hold neither these words nor any close to them"
DIFFERENCE = "~~struck through~~: in the message alone; **bold**: in the document alone"


def spoken_by(attribution: str, claimed: str | None, speaker: str | None) -> str:
    """Say who speaks the words in the documents, and whether the message says so too."""
    match attribution:
        case "same":
            return f"The documents give the words to {speaker}, as the message does."
        case "other":
            return f"The documents give the words to somebody else: {speaker}. The message gives them to {claimed}."
        case "unknown":
            return f"Whether {claimed} said it, the documents do not tell."
    return (
        f"The documents give the words to {speaker}." if speaker else "The documents do not tell whose words they are."
    )
