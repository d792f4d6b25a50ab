"""Each server its own documents beside the shared ones, and none of them ever to be seen in another server."""

import asyncio
import json
import sqlite3
from types import SimpleNamespace

import discord
import pytest

from bot import messages
from bot.collections import server_folder
from bot.conversation.reply import Question
from bot.rebuilding import RebuildError
from knowledge.indexing import build
from knowledge.store import publishing

pytestmark = pytest.mark.simcord(shard_count=1)
ALDER = """The Alder Street Bank opened an inquiry on Monday into the missing ledgers.

"The strongroom was empty when we came," said Zelda Quince, the treasurer of the bank.

"Nobody had signed for the keys," said Zelda Quince on Tuesday.
"""
BIRCH = """The Birch Hollow Council opened an inquiry on Monday into the stopped mill wheel.

"The sluice will turn again by May," said Orlo Pike, the miller of Birch Hollow.
"""
OF_ALDER = ("Zelda", "Quince", "strongroom", "Alder", "ledgers", "signed for")
OF_BIRCH = ("Orlo", "Pike", "sluice", "Birch", "miller")
OF_ALL = ("Petrov", "cracks", "Marlow", "quay")


@pytest.fixture
def towns(env, settings, tmp_path):
    """Return three servers: Alder sees its own documents, Birch both, Cedar the shared ones; each with people."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "news.jsonl").write_bytes(settings.documents.read_bytes())
    env.bot.settings = settings.model_copy(update={"documents": documents})
    built = []

    async def rebuild(given, *, also=(), reuse=()):
        built.append(given.store)
        return await asyncio.to_thread(build, given.documents, given.store, jobs=1, also=also, reuse=reuse)

    env.bot.rebuild = rebuild

    def town(name):
        guild = env.create_guild(name)
        role = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
        mo = guild.add_member(env.create_user(f"mo of {name}"), roles=[role])
        person = guild.add_member(env.create_user(f"somebody of {name}"))
        return SimpleNamespace(guild=guild, mo=mo, person=person, channel=guild.create_text_channel("news"))

    made = SimpleNamespace(cedar=town("Cedar"), alder=town("Alder"), birch=town("Birch"), built=built, shared=documents)
    env.bot.settings = env.bot.settings.model_copy(update={"home_guild": made.cedar.guild.id})
    return made


async def add(town, title: str, text: str):
    return await town.mo.slash(
        town.channel, "documents add", title=title, file=("a.txt", text.encode()), date="2024-03-04"
    )


@pytest.fixture
async def filled(towns):
    """Give Alder and Birch a document each, and let Alder see its own and Birch both."""
    await add(towns.alder, "Alder bank", ALDER)
    await add(towns.birch, "Birch mill", BIRCH)
    await towns.alder.mo.slash(towns.alder.channel, "config collection", sees="own")
    await towns.birch.mo.slash(towns.birch.channel, "config collection", sees="both")
    return towns


async def shown_by(result) -> str:
    """Everything that a response holds: texts, options, custom ids, files."""
    parts = []
    message = result.response.message
    parts.append(json.dumps([c if isinstance(c, dict) else c.to_dict() for c in message.components]))
    for attachment in message.attachments:
        data = await attachment.read()
        parts += [attachment.filename, attachment.description or "", data.decode("utf-8", "replace")]
    return "\n".join(parts)


def found_in(shown: str, words, *typed: str) -> list[str]:
    return [word for word in words if word in shown and not any(word in text for text in typed)]


ASKED = (
    ("ask", {"question": "What did Zelda Quince say?"}),
    ("ask", {"question": "What did Orlo Pike say?"}),
    ("ask", {"question": "Who is investigating?"}),
    ("ask", {"question": "What was empty?"}),
    ("ask", {"question": "Which documents are there?"}),
    ("ask", {"question": "What will turn again by May?", "source": "mill"}),
    ("ask", {"question": "what can I ask you?"}),
    ("said", {"person": "Zelda Quince"}),
    ("said", {"person": "Orlo Pike"}),
    ("said", {"person": "Ana Petrov"}),
    ("who", {"name": "Zelda Quince"}),
    ("investigations", {}),
    ("timeline", {}),
    ("sources", {}),
    ("sources", {"search": "alder"}),
    ("about", {}),
)


@pytest.mark.parametrize("of", ["alder", "birch", "cedar"])
async def test_no_command_shows_what_belongs_to_another_server(filled, of) -> None:
    town = getattr(filled, of)
    hidden = {"alder": (*OF_BIRCH, *OF_ALL), "birch": OF_ALDER, "cedar": (*OF_ALDER, *OF_BIRCH)}[of]
    seen = ""
    for command, options in ASKED:
        result = await town.person.slash(town.channel, command, **options)
        shown = await shown_by(result)
        seen += shown
        assert found_in(shown, hidden, *map(str, options.values())) == [], (command, options)
    known = {"alder": OF_ALDER, "birch": (*OF_BIRCH, *OF_ALL), "cedar": OF_ALL}[of]
    assert [word for word in known if word not in seen] == []


@pytest.mark.parametrize("of", ["alder", "birch", "cedar"])
async def test_no_list_offers_what_belongs_to_another_server(filled, of) -> None:
    town = getattr(filled, of)
    hidden = {"alder": (*OF_BIRCH, *OF_ALL), "birch": OF_ALDER, "cedar": (*OF_ALDER, *OF_BIRCH)}[of]
    lists = [("said", "person"), ("said", "topic"), ("who", "name"), ("ask", "about"), ("ask", "source"),
             ("sources", "search"), ("document", "document"), ("timeline", "topic")]  # fmt: skip
    for command, option in lists:
        for typed in ("", "z", "Zel", "Or", "Bir", "Alder", "mill", "a"):
            offered = json.dumps(await town.person.autocomplete(town.channel, command, option, typed))
            assert found_in(offered, hidden) == [], (command, option, typed)
    for command, option in (("documents remove", "document"), ("documents show", "document"),
                            ("facts rollback", "snapshot")):  # fmt: skip
        offered = json.dumps(await town.mo.autocomplete(town.channel, command, option, ""))
        assert found_in(offered, hidden) == []
        assert offered != "[]"


async def test_mentions_replies_and_direct_messages_go_by_where_they_are_written(env, filled, texts) -> None:
    question = "What did Zelda Quince say?"
    for town, answered in ((filled.alder, True), (filled.birch, False), (filled.cedar, False)):
        await town.person.send(town.channel, f"<@{env.bot.user.id}> {question}")
        shown = "\n".join(texts(town.channel.last_message))
        assert ("strongroom" in shown) == answered
        await town.person.send_dm(question)
        assert "strongroom" not in "\n".join(texts(town.person.user.dm_channel.last_message))
    await filled.alder.person.send_dm("and what else did she say?")
    assert "signed for" not in "\n".join(texts(filled.alder.person.user.dm_channel.last_message))


async def test_check_this_quote_knows_the_servers_own_documents_alone(filled, texts) -> None:
    quoted = "“The strongroom was empty when we came”"
    for town, wording in ((filled.alder, messages.WORDING_VERBATIM), (filled.birch, messages.WORDING_NOT_FOUND)):
        message = await town.person.send(town.channel, quoted)
        result = await town.mo.context_menu(town.channel, messages.CHECK_QUOTE_MENU, message)
        assert wording in "\n".join(texts(result.response))


async def test_a_document_is_not_shown_by_its_id_elsewhere(filled, texts) -> None:
    for command in ("document", "documents show"):
        own = await filled.alder.mo.slash(filled.alder.channel, command, document="2024-03-04-alder-bank.jsonl")
        assert "Alder bank" in "\n".join(texts(own.response))
        for town in (filled.birch, filled.cedar):
            result = await town.mo.slash(town.channel, command, document="2024-03-04-alder-bank.jsonl")
            assert texts(result.response) == [messages.NO_SUCH_DOCUMENT]
    filled.alder.mo._env.errors.clear()


async def test_buttons_used_from_another_server_show_nothing(env, filled, texts, controls) -> None:
    alder = filled.alder
    reply = env.bot.collections.of(alder.guild.id).newsroom.edition.desk.ask(Question(text="What did Quince say?"))
    more = reply.model_copy(update={"more": reply.snippets})
    env.bot.collections.of(alder.guild.id).newsroom.edition.desk.ask = lambda question: more
    asked = await alder.person.slash(alder.channel, "ask", question="What did Quince say?")
    buttons = {
        kind: controls(asked.response, f"or:{kind}")[0]["custom_id"]
        for kind in ("more", "context", "sources", "timeline")
    }
    for town in (filled.birch, filled.cedar):
        # As if somebody had the bot write the very same message elsewhere, custom ids and all.
        view = discord.ui.LayoutView(timeout=None)
        view.add_item(discord.ui.ActionRow(*(discord.ui.Button(custom_id=i, label="x") for i in buttons.values())))
        message = await env.bot.get_channel(town.channel.id).send(view=view)
        for kind, custom_id in buttons.items():
            pressed = await town.person.click(message, custom_id=custom_id)
            expected = messages.MORE_IS_GONE if kind == "more" else messages.TOO_OLD
            assert texts(pressed.response) == [expected]
    for custom_id in buttons.values():
        pressed = await alder.person.click(asked.response.message, custom_id=custom_id)
        assert "Alder bank" in "\n".join(texts(pressed.response))


async def test_gaps_and_metrics_and_status_are_a_servers_own(env, filled, texts) -> None:
    for town in (filled.alder, filled.birch):
        await town.mo.slash(town.channel, "config gaps", note=True)
    await filled.alder.person.slash(filled.alder.channel, "ask", question="Who sold the purple giraffe of Quince?")
    there = await filled.birch.mo.slash(filled.birch.channel, "gaps")
    assert "giraffe" not in await shown_by(there)
    env.bot.feedback.add("statement", "helpful")
    status = await shown_by(await filled.birch.mo.slash(filled.birch.channel, "facts status"))
    assert "3 documents" in status
    assert "helpful" not in status
    written = env.bot.metrics.text(env.bot.health(), discord.utils.utcnow())
    assert found_in(written, (*OF_ALDER, *OF_BIRCH, "giraffe")) == []


async def test_the_same_person_is_understood_in_each_server_by_itself(env, filled, texts) -> None:
    user = env.create_user("traveller")
    here, there = (town.guild.add_member(user) for town in (filled.alder, filled.birch))
    await here.slash(filled.alder.channel, "ask", question="What did Zelda Quince say?")
    result = await there.slash(filled.birch.channel, "ask", question="what else did she say?")
    assert found_in(await shown_by(result), OF_ALDER) == []


async def test_moderators_change_their_own_servers_documents_alone(filled, texts) -> None:
    birch = filled.birch
    for command, options in (("documents remove", {"document": "2024-03-04-alder-bank.jsonl"}),
                             ("documents remove", {"document": "../../../documents/news.jsonl"}),
                             ("documents remove", {"document": "quay"})):  # fmt: skip
        result = await birch.mo.slash(birch.channel, command, **options)
        assert messages.NOT_A_FILE_OF_ITS_OWN in "\n".join(texts(result.response))
    for command in ("facts reload", "facts status", "facts rollback"):
        result = await birch.mo.slash(birch.channel, command, collection="shared")
        assert texts(result.response) == [messages.NOT_AT_HOME]
    assert (filled.shared / "news.jsonl").exists()
    birch.mo._env.errors.clear()


async def test_what_is_removed_is_gone_at_once_and_the_last_one_too(env, filled, texts) -> None:
    alder = filled.alder
    result = await alder.mo.slash(alder.channel, "documents remove", document="2024-03-04-alder-bank.jsonl")
    assert messages.NOTHING_LEFT in texts(result.response)
    asked = await alder.person.slash(alder.channel, "ask", question="What did Zelda Quince say?")
    assert texts(asked.response) == [messages.NO_ANSWER_YET]
    home = server_folder(env.bot.settings, alder.guild.id)
    left = [p for p in home.rglob("*") if p.is_file() and b"strongroom" in p.read_bytes()]
    assert left == []
    elsewhere = await filled.birch.person.slash(filled.birch.channel, "ask", question="What did Orlo Pike say?")
    assert "sluice" in await shown_by(elsewhere)
    env.errors.clear()


async def test_what_is_removed_stands_in_no_snapshot_of_what_the_server_saw_before(env, filled, texts) -> None:
    birch = filled.birch
    env.bot.settings = env.bot.settings.model_copy(update={"keep_snapshots": 1})
    build_keeping_one = env.bot.rebuild

    async def rebuild(given, *, also=(), reuse=()):
        report = await build_keeping_one(given, also=also, reuse=reuse)
        publishing.sweep(given.store, keep=1)
        return report

    env.bot.rebuild = rebuild
    for sees in ("own", "both", "shared", "own", "both"):
        await birch.mo.slash(birch.channel, "config collection", sees=sees)
        home = server_folder(env.bot.settings, birch.guild.id)
        assert {path.name for path in home.iterdir()} == {"documents", "both" if sees == "both" else "own"}
        found = await birch.mo.slash(birch.channel, "documents show", document="2024-03-04-birch-mill.jsonl")
        assert "Birch mill" in "\n".join(texts(found.response))
    await birch.mo.slash(birch.channel, "documents remove", document="2024-03-04-birch-mill.jsonl")
    assert [p for p in home.rglob("*") if p.is_file() and b"sluice" in p.read_bytes()] == []


async def test_a_reload_of_the_shared_documents_reaches_those_who_see_them(env, filled, texts) -> None:
    (filled.shared / "pier.txt").write_text('The pier opened.\n\n"It will stand for ever," said Una Berg, its owner.')
    cedar = filled.cedar
    result = await cedar.mo.slash(cedar.channel, "facts reload")
    assert "3 documents" in "\n".join(texts(result.response))
    await env.settle()
    for town, told in ((cedar, True), (filled.birch, True), (filled.alder, False)):
        asked = await town.person.slash(town.channel, "ask", question="What did Una Berg say?")
        assert ("stand for ever" in await shown_by(asked)) == told


async def test_until_a_server_decides_it_sees_the_shared_documents(towns, texts) -> None:
    alder = towns.alder
    result = await add(alder, "Alder bank", ALDER)
    assert messages.NOT_SEEN_YET in texts(result.response)
    asked = await alder.person.slash(alder.channel, "ask", question="What did Ana Petrov say?")
    assert "cracks" in await shown_by(asked)
    hidden = await alder.person.slash(alder.channel, "ask", question="What did Zelda Quince say?")
    assert "strongroom" not in await shown_by(hidden)
    decided = await alder.mo.slash(alder.channel, "config collection", sees="both")
    shown = "\n".join(texts(decided.response))
    assert messages.NOT_SEEN_YET not in shown
    assert "I answer from this server's own documents and those that all servers share." in shown
    assert "Answering from 3 documents" in shown


async def test_a_collection_that_cannot_be_built_leaves_what_the_server_saw(env, towns, texts) -> None:
    alder = towns.alder
    await add(alder, "Alder bank", ALDER)
    secret = str(server_folder(env.bot.settings, alder.guild.id) / "documents")

    async def fail(given, *, also=(), reuse=()):
        raise RebuildError(f"The documents in {secret} cannot be read.")

    env.bot.rebuild = fail
    result = await alder.mo.slash(alder.channel, "config collection", sees="own")
    told = "\n".join(texts(result.response))
    assert "old ones go on answering" in told
    assert secret not in told.replace("\\", "")
    assert env.bot.server_settings.of(alder.guild.id).collection == "shared"
    asked = await alder.person.slash(alder.channel, "ask", question="What did Ana Petrov say?")
    assert "cracks" in await shown_by(asked)


async def test_it_survives_a_restart(env, filled, make_bot) -> None:
    before = env.bot
    await env.restart_bot(make_bot(before.settings, rebuild=before.rebuild))
    asked = await filled.alder.person.slash(filled.alder.channel, "ask", question="What did Zelda Quince say?")
    assert "strongroom" in await shown_by(asked)
    asked = await filled.birch.person.slash(filled.birch.channel, "ask", question="What did Ana Petrov say?")
    assert "cracks" in await shown_by(asked)


async def test_everything_of_a_server_is_deleted_when_the_bot_is_removed(env, filled) -> None:
    alder = filled.alder
    home = server_folder(env.bot.settings, alder.guild.id)
    assert home.is_dir()
    await env.bot.get_guild(alder.guild.id).leave()
    await env.settle()
    assert not home.exists()
    assert [p for p in env.bot.settings.store.rglob("*") if p.is_file() and b"strongroom" in p.read_bytes()] == []
    asked = await filled.birch.person.slash(filled.birch.channel, "ask", question="What did Orlo Pike say?")
    assert "sluice" in await shown_by(asked)


async def test_a_server_may_have_so_many_documents(env, towns, texts) -> None:
    env.bot.settings = env.bot.settings.model_copy(update={"server_documents": 1})
    await add(towns.alder, "Alder bank", ALDER)
    result = await add(towns.alder, "Birch mill", BIRCH)
    assert messages.too_many_documents(1) in "\n".join(texts(result.response))
    env.bot.settings = env.bot.settings.model_copy(update={"server_documents": 0})
    for command, options in (("documents add", {"title": "x"}), ("config collection", {"sees": "own"})):
        result = await towns.alder.mo.slash(towns.alder.channel, command, **options)
        assert texts(result.response) == [messages.NO_OWN_DOCUMENTS]
    env.errors.clear()


async def test_the_home_servers_moderators_may_name_their_own(filled, texts) -> None:
    cedar = filled.cedar
    result = await cedar.mo.slash(
        cedar.channel, "documents add", title="Cedar fair", file=("a.txt", b"The fair opened."), collection="own"
    )
    assert messages.NOT_SEEN_YET in texts(result.response)
    assert {path.name for path in filled.shared.iterdir()} == {"news.jsonl"}


async def test_no_document_of_a_server_is_extracted_twice(filled) -> None:
    report = build(
        server_folder(filled.alder.mo._env.bot.settings, filled.birch.guild.id) / "documents",
        filled.shared.parent / "again",
        jobs=1,
        also=[filled.shared],
        reuse=[server_folder(filled.alder.mo._env.bot.settings, filled.birch.guild.id) / "both"],
    )
    assert report.documents == report.reused == 3


@pytest.mark.parametrize("same_bot", [True, False])
async def test_what_was_removed_while_the_bot_was_away_is_forgotten_by_the_same_bot_alone(
    env, filled, make_bot, same_bot
) -> None:
    gone = 123456789
    bot = env.bot
    bot.server_settings.claim(bot.application_id)
    bot.server_settings.put(gone, bot.server_settings.of(filled.alder.guild.id))
    bot.gaps.note(gone, "Who won?")
    home = server_folder(bot.settings, gone)
    (home / "documents").mkdir(parents=True)
    (home / "documents" / "a.txt").write_text("The strongroom was empty.")
    if not same_bot:
        with sqlite3.connect(bot.settings.store / "servers.db") as connection:
            connection.execute("UPDATE application SET id = 5")
        connection.close()
    await env.restart_bot(make_bot(bot.settings, rebuild=bot.rebuild))
    await env.settle()
    assert home.exists() == (not same_bot)
    assert bool(env.bot.gaps.of(gone)) == (not same_bot)
    assert (gone in env.bot.server_settings.servers()) == (not same_bot)
    assert server_folder(bot.settings, filled.alder.guild.id).is_dir()
