"""Questions asked of some of the documents."""

import datetime as dt
from pathlib import Path

import pytest

from bot import messages
from bot.conversation.desk import Desk
from bot.conversation.narrowing import ask, within
from bot.conversation.reply import Abstention, Answer, Question
from knowledge.documents.model import Document
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot

MILL = "Olga Brandt, the owner of the mill, said the mill will close in May.\n\nThe town regrets it."
LATER = "Olga Brandt said the mill will stay open after all.\n\nBuyers from Elm Bay had asked about the water rights."


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("mill")
    records = [
        Document(id="first", text=MILL, title="Mill to close", date=dt.date(2023, 1, 5), outlet="Elm Echo"),
        Document(id="second", text=LATER, title="Mill stays", date=dt.date(2023, 6, 1), outlet="Bay Bugle"),
        Document(id="undated", text="Olga Brandt said the weir leaks.", title="Weir"),
    ]
    with (folder / "mill.jsonl").open("w") as out:
        for r in records:
            out.write(r.model_dump_json(exclude={"body_start"}, exclude_none=True) + "\n")
    build(folder / "mill.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    yield Desk(snapshot)
    snapshot.close()


def question(**narrowed: object) -> Question:
    return Question(text="What did Olga Brandt say?", **narrowed)


def documents(reply) -> set[str]:
    assert isinstance(reply, Answer), reply
    return {snippet.document_id for snippet in (*reply.snippets, *reply.more)}


def test_without_narrowing_the_desk_answers(desk) -> None:
    assert documents(ask(desk, question())) == {"first", "second", "undated"}


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({"since": dt.date(2023, 2, 1)}, {"second"}),
        ({"until": dt.date(2023, 2, 1)}, {"first"}),
        ({"since": dt.date(2023, 1, 5), "until": dt.date(2023, 6, 1)}, {"first", "second"}),
        ({"source": "Bay Bugle"}, {"second"}),
        ({"source": "undated"}, {"undated"}),
        ({"source": "mill"}, {"first", "second"}),
        ({"about": "the weir"}, {"undated"}),
        ({"about": "water rights"}, {"second"}),
    ],
)
def test_only_what_was_asked_for_answers(desk, narrowed, expected) -> None:
    assert documents(ask(desk, question(**narrowed))) == expected


def test_a_document_without_a_date_is_of_no_day(desk) -> None:
    cards = within(desk.snapshot, question(since=dt.date(1900, 1, 1)))
    assert [card.id for card in cards] == ["first", "second"]


def test_no_document_of_those_days(desk) -> None:
    reply = ask(desk, question(since=dt.date(2030, 1, 1)))
    assert isinstance(reply, Abstention)
    assert reply.reason == messages.NO_DOCUMENT_FITS


def test_nothing_left_is_said(desk) -> None:
    reply = ask(desk, question(about="giraffes"))
    assert isinstance(reply, Abstention)
    assert reply.reason == messages.NOTHING_FITS


def test_the_sentence_above_goes_where_its_quotations_go(desk) -> None:
    whole = ask(desk, question())
    part = ask(desk, question(until=dt.date(2023, 6, 1)))
    assert whole.lead == "Olga Brandt said:"
    assert part.lead is None or documents(part) == documents(whole)
    assert part.as_of == dt.date(2023, 6, 1)
