"""Names beside capitals that are no part of them."""

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.language.analysis import analyse


def names(text: str) -> set[str]:
    return {entity.name for entity in build_cast(analyse(Document(id="d", text=text))).entities}


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Tarn River Laboratories International Inc. Agrees to Pay Westland $1.8 Million", "It will pay in May."),
        ("Justice Department Settles Lawsuit Against Quay Safety Systems", "Quay Safety Systems will pay in May."),
    ],
)
def test_what_a_headline_says_of_somebody_is_no_part_of_the_name(headline: str, body: str) -> None:
    assert not any({"Agrees", "Settles"} & set(name.split()) for name in names(f"{headline}\n\n{body}"))


def test_the_place_that_a_report_begins_with_is_no_part_of_the_name() -> None:
    text = "ATLANTA Charles Holt, the former treasurer of a lender, pleaded guilty. Holt said that he was sorry."
    assert "Charles Holt" in names(text)


@pytest.mark.parametrize(
    ("office", "name"),
    [("Secretary of the Interior", "Karl Salas"), ("Director of EUSA", "H. Marshall Garrow")],
)
def test_what_somebody_is_secretary_of_is_no_part_of_the_name(office: str, name: str) -> None:
    assert name in names(f'"We are pleased," {office} {name} said.')
