"""What "that night" and "the day before" count from: items of lists, quotations, and what was still to come."""

from __future__ import annotations

import datetime as dt

from knowledge.language.dates import find_times

WEDNESDAY = dt.date(2026, 3, 4)


def values(text: str, anchor: dt.date | None = WEDNESDAY) -> dict[str, str]:
    return {text[t.start : t.end]: t.value for t in find_times(text, document_id="d", anchor=anchor)}


def test_what_was_is_not_counted_from_what_is_to_come() -> None:
    found = values("The kiln burned on Monday. Holm will speak on Saturday. That night two men were held.")
    assert found["That night"] == "2026-03-02TNI"


def test_what_is_to_come_is_counted_from_what_is_to_come() -> None:
    assert values("The hearing was put off until 2 April. Holm will speak that day.")["that day"] == "2026-04-02"


def test_a_speakers_day_is_their_own() -> None:
    found = values("The kiln burned on Monday. “I sat there on Sunday,” Holm said. That night two men were held.")
    assert found["That night"] == "2026-03-02TNI"


def test_inside_a_quotation_a_speakers_day_is_counted_from() -> None:
    found = values("It burned on Monday. “I sat there on Sunday. The next day I left,” Holm said.")
    assert found["The next day"] == "2026-03-02"


def test_entries_of_a_running_report_are_of_its_day() -> None:
    text = "Wednesday's vote.\n\n19:42 Holm: “We meet on Friday.”\n\n19:10 Hage left.\n\n18:05 They came at 5.30 p.m."
    found = values(text)
    assert (found["19:42"], found["19:10"]) == ("2026-03-04T19:42", "2026-03-04T19:10")
    assert (found["18:05"], found["5.30 p.m."]) == ("2026-03-04T18:05", "2026-03-04T17:30")


def test_an_item_of_a_list_counts_from_what_stands_before_the_list() -> None:
    text = "Minutes of 2 March\n\n1. The lane shut on 3 February.\n\n2. The swings had been removed the day before."
    assert values(text)["the day before"] == "2026-03-01"


def test_the_next_row_of_a_list_has_its_own_day() -> None:
    found = values("03/09/2026 Hearing, Room 3, 9:30 a.m.\n03/16/2026 Trial to begin.")
    assert (found["9:30 a.m."], found["03/16/2026"]) == ("2026-03-09T09:30", "2026-03-16")


def test_an_undated_text_counts_from_the_day_that_it_tells() -> None:
    assert values("It burned on 2 March 2026. That night two men were held.", None)["That night"] == "2026-03-02TNI"


def test_the_end_of_the_month_is_of_the_month_told_of() -> None:
    assert values("The dam broke on 7 May 2024. By the end of the month all had left.")["the month"] == "2024-05"


TIMELINE = """A house through the years.

{first}

Ada Reed married on July 29 in Dorn, when it was hot and the whole of the town was there.

{second}

Ida Reed fell in February and died on March 3, which the town was told of a week after that.

{third}

The pier burned on May 9, and nobody was hurt, though the boats of the town were lost in it.

2026: Now

The pier was opened again on February 3."""


def test_a_timeline_gives_its_year_to_the_days_below_it() -> None:
    found = values(TIMELINE.format(first="1981: A wedding", second="## 2002", third="2021 – A fire"))
    assert found["July 29"] == "1981-07-29"
    assert (found["February"], found["March 3"]) == ("2002-02", "2002-03-03")
    assert (found["May 9"], found["February 3"]) == ("2021-05-09", "2026-02-03")


def test_years_that_head_nothing_give_none() -> None:
    mixed = values(TIMELINE.format(first="2021: A wedding", second="1981: A fall", third="2002: A fire"))
    assert mixed["July 29"] == "2025-07-29"
    rows = "2019: 3 boats\n2020: 4 boats\n2021: 9 boats\n\nThe pier burned on January 9, and nobody was hurt there."
    assert values(rows)["January 9"] == "2026-01-09"


def test_local_time_stands_between_an_hour_and_its_day() -> None:
    found = values("It was told on Monday. By 5 p.m. local time Tuesday nine were hurt.")
    assert found["5 p.m. local time Tuesday"] == "2026-03-03T17:00"
    assert (
        values("It ended at 9:30 Eastern Standard Time on Monday.")["9:30 Eastern Standard Time on Monday"]
        == "2026-03-02T09:30"
    )
    assert values("In 2019 local time was kept.")["2019"] == "2019"
