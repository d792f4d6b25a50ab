"""The buttons and menus of a reply. What they need stands in their custom ids, so they outlive a restart."""

from __future__ import annotations

import asyncio
import re
import secrets
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot import messages
from bot.cogs.closing import DismissButton, ShareButton, VoteButton
from bot.cogs.delivery import deliver_in_place
from bot.cogs.incidents import AnyInteraction, Refusal, guarded
from bot.cogs.quoted import SourcesButton, TimelineButton
from bot.conversation.citations import cite
from bot.conversation.reply import Answer, Choice, Snippet
from bot.newsroom import Origin
from bot.remainders import Place
from bot.rendering.components import more_screen, quotation
from bot.rendering.plain import AnyReply
from bot.rendering.screen import BLUE, AnyItem, Block, Screen
from knowledge.documents.model import Document
from knowledge.language.sentences import paragraphs
from knowledge.store.snapshot import Snapshot

if TYPE_CHECKING:
    from bot.client import OnRecord

_OPTIONS = 25
_OPTION_LENGTH = 100
_REMEMBERED = 500
_CONTEXT = re.compile(r"or:context:(?P<snapshot>[\w-]+):(?P<n>\d{1,9}):(?P<s>\d{1,9}):(?P<e>\d{1,9})")
_Button = ui.Button[ui.LayoutView]
_Select = ui.Select[ui.LayoutView]


