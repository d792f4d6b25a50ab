"""Whom a follow-up goes on with: who was asked about, and nobody who only stands beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

SUIT = """A judge has dismissed the suit of Ada Walter, a former clerk, against the singer Ivo Manne.

Walter said she was "saddened by the ruling." Walter told the court that Manne had hurt her.

Walter spoke to a group of women, including the actress Eva Wood.

"He did nothing to her," Manne's lawyers wrote on Monday. Judge Tove Stern said that it came too late."""
SHIP = """The owner of the ferry, Peter Lund, was charged with fraud on Monday.

"The charges are baseless," the lawyers for the Sund Harbour Board said. A lawyer for Otto Falk said nothing.

The Sund Harbour Board is investigating the ferry fire.

Judge Odd Beck of Sund said that the ferry may not leave."""
WARRANT = """A warrant has been issued for Vera White's arrest on charges of helping an escape, Sheriff Rick Sund said.

Sheriff Rick Sund said that White was a model employee. The Tarn Police Office is investigating the escape of the man.

The prosecutor Jan Hald said that the man had left with her."""

Ask = Callable[..., Reply]


@pytest.fixture(scope="module")
def desk(desk_of: DeskOf) -> Desk:
    rows = [
        {"id": "suit", "date": "2023-05-02", "title": "Singer's suit is dismissed", "text": SUIT},
        {"id": "ship", "date": "2023-05-03", "title": "Owner of the ferry is charged", "text": SHIP},
        {"id": "jail", "date": "2023-05-04", "title": "Clerk of the jail is sought", "text": WARRANT},
    ]
    return desk_of(rows)


@pytest.fixture
def ask(desk: Desk) -> Ask:
    def asked(*questions: str) -> Reply:
        place = " ".join(questions)
        return [desk.ask(Question(text=q, asker=place, channel=place)) for q in questions][-1]

    return asked


def told(reply: Reply) -> str:
    lead = reply.lead or "" if isinstance(reply, Answer) else reply.reason
    return "\n".join([lead, *(s.text for s in reply.snippets)])


def test_she_is_who_was_asked_about_though_another_has_words(ask: Ask) -> None:
    reply = ask("Who is Eva Wood?", "what did she say")
    assert isinstance(reply, Abstention)
    assert "Eva Wood" in reply.reason


def test_his_lawyers_are_nobody_elses(ask: Ask) -> None:
    assert "did nothing" in told(ask("Who is Ivo Manne?", "what did his lawyers say"))
    reply = ask("Who is Peter Lund?", "what did his lawyers say")
    assert "said:" not in told(reply)


def test_who_is_investigating_her_lists_no_other_investigations(ask: Ask) -> None:
    reply = ask("Who is Ada Walter?", "who is investigating her")
    assert "Harbour Board" not in told(reply)
    assert "Police" not in told(reply)


def test_who_is_investigating_goes_on_with_the_documents_shown(ask: Ask) -> None:
    reply = ask("What happened to the ferry of Peter Lund?", "who is investigating?")
    assert "Harbour Board" in told(reply)
    assert "Tarn Police" not in told(reply)


def test_the_judge_is_the_one_of_the_story(ask: Ask) -> None:
    assert "Tove Stern" in told(ask("What did Ada Walter say about the ruling?", "what did the judge say"))
    assert "Odd Beck" in told(ask("What did Otto Falk's lawyer say?", "what did the judge say"))


def test_a_warrant_for_somebodys_arrest_tells_what_they_are_accused_of(ask: Ask) -> None:
    reply = ask("what is vera white accused of")
    assert isinstance(reply, Answer)
    assert "helping an escape" in told(reply)


def test_he_who_was_charged_is_the_one_who_was(ask: Ask) -> None:
    reply = ask("What did the prosecutor Jan Hald say?", "what is he charged with")
    assert "Peter Lund" not in told(reply)


def test_and_him_asks_for_his_words_though_there_are_none(ask: Ask) -> None:
    reply = ask("What did Ada Walter say about the ruling?", "and Eva Wood?")
    assert isinstance(reply, Abstention)
    assert reply.reason == "The documents mention Eva Wood, but report no words of theirs."


@pytest.mark.parametrize("question", ["What did the Courier on Sunday say?", "did the courier on sunday comment"])
def test_what_the_documents_name_is_not_said_to_be_nowhere(desk_of: DeskOf, question: str) -> None:
    text = "Ada Walter was ill because of what she read in the Courier on Sunday, her friends in Arden told a court."
    reply = desk_of([{"id": "c", "date": "2023-05-04", "title": "Ill by news", "text": text}]).ask(
        Question(text=question)
    )
    assert "nobody called" not in told(reply)


