"""Names across documents: one key for one name, however it is printed."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import pytest

from knowledge.entities import Cast, Entity, EntityType
from knowledge.store.merging import Directory, agreed_kinds, name_key, same_people


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
    found = same_people(casts(("Samuel Holm-Vale",), ("Sam Holm-Vale", "Ada Lie")))
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
    assert not same_people(casts(*documents))


def test_a_man_and_a_woman_stay_apart() -> None:
    assert not same_people([*casts(("Chris Vale",), gender="male"), *casts(("Christina Vale",), gender="female")])


def presidents(*names: str, title: str = "President") -> list[Cast]:
    return [Cast(entities=(Entity(name=n, type="person", titles=(title,)),)) for n in names]


def test_a_long_surname_in_another_spelling_is_the_same_person() -> None:
    found = same_people(presidents("Viktor Halinsky", "Viktor Halinskyy", "Viktor Halinskiy"))
    assert len({found.get(k, k) for k in ("viktor halinsky", "viktor halinskyy", "viktor halinskiy")}) == 1


@pytest.mark.parametrize(
    "told",
    [
        [*presidents("Viktor Halinsky"), *presidents("Viktor Halinskyy", title="Coach")],
        [*presidents("Viktor Halinsky"), *presidents("Otto Halinskyy")],
        presidents("Chris Hansen", "Chris Hanson"),
        [*casts(("Viktor Halinsky",)), *casts(("Viktor Halinskyy",))],
        [*presidents("Viktor Halinsky", "Viktor Halinskyy"), *casts(("Viktor Halinsky", "Viktor Halinskyy"))],
    ],
)
def test_surnames_that_may_be_of_two_stay_apart(told: list[Cast]) -> None:
    assert not same_people(told)


def test_a_name_that_one_document_takes_for_a_persons_is_the_bodys_that_others_know() -> None:
    body = Entity(name="Best Tide", type="organisation", aliases=("Best Tide",))
    person = Entity(name="Best Tide", type="person", aliases=("Tide", "Best Tide"))
    documents = [Cast(entities=(entity,)) for entity in (person, body, body)]
    directory = Directory({}, agreed_kinds(documents))
    numbers = [directory.add(cast.entities, Counter({0: 1})) for cast in documents]
    assert numbers == [[0], [0], [0]]
    (merged,) = directory.entities
    assert (merged.type, set(merged.aliases)) == ("organisation", {"Best Tide"})


def test_a_person_with_a_title_is_none_because_a_document_has_them_for_a_body() -> None:
    documents = [
        Cast(entities=(Entity(name="Ada Lie", type="person", titles=("Mayor",)),)),
        Cast(entities=(Entity(name="Ada Lie", type="organisation"),)),
    ]
    assert agreed_kinds(documents) == {"ada lie": "person"}


def told(*people: tuple[str, str], body: str | None = "Dorn Courier") -> Cast:
    """A document's people, each with what it calls them, and a body."""
    bodies = (Entity(name=body, type="organisation"),) if body else ()
    return Cast(entities=(*(Entity(name=n, type="person", titles=(t,) if t else ()) for n, t in people), *bodies))


def test_a_surname_alone_is_that_of_the_only_one_who_is_called_the_same() -> None:
    casts_told = [told(("Ida Falk", "Chief")), told(("Falk", "Acting Chief")), told(("Bo Falk", "Councilman"))]
    assert same_people(casts_told)["falk"] == "ida falk"
    directory = Directory(same_people(casts_told), {})
    for cast in casts_told:
        directory.add(cast.entities, Counter())
    assert sorted(e.name for e in directory.entities if e.type == "person") == ["Bo Falk", "Ida Falk"]


@pytest.mark.parametrize(
    "casts_told",
    [
        [told(("Ida Falk", "Chief")), told(("Falk", "Mayor"))],
        [told(("Ida Falk", "Mr.")), told(("Falk", "Mr."))],
        [told(("Ida Falk", "Chief")), told(("Bo Falk", "Chief")), told(("Falk", "Chief"))],
        [told(("Ida Falk", "Chief")), told(("Falk", "Chief"), body=None)],
        [told(("Ida Falk", "Chief"), ("Falk", "Chief"))],
    ],
    ids=["called otherwise", "a courtesy", "two of them", "another story", "beside one another"],
)
def test_a_surname_that_may_be_anothers_stays_apart(casts_told: list[Cast]) -> None:
    assert "falk" not in same_people(casts_told)


@pytest.mark.parametrize(
    ("person", "kinds"),
    [
        (Entity(name="Holm Rill", type="person"), {"holm rill": "organisation"}),
        (Entity(name="Holm Rill", type="person", gender="male"), {}),
        (Entity(name="Holm Rill", type="person", roles=("a welder",)), {}),
        (Entity(name="Holm Vale", type="person"), {}),
    ],
)
def test_what_a_document_calls_a_body_for_short_is_nobody(person: Entity, kinds: dict[str, str]) -> None:
    body = Entity(name="Holm Rill Mills", type="organisation", aliases=("Holm Rill Mills", "Holm Rill"))
    assert agreed_kinds([Cast(entities=(body,)), Cast(entities=(person,))]) == kinds


