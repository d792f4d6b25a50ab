"""A reply in the terminal: wrapped quotations, citations below them, colour where the terminal has it."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot import messages
from bot.conversation.reply import Abstention, Answer, Clarification, Snippet
from bot.rendering.plain import AnyReply, citation

# Enough to read at once; the rest is a question away.
_SHOWN = 5


def printable(text: str) -> str:
    """Take out control characters, which would steer the terminal; what is left is the text as it stands."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def show(console: Console, reply: AnyReply) -> None:
    """Print a reply; nothing of it is read as markup."""
    console.print(Group(*_blocks(reply)), soft_wrap=False)


def _blocks(reply: AnyReply) -> list[RenderableType]:
    blocks: list[RenderableType] = []
    if isinstance(reply, Answer):
        if reply.lead:
            blocks.append(Text(printable(reply.lead), style="bold"))
        blocks += [_quotation(s) for s in reply.snippets[:_SHOWN]]
        tail = [messages.as_of(reply.as_of)] if reply.as_of else []
        tail += (
            [f"{len(reply.more)} more" + (" (ask “what else?”)" if reply.intent == "statement" else "")]
            if reply.more
            else []
        )
        if tail:
            blocks.append(Text(" · ".join(tail), style="dim"))
        return blocks
    blocks.append(Text(printable(reply.reason), style="yellow"))
    blocks += [_quotation(s) for s in reply.snippets]
    if isinstance(reply, Clarification):
        blocks += [Text(f"  {n}. {printable(choice.question)}") for n, choice in enumerate(reply.choices, 1)]
    if isinstance(reply, Abstention):
        if reply.covered:
            blocks.append(Text(reply.covered, style="dim"))
        if reply.suggestions:
            blocks.append(Text(messages.THEY_TELL, style="dim"))
            blocks += [Text(f"  · {printable(s)}") for s in reply.suggestions]
    return blocks


def _quotation(snippet: Snippet) -> RenderableType:
    body = Text(printable(snippet.text))
    source = citation(snippet) + (f" — {snippet.note}" if snippet.note else "")
    lines = [body, Text(printable(source), style="cyan")]
    if snippet.url:
        lines.append(Text(printable(snippet.url), style="dim underline"))
    return Padding(Group(*lines), (0, 0, 1, 3), expand=False)
