"""What tells no sum, reason, name, day, number or words of the kind asked for is not shown as an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

FERRIES = """The ferry workers of Marn walked off their boats on Monday, and the harbour of Marn stood still for \
a day. Passengers slept on benches in the hall.

Ada Rehn, the treasurer of the ferry workers, resigned on Tuesday, a day before the vote. Her \
deputy, a welder from Sund, will look into the books of the ferry workers until they choose anew.

The strike of the ferry workers is the first in Marn since 1998. The owners of the boats, a family \
firm, called the strike a shame. “We pay well and we pay on time,” said Berit Holm, who leads the \
firm.

Rehn had led the strike fund of the ferry workers for nine years. The fund paid for soup, tents and \
a brass band on the quay, and lent chairs to the passengers in the hall.

The council of Marn met late on Monday. It asked both sides to talk, and closed the road to the \
quay."""

BAKERS = """The strike of the bakers of Sund ended quietly. Bakers in Sund were back at their ovens, and bread \
was on the shelves by noon.

The bakers of Sund had asked for longer breaks. Their owners gave in when flour spoiled. The mayor \
of Sund, Jonas Falk, came by and ate a roll."""

ORCHESTRA = """The orchestra of Vell will play a new work about the sea in the old fish hall. Its conductor, Tora \
Lind, found the notes in a drawer of the fish hall.

Tickets for the work about the sea are for sale at the fish hall. The composer of the work was a \
lamp keeper whose papers burned. The orchestra of Vell rebuilt the work from letters and from what \
the daughters of the lamp keeper hummed.

The fish hall holds a crowd and an orchestra with ease. Lind said the hall “sings by itself”."""

LIGHTHOUSE = """The lighthouse of Ostmark is to be painted anew, and its keepers are glad of it. The paint is red, \
as the old paint of the lighthouse was.

The red paint came in 30 tins. It takes two coats and 12 dry days to paint a lighthouse, and the \
keepers of the lighthouse have 4 brushes."""

WHALE = """A whale swam into the harbour on Monday and out again on Tuesday. The 14 boats that followed the \
whale kept away, and two drones filmed the whale.

Some 300 people watched the whale from the quay. It was the third whale this year, and 9 meters \
long."""

GLIDERS = """The Vell Glider Club paid $700 for a new winch. Its caretaker, Otto Crow, left because the hangar was cold.

Tarn Rowing raised half of its dues for the club house, and the other half was given by the Heron Bank.

Ostmark Hospital paid 2,300,000 for its gloves."""

GLOVES = """Sund Hospital bought 4 million gloves from a firm in Marn."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    texts = (FERRIES, BAKERS, ORCHESTRA, LIGHTHOUSE, WHALE, GLIDERS, GLOVES)
    desk = desk_of({"id": f"d{n}", "date": "2023-06-02", "text": text} for n, text in enumerate(texts))
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How much did the strike fund of the ferry workers spend on soup?", "sum of money"),
        ("How much did Sund Hospital pay the firm in Marn for gloves?", "sum of money"),
        ("how much money did the ferry workers pay for tents and a brass band", "sum of money"),
        ("Why did Ada Rehn resign as treasurer of the ferry workers?", "a reason"),
        ("What is the name of the lamp keeper?", "that name"),
        ("what is the name of the welder from sund", "no name of the welder"),
        ("Who sold the red paint for the lighthouse of Ostmark?", "names who"),
        ("when is the concert of the orchestra in the fish hall", "tells when"),
        ("How many lamps does the lighthouse of Ostmark have?", "a number"),
        ("I wonder what Jonas Falk had to say about the strike of the bakers", "no words of Jonas Falk"),
        ("ada rehn books of the ferry workers comment", "no words of Ada Rehn"),
    ],
)
def test_what_has_no_such_kind_is_refused(ask: Callable[[str], Reply], question: str, kind: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert kind in reply.reason


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How much did the Vell Glider Club pay for its winch?", "$700"),
        ("How much did Ostmark Hospital pay for its gloves?", "2,300,000"),
        ("How much of its dues did Tarn Rowing raise?", "half of its dues"),
        ("Why did the caretaker of the Vell Glider Club leave?", "because the hangar was cold"),
        ("What is the name of the caretaker of the Vell Glider Club?", "Otto Crow"),
        ("When did Ada Rehn resign?", "on Tuesday"),
        ("How many people watched the whale from the quay?", "300 people"),
        ("What did Berit Holm say about the strike?", "We pay well"),
    ],
)
def test_what_has_the_kind_is_answered(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert told in reply.snippets[0].text
