"""`onrecord ask` and `onrecord chat`."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.commands.common import Refused, console, desk_of, print_json
from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Question, Reply
from bot.conversation.splitting import parts
from bot.rendering.terminal import show
from bot.settings import Settings


class BatchQuestion(BaseModel):
    """One line of a batch; questions of one conversation are asked in order by one person."""

    model_config = ConfigDict(extra="ignore")

    id: str
    question: str
    conversation: str | None = None
    document_id: str | None = None


def ask_once(settings: Settings, text: str, *, document: str | None, as_json: bool) -> None:
    """Answer one question."""
    with desk_of(settings) as desk:
        if document is not None and desk.snapshot.number(document) is None:
            raise Refused(f"There is no document {document}. `onrecord ask which documents are there` lists them.")
        question = Question(text=text, document_id=document, asked_on=dt.date.today())
        if as_json:
            began = time.perf_counter()
            print_json(_as_json("1", [desk.ask(part) for part in parts(question)], began))
        else:
            _show_each(desk, question)


def ask_batch(settings: Settings, path: Path) -> None:
    """Answer a file of questions, a JSON reply a line, in the file's order."""
    with desk_of(settings) as desk:
        desk.warm()
        for item in _lines(path):
            began = time.perf_counter()
            question = Question(
                text=item.question,
                asker=item.conversation or f"batch {item.id}",
                channel="batch",
                document_id=item.document_id,
            )
            print_json(_as_json(item.id, [desk.ask(part) for part in parts(question)], began))


def chat(settings: Settings) -> None:
    """Answer lines of standard input until it ends; a prompt where it is a terminal."""
    out = console()
    with desk_of(settings) as desk:
        asking = sys.stdin.isatty()
        if asking:
            out.print(_welcome(desk))
        for line in _questions(prompt=asking):
            if not asking:
                out.print(f"> {line}", style="bold")
            _show_each(desk, Question(text=line, asked_on=dt.date.today()))
            out.print()


def _show_each(desk: Desk, question: Question) -> None:
    """Answer the questions of one message in turn, each under its own words where they are several."""
    out = console()
    asked = parts(question)
    for n, part in enumerate(asked):
        if len(asked) > 1:
            out.print(f"{'' if n == 0 else chr(10)}· {part.text}", style="bold", markup=False, highlight=False)
        show(out, desk.ask(part))


def _welcome(desk: Desk) -> str:
    cards = desk.snapshot.documents()
    count = "one document" if len(cards) == 1 else f"{len(cards)} documents"
    return f"On Record has {count}. Ask, a line each; an empty line or Ctrl-D ends.\n"


def _questions(*, prompt: bool) -> Iterator[str]:
    while True:
        try:
            line = input("? ") if prompt else sys.stdin.readline()
        except EOFError:
            return
        if not line.strip() and (prompt or not line):
            return
        if line.strip():
            yield line.strip()


def _lines(path: Path) -> Iterator[BatchQuestion]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"The batch {path} cannot be read as UTF-8 text.", code=2) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield BatchQuestion.model_validate(orjson.loads(line))
            except (ValidationError, orjson.JSONDecodeError) as error:
                needed = 'it must be {"id": "…", "question": "…"}'
                raise Refused(f"Line {number} of {path} is not a question: {needed}.", code=2) from error


def _as_json(item: str, replies: Sequence[Reply], began: float) -> dict[str, object]:
    """One object for a message; of several questions the first that is answered gives all but the snippets."""
    reply = next((r for r in replies if isinstance(r, Answer)), replies[0])
    snippets = tuple(s for r in replies if r.behaviour == reply.behaviour for s in r.snippets)
    if not snippets and isinstance(reply, Abstention):
        snippets = reply.nearest
    return {
        "id": item,
        "behaviour": reply.behaviour,
        "intent": reply.intent,
        "confidence": round(reply.confidence, 6),
        "lead": getattr(reply, "lead", None),
        "reason": getattr(reply, "reason", None),
        "snippets": [
            {"document_id": s.document_id, "start": s.start, "end": s.end, "text": s.text, "note": s.note}
            for s in snippets
        ],
        "milliseconds": round(1000 * (time.perf_counter() - began), 3),
    }
