import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.reading import Reading
from knowledge.extraction.statements import extract_statements
from knowledge.facts import Statement, TimeExpression
from knowledge.language.analysis import analyse


def read(text: str, *times: TimeExpression) -> Reading:
    analysis = analyse(Document(id="d", text=text, date=dt.date(2024, 3, 8)))
    return Reading(analysis=analysis, cast=build_cast(analysis), times=times)


def statements(text: str) -> list[Statement]:
    return extract_statements(read(text))


def words(text: str, statement: Statement) -> str:
    return " ".join(text[start:end] for start, end in statement.spans)


def test_direct_quotation_with_the_attribution_behind_it() -> None:
    text = '"We will reopen the pier on Monday," said Lena Quist, the mayor of Tarnmouth.'
    (only,) = statements(text)
    assert only.speaker == "Lena Quist"
    assert only.type == "direct"
    assert "We will reopen the pier on Monday" in words(text, only)


def test_attribution_in_the_middle_gives_two_spans() -> None:
    text = '"The pier is safe," Lena Quist said on Monday. "We checked every beam of it."'
    (only,) = statements(text)
    assert len(only.spans) == 2
    assert only.speaker == "Lena Quist"


def test_indirect_speech_is_found_without_marks() -> None:
    text = "Lena Quist told reporters that the pier would stay closed until the storm had passed."
    (only,) = statements(text)
    assert only.type == "indirect"
    assert "the pier would stay closed" in words(text, only)
    assert only.speaker == "Lena Quist"


def test_a_pronoun_is_resolved_to_the_full_name() -> None:
    text = 'Mayor Lena Quist visited the pier on Monday. "It looks fine to me," she said.'
    found = statements(text)
    assert found[-1].speaker == "Lena Quist"


def test_an_office_is_not_the_person() -> None:
    text = (
        "Mayor Lena Quist stayed at home. Quist's office released the following statement about the pier:\n\n"
        '"The town takes these reports very seriously. We will close the pier at once," the statement read.'
    )
    found = statements(text)
    assert [s.speaker for s in found] == ["Lena Quist's office"]
    assert found[0].via == "office"
    assert found[0].on_behalf_of == "Lena Quist"


def test_the_statement_continued_goes_on_with_its_speaker_and_day() -> None:
    text = (
        'Carla Oduya released a statement on Thursday, saying the pier "should be closed."\n\n'
        '"We need to know who built it and why it sank," the statement continued.'
    )
    at = text.index("Thursday")
    day = TimeExpression(document_id="d", start=at, end=at + 8, type="DATE", value="2024-03-07")
    found = extract_statements(read(text, day))
    assert {s.speaker for s in found} == {"Carla Oduya"}
    assert {s.date for s in found} == {"2024-03-07"}


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Lena Quist spoke at the pier on Monday.", None),
        ("Lena Quist sent a memo to the harbour on Monday.", "Lena Quist"),
        ("Lena Quist wrote to the harbour on Monday.", "Lena Quist"),
    ],
)
def test_a_text_is_the_last_speakers_only_where_one_was_told_of(told: str, speaker: str | None) -> None:
    text = (
        f'{told} "We are ready," Quist said.\n\n'
        "According to the planning memo, the new ferries will be blue and sail every hour."
    )
    assert [s.speaker for s in statements(text) if "ferries" in words(text, s)] == [speaker]


def test_whose_study_it_is_is_named_where_the_model_passes_it_over() -> None:
    text = (
        "The blue one is liked. Vell Quarterly's recent analysis of its own rider statistics concluded, "
        '"Usually, the blue ferry is the second choice for riders." It went on.'
    )
    assert [s.speaker for s in statements(text)] == ["Vell Quarterly"]


def test_a_named_spokesperson_speaks_for_the_body() -> None:
    text = '"The ferry will sail," said Ria Holm, a spokeswoman for the Civic Harbour Board.'
    (only,) = statements(text)
    assert (only.speaker, only.via, only.on_behalf_of) == ("Ria Holm", "spokesperson", "Civic Harbour Board")


