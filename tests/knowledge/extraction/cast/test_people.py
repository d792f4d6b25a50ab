"""Full names that look like something else, and who goes by which surname."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Span

from knowledge.documents.model import Document
from knowledge.entities import Entity
from knowledge.extraction.cast.model_names import model_names
from knowledge.extraction.cast.people import WrittenPerson, group_people
from knowledge.extraction.reading import Reading
from knowledge.language.analysis import analyse

Read = Callable[[str], Reading]


def bearer(reading: Reading, words: str, *, nth: int = 0) -> Entity | None:
    """The entity of a name at the nth place where it stands."""
    at = -1
    for _ in range(nth + 1):
        at = reading.text.index(words, at + 1)
    found = [m for m in reading.cast.mentions if (m.start, m.end) == (at, at + len(words))]
    return reading.cast.entities[found[0].entity] if found else None


def name_of(reading: Reading, words: str, *, nth: int = 0) -> str | None:
    """The full name of the entity that a name is of."""
    found = bearer(reading, words, nth=nth)
    return found.name if found else None


def test_a_given_name_may_be_a_verb_as_well(read: Read) -> None:
    reading = read("The singer Ada Falk and her husband Will Falk came on Monday. Will Falk has spoken of the fire.")
    assert [name_of(reading, "Will Falk", nth=k) for k in (0, 1)] == ["Will Falk", "Will Falk"]


def test_a_question_about_a_surname_names_no_will(read: Read) -> None:
    reading = read("Ada Falk ran the harbour for years.\n\nWill Falk resign? Nobody knows.")
    assert name_of(reading, "Falk", nth=1) == "Ada Falk"


def test_who_goes_by_two_surnames_does_not_go_by_the_last() -> None:
    forms = ["Ivo Quist", "Lena Vale Quist", "Vale Quist", "Vale Quist", "Vale Quist", "Quist"]
    people = group_people([WrittenPerson(k, form) for k, form in enumerate(forms)])
    assert [(person.full, sorted(own)) for person, own in people] == [
        ("Ivo Quist", [0, 5]),
        ("Lena Vale Quist", [1, 2, 3, 4]),
    ]


def test_a_surname_taken_for_a_town_elsewhere_is_cut_off_no_name(read: Read) -> None:
    reading = read("The road to Victoria is long. The camera cut to Victoria Vale Brandt, who laughed.")
    assert name_of(reading, "Victoria Vale Brandt") == "Victoria Vale Brandt"


def test_two_surnames_with_and_between_are_two_people(read: Read) -> None:
    reading = read("Lena Brandt slapped Peter Rock on Monday. A row between Rock and Brandt followed.")
    assert {e.name for e in reading.cast.entities} == {"Lena Brandt", "Peter Rock"}


def test_a_family_name_may_come_first(read: Read) -> None:
    reading = read(
        "The prize went to Hwan Min-ho, who made the film. The singer thanked Director Hwan. Hwan said he was glad."
    )
    assert [name_of(reading, "Hwan", nth=k) for k in (1, 2)] == ["Hwan Min-ho", "Hwan Min-ho"]


def test_a_word_cut_short_is_nobody(read: Read) -> None:
    reading = read("“'Til then, the pier stays shut,” Mayor Ada Falk continued. 'Til May, she said, no ship may land.")
    assert [e.name for e in reading.cast.entities if e.type == "person"] == ["Ada Falk"]


def test_what_an_island_or_a_town_is_called_is_no_persons_name(read: Read) -> None:
    reading = read("Small quakes shook the island of La Perla on Tuesday. Half of La Perla was without power.")
    kinds = [(bearer(reading, "La Perla", nth=k) or reading.cast.entities[0]).type for k in (0, 1)]
    assert kinds == ["place", "place"]


def test_a_title_of_the_best_player_is_no_part_of_a_name(read: Read) -> None:
    reading = read('They signed MVP Nora Falk on Monday. "It is special," Falk said.')
    assert name_of(reading, "Falk", nth=1) == "Nora Falk"


def test_what_tells_of_several_is_no_role_of_one(read: Read) -> None:
    reading = read("The Fuel Club, which represents the town's station owners, lobbied Gov. Ada Falk for a change.")
    found = bearer(reading, "Ada Falk")
    assert found is not None
    assert not any("owners" in role for role in found.roles)


def test_a_given_name_that_hyphens_join_is_whole(read: Read) -> None:
    text = 'It is a raft, says the aide for the Dorn School Board Ann-Mari Quist of Sund. Quist said: "It floats."'
    assert name_of(read(text), "Quist", nth=1) == "Ann-Mari Quist"


def test_who_is_called_by_the_given_name_has_the_family_name_as_well(read: Read) -> None:
    text = "Ada Falk built the rocket. Her brother Sorin left. “It is safe,” Sorin Falk said. Sorin said it was late."
    reading = read(text)
    found = bearer(reading, "Sorin Falk")
    assert found is not None
    assert (found.name, found.type) == ("Sorin Falk", "person")


def test_a_father_of_the_same_name_is_another(read: Read) -> None:
    reading = read(
        "Mayor Dustin Hanter backed the pier. Hanter's father, Dustin Hanter Sr., ran before him. Hanter will."
    )
    assert bearer(reading, "Dustin Hanter") is not bearer(reading, "Dustin Hanter Sr")


def test_an_apostrophe_set_apart_belongs_to_the_name(read: Read) -> None:
    assert name_of(read("The view is shared by Carl O 'Quill, an expert on piers. He rows."), "Carl O 'Quill")


def test_what_stands_behind_the_word_for_a_company_is_one(read: Read) -> None:
    entity = bearer(read("The line passes U.S. electronics retailer Best Buy for second place."), "Best Buy")
    assert entity is not None
    assert entity.type == "organisation"


def test_a_faith_is_nobody(read: Read) -> None:
    entity = bearer(read("A lawyer for Marinology spoke. He left Marinology in May."), "Marinology")
    assert entity is None or entity.type != "person"


def test_a_name_goes_on_behind_a_hyphen_set_apart(read: Read) -> None:
    text = "The 11 - year - old and the 12 - year - old met Kim Jong - un in May. Kim Jong - un spoke to them."
    assert name_of(read(text), "Kim Jong - un") == "Kim Jong - un"


def test_who_is_missed_is_no_miss(read: Read) -> None:
    reading = read("The owner Steve Quist died in May. “We shall miss Steve here,” said Ada Falk.")
    assert name_of(reading, "Steve", nth=1) == "Steve Quist"


def test_a_text_may_end_on_what_the_model_takes_for_somebody() -> None:
    doc = analyse(Document(id="d", text="Follow her on the site: @adaquist")).doc
    doc.ents = (Span(doc, len(doc) - 1, len(doc), "PERSON"),)
    assert model_names(doc, set()) == []


def test_a_department_that_has_lost_its_apostrophe_is_no_justice(read: Read) -> None:
    cast = read("I will remain committed to the Justice Departments mission, said Ada Quist.").cast
    assert [e.name for e in cast.entities if e.type == "person"] == ["Ada Quist"]


def test_a_company_is_called_by_the_first_word_of_its_name(read: Read) -> None:
    text = "The state looked into Hartwell Mills on Monday. Hartwell gave no notice, and Hartwell's lawyer left."
    assert name_of(read(text), "Hartwell", nth=1) == "Hartwell Mills"


def test_a_councillor_may_be_a_mayor_before_another_is_named(read: Read) -> None:
    reading = read("Mayor Bea Falk said so. 'It was a bad day,' Cr Falk said.\n\nLater, Cr Noel Falk was away.")
    assert name_of(reading, "Falk", nth=1) == "Bea Falk"
    assert name_of(reading, "Noel Falk") == "Noel Falk"


def test_a_son_of_his_fathers_name_is_another_from_then_on(read: Read) -> None:
    reading = read("Otto Falk was there. Falk's son, Otto Falk Jr., left. Ada Reed met Otto Falk Jr. and Otto Falk.")
    assert [name_of(reading, "Otto Falk Jr.", nth=k) for k in (0, 1)] == ["Otto Falk Jr.", "Otto Falk Jr."]
    assert name_of(reading, "Otto Falk", nth=0) == "Otto Falk"


def test_what_a_hyphen_joins_to_describe_somebody_is_no_name(read: Read) -> None:
    reading = read("The show has Oscar-nominated Ada Falk in it. Tony Award-winning actor Olaf Reed spoke in Dorn.")
    assert [e.name for e in reading.cast.entities if e.type == "person"] == ["Ada Falk", "Olaf Reed"]


def test_a_name_may_have_a_hyphen(read: Read) -> None:
    reading = read("Kim Hae-won and Ada Falk-Reed spoke in Dorn.")
    assert [e.name for e in reading.cast.entities if e.type == "person"] == ["Kim Hae-won", "Ada Falk-Reed"]


@pytest.mark.parametrize("title", ["deputy director", "assistant police chief", "vice chairwoman", "former mayor"])
def test_a_lesser_office_before_a_name_is_the_whole_title(read: Read, title: str) -> None:
    person = bearer(read(f"The harbour's {title} Lena Quist spoke on Monday."), "Lena Quist")
    assert person is not None
    assert person.titles == (title,)
