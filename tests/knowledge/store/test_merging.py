"""Names across documents: one key for one name, however it is printed."""

from __future__ import annotations

import pytest

from knowledge.store.merging import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J.D. Berg", "JD Berg"),
        ("J. D. Berg", "JD Berg"),
        ("The U.S. Senate", "US Senate"),
        ("José “Pepe” Lie", "Jose Pepe Lie"),
    ],
)
def test_one_name_printed_otherwise_is_one(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("J.D. Berg", "J.B. Berg"), ("J. Berg", "JD Berg"), ("A. Lie", "Lie")])
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
