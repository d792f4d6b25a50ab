"""Words of those around somebody, whom a question calls by whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "ferry": """Senator Tove Lind wants to sell the harbour ferry. Lind spokesman Odd Krag said the ferry would be \
sold in May.

“We have had two offers for the ferry,” he said.

Arne Holt, a Lind critic, said the ferry was worth more than the offers. Lind was in Quorne on Sunday.""",
    "race": """Per Sund lost the Dorn race on Sunday. The vote was near.

“We are proud of the race,” said Gro Aune, a senior adviser to Sund.""",
    "mill": """The Harbour Board owns the old mill. The Harbour Board was founded in 1951 beside nine churches.

Harbour officials argued that the mill would burn down without a watchman. The mill is made of wood.""",
}


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Did Lind's office say when the ferry will be sold?", "sold in May"),
        ("What did Lind's camp say about the offers for the ferry?", "two offers"),
        ("What did Sund's people say about the race?", "proud of the race"),
    ],
)
def test_somebodys_office_speaks_through_those_who_work_for_them(
    ask: Callable[[str], Reply], question: str, words: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert words in reply.snippets[0].text


def test_who_speaks_for_an_office_is_named_with_their_role(ask: Callable[[str], Reply]) -> None:
    lead = ask("What did Lind's office say about the ferry?").lead
    assert lead == "Odd Krag, “Lind spokesman” in the documents’ words, said:"


def test_a_critic_of_somebody_is_none_of_their_people(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Lind's people say about the ferry?")
    assert isinstance(reply, Answer)
    assert "critic" not in "".join(s.text for s in (*reply.snippets, *reply.more))


def test_an_office_that_said_nothing_on_a_topic_is_silent(ask: Callable[[str], Reply]) -> None:
    assert isinstance(ask("What did Sund's people say about the churches?"), Abstention)


def test_a_body_speaks_through_officials_called_by_its_first_word(ask: Callable[[str], Reply]) -> None:
    reply = ask("What does the Harbour Board say about the mill without a watchman?")
    assert isinstance(reply, Answer)
    assert reply.lead == "“Harbour officials” said:"


def test_a_body_that_is_known_by_its_representative_alone_has_their_words(desk_of: DeskOf) -> None:
    text = "“Olaf Reed rests until June,” a NY1 representative told the Courier. Reed was ill on Monday."
    reply = desk_of([{"id": "reed", "date": "2024-05-02", "text": text}]).ask(Question(text="What did NY1 say?"))
    assert isinstance(reply, Answer), reply
    assert "rests until June" in reply.snippets[0].text


def test_what_a_law_says_is_shown_as_its_own(desk_of: DeskOf) -> None:
    text = "Dorn signed it in May. Article 12 affirms: “No port shall turn a ship away.” The ships came."
    reply = desk_of([{"id": "law", "date": "2024-05-02", "text": text}]).ask(Question(text="what does article 12 say?"))
    assert isinstance(reply, Answer), reply
    assert reply.lead == "“Article 12” said:"
