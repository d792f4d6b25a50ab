"""`onrecord index`, and the build that `chat`, `run` and `preview` start with."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.commands.common import console, print_json
from bot.settings import Settings
from knowledge.indexing import IndexReport, build
from knowledge.store.publishing import StoreError
from knowledge.store.snapshot import open_snapshot

_REJECTIONS_SHOWN = 20


def index(settings: Settings, *, as_json: bool, also: Sequence[Path] = (), reuse: Sequence[Path] = ()) -> None:
    """Build and publish a snapshot; print the report."""
    report = _build(settings, also=also, reuse=reuse)
    if as_json:
        print_json(report.model_dump(mode="json"))
    else:
        _print(console(), report)


def ensure(settings: Settings) -> None:
    """Bring the store up to date; where that fails and an older snapshot is there, say so and go on with it.

    A store that holds other documents is left as it is where none are named: the sample never takes their place.
    """
    if "documents" not in settings.model_fields_set and _holds_others(settings):
        return
    try:
        report = _build(settings)
    except StoreError as error:
        try:
            open_snapshot(settings.store).close()
        except StoreError:
            raise error from None
        print(f"{error} The facts of the last good run stay in use.", file=sys.stderr)
        return
    if report.rejections:
        _print_rejections(console(stderr=True), report)


def _holds_others(settings: Settings) -> bool:
    """Whether the store has documents that are not in the folder."""
    try:
        with closing(open_snapshot(settings.store)) as snapshot:
            held = {card.id for card in snapshot.documents()}
    except StoreError:
        return False
    return not held <= {file.name for file in settings.documents.iterdir()}


def _build(settings: Settings, *, also: Sequence[Path] = (), reuse: Sequence[Path] = ()) -> IndexReport:
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        tasks: dict[str, int] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        return build(
            settings.documents,
            settings.store,
            jobs=settings.jobs,
            keep=settings.keep_snapshots,
            max_bytes=settings.max_document_bytes,
            progress=tell,
            also=also,
            reuse=reuse,
        )


def _print(out: Console, report: IndexReport) -> None:
    counts = ", ".join(f"{n} {kind}" for kind, n in sorted(report.facts.items()))
    out.print(f"{report.documents} documents in snapshot {report.snapshot}, {report.seconds:.1f} s.")
    changes = (("added", report.added), ("changed", report.changed), ("removed", report.removed))
    for word, ids in changes:
        if ids:
            shown = ", ".join(ids[:5]) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")
            out.print(f"  {len(ids)} {word}: {shown}")
    out.print(f"  facts: {counts}" if counts else "  nothing has changed")
    _print_rejections(out, report)


def _print_rejections(out: Console, report: IndexReport) -> None:
    for rejection in report.rejections[:_REJECTIONS_SHOWN]:
        out.print(f"  skipped {rejection.source}: {rejection.reason}")
    if len(report.rejections) > _REJECTIONS_SHOWN:
        out.print(f"  and {len(report.rejections) - _REJECTIONS_SHOWN} more skipped (see --json)")
