import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.extraction.cast.labels import find_labels
from knowledge.language.analysis import Analysis, analyse

TRANSCRIPT = (
    "MARTIN HALE: Is the pier safe?\n\n"
    "MAYOR LENA QUIST: It is safe for walkers.\n\n"
    "HALE: And for lorries?\n\n"
    "QUIST: No. It will stay closed to lorries.\n\n"
    "REPORTER: Until when?"
)


PARTS = ["QUIST: ", "LENA QUIST: ", "HALE: ", "“Yes.” — Ivo Brandt", "\n\n", "no ", "— "]


def read(text: str) -> Analysis:
    return analyse(Document(id="d", text=text))


def labels(text: str) -> list[tuple[str, str, bool]]:
    return [
        (text[found.start : found.end], text[slice(*found.content)], found.named) for found in find_labels(read(text))
    ]


def test_turns_of_a_transcript_are_labelled_without_titles() -> None:
    assert labels(TRANSCRIPT) == [
        ("MARTIN HALE", "Is the pier safe?", True),
        ("LENA QUIST", "It is safe for walkers.", True),
        ("HALE", "And for lorries?", True),
        ("QUIST", "No. It will stay closed to lorries.", True),
        ("REPORTER", "Until when?", False),
    ]


def test_a_transcript_quoted_whole_is_labelled_and_its_turns_go_on() -> None:
    text = (
        "The talk between Lena Quist and the host:\n\n"
        "“HALE: Is the pier safe?\n\n“QUIST: It is safe for walkers.\n\n“It is not for lorries.\n\n"
        "“(LAUGHTER)\n\n“HALE: Until when?\n\n“QUIST: Until spring.”\n\n“Follow us,” the page ends."
    )
    assert labels(text) == [
        ("HALE", "Is the pier safe?", True),
        ("QUIST", "It is safe for walkers.\n\n“It is not for lorries.", True),
        ("HALE", "Until when?", True),
        ("QUIST", "Until spring.”", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Title: The pier\n\nAuthor: Lena Quist\n\nDate: 4 March\n\nThe pier of Tarnmouth is closed.",
        "CLAIM: The pier sank.\n\nFACT: It did not.\n\nCLAIM: It was sold.\n\nFACT: It was not.",
        "Lena Quist: 1,769.\n\nIvo Brandt: 1,501.\n\nQuist: 46.\n\nBrandt: 2,316.",
        "NOTE: Call Lena Quist.\n\nNOTE: She is out.\n\nNOTE: Call again.",
        "Lena Quist: the mayor of Tarnmouth.\n\nThe pier is hers.",
    ],
)
def test_a_colon_alone_makes_no_transcript(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize("dash", ["—", "– ", "― ", "-- ", "- "])
def test_a_quotation_is_signed_with_a_dash(dash: str) -> None:
    text = f"Two walkers wrote to us.\n\n“I miss the pier.” {dash}Carla Oduya, a nurse\n\n“So do I.”\n{dash}Ivo Brandt."
    assert labels(text) == [("Carla Oduya", "I miss the pier.", True), ("Ivo Brandt", "So do I.", True)]


def test_a_signed_paragraph_may_hold_words_out_of_marks() -> None:
    text = "Walkers wrote to us.\n\n“It rots.” And all we have is “a plan.” ― Carla Oduya"
    assert labels(text) == [("Carla Oduya", "It rots.” And all we have is “a plan.", True)]
    assert labels("“It rots,” said Quist. “We have a plan.” ― Carla Oduya") == []


def test_who_signs_may_be_told_of_in_a_relative_clause() -> None:
    text = "Walkers wrote.\n\n“I miss it.” — Carla Oduya, a nurse who won the 2009 regatta of the old pier."
    assert labels(text) == [("Carla Oduya", "I miss it.", True)]


@pytest.mark.parametrize(
    "text",
    [
        "He calls it “the Iron Lady” — Carla Oduya, who sold it, laughs.\n\nShe said “no” – Monday was too late.",
        "“The Iron Lady of the sea” — Carla Oduya, who sold it, laughs.",
    ],
)
def test_a_clause_behind_a_dash_is_no_signature(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Quist said the pier was “the pride of Tarnmouth.”--Carla Oduya.\n\nThe ferry is late.",
        "Continued Quist: “It will close.”\n\nThe ferry is late.",
    ],
)
def test_a_byline_or_a_verb_is_no_label(text: str) -> None:
    assert labels(text) == []


def test_an_item_of_a_list_names_its_speaker() -> None:
    text = "What they said:\n\n* Mayor Lena Quist: “Close it.”\n2. Ivo Brandt, a baker: “Open it now.”\n* Why: “No.”"
    assert labels(text) == [("Lena Quist", "Close it.", True), ("Ivo Brandt", "Open it now.", True)]


def test_an_item_names_what_its_words_are_on() -> None:
    text = "Lena Quist on a new pier: “Not this year.”\n\nIvo Brandt, on bread: “Buy it early.”"
    assert labels(text) == [("Lena Quist", "Not this year.", True), ("Ivo Brandt", "Buy it early.", True)]
    assert labels("Lena Quist on Monday read what Ivo Brandt wrote: “Not this year.”") == []
    assert labels("Lena Quist, the mayor, quoted Ivo Brandt: “Not this year.”") == []


def test_an_embedded_post_is_labelled_by_who_wrote_it() -> None:
    text = (
        "The pier was shut.\n\n<post>Stay away from the water. — Lena Quist (@lenaquist) March 4, 2024\n\n"
        "Quist (@lenaquist) is mayor — Hale (@hale) is not."
    )
    assert labels(text) == [("Lena Quist", "Stay away from the water.", True)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["QUIST: ", "LENA QUIST: ", "HALE: ", "“Yes.” — Ivo Brandt", "\n\n", "no ", "— "]), max_size=14
    )
)
def test_labels_lie_in_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    for label in find_labels(read(text)):
        assert text[label.start : label.end].strip()
        assert 0 <= label.content[0] < label.content[1] <= len(text)
