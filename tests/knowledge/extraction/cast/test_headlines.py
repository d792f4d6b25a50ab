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


@pytest.mark.parametrize(
    ("headline", "body", "name"),
    [
        ("Attorney General Holm Convenes Public Hearing on Docks", "Attorney General Holm said so.", "Holm"),
        (
            "Karl Holt Announces He Runs For President In 2016",
            "Gov. Karl Holt (R) announced that he runs.",
            "Karl Holt",
        ),
        ("Mike Pentz Calls for Special Prosecutor after Report Reveals Meetings", "Pentz left.", "Mike Pentz"),
    ],
)
def test_what_a_headline_says_somebody_does_is_no_part_of_the_name(headline: str, body: str, name: str) -> None:
    found = names(f"{headline}\n\n{body}")
    assert name in found
    assert not any({"Announces", "Calls"} & set(each.split()) for each in found)


def test_a_verb_that_opens_a_sentence_is_no_given_name() -> None:
    text = 'The bureau erred, Cobey has said. Said Cobey, "The thought is painful to us." James Cobey left.'
    assert not any("Said" in name for name in names(text))


def test_a_dateline_before_a_name_that_the_model_takes_for_a_body_is_no_part_of_it() -> None:
    text = "WASHINGTON Desiree Brand, the former treasurer of a lender, pleaded guilty. Brand admitted that she lied."
    assert "Desiree Brand" in names(text)


def test_an_initial_that_is_a_word_as_well_belongs_to_the_name() -> None:
    text = "It was a crime, said U.S. Attorney A. Brian Albright. Judge I. Leo Glaser agreed."
    assert {"A. Brian Albright", "I. Leo Glaser"} <= names(text)


def test_two_departments_in_a_row_are_two() -> None:
    text = "The pair paid, the Justice Department and Department of the Interior announced today."
    assert {"Justice Department", "Department of the Interior"} <= names(text)


@pytest.mark.parametrize(
    "headline",
    [
        "Former Arden, Missouri, Police Officer Pleads Guilty to Federal Civil Rights Charge",
        "Arden Police Officer Pleads Guilty to Federal Charge",
    ],
)
def test_what_a_headline_says_of_an_officer_is_nobodys_name(headline: str) -> None:
    found = names(f"{headline}\n\nThe officer pleaded guilty on Monday, the Justice Department said.")
    assert not [name for name in found if "Guilty" in name]


def test_somebody_called_will_keeps_the_name_in_a_headline() -> None:
    headline = "Arden Police Officer Will Reed Pleads Guilty to Federal Charge"
    assert "Will Reed" in names(f"{headline}\n\nReed pleaded guilty on Monday.")


@pytest.mark.parametrize(
    "opening",
    [
        "Will Jennings come down off the roof?",
        "Without Jennings in the race, the others are level.",
        "Whatever Jennings's impact on the race, it ends.",
    ],
)
def test_what_opens_a_sentence_is_no_given_name(opening: str) -> None:
    found = names(f"{opening}\n\nKarl Jennings said that he would stay. Jennings added that he was well.")
    assert "Karl Jennings" in found
    assert not {"Will Jennings", "Without Jennings", "Whatever Jennings"} & found


def test_a_given_name_opens_a_sentence_too() -> None:
    assert "Will Garrow" in names("Will Garrow came down from the roof. Garrow said that he was well.")


def test_what_a_headline_in_capitals_says_is_no_part_of_a_name_though_a_sentence_follows_on_its_line() -> None:
    text = (
        "DOCK CHAIR DORIS MARGIT HOLT RESIGNS After months of waiting over a bridge in Arden, Holt had to go on Sunday."
    )
    assert not any("RESIGNS" in name for name in names(text))


def test_who_is_to_be_met_is_not_called_so() -> None:
    text = "Meet Ada Willis, the lawyer who could charge him.\n\nIt is led by the lawyer Ada Willis."
    assert "Ada Willis" in names(text)
    assert not any("Meet" in name for name in names(text))


def test_a_headline_that_ends_in_a_full_stop_makes_nobody() -> None:
    text = "IT IS OVER: NBC Reporters Forget Quist Failures.\n\nThe board wrote to Hilda Quist on Monday. Quist left."
    assert not any("Failures" in name for name in names(text))
