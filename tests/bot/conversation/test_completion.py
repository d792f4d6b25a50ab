"""What is offered while somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.completion import MOST, Completer

NAMES = ["Jana Holm", "Pieter Janssen", "Anja Holt", "Sjanna Ruiz", "10th District", "11th District", "Émile Brûlé"]


def completer(names=NAMES) -> Completer:
    return Completer((name, name) for name in names)


def offered(typed: str, names=NAMES) -> list[str]:
    return [label for label, _ in completer(names).complete(typed)]


def test_beginnings_first_then_middles() -> None:
    assert offered("jan") == ["Jana Holm", "Pieter Janssen", "Sjanna Ruiz"]


def test_a_surname_begins_a_name_too() -> None:
    assert offered("ruiz") == ["Sjanna Ruiz"]


def test_a_slip_is_forgiven() -> None:
    assert offered("Pieter Jansen") == ["Pieter Janssen"]
    assert offered("jansesn") == ["Pieter Janssen"]


def test_digits_are_never_alike() -> None:
    assert offered("10th district") == ["10th District"]
    assert offered("12 district") == []


def test_accents_and_case_do_not_matter() -> None:
    assert offered("emile BRULE") == ["Émile Brûlé"]


def test_nothing_typed_offers_the_first_ones() -> None:
    assert offered("") == NAMES
    assert offered("  ?") == []
    assert offered("", [f"N{i}" for i in range(100)]) == [f"N{i}" for i in range(MOST)]


def test_what_discord_does_not_take_is_left_out() -> None:
    assert offered("x", ["x" * 100, "x" * 101]) == ["x" * 100]


@pytest.mark.parametrize("names", [[], [""], ["🌊"], ["\u202e\u200b"]])
def test_nothing_to_offer(names) -> None:
    assert offered("a", names) == []


@given(st.lists(st.text(max_size=30), max_size=30), st.text(max_size=40))
def test_never_more_than_fits_and_only_what_there_is(names, typed) -> None:
    found = completer(names).complete(typed)
    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    assert {label for label, _ in found} <= set(names)


@given(st.sampled_from(NAMES), st.integers(1, 20))
def test_every_beginning_finds_its_name(name, length) -> None:
    typed = name[:length]
    assert name in offered(typed)
