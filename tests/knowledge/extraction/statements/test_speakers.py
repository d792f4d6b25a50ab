"""Who a source is."""

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    "source",
    ["One pastor supporting Mr. Crane, Peter White of Arden Church,", "A woman who hit Mr. Crane, Lena White,"],
)
def test_the_name_behind_what_is_told_of_somebody_is_theirs(read: Read, source: str) -> None:
    text = f"Paul Crane left. {source} said that the vote was close."
    assert extract_statements(read(text))[-1].speaker in ("Peter White", "Lena White")


def test_whom_somebody_wants_to_beat_does_not_speak(read: Read) -> None:
    text = "A woman who met Paul Crane, Lena White and Ada Quist said that the vote was close."
    assert "Lena White" not in [s.speaker for s in extract_statements(read(text))]


def test_what_only_bears_his_name_does_not_name_him(read: Read) -> None:
    text = (
        "Mr. Olaf Vale lost. Mr. Karst met Mr. Vale.\n\nMr. Piet Karst spoke with Mr. Vale. "
        "He told the story of a sailor who was holding a Karst sign outside the ferry."
    )
    assert extract_statements(read(text))[-1].speaker == "Piet Karst"
