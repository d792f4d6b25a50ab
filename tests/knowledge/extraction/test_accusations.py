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
