"""Accusations: whom, of what, and the source's word for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.accusations import extract_accusations
from knowledge.extraction.reading import Reading

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "accused", "of", "status"),
    [
        ("Leo Brandt is accused of ignoring two warnings.", "Leo Brandt", "ignoring two warnings", "accused"),
        ("Leo Brandt was charged with theft on Monday.", "Leo Brandt", "theft", "charged"),
        ("The board sued Leo Brandt for damages.", "Leo Brandt", "damages", "sued"),
        ("Police arrested Leo Brandt on suspicion of arson.", "Leo Brandt", "suspicion of arson", "arrested"),
    ],
)
def test_an_accusation_is_worded_as_the_source_words_it(
    read: Read, text: str, accused: str, of: str, status: str
) -> None:
    facts = extract_accusations(read(text))
    assert any(f.accused == accused and f.status == status for f in facts), facts
    assert any(f.of_span and of in text[slice(*f.of_span)] for f in facts), facts


def test_a_plain_sentence_accuses_nobody(read: Read) -> None:
    assert extract_accusations(read("Leo Brandt repaired the pier on Monday.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "It has been prosecuted by both guilds.",
        "Leo Brandt may be charged with theft.",
        "Leo Brandt could be indicted.",
        "If convicted, Leo Brandt faces nine years in the quarry.",
        "Leo Brandt will lose his boat if he is convicted of theft.",
        "Leo Brandt, if found guilty and convicted of theft, will lose his boat.",
        "The guild asked that Leo Brandt be charged with theft.",
        "The guild wants Leo Brandt to be charged with theft.",
        "The guild called on the clerk to sue Leo Brandt for damages.",
        "Ida Falk spoke of her desire to convict Leo Brandt of theft.",
        "The law gives the clerk the power to prosecute Leo Brandt for theft.",
    ],
)
def test_a_matter_and_what_only_may_happen_accuse_nobody(read: Read, text: str) -> None:
    assert extract_accusations(read(text)) == []


def test_who_is_to_be_tried_once_charged_is_charged_all_the_same(read: Read) -> None:
    [fact] = extract_accusations(read("Leo Brandt was charged with theft and will lose his boat if the court agrees."))
    assert (fact.accused, fact.status) == ("Leo Brandt", "charged")


def test_a_body_that_is_called_by_a_pronoun_is_accused(read: Read) -> None:
    [fact] = extract_accusations(read("The Dorn guild closed. It was prosecuted for theft."))
    assert fact.status == "prosecuted"


def test_whose_arrest_a_warrant_is_for_is_told_with_the_charges(read: Read) -> None:
    facts = extract_accusations(read("A warrant has been issued for Ada Rehn's arrest on charges of theft."))
    assert [f.accused for f in facts if f.status == "charges"] == ["Ada Rehn"]


def test_a_right_to_a_fair_trial_accuses_nobody(read: Read) -> None:
    assert extract_accusations(read("Falk said that it denies Ada Rehn her fair-trial rights.")) == []


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("His wife, Ida Falk, was arrested for theft on Monday.", {"Ida Falk"}),
        ("Dorn Metals closed. The founder of Dorn Metals, Leon Gray, is accused of bribery.", {"Leon Gray"}),
        ("The prosecutor Otto Hale dropped the charge against Ida Falk on Monday.", {"Ida Falk"}),
        ("Otto Falk, whose brother Sven was convicted of arson, found the boat.", {"Sven"}),
        ("Ida Falk and Otto Falk were arrested on Monday.", {"Ida Falk", "Otto Falk"}),
    ],
)
def test_who_is_accused_is_nobody_beside(read: Read, text: str, accused: set[str]) -> None:
    facts = extract_accusations(read(text))
    assert {f.accused for f in facts if f.accused is not None} == accused, facts


def test_what_was_reported_wrongly_accuses_nobody(read: Read) -> None:
    wrong = "An earlier version of this story said that Ida Falk had been charged with theft."
    assert extract_accusations(read(wrong)) == []
    assert extract_accusations(read("The paper wrongly reported that Ida Falk was arrested for theft.")) == []


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Leo Brandt was named on Monday in a grand jury indictment involving the theft of nets.", "Leo Brandt"),
        ("Leo Brandt faces a new charge of stealing nets.", "Leo Brandt"),
        ("Leo Brandt was named in the indictment as a victim of the theft.", None),
        ("Leo Brandt was not named in the indictment.", None),
        ("Leo Brandt was named in a new charge of the guild.", None),
    ],
)
def test_who_faces_a_charge_or_is_named_in_an_indictment_is_accused(read: Read, text: str, accused: str | None) -> None:
    facts = extract_accusations(read(text))
    assert {f.accused for f in facts} == {accused}, facts


def test_what_was_decided_is_no_mere_wish(read: Read) -> None:
    [fact] = extract_accusations(read("The clerk announced the decision to charge Leo Brandt with theft."))
    assert fact.accused == "Leo Brandt"
