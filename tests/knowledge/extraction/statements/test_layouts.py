"""Words in the shapes that pages have: lists, captions, capitals, dashes, posts, marks gone wrong."""

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.reading import Reading
from knowledge.extraction.statements import extract_statements
from knowledge.language.analysis import analyse


def said(text: str) -> list[tuple[str | None, str]]:
    analysis = analyse(Document(id="d", text=text))
    found = extract_statements(Reading(analysis=analysis, cast=build_cast(analysis)))
    return [(s.speaker, " ".join(text[a:b] for a, b in s.spans).strip("\"“”'’.,")) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"The pier is old,” said Lena Quist. “It must close," she added.',
            [("Lena Quist", "The pier is old"), ("Lena Quist", "It must close")],
            id="straight and curly marks mixed",
        ),
        pytest.param(
            'Lena Quist said "the pier is old and must close.\n\nIvo Brandt called it "a shame” and left.',
            [("Lena Quist", "the pier is old and must close"), ("Ivo Brandt", 'it "a shame')],
            id="a mark that never closes",
        ),
        pytest.param(
            "''The pier isn't safe,'' said Lena Quist. ''It must close.''",
            [("Lena Quist", "The pier isn't safe,'' ''It must close")],
            id="doubled apostrophes",
        ),
        pytest.param(
            "— I am not leaving this pier, said Lena Quist.\n\n– It is time to go, Ivo Brandt replied.",
            [("Lena Quist", "I am not leaving this pier"), ("Ivo Brandt", "It is time to go")],
            id="dialogue dashes",
        ),
        pytest.param(
            "What they said:\n\n* Lena Quist, mayor: “The pier must close.”\n* “Open it now,” said Ivo Brandt.",
            [("Lena Quist", "The pier must close"), ("Ivo Brandt", "Open it now")],
            id="a list",
        ),
        pytest.param(
            "By Carla Oduya, Staff Writer\n\nLena Quist walks on the pier. (Photo: Martin Hale)\n\n"
            "The pier will close on Monday, Quist said.",
            [("Lena Quist", "The pier will close on Monday")],
            id="a byline and a caption",
        ),
        pytest.param(
            "The pier was shut.\n\nStay away from the water. — Lena Quist (@lenaquist) March 4, 2024",
            [("Lena Quist", "Stay away from the water")],
            id="an embedded post",
        ),
        pytest.param(
            "The pier was shut.\n\nThe pier of Tarnmouth is shut. — The Harbour Herald (@herald) 4 March 2024",
            [("Harbour Herald", "The pier of Tarnmouth is shut")],
            id="an embedded post of a body",
        ),
        pytest.param(
            "The pier was shut.\n\nFarewell, pier. — Lena Quist (@lenaquist) March 4, 2024\n\n"
            "“It was a privilege to walk on it for so many years.”",
            [("Lena Quist", "Farewell, pier")],
            id="a quotation below an embedded post",
        ),
        pytest.param(
            "Has Lena Quist apologised?\n\nThe pier is old.\n\nLena Quist stresses peace and patience\n\n"
            "The pier will close, Quist said.\n\nQuist says the pier will open again\n\nThe town is glad.",
            [("Lena Quist", "The pier will close"), ("Lena Quist", "the pier will open again")],
            id="headings",
        ),
        pytest.param(
            "THE MAYOR, LENA QUIST, SAID ON MONDAY THAT THE PIER WOULD CLOSE.",
            [("Lena Quist", "THAT THE PIER WOULD CLOSE")],
            id="all capitals",
        ),
        pytest.param(
            'The pier will close on Monday. "It is unsafe," said Lena Quist. Ivo Brandt, who sells ice cream there, '
            'disagreed. "It will stand for a hundred years," he said. "I have not seen it," Carla Oduya said.',
            [
                ("Lena Quist", "It is unsafe"),
                ("Ivo Brandt", "It will stand for a hundred years"),
                ("Carla Oduya", "I have not seen it"),
            ],
            id="no paragraphs",
        ),
    ],
)
def test_words_and_speakers_are_found_in(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "After her speech, Lena Quist wouldn't tell reporters who she'd support.",
        "Lena Quist did not say what company had asked her to close the pier.",
        "Lena Quist declined to say whether the pier would close.",
        "Lena Quist sang with the tenor Ivo Brandt on “Cold Harbour Road (Live at Varn).”",
        "Lena Quist ended the night with “Farewell Old Tarnmouth Pier.”",
    ],
)
def test_silence_and_the_title_of_a_work_are_no_statement(text: str) -> None:
    assert said(text) == []


def test_a_denial_through_a_lawyer_is_the_clients() -> None:
    assert said("Martin Hale, through his lawyer, denied that he had sold the pier.") == [
        ("Martin Hale", "that he had sold the pier")
    ]


_INTERVIEW = """The old weir of Tarnmouth broke on Monday. The mayor, Ole Brandt, said it was sad.

{announced}

Why did the weir break?

The river was high, and nobody had looked after the beams for years.

There was no money for it.

Who should pay for a new one?

The town should. It has earned enough with the ferries.

The council meets again in the spring, and it will vote on the matter then."""


@pytest.mark.parametrize(
    ("announced", "speaker"),
    [
        ("I spoke with Lena Quist, an engineer from Varn. Our conversation has been edited for length.", "Lena Quist"),
        ("This interview with the engineer Lena Quist has been condensed and edited for clarity.", "Lena Quist"),
        ("I spoke with Lena Quist, an engineer from Varn.", None),
        ("I spoke with Lena Quist and with Ria Holm. Our conversation has been edited for length.", None),
        ("Our conversation has been edited for length.", None),
    ],
)
def test_answers_are_the_words_of_whom_an_interview_is_with(announced: str, speaker: str | None) -> None:
    found = said(_INTERVIEW.format(announced=announced))
    answers = [
        "The river was high, and nobody had looked after the beams for years",
        "There was no money for it",
        "The town should. It has earned enough with the ferries",
    ]
    assert [words for name, words in found if name == "Lena Quist"] == (answers if speaker else [])


def test_what_tells_of_the_guest_is_no_answer() -> None:
    text = _INTERVIEW.format(announced="I spoke with Lena Quist. Our conversation has been edited.")
    assert not [w for n, w in said(text.replace("There was", "There, Quist said, was")) if "river" in w and n]


def test_what_heads_a_note_says_nothing() -> None:
    assert said("7/ Correction to tweet 4: Nurse Oduya had worked 12 hours, not 14. We regret the error.") == []


def test_who_calls_a_meeting_to_order_says_nothing_by_it() -> None:
    assert said("Mayor Lena Quist called the regular meeting of the council to order at 7:04 p.m.") == []
