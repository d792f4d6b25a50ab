"""Times as a person names them: "2024-SP" is spring 2024."""

from __future__ import annotations

import re

from knowledge.language.dates import day_range

DATED = "dated {day}"
# What is told of another day, in place of its own.
BOUND_BY = "told to be {how} {day}"
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_COUNTED = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_PARTS = {"Q": "quarter", "H": "half"}
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_PART = re.compile(r"(\d{4})-([QH])([1-4])")


def time_named(value: str) -> str:
    """Name a season, a part of a year, a week, a decade or a century; a day, a month and a year stay as they are."""
    if season := _SEASON.fullmatch(value):
        return f"{_SEASONS[season[2]]} {season[1]}"
    if part := _PART.fullmatch(value):
        return f"the {_COUNTED[part[3]]} {_PARTS[part[2]]} of {part[1]}"
    days = day_range(value)
    if days is not None and "-W" in value:
        return f"{days[0].isoformat()} to {days[1].isoformat()}"
    if days is not None and len(value) == len("199"):
        return f"the {value}0s"
    return f"{value}00 to {value}99" if days is not None and len(value) == len("19") else value
