"""`onrecord facts`."""

from __future__ import annotations

import sys
from typing import get_args

from rich.text import Text

from bot.commands.common import Refused, console
from bot.rendering.terminal import printable
from bot.settings import Settings
from knowledge.facts import AnyFact, Statement
from knowledge.store.snapshot import open_snapshot

KINDS = tuple(sorted(kind.model_fields["kind"].default for kind in get_args(get_args(AnyFact)[0])))


def facts(settings: Settings, *, kind: str, document: str | None, as_json: bool) -> None:
    """List the facts of a kind, in document order."""
    if kind not in KINDS:
        raise Refused(f"There is no kind of fact called {kind}. There are: {', '.join(KINDS)}.", code=2)
    snapshot = open_snapshot(settings.store)
    try:
        number = snapshot.number(document) if document is not None else None
        if document is not None and number is None:
            raise Refused(f"There is no document {document}.")
        out = console()
        for fact in snapshot.facts(kind, document=number):
            if as_json:
                sys.stdout.write(fact.model_dump_json() + "\n")
                continue
            place = snapshot.number(fact.document_id)
            if place is not None:
                text = snapshot.text(place, fact.start, fact.end)
                out.print(Text(printable(f"{fact.document_id}  {_told(fact)}"), style="cyan"))
                out.print(Text(printable(f"   {text}")))
    finally:
        snapshot.close()


def _told(fact: AnyFact) -> str:
    """The fields of a fact that are no spans."""
    if isinstance(fact, Statement):
        return " · ".join(x for x in (fact.speaker or "(unresolved)", fact.speaker_role, fact.type, fact.date) if x)
    hidden = {"kind", "document_id", "start", "end", "confidence"}
    fields = fact.model_dump(exclude=hidden, exclude_none=True)
    return " · ".join(f"{k}: {v}" for k, v in fields.items() if not k.endswith("_span") and v not in ((), False))
