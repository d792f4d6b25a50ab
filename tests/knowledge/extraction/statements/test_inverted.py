"""Announcements with whoever makes them at the end."""

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("the Departments of Justice and Health and Human Services (HHS)", "Departments of Justice"),
        ("the Department of Justice, the FBI and the Westland Attorney General", "Department of Justice"),
    ],
)
def test_the_accused_does_not_announce_who_announced_it(read: Read, behind: str, speaker: str) -> None:
    content = "Joran Vandeck, a baker, was sentenced today to 57 months in prison for his part in a scheme"
    text = f"{content}, announced {behind}."
    found = extract_statements(read(text))[0]
    assert (found.speaker or "").startswith(speaker)
    assert text[slice(*found.spans[0])] == content


def test_what_somebody_announces_in_a_row_stays_theirs(read: Read) -> None:
    text = "Mayor Hugo Falk opened the fair, announced the winners and left."
    assert [s.speaker for s in extract_statements(read(text))] == ["Hugo Falk"]
