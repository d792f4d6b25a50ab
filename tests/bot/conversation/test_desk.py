"""The desk, on one invented town's news: what an asker would type, and what must come back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Clarification, Question, Reply
from knowledge.store.snapshot import Snapshot
from tests.bot.conversation.conftest import DeskOf

Ask = Callable[[str], Reply]


def first(reply: Reply) -> str:
    assert isinstance(reply, Answer), reply
    return reply.snippets[0].text


def everything(reply: Reply) -> str:
    assert isinstance(reply, Answer), reply
    return "\n".join(s.text for s in reply.snippets)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is investigating?", "Port Arden Harbour Board"),
        ("who is investigating the fire", "opened an inquiry"),
        ("is the fire service investigating", "Arden Fire Service"),
        ("What did Commissioner Maria Quist say?", "follow the evidence"),
        ("wat did maria quist say abuot conclusions", "draw conclusions"),
        ("what did ingrid dahl say about passengers", "12,000"),
        ("What did the harbour master say?", "warnings that nobody read"),
        ('Who said "Nobody should draw conclusions"?', "Quist"),
        ("who called the closure a disaster", "Lars Holm"),
        ("Did the union comment?", "did not respond"),
        ("Who is Petra Lind?", "acting harbour master"),
        ("who is the mayor", "Tomas Hale"),
        ("Who represents the 3rd Ward?", "Maria Quist"),
        ("What is Leo Brandt accused of?", "ignoring two safety warnings"),
        ("how many boats were moored at the pier", "45 boats"),
        ("When was the pier built?", "1931"),
        ("wheres the long jetty", "north shore"),
        ("why will the ferry line stay closed until May", "lost its power supply"),
        ("what are the sources", "harbour master"),
    ],
)
def test_the_first_snippet_answers(ask: Ask, question: str, told: str) -> None:
    assert told in everything(ask(question))


@pytest.mark.parametrize(
    "question",
    [
        "Is the FBI investigating?",
        "What did Governor Pritzker say?",
        "What did the bishop say?",
        "Who represents the 5th Ward?",
        "Who is the mayor of Sund?",
        "did biden comment",
        "When did Pier 15 burn?",
        "why did the board close the inquiry",
        "what did otto brandt say",
        'Who said "the sun will rise in the west tomorrow morning"?',
        "tell me a joke",
        "asdf qwer zxcv",
    ],
)
def test_what_the_documents_do_not_tell_is_not_answered(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert reply.behaviour != "answer", reply
    assert isinstance(reply, Abstention | Clarification)
    assert reply.reason


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("The pier burnt when the wind was strong. How many boats were lost?", "how_many"),
        ("When did it start? Please be so kind as to tell me.", "when"),
        ("Ald. Reed spoke of the pier. Where does she live?", "where"),
        ("From which countries did the boats come?", "where"),
        ("which companies ran the ferries", "who"),
        ("What did the board decide?", ""),
        ("So what did the board see when the pier burnt?", ""),
        ("and what caused it", "why"),
        ("how do i email the harbour board?", "address"),
    ],
)
def test_the_last_sentence_that_asks_tells_what_is_asked_for(desk: Desk, question: str, wanted: str) -> None:
    assert desk.turn(Question(text=question)).understood.wanted == wanted


@pytest.mark.parametrize(
    ("question", "repaired"),
    [
        ("Whats the harbour inquirry’s plan?", "what is the harbour inquiry’s plan?"),
        ("Who’s Otto Brandt?", "Who’s Otto Brandt?"),
        ("“The pier” – why?", "“The pier” – why?"),
        ("hat des otto brandt say", "what does otto brandt say"),
        ("so wnat did the board see", "so what did the board see"),
        ("how cold was the harbour", "how cold was the harbour"),
        ("what dose was given", "what dose was given"),
        ("how meny people", "how many people"),
        ("who is the PM", "who is the prime minister"),
        ("what happened at 5 pm", "what happened at 5 pm"),
        ("who came from the U.S. on a U-turn?", "who came from the U.S. on a U-turn?"),
        ("why can't u see the pier", "why can't you see the pier"),
    ],
)
def test_a_question_is_put_right_and_else_left_as_it_was(desk: Desk, question: str, repaired: str) -> None:
    assert desk.turn(Question(text=question)).understood.repaired == repaired


def test_every_abstention_on_documents_knows_what_came_nearest(ask: Ask) -> None:
    reply = ask("What did the mayor of Quendon say about the pier?")
    assert isinstance(reply, Abstention)
    assert reply.nearest


@pytest.mark.parametrize(
    ("before", "now", "whole"),
    [
        (
            "What did Quist say when the pier burnt?",
            "and when the ferry sank?",
            "What did Quist say when the ferry sank?",
        ),
        ("what happened in May?", "And in June?", "what happened in June?"),
        ("What did the board say about the pier?", "and about the boats", "What did the board say about the boats"),
        ("What did the board say about the pier?", "and when did it burn?", "and when did it burn?"),
        ("What did the board say about the pier?", "and in June?", "and in June?"),
        ("Who closed the pier when the ferry sank?", "and in the flood?", "Who closed the pier in the flood?"),
        ("who closed the pier?", "and at night", "who closed the pier at night"),
        ("who is in charge?", "and on Sunday?", "who is in charge on Sunday?"),
    ],
)
def test_a_follow_up_takes_the_place_of_what_begins_alike(desk: Desk, before: str, now: str, whole: str) -> None:
    desk.ask(Question(text=before, asker="a", channel="c"))
    assert desk.turn(Question(text=now, asker="a", channel="c")).understood.text == whole


def test_an_office_is_not_the_person(ask: Ask) -> None:
    reply = ask("What did Mayor Hale say?")
    assert isinstance(reply, Answer)
    assert reply.lead is not None
    assert "No words of Tomas Hale" in reply.lead
    assert "grateful" in everything(reply)


def test_a_shared_surname_is_asked_about(ask: Ask) -> None:
    reply = ask("what did quist say")
    assert isinstance(reply, Clarification)
    assert {"Maria Quist", "Jonas Quist"} <= {c.label for c in reply.choices}


def test_a_choice_is_a_question_that_is_answered(ask: Ask) -> None:
    reply = ask("what did quist say")
    assert isinstance(reply, Clarification)
    for choice in reply.choices:
        assert ask(choice.question).behaviour == "answer", choice


def test_an_abstention_offers_questions_that_are_answered(ask: Ask) -> None:
    reply = ask("What did Governor Pritzker say?")
    assert isinstance(reply, Abstention)
    assert reply.suggestions
    assert reply.covered
    for suggestion in reply.suggestions:
        assert ask(suggestion).behaviour == "answer", suggestion


def test_a_follow_up_is_about_the_same_person(ask: Ask) -> None:
    ask("Who is Petra Lind?")
    assert "warnings that nobody read" in everything(ask("what did she say?"))


def test_what_else_is_something_else(ask: Ask) -> None:
    ask("What did Maria Quist say about conclusions?")
    assert "follow the evidence" in everything(ask("what else did she say?"))


def test_when_was_that_is_of_what_was_just_shown(ask: Ask) -> None:
    ask("What did Maria Quist say?")
    reply = ask("when was that?")
    assert isinstance(reply, Answer)
    assert reply.snippets[0].note == "“Thursday” is 2024-03-14"


def test_where_does_it_say_that_shows_the_paragraph(ask: Ask) -> None:
    shown = ask("Who is Petra Lind?").snippets[0]
    again = ask("where does it say that?").snippets[0]
    assert again.start <= shown.start
    assert again.end >= shown.end
    assert again.document_id == shown.document_id


def test_more_goes_on_and_then_says_that_it_was_all(ask: Ask) -> None:
    ask("what documents are there")
    replies = [ask("more") for _ in range(4)]
    assert replies[-1].behaviour == "abstain"


@pytest.mark.parametrize(
    ("question", "language"),
    [("¿Qué dijo Maria Quist sobre el incendio?", "Spanish"), ("Was hat Petra Lind über die Fähre gesagt?", "German")],
)
def test_another_language_is_said_politely(ask: Ask, question: str, language: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert language in reply.reason
    assert any("Quist" in s or "Lind" in s for s in reply.suggestions)


def test_and_another_person_is_asked_the_same(ask: Ask) -> None:
    ask("What did Petra Lind say?")
    assert "disaster" in everything(ask("and Lars Holm?"))


def test_a_pronoun_out_of_nowhere_is_asked_about(ask: Ask) -> None:
    assert ask("what did they say?").behaviour == "clarify"


def test_two_askers_do_not_share_a_conversation(desk: Desk) -> None:
    desk.ask(Question(text="Who is Petra Lind?", asker="a"))
    assert desk.ask(Question(text="what did she say?", asker="b")).behaviour == "clarify"


def test_a_document_restricts_the_answer(desk: Desk) -> None:
    reply = desk.ask(Question(text="What did Ingrid Dahl say?", document_id="council-0402"))
    assert reply.behaviour == "abstain"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS := (
    "who what when where why how many did does is said say Quist Brandt the a of 14 15 mayor's office ? \" “ ” ' and "
    "else it they that pier ferry Arden Hale investigating timeline documents 2024 March July"
).split()), max_size=14).map(" ".join)))  # fmt: skip
def test_no_question_crashes_and_every_snippet_is_its_span(snapshot: Snapshot, text: str) -> None:
    desk = Desk(snapshot)
    for _ in range(2):  # the second time with the first as its context
        reply = desk.ask(Question(text=text))
        snippets = (*reply.snippets, *getattr(reply, "more", ()), *getattr(reply, "nearest", ()))
        for snippet in snippets:
            assert snippet.text == snapshot.document(snippet.document_id).text[snippet.start : snippet.end]


def test_a_turn_searches_once_for_the_same_query(desk: Desk) -> None:
    turn = desk.turn(Question(text="why did the ferry line close"))
    one, other = turn.search(turn.query(), limit=3), turn.search(turn.query(), limit=1)
    assert len(turn.searched) == 1
    assert one[0].found is other[0].found
    turn.search(turn.query(), document=0)
    assert len(turn.searched) == 2


def test_what_a_turn_gathers_its_search_looks_into(desk: Desk) -> None:
    turn = desk.turn(Question(text="why did the ferry line close"))
    pool = turn.pool(turn.query())
    assert len(turn.searched) == 0  # what is only gathered tells of no chances
    turn.search(turn.query())
    assert [search.pool for search in turn.searched] == [pool]


@pytest.mark.parametrize(
    ("question", "points_back"),
    [
        ("how many boats are there?", False),
        ("Is there a bridge at the harbour?", False),
        ("what happened there?", True),
        ("how many boats did they have?", True),
    ],
)
def test_what_is_there_points_to_nothing(desk: Desk, question: str, points_back: bool) -> None:
    assert desk.turn(Question(text=question)).points_back is points_back


def test_a_body_is_offered_as_the_documents_call_it(desk_of: DeskOf) -> None:
    text = (
        "The Harbour Board will pay, the Harbour Board said. Acme Shipping will not, Acme Shipping said. "
        "The Acme Shipping plant is shut."
    )
    reply = desk_of([{"id": "a", "text": text}]).ask(Question(text="Who is Xavier Quirm?", asker="a"))
    assert {"What did the Harbour Board say?", "What did Acme Shipping say?"} <= set(reply.suggestions)
