"""What the bot says of itself, as screens."""

from __future__ import annotations

from bot import messages
from bot.newsroom import Holdings
from bot.rendering.escape import inline
from bot.rendering.screen import BLUE, Block, Screen


def about_screen(version: str, holdings: Holdings) -> Screen:
    """Show the version, the snapshot, the days that the documents cover, and counts."""
    counts = [
        messages.coverage(holdings.documents, holdings.first, holdings.last),
        messages.count(holdings.sentences, "sentence"),
        messages.named(holdings.people, holdings.organisations),
        messages.facts_known(holdings.facts),
    ]
    lines = [f"**{messages.about_heading(version)}**", *(f"- {inline(line)}" for line in counts if line)]
    footer = messages.snapshot_line(holdings.snapshot, holdings.built)
    return Screen([Block("\n".join(lines)), Block(messages.ABOUT)], BLUE, footer=inline(footer))


def fixed_screen(text: str) -> Screen:
    """Show wording of our own, a block a paragraph."""
    return Screen([Block(paragraph) for paragraph in text.split("\n\n")], BLUE)
