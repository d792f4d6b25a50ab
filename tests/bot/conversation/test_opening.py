"""What is talked about before anything was asked: the name of a thread, the answer that is replied to."""

import json

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Cited, Question
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot

NEWS = {
    "quay": 'The Marlow Sands Harbour Board opened an investigation on Friday into the collapse of the old quay.\n\n'
    '"We found cracks in three pillars," said Ana Petrov, the engineer of the quay.\n\n'
    '"Two more pillars lean," Petrov said on Saturday.\n',
    "mill": "The Birch Hollow Council opened an investigation on Monday into the stopped mill wheel.\n\n"
    '"The sluice will turn again by May," said Orlo Pike, the miller of Birch Hollow.\n',
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("opening")
    records = [json.dumps({"id": i, "date": "2024-03-02", "title": i, "text": t}) for i, t in NEWS.items()]
    (folder / "news.jsonl").write_text("\n".join(records))
    build(folder / "news.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    yield Desk(snapshot)
    snapshot.close()


@pytest.mark.parametrize(("topic", "told"), [("Mill wheel", "Birch Hollow"), ("the quay collapse?", "Marlow Sands")])
def test_a_thread_is_about_its_name(desk, topic, told) -> None:
    reply = desk.ask(Question(text="Who is investigating?", asker=topic, topic=topic))
    assert isinstance(reply, Answer)
    assert told in reply.snippets[0].text


def test_what_was_asked_there_goes_before_the_name(desk) -> None:
    desk.ask(Question(text="What did Orlo Pike say?", asker="late", topic="The quay"))
    reply = desk.ask(Question(text="What did he say?", asker="late", topic="Ana Petrov and the quay"))
    assert "sluice" in reply.snippets[0].text


@pytest.mark.parametrize("topic", ["", "???", "the of and", "\u202e\u200b@everyone **x**", "x" * 100])
def test_a_name_that_says_nothing_changes_nothing(desk, topic) -> None:
    plain = desk.ask(Question(text="What did Orlo Pike say?", asker="plain"))
    assert desk.ask(Question(text="What did Orlo Pike say?", asker=topic, topic=topic)) == plain


def place_of(desk, snippet) -> tuple[int, int, int]:
    return desk.snapshot.number(snippet.document_id), snippet.start, snippet.end


def test_a_reply_is_about_the_answer_that_it_replies_to(desk) -> None:
    first = desk.ask(Question(text="What did Ana Petrov say about cracks?", asker="alice"))
    desk.ask(Question(text="What did Orlo Pike say?", asker="bob"))
    cited = Cited(snapshot=desk.snapshot.name, places=(place_of(desk, first.snippets[0]),))
    reply = desk.ask(Question(text="What else did she say?", asker="bob", cited=cited))
    assert "Two more pillars lean" in str(reply.snippets)
    assert "cracks" not in str(reply.snippets[0].text)


@pytest.mark.parametrize("places", [(), ((99, 0, 5),), ((0, 5, 5),), ((0, 10**8, 10**8 + 1),)])
def test_a_place_that_is_none_changes_nothing(desk, places) -> None:
    cited = Cited(snapshot=desk.snapshot.name, places=places)
    reply = desk.ask(Question(text="What did Orlo Pike say?", asker=f"x{places}", cited=cited))
    assert "sluice" in reply.snippets[0].text


def test_an_answer_from_another_snapshot_is_not_looked_up(desk) -> None:
    cited = Cited(snapshot="20200101T000000-00000000", places=((0, 0, 50),))
    assert desk.turn(Question(text="What did she say?", asker="old", cited=cited)).memory is None
