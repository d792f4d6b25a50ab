"""Parts of a text as collections by themselves, and the one weight that is fitted on what is found in them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.alone import Told, fitted, parts, within
from training.asked import Asked

TEXT = "The pier of Dorn burnt. " * 40 + "\n\n" + "Ada Reed saw it from the ferry. " * 30


@given(st.text(max_size=3000), st.integers(0, 99))
def test_parts_are_the_whole_text_in_order(text: str, seed: int) -> None:
    assert "".join(text[a:b] for a, b in parts(text, random.Random(seed))) == text


def test_a_long_text_is_cut_at_ends_of_sentences() -> None:
    found = parts(TEXT, random.Random(1))
    assert len(found) > 2
    assert all(TEXT[begin].isupper() for begin, _ in found)


@pytest.mark.parametrize(
    ("begin", "end", "spans", "trap"),
    [
        (0, 100, ((10, 20),), None),
        (5, 50, ((5, 15),), None),
        (40, 100, (), "other"),
    ],
)
def test_a_question_keeps_the_answers_that_lie_in_a_part(
    begin: int, end: int, spans: tuple[tuple[int, int], ...], trap: str | None
) -> None:
    asked = Asked("pier", "When did it burn?", "when", "plain", None, ((10, 20),))
    (one,) = within([asked], begin, end)
    assert (one.spans, one.trap) == (spans, trap)


def test_a_question_whose_answer_is_cut_in_two_is_left_out() -> None:
    assert within([Asked("pier", "When did it burn?", "when", "plain", None, ((10, 20),))], 15, 100) == []


@pytest.mark.parametrize("sign", [1, -1])
def test_the_weight_goes_the_way_of_what_is_right(sign: int) -> None:
    found = [Told(0.0, sign * 0.5, right=True), Told(0.0, -sign * 0.5, right=False)] * 20
    found += [Told(0.0, -sign * 0.5, right=True), Told(0.0, sign * 0.5, right=False)] * 5
    assert fitted(found, answered=0.5) * sign > 0