@pytest.mark.parametrize(
    ("others", "title", "kinds"),
    [
        (("organisation", "organisation"), "", {"tidewave": "organisation"}),
        (("place", "place"), "", {"tidewave": "place"}),
        (("organisation",), "", {}),
        (("organisation", "person", "organisation"), "", {}),
        (("organisation", "organisation"), "Mayor", {}),
        (("organisation", "organisation", "place"), "", {"tidewave": "organisation"}),
    ],
)
def test_a_word_that_far_more_documents_have_for_a_body_is_nobody(
    others: tuple[EntityType, ...], title: str, kinds: dict[str, str]
) -> None:
    titles = (title,) if title else ()
    entities = [
        Entity(name="Tidewave", type="person", titles=titles),
        *(Entity(name="Tidewave", type=t) for t in others),
    ]
    documents = [Cast(entities=(entity,)) for entity in entities]
    assert agreed_kinds(documents) == kinds
    directory = Directory({}, agreed_kinds(documents))
    for cast in documents:
        directory.add(cast.entities, Counter({0: 1}))
    people = [e for e in directory.entities if e.type == "person"]
    assert bool(people) is (not kinds)


def test_a_given_name_alone_is_that_of_the_only_one_who_is_called_the_same_beside_the_same_others() -> None:
    casts_told = [
        told(("Ada Falk", "Mayor"), ("Ivo Falk", "brother"), body=None),
        told(("Ada Falk", "Mayor"), ("Ivo", "brother"), body=None),
    ]
    assert same_people(casts_told)["ivo"] == "ivo falk"


@pytest.mark.parametrize(
    "casts_told",
    [
        [told(("Ada Falk", "Mayor"), ("Ivo Falk", "brother")), told(("Rosa Lind", "Mayor"), ("Ivo", "brother"))],
        [told(("Ada Falk", "Mayor"), ("Ivo Falk", "brother")), told(("Ada Falk", "Mayor"), ("Ivo", "baker"))],
        [told(("Ada Falk", "Mayor"), ("Ivo Falk", "brother"), ("Ivo", "brother"))],
    ],
    ids=["another's brother", "called otherwise", "beside one another"],
)
def test_a_given_name_that_may_be_anothers_stays_apart(casts_told: list[Cast]) -> None:
    assert "ivo" not in same_people(casts_told)


def test_a_nickname_is_of_whoever_is_told_to_have_it() -> None:
    found = same_people(casts(('Rosalind "Zita" Falk',), ("Zita Falk", "Ada Lie")))
    assert len({found.get(key, key) for key in ("rosalind zita falk", "zita falk")}) == 1
    assert not same_people(casts(('Rosalind "Zita" Falk', "Zita Falk")))
    assert not same_people(casts(('Rosalind "Zita" Falk',), ("Zita Holm", "Ada Lie")))


def _story(*names: str, body: str = "") -> Cast:
    people = (Entity(name=name, type="person") for name in names)
    return Cast(entities=(*people, *((Entity(name=body, type="organisation"),) if body else ())))


def test_a_word_that_one_document_has_for_a_body_is_the_surname_that_others_on_the_same_matters_have() -> None:
    documents = [_story("Ida Falk", "Bo Lie", "Ada Reed"), _story("Bo Lie", "Ada Reed", body="Falk")]
    assert agreed_kinds(documents) == {"falk": "person"}
    directory = Directory({}, agreed_kinds(documents))
    for cast in documents:
        directory.add(cast.entities, Counter({0: 1}))
    assert {e.name for e in directory.entities if e.type == "organisation"} == set()


@pytest.mark.parametrize(
    "documents",
    [
        [_story("Ida Falk", "Bo Lie", "Ada Reed"), _story("Bo Lie", body="Falk")],
        [_story("Ida Falk", "Bo Lie", "Ada Reed"), *[_story("Bo Lie", "Ada Reed", body="Falk")] * 2],
        [_story("Ida Falk", "Kai Falk", "Bo Lie", "Ada Reed"), _story("Bo Lie", "Ada Reed", body="Falk")],
        [_story("Ida Falk", "Bo Lie", "Ada Reed", body="Falk Shipping"), _story("Bo Lie", "Ada Reed", body="Falk")],
    ],
    ids=["of another matter", "by more documents", "of two", "beside a firm"],
)
def test_else_it_stays_a_body(documents: list[Cast]) -> None:
    assert "falk" not in agreed_kinds(documents)


def test_a_middle_initial_makes_nobody_else_where_both_are_called_the_same() -> None:
    assert same_people([told(("Ida B. Falk", "Chief"), body=None), told(("Ida Falk", "Chief"))]) == {
        "ida b. falk": "ida falk"
    }
    among = ("Bo Lie", ""), ("Ada Holm", "")
    casts_told = [told(("Samuel B. Vale", ""), *among, body=None), told(("Sam Vale", ""), *among)]
    assert same_people(casts_told)["samuel b. vale"] == "sam vale"


def test_a_short_form_that_a_document_has_for_somebody_is_theirs() -> None:
    both = Entity(name="Samuel B. Vale", type="person", aliases=("Samuel B. Vale", "Samuel Vale", "Sam Vale"))
    assert same_people([Cast(entities=(both,)), told(("Sam Vale", ""))])["samuel b. vale"] == "sam vale"
    assert not same_people([Cast(entities=(both,)), told(("Samuel Vale", ""))])


@pytest.mark.parametrize(
    "casts_told",
    [
        [told(("Ida B. Falk", "Chief"), body=None), told(("Ida Falk", "Mayor"))],
        [told(("Ida B. Falk", "Mrs."), body=None), told(("Ida Falk", "Mrs."))],
        [told(("Ida B. Falk", "Chief")), told(("Ida C. Falk", "Chief")), told(("Ida Falk", "Chief"))],
        [told(("Ida B. Falk", "Chief"), ("Ida Falk", "Chief"))],
        [told(("Ida B. Falk", "Chief")), told(("Ida Falk", "Chief")), told(("Ida B. Falk Jr.", "Chief"))],
    ],
    ids=["called otherwise", "a courtesy", "two of them", "beside one another", "a daughter of the name"],
)
def test_a_middle_initial_that_may_be_anothers_stays_apart(casts_told: list[Cast]) -> None:
    assert "ida b. falk" not in same_people(casts_told)
