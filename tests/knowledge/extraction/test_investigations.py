"""Investigations: who, into what, how it stands; habits and hypotheticals are not investigations."""

from __future__ import annotations

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.investigations import extract_investigations
from knowledge.extraction.reading import Reading
from knowledge.facts import Investigation
from knowledge.language.analysis import analyse


def found(text: str) -> list[Investigation]:
    analysis = analyse(Document(id="d", text=text))
    return extract_investigations(Reading(analysis=analysis, cast=build_cast(analysis)))


@pytest.mark.parametrize(
    ("text", "investigator", "subject"),
    [
        ("The Arden Harbour Board is investigating the fire.", "Arden Harbour Board", "fire"),
        ("The Arden Harbour Board opened an inquiry into the fire.", "Arden Harbour Board", "the fire"),
        ("The fire is being investigated by the Arden Fire Service.", "Arden Fire Service", "fire"),
        ("An investigation by the Arden Fire Service into two deaths goes on.", "Arden Fire Service", "two deaths"),
        ("The Arden Fire Service confirmed it had opened a probe into the blaze.", "Arden Fire Service", "the blaze"),
        (
            "The Harbour Oversight Office, the watchdog of Arden's police department, confirmed Friday it had opened a "
            "formal probe into a claim that officers sold seized boats.",
            "Harbour Oversight Office",
            "a claim",
        ),
        ("An inquiry led by the Arden Fire Service into the blaze goes on.", "Arden Fire Service", "the blaze"),
        ("The investigation of the blaze was conducted by the Arden Fire Service.", "Arden Fire Service", "the blaze"),
    ],
)
def test_who_looks_into_what(text: str, investigator: str, subject: str) -> None:
    facts = found(text)
    assert any(investigator in f.investigators for f in facts), facts
    assert any(f.subject_span and subject in text[slice(*f.subject_span)] for f in facts), facts


def test_a_habit_is_marked() -> None:
    facts = found("The Arden Fire Service conducts investigations into fires at sea.")
    assert facts
    assert all(f.habitual for f in facts)


def test_what_might_be_is_no_investigation() -> None:
    assert found("The Arden Fire Service might investigate the blaze.") == []


def test_a_noun_without_a_verb_above_it_ends() -> None:
    # The climb from the noun to its verb once never ended where the sentence has none.
    assert isinstance(found("Results of the investigation. A list of the inquiry findings: none"), list)


def test_the_status_is_the_sentences_own_word() -> None:
    (fact,) = found("The Arden Harbour Board closed its inquiry into the fire.")
    assert fact.status == "closed"


@pytest.mark.parametrize(
    "text",
    [
        "The fine was the result of investigative efforts led by the Arden Fire Service.",
        "The investigation was a joint effort of the Arden Fire Service and the Dorn Police Department.",
        "The mayor commended the Arden Fire Service for its thorough investigation.",
        "The mayor thanked officers of the Arden Fire Service, who investigated the case.",
    ],
)
def test_who_investigated_is_told_in_other_words(text: str) -> None:
    assert any("Arden Fire Service" in f.investigators for f in found(text))


def test_a_body_called_after_investigations_is_no_investigation() -> None:
    facts = found("Dorn Criminal Investigation Division agents met Arden Harbour Board members on Monday.")
    assert facts == []


@pytest.mark.parametrize(
    ("text", "investigators"),
    [
        ("Lena Quist denied it. The board found no bias in the Quist email probe.", ()),
        ("Lena Quist denied it. Critics called the Quist investigation a farce.", ()),
        ("Lena Quist denied it. Critics called Lena Quist's email investigation a farce.", ()),
        ("Special counsel Otto Falk denied it. Critics called the Falk investigation a farce.", ("Otto Falk",)),
        ("Lena Quist denied it. Critics called Lena Quist's investigation a farce.", ("Lena Quist",)),
        ("The Arden Harbour Board probe angered critics in Dorn.", ("Arden Harbour Board",)),
    ],
)
def test_whose_name_a_probe_has_investigates_by_office_alone(text: str, investigators: tuple[str, ...]) -> None:
    assert {name for f in found(text) for name in f.investigators} == set(investigators)


@pytest.mark.parametrize(
    "text",
    [
        "Allies were summoned in the Westland election probe.",
        "It is a crucial stretch for the London investigation.",
        "Reporters asked about the Ada Falk investigation.",
    ],
)
def test_a_place_or_person_before_the_word_does_not_investigate(text: str) -> None:
    assert all(f.investigators == () for f in found(text))


def test_an_own_investigation_is_told_by_whose_it_is() -> None:
    text = "The league’s own investigation into the fire is ongoing."
    spans = [text[slice(*f.investigator_span)] for f in found(text) if f.investigator_span is not None]
    assert spans == ["The league"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Arden Harbour Board said it was not investigating the ferry.", "Arden Harbour Board"),
        ("The Arden Harbour Board has not opened an investigation into the fire.", "Arden Harbour Board"),
        ("The Arden Harbour Board declined to investigate the fire.", "Arden Harbour Board"),
    ],
)
def test_who_does_not_investigate_is_told_so(text: str, who: str) -> None:
    (fact,) = found(text)
    assert fact.denied
    assert who in fact.investigators


