"""Roles that are somebody's ("Lang's lawyer"), shortened roles ("the CEO"), and whom "he" and "she" may mean."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question, Reply
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot
from tests.bot.conversation.conftest import DeskOf

TEXT = """Peter Lang was charged with fraud on Monday. He could not be reached for comment.

"These are allegations, and we will fight them," his lawyer, Carla Benedetti, said.

Helen Strand, the U.S. attorney, said the investigation was continuing. She would not name anybody else.

Marta Quill, a spokeswoman for Governor Alan Whitcombe, said he would wait for the court.

Chief executive Ingrid Dahl said: "We ran out of road." """

ATTORNEYS = {
    "id": "falk",
    "title": "Charges",
    "date": "2024-03-01",
    "text": """Otto Falk will be charged in the United States on Monday, a newspaper said.

"We are disappointed by the decision," said Falk's attorney, William Quist.

A spokesman for the U.S. attorney in Boston said that the letter had come too late.""",
}

Ask = Callable[..., Reply]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("whose")
    (folder / "lang.jsonl").write_text(json.dumps({"id": "lang", "date": "2024-05-02", "text": TEXT}), "utf-8")
    build(folder / "lang.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    desk = Desk(snapshot)
    yield lambda text, asker=None: desk.ask(Question(text=text, asker=asker or text))
    snapshot.close()


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Two reports, the later of which gives no given name."""
    folder = tmp_path_factory.mktemp("later")
    told = (
        ("one", "2024-05-02", '"The books are open," said county clerk Denise Ferrara.'),
        ("two", "2024-05-09", 'Ferrara, who oversaw the count, said turnout was 58 percent. "I am tired," she said.'),
    )
    records = [json.dumps({"id": i, "date": day, "text": text}) for i, day, text in told]
    (folder / "count.jsonl").write_text("\n".join(records), "utf-8")
    build(folder / "count.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    desk = Desk(snapshot)
    yield lambda text: desk.ask(Question(text=text, asker=text))
    snapshot.close()


@pytest.fixture(scope="module")
def unnamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("unnamed")
    text = """Governor Alan Whitcombe left the hall at noon. "I am content," Whitcombe said.

Senior aides to Mr. Whitcombe said that the talks had collapsed over the price of the ferry.

A spokesman for Holm Shipping Inc. said that the ferry had never been for sale.

Marta Quill and Otto Falk said that the harbour must stay open."""
    (folder / "ferry.jsonl").write_text(json.dumps({"id": "ferry", "date": "2024-05-02", "text": text}), "utf-8")
    build(folder / "ferry.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    desk = Desk(snapshot)
    yield lambda text: desk.ask(Question(text=text, asker=text))
    snapshot.close()


@pytest.mark.parametrize(
    ("question", "who", "words"),
    [
        ("What did aides to Whitcombe say?", "Senior aides to Mr. Whitcombe", "had collapsed"),
        ("What did Whitcombe's aides say about the talks?", "Senior aides to Mr. Whitcombe", "had collapsed"),
        ("What did a spokesman for Holm Shipping say?", "A spokesman for Holm Shipping Inc.", "for sale"),
    ],
)
def test_words_of_people_whom_no_document_names_are_found(unnamed: Ask, question: str, who: str, words: str) -> None:
    reply = unnamed(question)
    assert who in reply.lead
    assert words in shown(reply)
    assert "content" not in shown(reply)


@pytest.mark.parametrize("who", ["Marta Quill", "Otto Falk"])
def test_what_two_said_together_is_found_by_either(unnamed: Ask, who: str) -> None:
    reply = unnamed(f"What did {who} say?")
    assert getattr(reply, "lead", "") == "Marta Quill and Otto Falk said:"
    assert "must stay open" in shown(reply)


def test_friends_of_somebody_are_not_that_person(unnamed: Ask) -> None:
    assert unnamed("What did friends of Whitcombe say?").behaviour == "abstain"


@pytest.mark.parametrize("question", ["What did Ferrara say?", "What did the clerk say?"])
def test_who_is_known_by_surname_in_another_report_is_the_same(later: Ask, question: str) -> None:
    reply = later(question)
    assert "The books are open" in shown(reply)
    assert "58 percent" in shown(reply)
    assert "own are reported" not in reply.lead


def shown(reply: Reply) -> str:
    return " ".join(s.text for s in reply.snippets)


@pytest.mark.parametrize(
    "question", ["What did Lang's lawyer say?", "what did peter lang’s attorney say", "what did langs lawyer say"]
)
def test_the_lawyer_of_somebody_is_not_that_person(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert getattr(reply, "lead", "") == "Carla Benedetti said:"
    assert "we will fight them" in shown(reply)


def test_that_somebody_is_silent_says_nothing_of_their_lawyer(ask: Ask) -> None:
    reply = ask("Did Lang's lawyer comment?")
    assert "could not be reached" not in shown(reply)
    assert "we will fight them" in shown(reply)


def test_a_role_of_theirs_that_nobody_has_is_nobody(ask: Ask) -> None:
    assert ask("What did Lang's wife say?").behaviour == "abstain"
    reply = ask("What did Benedetti's lawyer say?")
    assert reply.behaviour == "abstain"
    assert "nobody" in reply.reason


def test_his_lawyer_is_the_lawyer_of_whom_we_talk_about(ask: Ask) -> None:
    ask("What is Peter Lang accused of?", "one")
    assert "we will fight them" in shown(ask("What did his lawyer say?", "one"))


def test_a_spokeswoman_is_found_by_whom_she_speaks_for(ask: Ask) -> None:
    assert "wait for the court" in shown(ask("What did Whitcombe's spokeswoman say?"))


@pytest.mark.parametrize("question", ["What did the CEO say?", "what did the ceo say"])
def test_a_role_may_be_shortened(ask: Ask, question: str) -> None:
    assert "ran out of road" in shown(ask(question))


def test_he_is_nobody_whom_the_documents_call_she(ask: Ask) -> None:
    ask("Who is Helen Strand?", "two")
    assert ask("What did he say?", "two").behaviour == "clarify"
    ask("Who is Helen Strand?", "three")
    assert "continuing" in shown(ask("What did she say?", "three"))


def test_a_role_that_nobody_in_the_passage_has_is_not_answered(ask: Ask) -> None:
    reply = ask("Who is the treasurer of the court?")
    assert reply.behaviour == "abstain"


def test_who_held_a_role_once_is_told_where_it_is_asked_who_did(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("once")
    text = (
        "Otto Falk, the former chief financial officer of Holm Shipping, was charged. "
        "The company's new chief executive, Anders Wik, said Holm Shipping would help."
    )
    (folder / "holm.jsonl").write_text(json.dumps({"id": "holm", "date": "2024-05-02", "text": text}), "utf-8")
    build(folder / "holm.jsonl", folder / "store", jobs=1)
    snapshot = open_snapshot(folder / "store")
    desk = Desk(snapshot)

    def answered(question: str) -> str:
        return str(getattr(desk.ask(Question(text=question, asker=question)), "lead", None))

    assert answered("Who was the CFO of Holm Shipping?") == "Otto Falk:"
    assert "Otto Falk" not in answered("Who is the CFO of Holm Shipping?")
    assert answered("Who is the CEO of Holm Shipping?").startswith("The documents call Anders Wik that")
    snapshot.close()


@pytest.fixture(scope="module")
def offices(desk_of: DeskOf) -> Desk:
    """Offices of which no sentence says of what they are, and one that is the home country's as likely."""
    told = {
        "flood": "The river broke its banks in Lincoln on Monday. Half of Lincoln had no power, and roads around "
        'Lincoln were shut.\n\nMayor Tove Quist opened the halls. "We will pump all night," Quist said.',
        "opera": "Latvia opened its new opera on Friday. Latvian singers filled the square, and Latvia cheered.\n\n"
        'President Ilze Kalnina came on foot. "I wept twice," Kalnina said.',
        "treaty": "Estonia signed the treaty on Sunday. Estonia had waited for years, as had the United States.\n\n"
        'President Walter Boyle praised it. "It is a fair paper," Boyle said.',
        "ferries": 'Norfell Ferries President Jonas Ek cut the fares. "Nobody rides for less," Ek said.',
        "quay": "Solvik Lines Inc. left the quay in May, and Solvik Lines Inc. sold its sheds.\n\n"
        '"We stay," president Jonas Ek told reporters.',
        "looms": 'Brightline Mills manager Ada Voss closed the hall. "The looms are loud," Voss said.',
        "roof": 'Brightline Mills manager Otto Wren came on Monday. "The roof leaks," Wren said.',
        "pitcher": "Ada Lincoln threw a perfect game on Tuesday.",
    }
    return desk_of({"id": i, "date": "2024-05-06", "text": text} for i, text in told.items())


@pytest.mark.parametrize(
    ("whose", "who", "words"),
    [
        ("Lincoln's mayor", "Tove Quist", "pump all night"),
        ("the mayor of Lincoln", "Tove Quist", "pump all night"),
        ("the Lincoln mayor", "Tove Quist", "pump all night"),
        ("Latvia's president", "Ilze Kalnina", "wept twice"),
        ("the president of Latvia", "Ilze Kalnina", "wept twice"),
    ],
)
def test_a_bare_office_may_be_that_of_the_place_a_report_is_on(offices: Desk, whose: str, who: str, words: str) -> None:
    reply = offices.ask(Question(text=f"What did {whose} say?", asker=whose))
    assert getattr(reply, "lead", "") == f"The documents call {who} that, and do not say of what. {who} said:"
    assert words in shown(reply)
    assert who in (offices.ask(Question(text=f"Who is {whose}?", asker=who)).lead or "")


def test_a_bare_president_may_be_that_of_the_home_country(offices: Desk) -> None:
    assert offices.ask(Question(text="What did Estonia's president say?", asker="home")).behaviour == "abstain"


def test_a_president_is_a_boss(offices: Desk) -> None:
    assert "rides for less" in shown(offices.ask(Question(text="What did the Norfell Ferries boss say?", asker="ek")))


@pytest.mark.parametrize(("body", "put_right"), [("Solvik Lines", True), ("Norfell Ferries", False)])
def test_a_bare_role_of_whoever_has_it_of_one_body_is_not_that_of_another(
    offices: Desk, body: str, put_right: bool
) -> None:
    reply = offices.ask(Question(text=f"What did {body} president Jonas Ek say?", asker=body))
    assert ("The documents call Jonas Ek “Norfell Ferries President”." in (reply.lead or "")) is put_right


def test_of_two_with_one_role_the_one_who_spoke_of_it_is_meant(offices: Desk) -> None:
    reply = offices.ask(Question(text="What did the Brightline Mills manager say about the roof?", asker="roof"))
    assert getattr(reply, "lead", "") == "Otto Wren said:"
    assert offices.ask(Question(text="What did the Brightline Mills manager say?", asker="mill")).behaviour == "clarify"


@pytest.fixture(scope="module")
def rowing(desk_of: DeskOf) -> Ask:
    text = """The cup of Sel was rowed by all of the new clubs (Old Harbour, Kvam Rowing Union, Otto Vinn) in May. \
Kvam Rowing Union came in third.

"It was an honor to row for the cup," Otto Vinn said on Monday."""
    desk = desk_of([{"id": "cup", "date": "2024-05-02", "text": text}])
    return lambda text: desk.ask(Question(text=text, asker=text))


def test_who_is_but_named_beside_a_body_does_not_speak_in_its_place(rowing: Ask) -> None:
    reply = rowing("What did the Kvam Rowing Union say about the cup?")
    assert reply.behaviour == "abstain"
    assert not reply.snippets


@pytest.mark.parametrize(
    "question",
    ["Did Holm Shipping comment on working with Redvik Bank?", "What did Holm Shipping say about Redvik Bank?"],
)
def test_somebody_of_a_body_speaks_where_its_own_words_are_on_something_else(desk_of: DeskOf, question: str) -> None:
    text = """“The ferries are late,” according to Holm Shipping.

Holm Shipping's Ada Moe said on Monday the boats “go on working with Redvik Bank.”

The ferries of Holm Shipping were late in May. Redvik Bank lent it the money."""
    reply = desk_of([{"id": "firm", "date": "2024-05-02", "text": text}]).ask(Question(text=question))
    assert isinstance(reply, Answer)
    assert reply.lead == "Ada Moe, whose role the documents give with Holm Shipping, said:"
    assert "working with Redvik Bank" in reply.snippets[0].text


def test_who_but_plays_for_a_body_does_not_speak_for_it(desk_of: DeskOf) -> None:
    text = """Lena Quist, the Rowing Union star, was freed on Monday. "I am tired," Quist said.

"We are glad," said the Rowing Union president, Ada Falk."""
    desk = desk_of([{"id": "row", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="What did the Rowing Union say?"))
    assert isinstance(reply, Answer)
    assert "I am tired" not in " ".join(s.text for s in reply.snippets)
    assert "We are glad" in reply.snippets[0].text


ROUND_UP = """The Port Hale Rangers lost again on Friday and slipped to ninth place.

“Theirs was the better side, and we know it,” manager Jonas Ek said.

The North Harlow Tigers won their fourth match in a row.

“I like what I see,” manager Otto Wren said.

“Turf is slow to mend,” said Ada Voss, a professor of botany at Solvik University."""


@pytest.mark.parametrize(
    ("whose", "who"),
    [
        ("the Port Hale Rangers manager", "Jonas Ek"),
        ("the Rangers coach", "Jonas Ek"),
        ("the North Harlow Tigers manager", "Otto Wren"),
        ("that solvik prof", "Ada Voss"),
    ],
)
def test_who_is_meant_by_a_body_and_a_role(desk_of: DeskOf, whose: str, who: str) -> None:
    reply = desk_of([{"id": "n", "date": "2024-05-06", "text": ROUND_UP}]).ask(Question(text=f"What did {whose} say?"))
    assert (getattr(reply, "lead", "") or "").endswith(f"{who} said:")


def test_a_part_of_a_body_speaks_by_its_own_name(desk_of: DeskOf) -> None:
    text = """The Harbour Agency has asked for more time to test the new locks at Solvik.

The Canal Authority’s Northern Office said in a statement that it “will review the agency’s request.”"""
    desk = desk_of([{"id": "n", "date": "2024-05-06", "title": "More time for the locks", "text": text}])
    for asked in ("Did the Canal Authority comment on the request?", "What did the Canal Authority say?"):
        reply = desk.ask(Question(text=asked))
        assert isinstance(reply, Answer)
        assert reply.lead == "Canal Authority’s Northern Office said:"
        assert "will review" in shown(reply)


@pytest.mark.parametrize(
    "question", ["Who is the US attorney?", "Who is the U.S. attorney in Boston?", "Who is the U.S. attorney?"]
)
def test_somebodys_lawyer_is_no_attorney_of_the_state(desk_of: DeskOf, question: str) -> None:
    reply = desk_of([ATTORNEYS]).ask(Question(text=question))
    assert reply.intent != "statement"
    assert not (isinstance(reply, Answer) and reply.lead)


def test_whom_a_spokesman_speaks_for_has_said_it_too(desk_of: DeskOf) -> None:
    reply = desk_of([ATTORNEYS]).ask(Question(text="What did the U.S. attorney in Boston say about the letter?"))
    assert isinstance(reply, Answer)
    assert reply.lead is not None
    assert "spokesman for the U.S. attorney" in reply.lead
    assert [s.text for s in reply.snippets] == [
        "A spokesman for the U.S. attorney in Boston said that the letter had come too late."
    ]


def test_the_attorney_of_the_accused_is_meant_by_the_attorney_alone(desk_of: DeskOf) -> None:
    reply = desk_of([ATTORNEYS]).ask(Question(text="Who is Falk's attorney?"))
    assert isinstance(reply, Answer)
    assert reply.lead is not None
    assert "William Quist" in reply.lead


def test_a_campaign_is_no_campaigner(desk_of: DeskOf) -> None:
    told = {
        "mill": "Brightline Mills closed its hall. Brightline Mills opened another.\n\n"
        'Otto Wren is a stiff campaigner. "The roof leaks," Wren said.'
    }
    desk = desk_of({"id": i, "date": "2024-05-06", "text": text} for i, text in told.items())
    reply = desk.ask(Question(text="What did the Brightline Mills campaign say?", asker="a"))
    assert not isinstance(reply, Answer) or "Wren said" not in str(reply.lead)
