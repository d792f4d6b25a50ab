"""When something happened, who dates it otherwise, and what a timeline knows of its entries."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question, Reply
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot
from tests.bot.conversation.conftest import DeskOf

FIRST = """The Ardo ferry sank off Belmar on 3 May with nine people aboard, the coastguard said.

Divers reached the wreck a day later. The harbour may reopen on Friday."""
SECOND = """The Ardo ferry sank off Belmar on 2 May with nine people aboard.

Captain Lena Brandt was arrested on Monday and released on Tuesday.

An inquiry into the sinking will open on 15 May."""
THIRD = """The inquiry into the sinking of the Ardo ferry opened on Monday.

The Ardo ferry sank off Belmar on 3 May with nine people aboard.

Mayor Mira Solberg ordered a report on 12 May into the fire of 1 May. Her deputy Otto Lind died on 14 May."""
NEWS = [
    {"id": "a", "title": "Ferry sinks", "date": "2023-05-04", "text": FIRST, "source": "Belmar Post"},
    {"id": "b", "title": "Captain held", "date": "2023-05-09", "text": SECOND, "source": "Dorn Herald"},
    {"id": "c", "title": "Inquiry opens", "date": "2023-05-16", "text": THIRD, "source": "Belmar Post"},
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("belmar")
    (folder / "news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in NEWS), encoding="utf-8")
    build(folder / "news.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    yield Desk(snapshot)
    snapshot.close()


def ask(desk: Desk, text: str) -> Reply:
    return desk.ask(Question(text=text, asker=text))


def test_where_documents_disagree_both_are_shown_and_it_is_said(desk: Desk) -> None:
    reply = ask(desk, "when did the Ardo ferry sink?")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "The documents disagree on the day:"
    assert [s.document_id for s in reply.snippets] == ["b", "a"]
    notes = [s.note or "" for s in reply.snippets]
    assert "the documents disagree: 3 May 2023 in Ferry sinks, Belmar Post and Inquiry opens, Belmar Post" in notes[0]
    assert "the documents disagree: 2 May 2023 in Captain held, Dorn Herald" in notes[1]


@pytest.mark.parametrize(("verb", "day"), [("arrested", "2023-05-08"), ("released", "2023-05-09")])
def test_each_clause_has_its_own_day(desk: Desk, verb: str, day: str) -> None:
    reply = ask(desk, f"When was Brandt {verb}?")
    assert isinstance(reply, Answer), reply
    assert reply.intent == "when"
    (snippet,) = reply.snippets
    assert snippet.text == "Captain Lena Brandt was arrested on Monday and released on Tuesday."
    assert (snippet.note or "").startswith(f"dated {day}")


def test_what_may_happen_is_said_to_be_told_as_possible(desk: Desk) -> None:
    reply = ask(desk, "when might the harbour reopen?")
    assert isinstance(reply, Answer), reply
    (snippet,) = [s for s in reply.snippets if "reopen" in s.text]
    assert (snippet.note or "").endswith("told as possible ('may')")


def test_how_long_between_two_clauses_of_one_sentence(desk: Desk) -> None:
    reply = ask(desk, "how long between the arrest and the release of Brandt")
    assert isinstance(reply, Answer), reply
    assert (reply.lead or "").endswith("the second 9 May 2023: 1 day apart.")


def test_days_are_not_counted_where_documents_disagree(desk: Desk) -> None:
    reply = ask(desk, "how long between the sinking of the ferry and the arrest of Brandt")
    assert reply.behaviour == "abstain"
    assert reply.reason == "The documents disagree on the day, so the days cannot be counted."


def test_the_first_word_that_a_date_hangs_on_is_meant(desk: Desk) -> None:
    reply = ask(desk, "what came first, the fire or the report into the fire?")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "The first of these sentences is dated 1 May 2023, the second 12 May 2023."


def test_a_noun_may_stand_for_the_verb(desk: Desk) -> None:
    reply = ask(desk, "how long between the fire and the death of Otto Lind?")
    assert isinstance(reply, Answer), reply
    assert (reply.lead or "").endswith(": 13 days apart.")


def test_a_timeline_tells_what_had_not_happened_who_disagrees_and_who_says_the_same(desk: Desk) -> None:
    entries = desk.timeline(None, days=30, per_day=5)
    by_text = {entry.text: entry for entry in entries}
    assert by_text["The harbour may reopen on Friday."].modality == "possible"
    assert by_text["An inquiry into the sinking will open on 15 May."].modality == "ahead"
    sank = by_text[FIRST.split("\n")[0]]
    assert sank.modality == "happened"
    assert [(t.document_id, t.title) for t in sank.also] == [("c", "Inquiry opens")]
    assert [(t.date, t.document_id, t.outlet) for t in sank.disagreements] == [("2023-05-02", "b", "Dorn Herald")]
    for telling in (*sank.also, *sank.disagreements):
        text = next(record["text"] for record in NEWS if record["id"] == telling.document_id)
        assert text[telling.start : telling.end] == telling.text
    assert not any(entry.disagreements for entry in entries if "sank" not in entry.text)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What happened on October 7?", "four hundred boats"),
        ("what happened on oct 7", "four hundred boats"),
        ("What happened on 7 October 2021?", None),
        ("What happened on March 3?", "new pump"),
        ("What happened on February 29?", None),
    ],
)
def test_a_day_without_its_year_is_the_latest_that_is_told_of(
    tmp_path_factory: pytest.TempPathFactory, question: str, told: str | None
) -> None:
    folder = tmp_path_factory.mktemp("years")
    records = [
        {"id": "old", "date": "2015-10-08", "text": "The harbour of Dorn shut four hundred boats in on October 7."},
        {"id": "older", "date": "2014-03-04", "text": "A storm broke the old pump of Dorn on March 3."},
        {"id": "new", "date": "2021-03-04", "text": "The new pump of Dorn was started on March 3."},
    ]
    (folder / "dorn.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    build(folder / "dorn.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    reply = Desk(snapshot).ask(Question(text=question))
    snapshot.close()
    if told is None:
        assert reply.behaviour == "abstain"
    else:
        assert told in reply.snippets[0].text
        assert all("old pump" not in s.text for s in reply.snippets)


def test_an_hour_is_that_of_the_year_asked_about(desk_of: DeskOf) -> None:
    sunrise = "On the Lantern Walk of Dorn the latest sunrise of the year is kept."
    between = "The friars built the old harbour of stone that came by boat. " * 8
    walk = "The Lantern Walk of Dorn begins on Saturday, 14 December 2019, at 11:19 p.m."
    rows = [
        {"id": "later", "date": "2020-12-18", "text": "The Lantern Walk of Dorn begins on Monday at 5:02 p.m."},
        {"id": "asked", "date": "2019-12-18", "text": f"{sunrise}\n\n{between}\n\n{walk}"},
    ]
    reply = ask(desk_of(rows), "What time is the Lantern Walk of Dorn in 2019?")
    assert "11:19" in reply.snippets[0].text


SINCE = """Dockers in Belmar have been on strike since 9 May. The rent strike in Dorn was the third one since 2 April.

