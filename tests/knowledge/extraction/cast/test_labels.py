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


def test_a_turn_goes_on_until_the_next_label() -> None:
    text = (
        "MARTIN HALE: Is the pier safe?\n\nLENA QUIST: It is safe for walkers.\n\n(Applause)\n\n"
        "We have not tried it with lorries.\n\nMARTIN HALE: Until when?\n\n"
        "The recording stops for a minute.\n\nLENA QUIST: Until spring.\n\nQuist and our mayor left."
    )
    assert labels(text) == [
        ("MARTIN HALE", "Is the pier safe?", True),
        ("LENA QUIST", "It is safe for walkers.", True),
        ("LENA QUIST", "We have not tried it with lorries.", True),
        ("MARTIN HALE", "Until when?", True),
        ("LENA QUIST", "Until spring.", True),
    ]


def test_a_turn_does_not_go_on_with_what_is_told_of_the_speaker_or_heads_a_part() -> None:
    turns = "MARTIN HALE: Is it safe?\n\nLENA QUIST: It is.\n\n{}\n\nMARTIN HALE: Until when?\n\nLENA QUIST: May."
    for between in (
        "Quist, whom we know, then left.",
        "Our questions",
        "“We rest,” said the clerk.",
        "NOTE: We rest.",
        "Ada Oduya and Ivo Brandt: We rest.",
        "The clerk called for order.",
        "2. We close at ten.",
        "What do you make of it?",
    ):
        assert [found for found in labels(turns.format(between)) if found[0] == "LENA QUIST"] == [
            ("LENA QUIST", "It is.", True),
            ("LENA QUIST", "May.", True),
        ]


def test_behind_a_question_an_answer_may_stand_that_nobody_labels() -> None:
    text = (
        "MARTIN HALE: Is it safe?\n\nI think that it is.\n\nMARTIN HALE: Until when?\n\n"
        "LENA QUIST: Until May.\n\nIVO BRANDT: So it is."
    )
    assert all(said != "I think that it is." for _, said, _ in labels(text))


@pytest.mark.parametrize("title", ["COUNCILLOR", "ACTING FIRE CHIEF", "CITY MANAGER", "Mayor"])
def test_a_title_or_an_office_before_a_surname_vouches_for_it(title: str) -> None:
    text = f"LENA QUIST: Order.\n\n{title} ODUYA: Where is he?\n\nLENA QUIST: Away.\n\n{title} ODUYA: Again?"
    assert ("ODUYA", "Where is he?", True) in labels(text)


def test_an_office_by_itself_is_no_name() -> None:
    text = "LENA QUIST: Order.\n\nMAYOR: I am here.\n\nIVO BRANDT: So am I.\n\nLENA QUIST: Sit.\n\nMAYOR: I do."
    assert ("MAYOR", "I am here.", False) in labels(text)
    assert ("IVO BRANDT", "So am I.", True) in labels(text)


def test_who_is_called_by_no_name_may_give_it() -> None:
    text = (
        "LENA QUIST: Who is next?\n\nRESIDENT: Good evening. My name’s Carla Oduya. I live on the quay.\n\n"
        "LENA QUIST: Go on.\n\nRESIDENT: When will it open?\n\nRESIDENT: I'm Sorry To Ask."
    )
    assert [(name, named) for name, _, named in labels(text)] == [
        ("LENA QUIST", True),
        ("Carla Oduya", True),
        ("LENA QUIST", True),
        ("RESIDENT", False),
        ("RESIDENT", False),
    ]


@pytest.mark.parametrize("heading", ["Correction", "UPDATE", "Note", "BACKGROUND", "MOTION"])
def test_what_heads_a_note_takes_no_turn(heading: str) -> None:
    text = f"LENA QUIST: Order.\n\n{heading}: It is shut.\n\nIVO BRANDT: Why?\n\nLENA QUIST: Rot.\n\n{heading}: It is."
    assert {name for name, _, _ in labels(text)} == {"LENA QUIST", "IVO BRANDT"}


def test_names_in_bold_label_turns() -> None:
    text = "**Lena Quist:** Is it safe?\n\n**Ivo Brandt**: It is.\n\n**Lena Quist:** Until when?"
    assert labels(text) == [
        ("Lena Quist", "Is it safe?", True),
        ("Ivo Brandt", "It is.", True),
        ("Lena Quist", "Until when?", True),
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
