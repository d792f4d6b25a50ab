"""Everything that the bot offers works in the local page, too, for a reader and for a moderator."""

import asyncio
import functools
import importlib.util
import re
from pathlib import Path

import aiohttp
import pytest

from bot import messages, preview
from bot.client import OnRecord
from bot.settings import Settings
from knowledge.indexing import build

_spec = importlib.util.spec_from_file_location("preview_page", Path(__file__).with_name("preview_page.py"))
assert _spec is not None
assert _spec.loader is not None
preview_page = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(preview_page)

NEWS = "date 2024-03-02 The Marlow Sands Harbour Board opened an investigation into the collapse of the quay.\n\n"
NEWS += "\n\n".join(
    f'"We found {n} cracks in pillar {n}," said Ana Petrov, the engineer of the quay.' for n in range(2, 14)
)
PIER = 'The pier opened on Friday.\n\n"It will stand for ever," said Una Berg, the owner of the pier.\n'


@pytest.fixture
async def page(tmp_path, monkeypatch, capsys):
    """Serve the page, with a bot that builds in this process; return a function that opens a tab as somebody."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "quay.txt").write_text(NEWS)
    build(documents, tmp_path / "store", jobs=1)

    async def rebuild(given, *, also=(), reuse=()):
        return await asyncio.to_thread(build, given.documents, given.store, jobs=1, also=also, reuse=reuse)

    monkeypatch.setattr(preview, "OnRecord", functools.partial(OnRecord, rebuild=rebuild))
    settings = Settings.load(env_file=None, documents=documents, store=tmp_path / "store")
    serving = asyncio.create_task(preview.serve(settings, opening=("What did Ana Petrov say?",)))
    url = None
    async with asyncio.timeout(120):
        while url is None and not serving.done():
            await asyncio.sleep(0.01)
            url = re.search(r"http://127\.0\.0\.1:\d+/#\S+", capsys.readouterr().out)
    assert url is not None, serving.exception()
    async with aiohttp.ClientSession() as session:
        yield lambda viewer: preview_page.Page(session, url[0]).open(viewer)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


FOR_ALL = {"about", "ask", "document", "help", "investigations", "privacy", "said", "sources", "timeline", "who"}


async def test_a_reader_does_everything(page) -> None:
    tab = await page("Reader")
    assert set(await tab.commands()) == FOR_ALL
    for command, options, told in (
        ("about", {}, "1 document"),
        ("help", {}, "/ask"),
        ("privacy", {}, "What I keep"),
        ("who", {"name": "Ana Petrov"}, "engineer"),
        ("investigations", {}, "Harbour Board"),
        ("sources", {"private": True}, "Quay"),
        ("timeline", {"topic": "quay"}, "timeline-1.png"),
        ("document", {"document": "quay.txt"}, "document.html"),
        ("said", {"person": "Ana Petrov", "topic": "pillar 3"}, "3 cracks in pillar 3"),
    ):
        assert told in await tab.run(command, **options), command
    assert "cracks" in await tab.run("ask", question="What did Ana Petrov say?", private=True)
    for button, told in (
        ("or:more:", "cracks in pillar"),
        ("or:context:", "paragraph"),
        ("or:sources:", "1 document"),
        ("or:timeline:", "March 2024"),
        ("or:helpful:", messages.VOTED),
        ("or:share", messages.shared_by("Reader")),
    ):
        assert told in await tab.press(button), button
    await tab.run("ask", question="What did Ana Petrov say?")
    await tab.press("or:wrong:")
    assert tab.state["modal"]["payload"]["title"] == messages.WRONG_TITLE
    assert messages.VOTED in await tab.submit(reason=["date"])
    message, _ = tab.control("or:dismiss:")
    await tab.press("or:dismiss:")
    assert message not in tab.state["messages"]
    assert messages.THEY_TELL in await tab.run("ask", question="Who won the chess championship?")
    assert messages.THEY_TELL not in await tab.choose("or:choose:")


async def test_a_reader_writes_mentions_replies_and_checks(page) -> None:
    tab = await page("Reader")
    await tab.act("send_message", content="@On Record What did Ana Petrov say about pillar 5?")
    answer, _ = tab.control("or:context:")
    assert "pillar 5" in tab.shown({answer})
    await tab.act("send_message", content="@On Record who is she?", reply_to_id=answer)
    newest, _ = tab.control("or:")
    assert "engineer" in tab.shown({newest})
    before = set(tab.state["messages"])
    await tab.act("send_message", content=messages.CHECK_QUOTE_MENU.lower(), reply_to_id=answer)
    assert messages.WORDING_VERBATIM in tab.shown(set(tab.state["messages"]) - before)


async def test_a_moderator_does_everything(page) -> None:
    tab = await page("Moderator")
    commands = await tab.commands()
    moderators = {name for name in commands if name.split()[0] in {"facts", "documents", "config", "gaps"}}
    assert set(commands) - moderators == FOR_ALL
    channel = tab.state["channelId"]
    done = set()
    for command, options, told in (
        ("config show", {}, "every channel"),
        ("config private", {"private": False}, "everybody"),
        ("config cooldown", {"seconds": "0"}, "0 seconds"),
        ("config audit", {"channel": channel}, f"<#{channel}>"),
        ("config gaps", {"note": True}, "are noted"),
        ("config role", {}, "Manage Server"),
        ("config channel", {"channel": channel, "answer": True}, f"in public in <#{channel}>"),
        ("gaps", {}, messages.NO_GAPS),
        ("facts status", {}, "1 document"),
        ("documents show", {"document": "quay.txt"}, "document.txt"),
        ("facts reload", {}, "unchanged"),
    ):
        assert told in await tab.run(command, **options), command
        done.add(command)
    added = await tab.run("documents add", upload=("pier.txt", PIER.encode()), title="Pier")
    assert "Answering from 2 documents" in added
    await tab.run("documents add", title="Pasted")
    assert tab.state["modal"]["payload"]["title"] == messages.PASTE_TITLE
    assert "Answering from 3 documents" in await tab.submit(text="The ferry stopped, said Rita Sole, its captain.")
    assert "Removed" in await tab.run("documents remove", document="pasted.jsonl")
    assert "again" in await tab.run("facts rollback")
    assert "own documents alone" in await tab.run("config collection", sees="own")
    assert "all servers share" in await tab.run("config collection", sees="shared")
    assert "every channel" in await tab.run("config reset")
    done |= {"documents add", "documents remove", "facts rollback", "config collection", "config reset"}
    assert done == moderators
