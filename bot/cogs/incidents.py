"""What a person is told when something goes wrong: a sentence with a number, never a traceback."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot import messages
from bot.newsroom import NoDocumentsError
from bot.rendering.screen import GREY, RED, note

_log = logging.getLogger(__name__)
T = TypeVar("T")
AnyInteraction = discord.Interaction[Any]
Reaction = Coroutine[Any, Any, None]


class Refusal(app_commands.AppCommandError):
    """A command that is refused with a sentence for the person who gave it; no incident."""


def sentence_about(error: BaseException, doing: str) -> str:
    """Return what to tell a person about an error; log it under the incident number that is told."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, Refusal):
        return str(cause)
    if isinstance(cause, NoDocumentsError):
        return messages.NO_ANSWER_YET
    incident = secrets.token_hex(3)
    _log.error("incident %s while %s", incident, doing, exc_info=cause)
    return messages.FAILED.format(incident=incident)


async def tell(interaction: AnyInteraction, error: BaseException, doing: str) -> None:
    """Tell the person who acted, and nobody else, what went wrong."""
    sentence = sentence_about(error, doing)
    view = note(sentence, GREY if isinstance(error, Refusal) else RED)
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
    except discord.HTTPException as failure:  # the token has expired, or the channel has gone
        _log.warning("nobody could be told about an error while %s: %s", doing, failure)


def guarded(callback: Callable[[T, AnyInteraction], Reaction]) -> Callable[[T, AnyInteraction], Reaction]:
    """Wrap a button's or menu's callback: discord.py only logs what a dynamic item raises."""

    @wraps(callback)
    async def wrapped(item: T, interaction: AnyInteraction) -> None:
        try:
            await callback(item, interaction)
        except Exception as error:  # noqa: BLE001 - the outermost edge: a person is waiting for a reply
            await tell(interaction, error, f"handling {type(item).__name__}")

    return wrapped
