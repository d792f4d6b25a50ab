"""Several people in one question, and "they": each is asked of, and nobody's words are another's."""

from __future__ import annotations

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Clarification, Question, Reply
from tests.bot.conversation.conftest import DeskOf

COURT = """Otto Hoff and Greta Simmons were arrested on Monday. "We did nothing," Simmons said.

Hoff told the court: "It is a lie."

Clerk Tom Brandt declined to comment. Mayor Ada Boone resigned in May.

Emil Brekke, a farmer, and the teacher Ivo Vale met on Sunday. Emil Brekke is the brother of Otto Hoff."""
PARENTS = """The baker Otto Hoff was fined on Monday. "His parents must be sad," the teacher Ada Boone said.

Hoff's parents live in Dorn."""


@pytest.fixture(scope="module")
def desk(desk_of: DeskOf) -> Desk:
    return desk_of([{"id": "court", "date": "2023-05-02", "title": "Two are held", "text": COURT}])


@pytest.fixture(scope="module")
def parents(desk_of: DeskOf) -> Desk:
    return desk_of([{"id": "baker", "date": "2023-05-02", "title": "Baker is fined", "text": PARENTS}])


def ask(desk: Desk, *questions: str) -> Reply:
    place = " ".join(questions)
    return [desk.ask(Question(text=q, asker=place, channel=place)) for q in questions][-1]


@pytest.mark.parametrize(
    "questions",
    [
        ("What did Hoff and Simmons say?",),
        ("did hoff and simmons comment",),
        ("Who was arrested?", "What did they say?"),
        ("Who was arrested?", "did they comment"),
        ("Were Hoff and Simmons arrested?", "what did they say"),
    ],
)
def test_the_words_of_each_are_shown(desk: Desk, questions: tuple[str, ...]) -> None:
    reply = ask(desk, *questions)
    assert isinstance(reply, Answer)
    assert reply.lead == "Otto Hoff said; Greta Simmons said:"
    assert [s.text for s in reply.snippets] == [
        'Hoff told the court: "It is a lie."',
        '"We did nothing," Simmons said.',
    ]


def test_of_whom_nothing_is_told_the_lead_says_so(desk: Desk) -> None:
    reply = ask(desk, "Did Mayor Boone and clerk Brandt resign?")
    assert isinstance(reply, Answer)
    assert reply.lead == "I do not find that of “clerk Brandt”. Of the rest the documents tell:"
    assert [s.text for s in reply.snippets] == ["Mayor Ada Boone resigned in May."]
    reply = ask(desk, "Did Boone and Brandt comment?")
    assert isinstance(reply, Answer)
    assert (
        reply.lead == "I find neither that Ada Boone commented nor that they refused. Tom Brandt declined to comment:"
    )


def test_a_refusal_of_all_tells_it_of_each(desk: Desk) -> None:
    reply = ask(desk, "Were Hoff and Simmons charged?")
    assert isinstance(reply, Abstention)
    assert reply.reason == (
        "I find nowhere in the documents that Otto Hoff was charged. "
        "I find nowhere in the documents that Greta Simmons was charged."
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Were Hoff and Simmons arrested?", "were arrested on Monday"),
        ("Did Emil Brekke and Ivo Vale meet?", "met on Sunday"),
        ("Are Emil Brekke and Otto Hoff related?", "is the brother of"),
    ],
)
def test_what_is_told_of_both_together_is_shown_once(desk: Desk, question: str, told: str) -> None:
    reply = ask(desk, question)
    assert isinstance(reply, Answer)
    assert told in reply.snippets[0].text
    assert ";" not in (reply.lead or "")


def test_they_are_those_asked_for_and_nobody_who_speaks_of_them(parents: Desk) -> None:
    for reply in (
        ask(parents, "who are Hoff's parents?", "did they comment?"),
        ask(parents, "who are Hoff's parents?", "what did they say?"),
    ):
        assert isinstance(reply, Abstention | Clarification), reply
        assert not any("must be sad" in s.text for s in reply.snippets)


def test_they_are_no_single_one_of_several_people(desk: Desk) -> None:
    reply = ask(desk, "Who met on Sunday?", "what did they say?")
    assert not isinstance(reply, Answer), reply