def test_whom_others_are_described_by_is_not_talked_about(desk_of: DeskOf) -> None:
    text = """Olaf Reed lost his post on Monday. Then his wife, the longtime Mira Sand aide Ada Hale, announced that \
they had parted.

Sand said the pier was hers. Sand told the Courier she would sail. Hale said she was worn out."""
    desk = desk_of([{"id": "reed", "date": "2024-05-02", "title": "Reed loses his post", "text": text}])
    desk.ask(Question(text="who announced that they had parted?"))
    assert "worn out" in desk.ask(Question(text="what did she say?")).snippets[-1].text


def test_the_judge_is_asked_for_of_the_story_in_talk(desk_of: DeskOf) -> None:
    pier = "Olaf Reed pleaded guilty to theft before U.S. District Judge Peter Hale on Monday. The pier was shut."
    mill = "U.S. District Judge Anna Quist fined the miller Karl Lund on Monday. The mill was shut."
    desk = desk_of(
        [{"id": "pier", "date": "2024-05-02", "text": pier}, {"id": "mill", "date": "2024-05-03", "text": mill}]
    )
    desk.ask(Question(text="Did Reed plead guilty?", asker="a"))
    assert desk.ask(Question(text="who was the judge?", asker="a")).lead == "Peter Hale:"
    assert len(desk.ask(Question(text="who was the judge?", asker="b")).snippets) == 2


COUNCIL = """Mayor Ada Quist said that the budget was balanced. The treasurer, Olaf Hoff, said that the debt had grown.

Quist said that the roads would be mended. Her lawyer is Tom Brandt. "My client paid her taxes," Brandt said."""


@pytest.fixture(scope="module")
def council(desk_of: DeskOf) -> Desk:
    return desk_of([{"id": "council", "date": "2023-05-02", "title": "Council meets", "text": COUNCIL}])


def told_in_turn(desk: Desk, *questions: str) -> Reply:
    place = " ".join(questions)
    return [desk.ask(Question(text=q, asker=place, channel=place)) for q in questions][-1]


def test_he_is_whom_the_answer_names_and_not_whose_lawyer_he_is(council: Desk) -> None:
    assert told(told_in_turn(council, "who is her lawyer?", "what did he say?")).startswith("Tom Brandt said:")


@pytest.mark.parametrize("follow_up", ["and the roads?", "what about the roads?", "what about roads?"])
def test_a_thing_behind_and_is_what_was_spoken_of(council: Desk, follow_up: str) -> None:
    reply = told_in_turn(council, "what did Quist say about the budget?", follow_up)
    assert isinstance(reply, Answer)
    assert (reply.lead, [s.text for s in reply.snippets]) == (
        "Ada Quist said:",
        ["Quist said that the roads would be mended."],
    )


def test_what_another_told_in_passing_makes_no_report_on_it(council: Desk) -> None:
    reply = told_in_turn(council, "what did Quist say about the budget?", "and the debt?")
    assert isinstance(reply, Abstention)
    assert reply.reason.startswith("I find words of Ada Quist, but none that are plainly about “the debt”.")


def test_the_rest_and_the_treasurer_are_no_things_spoken_of(council: Desk) -> None:
    assert "“the rest”" not in told(told_in_turn(council, "what did Quist say about the budget?", "and the rest?"))
    reply = told_in_turn(council, "what did Quist say about the debt?", "and the treasurer?")
    assert "The treasurer, Olaf Hoff, said that the debt had grown." in told(reply)


SUBPOENAS = """Lawyer Karl Brandt, who advised the mayor, and treasurer Otto Hansen are called before the grand jury.

Otto Hansen, the treasurer, and Karl Brandt got subpoenas on Monday. "I counted every crown," Otto Hansen said."""
PEDRO = """Pedro Garcia was arrested on Monday. "I will not resign," Pedro Garcia said.

Garcia's lawyer, Ronald Meyer, has seen the letter."""


def test_he_stays_whom_the_question_before_meant_by_he(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "jury", "date": "2023-05-02", "title": "Grand jury", "text": SUBPOENAS}])
    asked = ("who is Karl Brandt?", "did he get a subpoena?", "did he comment?")
    reply = [desk.ask(Question(text=q, asker="a", channel="a")) for q in asked][-1]
    assert "counted" not in told(reply)
    assert "Karl Brandt" in told(reply)


@pytest.mark.parametrize("first", ["who is garcias lawyer?", "who is Garcia's lawyer?"])
def test_he_behind_whose_lawyer_it_is_is_the_lawyer_however_it_is_typed(desk_of: DeskOf, first: str) -> None:
    desk = desk_of([{"id": "pedro", "date": "2023-05-02", "title": "Arrest", "text": PEDRO}])
    reply = [desk.ask(Question(text=q, asker="a", channel="a")) for q in (first, "what did he say?")][-1]
    assert "I will not resign" not in told(reply)
    assert isinstance(reply, Abstention), reply