class Recent:
    """The last few questions that do not fit into a menu's option; a restart forgets them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int | None, str], str] = OrderedDict()

    def keep(self, server: int | None, question: str) -> str:
        """Keep a question of a server (None: outside of servers); return the token to find it by."""
        token = secrets.token_urlsafe(9)
        self._kept[server, token] = question
        if len(self._kept) > _REMEMBERED:
            self._kept.popitem(last=False)
        return token

    def find(self, server: int | None, token: str) -> str | None:
        """Return what was kept for this very server, None where it is forgotten."""
        return self._kept.get((server, token))


class ContextButton(ui.DynamicItem[_Button], template=_CONTEXT):
    """Shows the paragraphs around a quotation."""

    def __init__(self, snapshot: str, number: int, start: int, end: int) -> None:
        self._place = (snapshot, number, start, end)
        custom_id = f"or:context:{snapshot}:{number}:{start}:{end}"
        super().__init__(_Button(label=messages.CONTEXT, custom_id=custom_id))

    @classmethod
    async def from_custom_id(cls, interaction: AnyInteraction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        """Read the place from the custom id."""
        return cls(match["snapshot"], int(match["n"]), int(match["s"]), int(match["e"]))

    @guarded
    async def callback(self, interaction: AnyInteraction) -> None:
        """Show the context to the person who asked for it."""
        snapshot, number, start, end = self._place
        found = await _bot(interaction).newsroom_of(interaction.guild_id).document(number, snapshot)
        if found is None:
            raise Refusal(messages.TOO_OLD)
        card, document = found
        first, last, paragraph = surroundings(document, start, end)
        around = Snippet(
            document_id=card.id,
            start=first,
            end=last,
            text=document.text[first:last],
            paragraph=paragraph,
            title=card.title,
            outlet=card.outlet,
            date=card.date,
            url=card.url,
        )
        view, files = Screen([Block(quotation(around))], colour=BLUE, whole=around.text).layout()
        await interaction.response.send_message(view=view, files=files, ephemeral=True)


class MoreButton(ui.DynamicItem[_Button], template=r"or:more:(?P<token>[\w-]+)"):
    """Shows what an answer has beside its first quotations."""

    def __init__(self, token: str) -> None:
        self._token = token
        super().__init__(_Button(label=messages.MORE, custom_id=f"or:more:{token}"))

    @classmethod
    async def from_custom_id(cls, interaction: AnyInteraction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        """Read the token from the custom id."""
        return cls(match["token"])

    @guarded
    async def callback(self, interaction: AnyInteraction) -> None:
        """Show the rest to the person who asked for it."""
        bot = _bot(interaction)
        try:
            rest = await asyncio.to_thread(bot.remainders.find, interaction.guild_id, self._token)
        except sqlite3.Error:
            rest = None
        if rest is None:
            raise Refusal(messages.MORE_IS_GONE)
        snippets = await bot.newsroom_of(interaction.guild_id).read(rest.snapshot, partial(_cut_out, rest.places))
        if snippets is None:
            raise Refusal(messages.TOO_OLD)
        numbers = {snippet.document_id: place.document for snippet, place in zip(snippets, rest.places, strict=True)}
        origin = Origin(rest.snapshot, numbers)
        controls = ReplyControls(bot, interaction.user.id, origin, server=interaction.guild_id)
        view, files = more_screen(Answer(intent="more", snippets=(), more=snippets), controls).layout()
        await interaction.response.send_message(view=view, files=files, ephemeral=True)


class ChooseMenu(ui.DynamicItem[_Select], template=r"or:choose:(?P<asker>\d+)"):
    """Asks one of several questions in place of the reply that offers them; for the asker alone."""

    def __init__(self, asker: int, select: _Select) -> None:
        self._asker = asker
        super().__init__(select)

    @classmethod
    def offering(cls, asker: int, choices: Sequence[Choice], placeholder: str, keep: Callable[[str], str]) -> Self:
        """Make a menu of questions; the question itself is the option's value where it fits."""
        options: dict[str, discord.SelectOption] = {}
        for choice in choices[:_OPTIONS]:
            short = len(choice.question) <= _OPTION_LENGTH - 2
            value = f"q:{choice.question}" if short else f"r:{keep(choice.question)}"
            options[value] = discord.SelectOption(label=_cut(choice.label), value=value)
        return cls(asker, _Select(custom_id=f"or:choose:{asker}", placeholder=placeholder, options=[*options.values()]))

    @classmethod
    async def from_custom_id(cls, interaction: AnyInteraction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        """Read the asker from the custom id; Discord sends the options along."""
        return cls(int(match["asker"]), cast(_Select, item))

    @guarded
    async def callback(self, interaction: AnyInteraction) -> None:
        """Answer the question that was chosen."""
        if interaction.user.id != self._asker:
            raise Refusal(messages.ONLY_THE_ASKER)
        bot = _bot(interaction)
        kind, _, chosen = self.item.values[0].partition(":")
        question = chosen if kind == "q" else bot.recent.find(interaction.guild_id, chosen)
        if not isinstance(question, str):
            raise Refusal(messages.CHOICE_IS_GONE)
        private = interaction.message is not None and interaction.message.flags.ephemeral
        channel = interaction.channel_id or self._asker
        server = interaction.guild_id
        making = bot.answer(question, asker=self._asker, channel=channel, server=server, private=private)
        await deliver_in_place(interaction, making)


class ReplyControls:
    """Makes the controls of one reply: for one asker, from one snapshot; a private reply can be shared."""

    def __init__(self, bot: OnRecord, asker: int, origin: Origin, *, server: int | None, private: bool = False) -> None:
        self._bot = bot
        self._asker = asker
        self._origin = origin
        self._server = server
        self._private = private

    def context(self, snippet: Snippet) -> AnyItem | None:
        """Make the button that shows the text around a snippet."""
        number = self._origin.numbers.get(snippet.document_id)
        return None if number is None else ContextButton(self._origin.snapshot, number, snippet.start, snippet.end)

    def more(self, answer: Answer) -> AnyItem | None:
        """Make the button that shows the rest of an answer."""
        numbers = self._origin.numbers
        rest = [s for s in answer.more if s.document_id in numbers]
        places = [Place(numbers[s.document_id], s.start, s.end, s.note) for s in rest]
        return MoreButton(self._bot.remainders.keep(self._server, self._origin.snapshot, places)) if places else None

    def choose(self, choices: Sequence[Choice], placeholder: str) -> AnyItem | None:
        """Make the menu that asks one of several questions."""
        return ChooseMenu.offering(self._asker, choices, placeholder, partial(self._bot.recent.keep, self._server))

    def closing(self, reply: AnyReply) -> Sequence[AnyItem]:
        """Make the buttons below the reply: sources, timeline, helpful, wrong; share or dismiss."""
        made: list[AnyItem] = []
        if isinstance(reply, Answer):
            found = (self._origin.numbers.get(snippet.document_id) for snippet in reply.snippets)
            numbers = tuple(dict.fromkeys(number for number in found if number is not None))
            if numbers:
                made += [SourcesButton(self._origin.snapshot, numbers), TimelineButton(self._origin.snapshot, numbers)]
            made.append(VoteButton("helpful", reply.intent))
        made.append(VoteButton("wrong", reply.intent))
        made.append(ShareButton() if self._private else DismissButton(self._asker))
        return made


def _cut_out(places: Sequence[Place], snapshot: Snapshot) -> tuple[Snippet, ...]:
    return tuple(cite(snapshot, place.document, place.start, place.end, note=place.note) for place in places)


def place_in(custom_id: str) -> tuple[str, int, int, int] | None:
    """Read what a button for the context is for: a snapshot, the number of a document in it, code points."""
    match = _CONTEXT.fullmatch(custom_id)
    return (match["snapshot"], int(match["n"]), int(match["s"]), int(match["e"])) if match else None


def surroundings(document: Document, start: int, end: int) -> tuple[int, int, int]:
    """Return the paragraphs around [start, end): where they begin and end, and the first one's number from 1."""
    found = paragraphs(document.text, document.body_start)
    touched = [p.index for p in found if p.start < end and start < p.end]
    if not touched:
        return start, end, 1
    first, last = max(0, touched[0] - 1), min(len(found) - 1, touched[-1] + 1)
    return found[first].start, found[last].end, first + 1


def _cut(label: str) -> str:
    """Shorten a label of our own to what a menu holds; the whole of it stands in the text above."""
    return label if len(label) <= _OPTION_LENGTH else label[: _OPTION_LENGTH - 1] + "…"


def _bot(interaction: AnyInteraction) -> OnRecord:
    return cast("OnRecord", interaction.client)
