"""A conversation over a reload: nobody becomes somebody else, and nothing is quoted that has gone."""

import json

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot

QUAY = 'The quay shut on Friday.\n\n"We found cracks in three pillars," said Ana Petrov, the engineer.\n'
PIER = 'The pier opened.\n\n"It will stand for ever," said Una Berg, the owner of the pier.\n'
OTHERS = "".join(f'"Number {n} is late," said {name}, a clerk of the harbour.\n\n' for n, name in enumerate(
    ("Bram Vos", "Cleo Hart", "Dora Quill", "Egon Falk")))  # fmt: skip


@pytest.fixture
def reloaded(tmp_path):
    """Ask of one collection, reload another one, and go on at the new desk."""
    opened = []

    def index(**texts) -> Desk:
        folder = tmp_path / "news"
        folder.mkdir(exist_ok=True)
        records = [json.dumps({"id": id, "date": "2024-03-02", "text": text}) for id, text in texts.items()]
        (folder / "news.jsonl").write_text("\n".join(records))
        build(folder, tmp_path / "store", jobs=1)
        opened.append(open_snapshot(tmp_path / "store"))
        dialogue = desks[-1].dialogue if desks else None
        desks.append(Desk(opened[-1], dialogue=dialogue))
        return desks[-1]

    desks: list[Desk] = []
    yield index
    for snapshot in opened:
        snapshot.close()


def test_a_pronoun_means_the_same_person_after_a_reload(reloaded) -> None:
    reloaded(quay=QUAY, pier=PIER).ask(Question(text="What did Ana Petrov say?"))
    # In front of the others: every number of an entity moves.
    desk = reloaded(a_first=OTHERS, pier=PIER, quay=QUAY)
    reply = desk.ask(Question(text="What did she say about pillars?"))
    assert "cracks in three pillars" in reply.snippets[0].text


def test_who_has_gone_is_nobody_afterwards(reloaded) -> None:
    reloaded(quay=QUAY, pier=PIER, others=OTHERS).ask(Question(text="What did Egon Falk say?"))
    desk = reloaded(pier=PIER)
    reply = desk.ask(Question(text="What did he say?"))
    assert "Falk" not in str(reply.model_dump())
    memory = desk.turn(Question(text="What did he say?")).memory
    assert memory is None or not memory.people


def test_what_has_gone_is_not_quoted_again(reloaded) -> None:
    first = reloaded(quay=QUAY, pier=PIER).ask(Question(text="What did Ana Petrov say?"))
    assert isinstance(first, Answer)
    desk = reloaded(pier=PIER)
    for again in ("Where does it say that?", "show me the source", "more"):
        assert "cracks" not in str(desk.ask(Question(text=again)).model_dump())
