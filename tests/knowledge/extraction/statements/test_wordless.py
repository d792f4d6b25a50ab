"""Verbs of speech that tell of nobody's words."""

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]


def told(read: Read, text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker, text[slice(*s.spans[0])]) for s in extract_statements(read(text))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Hugo Falk was silent when asked whether he would vote for the bill, saying, "I will wait."', "I will wait."),
        ("Nils Brandt, asked about the fire, said it was out.", "it was out"),
        ("Asked whether the wait had been hard for Ms. Vale, Ivo Brandt said it was short.", "it was short"),
    ],
)
def test_who_is_asked_does_not_ask(read: Read, text: str, said: str) -> None:
    assert [words for _, words in told(read, text)] == [said]


def test_who_asks_in_a_passive_does(read: Read) -> None:
    assert told(read, "Nils Brandt was asked by host Ada Vale whether he would go.") == [
        ("Ada Vale", "whether he would go")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lind did not report the illegal proceeds they got from the scheme on their tax returns.",
        "Westland News has not confirmed the report.",
        "Ada Reed did not release further details about the interviews.",
    ],
)
def test_what_is_not_given_out_are_no_words(read: Read, text: str) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Karl Lind conceded a penalty that the referee awarded in May.",
        "Police officer Karl Lind questioned the student on Monday.",
    ],
)
def test_what_is_given_up_and_who_is_questioned_are_no_words(read: Read, text: str) -> None:
    assert told(read, text) == []


def test_a_price_is_no_charge(read: Read) -> None:
    assert told(read, "Lind and Vandeck charged the women $375 a month for rent and transport.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor was questioned by Oskar Lind, a corporal known for filming his fights, on Monday.",
        "Carl Reed yelled at M.W., telling him that he made a huge mistake.",
    ],
)
def test_whom_somebody_speaks_to_is_not_what_they_say(read: Read, text: str) -> None:
    assert not {words for _, words in told(read, text)} & {"The mayor", "M.W"}


@pytest.mark.parametrize(
    "text",
    [
        "The region is large, and its loyalty might be claimed by one or more of his rivals (Vale, Ada Reed or Lind).",
        "Karl Lind has a long history of blaming others for his mostly self-inflicted wounds.",
        "Voters are rejecting him.",
    ],
)
def test_what_only_might_be_said_or_often_is_and_whom_alone_a_verb_is_about_are_no_words(read: Read, text: str) -> None:
    assert told(read, text) == []


def test_what_a_text_says_that_somebody_means_are_no_words_of_theirs(read: Read) -> None:
    text = (
        "Karl Lind said that the war must stop. Lind is referring to a memo released by the White Hall, in which Ada "
        'Reed has directed all agencies to "promote and protect" the bridge.'
    )
    assert [words for who, words in told(read, text) if who == "Karl Lind"] == ["that the war must stop"]


@pytest.mark.parametrize(
    "text",
    [
        "To “go deep” in Tarnwave jargon refers to the member who wishes to leave.",
        "Olaf Quist in May, after having left the elite group within Tarnwave called the Deep Ones.",
    ],
)
def test_what_something_is_called_are_no_words(read: Read, text: str) -> None:
    assert told(read, text) == []


def test_whom_somebody_calls_something_by_is_said(read: Read) -> None:
    assert told(read, "Olaf Quist refers to the plan as “a gift to the rats”.") != []


def test_what_something_appears_to_be_is_nobodys_word(read: Read) -> None:
    assert told(read, "The lines of Dorn, Tarn Ferries among them, do not appear to be losing money.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Under the loan agreement, the Dorn Bank calls in the loan if two payments are missed.",
        "The Dorn Council called off the vote on the pier.",
        "Clerk Ada Reed runs the yard. Call the waste line on 0800 555 019 or write to the clerk.",
        "Ada Reed appeared in court on Friday accused of stealing nets from the Dorn Sailing Club.",
    ],
)
def test_an_act_that_is_worded_as_speech_and_an_accusation_have_no_words(read: Read, text: str) -> None:
    assert told(read, text) == []


def test_who_calls_for_something_speaks(read: Read) -> None:
    [(speaker, _)] = told(read, "The Dorn Council called on the owner to repair the pier.")
    assert speaker == "Dorn Council"


def test_who_brands_something_a_lie_speaks(read: Read) -> None:
    assert [name for name, _ in told(read, "Otto Falk branded the report a lie.")] == ["Otto Falk"]
    assert told(read, "The farmer Otto Falk branded nine cattle on Monday.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Alden Nutrition recalled three lots of powder in May.", 0),
        ("The maker recalled 3,000 cars on Monday.", 0),
        ("Alden Nutrition voluntarily recalled in mid-May select batches of Torvik and Alda powder made in Dorn.", 0),
        ("Ada Reed recalled the evening on Monday.", 1),
        ("Ada Reed recalled that the car was red.", 1),
    ],
)
def test_goods_that_are_recalled_are_no_words(read: Read, text: str, words: int) -> None:
    assert len(told(read, text)) == words


def test_who_reads_a_paper_out_has_not_said_what_stands_in_it(read: Read) -> None:
    text = '"It is true," Karl Lind said after clerk Ada Reed read a summary of the facts to which he admitted.'
    assert [speaker for speaker, _ in told(read, text)] == ["Karl Lind"]
    assert told(read, "Ada Reed read a statement that blamed the clerk.") != []