def test_whoever_does_not_say_whether_they_investigate_is_no_investigator() -> None:
    text = "The Arden Harbour Board did not say whether it is investigating the fire."
    assert not any(f.investigators for f in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ada Vane said that she would ask the legislature to look into the board.",
        "The senator asked the Harbour Board to investigate the fire.",
        "The union urged the Arden Fire Service to investigate the blaze.",
    ],
)
def test_what_somebody_only_asks_for_is_no_investigation(text: str) -> None:
    assert not any(f.investigators for f in found(text))


def test_whoever_sends_an_investigator_investigates() -> None:
    (fact,) = found("The Arden Harbour Board said that it had assigned an investigator to the case.")
    assert fact.investigators == ("Arden Harbour Board",)


def test_the_police_of_a_place_are_not_the_place() -> None:
    (fact,) = found("An inquiry by the Dunmore police into threats led to an arrest. Dunmore is a town in Ohio.")
    assert fact.investigators == ()
    assert fact.investigator_span == (14, 32)


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Edda Reed has faced a cascade of investigations into whether she helped friends.",
        "Councillor Edda Reed is facing two criminal investigations.",
        "Councillor Edda Reed is under investigation.",
        "Councillor Edda Reed is the target of a Senate inquiry and a Dorn investigation.",
        "The union asked Edda Reed to open an investigation into the fire.",
    ],
)
def test_who_faces_an_investigation_or_is_asked_for_one_does_not_lead_it(text: str) -> None:
    facts = found(text)
    assert facts
    assert not any("Edda Reed" in f.investigators for f in facts), facts


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Edda Reed is facing two criminal investigations.",
        "Councillor Edda Reed is the target of a Senate inquiry.",
    ],
)
def test_an_investigation_is_into_who_faces_it(text: str) -> None:
    assert [text[slice(*f.subject_span)] for f in found(text) if f.subject_span] == ["Councillor Edda Reed"]


@pytest.mark.parametrize(
    ("text", "investigator", "other"),
    [
        ("Harbour Bank hired Susan Miller to lead an investigation into its loans.", "Susan Miller", "Harbour Bank"),
        ("The Arden Council appointed Susan Miller to investigate the fire.", "Susan Miller", "Arden Council"),
        ("Susan Miller was hired by Harbour Bank to lead an inquiry into its loans.", "Susan Miller", "Harbour Bank"),
        ("Governor Olaf Kvist ordered the Arden Fire Service to investigate.", "Arden Fire Service", "Olaf Kvist"),
        (
            "The FBI is assisting the Arden Fire Service with an investigation into the fire.",
            "Arden Fire Service",
            "FBI",
        ),
    ],
)
def test_who_is_charged_or_helped_with_an_investigation_leads_it(text: str, investigator: str, other: str) -> None:
    names = {n for f in found(text) for n in f.investigators}
    assert investigator in names
    assert other not in names


def test_who_decides_to_investigate_does() -> None:
    (fact,) = found("The Arden Harbour Board decided to open an investigation into the fire.")
    assert fact.investigators == ("Arden Harbour Board",)
    (fact,) = found("The Arden Harbour Board used boats to investigate the fire.")
    assert fact.investigators == ("Arden Harbour Board",)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Olaf Kvist over the weekend denied that he asked Sheriff Susan Miller to stop investigating Ada Reed.",
        "Mayor Olaf Kvist told Sheriff Susan Miller to quit investigating Ada Reed.",
        "Mayor Olaf Kvist wanted Sheriff Susan Miller to stop investigating Ada Reed.",
    ],
)
def test_who_wants_an_investigation_stopped_does_not_lead_it(text: str) -> None:
    (fact,) = found(text)
    assert fact.investigators == ()


def test_who_stopped_investigating_has_done_so() -> None:
    (fact,) = found("Sheriff Susan Miller stopped investigating Ada Reed in May.")
    assert "Susan Miller" in fact.investigators[0]
    assert fact.status == "stopped"
    (fact,) = found("Sheriff Susan Miller has not stopped investigating Ada Reed.")
    assert "Susan Miller" in fact.investigators[0]
    assert fact.status == "investigating"


def test_who_is_asked_to_begin_has_not_begun() -> None:
    assert not found("Mayor Olaf Kvist asked Sheriff Susan Miller to begin investigating Ada Reed.")
    (fact,) = found("The Arden Harbour Board began investigating Ada Reed in May.")
    assert fact.investigators == ("Arden Harbour Board",)


def test_who_orders_it_to_be_investigated_does_not_investigate() -> None:
    (fact,) = found("Mayor Ada Reed said he had ordered the fire to be investigated carefully.")
    assert fact.investigators == ()
