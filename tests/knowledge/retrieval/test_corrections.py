"""Notices of corrections and newer figures, and the numbers of a text."""

from __future__ import annotations

import pytest

from knowledge.retrieval.corrections import Quantity, notice, quantities


@pytest.mark.parametrize(
    "text",
    [
        "Correction: The fair opens on Friday, not Saturday.",
        "An earlier version of this story misstated the price of the bell.",
        "A previous report wrongly named the pilot.",
        "This article has been corrected.",
        "An earlier statement by the harbour board had given the sum as $64,000.",
        "The caption should have said that the dog was hers.",
        "CORRECTION – The fair opens on Friday.",
        "In its first edition the Herald said that she had sold the mill.",
        "We misidentified the pilot.",
        "The age of the bell was misstated.",
        "Her name was WRONGLY given as Rehn.",
        "The Herald regrets the error.",
    ],
)
def test_a_document_puts_itself_right(text: str) -> None:
    assert notice(text) == "own"


@pytest.mark.parametrize(
    "text",
    [
        "The harbour revised its estimate from 300 to 420 barrels.",
        "Officials now put the toll at nine.",
        "The roof cost $4 million, not $3 million.",
        "The district lowered the fine to $900.",
        "The clerk first said that forty had voted.",
        "One month had been counted twice.",
        "The count of lamps was overstated.",
        "The toll has since risen to 14.",
        "Nine people are now thought to have left.",
        "The board blamed a typographical error.",
        "The auditor miscalculated the sum.",
    ],
)
def test_somebody_gives_another_figure(text: str) -> None:
    assert notice(text) == "revised"


@pytest.mark.parametrize(
    "text",
    [
        "In an earlier joint statement with the harbour, Reed said that he took responsibility.",
        "The senate passed an earlier version of the bill, which called for more lamps.",
        "The officer misidentified the man, and should have said so.",
        "The mill cut 40 jobs.",
        "She walked, not ran.",
        "The board met again on Thursday.",
        "It may rain now.",
    ],
)
def test_plain_news_is_no_notice(text: str) -> None:
    assert notice(text) is None


def test_numbers_are_read_with_their_kind() -> None:
    told = quantities("The rink cost $4.2 million; the vote was 4-1, and 41 percent of twenty-two came.")
    large = Quantity("money", 4_200_000.0, large=True)
    assert told == {large, Quantity("score", 4_001.0), Quantity("percent", 41.0), Quantity("", 22.0)}


def test_years_days_hours_and_numbers_in_names_count_nothing() -> None:
    assert quantities("In 1998, on March 3 at 9:40 p.m., the crew of Well 4 went home.") == frozenset()


def test_millions_without_a_sign_may_be_money() -> None:
    (bare,), (money,) = quantities("It is 3.9 million now."), quantities("It is $3.9 million now.")
    assert bare.like(money)
    (few,) = quantities("It is nine now.")
    assert not few.like(money)
