"""Times in words."""

from __future__ import annotations

import pytest

from bot import messages


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("2024-SP", "spring 2024"),
        ("2024-Q3", "the third quarter of 2024"),
        ("2024-H1", "the first half of 2024"),
        ("2023-W27", "2023-07-03 to 2023-07-09"),
        ("2023-W27-WE", "2023-07-08 to 2023-07-09"),
        ("199", "the 1990s"),
        ("18", "1800 to 1899"),
        ("2023-07-06", "2023-07-06"),
        ("2023", "2023"),
    ],
)
def test_times_as_a_person_names_them(value: str, named: str) -> None:
    assert messages.time_named(value) == named
