"""Which of several near passages is shown first: what defines a thing, what is besides, what a report is on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.checks.missing import PLAIN
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "probe": (
        "Harbour agency opens probe",
        """The Harbour Agency investigates misconduct by pilots. The agency said that misconduct of pilots is its first
concern, and that the Harbour Agency will look at the misconduct of the pilots of Sund.

In addition to misconduct, the agency also looks into oil spills and collisions.

Nine pilots have testified in the probe. Lise Moe, a spokeswoman of the agency, declined to comment on how many were
hurt in the collision.""",
    ),
    "rehearsal": (
        "Rocket rehearsal",
        """The results of the dry run will be known in May. Whether the dry run is a success, nobody knows yet, and the
dry run has been put off twice by the weather of the coast.

Much depends on the wind. A dry run costs 9,000 crowns.

A dry run is a test of every stage of a launch without fuel.""",
    ),
    "dockets": (
        "Dockets of the coast",
        """Dockets matter to everybody here, the keepers say, and the best dockets win a cake. The mayor likes dockets.

Nobody need write dockets every day.""",
    ),
    "keepers": (
        "A tower and its keepers",
        """Boats came and went that year, and of all the habits of the place the oldest, which is known as dockets,
short notes on every ship that anybody saw from the tower, was the one that the men would not give up for bread.""",
    ),
    "rocket": (
        "Rocket goes up",
        """The 322-foot Wilma II rocket of the Justice Department of Norveg went up on Friday. Ada Rehn hit her fourth
home run and was named person of the year by the Sund Post. The Justice Department said the rocket was its own.

Otto Falk holds the record with 73 home runs.""",
    ),
    "room": (
        "Room of Sund",
        """On July 1 the mayor gathered advisers in the map room of Sund for a talk on the dam. They were Nils Aune,
Ida Quist and Jens Rud. They sat for hours.

The Reel, a paper once owned by the singer Jon Falk, announced the new album of Liv Aas on Monday.""",
    ),
    "choir": (
        "Choir of Lyme",
        """In March, over cake in the back room of a bakery by the old harbour, Greta Lund turned down the seat in the
choir of Lyme that its conductor had offered her twice in the winter before, and once more on the quay in the
spring of that year.

The soprano, whose records are sung in the tongue of the islands and are known far beyond the bay, confirmed she did
so to stand by the pilots, who had been barred from the halls of the town
by order of a judge.""",
    ),
    "storm": (
        "Storm Wilma floods Sund",
        """Storm Wilma flooded the town of Sund on Monday.

"The damage that we see is great," Mayor Ole Brandt said.

