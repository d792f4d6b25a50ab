"""Dates and times in plain text: where they are, their TIMEX3 type and value, and why that value."""

from __future__ import annotations

from knowledge.language.dates.finding import find_times
from knowledge.language.dates.questions import WEEKS_LOOKED_FOR, QuestionTime, find_question_times
from knowledge.language.dates.values import day_range

__all__ = ["WEEKS_LOOKED_FOR", "QuestionTime", "day_range", "find_question_times", "find_times"]
