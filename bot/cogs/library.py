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
from bot.cogs.moderation import Which, collection_to_change
from bot.cogs.reloading import change, reload
from bot.collections import Collection, visible_files
from bot.conversation.completion import MOST
from bot.library import Entry, LibraryError
from bot.rendering.documents import document_screen
from bot.rendering.report import failure_screen
from bot.rendering.screen import Block, Screen

if TYPE_CHECKING:
    from bot.client import OnRecord

_Title = app_commands.Range[str, 1, 200]
_PASTED = 4000
# Of the documents that a server sees, so many of those that fit are looked through for its own.
_LOOKED_THROUGH = 5_000


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
        collection=messages.WHICH_COLLECTION,
    )
    async def add(
        self,
        interaction: AnyInteraction,
        title: _Title,
        file: discord.Attachment | None = None,
        date: app_commands.Range[str, 1, 20] | None = None,
        outlet: app_commands.Range[str, 1, 100] | None = None,
        link: app_commands.Range[str, 1, 500] | None = None,
        collection: Which | None = None,
    ) -> None:
        """Add an attached file, or a text that is pasted into a form; then reload."""
        chosen = collection_to_change(self._bot, interaction, collection)
        day, _ = read_days(date, None)
        entry = Entry(title, day, outlet, link)
        await self._folder(chosen)
        if file is None:
            await interaction.response.send_modal(PasteModal(self, entry, collection))
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
                chosen,
                lambda folder: library.add_file(folder, entry, name, data, max_bytes=limit, most=self._most(chosen)),
                messages.NOT_ADDED,
            )

        await change(self._bot, interaction, f"/documents add {title}", chosen, work)

    async def paste(self, interaction: AnyInteraction, entry: Entry, text: str, collection: Which | None) -> None:
        """Add a pasted text, then reload."""
        chosen = collection_to_change(self._bot, interaction, collection)
        limit = self._bot.settings.max_document_bytes
        await change(
            self._bot,
            interaction,
            f"/documents add {entry.title}",
            chosen,
            lambda: self._changed(
                chosen,
                lambda folder: library.add_text(folder, entry, text, max_bytes=limit, most=self._most(chosen)),
                messages.NOT_ADDED,
            ),
        )

    def _most(self, collection: Collection) -> int | None:
        """Return how many documents a collection may hold."""
        return self._bot.settings.server_documents if collection.server is not None else None

    @documents.command(name="remove", description=messages.REMOVE_COMMAND)
    @app_commands.describe(document=messages.DOCUMENT_OPTION, collection=messages.WHICH_COLLECTION)
    async def remove(
        self,
        interaction: AnyInteraction,
        document: app_commands.Range[str, 1, 500],
        collection: Which | None = None,
    ) -> None:
        """Take a document's file away, then reload."""
        chosen = collection_to_change(self._bot, interaction, collection)
        await self._folder(chosen)

        def take(folder: Path) -> str:
            library.remove(folder, document, keep=chosen.server is None)
            return document

        await change(
            self._bot,
            interaction,
            f"/documents remove {document}",
            chosen,
            lambda: self._changed(chosen, take, messages.NOT_REMOVED),
        )

    @documents.command(name="show", description=messages.SHOW_COMMAND)
    @app_commands.describe(document=messages.DOCUMENT_OPTION, collection=messages.WHICH_COLLECTION)
    async def show(
        self,
        interaction: AnyInteraction,
        document: app_commands.Range[str, 1, 500],
        collection: Which | None = None,
    ) -> None:
        """Show what is known of a document, with its text as a file."""
        chosen = collection_to_change(self._bot, interaction, collection)
        await deliver(interaction, self._show(chosen, document), ephemeral=True)

    @remove.autocomplete("document")
    @show.autocomplete("document")
    async def _documents(self, interaction: AnyInteraction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the documents of the collection that is meant."""
        try:
            chosen = collection_to_change(self._bot, interaction, getattr(interaction.namespace, "collection", None))
        except Refusal:
            return []
        edition = await chosen.newsroom.current()
        if edition is None:
            return []
        if not chosen.both:
            return completing.offer(edition.completions.documents, typed)
        own = {path.name for path in await asyncio.to_thread(visible_files, chosen.settings.documents)}
        found = edition.completions.documents.complete(typed, limit=_LOOKED_THROUGH)
        return [app_commands.Choice(name=label, value=value) for label, value in found if value in own][:MOST]

    async def _show(self, collection: Collection, identifier: str) -> Screen:
        found = await collection.newsroom.document_named(identifier)
        if found is None:
            raise Refusal(messages.NO_SUCH_DOCUMENT)
        return document_screen(found.card, found.document, found.counts)

    async def _folder(self, collection: Collection) -> Path:
        """Return the folder of a collection; raise Refusal where documents cannot be added or removed."""
        try:
            await asyncio.to_thread(collection.prepare)
            return await asyncio.to_thread(library.folder_of, collection.settings.documents)
        except LibraryError as error:
            raise Refusal(str(error)) from error
        except OSError as error:
            raise Refusal(messages.FOLDER_FAILED.format(reason=error.strerror)) from error

    async def _changed(self, collection: Collection, alter: Callable[[Path], str], failed: str) -> Screen:
        """Change the folder, then reload; the name of the file stands above what the reload says."""
        try:
            folder = await self._folder(collection)
            name = await asyncio.to_thread(alter, folder)
        except (LibraryError, Refusal) as error:
            return failure_screen(str(error), failed)
        screen = await reload(self._bot, collection)
        screen.blocks = [Block(messages.file_changed(name)), *screen.blocks]
        return screen


class PasteModal(ui.Modal):
    """Takes the text of a document."""

    def __init__(self, cog: Library, entry: Entry, collection: Which | None) -> None:
        super().__init__(title=messages.PASTE_TITLE, custom_id="or:paste")
        self._cog, self._entry, self._collection = cog, entry, collection
        self._text: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=_PASTED, custom_id="text"
        )
        self.add_item(
            ui.Label(text=messages.PASTE_TEXT, description=messages.PASTE_LIMIT, component=cast("Any", self._text))
        )

    async def on_submit(self, interaction: AnyInteraction) -> None:
        """Add the text."""
        await self._cog.paste(interaction, self._entry, self._text.value, self._collection)

    async def on_error(self, interaction: AnyInteraction, error: Exception) -> None:  # type: ignore[override]
        """Tell the person who sent it."""
        await tell(interaction, error, "adding a document")
