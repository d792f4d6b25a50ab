"""One reference to what answers; swapped while questions are being answered."""

import asyncio
import gc
import threading
import weakref

import pytest

from bot.conversation.reply import Question
from bot.newsroom import Newsroom, NoDocumentsError
from knowledge.indexing import build
from knowledge.store.snapshot import StoreError


async def test_nothing_to_answer_from_yet(settings) -> None:
    with pytest.raises(NoDocumentsError):
        await Newsroom(settings.store).ask(Question(text="Who?"))


async def test_a_question_under_way_is_answered_from_the_snapshot_it_began_with(
    settings, monkeypatch, tmp_path
) -> None:
    newsroom = Newsroom(settings.store)
    old = await newsroom.open()
    begun, go_on = threading.Event(), threading.Event()
    ask = old.desk.ask

    def slowly(question):
        begun.set()
        assert go_on.wait(30)
        return ask(question)

    monkeypatch.setattr(old.desk, "ask", slowly)
    asking = asyncio.create_task(newsroom.ask(Question(text="What did Ana Petrov say?")))
    await asyncio.to_thread(begun.wait, 30)
    newer = tmp_path / "newer.jsonl"
    newer.write_text(settings.documents.read_text() + '{"id": "pier", "text": "The pier opened on Friday."}\n')
    await asyncio.to_thread(build, newer, settings.store, jobs=1)
    new = await newsroom.open()
    go_on.set()
    reply, origin = await asking
    assert origin.snapshot == old.name != new.name
    assert "cracks" in reply.snippets[0].text
    _, origin = await newsroom.ask(Question(text="What did Ana Petrov say?"))
    assert origin.snapshot == new.name
    assert new.desk.dialogue is old.desk.dialogue
    newsroom.close()


async def test_a_damaged_store_leaves_the_current_one(settings) -> None:
    newsroom = Newsroom(settings.store)
    edition = await newsroom.open()
    (settings.store / "current").write_text("nonsense")
    with pytest.raises(StoreError):
        await newsroom.open()
    assert newsroom.edition is edition
    assert (await newsroom.ask(Question(text="What did Ana Petrov say?"))).origin.snapshot == edition.name
    newsroom.close()


async def test_a_document_of_another_snapshot_is_not_shown(settings) -> None:
    newsroom = Newsroom(settings.store)
    edition = await newsroom.open()
    found = await newsroom.document(0, edition.name)
    assert found is not None
    assert found[0].id == found[1].id
    assert await newsroom.document(0, "20200101T000000-00000000") is None
    assert await newsroom.document(99, edition.name) is None
    newsroom.close()


async def test_fifty_askers_during_reloads_all_get_an_answer(settings) -> None:
    newsroom = Newsroom(settings.store)
    await newsroom.open()

    async def ask_on_and_on(asker: int) -> None:
        for _ in range(4):
            reply, _ = await newsroom.ask(Question(text="What did Ana Petrov say?", asker=str(asker)))
            assert "cracks" in reply.snippets[0].text

    async def reload_on_and_on() -> None:
        for _ in range(5):
            await newsroom.open()

    await asyncio.gather(*(ask_on_and_on(asker) for asker in range(50)), reload_on_and_on())
    newsroom.close()


async def test_an_edition_that_was_replaced_is_gone_without_the_collector(settings) -> None:
    newsroom = Newsroom(settings.store)
    gone = weakref.ref(await newsroom.open())
    gc.disable()
    try:
        await newsroom.open()
        assert gone() is None
    finally:
        gc.enable()
    newsroom.close()
