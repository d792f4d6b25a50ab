"""What somebody asks who has just come to a story: of everybody, of everything, of those called by what they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Clarification, Question, Reply
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot
from tests.bot.conversation.conftest import DeskOf

TEXT = """The Harbour Oversight Office, the watchdog of Arden's police department, confirmed Friday it had opened a
formal investigation into an allegation that 10th District officers sold seized boats.

A day earlier, the Arden Police Department acknowledged an internal investigation into the allegation.

In addition to watching the police, the organization also conducts investigations into boat collisions.

Mayor Lena Quist's administration set aside millions of dollars for the harbour earlier this year.

Quist's office released the following statement:

"The town takes these allegations very seriously," the statement read.

Ald. Otto Falk, who represents the 3rd Ward, on Thursday released a statement, saying the allegations should be "looked
into at once."

Friday, Rep. Ada Rehn released a statement, saying "this alleged behaviour is unacceptable, whoever is behind it."

The Fraternal Order of Pilots did not immediately return the Herald's request for comment."""

Ask = Callable[..., Reply]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("newcomer")
    text = "\n\n".join(" ".join(p.split()) for p in TEXT.split("\n\n"))
    (folder / "boats.jsonl").write_text(json.dumps({"id": "boats", "date": "2024-03-01", "text": text}), "utf-8")
    build(folder / "boats.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    desk = Desk(snapshot)

    def asked(*questions: str) -> Reply:
        replies = [desk.ask(Question(text=q, asker=questions[0], channel=questions[0])) for q in questions]
        return replies[-1]

    yield asked
    snapshot.close()


def _shown(reply: Reply) -> str:
    return "\n".join(s.text for s in reply.snippets)


def _led(reply: Reply) -> str:
    return reply.lead or "" if isinstance(reply, Answer) else reply.reason


@pytest.mark.parametrize(
    "question",
    [
        "what happened",
        "what's going on",
        "tldr",
        "any updates?",
        "what is this about",
        "what's the latest on the boats",
    ],
)
def test_what_it_is_all_about_is_told_by_how_the_documents_begin(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert reply.intent == "overview"
    assert _shown(reply).startswith("The Harbour Oversight Office")


def test_the_newest_of_several_documents_come_first(desk_of: DeskOf) -> None:
    documents = [
        {"id": day, "date": day, "text": f"The ferry of Sund {what}. Nobody was hurt, the board said."}
        for day, what in (("2024-03-01", "burned"), ("2024-03-05", "was raised"), ("2024-03-03", "sank"))
    ]
    reply = desk_of(documents).ask(Question(text="what's the latest?"))
    assert isinstance(reply, Answer)
    assert reply.lead == "The newest of 3 documents begin:"
    assert [s.document_id for s in reply.snippets] == ["2024-03-05", "2024-03-03", "2024-03-01"]


@pytest.mark.parametrize("question", ["did the mayor comment?", "did Lena Quist comment", "what did the mayor say"])
def test_an_office_is_not_said_to_be_the_mayor(ask: Ask, question: str) -> None:
    assert _led(ask(question)) == "No words of Lena Quist’s own are reported. Lena Quist's office said:"


@pytest.mark.parametrize(
    "question", ["did the union comment?", "did the pilots union respond", "did the pilots' union comment"]
)
def test_a_union_is_known_by_its_name(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert _led(reply) == "Fraternal Order of Pilots did not respond:"


def test_the_police_are_the_department_of_that_name(ask: Ask) -> None:
    assert _led(ask("what did the cops say?")) == "Arden Police Department said:"
    assert "Arden Police Department" in _led(ask("is Arden police investigating itself?"))


@pytest.mark.parametrize("question", ["who has commented so far?", "did anyone comment?", "who else has responded"])
def test_everybody_who_spoke_is_named(ask: Ask, question: str) -> None:
    led = _led(ask(question))
    assert led.startswith("Reported to have spoken: ")
    assert {"Otto Falk", "Ada Rehn", "Lena Quist's office"} <= set(led[25:-1].split(", "))
    assert "Pilots" not in led


def test_who_spoke_on_a_day_is_told_by_the_days_of_words(ask: Ask) -> None:
    led = _led(ask("who spoke on Thursday?"))
    assert "Otto Falk" in led
    assert "Rehn" not in led
    assert isinstance(ask("Who spoke on 12 February 2024?"), Abstention)


@pytest.mark.parametrize("question", ["who hasn't commented?", "who hasnt responded", "who declined to comment"])
def test_who_kept_silent_is_told(ask: Ask, question: str) -> None:
    assert "Fraternal Order of Pilots" in _shown(ask(question))


def test_did_somebody_decline_is_asked_of_them(ask: Ask) -> None:
    assert "Fraternal Order of Pilots" in _shown(ask("did the Fraternal Order of Pilots decline to comment?"))


def test_what_follows_a_question_for_words_may_be_an_office_or_the_union(ask: Ask) -> None:
    assert "The town takes these allegations" in _shown(ask("what did Otto Falk say", "and the mayor's office?"))
    assert "Fraternal Order of Pilots" in _shown(ask("what did Rehn say", "and the union?"))


def test_since_when_goes_on_from_who(ask: Ask) -> None:
    reply = ask("Who is investigating?", "since when?")
    assert reply.intent == "when_that"
    assert "Friday" in _shown(reply)


@pytest.mark.parametrize(
    "question", ["which agencies are investigating", "who is investigating the 10th district officers"]
)
def test_who_investigates_is_told_by_name(ask: Ask, question: str) -> None:
    led = _led(ask(question))
    assert "Harbour Oversight Office" in led
    assert "Arden Police Department" in led


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who investigates boat collisions?", "boat collisions"),
        ("who acknowledged an internal investigation?", "Arden Police Department acknowledged"),
    ],
)
def test_what_is_no_question_of_the_investigators_is_left_to_the_text(ask: Ask, question: str, told: str) -> None:
    reply = ask(question)
    assert reply.intent == "who"
    assert told in _shown(reply)


def test_keywords_that_name_an_investigator_ask_for_theirs(ask: Ask) -> None:
    led = _led(ask("Harbour Oversight Office investigation"))
    assert "Harbour Oversight Office" in led
    assert "Arden" not in led


def test_another_district_is_not_accused(ask: Ask) -> None:
    assert ask("Are officers of the 10th District accused?").intent == "accusation"
    other = ask("Are officers of the 11th District accused?")
    assert isinstance(other, Abstention)
    assert "11th" in other.reason


@pytest.mark.parametrize("question", ["were the officers fired?", "was anybody suspended"])
def test_a_usual_word_is_no_misspelt_one_of_a_phrasing(ask: Ask, question: str) -> None:
    assert ask(question).intent != "accusation"


def test_a_title_that_is_anothers_is_put_right(ask: Ask) -> None:
    assert _led(ask("What did Ald. Rehn say?")) == "The documents call Ada Rehn “Rep.”. Ada Rehn said:"
    assert _led(ask("What did Ald. Falk say?")) == "Otto Falk said:"


def test_which_congressman_is_told_by_whoever_is_one(ask: Ask) -> None:
    reply = ask("which congresswoman released a statement")
    assert "Rep. Ada Rehn" in reply.snippets[0].text


@pytest.mark.parametrize(
    ("question", "told"), [("is Falk an alderman?", "Ald. Otto Falk"), ("Is Ada Rehn a mayor?", "Rep. Ada Rehn")]
)
def test_whether_somebody_has_a_role_is_told_by_what_they_are(ask: Ask, question: str, told: str) -> None:
    reply = ask(question)
    assert reply.intent == "who_is"
    assert told in _shown(reply)


@pytest.mark.parametrize("question", ["show me everything Falk said", "everything Falk said about the allegations"])
def test_everything_somebody_said_is_a_question_for_words(ask: Ask, question: str) -> None:
    assert _led(ask(question)) == "Otto Falk said:"


@pytest.mark.parametrize("question", ["when did it happen", "who leaked it?"])
def test_what_a_pronoun_means_is_asked_where_nothing_was_said_before(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert "“it”" in reply.reason


def test_whom_the_herald_asked_for_comment_is_no_name(ask: Ask) -> None:
    assert "I find nobody called" not in _led(ask("did the Herald ask the union for comment?"))


def test_whom_he_means_is_asked_in_a_collection(desk_of: DeskOf) -> None:
    documents = [
        {"id": name, "date": "2024-03-01", "text": f"{name} Falk was held in {town} on Monday. He said no."}
        for name, town in (("Otto", "Dorn"), ("Ivo", "Larn"))
    ]
    desk = desk_of(documents)
    reply = desk.ask(Question(text="where was he held?"))
    assert isinstance(reply, Abstention)
    assert "“he”" in reply.reason
    alone = desk.ask(Question(text="where was he held?", document_id="Ivo", asker="other"))
    assert "Larn" in _shown(alone)
    named = desk.ask(Question(text="Where was Otto Falk when he was held?", asker="third"))
    assert "“he”" not in _led(named)


def test_namesakes_are_told_apart_though_something_is_called_so_too(desk_of: DeskOf) -> None:
    documents = [
        {"id": "a", "date": "2024-03-01", "text": "Otto Falk, a baker, said that bread is dear. Falk left at noon."},
        {"id": "b", "date": "2024-03-01", "text": "Ivo Falk, a pilot, said that the boats are late. Ivo Falk left."},
        {"id": "c", "date": "2024-03-01", "text": "The firm Falk Inc. makes rope. Falk Inc. was sold for a million."},
    ]
    reply = desk_of(documents).ask(Question(text="what did Falk say?"))
    assert isinstance(reply, Clarification)
    assert {c.label for c in reply.choices} == {"Otto Falk", "Ivo Falk"}
    told = [*documents, {"id": "d", "date": "2024-03-02", "text": "Falk Inc. said that its ropes are safe."}]
    assert _led(desk_of(told).ask(Question(text="what did Falk say?"))).startswith("Falk Inc")


def test_who_has_commented_in_a_collection_is_told_by_the_newest_documents(desk_of: DeskOf) -> None:
    documents = [
        {"id": f"d{n}", "date": f"2024-03-{n:02d}", "text": f'"It is cold," said {name} Falk, a baker, on Monday.'}
        for n, name in enumerate(("Otto", "Ivo", "Ada"), 1)
    ]
    led = _led(desk_of(documents).ask(Question(text="who has commented so far?")))
    assert {"Otto Falk", "Ivo Falk", "Ada Falk"} <= set(led[25:-1].split(", "))


def test_a_body_asked_for_by_its_initials_is_told_by_its_name(ask: Ask) -> None:
    reply = ask("what does APD stand for?")
    assert _led(reply) == "What the documents say of Arden Police Department:"
    assert "Arden Police Department" in _shown(reply)


def test_a_short_name_is_looked_for_as_the_documents_call_its_bearer(desk_of: DeskOf) -> None:
    text = (
        "Otto Vang-Falk, known as OVF, sold boats for years.\n\n"
        + "Vang-Falk was seen in Dorn. " * 3
        + "\n\nVang-Falk was arrested in Larn on Monday. Vang-Falk left the court at noon."
    )
    desk = desk_of([{"id": "boats", "date": "2024-03-01", "text": text}])
    assert desk.turn(Question(text="where was OVF arrested?")).understood.text == "where was Vang-Falk arrested?"
    assert desk.turn(Question(text="who is Vang-Falk?")).understood.text == "who is Vang-Falk?"
    assert "Larn" in _shown(desk.ask(Question(text="where was OVF arrested?")))


STORIES = [
    {
        "id": "pier",
        "title": "Pier closed",
        "text": """The harbour board closed the pier on Monday. Mayor Otto Falk and Senator Ada Rehn of Boston came.

"We are ready," said Falk, a spokesman for nobody else. Falk said that the boats are late.

Falk has said that Denmark pays too little. His wife told a crowd that she would stay at home.

Falk did not respond to the call for his resignation. Board officials dismissed the criticism of the pier.

Ivo Sand said that Falk is a fool. Sand also said that the pier was old.""",
    },
    {
        "id": "lamp",
        "title": "Lamps",
        "text": "Lamps were lit in Larn. Nobody came to see them. "
        + "It was dark and cold. " * 20
        + "So was the pier.",
    },
]


@pytest.fixture(scope="module")
def tell(desk_of: DeskOf) -> Ask:
    desk = desk_of(STORIES)

    def asked(*questions: str) -> Reply:
        replies = [desk.ask(Question(text=q, asker=questions[0], channel=questions[0])) for q in questions]
        return replies[-1]

    return asked


def test_no_document_without_a_day_is_called_the_newest(tell: Ask) -> None:
    assert _led(tell("what's the latest?")) == "2 documents begin:"
    assert [s.document_id for s in tell("latest on the pier").snippets] == ["pier"]


def test_that_somebody_did_not_respond_to_the_very_thing_goes_first(tell: Ask) -> None:
    assert _led(tell("did Falk respond to the call for his resignation?")) == "Otto Falk did not respond:"


def test_whoever_has_no_name_may_have_commented(tell: Ask) -> None:
    assert _led(tell("did board officials comment?")) == "In the documents’ words, “Board officials” said:"


@pytest.mark.parametrize("question", ["what did Falk's wife say?", "what did otto falk's wife say"])
def test_the_words_of_somebodys_kin_are_found_by_whose_they_are(tell: Ask, question: str) -> None:
    reply = tell(question)
    assert _led(reply) == "In the documents’ words, “His wife” said:"
    assert "stay at home" in _shown(reply)


@pytest.mark.parametrize("question", ["who is the senator from Boston?", "who is the senator of boston"])
def test_where_an_office_is_may_stand_behind_the_name(tell: Ask, question: str) -> None:
    assert _led(tell(question)) == "Ada Rehn:"
    assert "Ada Rehn" not in _led(tell("who is the senator from Denmark?"))


def test_what_somebody_is_not_said_to_be_is_no_role_of_theirs(tell: Ask) -> None:
    assert tell("is Ivo Sand a pilot?").intent != "who_is"
    assert tell("is Otto Falk the mayor?").intent == "who_is"


def test_a_place_that_says_nothing_is_what_was_spoken_of(tell: Ask) -> None:
    reply = tell("what did Falk say about the boats?", "and Denmark?")
    assert _led(reply) == "Otto Falk said:"
    assert "Denmark pays too little" in reply.snippets[0].text


def test_about_somebody_goes_on_from_who_spoke(tell: Ask) -> None:
    reply = tell("what did Ivo Sand say?", "about Falk?")
    assert _led(reply) == "Ivo Sand said:"
    assert "fool" in reply.snippets[0].text


def test_two_names_alone_ask_what_they_have_to_do_with_each_other(tell: Ask) -> None:
    assert tell("falk denmark").intent != "who_is"
    assert tell("otto falk").intent == "who_is"


def test_what_a_headline_says_that_somebody_investigates_is_not_denied(desk_of: DeskOf) -> None:
    text = (
        "The Larn Herald investigates the mayor’s failure to close the pier.\n\nLarn Airlines flew to Dorn on Monday."
    )
    desk = desk_of([{"id": "herald", "date": "2024-03-01", "text": text}])
    reply = desk.ask(Question(text="what is the Larn Herald investigating?"))
    assert not _led(reply).startswith("I find no investigation")


def test_what_is_near_in_meaning_to_a_name_is_not_investigated_for_it(desk_of: DeskOf) -> None:
    documents = [
        {
            "id": "a",
            "date": "2024-03-01",
            "text": "The Unified School District is investigating the lead in its water.",
        },
        {
            "id": "b",
            "date": "2024-03-02",
            "text": "United Airlines flew to Dorn. United said that it was late.",
        },
    ]
    reply = desk_of(documents).ask(Question(text="who is investigating United?"))
    assert reply.intent != "investigation"


def test_a_whole_question_that_ends_on_a_probe_does_not_ask_who_leads_it(desk_of: DeskOf) -> None:
    text = (
        "The Arden Harbour Board is investigating the sale of boats.\n\nA clerk kept the keys in a drawer, "
        "the chairman of the board found during the boat sale investigation."
    )
    desk = desk_of([{"id": "boats", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="How did the chairman find out where the keys were in the boat sale investigation?"))
    assert not (reply.intent == "investigation" and isinstance(reply, Answer)), reply
    told = desk.ask(Question(text="boat sale investigation"))
    assert isinstance(told, Answer)
    assert told.intent == "investigation"


def test_the_newest_of_many_documents_on_a_matter_is_the_newest_of_all(desk_of: DeskOf) -> None:
    documents = [
        {"id": f"d{n}", "date": f"2024-03-{n:02}", "text": f"The ferry Sund {'sank' if n < 28 else 'was sold'} again."}
        for n in range(1, 29)
    ]
    documents.append({"id": "pier", "date": "2024-03-30", "text": "The pier of Dorn was painted."})
    reply = desk_of(documents).ask(Question(text="what's the latest on the ferry?"))
    assert isinstance(reply, Answer)
    assert reply.snippets[0].document_id == "d28"
    assert reply.lead == "The newest of 28 documents on that begin:"


def test_who_is_it_is_nobody_whom_the_question_before_named(desk_of: DeskOf) -> None:
    text = "Mayor Alan Reed, a baker, said he expected to announce his choice of a deputy by Friday. Mr. Reed smiled."
    desk = desk_of([{"id": "reed", "date": "2024-03-14", "text": text}])
    desk.ask(Question(text="when will alan reed announce his deputy?"))
    assert desk.ask(Question(text="who is it?")).behaviour == "clarify"
    desk = desk_of([{"id": "hale", "date": "2024-03-14", "text": "Nora Hale, a baker, will lead the new committee."}])
    desk.ask(Question(text="who will lead the committee?"))
    assert _led(desk.ask(Question(text="who is it?"))) == "What the documents say of Nora Hale:"
