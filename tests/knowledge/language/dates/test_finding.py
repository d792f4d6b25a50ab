from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.dates import find_times
from knowledge.language.dates.lexicon import LEXICON

FRIDAY = dt.date(2023, 7, 7)


def values(text: str, anchor: dt.date | None = FRIDAY) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in find_times(text, document_id="d", anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council confirmed Friday that it had met.", ("Friday", "2023-07-07")),
        ("The mayor spoke on Thursday.", ("Thursday", "2023-07-06")),
        ("The bridge will open on Monday.", ("Monday", "2023-07-10")),
        ("Yesterday, the board learned of it.", ("Yesterday", "2023-07-06")),
        ("Money was set aside earlier this year.", ("earlier this year", "2023")),
        ("It closed last June.", ("last June", "2023-06")),
        ("It opened on 6 July 2021.", ("6 July 2021", "2021-07-06")),
        ("It opened on July 6th, 2021.", ("July 6th, 2021", "2021-07-06")),
        ("Seen on 2023-07-06 in town.", ("2023-07-06", "2023-07-06")),
        ("Built in the 1990s.", ("the 1990s", "199")),
        ("Profit rose in the third quarter of 2010.", ("the third quarter of 2010", "2010-Q3")),
        ("It lasted three days.", ("three days", "P3D")),
        ("It lasted several days.", ("several days", "PXD")),
        ("It lasted two and a half hours.", ("two and a half hours", "PT2H30M")),
        ("They meet every Friday.", ("every Friday", "XXXX-WXX-5")),
        ("They meet daily.", ("daily", "P1D")),
        ("He called at 2:30 p.m. on Thursday.", ("2:30 p.m. on Thursday", "2023-07-06T14:30")),
        ("It rained on Friday morning.", ("Friday morning", "2023-07-07TMO")),
        ("It shut on Christmas Day 2010.", ("Christmas Day 2010", "2010-12-25")),
        ("They have recently arrived.", ("recently", "PAST_REF")),
        ("It happened two weeks ago.", ("two weeks ago", "2023-06-23")),
        ("It happened two years ago.", ("two years ago", "2021")),
        ("Profit fell in Q3 2011.", ("Q3 2011", "2011-Q3")),
        ("They won the 2010-11 season.", ("2010-11", "2010")),
        ("He spoke for half an hour.", ("half an hour", "PT30M")),
        ("A three-and-a-half-hour talk.", ("three-and-a-half-hour", "PT3H30M")),
        ("Built in the 19th century.", ("the 19th century", "18")),
        ("It rains in the summer of 2010.", ("the summer of 2010", "2010-SU")),
        ("Held over the weekend of 8 July 2023.", ("the weekend of 8 July 2023", "2023-W27-WE")),
        ("They play every other week.", ("every other week", "P2W")),
        ("It rained for weeks.", ("weeks", "PXW")),
        ("Seen on 31.12.2020 there.", ("31.12.2020", "2020-12-31")),
        ("Seen at 2021-09-11T08:46:00Z there.", ("2021-09-11T08:46:00Z", "2021-09-11T08:46:00Z")),
        ("She would not row in Monday's race.", ("Monday", "2023-07-10")),
        ("The judge will sit at Monday's hearing.", ("Monday", "2023-07-10")),
        ("He rowed in Monday's race.", ("Monday", "2023-07-03")),
        ("She may have died in Monday's fire.", ("Monday", "2023-07-03")),
        ("They will look into Monday's fire.", ("Monday", "2023-07-03")),
        ("It had been scheduled to open on Monday.", ("Monday", "2023-07-03")),
        ("The vote, set for Monday, was called off.", ("Monday", "2023-07-10")),
        ("More rain is likely on Monday.", ("Monday", "2023-07-10")),
        ("The vote had been planned for Monday.", ("Monday", "2023-07-03")),
        ("A hearing has been set for Monday.", ("Monday", "2023-07-10")),
        ("The inquest was listed for 17 August.", ("17 August", "2023-08-17")),
        ("The case was adjourned to Monday.", ("Monday", "2023-07-10")),
        ("Holm, beaten on Monday, will row again.", ("Monday", "2023-07-03")),
        ("He faces prison when sentenced on 5 November.", ("5 November", "2023-11-05")),
        ("He sits on 22 May at 2 p.m. in room 4.", ("22 May at 2 p.m.", "2023-05-22T14:00")),
        ("It broke out in the early hours of Monday.", ("the early hours of Monday", "2023-07-03TMO")),
        ("It opened on the twenty-first of June 2021.", ("the twenty-first of June 2021", "2021-06-21")),
        ("They met the Thursday before last.", ("the Thursday before last", "2023-06-29")),
        ("They met the week before last.", ("the week before last", "2023-W25")),
        ("They met the day before yesterday.", ("the day before yesterday", "2023-07-05")),
        ("It left nearly two weeks ago.", ("nearly two weeks ago", "2023-W25")),
        ("It left a month or so ago.", ("a month or so ago", "2023-06")),
        ("An hour later he slept.", ("An hour later", "PT1H")),
        ("A few days later he slept.", ("A few days later", "PXD")),
        ("He slept days after a storm.", ("days", "PXD")),
        ("Neither twin could be found Wednesday.", ("Wednesday", "2023-07-05")),
        ("They could march on Wednesday.", ("Wednesday", "2023-07-12")),
        ("Teachers planned a march for Saturday.", ("Saturday", "2023-07-08")),
        ("The agency turns two years old on Saturday.", ("Saturday", "2023-07-08")),
        ("By Wednesday, nine had been found.", ("Wednesday", "2023-07-05")),
        ("He was told to leave by Wednesday.", ("Wednesday", "2023-07-12")),
        ("The vote is on Tuesday.", ("Tuesday", "2023-07-11")),
        ("The talks are supposed to end by May.", ("May", "2024-05")),
        ("The council meets every second Tuesday.", ("every second Tuesday", "XXXX-WXX-2")),
        ("It fell in the first quarter of FY24.", ("the first quarter of FY24", "2024-Q1")),
        ("It fell in Q3 FY2023.", ("Q3 FY2023", "2023-Q3")),
        ("The parade was on Thanksgiving Day last year.", ("Thanksgiving Day last year", "2022-11-24")),
        ("It ends at midnight on New Year's Day.", ("midnight on New Year's Day", "2024-01-01T24:00")),
        ("Guns fell silent at 0400 local time.", ("0400", "2023-07-07T04:00")),
        ("The shelling stopped at 2300 hours on Tuesday.", ("2300 hours on Tuesday", "2023-07-04T23:00")),
        ("Seen Fri 7 Jul 2023 09:15 there.", ("Fri 7 Jul 2023 09:15", "2023-07-07T09:15")),
        ("Seen Jul-07-2023 there.", ("Jul-07-2023", "2023-07-07")),
        ("The deadline is midnight Monday.", ("midnight Monday", "2023-07-10T24:00")),
        ("He works weekends.", ("weekends", "XXXX-WXX-WE")),
    ],
)
def test_one_expression(text: str, expected: tuple[str, str]) -> None:
    assert values(text) == [expected]


