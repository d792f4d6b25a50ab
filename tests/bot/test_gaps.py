"""Noting questions without an answer."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from bot import gaps as module
from bot.gaps import Gap, Gaps

DAY = dt.date(2024, 5, 1)


def test_the_same_words_count_together_and_servers_apart(tmp_path) -> None:
    gaps = Gaps(tmp_path / "gaps.db")
    assert gaps.of(1) == []
    gaps.note(1, "Who won the regatta?", day=DAY)
    gaps.note(1, "the REGATTA, who won it?", day=DAY + dt.timedelta(1))
    gaps.note(1, "Where is the lighthouse?", day=DAY)
    gaps.note(2, "Something else entirely", day=DAY)
    assert gaps.of(1) == [
        Gap("Who won the regatta?", 2, "2024-05-02"),
        Gap("Where is the lighthouse?", 1, "2024-05-01"),
    ]
    gaps.forget(1)
    assert gaps.of(1) == []
    assert len(gaps.of(2)) == 1
    assert b"regatta" not in (tmp_path / "gaps.db").read_bytes()


def test_ids_are_left_out(tmp_path) -> None:
    gaps = Gaps(tmp_path / "gaps.db")
    gaps.note(1, "Did <@123456789012345678> or 123456789012345678 win in <#42> <a:boat:77>?")
    assert gaps.of(1)[0].question == "Did or win in ?"


def test_nothing_but_a_mention_is_not_noted(tmp_path) -> None:
    gaps = Gaps(tmp_path / "gaps.db")
    gaps.note(1, "<@123>  ")
    assert gaps.of(1) == []


def test_the_oldest_go_where_there_are_too_many(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    gaps = Gaps(tmp_path / "gaps.db")
    for n in range(5):
        gaps.note(1, f"regatta {n}", day=DAY + dt.timedelta(n))
    assert {gap.question for gap in gaps.of(1)} == {"regatta 2", "regatta 3", "regatta 4"}


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_whatever_is_asked(tmp_path_factory, question) -> None:
    gaps = Gaps(tmp_path_factory.mktemp("x") / "gaps.db")
    gaps.note(1, question)
    assert all(len(gap.question) <= 200 for gap in gaps.of(1))
