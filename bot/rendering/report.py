"""What a reload did, as a screen for the moderator."""

from __future__ import annotations

from collections.abc import Sequence

from bot import messages
from bot.feedback import Tally
from bot.newsroom import Holdings
from bot.rendering.escape import escape, inline
from bot.rendering.screen import BLUE, GREEN, RED, Block, Screen
from knowledge.indexing import IndexReport

_LISTED = 10


def report_screen(report: IndexReport) -> Screen:
    """Show what was added, changed, removed and refused; a long list is in the attached file."""
    heading = f"**Answering from {messages.count(report.documents, 'document')}**"
    known = messages.facts_known(report.facts)
    lines = [f"Known from them: {inline(known)}." if known else "", f"{report.unchanged:,} unchanged."]
    sections = [
        ("Added", report.added),
        ("Changed", report.changed),
        ("Removed", report.removed),
        ("Skipped", tuple(f"{rejection.source}: {rejection.reason}" for rejection in report.rejections)),
    ]
    blocks = [Block("\n".join([heading, *(line for line in lines if line)]))]
    blocks += [Block(_section(name, items)) for name, items in sections if items]
    long = any(len(items) > _LISTED for _, items in sections)
    whole = "\n\n".join("\n".join([name, *items]) for name, items in sections if items)
    footer = f"Snapshot {report.snapshot} · {report.seconds:.1f} s"
    return Screen(blocks, GREEN, footer=footer, whole=whole, file_name="reload.txt", attach=long)


def failure_screen(reason: str, sentence: str = messages.RELOAD_FAILED) -> Screen:
    """Say that the old documents go on answering, and why."""
    return Screen([Block(sentence.format(reason=escape(reason)))], RED)


def rollback_screen(before: str, now: str, documents: int) -> Screen:
    """Say from which snapshot to which the answers have gone back."""
    return Screen([Block(messages.rolled_back(inline(before), inline(now), documents))], GREEN)


def status_screen(holdings: Holdings, kept: Sequence[str], tallies: Sequence[Tally], *, changing: bool) -> Screen:
    """Show the snapshot that answers, those that are kept, and the votes on answers."""
    built = messages.snapshot_line(holdings.snapshot, holdings.built)
    covered = messages.coverage(holdings.documents, holdings.first, holdings.last)
    lines = [f"**{inline(built)}**", inline(covered), inline(messages.facts_known(holdings.facts))]
    blocks = [Block("\n".join(line for line in lines if line))]
    others = [name for name in reversed(kept) if name != holdings.snapshot]
    if others:
        blocks.append(Block(_section(messages.KEPT_SNAPSHOTS, others)))
    if tallies:
        blocks.append(Block(_section(messages.VOTES, [_vote(tally) for tally in tallies])))
    return Screen(blocks, BLUE, footer=messages.CHANGING if changing else None)


def _vote(tally: Tally) -> str:
    reason = messages.WRONG_REASONS.get(tally.reason)
    return f"{tally.count:,} × {tally.vote}: {tally.intent}" + (f" ({reason})" if reason else "")


def _section(name: str, items: Sequence[str]) -> str:
    shown = [f"- {inline(item)[:200]}" for item in items[:_LISTED]]
    rest = len(items) - _LISTED
    return "\n".join([f"**{name}: {len(items):,}**", *shown, *([f"- … and {rest:,} more"] if rest > 0 else [])])
