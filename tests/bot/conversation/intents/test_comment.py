"""Whether somebody commented, and who of theirs did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "run": """Tove Lind said a run for mayor was a grand thing. Lind would not discuss whether she would run for mayor.

Lind was in Quorne.""",
    "race": """Per Sund lost the Dorn race on Sunday. The town has nine boats.

“We are proud of the race,” said Gro Aune, a senior adviser to Sund.""",
    "well": """The well in Sund is dry. Representatives for Ida Torp declined to comment on the well. Torp dug it.""",
    "fee": """The guild accused Liv Kvist and the Harbour Board of doubling the fee. Kvist and the Harbour Board \
rejected the accusation about the fee.

Kvist's campaign said that she likes boats.""",
}


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Did Lind say if she will run for mayor?", "would not discuss"),
        ("Did Sund's people comment on the race?", "proud of the race"),
        ("Did Kvist and the Harbour Board respond to the accusation about the fee?", "rejected the accusation"),
    ],
)
def test_a_comment_or_its_refusal_is_shown(ask: Callable[[str], Reply], question: str, words: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert words in reply.snippets[0].text


def test_what_an_office_said_of_something_else_is_no_comment(ask: Callable[[str], Reply]) -> None:
    reply = ask("Did Liv Kvist comment on the fee?")
    assert "boats" not in "".join(s.text for s in getattr(reply, "snippets", ()))


def test_a_refusal_on_something_else_is_no_silence_on_this(ask: Callable[[str], Reply]) -> None:
    reply = ask("Did Torp's lawyers respond to the bakery strike in Quorne?")
    assert "well" not in "".join(s.text for s in getattr(reply, "snippets", ()))


def test_what_was_not_said_of_another_is_no_silence_on_whom_the_question_names(desk_of: DeskOf) -> None:
    text = """Dorn Ferries confirmed that Ada Quist had left the line, but did not say whether she decided to leave.

The captain Olaf Reed rows every day."""
    desk = desk_of([{"id": "quist", "date": "2024-05-02", "title": "Quist out", "text": text}])
    reply = desk.ask(Question(text="Did Dorn Ferries comment on Olaf Reed's leave?"))
    assert isinstance(reply, Abstention), reply
    assert (reply.reason or "").startswith("I find neither that Dorn Ferries commented on that nor that they refused.")
    assert isinstance(desk.ask(Question(text="Did Dorn Ferries comment on Quist's leave?", asker="b")), Answer)


def test_who_replies_need_not_name_whom_they_reply_to(desk_of: DeskOf) -> None:
    text = """Peter Reed called the toll “a gift to the ferry line” at the meeting on Monday.

“I know that Dorn is deaf; I am not,” Anna Hale said in response."""
    desk = desk_of([{"id": "toll", "date": "2024-05-02", "title": "Toll debated", "text": text}])
    reply = desk.ask(Question(text="did hale respond to reed?", asker="a"))
    assert isinstance(reply, Answer), reply
    assert "Dorn is deaf" in reply.snippets[0].text
    assert isinstance(desk.ask(Question(text="did reed respond to hale?", asker="b")), Abstention)


PARENTS = """A lawyer for Otto Bankman declined to comment on the charges.

The parents of Otto Bankman, Ida and Per Falk, own a house in Dorn.

Ada Reed left in May. The Harbour Office did not respond to questions about her allowance."""


@pytest.mark.parametrize("question", ["did Bankman's parents comment?", "did Ada Reed comment on the allowance?"])
def test_the_silence_of_another_is_not_theirs(desk_of: DeskOf, question: str) -> None:
    desk = desk_of([{"id": "a", "title": "Case", "date": "2024-05-02", "text": PARENTS}])
    reply = desk.ask(Question(text=question, asker="a"))
    said = getattr(reply, "lead", "") or ""
    assert "declined" not in said, reply
    assert "did not respond" not in said, reply


def test_the_silence_of_their_lawyer_is_that_of_a_lawyer_of_theirs(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "a", "title": "Case", "date": "2024-05-02", "text": PARENTS}])
    reply = desk.ask(Question(text="did Bankman's lawyer comment?", asker="a"))
    assert isinstance(reply, Answer), reply
    assert "declined to comment" in (reply.lead or "")


def test_who_was_asked_for_comment_is_shown_where_no_answer_is_told(desk_of: DeskOf) -> None:
    text = """The Harbour Club dismissed its coach Anna Cromer and her aide Sam Gower in April. They train in Dorn.

The Courier has reached out to Gower for comment. Olaf Reed asked Cromer for the keys."""
    desk = desk_of([{"id": "a", "title": "Coaches out", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="did Gower comment?", asker="a"))
    assert isinstance(reply, Abstention), reply
    assert reply.reason.endswith("They were asked:")
    assert [s.text for s in reply.snippets] == ["The Courier has reached out to Gower for comment."]
    assert not desk.ask(Question(text="did Cromer comment?", asker="b")).snippets


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Otto Hoff was held. Hoff's lawyer declined to comment.", "“Hoff's lawyer” declined to comment:"),
        ("A spokesman for Otto Hoff did not respond.", "“A spokesman for Otto Hoff” did not respond:"),
        ("Otto Hoff declined to comment.", "Otto Hoff declined to comment:"),
        (
            "Otto Hoff was held. “I sang,” Hoff said. Hoff's lawyer declined to comment.",
            "“Hoff's lawyer” is reported not to have commented, and Otto Hoff is quoted:",
        ),
    ],
)
def test_who_kept_silent_for_somebody_is_not_that_one(desk_of: DeskOf, text: str, lead: str) -> None:
    reply = desk_of([{"id": "a", "title": "News", "text": text}]).ask(Question(text="did hoff comment?"))
    assert isinstance(reply, Answer)
    assert reply.lead == lead


def test_anothers_silence_on_somebody_is_not_theirs(desk_of: DeskOf) -> None:
    text = """Otto Hoff was banned from Orla. Orla on Tuesday declined to comment on plans to restore Hoff's account.

“I will not go back to Orla,” Hoff said of the account."""
    desk = desk_of([{"id": "a", "title": "News", "text": text}])
    reply = desk.ask(Question(text="did hoff comment on the account?"))
    assert isinstance(reply, Answer)
    assert "declined" not in (reply.lead or "")


def test_the_sentence_of_a_silence_is_nobodys_words(desk_of: DeskOf) -> None:
    text = """Hoff, Lund and Falk did not immediately respond to CNN Business when reached for comment.

Otto Hoff sang. Greta Lund ran. Ida Falk left."""
    reply = desk_of([{"id": "a", "title": "News", "text": text}]).ask(Question(text="did hoff comment?"))
    assert isinstance(reply, Answer)
    assert "quoted" not in (reply.lead or "")
    assert len(reply.snippets) == 1


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Has Rosa Delgado apologized for her comment about the mayor?", False),
        ("did delgado comment on the mayor?", True),
    ],
)
def test_a_comment_that_something_was_done_about_is_not_asked_for(desk_of: DeskOf, question: str, told: bool) -> None:
    text = "Rosa Delgado said on Tuesday that the mayor was a coward. The mayor, Peter Lindqvist, laughed."
    reply = desk_of([{"id": "d", "date": "2024-05-02", "text": text}]).ask(Question(text=question, asker="a"))
    assert isinstance(reply, Answer)
    assert (reply.intent == "comment") == told
    assert (reply.confidence > 0.5) == told
