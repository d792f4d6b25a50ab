"""What somebody estimates is theirs, and what they only do or deny to estimate is not."""

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "Ben Quist, with Tarn Capital, estimated that over eight boats will have been sold by June.",
            "Ben Quist",
            "that over eight boats will have been sold by June",
        ),
        ("The Tarn Institute forecasts the economy will shrink.", "Tarn Institute", "the economy will shrink"),
    ],
)
def test_what_somebody_estimates_is_a_statement(read: Read, text: str, speaker: str, said: str) -> None:
    (statement,) = extract_statements(read(text))
    assert (statement.speaker, text[slice(*statement.spans[0])]) == (speaker, said)


@pytest.mark.parametrize("text", ["Ben Quist estimated the cost.", "The loss was estimated."])
def test_an_estimate_without_words_is_none(read: Read, text: str) -> None:
    assert extract_statements(read(text)) == []


def test_an_estimate_within_words_is_told_once(read: Read) -> None:
    text = "Ben Quist said that the line estimated that eight boats would be sold."
    assert [s.speaker for s in extract_statements(read(text))] == ["Ben Quist"]
