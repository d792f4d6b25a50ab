"""Words that were given to whoever spoke last, or to nobody's namesake: whose they are, or that nobody tells."""

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements
from knowledge.extraction.statements.no_comment import extract_no_comment

Read = Callable[[str], Reading]


def speakers(read: Read, text: str) -> list[str | None]:
    return [s.speaker for s in extract_statements(read(text))]


def test_lawyers_of_others_are_not_the_spokeswoman_who_spoke_last(read: Read) -> None:
    text = (
        '"We will go on," Falk spokeswoman Ada Reed said on Monday.\n\nLawyers representing many of the sailors '
        'praised the inquiry, saying that their clients were "lured by a false promise."'
    )
    assert "Ada Reed" not in speakers(read, text)[1:]


@pytest.mark.parametrize("paper", ["the petition filed by the Harbour Board", "the report of the Tarn Council"])
def test_a_paper_that_names_another_is_no_word_of_who_spoke_last(read: Read, paper: str) -> None:
    text = (
        '"It is vital that firms keep their word," Hilda Clint said in a statement.\n\n'
        f"According to {paper}, the firm failed to keep its promises."
    )
    assert speakers(read, text)[-1] != "Hilda Clint"


def test_what_opens_a_sentence_is_told_of_who_is_named_behind_it(read: Read) -> None:
    text = (
        "Prime Minister Boris Hale was told of it on Monday. Hale spoke to the deputy, Otto Falk. "
        "While he did not admit the claims directly, Falk said in a letter to Hale that “I drank far too much.”"
    )
    reading = read(text)
    he = next(m for m in reading.cast.mentions if reading.text[m.start : m.end] == "he")
    assert reading.cast.entities[he.entity].name == "Otto Falk"


def test_the_president_is_the_one_in_office(read: Read) -> None:
    text = (
        "Westland President Otto Falk spoke on Monday. The shot was aimed at Ada Rehn, Westland's vice-president and "
        "former president. Rehn was unhurt. It shocked the nation, and the president declared a day of rest."
    )
    reading = read(text)
    nominal = [m for m in reading.cast.mentions if m.kind == "nominal"][-1]
    assert reading.cast.entities[nominal.entity].name == "Otto Falk"


def test_the_then_president_may_be_one_who_is_it_no_more(read: Read) -> None:
    text = (
        "Former President Otto Falk called the clerk. The vote was won by President Ada Rehn. "
        "In the call Falk pressed the clerk, whom the then-president told to find votes."
    )
    reading = read(text)
    nominal = [m for m in reading.cast.mentions if m.kind == "nominal" and "then" in reading.text[m.start : m.end]]
    assert all(reading.cast.entities[m.entity].name != "Ada Rehn" for m in nominal)


def test_somebody_is_known_by_what_they_are_called_before_they_speak(read: Read) -> None:
    text = (
        'Governor Ron Hale left on Monday.\n\n"We are glad that the sheriff opened an inquiry," Oren Sellstone, the '
        'legal director for Lawyers for Arden, told reporters.\n\n"Our clients stand ready to help," he said.'
    )
    assert speakers(read, text)[-2:] == ["Oren Sellstone", "Oren Sellstone"]


def test_two_names_in_a_title_are_no_one_person(read: Read) -> None:
    text = (
        "Prince Otto has blamed the press for placing stress on his wife, Meghan, Duchess of Arden.\n\n"
        "The fourth and fifth episodes of “Otto & Meghan” cover the pair’s years since their wedding.\n\n"
        "In the fifth episode, Meghan speaks of her work. “I really was not sleeping,” Meghan said."
    )
    assert not any("&" in (name or "") for name in speakers(read, text))


def test_nobody_commented(read: Read) -> None:
    reading = read("No other council members commented on the vote.")
    assert extract_statements(reading) == []
    assert len(extract_no_comment(reading)) == 1


def test_who_commented_did_so(read: Read) -> None:
    assert extract_no_comment(read("Ada Reed commented on the vote.")) == []


@pytest.mark.parametrize("will", ["will not", "won't"])
def test_who_will_not_comment_is_named(read: Read, will: str) -> None:
    reading = read(f"The Harbour Board has reiterated that it {will} comment on the film.")
    assert [f.who for f in extract_no_comment(reading)] == ["Harbour Board"]


def test_who_begins_a_sentence_speaks_in_it_behind_all_that_is_told_of_them(read: Read) -> None:
    text = (
        "The Food Office said people were hurt.\n\nTammie Quist of Tarn Springs, Colo., whose husband, Charles, fell "
        "ill after eating it, said the case won't help her."
    )
    assert speakers(read, text)[-1] == "Tammie Quist"


def test_who_stands_before_an_article_without_a_comma_is_the_source(read: Read) -> None:
    text = "Mark Quist left. According to Quist the Tarnwave property in question was returned by mail to the harbour."
    assert speakers(read, text) == ["Mark Quist"]


def test_whose_family_speaks_does_not_speak(read: Read) -> None:
    text = "The family of the man who was hurt, Ivo Falk, 22, said through attorney Ada Vale that he was alone."
    assert {s.speaker for s in extract_statements(read(text))} == {None}


@pytest.mark.parametrize(
    ("between", "speaks"),
    [("", "Nestor"), ("Four were ill, according to a spokesperson for the Tarn clinics.\n\n", None)],
)
def test_the_spokesperson_is_the_one_told_of_last(read: Read, between: str, speaks: str | None) -> None:
    text = (
        "The planes came. On the site, a Nestor spokesperson said that the boxes were ready.\n\n"
        f"{between}The spokesperson said that three were well."
    )
    assert (speakers(read, text)[-1] == "Nestor") == (speaks == "Nestor")


@pytest.mark.parametrize("whose", ["Her", "Lund's"])
def test_those_who_defend_somebody_speak_for_them(read: Read, whose: str) -> None:
    text = f"The trial of Ada Lund began in May. {whose} defense, meanwhile, argued that she was a scapegoat."
    assert speakers(read, text) == ["Ada Lund's defense"]


def test_what_is_said_in_defense_of_somebody_makes_no_body(read: Read) -> None:
    reading = read("The trial of Ada Lund began in May. In her defense, she was ill, and her defense was weak.")
    assert "Ada Lund's defense" not in [e.name for e in reading.cast.entities]