@pytest.mark.parametrize("question", ["Did clerk Brandt resign?", "Did Tom Brandt resign?"])
def test_what_a_sentence_beside_tells_of_another_is_not_told(desk: Desk, question: str) -> None:
    reply = ask(desk, question)
    assert isinstance(reply, Abstention)
    assert reply.reason == "I do not find that. What comes nearest, the documents tell of Ada Boone:"


def test_he_stays_the_one_meant_behind_a_sentence_with_others(desk_of: DeskOf) -> None:
    text = """For Greta Holm and Odd Vale they would exchange Ivo Krag, who was convicted in 2011.

Vale was sentenced to 16 years in prison. Krag was sentenced to 25 years."""
    desk = desk_of([{"id": "a", "date": "2022-12-08", "title": "An exchange", "text": text}])
    reply = ask(desk, "Who is Ivo Krag?", "what was he convicted of?", "how long was his sentence?")
    assert "16 years" not in " ".join(s.text for s in reply.snippets[:1]), reply


def test_what_is_told_outright_of_nobody_asked_about_is_not_sure(desk_of: DeskOf) -> None:
    text = "Two officers were suspended on Friday. Officer Mark Olsen was on duty that night."
    desk = desk_of([{"id": "a", "date": "2022-12-08", "title": "Officers", "text": text}])
    reply = ask(desk, "Was Olsen suspended?")
    assert not isinstance(reply, Answer) or reply.lead == "This may tell it; I am not sure:"
    assert ask(desk, "Were two officers suspended?").confidence > 0.5


def test_a_namesake_whom_no_answer_tells_of_is_not_he(desk_of: DeskOf) -> None:
    text = """Gerda Holm accused Ivo Krag of abuse in May. Unlike Holm, who spoke, Krag did not testify.

Krag denied the abuse in a letter. Nils Holm, her father, left the hall. He sang."""
    desk = desk_of([{"id": "a", "date": "2022-12-08", "title": "In court", "text": text}])
    reply = ask(desk, "did Holm accuse Krag of abuse?", "did he deny it?")
    assert isinstance(reply, Answer)
    assert [s.text for s in reply.snippets] == ["Krag denied the abuse in a letter."]
    reply = ask(desk, "did Krag testify?")
    assert isinstance(reply, Answer)
    assert [s.text for s in reply.snippets] == ["Unlike Holm, who spoke, Krag did not testify."]


TWO = """Ada Boone was indicted on Friday. Otto Hoff was indicted on Monday. Hoff resigned. \
Boone said she would not resign."""


def test_what_holds_for_one_alone_is_noted_with_that_one(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "a", "date": "2022-12-08", "title": "Two", "text": TWO}])
    reply = ask(desk, "who was indicted?", "did they resign?")
    assert isinstance(reply, Answer)
    assert reply.lead is None
    assert [(s.text, s.note) for s in reply.snippets] == [
        ("Boone said she would not resign.", "The text has this from Ada Boone"),
        ("Hoff resigned.", None),
    ]


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("did Boone resign?", "did Hoff?"), "Hoff resigned."),
        (("did Hoff resign?", "and did Boone?"), "Boone said she would not resign."),
        (("was Boone indicted?", "was Hoff?"), "Otto Hoff was indicted on Monday."),
    ],
)
def test_did_another_asks_the_same_of_them(desk_of: DeskOf, questions: tuple[str, ...], told: str) -> None:
    reply = ask(desk_of([{"id": "a", "date": "2022-12-08", "title": "Two", "text": TWO}]), *questions)
    assert isinstance(reply, Answer)
    assert [s.text for s in reply.snippets] == [told]


def test_what_somebody_calls_anothers_post_is_no_post_of_theirs(desk_of: DeskOf) -> None:
    text = """Mayor Ada Boone wrote on Monday: "The clerk lied to us."

Clerk Tom Brandt called the post a smear. "I told the truth," he said."""
    reply = ask(desk_of([{"id": "a", "date": "2022-12-08", "text": text}]), "what did Brandt call Boone's post?")
    assert "lied to us" not in " ".join(s.text for s in reply.snippets[:1])


def test_what_somebody_is_not_told_to_be_is_not_sure(desk_of: DeskOf) -> None:
    text = (
        "The owner, Ida Vale, said she suspected arson. Police questioned a former cook, Otto Hoff, and released him."
    )
    reply = ask(desk_of([{"id": "a", "date": "2022-12-08", "title": "Fire", "text": text}]), "is Hoff a suspect?")
    assert not isinstance(reply, Answer) or reply.confidence < 0.5
