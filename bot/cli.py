"""The `onrecord` command.

Exit codes: 0 done · 1 refused, with a sentence on standard error · 2 the command or the configuration is
wrong · 3 Discord refused the token · 4 Discord cannot be reached · 130 interrupted.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import __version__
from bot.commands import answering, checking, indexing, listing
from bot.commands.common import Refused
from bot.metrics import is_well
from bot.settings import ConfigurationError, Settings
from knowledge.store.publishing import StoreError

app = typer.Typer(
    name="onrecord",
    help="Answers questions about running news from a folder of documents, verbatim and cited.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Store = Annotated[Path | None, typer.Option("--store", help="The fact store's folder [ONRECORD_STORE].")]
Documents = Annotated[
    Path | None, typer.Option("--documents", help="A folder of documents, or one file [ONRECORD_DOCUMENTS].")
]


class Theme(enum.StrEnum):
    """The ground a picture is seen on."""

    LIGHT = "light"
    DARK = "dark"


Json = Annotated[bool, typer.Option("--json", help="Print JSON, an object a line.")]


@app.command()
def index(
    documents: Documents = None,
    store: Store = None,
    jobs: Annotated[int | None, typer.Option(min=0, help="Processes; 0: as many as pay off.")] = None,
    also: Annotated[list[Path] | None, typer.Option(help="Another folder whose documents join them.")] = None,
    reuse: Annotated[
        list[Path] | None, typer.Option(help="Another store; what it extracted is not done again.")
    ] = None,
    json: Json = False,
) -> None:
    """Read the documents, extract facts, publish a new snapshot."""
    settings = Settings.load(documents=documents, store=store, jobs=jobs)
    indexing.index(settings, as_json=json, also=also or (), reuse=reuse or ())


@app.command()
def ask(
    question: Annotated[list[str] | None, typer.Argument(help="The question; several words need no quotes.")] = None,
    store: Store = None,
    document: Annotated[str | None, typer.Option(help="Answer from this document alone (its id).")] = None,
    batch: Annotated[Path | None, typer.Option(help="A file of questions, a JSON object a line.")] = None,
    json: Json = False,
) -> None:
    """Answer one question, or a batch of them."""
    settings = Settings.load(store=store)
    if batch is not None:
        answering.ask_batch(settings, batch)
    elif question:
        answering.ask_once(settings, " ".join(question), document=document, as_json=json)
    else:
        raise Refused("Ask something: onrecord ask who is investigating", code=2)


@app.command()
def chat(documents: Documents = None, store: Store = None) -> None:
    """Bring the fact store up to date, then answer questions, a line each, until the input ends."""
    settings = Settings.load(documents=documents, store=store)
    indexing.ensure(settings)
    answering.chat(settings)


@app.command()
def facts(
    store: Store = None,
    kind: Annotated[
        str, typer.Option(help="statement, investigation, event, role, figure, no_comment, …")
    ] = "statement",
    document: Annotated[str | None, typer.Option(help="Of this document alone (its id).")] = None,
    json: Json = False,
) -> None:
    """List the facts of one kind."""
    listing.facts(Settings.load(store=store), kind=kind, document=document, as_json=json)


@app.command()
def timeline(
    topic: Annotated[list[str] | None, typer.Argument(help="Left out: the whole store.")] = None,
    store: Store = None,
    start: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")] = None,
    days: Annotated[int | None, typer.Option(min=1, help="How many days at the most.")] = None,
    per_day: Annotated[int, typer.Option(min=1, help="How many sentences a day.")] = 1,
    source: Annotated[str | None, typer.Option(help="Only documents of this outlet, title or id.")] = None,
    json: Json = False,
    ics: Annotated[bool, typer.Option("--ics", help="Print a calendar (iCalendar).")] = False,
    svg: Annotated[Path | None, typer.Option(help="Draw it into this file, as SVG.")] = None,
    png: Annotated[Path | None, typer.Option(help="Draw it into this file, as PNG.")] = None,
    theme: Annotated[Theme, typer.Option(help="Of the picture.")] = Theme.LIGHT,
    scale: Annotated[bool, typer.Option("--scale", help="Dates to scale in the picture, not evenly spaced.")] = False,
) -> None:
    """Print a timeline of a topic, or draw it."""
    # Drawing needs Pillow, which no other command should have to load.
    from bot.commands import timelines

    if json and ics:
        raise Refused("Choose one of --json and --ics.", code=2)
    timelines.timeline(
        Settings.load(store=store),
        " ".join(topic) if topic else None,
        start=start.date() if start else None,
        end=end.date() if end else None,
        days=days,
        per_day=per_day,
        source=source,
        form="json" if json else "ics" if ics else "text",
        pictures=timelines.Pictures(svg=svg, png=png, theme=theme.value, scale=scale),
    )


@app.command()
def check(documents: Documents = None, store: Store = None) -> None:
    """Say what is misconfigured and how to mend it."""
    checking.check(documents=documents, store=store)


@app.command()
def run(documents: Documents = None, store: Store = None) -> None:
    """Start the Discord bot."""
    from bot.running import run as run_bot

    settings = Settings.load(documents=documents, store=store)
    if settings.token is not None:
        indexing.ensure(settings)
    raise typer.Exit(run_bot(settings))


@app.command()
def sync(store: Store = None) -> None:
    """Tell Discord about the slash commands now; `run` does so by itself where they have changed."""
    from bot import running

    raise typer.Exit(running.sync(Settings.load(store=store)))


@app.command()
def health(store: Store = None) -> None:
    """Exit with 0 where a bot on this store is connected, else with 1; for a supervisor or a container."""
    if not is_well(Settings.load(store=store).store):
        raise Refused("No bot on this store has said within a minute that it is connected.")
    print("connected")


@app.command()
def preview(documents: Documents = None, store: Store = None) -> None:
    """Open the bot, without a token, as a channel in a local browser page."""
    try:
        from bot.preview import preview as open_page
    except ModuleNotFoundError as error:
        raise Refused(f"The preview needs {error.name}: run `make install`, or install onrecord[preview].") from error
    settings = Settings.load(documents=documents, store=store)
    indexing.ensure(settings)
    open_page(settings)


@app.command()
def version() -> None:
    """Print the version."""
    print(f"onrecord {__version__}")


def main() -> None:
    """Run the command; problems become one sentence each on standard error, never a traceback."""
    sys.exit(_guarded(lambda: app(standalone_mode=True)))


def _guarded(command: Callable[[], Any]) -> int:
    try:
        command()
    except ConfigurationError as error:
        print("\n".join(error.problems), file=sys.stderr)
        return 2
    except Refused as error:
        print(error, file=sys.stderr)
        return error.code
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone (`onrecord facts | head`): nothing is wrong, nothing more to say.
        sys.stderr.close()
        return 0
    return 0