def test_an_unnamed_spokesperson_of_a_person_is_nobody() -> None:
    text = "Lena Quist was away. A spokesman for Quist said the pier would reopen in the spring."
    found = [s for s in statements(text) if "reopen" in words(text, s)]
    assert [s.speaker for s in found] == [None]
    assert found[0].on_behalf_of == "Lena Quist"
    assert found[0].speaker_span is not None


@pytest.mark.parametrize(
    "who",
    [
        "Senior aides to Ms. Quist and other councillors",
        "Close allies of Ms. Quist",
        "A person close to Ms. Quist",
        "Those around Lena Quist",
        "Advisers to Westland Governor Lena Quist",
        "Attorneys for Westland Gov. Lena Quist",
        "Aides to Mayor Lena Quist",
    ],
)
def test_unnamed_people_near_somebody_are_not_that_person(who: str) -> None:
    text = f"Lena Quist stayed at home.\n\n{who} said that the pier would reopen in the spring."
    assert [s.speaker for s in statements(text) if "reopen" in words(text, s)] == [None]


def test_quoted_words_are_not_those_of_who_tells_of_them() -> None:
    text = 'Ivo Brandt said twice during the row, according to Lena Quist, "Keep my name out of this hall!"'
    (only,) = statements(text)
    assert (only.speaker, words(text, only)) == ("Ivo Brandt", "Keep my name out of this hall!")


@pytest.mark.parametrize(
    ("before", "plainly"),
    [("Norbank closed its mills, and shares of Norbank fell. Workers at Norbank left.", True), ("Mills shut.", False)],
)
def test_a_body_of_one_word_is_sure_where_it_is_one_time_and_again(before: str, plainly: bool) -> None:
    (only,) = statements(f"{before}\n\nNorbank said that it would pay the town for the old pier.")
    assert only.speaker == "Norbank"
    assert (only.confidence >= 0.85) is plainly


@pytest.mark.parametrize("who", ["Secretary of State Lena Quist", "The head of the council, Lena Quist,"])
def test_a_name_behind_a_role_with_of_is_whose_role_it_is(who: str) -> None:
    (only,) = statements(f"{who} said that the pier would reopen in the spring.")
    assert only.speaker == "Lena Quist"


def test_unclosed_quotation_runs_on_into_the_next_paragraph() -> None:
    text = (
        '"The pier is old," Lena Quist said. "It needs new beams before the winter.\n\n'
        '"We have asked the county for the money and have heard nothing at all."'
    )
    found = statements(text)
    assert {s.speaker for s in found} == {"Lena Quist"}
    assert any("asked the county" in words(text, s) for s in found)


@pytest.mark.parametrize(
    "text",
    [
        'The old pier, often referred to as the "Iron Lady," stands on the east side of Tarnmouth.',
        'He lives near the so-called "Crooked Mile" in Tarnmouth.',
        'The novel "The Long Tide" was sold on the train to Tarnmouth.',
        "The pier was built in 1911 and has two cafés.",
    ],
)
def test_names_and_titles_are_not_statements(text: str) -> None:
    assert statements(text) == []


def test_a_transcript_gives_each_turn_its_speaker() -> None:
    text = (
        "MARTIN HALE: The mayor told us that the pier was safe. Is it?\n\n"
        "LENA QUIST: It is safe for walkers.\n\nHALE: And for lorries?\n\nQUIST: Lorries must wait."
    )
    found = statements(text)
    assert [s.speaker for s in found] == ["Martin Hale", "Lena Quist", "Martin Hale", "Lena Quist"]
    assert words(text, found[0]) == "The mayor told us that the pier was safe. Is it?"


def test_a_signed_quotation_is_the_signers_not_the_speakers_before() -> None:
    text = (
        '"The pier will reopen," said Lena Quist.\n\nWalkers sent us their answers.\n\n'
        '"I have missed it every day of this long winter." — Carla Oduya'
    )
    found = statements(text)
    assert [s.speaker for s in found] == ["Lena Quist", "Carla Oduya"]
    assert text[found[1].start : found[1].end].endswith("Carla Oduya")


