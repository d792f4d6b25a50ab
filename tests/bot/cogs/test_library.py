"""Adding, removing and showing documents, as moderators and others do it."""

import asyncio

import pytest

from bot import messages
from bot.cogs.incidents import Refusal
from bot.rendering.escape import unquote
from bot.settings import SAMPLE
from knowledge.indexing import build

pytestmark = pytest.mark.simcord(shard_count=1)
PIER = 'The pier opened on Friday.\n\n"It will stand @everyone for *ever*," said Una Berg, the owner of the pier.\n'


@pytest.fixture
def folder(env, settings, tmp_path):
    """Give the bot a folder of its own, indexed in this process."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "news.jsonl").write_bytes(settings.documents.read_bytes())
    env.bot.settings = settings.model_copy(update={"documents": documents, "max_document_bytes": 2000})

    async def rebuild(given):
        return await asyncio.to_thread(build, given.documents, given.store, jobs=1)

    env.bot.rebuild = rebuild
    return documents


def visible(folder) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


async def test_an_attached_text_is_added_and_answers(moderator, folder, texts) -> None:
    mo, channel, _ = moderator
    result = await mo.slash(
        channel,
        "documents add",
        title="Pier *opens* @everyone",
        file=("pier.txt", PIER.encode()),
        date="2024-03-09",
        outlet="Berg Bote",
        link="https://bote.example/1",
    )
    shown = "\n".join(texts(result.response))
    assert "`2024-03-09-pier-opens-everyone.jsonl`" in shown
    assert "Answering from 3 documents" in shown
    assert visible(folder) == {"news.jsonl", "2024-03-09-pier-opens-everyone.jsonl"}
    answer = await mo.slash(channel, "said", person="Una Berg")
    [quotation] = [text for text in texts(answer.response) if text.startswith("> ")]
    assert unquote(quotation.split("\n-# ", 1)[0]) in PIER
    assert "[Pier \\*opens\\* \\@everyone](https://bote.example/1) · Berg Bote · 9 March 2024" in quotation


async def test_a_pasted_text_is_added_as_it_is(env, moderator, folder, texts) -> None:
    mo, channel, _ = moderator
    opened = await mo.slash(channel, "documents add", title="Pier")
    assert opened.modal["title"] == messages.PASTE_TITLE
    result = await mo.submit_modal(opened, {"text": PIER})
    assert "`pier.jsonl`" in texts(result.response)[0]
    assert env.bot.newsroom.edition.desk.snapshot.document("pier.jsonl").text == PIER


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"file": ("a.exe", b"MZ")}, "I read these kinds of files"),
        ({"file": ("a.txt", b"x" * 2001)}, messages.too_large(2000)),
        ({"file": ("a.txt", b"\x00\x01\x02\xff" * 40)}, "That is no document that I can read"),
        ({"file": ("a.pdf", b"<html>")}, messages.NOT_WHAT_IT_SAYS),
        ({"file": ("a.html", b"<p>x</p>"), "outlet": "x"}, messages.ONLY_TEXTS_HAVE_OUTLETS),
        ({"file": ("a.txt", b" \n ")}, messages.NO_TEXT),
        ({"file": ("a.txt", b"x y z"), "link": "javascript:alert(1)"}, messages.NO_ADDRESS),
        ({"file": ("a.txt", b"x y z"), "date": "yesterday"}, messages.BAD_DAY),
        ({"file": ("a.txt", b"x y z"), "title": "***"}, messages.NO_TITLE),
    ],
)
async def test_what_is_no_document_is_refused(env, moderator, folder, texts, options, reason) -> None:
    mo, channel, _ = moderator
    result = await mo.slash(channel, "documents add", **{"title": "Pier", **options})
    assert reason.split("\\")[0] in "\n".join(texts(result.response)).replace("\\", "")
    assert visible(folder) == {"news.jsonl"}
    assert all(isinstance(error, Refusal) for error in env.errors)
    env.errors.clear()


async def test_a_title_never_leads_out_of_the_folder_or_over_another(moderator, folder) -> None:
    mo, channel, _ = moderator
    for text in (b"one two three", b"four five six"):
        await mo.slash(channel, "documents add", title="../../news.jsonl", file=("../x.txt", text))
    assert visible(folder) == {"news.jsonl", "news-jsonl.jsonl", "news-jsonl-2.jsonl"}
    assert visible(folder.parent) & {"news.jsonl"} == set()


async def test_removed_is_gone_from_the_answers_and_kept_aside(env, moderator, folder, texts) -> None:
    mo, channel, _ = moderator
    await mo.slash(channel, "documents add", title="Pier", file=("pier.md", PIER.encode()))
    offered = await mo.autocomplete(channel, "documents remove", "document", "pier")
    assert offered == [{"name": "Pier", "value": "pier.jsonl"}]
    result = await mo.slash(channel, "documents remove", document="pier.jsonl")
    assert "**Removed: 1**" in "\n".join(texts(result.response))
    assert visible(folder) == {"news.jsonl"}
    assert len(list((folder / ".removed").iterdir())) == 1
    assert env.bot.newsroom.edition.desk.snapshot.number("pier.jsonl") is None


@pytest.mark.parametrize("document", ["quay", "../news.jsonl", "/etc/passwd", ".removed", "nothing.txt", "<@1>"])
async def test_what_is_no_file_of_its_own_stays(moderator, folder, texts, document) -> None:
    mo, channel, _ = moderator
    result = await mo.slash(channel, "documents remove", document=document)
    assert messages.NOT_A_FILE_OF_ITS_OWN in texts(result.response)[0]
    assert visible(folder) == {"news.jsonl"}


async def test_show_has_the_text_as_a_file(env, moderator, folder, texts) -> None:
    mo, channel, _ = moderator
    result = await mo.slash(channel, "documents show", document="ferry")
    assert result.ephemeral
    shown = texts(result.response)[0]
    assert "Ferry \\*stops\\* \\[here\\](x)" in shown
    assert "Gull Gazette" in shown
    assert [a.filename for a in result.response.message.attachments] == ["document.txt"]
    missing = await mo.slash(channel, "documents show", document="**no**")
    assert texts(missing.response) == [messages.NO_SUCH_DOCUMENT]
    assert [type(error) for error in env.errors] == [Refusal]


async def test_the_sample_is_never_written_to(env, moderator, settings, texts) -> None:
    mo, channel, _ = moderator
    for documents in (SAMPLE, settings.documents):
        env.bot.settings = settings.model_copy(update={"documents": documents})
        result = await mo.slash(channel, "documents add", title="Pier", file=("pier.txt", b"one two three"))
        assert texts(result.response) == [messages.NO_FOLDER]
    assert [type(error) for error in env.errors] == [Refusal, Refusal]


@pytest.mark.parametrize("command", ["add", "remove", "show"])
async def test_only_moderators(env, moderator, folder, texts, command) -> None:
    _, channel, guild = moderator
    alice = guild.add_member(env.create_user("alice"))
    [group] = [c for c in await env.bot.tree.fetch_commands() if c.name == "documents"]
    assert "documents" not in alice.available_commands(channel)
    guild.set_command_permissions(group, {alice: True})
    option = {"title": "Pier"} if command == "add" else {"document": "quay"}
    result = await alice.slash(channel, f"documents {command}", **option)
    assert "Manage Server" in texts(result.response)[0]
    assert isinstance(env.errors[-1], Refusal)
