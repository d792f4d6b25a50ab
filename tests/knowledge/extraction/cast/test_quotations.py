import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.extraction.cast.quotations import find_quotations, inside
from knowledge.language.analysis import analyse


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(analyse(Document(id="d", text=text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will reopen," said Quist.', ["We will reopen,"]),
        ("“We will reopen,” said Quist.", ["We will reopen,"]),
        ('"Opened straight, closed curly.” Then more.', ["Opened straight, closed curly."]),
        ('It is 6" wide, he said.', []),
        ("``We will reopen,'' said Quist. ``Soon.''", ["We will reopen,", "Soon."]),
        ("''It isn't safe,'' said Quist. ''We've closed it.''", ["It isn't safe,", "We've closed it."]),
        ("« Nous », said Brandt.", [" Nous "]),
        ('A “thing with a "nested" word” here.', ['thing with a "nested" word']),
        ("“He calls it “home” and stays,” she said. “So?”", ["He calls it “home” and stays,", "So?"]),
        ("“He calls it “home and stays,” she said.", ["He calls it “home and stays,"]),
    ],
)
def test_marks_of_every_kind_pair_up(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_unclosed_quotation_ends_with_its_paragraph_and_runs_on() -> None:
    text = '"The harbour is safe.\n\n"It will stay safe," said Oduya.'
    first, second = find_quotations(analyse(Document(id="d", text=text)))
    assert (first.closed, first.runs_on) == (False, True)
    assert text[second.start : second.end] == "It will stay safe,"


def test_line_break_inside_a_quotation_is_bridged() -> None:
    assert quoted('He said, "It felt good.\n\nWe could have won." Then he left.') == [
        "It felt good.\n\nWe could have won."
    ]


def test_single_marks_count_only_where_a_text_has_no_double_ones() -> None:
    text = "‘We are closing the pier,’ said Quist. ‘It isn’t safe,’ she added."
    assert quoted(text) == ["We are closing the pier,", "It isn’t safe,"]


def test_inside_finds_the_quotation_that_holds_an_offset() -> None:
    text = 'He said "yes, of course" twice.'
    found = find_quotations(analyse(Document(id="d", text=text)))
    assert inside(found, text.index("course")) is found[0]
    assert inside(found, 0) is None


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet='ab ."“”\n,’', min_size=1, max_size=80))
def test_quotations_never_overlap(text: str) -> None:
    found = find_quotations(analyse(Document(id="d", text=text)))
    for before, after in itertools.pairwise(found):
        assert before.outer_end <= after.outer_start
    for quote in found:
        assert 0 <= quote.outer_start <= quote.start < quote.end <= quote.outer_end <= len(text)