@pytest.mark.parametrize("tag", ["", " it read."])
@pytest.mark.parametrize(
    "told", ["Lena Quist also issued a statement.", "Lena Quist has sent a letter to the council."]
)
def test_words_right_behind_a_text_given_out_are_of_whoever_gave_it(told: str, tag: str) -> None:
    text = f'Ivo Brandt said the ferry was late.\n\n{told} "The pier is old and nobody has the money to mend it,"{tag}'
    assert [s.speaker for s in statements(text)][-1] == "Lena Quist"


def test_words_behind_a_text_that_was_not_given_out_are_not_its_owners() -> None:
    text = 'Lena Quist did not give a speech.\n\n"The pier is old and nobody has the money to mend it."'
    assert statements(text) == []


def test_a_signed_quotation_with_another_inside_is_the_signers() -> None:
    text = "Lena Quist closed the pier.\n\n“I would rather have what she calls “a ruin” than a car park.” ― Carla Oduya"
    (only,) = statements(text)
    assert only.speaker == "Carla Oduya"
    assert words(text, only).endswith("than a car park.")


@pytest.mark.parametrize(
    ("who", "speaker", "others"),
    [
        ("Lena Quist and Carla Oduya", "Lena Quist", ("Carla Oduya",)),
        ("Lena Quist, Carla Oduya and Ivo Brandt", "Lena Quist", ("Carla Oduya", "Ivo Brandt")),
        ("Lena Quist, a friend of Carla Oduya and Ivo Brandt,", "Lena Quist", ()),
        ("Observers for Mr. Falk, Lena Quist and Ivo Brandt,", "Lena Quist", ("Ivo Brandt",)),
    ],
)
def test_what_several_say_together_is_all_of_theirs(who: str, speaker: str, others: tuple[str, ...]) -> None:
    (only,) = statements(f"{who} said that the pier would reopen in the spring.")
    assert (only.speaker, only.along_with) == (speaker, others)


def test_words_that_somebody_only_meets_with_are_not_theirs() -> None:
    text = "Lena Quist and Carla Oduya both took part in the vote despite calls for them to step down."
    assert [s.speaker for s in statements(text) if "step down" in words(text, s)] in ([], [None])


def test_an_act_is_no_statement() -> None:
    asked = "What were you thinking of when you closed the pier?"
    text = f'An angry Tom Hale began his interview with Quist Monday by asking, "{asked}"'
    assert [words(text, s) for s in statements(text)] == [asked]


def test_manner_follows_the_cue() -> None:
    text = "Lena Quist denied that the pier had been sold to a developer."
    (only,) = statements(text)
    assert only.manner == "denied"


def test_evidence_holds_content_and_attribution() -> None:
    text = 'It rained. "We will reopen the pier," said Lena Quist. It rained again.'
    (only,) = statements(text)
    assert text[only.start : only.end] == '"We will reopen the pier," said Lena Quist.'


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Lena Quist",
                "said",
                "the statement",
                '"We will',
                "reopen",
                'it,"',
                "“",
                "”",
                ":",
                "\n\n",
                "she",
                "that",
                ".",
                "told",
            ]
        ),
        max_size=30,
    )
)
def test_every_span_lies_in_the_text_and_low_confidence_names_nobody(parts: list[str]) -> None:
    text = " ".join(parts) or "."
    for statement in statements(text):
        for start, end in statement.all_spans():
            assert 0 <= start < end <= len(text)
        assert (statement.speaker is None) == (statement.confidence < 0.5)


def test_a_comment_of_nobody_is_not_of_whoever_spoke_before() -> None:
    text = (
        "Roger Falk praised the player.\n\nFalk said the song was long.\n\nA comment on one of his films, years ago: "
        "“There is no other way to put it than this: a legend.”"
    )
    assert [s.speaker for s in statements(text)][-1] is None


