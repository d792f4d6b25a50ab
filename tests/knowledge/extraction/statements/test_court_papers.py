"""Releases of prosecutors: what court papers say is nobody's who is named beside them, least of all the accused's."""

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements
from knowledge.facts import Statement

Read = Callable[[str], Reading]
OPENING = "Joran Vandeck, a baker, and Erik Lind, a lawyer, pleaded guilty on Monday in Arden.\n\n"


def last(read: Read, text: str) -> Statement:
    return extract_statements(read(text))[-1]


def words(text: str, statement: Statement) -> str:
    return text[slice(*statement.spans[0])]


@pytest.mark.parametrize(
    ("papers", "told"),
    [
        ("court documents", "Vandeck and Lind lived on the islands and worked for a firm there"),
        ("court documents", "Vandeck, a baker, kept accounts at two banks in Tarn"),
        ("the plea agreements and statements of facts", "Vandeck, Lind and Poulin conspired to hide the money"),
        ("documents filed in federal court in Arden", "Vandeck is a member of the Lind family"),
        ("evidence presented at trial", "Vandeck and Lind moved the boats at night"),
    ],
)
def test_who_stands_behind_papers_is_told_of_and_does_not_speak(read: Read, papers: str, told: str) -> None:
    text = f"{OPENING}According to {papers}, {told}."
    found = last(read, text)
    assert found.speaker is None
    assert words(text, found) == told


@pytest.mark.parametrize("papers", ["The United Bakers complaint, which was filed in May,", "The court documents"])
def test_papers_with_an_owner_are_no_words_of_who_spoke_last(read: Read, papers: str) -> None:
    text = f"The Tarn Pipeline Company has agreed to pay a penalty. {papers} alleges that the spill was its fault."
    assert last(read, text).speaker != "Tarn Pipeline Company"


def test_a_complaint_is_surely_nobodys_who_spoke_last(read: Read) -> None:
    text = 'Ada Reed filed a complaint on Monday. "He hurt me," Reed said. The complaint says that Falk hit her.'
    assert last(read, text).confidence < 0.85


@pytest.mark.parametrize(
    ("source", "speaker", "told"),
    [
        ("the mayor, Hugo Falk,", "Hugo Falk", "taxes will rise"),
        ("Ada Reed, the county clerk,", "Ada Reed", "the vote was late"),
        ("Ada Reed,", "Ada Reed", "Hugo Falk left early"),
    ],
)
def test_what_tells_who_a_source_is_belongs_to_the_source(read: Read, source: str, speaker: str, told: str) -> None:
    text = f"The council met on Tuesday. According to {source} {told}."
    found = last(read, text)
    assert (found.speaker, words(text, found)) == (speaker, told)


def test_a_judge_before_whom_somebody_spoke_did_not_speak(read: Read) -> None:
    text = (
        "Carl Brandt pleaded guilty on Monday. "
        "During the plea hearing before U.S. District Judge Paul G. Rosen, Brandt admitted to taking the pictures."
    )
    assert last(read, text).speaker == "Carl Brandt"


@pytest.mark.parametrize(
    ("named", "speaker", "role"),
    [
        ("Special Agent in Charge Dana Rouse", "Dana Rouse", "Special Agent in Charge"),
        ("Acting Assistant Director in Charge Lena Holt", "Lena Holt", "Acting Assistant Director in Charge"),
        ("U.S. Postal Inspector in Charge David W. Bosch", "David W. Bosch", "U.S. Postal Inspector in Charge"),
        ("U.S. Attorney Daniel G. Boden", "Daniel G. Boden", "U.S. Attorney"),
        ("HMA Administrator Anne S. Ferrow", "Anne S. Ferrow", "HMA Administrator"),
    ],
)
def test_an_office_is_no_name(read: Read, named: str, speaker: str, role: str) -> None:
    found = last(read, f'The case was closed. "It was a miracle for everyone," said {named}.')
    assert (found.speaker, found.speaker_role) == (speaker, role)


def test_the_role_of_another_in_the_row_is_not_theirs(read: Read) -> None:
    text = (
        "The plea was announced by Assistant Attorney General Mary B. Cord of the Criminal Division, U.S. Attorney "
        "Daniel G. Boden of Westland and Special Agent in Charge Ivo Tarn.\n\n"
        "Nobody is above the law, said U.S. Attorney Boden."
    )
    assert last(read, text).speaker_role == "U.S. Attorney"


def test_court_documents_are_no_courts(read: Read) -> None:
    text = "Two men lied to the Court. Court documents indicate that the pair lied. The Court agreed, the Court said."
    assert "Court" not in [s.speaker for s in extract_statements(read(text)) if s.confidence >= 0.85]


def test_a_statement_from_an_office_is_not_its_holders(read: Read) -> None:
    text = "Mayor Lena Gray left. A statement from Gray's office indicated that the bid was accepted."
    assert last(read, text).speaker == "Lena Gray's office"
