"""/said, /who, /investigations and what is offered while typing, as people use them."""

import pytest

from bot import messages
from bot.cogs.pacing import Pacing
from bot.rendering.escape import unquote

pytestmark = pytest.mark.simcord(shard_count=1)


async def test_said_quotes_a_person(env, town, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "said", person="Ana Petrov")
    assert '> "We found cracks in three pillars," said Ana Petrov' in "\n".join(texts(result.response))
    assert not result.ephemeral


async def test_said_about_what_nobody_said_gives_a_reason_and_what_was_said(env, town, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "said", person="Ana Petrov", topic="the harvest of 1912", private=True)
    assert result.ephemeral
    told = "\n".join(texts(result.response))
    assert "I find no words of Ana Petrov from those days. Ana Petrov did say:" in told


async def test_who(env, town, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "who", name="Tomas Lind")
    assert "Tomas Lind, the mayor of Marlow Sands" in "\n".join(texts(result.response))


@pytest.mark.parametrize("about", [{}, {"about": "the collapse of the old quay"}])
async def test_investigations(env, town, texts, about) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "investigations", **about)
    assert "The Marlow Sands Harbour Board opened an investigation" in "\n".join(texts(result.response))


@pytest.mark.parametrize(
    "name", ["@everyone", "<@1> **x** [a](http://b)", "\u202egnorts", "`" * 50, "🌊" * 50, "# a\n- b"]
)
async def test_hostile_names_are_shown_as_text(env, town, texts, name) -> None:
    _, channel, alice = town(env)
    for command, option in (("said", "person"), ("who", "name"), ("investigations", "about")):
        result = await alice.slash(channel, command, **{option: name})
        shown = "\n".join(texts(result.response))
        assert shown
        assert "<@1>" not in shown.replace("\\<\\@1>", "")
        assert "[a](http" not in shown
        assert not result.response.message.mentions


async def test_the_hostile_captain_is_quoted_word_for_word(env, town, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "said", person="Rita Sole")
    [quotation] = [text for text in texts(result.response) if text.startswith("> ")]
    assert unquote(quotation.split("\n-# ", 1)[0]) in env.bot.newsroom.edition.desk.snapshot.document("ferry").text


async def test_names_are_offered_while_typing(env, town) -> None:
    _, channel, alice = town(env)
    offered = await alice.autocomplete(channel, "said", "person", "petr")
    assert "Ana Petrov" in [choice["name"] for choice in offered]
    offered = await alice.autocomplete(channel, "who", "name", "Pterov")
    assert "Ana Petrov" in [choice["name"] for choice in offered]
    assert await alice.autocomplete(channel, "investigations", "about", "qqqq xxxx") == []


async def test_sources_are_offered_by_outlet_and_title(env, town) -> None:
    _, channel, alice = town(env)
    offered = await alice.autocomplete(channel, "ask", "source", "")
    assert [choice["value"] for choice in offered][:2] == ["Gull Gazette", "Marlow Courier"]
    assert {"quay", "ferry"} <= {choice["value"] for choice in offered}


async def test_commands_wait_their_turn_too(env, town, texts, settings) -> None:
    _, channel, alice = town(env)
    env.bot.pacing = Pacing(60, clock=lambda: 0.0)
    await alice.slash(channel, "who", name="Tomas Lind")
    refused = await alice.slash(channel, "said", person="Tomas Lind")
    assert texts(refused.response) == [messages.wait(60)]
    assert len(env.errors) == 1