def test_a_day_earlier_counts_from_the_day_told_before() -> None:
    text = "The board met on Wednesday. A day earlier, the clerk had resigned."
    assert values(text) == [("Wednesday", "2023-07-05"), ("A day earlier", "2023-07-04")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Held on July 3-5.", ["2023-07-03", "2023-07-05"]),
        ("Held on 3–5 July 2010.", ["2010-07-03", "2010-07-05"]),
        ("Open from March to June 2010.", ["2010-03", "2010-06"]),
        ("The war of 1914-18.", ["1914", "1918"]),
        ("It rose in March. That day it fell.", ["2023-03", "2023-03-XX"]),
        ("Sales rose in the third quarter of 2023 from a year earlier.", ["2023-Q3", "2022-Q3"]),
    ],
)
def test_expressions_that_lean_on_each_other(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_a_range_is_two_expressions() -> None:
    assert values("Open from July 3 to July 5.") == [("July 3", "2023-07-03"), ("July 5", "2023-07-05")]


@pytest.mark.parametrize(
    "text",
    [
        "Officers of the 10th District met people of the 22nd Ward.",
        "She bought an iPhone 4.",
        "See page 12, section 4.",
        "It may rain and they may march on.",
        "He came second.",
        "April Jones wrote to the Sunday Times.",
        "It cost $1,990 or 2,010 crowns.",
        "The 44-year-old left.",
        "Three-quarters of them left.",
    ],
)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    assert values(text) == []


def test_without_a_document_date_a_weekday_stays_unresolved() -> None:
    assert values("They met on Friday.", None) == [("Friday", "XXXX-WXX-5")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two days later, the mill closed.", "XXXX-XX-XX"),
        ("The following day he left.", "XXXX-XX-XX"),
        ("The next morning he was released.", "XXXX-XX-XXTMO"),
        ("Her first Monday in office was hard.", "XXXX-WXX-1"),
        ("The feast fell on a Monday.", "XXXX-WXX-1"),
    ],
)
def test_what_counts_from_nothing_told_stays_unresolved(text: str, value: str) -> None:
    (time,) = find_times(text, document_id="d", anchor=FRIDAY)
    assert time.value == value
    assert "document's date" not in (time.reason or "")


def test_what_follows_counts_from_the_day_told_before() -> None:
    assert values("They met on Monday. Two days later, it closed.")[1] == ("Two days later", "2023-07-05")


def test_a_plan_counts_from_the_document() -> None:
    assert values("It will close two weeks later.") == [("two weeks later", "2023-W29")]


def test_a_weekday_beside_a_date_tells_its_year() -> None:
    assert values("On Saturday, Sept. 3, it burned.") == [("Saturday, Sept. 3", "2022-09-03")]


