"""What is told from its other side: that goes before what only has the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "greetings": """— Bo Tarn, a rower who beat Vik in the race of 2009 for his only title.

— Ulf Quist, who lost a set of five to Vik.""",
    "last-race": """Vik's last race anywhere came on July 7, 2021, when he lost on the Loon in the \
quarterfinals of Sel to Ulla Dahl by a length. Soon after, Vik had surgery on his right knee, and rested for a year.

Ode Vik, who won the race of Lyme in 2003, said he would leave the sport.""",
    "ban": """Holm has said that the club should be more careful with bans. On Tuesday, she called the decision of the \
club to ban Ulf Berg a mistake.

"I think it was not right to ban Ulf Berg from the club," Holm said. "I would let him row."

The quay of Lyme is to be mended in the autumn, and the town has set aside a sum for new lamps and a bench.

Boats may be left at the old mill until then, where there is room for forty of them and a crane that lifts them.

Berg was suspended from the club in June following the spring races for breaking the rules on oars, a decision that \
the board made. Other clubs followed.""",
}

HERONS = """A smaller group of herons spends the summer at the lakes of Sel, then flies over the hills of the north \
to the sea. This flock has seen a worse decline than the southern herons, although there was a good summer."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": n, "date": "2022-05-02", "text": text} for n, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who beat vik in his last race", "Ulla Dahl"),
        ("Who beat Vik in 2009?", "Bo Tarn"),
    ],
)
def test_what_tells_it_from_the_other_side_comes_first(ask: Callable[[str], Reply], question: str, told: str) -> None:
    assert told in ask(question).snippets[0].text


def test_what_is_told_of_the_northern_ones_is_not_surely_told_of_the_southern(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "herons", "date": "2022-05-02", "text": HERONS}])
    assert getattr(desk.ask(Question(text="Where do the northern herons spend the summer?")), "lead", "") is None
    assert getattr(desk.ask(Question(text="Where do the southern herons spend the summer?")), "lead", "")


def test_when_somebody_became_something_is_not_surely_told_by_another_deed(desk_of: DeskOf) -> None:
    text = "In a note to the crew, Heron Boats chief Ulla Dahl said she would hold a meeting on Monday afternoon."
    desk = desk_of([{"id": "dahl", "date": "2022-05-02", "text": text}])
    reply = desk.ask(Question(text="When did Ulla Dahl become chief of Heron Boats?"))
    assert getattr(reply, "lead", "") or reply.behaviour == "abstain"


def test_what_is_told_of_the_right_side_goes_before_what_only_compares_with_it(desk_of: DeskOf) -> None:
    between = "The town of Sel built a new pier of stone in those years, and the old one was sold. " * 6
    southern = "Herons of the south spend the summer on the islands of Arn."
    desk = desk_of([{"id": "herons", "date": "2022-05-02", "text": f"{HERONS}\n\n{between}\n\n{southern}"}])
    reply = desk.ask(Question(text="Where do the southern herons spend the summer?"))
    assert "islands of Arn" in reply.snippets[0].text
