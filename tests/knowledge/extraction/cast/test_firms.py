"""Companies that a small model takes for somebody or for nothing, by what a text says beside their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading

Read = Callable[[str], Reading]


def kinds(reading: Reading) -> dict[str, str]:
    return {e.name: e.type for e in reading.cast.entities}


@pytest.mark.parametrize(
    "behind",
    [
        ", the company involved in the recall, said no",
        " -- the powder manufacturer that once made most of it -- said no",
        ", a retailer in Dorn, said no",
    ],
)
def test_a_name_explained_as_a_company_is_a_body(read: Read, behind: str) -> None:
    assert kinds(read(f"It is known on the coast. Abbott Nutrition{behind}."))["Abbott Nutrition"] == "organisation"


@pytest.mark.parametrize("behind", [", a firm believer in boats, left", ", the company president, left"])
def test_somebody_explained_by_a_company_is_none(read: Read, behind: str) -> None:
    assert kinds(read(f"It is known on the coast. Mira Holm{behind}."))["Mira Holm"] == "person"


@pytest.mark.parametrize("led", ["At the site, a", "A"])
def test_what_somebody_speaks_for_is_a_body(read: Read, led: str) -> None:
    text = f"The planes brought Nestor Health Science powder. {led} Nestor spokesperson said that it was ready."
    assert kinds(read(text))["Nestor"] == "organisation"


@pytest.mark.parametrize("word", ["Republican", "Senior", "Former"])
def test_a_party_or_a_title_is_no_body_that_somebody_speaks_for(read: Read, word: str) -> None:
    assert kinds(read(f"A {word} spokesperson said that it was ready.")).get(word) != "organisation"
