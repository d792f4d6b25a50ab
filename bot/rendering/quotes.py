"""Checked quotations as a screen: what the message says, what the document says, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from bot import messages
from bot.conversation.quotations.quotes import QuoteCheck
from bot.conversation.quotations.wording import Part
from bot.rendering.components import Controls, quotation
from bot.rendering.escape import inline
from bot.rendering.plain import citation
from bot.rendering.screen import AMBER, GREEN, GREY, Block, Screen

_WORDING = {
    "verbatim": messages.WORDING_VERBATIM,
    "altered": messages.WORDING_ALTERED,
    "not_found": messages.WORDING_NOT_FOUND,
}
# Of the message's own words so much is repeated; the document's are never cut.
_REPEATED = 200


def checked_screen(checks: Sequence[QuoteCheck], controls: Controls | None = None) -> Screen:
    """Show every check: its finding, the difference where there is one, and the document's words, cited."""
    if not checks:
        return Screen([Block(messages.NO_QUOTATION)], GREY)
    blocks = [Block(f"**{messages.CHECKED_HEADING}**")]
    for number, check in enumerate(checks, 1):
        blocks.append(Block(_finding(number, check), apart=True))
        if check.snippet is not None:
            button = controls.context(check.snippet) if controls is not None else None
            blocks.append(Block(quotation(check.snippet), button))
    right = all(check.wording == "verbatim" and check.attribution != "other" for check in checks)
    lost = all(check.wording == "not_found" for check in checks)
    altered = any(check.difference for check in checks)
    colour = GREEN if right else GREY if lost else AMBER
    return Screen(blocks, colour, footer=messages.DIFFERENCE if altered else None, whole=_whole(checks))


def _finding(number: int, check: QuoteCheck) -> str:
    lines = [f"**{number}. {inline(_WORDING[check.wording])}**"]
    if check.difference:
        lines.append(" ".join(_shown(part) for part in check.difference))
    else:
        lines.append(f"“{inline(_short(check.claim.quoted))}”")
    if check.snippet is not None:
        lines.append(inline(messages.spoken_by(check.attribution, check.claim.claimed, check.speaker)))
    return "\n".join(lines)


def _shown(part: Part) -> str:
    mark = {"both": "", "message": "~~", "document": "**"}[part.where]
    return f"{mark}{inline(part.text)}{mark}"


def _short(text: str) -> str:
    return text if len(text) <= _REPEATED else text[: _REPEATED - 1] + "…"


def _whole(checks: Sequence[QuoteCheck]) -> str:
    parts = []
    for number, check in enumerate(checks, 1):
        lines = [f"{number}. {_WORDING[check.wording]}", f"   {check.claim.quoted}"]
        if check.snippet is not None:
            lines.append(f"   {messages.spoken_by(check.attribution, check.claim.claimed, check.speaker)}")
            lines += [f"> {line}" for line in check.snippet.text.splitlines()]
            lines.append(f"  — {citation(check.snippet)}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)
