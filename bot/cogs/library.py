"""Which documents there are to answer from: /documents add, remove, show, for moderators."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot import library, messages
from bot.cogs import completing
from bot.cogs.days import read_days
from bot.cogs.delivery import deliver
from bot.cogs.incidents import AnyInteraction, Refusal, tell
from bot.cogs.moderation import require_moderator
from bot.cogs.reloading import change, reload
from bot.library import Entry, LibraryError
from bot.rendering.documents import document_screen
from bot.rendering.report import failure_screen
from bot.rendering.screen import Block, Screen

if TYPE_CHECKING:
    from bot.client import OnRecord

_Title = app_commands.Range[str, 1, 200]
_PASTED = 4000


class Library(commands.Cog):
    """Adds and removes documents, each followed by a reload."""

    documents = app_commands.Group(
        name="documents",
        description=messages.DOCUMENTS_GROUP,
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, bot: OnRecord) -> None:
        self._bot = bot

    @documents.command(name="add", description=messages.ADD_COMMAND)
    @app_commands.describe(
        title=messages.ADD_TITLE,
        file=messages.ADD_FILE,
        date=messages.ADD_DATE,
        outlet=messages.ADD_OUTLET,
        link=messages.ADD_LINK,
    )
    async def add(
        self,
        interaction: AnyInteraction,
        title: _Title,
        file: discord.Attachment | None = None,
        date: app_commands.Range[str, 1, 20] | None = None,
        outlet: app_commands.Range[str, 1, 100] | None = None,
        link: app_commands.Range[str, 1, 500] | None = None,
    ) -> None:
        """Add an attached file, or a text that is pasted into a form; then reload."""
        require_moderator(self._bot, interaction)
        day, _ = read_days(date, None)
        entry = Entry(title, day, outlet, link)
        self._folder()
        if file is None:
            await interaction.response.send_modal(PasteModal(self, entry))
            return
        limit = self._bot.settings.max_document_bytes
        if file.size > limit:
            raise Refusal(messages.too_large(limit))

        async def work() -> Screen:
            try:
                data = await file.read()
            except discord.DiscordException:
                return failure_screen(messages.FILE_NOT_READ, messages.NOT_ADDED)
            name = file.filename
            return await self._changed(
                lambda folder: library.add_file(folder, entry, name, data, max_bytes=limit), messages.NOT_ADDED
            )

        await change(self._bot, interaction, f"/documents add {title}", work)

    async def paste(self, interaction: AnyInteraction, entry: Entry, text: str) -> None:
        """Add a pasted text, then reload."""
        require_moderator(self._bot, interaction)
        limit = self._bot.settings.max_document_bytes
        await change(
            self._bot,
            interaction,
            f"/documents add {entry.title}",
            lambda: self._changed(
                lambda folder: library.add_text(folder, entry, text, max_bytes=limit), messages.NOT_ADDED
            ),
        )

    @documents.command(name="remove", description=messages.REMOVE_COMMAND)
    @app_commands.describe(document=messages.DOCUMENT_OPTION)
    @app_commands.autocomplete(document=completing.documents)
    async def remove(self, interaction: AnyInteraction, document: app_commands.Range[str, 1, 500]) -> None:
        """Take a document's file away, then reload."""
        require_moderator(self._bot, interaction)
        self._folder()

        def take(folder: Path) -> str:
            library.remove(folder, document)
            return document

        await change(
            self._bot,
            interaction,
            f"/documents remove {document}",
            lambda: self._changed(take, messages.NOT_REMOVED),
        )

    @documents.command(name="show", description=messages.SHOW_COMMAND)
    @app_commands.describe(document=messages.DOCUMENT_OPTION)
    @app_commands.autocomplete(document=completing.documents)
    async def show(self, interaction: AnyInteraction, document: app_commands.Range[str, 1, 500]) -> None:
        """Show what is known of a document, with its text as a file."""
        require_moderator(self._bot, interaction)
        await deliver(interaction, self._show(document), ephemeral=True)

    async def _show(self, identifier: str) -> Screen:
        found = await self._bot.newsroom.document_named(identifier)
        if found is None:
            raise Refusal(messages.NO_SUCH_DOCUMENT)
        return document_screen(found.card, found.document, found.counts)

    def _folder(self) -> None:
        """Raise Refusal where documents cannot be added or removed."""
        try:
            library.folder_of(self._bot.settings.documents)
        except LibraryError as error:
            raise Refusal(str(error)) from error

    async def _changed(self, alter: Callable[[Path], str], failed: str) -> Screen:
        """Change the folder, then reload; the name of the file stands above what the reload says."""
        try:
            folder = library.folder_of(self._bot.settings.documents)
            name = await asyncio.to_thread(alter, folder)
        except LibraryError as error:
            return failure_screen(str(error), failed)
        screen = await reload(self._bot)
        screen.blocks = [Block(messages.file_changed(name)), *screen.blocks]
        return screen


class PasteModal(ui.Modal):
    """Takes the text of a document."""

    def __init__(self, cog: Library, entry: Entry) -> None:
        super().__init__(title=messages.PASTE_TITLE, custom_id="or:paste")
        self._cog, self._entry = cog, entry
        self._text: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=_PASTED, custom_id="text"
        )
        self.add_item(
            ui.Label(text=messages.PASTE_TEXT, description=messages.PASTE_LIMIT, component=cast("Any", self._text))
        )

    async def on_submit(self, interaction: AnyInteraction) -> None:
        """Add the text."""
        await self._cog.paste(interaction, self._entry, self._text.value)

    async def on_error(self, interaction: AnyInteraction, error: Exception) -> None:  # type: ignore[override]
        """Tell the person who sent it."""
        await tell(interaction, error, "adding a document")
