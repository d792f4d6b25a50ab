"""Names across documents: one key for one name, however it is printed."""

from __future__ import annotations

from typing import Literal

import pytest

from knowledge.entities import Cast, Entity
from knowledge.store.merging import name_key, short_forms


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


def casts(*documents: tuple[str, ...], gender: Literal["male", "female"] | None = None) -> list[Cast]:
    return [Cast(entities=tuple(Entity(name=n, type="person", gender=gender) for n in names)) for names in documents]


def test_a_short_given_name_is_the_same_person_in_another_document() -> None:
    found = short_forms(casts(("Samuel Holm-Vale",), ("Sam Holm-Vale", "Ada Lie")))
    assert len({found.get(key, key) for key in ("sam holm-vale", "samuel holm-vale")}) == 1
    assert "ada lie" not in found


@pytest.mark.parametrize(
    "documents",
    [
        [("Samuel Vale", "Sam Vale")],
        [("Samuel Vale",), ("Sam Vale",), ("Sam Vale", "Samuel Vale")],
        [("Samuel Vale",), ("Sam Vale",), ("Samuel Vale Jr.",)],
        [("Edward Vale",), ("Ted Vale",), ("Theodore Vale",)],
        [("Samuel B. Vale",), ("Sam Vale",)],
        [("S. Vale",), ("Sam Vale",)],
    ],
)
def test_names_that_may_be_of_two_stay_apart(documents: list[tuple[str, ...]]) -> None:
    assert not short_forms(casts(*documents))


def test_a_man_and_a_woman_stay_apart() -> None:
    assert not short_forms([*casts(("Chris Vale",), gender="male"), *casts(("Christina Vale",), gender="female")])
