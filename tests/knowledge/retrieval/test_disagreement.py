"""Documents that date one event differently, and those that only seem to."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.events import extract_events
from knowledge.extraction.reading import Reading
from knowledge.language.analysis import analyse
from knowledge.language.dates import find_times
from knowledge.retrieval.disagreement import Told, same_event, told

PUBLISHED = dt.date(2023, 5, 9)


def told_by(name: str, text: str, date: dt.date = PUBLISHED) -> list[Told]:
    document = Document(id=name, text=text, date=date)
    analysis = analyse(document)
    times = tuple(find_times(text, document_id=name, anchor=date))
    events = extract_events(Reading(analysis=analysis, cast=build_cast(analysis), times=times))
    read = [told(event, text[event.start : event.end]) for event in events]
    return [one for one in read if one is not None]


def disagree(text: str, other: str) -> bool:
    return any(same_event(a, b, {}) for a in told_by("a", text) for b in told_by("b", other))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "The Ardo ferry sank off Belmar on 2 May with nine people aboard.",
            "The Ardo ferry sank off Belmar on 3 May with nine people aboard, the coastguard said.",
        ),
        ("Captain Lena Brandt was arrested in Dorn on Monday.", "Lena Brandt was arrested in Dorn on 7 May."),
        ("The Orvel mill in Tarn burned down on 4 May 2021.", "The Orvel mill in Tarn burned down on 4 May 2020."),
        ("The Dorn blast injured 31 miners on 3 May.", "The blast injured 31 Dorn miners on 4 May."),
    ],
)
def test_one_event_on_two_days(text: str, other: str) -> None:
    assert disagree(text, other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The fire in Tarn was put out on 3 May.", "The inquiry in Tarn was opened on 5 May."),
        ("The fire of 3 May destroyed the Tarn mill.", "The inquiry of 5 May destroyed the Tarn mayor."),
        # The same day, however it is written.
        ("The Ardo ferry sank off Belmar on 2 May.", "The Ardo ferry sank off Belmar last Tuesday."),
        # What happens again and again.
        ("The council of Tarn met on Monday in the town hall.", "The council of Tarn met on 5 May in the town hall."),
        ("A flood closed the Tarn road on 2 May.", "A flood closed the Tarn road on 5 May."),
        # Whoever it was, it may have been somebody else.
        ("A man was shot in New Dorn on Monday.", "A man was shot in New Dorn on Sunday."),
        ("Police arrested a man in New Dorn on Monday.", "Police arrested a man in New Dorn on Sunday."),
        # Other numbers, other names, too far apart, one more of them.
        ("A bomb killed 12 people in Dorn on 2 May.", "A bomb killed 15 people in Dorn on 3 May."),
        ("Lena Brandt was arrested in Dorn on 2 May.", "Mira Solberg was arrested in Dorn on 3 May."),
        ("The Ardo ferry sank off Belmar on 2 May.", "The Ardo ferry sank off Belmar on 12 January."),
        ("The Ardo ferry sank off Belmar on 2 May.", "Another Ardo ferry sank off Belmar on 3 May."),
        # What was planned, what was said, and what is not known to the day.
        ("Lena Brandt will be sentenced in Dorn on 12 May.", "Lena Brandt will be sentenced in Dorn on 15 May."),
        ("Lena Brandt was sentenced in Dorn on 2 May.", "Lena Brandt will be sentenced in Dorn on 12 May."),
        ("The Ardo ferry sank off Belmar on 2 May.", "The Ardo ferry sank off Belmar in April."),
    ],
)
def test_no_contradiction(text: str, other: str) -> None:
    assert not disagree(text, other)
