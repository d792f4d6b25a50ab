"""Sentences: the cases that general splitters get wrong, and what must always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.sentences import sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)[1]]


@pytest.mark.parametrize(
    "expected",
    [
        ["Ald. Maria Quist spoke first.", "Rep. J. T. Holm did not."],
        ["Mr. and Mrs. Oduya left at 5 p.m. on Friday.", "Nobody followed."],
        ["The fine is $3.5 million.", "No. 4 was closed."],
        ["Best ferries of the bay: 1. Wilma; 2. Reel; 3. Sund.", "The vote was at 10:30.", "Holm came last."],
        ["“It is over.”", "He left."],
        ['"We stay," he said.', '"They go."'],
        ["Acme Inc. sued.", "The U.S. Senate did nothing."],
        ["Sund beat then-No. 10 Marn.", "Then-Gov. Holm saw a no-no.", "He left."],
        ["What now?", "Nothing!", "It ended..."],
        ["She flew to the U.S.", "The trip took a day."],
        ["A jury in Ft. Holm met.", "The wave rose to 12 ft.", "The pier held."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_quotation_mark_set_off_by_spaces_stays_with_what_it_closes() -> None:
    assert split('He said, " It is done. " She agreed.') == ['He said, " It is done. "', "She agreed."]


def test_quoted_lines_of_a_mail_are_parted_at_empty_ones_and_where_others_are_quoted() -> None:
    rope = "the rope of the dock has been worn for a year and nobody has asked us to mend it or buy"
    text = f"{rope}\n{rope}\n{rope}\n{rope}\nanother.\n\n> Ada\n>\n> {rope}\n> {rope}\n> {rope}\n>> When?"
    quoted = [text[p.start : p.end] for p in sentences(text)[0]][1:]
    assert quoted == ["> Ada", ">", f"> {rope}\n> {rope}\n> {rope}", ">> When?"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    lines = ("The harbour board met on", "Monday to discuss the new", "ferry line and the cost")
    text = "\n".join((*lines, "of the pier that burned", "down last year."))
    assert len(sentences(text)[0]) == 1


def test_a_header_line_is_a_paragraph_of_its_own() -> None:
    text = "Ferry line closes\nTuesday, June 2, 2020\nThe ferry line closed on Monday."
    assert [text[p.start : p.end] for p in sentences(text)[0]] == text.split("\n")


@given(st.text(alphabet=st.sampled_from('aA.?! \n"”“5,’)(é'), max_size=200))
def test_sentences_are_ordered_disjoint_and_cover_every_visible_character(text: str) -> None:
    found = sentences(text)[1]
    covered = set()
    last = 0
    for sentence in found:
        assert last <= sentence.start < sentence.end <= len(text)
        last = sentence.end
        covered.update(range(sentence.start, sentence.end))
    assert all(text[i].isspace() or i in covered for i in range(len(text)))


def test_rows_of_a_short_list_are_sentences_of_their_own() -> None:
    text = "Left by day\n- 14 March 2023: Ada Holm, cook\n- 2 May 2024: Nils Hage, pilot\n- 3 May 2025: Otto Krim\nEnd"
    _, found = sentences(text)
    assert "- 2 May 2024: Nils Hage, pilot" in [text[s.start : s.end] for s in found]


def test_rows_of_a_table_are_sentences_of_their_own() -> None:
    text = "| Pier | Shut |\n|---|---|\n| North | 3 May 2025 |\n| South | 9 May 2025 |\n| Mole | 1 June 2025 |"
    _, found = sentences(text)
    assert "| South | 9 May 2025 |" in [text[s.start : s.end] for s in found]


def test_a_ticker_in_brackets_belongs_to_the_company() -> None:
    text = "Dorn Foods Inc. (NASDAQ: DRNF) sold a mill."
    assert [text[s.start : s.end] for s in sentences(text)[1]] == [text]


def test_a_dateline_goes_on_behind_its_dash() -> None:
    text = "WILMINGTON, Del. — A judge ruled on Monday. The firm is Acme Inc. It may borrow."
    assert [text[s.start : s.end] for s in sentences(text)[1]] == [
        "WILMINGTON, Del. — A judge ruled on Monday.",
        "The firm is Acme Inc.",
        "It may borrow.",
    ]