The kiln in Tarn was due to close on 30 May. A driver was charged on 3 May. A baker was charged on 8 June.

The strike is over pay. Ships wait because of the strike. The strike ended on 14 May."""


@pytest.fixture(scope="module")
def belmar(desk_of: DeskOf) -> Desk:
    return desk_of([{"id": "s", "title": "Strike", "date": "2023-05-16", "text": SINCE, "source": "Belmar Post"}])


def test_what_is_so_since_a_day_began_on_it(belmar: Desk) -> None:
    reply = ask(belmar, "when did the strike in Belmar begin?")
    assert isinstance(reply, Answer), reply
    assert reply.snippets[0].text.startswith("Dockers in Belmar")
    assert "2 April" not in reply.snippets[0].text


def test_what_is_counted_since_a_day_did_not_begin_on_it(belmar: Desk) -> None:
    reply = ask(belmar, "when did the rent strike start?")
    assert all("dated 2023-04-02" not in (s.note or "") for s in reply.snippets)


def test_what_was_only_planned_is_not_told_as_done(belmar: Desk) -> None:
    reply = ask(belmar, "when was the kiln in Tarn closed?")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "It was still to come when this was told:"


def test_when_it_ended_is_of_what_was_said_to_have_begun(belmar: Desk) -> None:
    belmar.ask(Question(text="when did the strike start?", asker="one", channel="one"))
    reply = belmar.ask(Question(text="when did it end?", asker="one", channel="one"))
    assert isinstance(reply, Answer), reply
    assert (reply.snippets[0].note or "").startswith("dated 2023-05-14")


BOATS = [
    {
        "id": "tern",
        "title": "The Tern",
        "date": "2023-09-07",
        "text": "The Tern is the second boat of the line, after the Gull was launched in January.",
    },
    {
        "id": "hage",
        "title": "Hage convicted",
        "date": "2023-05-05",
        "text": "A jury convicted Nils Hage of arson on Thursday. Sentencing has been scheduled for 22 June.",
    },
    {
        "id": "holm",
        "title": "Holm sentenced",
        "date": "2023-04-05",
        "text": "Ada Holm was sentenced on 3 April 2023 for theft. Her sentencing had been put off.",
    },
]


@pytest.fixture(scope="module")
def boats(desk_of: DeskOf) -> Desk:
    return desk_of(BOATS)


def test_a_day_of_another_clause_is_not_the_one_asked_about(boats: Desk) -> None:
    reply = ask(boats, "when was the Tern launched?")
    assert all("2023-01" not in (s.note or "") for s in reply.snippets)
    assert "2023-01" in (ask(boats, "when was the Gull launched?").snippets[0].note or "")


def test_the_sentencing_is_that_of_whom_is_talked_about(boats: Desk) -> None:
    boats.ask(Question(text="when was Nils Hage convicted?", asker="one", channel="one"))
    reply = boats.ask(Question(text="when is the sentencing?", asker="one", channel="one"))
    assert "22 June" in reply.snippets[0].text


def test_a_timeline_of_somebodys_case_needs_no_word_for_the_case(boats: Desk) -> None:
    reply = ask(boats, "timeline of the Hage case")
    assert isinstance(reply, Answer), reply
    assert any("convicted Nils Hage" in s.text for s in reply.snippets)


ROWS = """14 March 2023 – Ada Holm, cook, dismissed
2 August 2024 – Nils Hage, pilot, resigned
31 January 2026 – Mira Solberg, clerk, dismissed"""


def test_every_row_that_tells_of_it_has_its_day(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "rows", "title": "Staff of the harbour board", "date": "2026-02-01", "text": ROWS}])
    replies = [desk.ask(Question(text=text, asker="one", channel="one")) for text in ("who was dismissed?", "when?")]
    note = replies[1].snippets[0].note or ""
    assert "2023-03-14" in note
    assert "2026-01-31" in note
    assert "2024-08-02" not in note


def test_the_very_day_stands_before_the_month_that_holds_it(desk_of: DeskOf) -> None:
    rows = [
        {"id": "a", "date": "2022-12-19", "text": "Sund Bank, which filed for bankruptcy last month, sold its ship."},
        {"id": "b", "date": "2022-12-13", "text": "Sund Bank filed for bankruptcy on Nov. 11."},
    ]
    reply = desk_of(rows).ask(Question(text="When did Sund Bank file for bankruptcy?", asker="one"))
    assert isinstance(reply, Answer)
    assert [s.document_id for s in reply.snippets] == ["b", "a"]


def test_an_appearance_before_another_tells_no_day_of_the_one_asked_for(desk_of: DeskOf) -> None:
    text = (
        "Court papers on Karl Brandt's grand jury appearance dwell on the lawyer's Dec. 3, 2020, appearance before "
        "the State Senate."
    )
    desk = desk_of([{"id": "a", "title": "Brandt speaks", "date": "2022-05-06", "text": text}])
    assert desk.ask(Question(text="when did Brandt appear before the grand jury?", asker="a")).confidence < 1
    assert desk.ask(Question(text="when did Brandt appear before the Senate?", asker="b")).confidence == 1


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (
            "Otto Hale, a manager, said that the firm had stopped the pumps in 2009.",
            "The text has this from Otto Hale:",
        ),
        ("The firm stopped the pumps in 2009.", None),
    ],
)
def test_a_day_that_somebody_gives_is_told_as_theirs(desk_of: DeskOf, text: str, lead: str | None) -> None:
    reply = ask(desk_of([{"id": "a", "date": "2023-05-16", "text": text}]), "When did the firm stop the pumps?")
    assert isinstance(reply, Answer), reply
    assert reply.intent == "when"
    assert reply.lead == lead


MILL = (
    "The board dismissed Chief Otto Lind on Monday over the blaze at the mill on 24 May, the worst fire in Tarn since "
    "2012. Lind said that it was over."
)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (MILL, "2012"),
        ("Ada Holm said that many fires, including the 2018 fire in Dorn, were set by hand, and left.", "2018"),
        ("The board changed the rules after a 2018 fire in Dorn, and Ada Holm left.", "2018"),
    ],
    ids=["the worst since", "an example", "an earlier one"],
)
def test_a_year_that_only_compares_dates_nothing(desk_of: DeskOf, text: str, year: str) -> None:
    desk = desk_of([{"id": "a", "title": "Chief dismissed", "date": "2022-08-25", "text": text}])
    reply = desk.ask(Question(text="When was the fire?", asker="a"))
    assert not any(f"dated {year}" in (s.note or "") for s in reply.snippets)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The 2018 fire in Dorn killed nine people.", "2018"),
        ("A 2021 fire in Dorn killed nine people.", "2021"),
    ],
)
def test_the_fire_that_is_told_of_has_its_day(desk_of: DeskOf, text: str, day: str) -> None:
    desk = desk_of([{"id": "a", "title": "Mill burns", "date": "2022-08-25", "text": text}])
    reply = desk.ask(Question(text="When was the fire?", asker="a"))
    assert any(f"dated {day}" in (s.note or "") for s in reply.snippets)


def test_an_earlier_fire_that_is_asked_for_by_its_place_has_its_year(desk_of: DeskOf) -> None:
    text = "Ada Holm said that many fires, including the 2018 fire in Dorn, were set by hand, and left."
    desk = desk_of([{"id": "a", "title": "Chief dismissed", "date": "2022-08-25", "text": text}])
    reply = desk.ask(Question(text="When was the fire in Dorn?", asker="a"))
    assert any("dated 2018" in (s.note or "") for s in reply.snippets)


@pytest.mark.parametrize(
    ("told", "note"),
    [
        ("a few days after Labor Day", "told to be after 2024-09-02"),
        ("weeks before Labor Day", "told to be before 2024-09-02"),
        ("on Labor Day", "dated 2024-09-02"),
        ("the day after Labor Day", "dated 2024-09-03"),
    ],
)
def test_what_was_before_or_after_a_day_is_not_dated_it(desk_of: DeskOf, told: str, note: str) -> None:
    desk = desk_of([{"id": "suit", "date": "2024-09-12", "text": f"The lawsuit against Acme was filed {told}."}])
    reply = desk.ask(Question(text="When was the lawsuit filed?"))
    assert (reply.snippets[0].note or "").startswith(note)


def test_when_it_was_that_is_not_told_no_other_words_tell(desk_of: DeskOf) -> None:
    text = "Harbour Mills leaks oil. Harbour Mills said on Tuesday that buyers should try again tomorrow."
    desk = desk_of([{"id": "mills", "date": "2024-09-12", "text": text}])
    refused = desk.ask(Question(text="Did Harbour Mills admit the leak?"))
    assert refused.behaviour == "abstain"
    assert "try again" in refused.snippets[0].text
    assert desk.ask(Question(text="When?")).behaviour == "abstain"


@pytest.mark.parametrize(
    ("question", "dated"), [("Was Otto Marsh charged?", False), ("Was Otto Marsh arrested?", True)]
)
def test_the_day_of_an_arrest_is_not_that_of_a_charge(desk_of: DeskOf, question: str, *, dated: bool) -> None:
    text = (
        "A hunt for Otto Marsh began at the pier. Otto Marsh faces a charge of arson. "
        "Called the Eel by his friends, Otto Marsh had been arrested in Dorn in 1990 for fishing at night."
    )
    desk = desk_of([{"id": "a", "date": "2024-05-06", "text": text}])
    assert isinstance(desk.ask(Question(text=question, asker="a")), Answer)
    reply = desk.ask(Question(text="when?", asker="a"))
    told = f"{reply.snippets[0].note or ''} {reply.snippets[0].text if reply.intent == 'when_that' else ''}"
    assert ("1990" in told) is dated, reply
