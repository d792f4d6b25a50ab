"""The buttons below a whole reply: away with it, show it to all, and whether it helped."""

from __future__ import annotations

import asyncio
import logging
import re
import sqlite3
from collections import OrderedDict
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot import messages
from bot.cogs.incidents import AnyInteraction, Refusal, guarded, tell
from bot.feedback import REASONS
from bot.rendering.escape import inline
from bot.rendering.screen import GREY, note

if TYPE_CHECKING:
    from bot.client import OnRecord

_log = logging.getLogger(__name__)
_Button = ui.Button[ui.LayoutView]
_REMEMBERED = 10_000
_DISMISS, _SHARE = "or:dismiss:", "or:share"


class Once:
    """What was done already, in memory alone; a restart forgets it."""

    def __init__(self) -> None:
        self._done: OrderedDict[Hashable, None] = OrderedDict()

    def first(self, *what: Hashable) -> bool:
        """Whether this is the first time; it is noted that it was done."""
        if what in self._done:
            return False
        self._done[what] = None
        if len(self._done) > _REMEMBERED:
            self._done.popitem(last=False)
        return True


class DismissButton(ui.DynamicItem[_Button], template=r"or:dismiss:(?P<asker>\d+)"):
    """Deletes a reply; for the asker, and for whoever may delete messages here."""

    def __init__(self, asker: int) -> None:
        self._asker = asker
        super().__init__(_Button(label=messages.DISMISS, custom_id=f"{_DISMISS}{asker}"))

    @classmethod
    async def from_custom_id(cls, interaction: AnyInteraction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        """Read the asker from the custom id."""
        return cls(int(match["asker"]))

    @guarded
    async def callback(self, interaction: AnyInteraction) -> None:
        """Delete the reply."""
        if interaction.user.id != self._asker and not interaction.permissions.manage_messages:
            raise Refusal(messages.NOT_YOURS_TO_DISMISS)
        await interaction.response.defer()
        await interaction.delete_original_response()


class ShareButton(ui.DynamicItem[_Button], template=r"or:share"):
    """Shows a private reply to everybody in the channel, once."""

    def __init__(self) -> None:
        super().__init__(_Button(label=messages.SHARE, custom_id=_SHARE))

    @classmethod
    async def from_custom_id(cls, interaction: AnyInteraction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        """Make the button again; the message that it stands below is what it shares."""
        return cls()

    @guarded
    async def callback(self, interaction: AnyInteraction) -> None:
        """Send what the private reply says to the channel."""
        message = interaction.message
        if not _bot(interaction).answers_in(interaction.guild_id, interaction.channel):
            raise Refusal(messages.NOT_TO_BE_SHARED)
        if message is None or not _bot(interaction).once.first("share", message.id):
            raise Refusal(messages.ALREADY_SHARED)
        await interaction.response.send_message(view=_shared(message, interaction.user))


class VoteButton(ui.DynamicItem[_Button], template=r"or:(?P<vote>helpful|wrong):(?P<intent>[\w-]{1,40})"):
    """Counts an answer as helpful; or asks why it is wrong, and counts that."""

    def __init__(self, vote: str, intent: str) -> None:
        self._vote, self._intent = vote, intent
        label = messages.HELPFUL if vote == "helpful" else messages.WRONG
        super().__init__(_Button(label=label, custom_id=f"or:{vote}:{intent}"))

    @classmethod
    async def from_custom_id(cls, interaction: AnyInteraction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        """Read the vote and the intent from the custom id."""
        return cls(match["vote"], match["intent"])

    @guarded
    async def callback(self, interaction: AnyInteraction) -> None:
        """Count, or ask for the reason."""
        if self._vote == "wrong":
            await interaction.response.send_modal(WrongModal(self._intent))
        else:
            await _count(interaction, self._intent, None)


class WrongModal(ui.Modal):
    """Asks why an answer is wrong."""

    def __init__(self, intent: str) -> None:
        super().__init__(title=messages.WRONG_TITLE, custom_id="or:why")
        self._intent = intent
        options = [discord.SelectOption(label=messages.WRONG_REASONS[reason], value=reason) for reason in REASONS]
        self._reason: ui.Select[ui.LayoutView] = ui.Select(custom_id="reason", options=options)
        self.add_item(
            ui.Label(text=messages.WRONG_WHY, description=messages.WRONG_COUNTED, component=cast("Any", self._reason))
        )

    async def on_submit(self, interaction: AnyInteraction) -> None:
        """Count the reason."""
        await _count(interaction, self._intent, self._reason.values[0])

    async def on_error(self, interaction: AnyInteraction, error: Exception) -> None:  # type: ignore[override]
        """Tell the person who sent it."""
        await tell(interaction, error, "counting a vote")


async def _count(interaction: AnyInteraction, intent: str, reason: str | None) -> None:
    """Count a vote, of one person for one message once; thank for it."""
    bot = _bot(interaction)
    message = interaction.message.id if interaction.message is not None else 0
    if not bot.once.first("vote", message, interaction.user.id):
        raise Refusal(messages.VOTED_ALREADY)
    try:
        await asyncio.to_thread(bot.feedback.add, intent, "wrong" if reason else "helpful", reason or "")
    except sqlite3.Error as error:
        _log.warning("a vote could not be counted: %s", error)
        raise Refusal(messages.NOT_COUNTED) from error
    await interaction.response.send_message(view=note(messages.VOTED, GREY), ephemeral=True)


def _shared(message: discord.Message, by: discord.abc.User) -> ui.LayoutView:
    """Lay a private reply out again for everybody: without its file, with a button to dismiss it."""
    view = ui.LayoutView.from_message(message, timeout=None)
    containers = [item for item in view.children if isinstance(item, ui.Container)]
    for container in containers:
        for item in list(container.children):
            if isinstance(item, ui.File):
                container.remove_item(item)
                container.add_item(ui.TextDisplay(f"-# {messages.FILE_NOT_SHARED}"))
            elif isinstance(item, ui.ActionRow):
                _change_row(item, by.id)
    view.add_item(ui.TextDisplay(f"-# {messages.shared_by(inline(by.display_name))}"))
    return view


def _change_row(row: ui.ActionRow[Any], asker: int) -> None:
    for item in list(row.children):
        if getattr(item, "custom_id", None) == _SHARE:
            row.remove_item(item)
            row.add_item(DismissButton(asker))


def _bot(interaction: AnyInteraction) -> OnRecord:
    return cast("OnRecord", interaction.client)
