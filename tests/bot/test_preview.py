"""The preview page: the real bot, a reader and a moderator, at a local address."""

import asyncio
import re

import aiohttp
import pytest

from bot.preview import Typist, serve


async def test_the_page_is_served_until_it_is_ended(settings, capsys) -> None:
    serving = asyncio.create_task(serve(settings, opening=("What did Ana Petrov say?",)))
    try:
        url = None
        async with asyncio.timeout(60):
            while url is None and not serving.done():
                await asyncio.sleep(0.01)
                url = re.search(r"http://127\.0\.0\.1:\d+/", capsys.readouterr().out)
        assert url is not None, serving.exception()
        async with aiohttp.ClientSession() as session, session.get(url[0]) as page:
            assert page.status == 200
            assert "channel-composer" in await page.text()
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


@pytest.mark.simcord(shard_count=1)
async def test_writing_the_name_mentions_the_bot(env) -> None:
    guild = env.create_guild()
    channel = guild.create_text_channel("newsroom")
    typist = Typist(env, guild, guild.add_member(env.create_user("reader")).user)
    await typist.send(channel, "@on record What did Ana Petrov say?")
    asked, reply = sorted(channel.history(), key=lambda message: message.id)
    assert env.bot.user in asked.mentions
    assert reply.author == env.bot.user
