"""Questions without an answer, as a screen."""

from __future__ import annotations

from collections.abc import Sequence

from bot import messages
from bot.gaps import Gap
from bot.rendering.escape import inline
from bot.rendering.screen import BLUE, GREY, Block, Screen

_SHOWN = 20


def gaps_screen(gaps: Sequence[Gap], *, noted: bool) -> Screen:
    """Show the questions most asked, all of them in the attached file where there are more."""
    footer = messages.GAPS_ON if noted else messages.GAPS_OFF
    if not gaps:
        return Screen([Block(messages.NO_GAPS)], GREY, footer=footer)
    lines = [f"- {gap.count:,} × {inline(gap.question)}" for gap in gaps[:_SHOWN]]
    whole = "\n".join(f"{gap.count}\t{gap.day}\t{gap.question}" for gap in gaps)
    return Screen(
        [Block(f"**{messages.GAPS_HEADING}**"), Block("\n".join(lines))],
        BLUE,
        footer=footer,
        whole=whole,
        file_name="gaps.txt",
        attach=len(gaps) > _SHOWN,
    )
