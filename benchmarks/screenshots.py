"""Pictures of the bot as a channel shows it: `make screenshots`, or `python -m benchmarks.screenshots --into FOLDER`.

Runs the real bot in simcord's browser preview on the sample document, asks, and photographs the replies with Chromium
(Debian: `apt-get install chromium`), at a phone's width (390 pixels) and, with `--everything`, a desktop's, too. The
preview knows one theme, the dark one.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import logging
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import simcord
from PIL import Image

from benchmarks.browser import Browser, BrowserError, browser
from bot import messages
from bot.client import OnRecord
from bot.newsroom import Newsroom
from bot.settings import SAMPLE, Settings
from knowledge.indexing import build

PHONE, DESK = 390, 800
# Higher than any message, so that nothing has to be scrolled.
_HEIGHT = 3000
_ANSWERED = "What did the mayor's office say?"
_REFUSED = "Is the FBI investigating?"
_UNCLEAR = "What did they say?"
# A paragraph that begins with a quotation: elsewhere a closing mark may look like an opening one.
_QUOTED = re.compile(r"^[\"“]([^\"“”]{40,300})[,.][\"”]", re.MULTILINE)
# The whole page is a message there; its pictures and fonts have been loaded.
_MESSAGE = "#focused-content"
_READY = (
    f"document.querySelector('{_MESSAGE}:not([hidden])')?.innerText.trim()"
    " && document.querySelector('#preview-app').getAttribute('aria-busy') !== 'true'"
    " && [...document.images].every(i => i.complete) && document.fonts.status === 'loaded'"
    f" && ![...document.querySelectorAll('{_MESSAGE} button')].some(b => b.disabled)"
)
_MOST_BYTES = 200_000


@dataclass
class Stage:
    """A simulated server with the real bot, a reader and a moderator."""

    env: simcord.Env
    bot: OnRecord
    channel: Any
    reader: Any
    moderator: Any

    async def answer(self) -> Any:
        """An answer."""
        return (await self.reader.slash(self.channel, "ask", question=_ANSWERED)).response.message

    async def refusal(self) -> Any:
        """A question that the documents do not answer."""
        return (await self.reader.slash(self.channel, "ask", question=_REFUSED)).response.message

    async def clarification(self) -> Any:
        """A question that may mean several things, from somebody who has not asked before."""
        return (await self.moderator.slash(self.channel, "ask", question=_UNCLEAR)).response.message

    async def timeline(self) -> Any:
        """A timeline, drawn."""
        return (await self.reader.slash(self.channel, "timeline")).response.message

    async def check(self) -> Any:
        """A quotation of the documents with a word changed, checked."""
        found = next(m[1] for s in self._passages() for m in [_QUOTED.search(s)] if m)
        words = found.rstrip(",.").split()
        words[len(words) // 2] = "never"
        sent = await self.reader.send(self.channel, f'"{" ".join(words)}"')
        checked = await self.reader.context_menu(self.channel, messages.CHECK_QUOTE_MENU, sent)
        return checked.response.message

    def _passages(self) -> list[str]:
        assert self.bot.newsroom.edition is not None
        snapshot = self.bot.newsroom.edition.desk.snapshot
        return [snapshot.document(card.id).text for card in snapshot.documents()]

    async def reload(self) -> Any:
        """A reload by a moderator."""
        return (await self.moderator.slash(self.channel, "facts reload")).response.message


SCENES: dict[str, Callable[[Stage], Awaitable[Any]]] = {
    "answer": Stage.answer,
    "refusal": Stage.refusal,
    "clarification": Stage.clarification,
    "timeline": Stage.timeline,
    "check": Stage.check,
    "reload": Stage.reload,
}
# What the documentation shows.
SHOWN = ("answer", "refusal", "timeline", "check")


async def photograph(into: Path, *, everything: bool) -> None:
    """Play the scenes and write their pictures."""
    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "store"
        await asyncio.to_thread(build, SAMPLE, store)
        settings = Settings.load(env_file=None, documents=SAMPLE, store=store, cooldown_seconds=0.0)
        newsroom = Newsroom(store)
        await newsroom.open()
        bot = OnRecord(settings, newsroom=newsroom, sync="always")
        async with browser() as chromium, simcord.run(bot, shard_count=1, settle_timeout=900.0) as env:
            stage = await _stage(env, bot)
            for name in SCENES if everything else SHOWN:
                shown = await SCENES[name](stage)
                for width in (PHONE, DESK) if everything else (PHONE,):
                    path = into / (f"{name}.png" if width == PHONE else f"{name}-wide.png")
                    path.write_bytes(await _picture(chromium, stage, shown, width))
                    print(f"{path} ({path.stat().st_size // 1000} kB)")


async def _stage(env: simcord.Env, bot: OnRecord) -> Stage:
    guild = env.create_guild("On Record")
    await bot.guilds[0].me.edit(nick="On Record")
    role = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    reader = guild.add_member(env.create_user("reader", global_name="Reader"))
    moderator = guild.add_member(env.create_user("moderator", global_name="Moderator"), roles=[role])
    return Stage(env, bot, guild.create_text_channel("newsroom"), reader, moderator)


async def _picture(chromium: Browser, stage: Stage, message: Any, width: int) -> bytes:
    for viewer in (stage.reader, stage.moderator):
        async with stage.env.preview(stage.channel, viewers=[viewer], layout="message") as preview:
            try:
                await preview.show(message)
            except simcord.SetupError:  # private: the other one's
                continue
            made = await chromium.picture(preview.url, width=width, height=_HEIGHT, of=_MESSAGE, ready=_READY)
            return smaller(made)
    raise BrowserError("nobody sees the message")


def smaller(png: bytes) -> bytes:
    """Write a picture with as many colours as keep it below what a page should load."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (256, 128, 64, 32):
        out = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() < _MOST_BYTES:
            break
    return out.getvalue()


def main() -> None:
    """Read the arguments and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=Path("docs/pictures"))
    parser.add_argument("--everything", action="store_true", help="every scene, and at a desktop's width, too")
    given = parser.parse_args()
    logging.getLogger("bot").setLevel(logging.ERROR)
    given.into.mkdir(parents=True, exist_ok=True)
    try:
        asyncio.run(photograph(given.into, everything=given.everything))
    except BrowserError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
