"""The folder of documents is watched, where the operator wants that."""

import asyncio

import pytest
import simcord

from bot import messages
from bot.rebuilding import RebuildError
from bot.server_settings import ServerSettings
from knowledge.indexing import build

PIER = 'The pier opened.\n\n"It will stand for ever," said Una Berg, the owner of the pier.'


@pytest.fixture
def documents(settings, tmp_path):
    """Return a folder of documents."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "news.jsonl").write_bytes(settings.documents.read_bytes())
    return documents


@pytest.fixture
def simcord_bot(settings, make_bot, documents):
    """Return a bot that looks at its folder every ten seconds."""
    bot = make_bot(settings.model_copy(update={"documents": documents, "watch_seconds": 10.0}))
    bot.builds = []

    async def rebuild(given, *, also=(), reuse=()):
        bot.builds.append(given.store)
        return await asyncio.to_thread(build, given.documents, given.store, jobs=1, also=also, reuse=reuse)

    bot.rebuild = rebuild
    return bot


@pytest.mark.simcord(shard_count=1)
async def test_a_new_file_is_loaded_when_it_has_settled_and_told_of(env, documents, town, texts) -> None:
    guild, channel, alice = town(env)
    log = guild.create_text_channel("audit")
    env.bot.server_settings.put(guild.id, ServerSettings(audit_channel=log.id))
    for _ in range(3):
        await env.advance_time(10)
    assert len(env.bot.builds) == 1, "once at start, in case something changed before"
    assert log.history() == []
    (documents / "pier.txt").write_text(PIER[:40])
    await env.advance_time(10)
    (documents / "pier.txt").write_text(PIER)
    await env.advance_time(10)
    assert len(env.bot.builds) == 1, "it is still being written"
    await env.advance_time(10)
    assert len(env.bot.builds) == 2
    result = await alice.slash(channel, "said", person="Una Berg")
    assert "stand for ever" in "\n".join(texts(result.response))
    [entry] = log.history()
    assert texts(entry)[0] == f"**{messages.WATCHED}**"
    assert "Answering from 3 documents" in texts(entry)[1]


@pytest.mark.simcord(shard_count=1)
async def test_what_cannot_be_loaded_is_told_once_and_the_old_answers(env, documents, town, texts) -> None:
    guild, channel, alice = town(env)
    log = guild.create_text_channel("audit")
    env.bot.server_settings.put(guild.id, ServerSettings(audit_channel=log.id))
    for _ in range(2):
        await env.advance_time(10)

    async def fail(given, *, also=(), reuse=()):
        env.bot.builds.append(given.store)
        raise RebuildError("There is no document in the folder.")

    env.bot.rebuild = fail
    (documents / "news.jsonl").unlink()
    for _ in range(5):
        await env.advance_time(10)
    assert len(env.bot.builds) == 2
    [entry] = log.history()
    assert "old ones go on answering" in "\n".join(texts(entry))
    result = await alice.slash(channel, "said", person="Ana Petrov")
    assert "cracks" in "\n".join(texts(result.response))


async def test_unless_it_is_wanted_nothing_is_watched(settings, make_bot) -> None:
    built = []
    bot = make_bot(settings)

    async def rebuild(given, **_):
        built.append(given)

    bot.rebuild = rebuild
    async with simcord.run(bot, shard_count=1) as env:
        await env.advance_time(3600)
    assert built == []