@pytest.mark.parametrize(("text", "value"), [("at 6pm", "T18:00"), ("at 7.45am", "T07:45"), ("at 10:30pm", "T22:30")])
def test_a_clock_time_without_a_space(text: str, value: str) -> None:
    assert [v for _, v in values(f"It rang {text}.")] == [f"2023-07-07{value}"]


def test_the_reason_is_plain() -> None:
    (time,) = find_times("They met on Friday.", document_id="d", anchor=FRIDAY)
    assert time.reason == "'Friday' by the document's date, 7 July 2023"


def test_only_the_part_asked_for_is_read() -> None:
    text = "2020. They met on Friday."
    assert [text[t.start : t.end] for t in find_times(text, document_id="d", anchor=FRIDAY, start=5)] == ["Friday"]


WORDS = st.sampled_from(
    [
        *LEXICON,
        ".",
        ",",
        "-",
        "31",
        "7",
        "2023",
        "6th",
        "10:30",
        "'99",
        "1990s",
        "Easter",
        "9999-12-31",
        "Obadiah",
        "’s",
    ]
)


@given(
    st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join)),
    st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max])),
)
def test_spans_are_inside_ordered_and_apart(text: str, anchor: dt.date | None) -> None:
    position = 0
    for time in find_times(text, document_id="d", anchor=anchor):
        assert position <= time.start < time.end <= len(text)
        assert not text[time.start].isspace()
        position = time.end


def test_both_ends_of_a_range() -> None:
    assert values("From Monday to Friday the road will be shut.") == [
        ("Monday", "2023-07-10"),
        ("Friday", "2023-07-14"),
    ]
    assert values("It lasted from March 3 to 5, 2022.") == [("March 3", "2022-03-03"), ("5, 2022", "2022-03-05")]
    assert values("The war of 1914-18 changed it.") == [("1914", "1914"), ("18", "1918")]


def test_a_time_with_its_zone_in_brackets_beside_it() -> None:
    found = values("It was 10:35 a.m. ET (1435 GMT) on Friday.")
    assert ("1435 GMT", "2023-07-07T14:35Z") in found


def test_what_is_no_date() -> None:
    assert values("The climber, 52 years old, slept.") == []
    assert values("Call 555-2010 for help.") == []


def test_what_is_told_of_a_year_so_far_is_past() -> None:
    assert values("Sales rose this year through May.") == [("this year", "2023"), ("May", "2023-05")]


def test_the_quarter_that_ended_on_a_day_is_the_calendars_where_no_other_is_told() -> None:
    assert values("Sales fell in the quarter ended March 31.")[0] == ("the quarter", "2023-Q1")
    told = values("In its fiscal first quarter sales fell. For the quarter ended June 30 they were low.")
    assert ("the quarter", "2023-Q1") in told


def test_the_same_month_last_year() -> None:
    found = values("Sales fell in May, compared with the same month last year.")
    assert found == [("May", "2023-05"), ("the same month last year", "2022-05")]


def test_a_newspaper_is_no_day() -> None:
    assert values("Quist told USA Today that the pier was safe.") == []


@pytest.mark.parametrize("text", ["They met on April 15, 16, and 30.", "On April 15, 16 and 30, they met."])
def test_the_days_of_a_list_share_its_month(text: str) -> None:
    assert [value for _, value in values(text)] == ["2023-04-15", "2023-04-16", "2023-04-30"]


def test_a_number_behind_a_day_is_no_day() -> None:
    assert len(values("They met on April 15, and 30 people came.")) == 1


def test_may_is_a_month_and_no_modal_before_another() -> None:
    assert [value for _, value in values("They met in May and August.", dt.date(2023, 1, 5))] == ["2022-05", "2022-08"]


def test_from_now_is_counted_from_the_documents_day() -> None:
    assert values("It shut in the 19th century. It opens two years from now.")[-1][1] == "2025"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The mill burned down on August 3.", "2022-08-03"),
        ("The mill burned down August 3.", "2022-08-03"),
        ("Two men were arrested on August 3.", "2022-08-03"),
        ("Solberg, who was elected on August 3, left.", "2022-08-03"),
        ("The mill burned down in August.", "2022-08"),
        # A day later it was told, in another zone.
        ("The mill burned down on July 8.", "2023-07-08"),
        # What was planned, and what a noun between may be of, may lie ahead.
        ("The hearing was moved to August 3.", "2023-08-03"),
        ("The march is being planned on August 3.", "2023-08-03"),
        ("The mill is to be opened on August 3.", "2023-08-03"),
        ("The mill will be opened on August 3.", "2023-08-03"),
        ("The town announced a fair on August 3.", "2023-08-03"),
    ],
)
def test_what_was_done_on_a_day_lies_behind(sentence: str, value: str) -> None:
    assert [v for _, v in values(sentence)] == [value]