def test_who_is_named_in_the_quotation_is_not_who_speaks() -> None:
    text = (
        "Quist had a choir of his own, which is something that troubles Henry Falk, president of the club.\n\n"
        "“Quist had a choir, and he had a band,” he said."
    )
    assert statements(text)[-1].speaker == "Henry Falk"


def test_what_somebody_is_is_nobody_else_who_speaks() -> None:
    (statement,) = statements("Kari Falk, a Registered Nurse and president of the club, said that the pier was closed.")
    assert (statement.speaker, statement.along_with) == ("Kari Falk", ())


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Lena Quist is leaving. All the candidates to replace Quist have vowed to reopen the pier.",
        "Lena Quist leads. Lawmakers hoping to unseat Quist said the vote was close.",
        "The messages that Lena Quist received said the pier would close.",
    ],
)
def test_whom_the_subject_only_has_to_do_with_does_not_speak(text: str) -> None:
    assert "Lena Quist" not in {s.speaker for s in statements(text)}


def test_the_words_that_somebody_gives_are_theirs() -> None:
    found = statements("A complaint filed by Lena Quist said that the pier had been unsafe for years.")
    assert [s.speaker for s in found] == ["Lena Quist"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The film was obtained by the Marlow Bugle newspaper, which published it. Officials called it cruel. "
            "The newspaper defended its choice, saying that it had been careful.",
            "Marlow Bugle",
        ),
        (
            "The Tarnmouth Tribune ran the story on Friday. Ada Falk left. The paper said it had three sources.",
            "Tarnmouth Tribune",
        ),
        ("Holm Stores shut on Monday. The store said it would open again in the spring.", "Holm Stores"),
        ("CNN aired the talk. Officials left. The network said that it had checked the tape.", "CNN"),
    ],
)
def test_what_a_body_is_called_by_is_the_body(text: str, speaker: str) -> None:
    assert statements(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Lena Quist announces her resignation outside the Old Hall on October 20, 2022. Ivo Brandt/Harbour News",
        "Mayor Lena Quist announces her resignation outside the Old Hall on October 20, 2022.",
        "Lena Quist announces the winners of the race. Ivo Brandt/Harbour News/Getty Images",
    ],
)
def test_a_caption_reports_no_words(text: str) -> None:
    assert statements(text) == []


def test_words_beside_a_credit_are_still_reported() -> None:
    found = statements("Mayor Lena Quist says that the pier will reopen. Ivo Brandt/Harbour News")
    assert [s.speaker for s in found] == ["Lena Quist"]
    assert statements("Lena Quist announced her resignation on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Lena Quist said hello to the crew, but did not stay.",
        "Lena Quist said goodbye to her colleagues on Friday.",
        "Lena Quist said grace before the meal.",
        "The old pier is said to be haunted.",
        "Lena Quist has not commented publicly on the fire.",
    ],
)
def test_a_greeting_or_a_turn_of_phrase_reports_nothing(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    "text", ["Lena Quist said no decision had been made.", "Lena Quist said thanks to the new pier trade had grown."]
)
def test_what_only_begins_like_a_greeting_is_reported(text: str) -> None:
    assert [s.speaker for s in statements(text)] == ["Lena Quist"]


def test_he_does_not_speak_of_himself_by_his_name() -> None:
    text = (
        "Otto Falk built the pier. Falk left in May. Falk came back in June, and he said the pier was fine.\n\n"
        "In a letter to the board, Lee Brandt, the harbour chairman, said Falk helped plan the pier. "
        "He also wrote that Falk repeatedly promoted the ferry line."
    )
    assert [s.speaker for s in statements(text)] == ["Otto Falk", "Lee Brandt", "Lee Brandt"]


def test_a_text_that_accuses_somebody_is_not_theirs() -> None:
    text = (
        "Otto Falk said that he had been wrong about the fire.\n\n"
        "The lawsuit accused Falk of using the fire to sell tickets."
    )
    assert [s.speaker for s in statements(text)] == ["Otto Falk", None]


def test_who_disputes_something_has_said_so() -> None:
    (statement,) = statements("Hartwell Mills makes cloth. The company disputes the finding.")
    assert statement.manner == "denied"
