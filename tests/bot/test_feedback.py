"""Counting votes."""

import datetime as dt
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.feedback import Feedback, Tally


def test_counts_over_days_most_first(tmp_path) -> None:
    feedback = Feedback(tmp_path / "feedback.db")
    assert feedback.tallies() == []
    feedback.add("statement", "helpful", day=dt.date(2024, 1, 1))
    feedback.add("statement", "helpful", day=dt.date(2024, 1, 2))
    feedback.add("who_is", "wrong", "person")
    assert Feedback(tmp_path / "feedback.db").tallies() == [
        Tally("statement", "helpful", "", 2),
        Tally("who_is", "wrong", "person", 1),
    ]


def test_reasons_are_those_and_no_others(tmp_path) -> None:
    with pytest.raises(ValueError, match="no such reason"):
        Feedback(tmp_path / "feedback.db").add("x", "wrong", "because alice said so")


def test_several_at_once(tmp_path) -> None:
    feedback = Feedback(tmp_path / "feedback.db")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: feedback.add("x", "helpful"), range(40)))
    assert feedback.tallies() == [Tally("x", "helpful", "", 40)]


def test_where_nothing_can_be_written(tmp_path) -> None:
    with pytest.raises(sqlite3.Error):
        Feedback(tmp_path / "nowhere" / "feedback.db").add("x", "helpful")