President Otto Hale spoke to the nation on Norveg's Independence Day. "We will rebuild," Hale said.""",
    ),
}


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": n, "date": "2024-05-02", "title": t, "text": x} for n, (t, x) in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What does the Harbour Agency look at besides misconduct of pilots?", "oil spills"),
        ("what else than misconduct, apart from pilots, does the agency look into", "oil spills"),
        ("What is a dry run?", "test of every stage"),
        ("What are dockets?", "known as dockets"),
        ("what is a dry run that was put off", "test of every stage"),
    ],
)
def test_what_tells_the_very_thing_comes_first(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert told in reply.snippets[0].text


def test_how_many_is_no_question_of_who_investigates(ask: Callable[[str], Reply]) -> None:
    reply = ask("How many pilots testified in the harbour probe?")
    assert reply.intent == "how_many"
    assert "Nine pilots" in reply.snippets[0].text


def test_words_of_a_report_on_something_are_shown_as_such(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Ole Brandt say about Wilma?")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "In a report on that: Ole Brandt said:"
    assert "The damage that we see" in reply.snippets[0].text
    assert isinstance(ask("What did Ole Brandt say about the dry run?"), Abstention)


def test_somebody_elses_holiday_is_no_day(ask: Callable[[str], Reply]) -> None:
    assert "We will rebuild" in ask("What did Hale say on Norveg's Independence Day?").snippets[0].text


@pytest.mark.parametrize(
    "question", ["What did Lise Moe say?", "Did Lise Moe say how many were hurt in the collision?"]
)
def test_who_kept_silent_is_said_to_have(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert "declined to comment" in reply.snippets[0].text
    assert "comment" in (getattr(reply, "reason", None) or reply.lead or "")


def test_what_has_no_number_gives_none(ask: Callable[[str], Reply]) -> None:
    reply = ask("How many cows does the mayor of Sund own?")
    assert isinstance(reply, Abstention)


def test_a_number_may_be_written_as_a_roman_one_or_a_word(ask: Callable[[str], Reply]) -> None:
    assert "322-foot" in ask("How tall is the Wilma 2 rocket?").snippets[0].text
    assert isinstance(ask("How tall is the Wilma 3 rocket?"), Abstention)
    assert "fourth" in ask("Who hit her 4th home run?").snippets[0].text


def test_a_number_that_only_leads_up_need_not_be_told(ask: Callable[[str], Reply]) -> None:
    reply = ask("Ada Rehn hit her 62nd home run. Who holds the record with 73 home runs?")
    assert "Otto Falk" in reply.snippets[0].text
    assert isinstance(ask("Ada Rehn hit her fourth home run. Who holds the record with 74 home runs?"), Abstention)


@pytest.mark.parametrize("question", ["What did the DOJ say about the rocket?", "what did doj say about the rocket"])
def test_a_body_may_be_called_by_its_usual_letters(ask: Callable[[str], Reply], question: str) -> None:
    assert "its own" in ask(question).snippets[0].text


def test_who_was_named_something_asks_for_no_role(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who was named person of the year by the Sund Post?")
    assert "Ada Rehn" in reply.snippets[0].text
    assert reply.intent != "role_holder"


def test_a_question_may_begin_with_a_name_and_what_is_told_of_it(ask: Callable[[str], Reply]) -> None:
    assert ask("Otto Falk, who never rests, holds which record?").intent != "who_is"


def test_the_names_right_behind_are_shown_to_who_asks_for_them(ask: Callable[[str], Reply]) -> None:
    assert "Nils Aune" in ask("Who was in the map room of Sund on July 1?").snippets[0].text


def test_the_reason_right_behind_is_shown_to_who_asks_why(ask: Callable[[str], Reply]) -> None:
    assert "stand by the pilots" in ask("Why did Greta Lund turn down the seat in the choir of Lyme?").snippets[0].text


def test_who_is_named_inside_an_apposition_said_nothing(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Jon Falk say about the new album?")
    assert isinstance(reply, Abstention), reply


def test_a_first_mention_need_not_tell_what_a_body_or_who_a_person_is(desk_of: DeskOf) -> None:
    praised = "Ole Brandt spoke for an hour on Monday and praised the Harbour Trust at length."
    between = "Rain fell on the town for most of the week, and the market stayed shut until Friday. " * 6
    told = "The Harbour Trust is a club of forty families that looks after nine old boats."
    desk = desk_of([{"id": "trust", "date": "2023-05-04", "text": f"{praised}\n\n{between}\n\n{told}"}])
    what = desk.ask(Question(text="What is the Harbour Trust?"))
    assert "club of forty families" in what.snippets[0].text
    who = desk.ask(Question(text="Who is Ole Brandt?"))
    assert isinstance(who, Answer)
    assert (who.lead or "").startswith("I find no role of Ole Brandt.")
    assert who.confidence < 1


def test_a_first_mention_behind_what_it_is_short_for_tells_it(desk_of: DeskOf) -> None:
    first = "Ole Brandt shared details about Sund's Harbour Experience Toolkit, or WIT, with a full hall on Monday."
    later = "WIT has grown. You can look at each of the WIT parts, and at the WIT book on how to build it."
    between = "Rain fell on the town for most of the week, and the market stayed shut until Friday. " * 6
    desk = desk_of([{"id": "kit", "date": "2023-05-04", "text": f"{first}\n\n{between}\n\n{later}"}])
    reply = desk.ask(Question(text="what is WIT?"))
    assert reply.intent == "who_is"
    assert "Harbour Experience Toolkit" in reply.snippets[0].text


def test_a_newsletter_on_many_things_is_a_report_on_none_of_them(desk_of: DeskOf) -> None:
    text = """The storm Wilma drew near. Here is what else you need to know today.

Mayor Ole Brandt said: "The pay of the pilots will rise." """
    for title, said in (("Storm Wilma nears", True), ("Storm Wilma, pay of pilots, ferry sale, Dorn fair", False)):
        desk = desk_of([{"id": "n", "date": "2023-05-04", "title": title, "text": text}])
        reply = desk.ask(Question(text="What did Ole Brandt say about Wilma?"))
        assert (getattr(reply, "lead", None) == "In a report on that: Ole Brandt said:") == said, reply


def test_words_are_not_on_what_only_stands_beside_them(desk_of: DeskOf) -> None:
    text = """The storm Wilma drew near. Here is what else you need to know today.

Mayor Ole Brandt said: "The pay of the pilots will rise." """
    desk = desk_of([{"id": "n", "date": "2023-05-04", "title": "News, pay, fair, ferry", "text": text}])
    lead = getattr(desk.ask(Question(text="What did Ole Brandt say about Wilma?")), "lead", None)
    assert lead != "Ole Brandt said:"


def test_whoever_is_asked_for_something_has_said_nothing(desk_of: DeskOf) -> None:
    text = "The Fuel Club lobbied Gov. Ada Falk asking for a change of the rules on fuel, the Dorn Herald reported."
    desk = desk_of([{"id": "n", "date": "2023-05-04", "title": "Fuel rules", "text": text}])
    reply = desk.ask(Question(text="What did Gov. Ada Falk say about the rules on fuel?"))
    assert isinstance(reply, Abstention)
    assert reply.reason == "The documents mention Ada Falk, but report no words of theirs."


def test_a_critic_beside_anothers_words_has_said_nothing(desk_of: DeskOf) -> None:
    text = """The Dorn Bakers' Guild, which long fought the mill, said the “sale would be a disaster for the market.”
    Council chair Ada Falk is critic of big mills, and the council has blocked sales of the kind before."""
    desk = desk_of([{"id": "n", "date": "2023-05-04", "title": "Dorn mill is sold", "text": " ".join(text.split())}])
    for asked in ("What did Ada Falk say about the mill sale?", "What did Falk say about the sale?"):
        reply = desk.ask(Question(text=asked))
        assert isinstance(reply, Abstention)
        assert reply.reason == "The documents mention Ada Falk, but report no words of theirs."


def test_a_passage_with_somebodys_words_shows_none_of_others(desk_of: DeskOf) -> None:
    text = """The mill of Dorn will be sold. Mayor Ada Falk welcomed the sale of the mill. The Bakers' Guild of Sund,
which has long fought the mill, said the “sale of the mill would be a gift to the market.”

The guild's Ole Brandt said that the sale of the mill would cost jobs."""
    desk = desk_of([{"id": "n", "date": "2023-05-04", "title": "Mill to be sold", "text": text}])
    for asked in ("What does Ada Falk think of the sale of the mill?", "Did Ada Falk say that the sale was welcome?"):
        reply = desk.ask(Question(text=asked))
        assert isinstance(reply, Answer)
        assert [s.text.rsplit(". ")[-1] for s in reply.snippets] == ["Mayor Ada Falk welcomed the sale of the mill."]


def test_words_that_turn_on_the_paragraph_before_are_about_what_it_tells(desk_of: DeskOf) -> None:
    text = """Towns have often tried to slow or even halt drifting dunes. Crews in Dorn planted grass for miles.

But “the record is a poor one,” said Ada Falk, a professor of geology. “Sand is patient,” said Ole Brandt, a guide."""
    desk = desk_of([{"id": "n", "date": "2023-05-04", "title": "Sand at the door", "text": text}])
    reply = desk.ask(Question(text="What did Ada Falk say about halting dunes?"))
    assert isinstance(reply, Answer)
    assert reply.lead == "Ada Falk said:"
    assert [s.note for s in reply.snippets] == ["Ada Falk"]


_BONFIRES = """Towns along the coast burn their boats again.

Larn

The town lights its fire at the pier after the parade.

Its choir sings beforehand. Some 40 boats will be burnt.

Ostmark

The fire brigade guards the hill.

Some 12 boats will be burnt there this year.

Vell Bay

The parade begins at noon.

A swimming race is held in the harbour. Some 75 boats will be burnt.

Dorn

Over 300 boats will be burnt."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many boats will be burnt in Larn?", "40 boats"),
        ("How many boats will be burnt in Ostmark?", "12 boats"),
        ("how many boats will they burn at the vell bay bonfire", "75 boats"),
        ("How many boats will be burnt in Dorn?", "300 boats"),
    ],
)
def test_a_heading_tells_what_is_below_it_and_not_what_is_above(desk_of: DeskOf, question: str, told: str) -> None:
    desk = desk_of([{"id": "n", "date": "2023-05-04", "title": "Where to see the bonfires", "text": _BONFIRES}])
    reply = desk.ask(Question(text=question))
    assert isinstance(reply, Answer), reply
    assert told in reply.snippets[0].text


def test_who_does_what_a_passage_has_no_word_for_is_not_plain(desk_of: DeskOf) -> None:
    text = """Peter Marsh and Olaf Reed were in the court of Dorn on Monday, with a lawyer for Reed, Ada Falk.

Marsh left the court of Dorn at noon. The judge of Dorn was ill."""
    reply = desk_of([{"id": "court", "date": "2024-05-02", "text": text}]).ask(
        Question(text="Who represents Marsh in court?")
    )
    assert reply.confidence < PLAIN
