"""Several documents on one thing: copies told once, numbers that differ shown side by side."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.conversation.across import folded
from bot.conversation.citations import cite
from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question, Reply
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot
from tests.bot.conversation.conftest import DeskOf

DOCUMENTS = [
    {
        "id": "dorn-courier",
        "title": "Flood in Dorn",
        "date": "2024-05-02",
        "source": "Dorn Courier",
        "text": "The river Ell flooded the town of Dorn on Wednesday night.\n\nMayor Ines Falk said: “The dam held, "
        "and so did the people of Dorn.”\n\nFirefighters evacuated 40 residents from the old town of Dorn.\n\n"
        "The pumps of the waterworks stood still for 50 minutes.",
    },
    {
        "id": "coast-news",
        "title": "Dorn under water",
        "date": "2024-05-03",
        "source": "Coast News",
        "text": "Mayor Ines Falk said: “The dam held, and so did the people of Dorn.”\n\nFirefighters evacuated 65 "
        "residents from the old town of Dorn, the county said.\n\nThe pumps of the waterworks stood still for "
        "about two hours, a report said.",
    },
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Reply]]:
    folder: Path = tmp_path_factory.mktemp("across")
    documents = folder / "dorn.jsonl"
    documents.write_text("\n".join(json.dumps(d) for d in DOCUMENTS), encoding="utf-8")
    build(documents, folder / "store")
    snapshot = open_snapshot(folder / "store")
    desk = Desk(snapshot)
    yield lambda text: desk.ask(Question(text=text, asker=text))
    snapshot.close()


def test_what_two_papers_carry_is_shown_once_with_both(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Ines Falk say?")
    assert isinstance(reply, Answer)
    assert [s.document_id for s in reply.snippets] == ["dorn-courier"]
    assert reply.snippets[0].note is not None
    assert "also in Dorn under water, Coast News, 3 May 2024" in reply.snippets[0].note


def test_numbers_that_differ_are_both_shown_the_newest_first(ask: Callable[[str], Reply]) -> None:
    reply = ask("How many residents were evacuated from the old town of Dorn?")
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents give different numbers:"
    assert ["65" in reply.snippets[0].text, "40" in reply.snippets[1].text] == [True, True]


def test_lengths_of_time_that_differ_are_both_shown(ask: Callable[[str], Reply]) -> None:
    reply = ask("How long did the pumps of the waterworks stand still?")
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents give different numbers:"
    assert ["two hours" in reply.snippets[0].text, "50 minutes" in reply.snippets[1].text] == [True, True]


def test_one_number_is_no_difference(ask: Callable[[str], Reply]) -> None:
    reply = ask("Which river flooded the town of Dorn?")
    assert getattr(reply, "lead", None) != "The documents give different numbers:"


def test_what_a_document_has_twice_is_shown_once(desk_of: DeskOf) -> None:
    told = "The mayor of Sund spent the money on gifts to the party."
    desk = desk_of([{"id": "a", "date": "2022-12-19", "text": f"{told}\n\nThe pier is old.\n\n{told}"}])
    turn = desk.turn(Question(text="Who spent the money?"))
    rows = turn.snapshot.sentences(0)
    snippets = [cite(turn.snapshot, 0, r.start, r.end) for r in rows]
    assert [s.text for s in folded(turn, snippets)] == [told, "The pier is old."]
