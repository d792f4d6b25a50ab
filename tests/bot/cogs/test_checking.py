"""Check this quote, as people use it on other people's messages."""

import pytest

from bot import messages

pytestmark = pytest.mark.simcord(shard_count=1)


@pytest.fixture
def check(env, town, texts):
    """Let one person write something and another check it; return what the other is shown."""
    guild, channel, alice = town(env)
    bob = guild.add_member(env.create_user("bob"))

    async def make(written):
        message = await bob.send(channel, written)
        result = await alice.context_menu(channel, messages.CHECK_QUOTE_MENU, message)
        assert result.ephemeral
        assert not result.response.message.mentions
        return "\n".join(texts(result.response)), result

    return make


async def test_word_for_word(check, controls) -> None:
    shown, result = await check("“We found cracks in three pillars”, said Ana Petrov.")
    assert f"**1. {messages.WORDING_VERBATIM}**" in shown
    assert "as the message does" in shown
    assert "courier.example" in shown
    assert controls(result.response, "or:context:")


async def test_altered(check) -> None:
    shown, _ = await check('Petrov: "We found cracks in five pillars"')
    assert f"**1. {messages.WORDING_ALTERED}**" in shown
    assert "~~five~~ **three**" in shown
    assert messages.DIFFERENCE in shown


async def test_somebody_else(check) -> None:
    shown, _ = await check('Tomas Lind said: "We found cracks in three pillars"')
    assert "somebody else: Ana Petrov. The message gives them to Tomas Lind." in shown


async def test_not_found_and_several_at_once(check) -> None:
    shown, _ = await check('"We found nothing but gold bars" and "We found cracks in three pillars"')
    assert f"**1. {messages.WORDING_NOT_FOUND}**" in shown
    assert f"**2. {messages.WORDING_VERBATIM}**" in shown


async def test_nothing_quoted(check) -> None:
    shown, _ = await check("The quay is fine.")
    assert shown == messages.NO_QUOTATION


@pytest.mark.parametrize(
    "written",
    [
        '"@everyone <@1> **look** [here](http://evil.example) `now`" said <@&5>',
        '"Do not board. https://evil.example [win](https://evil.example) discord.gg/free_stuff," said @everyone',
        "“" + "🌊 wave " * 200 + "”",
        '"' + "\u202e one two three \u200b" * 20 + '"',
        '"We found ~~cracks~~ in **three** pillars ||spoiler||"',
        "\n".join(f'"# title {n}\n> quote\n- list here"' for n in range(20)),
    ],
)
async def test_hostile_messages_are_shown_as_text(check, written) -> None:
    shown, _ = await check(written)
    for raw in ("<@1>", "[here](", "[win](", "||spoiler", "<@&5>", "https://evil"):
        assert raw not in shown


async def test_an_answer_of_the_bot_can_be_checked(env, town, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "said", person="Ana Petrov")
    checked = await alice.context_menu(channel, messages.CHECK_QUOTE_MENU, result.response.message)
    assert messages.WORDING_VERBATIM in "\n".join(texts(checked.response))


async def test_the_menu_is_to_be_had_everywhere(env) -> None:
    import discord

    menu = env.bot.tree.get_command(messages.CHECK_QUOTE_MENU, type=discord.AppCommandType.message)
    payload = menu.to_dict(env.bot.tree)
    assert payload["contexts"] == [0, 1, 2]
    assert payload["integration_types"] == [0, 1]
