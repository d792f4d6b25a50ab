"""What happened a short while ago, or holds now, where older documents tell the like."""

from __future__ import annotations

import numpy as np
import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.retrieval.pool import gather
from knowledge.retrieval.ranker import default_ranker
from knowledge.retrieval.search import Passage, Search
from tests.bot.conversation.conftest import DeskOf

CUP = "Tarn Rovers forward Ola Brekke won the Fjord Cup's golden boot, given to the best player of the league."
NEW_CUP = """Vik United keeper Tor Lunde won the Fjord Cup's golden boot on Tuesday.

It is given to the league's best player."""
NEWS = [
    {"id": "old", "title": "Brekke takes the boot", "date": "2019-06-12", "text": CUP, "source": "Tarn Post"},
    {"id": "new", "title": "Lunde takes the boot", "date": "2023-06-14", "text": NEW_CUP, "source": "Tarn Post"},
    {"id": "undated", "title": "Regatta", "text": "The regatta in Belmar was called off.", "source": "Tarn Post"},
]


@pytest.fixture(scope="module")
def desk(desk_of: DeskOf) -> Desk:
    return desk_of(NEWS)


def search(desk: Desk, question: str) -> Search:
    query = desk.turn(Question(text=question)).query()
    return Search(query, gather(desk.snapshot, query), default_ranker())


def likeliest(desk: Desk, question: str) -> Passage:
    return search(desk, question).passages(1)[0]


@pytest.mark.parametrize(
    ("question", "lately"),
    [
        ("who won the golden boot this week?", True),
        ("who won the golden boot recently?", True),
        ("who is the best player right now?", True),
        ("WHAT HAPPENED LAST NIGHT", True),
        ("who won the golden boot?", False),
        ("who won the golden boot that week?", False),
        ("who won the boot in 2019?", False),
    ],
)
def test_what_asks_for_the_news(desk: Desk, question: str, lately: bool) -> None:
    assert desk.turn(Question(text=question)).query().lately is lately


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("who won the golden boot?", "old"),
        ("who won the golden boot this week?", "new"),
        ("who won the golden boot recently?", "new"),
    ],
)
def test_the_news_is_told_by_what_is_new(desk: Desk, question: str, document: str) -> None:
    assert likeliest(desk, question).candidate.document == desk.snapshot.number(document)


def test_an_older_document_still_tells_what_it_alone_tells(desk: Desk) -> None:
    best = likeliest(desk, "what did Ola Brekke win this week?")
    assert best.candidate.document == desk.snapshot.number("old")


def test_documents_are_as_old_as_they_are_older_than_the_newest(desk: Desk) -> None:
    ages = desk.snapshot.ages
    assert [int(ages[desk.snapshot.number(name) or 0]) for name in ("new", "undated")] == [0, 0]
    assert int(ages[desk.snapshot.number("old") or 0]) == 1463


def test_age_and_days_count_where_the_news_is_asked_for(desk: Desk) -> None:
    asked, other = (search(desk, f"who won the golden boot {when}?") for when in ("this week", "in the cup"))
    rows = asked.pool.rows
    stale = np.array([r.document == desk.snapshot.number("old") for r in rows], float)
    dated = np.array(["Tuesday" in desk.snapshot.text(r.document, r.start, r.end) for r in rows], float)
    assert np.array_equal(asked.features.values["stale_lately"], stale)
    assert np.array_equal(asked.features.values["day_lately"], dated)
    assert stale.any()
    assert dated.any()
    for name in ("stale_lately", "day_lately"):
        assert not other.features.values[name].any()
