"""/about, /privacy, /help."""

import pytest

from bot import __version__

pytestmark = pytest.mark.simcord(shard_count=1)


async def test_about_tells_version_days_counts_and_snapshot(env, town, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "about")
    assert result.ephemeral
    shown = "\n".join(texts(result.response))
    edition = env.bot.newsroom.edition
    assert f"On Record {__version__}" in shown
    assert "2 documents, 2 March 2024 to 5 March 2024" in shown
    assert f"{edition.desk.snapshot.sentence_count} sentences" in shown
    assert "statements" in shown
    assert edition.name in shown.replace("\\", "")


async def test_privacy_and_help_are_for_the_asker_alone(env, town, texts) -> None:
    _, channel, alice = town(env)
    privacy = await alice.slash(channel, "privacy")
    assert privacy.ephemeral
    assert "15 minutes" in "\n".join(texts(privacy.response))
    told = await alice.slash(channel, "help")
    assert told.ephemeral
    shown = "\n".join(texts(told.response))
    assert f"@{env.bot.user.display_name}" in shown
    names = {command.name for command in env.bot.tree.get_commands() if command.to_dict(env.bot.tree)["type"] == 1}
    assert all(f"`/{name}`" in shown for name in names - {"help", "facts", "documents", "config", "gaps"})
