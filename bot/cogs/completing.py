"""What Discord offers while somebody types an option; anything else may be typed, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from discord import app_commands

from bot.cogs.incidents import AnyInteraction
from bot.conversation.completion import Completer, Completions

if TYPE_CHECKING:
    from bot.client import OnRecord

Offered = list[app_commands.Choice[str]]


async def speakers(interaction: AnyInteraction, typed: str) -> Offered:
    """Offer people and bodies."""
    return offer(await _completions(interaction, "speakers"), typed)


async def topics(interaction: AnyInteraction, typed: str) -> Offered:
    """Offer everything that has a name in the documents."""
    return offer(await _completions(interaction, "topics"), typed)


async def documents(interaction: AnyInteraction, typed: str) -> Offered:
    """Offer documents."""
    return offer(await _completions(interaction, "documents"), typed)


async def sources(interaction: AnyInteraction, typed: str) -> Offered:
    """Offer outlets and documents."""
    return offer(await _completions(interaction, "sources"), typed)


async def _completions(interaction: AnyInteraction, kind: str) -> Completer | None:
    edition = await cast("OnRecord", interaction.client).newsroom_of(interaction.guild_id).current()
    completions: Completions | None = edition.completions if edition is not None else None
    return getattr(completions, kind) if completions is not None else None


def offer(completer: Completer | None, typed: str) -> Offered:
    """Offer what a completer has for what is typed."""
    if completer is None:
        return []
    return [app_commands.Choice(name=label, value=value) for label, value in completer.complete(typed)]
