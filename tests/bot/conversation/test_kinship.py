"""Who is kin of whom is shown by a sentence that has both and a word of kin that joins them, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

PAPER = """Mayor Greta Solheim opened the new bridge on Monday.

Senator Ida Brekke, who is Sir Otto's niece, said she had written to the minister. Sir Otto Brekke owns the quarry.

Karl Falk, the mayor's ex-husband and the leader of the opposition, said the bridge was late. "It was late," he said.

Nora Lund, who chairs the school board and is Per Lund's sister-in-law, left the room.

Judge Anna Moe praised Sir Otto's brother, Emil Brekke. Emil Brekke is married to Tone Aas.

Peter Hansen and Maria Hansen spoke at the meeting. Hansen's wife was ill, Rolf Vik told Maria Hansen."""
BLOG = """Ivar Dahl arrived with his wife, Sofie. Dahl made no comment.

Gerd Holm runs the bakery. Her son, Truls Holm, drives the van. Truls Holm and Jens Ask are cousins."""


@pytest.fixture
def ask(desk_of: DeskOf) -> Callable[..., Reply]:
    desk = desk_of(
        [
            {"id": "paper", "date": "2026-05-02", "title": "The bridge", "text": PAPER},
            {"id": "blog", "date": "2026-05-03", "title": "At the court", "text": BLOG},
        ]
    )
    return lambda *questions: [desk.ask(Question(text=q, asker=questions[0])) for q in questions][-1]


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("Is Ida Brekke related to Sir Otto?",), "Sir Otto's niece"),
        (("What did Ida Brekke say?", "is she related to otto brekke"), "Sir Otto's niece"),
        (("are Otto and Ida Brekke related?",), "Sir Otto's niece"),
        (("Is Karl Falk related to the mayor?",), "the mayor's ex-husband"),
        (("how is Karl Falk related to Greta Solheim",), "the mayor's ex-husband"),
        (("is Per Lund related to Nora Lund?",), "Per Lund's sister-in-law"),
        (("are Emil Brekke and Otto Brekke related?",), "Sir Otto's brother, Emil Brekke"),
        (("Is Tone Aas married to Emil Brekke?",), "is married to Tone Aas"),
        (("who is Sir Otto's niece?",), "Sir Otto's niece"),
        (("Is Truls Holm related to Gerd Holm?",), "Her son, Truls Holm"),
        (("is Jens Ask related to Truls Holm",), "Jens Ask are cousins"),
        (("is Sofie related to Ivar Dahl?",), "his wife, Sofie"),
    ],
)
def test_kin_are_shown_by_what_says_so(ask: Callable[..., Reply], questions: tuple[str, ...], told: str) -> None:
    reply = ask(*questions)
    assert isinstance(reply, Answer), reply
    assert told in reply.snippets[0].text


def test_what_a_pronoun_tells_is_said_to_go_by_the_context(ask: Callable[..., Reply]) -> None:
    reply = ask("Is Truls Holm related to Gerd Holm?")
    assert isinstance(reply, Answer)
    assert reply.lead == "Going by the context:"


def test_they_are_those_talked_about_before(ask: Callable[..., Reply]) -> None:
    reply = ask("Is Karl Falk related to Greta Solheim?", "so are they related?")
    assert "the mayor's ex-husband" in reply.snippets[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Is Peter Hansen related to Maria Hansen?",  # of one surname
        "Is Anna Moe related to Otto Brekke?",  # who only praises his brother
        "Is Anna Moe related to Emil Brekke?",
        "Is Rolf Vik related to Maria Hansen?",  # Hansen's wife is somebody's
        "Is Ida Brekke related to Karl Falk?",
        "Is Jens Ask related to Gerd Holm?",
        "Is Tone Aas related to Otto Brekke?",
    ],
)
def test_nothing_else_makes_anybody_kin(ask: Callable[..., Reply], question: str) -> None:
    reply = ask(question)
    assert reply.intent != "kin"
