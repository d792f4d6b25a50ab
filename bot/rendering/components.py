"""A reply as Discord components: quotations whole, cited, escaped; nothing over a limit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot import messages
from bot.conversation.reply import Abstention, Answer, Choice, Clarification, Snippet
from bot.rendering.escape import inline, link, quote
from bot.rendering.plain import AnyReply, citation_details, plain, source_title
from bot.rendering.screen import AMBER, BLUE, GREY, AnyItem, Block, Screen


class Controls(Protocol):
    """Makes the buttons and menus of a reply; the cogs know what they do."""

    def context(self, snippet: Snippet) -> AnyItem | None:
        """Make the button that shows the text around a snippet."""

    def more(self, answer: Answer) -> AnyItem | None:
        """Make the button that shows the rest of an answer."""

    def choose(self, choices: Sequence[Choice], placeholder: str) -> AnyItem | None:
        """Make the menu that asks one of several questions."""

    def closing(self, reply: AnyReply) -> Sequence[AnyItem]:
        """Make the buttons below the whole reply."""


def quotation(snippet: Snippet) -> str:
    """Set a snippet as a block quotation with its citation below it, the title linked."""
    parts = [link(source_title(snippet), snippet.url), *(inline(detail) for detail in citation_details(snippet))]
    note = f"\n-# {inline(snippet.note)}" if snippet.note else ""
    return f"{quote(snippet.text)}\n-# {' · '.join(parts)}{note}"


def screen(reply: AnyReply, controls: Controls | None = None) -> Screen:
    """Render any reply; without `controls` there are no buttons and menus."""
    match reply:
        case Answer():
            return _answer(reply, controls)
        case Clarification():
            return _clarification(reply, controls)
        case Abstention():
            return _abstention(reply, controls)


def more_screen(answer: Answer, controls: Controls | None = None) -> Screen:
    """Render what an answer has beside its first quotations."""
    return Screen(_quotations(answer.more, controls), colour=BLUE, whole=plain(answer))


def _quotations(snippets: Sequence[Snippet], controls: Controls | None) -> list[Block]:
    return [Block(quotation(s), controls.context(s) if controls is not None else None) for s in snippets]


def _controls(first: AnyItem | None, reply: AnyReply, controls: Controls | None) -> list[AnyItem]:
    return [*([first] if first is not None else []), *(controls.closing(reply) if controls is not None else ())]


def _answer(reply: Answer, controls: Controls | None) -> Screen:
    lead = [Block(f"**{inline(reply.lead)}**")] if reply.lead else []
    more = controls.more(reply) if controls is not None and reply.more else None
    return Screen(
        [*lead, *_quotations(reply.snippets, controls)],
        colour=BLUE,
        footer=messages.as_of(reply.as_of) if reply.as_of else None,
        controls=_controls(more, reply, controls),
        whole=plain(reply),
    )


def _clarification(reply: Clarification, controls: Controls | None) -> Screen:
    choices = "\n".join(f"- {inline(choice.label)}" for choice in reply.choices)
    blocks = [Block(f"**{inline(reply.reason)}**"), *([Block(choices)] if choices else [])]
    menu = controls.choose(reply.choices, messages.CHOOSE_READING) if controls is not None and reply.choices else None
    return Screen(
        [*blocks, *_quotations(reply.snippets, controls)],
        colour=AMBER,
        controls=_controls(menu, reply, controls),
        whole=plain(reply),
    )


def _abstention(reply: Abstention, controls: Controls | None) -> Screen:
    blocks = [Block(f"**{inline(reply.reason)}**")]
    if reply.snippets:
        # A reason that leads up to what is shown needs no further words.
        led = [] if reply.reason.endswith(":") else [Block(messages.CORRECTION)]
        blocks += [*led, *_quotations(reply.snippets, controls)]
    if reply.suggestions:
        listed = "\n".join(f"- {inline(suggestion)}" for suggestion in reply.suggestions)
        blocks.append(Block(f"{messages.THEY_TELL}\n{listed}"))
    choices = [Choice(label=suggestion, question=suggestion) for suggestion in reply.suggestions]
    menu = controls.choose(choices, messages.CHOOSE_SUGGESTION) if controls is not None and choices else None
    return Screen(
        blocks,
        colour=GREY,
        footer=inline(reply.covered) if reply.covered else None,
        controls=_controls(menu, reply, controls),
        whole=plain(reply),
    )
