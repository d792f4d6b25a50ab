"""Keeps what answers up with the documents by itself: at start, and where the operator wants the folder watched."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from discord.ext import commands

from bot import messages
from bot.cogs.moderation import home_of
from bot.cogs.reloading import follow, refresh, reload, write_audit
from bot.watching import Watch, fingerprint

if TYPE_CHECKING:
    from bot.client import OnRecord

_log = logging.getLogger(__name__)


class Watcher(commands.Cog):
    """Builds again what servers see of their own, once at start; then looks at the shared folder now and then."""

    def __init__(self, bot: OnRecord) -> None:
        self._bot = bot
        self._task: asyncio.Task[None] | None = None
        self._watch = Watch()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin, at the first connection; the event comes again after every new session."""
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def cog_unload(self) -> None:
        """End, in the middle of whatever it does: nothing is half done by that."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        await self._bot.forget_former_servers()
        for collection in self._bot.collections.seeing("own", "both"):
            try:
                await refresh(self._bot, collection)
            except Exception:  # noqa: BLE001 - the outermost edge of a task: the other servers are next
                _log.exception("what server %s sees could not be built again", collection.server)
        pause = self._bot.settings.watch_seconds
        while pause > 0:
            await asyncio.sleep(pause)
            try:
                await self.look()
            except Exception:  # noqa: BLE001 - the outermost edge of a task that must go on
                _log.exception("the folder of documents could not be watched; it is tried again")

    async def look(self) -> None:
        """Look at the folder of shared documents; load them where they have changed and settled."""
        bot, shared = self._bot, self._bot.collections.shared
        now = await asyncio.to_thread(fingerprint, bot.settings.documents)
        if not self._watch.is_due(now):
            return
        async with shared.changing:
            before = shared.newsroom.edition
            screen = await reload(bot, shared)
        after = shared.newsroom.edition
        failed = after is before
        if not failed and before is not None and after is not None and before.name == after.name:
            return  # somebody has loaded it already
        _log.info("the folder of documents has changed; %s", "it could not be loaded" if failed else "it is loaded")
        await write_audit(bot, home_of(bot), f"**{messages.WATCHED}**", screen)
        if not failed:
            await follow(bot)
