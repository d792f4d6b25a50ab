from __future__ import annotations

import datetime as dt
import time

from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.dates import find_times
from knowledge.language.sentences import sentences
from knowledge.retrieval.days import calendar_day, choose_days
from knowledge.retrieval.telling import choose
from knowledge.retrieval.timeline import TimelineRow, build_timeline


def rows(documents: list[tuple[str, str, str]]) -> list[TimelineRow]:
    found = []
    for name, date, text in documents:
        day = dt.date.fromisoformat(date)
        times = find_times(text, document_id=name, anchor=day)
        for position, cut in enumerate(sentences(text)[1]):
            inside = tuple((t.value, t.start, t.end) for t in times if cut.start <= t.start and t.end <= cut.end)
            found.append(TimelineRow(name, day, cut.start, cut.end, text[cut.start : cut.end], inside, position))
    return found


NEWS = rows(
    [
        ("a", "2021-03-03", "The Ardo ferry sank on Tuesday with nine people aboard. Rain fell in Belmar all week."),
        ("b", "2021-03-05", "Divers reached the Ardo ferry on Thursday. It had sunk on Tuesday off Belmar harbour."),
        ("c", "2021-03-09", "The Ardo ferry, which sank on 2 March, was old. Its owner closed the line on Monday."),
        ("d", "2021-03-09", "The Ardo ferry, which sank on 2 March, was old. Schools in Dorn reopened."),
    ]
)


def test_days_told_of_again_come_before_days_told_once() -> None:
    (entry,) = build_timeline(NEWS, topic="ferry", days=1)
    assert entry.date == "2021-03-02"


def test_entries_are_verbatim_in_order_and_say_why() -> None:
    entries = build_timeline(NEWS, days=3)
    texts = {(row.document_id, row.start): row.text for row in NEWS}
    assert [e.date for e in entries] == sorted(e.date for e in entries)
    assert all(texts[e.document_id, e.start] == e.text for e in entries)
    assert entries[0].reason is not None
    assert entries[0].reason.startswith("from '")


def test_the_same_sentence_in_two_papers_is_given_once() -> None:
    entries = build_timeline(NEWS, per_day=9)
    assert len({e.text for e in entries}) == len(entries)


def test_a_period_is_kept_both_days_included() -> None:
    entries = build_timeline(NEWS, start=dt.date(2021, 3, 2), end=dt.date(2021, 3, 2))
    assert {e.date for e in entries} == {"2021-03-02"}


def test_other_topics_are_left_out() -> None:
    assert all("ferry" in e.text.casefold() for e in build_timeline(NEWS, topic="the ferries"))
    assert build_timeline(NEWS, topic="budget deficit") == []


def test_an_undated_sentence_counts_for_its_documents_date() -> None:
    (entry,) = build_timeline(rows([("a", "2021-03-03", "Dorn elected a mayor.")]))
    assert (entry.date, entry.reason) == ("2021-03-03", "published that day; the sentence names no other")


def test_a_question_is_no_entry() -> None:
    asked = rows([("q", "2021-03-03", "Do you know who owned the Ardo ferry? The ferry belonged to a bank in Belmar.")])
    assert [e.text for e in build_timeline(asked, topic="ferry")] == ["The ferry belonged to a bank in Belmar."]


def test_coarse_dates_are_no_day_unless_they_are_wanted() -> None:
    assert [calendar_day(v) for v in ("2023", "2023-07", "2023-W27", "XXXX-XX-XX", "P3D")] == [None] * 5
    assert calendar_day("2023-07-07TMO") == "2023-07-07"
    assert [calendar_day(v, coarse=True) for v in ("2023", "2023-07", "2023-W27")] == ["2023", "2023-07", None]
    old = rows([("a", "2021-03-03", "The Dorn line opened in 1931. It closed in May 2009.")])
    assert [e.date for e in build_timeline(old, coarse=True)] == ["1931", "2009-05"]
    assert build_timeline(old) == []


def test_a_number_in_the_topic_is_matched_whole() -> None:
    phones = rows([("a", "2021-03-03", "The Lumo 4 went on sale."), ("b", "2021-03-04", "Some 4,000 bought a Lumo.")])
    assert [e.document_id for e in build_timeline(phones, topic="the Lumo 4")] == ["a"]


def test_length_follows_from_the_scores_where_none_is_asked() -> None:
    scores = {"2021-01-01": 10.0, "2021-01-02": 4.0, "2021-01-03": 0.1}
    assert choose_days(scores, None) == ["2021-01-01", "2021-01-02"]


def test_sentences_chosen_do_not_repeat_each_other() -> None:
    texts = ["the ferry sank off the harbour", "off the harbour the ferry sank", "nine people were aboard the ferry"]
    assert len(choose(texts, [1.0, 1.0, 1.0], 3)) == 2


@given(
    st.lists(st.tuples(st.text(max_size=40), st.sampled_from(["2021-01-01", "2021", "XXXX", ""])), max_size=12),
    st.one_of(st.none(), st.integers(min_value=0, max_value=5)),
)
def test_never_more_than_asked_for(texts: list[tuple[str, str]], days: int | None) -> None:
    given_rows = [
        TimelineRow(str(n), dt.date(2021, 1, 2), 0, len(text), text, ((value, 0, len(text)),), n)
        for n, (text, value) in enumerate(texts)
    ]
    entries = build_timeline(given_rows, days=days, per_day=2)
    found = [e.date for e in entries]
    assert days is None or len(set(found)) <= days
    assert all(found.count(day) <= 2 for day in found)


def test_a_thousand_documents_take_less_than_half_a_second() -> None:
    many = [row._replace(document_id=f"{row.document_id}{n}") for n in range(250) for row in NEWS * 4]
    began = time.process_time()
    build_timeline(many, topic="ferry Belmar", days=10)
    assert time.process_time() - began < 0.5
