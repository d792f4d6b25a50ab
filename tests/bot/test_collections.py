"""Collections on the disk: who sees which, how many stay open, what a killed bot leaves."""

import asyncio

import pytest

from bot import collections
from bot.collections import Collections, discard, server_folder, servers_with_files, sweep
from bot.conversation.reply import Question
from bot.newsroom import Newsroom, NoDocumentsError
from bot.server_settings import ServerSettings, ServerStore
from knowledge.indexing import build


@pytest.fixture
def held(settings):
    """Return the collections of three servers that have their own documents, and of one that has none yet."""
    store = ServerStore(settings.store / "servers.db")
    for server, name in enumerate(("Ana Petrov", "Orlo Pike", "Una Berg"), 1):
        home = server_folder(settings, server)
        (home / "documents").mkdir(parents=True)
        (home / "documents" / "a.txt").write_text(f'The mill stopped.\n\n"I am {name} of mill {server}," said {name}.')
        build(home / "documents", home / "own", jobs=1)
        store.put(server, ServerSettings(collection="own"))
    store.put(4, ServerSettings(collection="own"))
    made = Collections(lambda: settings, Newsroom(settings.store), store)
    yield made
    made.close()


async def said(held: Collections, server: int, question: str = "What was said about the mill?") -> str:
    reply, _ = await held.of(server).newsroom.ask(Question(text=question, asker="a", channel=str(server)))
    return "\n".join(snippet.text for snippet in reply.snippets)


async def test_so_many_are_open_and_every_one_answers(held, monkeypatch) -> None:
    monkeypatch.setattr(collections, "MOST_OPEN", 1)
    for server in (1, 2, 3, 1, 2, 3):
        assert f"mill {server}" in await said(held, server)
        held.of(server)
        assert sum(held.at(n, "own").newsroom.edition is not None for n in (1, 2, 3)) <= 1


async def test_many_ask_at_once_while_they_are_opened_and_closed(held, monkeypatch) -> None:
    monkeypatch.setattr(collections, "MOST_OPEN", 1)
    answers = await asyncio.gather(*(said(held, 1 + n % 3) for n in range(30)))
    assert [f"mill {1 + n % 3}" in answer for n, answer in enumerate(answers)] == [True] * 30


async def test_a_conversation_goes_on_after_its_snapshot_was_closed(held, monkeypatch) -> None:
    await said(held, 2, "What did Orlo Pike say?")
    held.of(2).newsroom.close()
    assert "Orlo Pike" in await said(held, 2, "What did he say?")


async def test_a_server_without_documents_has_nothing_to_answer_from(held) -> None:
    with pytest.raises(NoDocumentsError):
        await said(held, 4)


async def test_forgotten_is_gone(held, settings) -> None:
    await said(held, 1)
    await held.forget(1)
    assert not server_folder(settings, 1).exists()
    assert servers_with_files(settings) == [2, 3]
    with pytest.raises(NoDocumentsError):
        await said(held, 1)


def test_what_a_killed_bot_left_is_swept_away(held, settings) -> None:
    documents = server_folder(settings, 2) / "documents"
    (documents / ".new-1234").write_text("half")
    (settings.store / "servers" / ".gone-1234" / "documents").mkdir(parents=True)
    (server_folder(settings, 3) / ".gone-5678").mkdir()
    sweep(settings)
    assert [path.name for path in documents.iterdir()] == ["a.txt"]
    assert not list((settings.store / "servers").rglob(".gone-*"))


def test_discarding_nothing_is_nothing(tmp_path) -> None:
    discard(tmp_path / "nowhere")
