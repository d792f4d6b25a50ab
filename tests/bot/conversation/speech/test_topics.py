"""What somebody's words are about, where the sentence before them tells it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "prize": """Coach Lise Moe said the news of the captain's release moved her to tears.

"I cried," Moe said.""",
    "fee": """The owners asked why the board had doubled the captain's fee.

"It was meant to keep him here for the winter," board chair Nora Eide testified.""",
    "last": """Ole Brandt attended his final budget debate on Tuesday. He boasted of the bridge.
"We built it," he said.""",
    "pay": """Jens Rud, a professor of trade, testified for the owners that the pay package was reasonable.

"They pay me a wage for lectures," Rud said. Captain Liv Moen was not in court, and Moen did not write.""",
    "hall": """Tor Vang said the tunnel would help the school. Tor Vang also said the farm was dear.""",
    "mould": """Nurse Gro Aune said the board tests the water of Sund Hospital every week. Sund Hospital has no mould.

"I swam there at Easter, and the Easter swim is the best of them," Aune told the mayor, Per Lund.""",
    "regatta": """The sails were red. Odd Sten said that the regatta of 2019 was too long.""",
    "guild": """The Larkin report found that the Dorn bakers were paid too little. The Dorn bakers guild praised the \
bakers who spoke up. The report took a year.

“As hard as this report is to read, it was harder to live it,” the guild said. Larkin was not there.

“Our doors are open,” the guild added. The guild was founded in 1951 by nine bakers of the old town.""",
    "league": """The league fined the owner of the Lofoten Gulls in a case of bribery. The Gulls paid at once.

The case took a year. It ended in the spring.

“Bribery has no home here, and everybody who plays should know that,” league chief Tove Rask said.

Coach Geir Hol said bribery had ruined the game in Denmark. The Gulls case was closed.""",
    "wreck": """The wreck lies in nine fathoms. The Quorne School of Navigation finds that the wreck will cost \
four million crowns. The Quorne School of Navigation was founded in 1951.""",
    "crash": """The tram collision in Skara hurt nobody.

It was noon. The driver had slept. The sun was out.

Nobody knew the way. The street was shut for a day.

Velmar says it pays its crews well.""",
    "judge": """The judge Siv Krag spoke of the tunnel in May.""",
}


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Moe say about the captain's release?", "I cried"),
        ("What did Nora Eide say the captain's fee was meant to do?", "It was meant to keep him"),
        ("what did eide say about the captains fee", "It was meant to keep him"),
        ("What did Jens Rud tell the court about Moen's pay package?", "package was reasonable"),
        ("What did Ole Brandt say at his last budget debate?", "We built it"),
    ],
)
def test_the_sentence_that_leads_up_to_words_tells_what_they_are_about(
    ask: Callable[[str], Reply], question: str, words: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert words in " ".join(s.text for s in reply.snippets)


@pytest.mark.parametrize("who", ["the Dorn bakers guild", "the Dorn bakers' guild"])
def test_who_has_no_name_is_called_short_behind_the_full_words(ask: Callable[[str], Reply], who: str) -> None:
    reply = ask(f"What did {who} say about the Larkin report?")
    assert isinstance(reply, Answer), reply
    assert "harder to live it" in " ".join(s.text for s in reply.snippets)
    assert "Dorn bakers guild" in (reply.lead or "")


def test_who_has_words_on_something_else_is_not_denied(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did the Dorn bakers guild say about the regatta?")
    assert isinstance(reply, Abstention)
    assert "none that are plainly about" in reply.reason
    assert "I find words of" in reply.reason
    assert reply.snippets


def test_words_on_a_thing_that_do_not_name_where_it_is_are_shown_as_such(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Tove Rask say about bribery in the Lofoten Gulls case?")
    assert isinstance(reply, Answer), reply
    assert "do not name “the Lofoten Gulls case”" in (reply.lead or "")
    assert "no home here" in reply.snippets[0].text


@pytest.mark.parametrize(
    "question",
    [
        "What did Geir Hol say about bribery in the Lofoten Gulls case?",
        "What did Tove Rask say about drinking in the Lofoten Gulls case?",
        "What did Tove Rask say about bribery in the Sund Hospital case?",
    ],
)
def test_words_on_a_thing_elsewhere_are_not(ask: Callable[[str], Reply], question: str) -> None:
    assert "do not name" not in (getattr(ask(question), "lead", None) or "")


@pytest.mark.parametrize("question", ["What does Quorne say about the wreck?", "what does quorne say"])
def test_what_a_body_finds_is_told_though_it_is_called_by_its_first_word(
    ask: Callable[[str], Reply], question: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert "is not quoted" in (reply.lead or "")
    assert reply.snippets[0].text.endswith("four million crowns.")


def test_what_a_body_finds_of_another_matter_is_not(ask: Callable[[str], Reply]) -> None:
    assert isinstance(ask("What does the Quorne School of Navigation say about the regatta?"), Abstention)


def test_words_of_another_matter_do_not_lead_up(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Tor Vang say about the tunnel?")
    assert isinstance(reply, Answer)
    assert "dear" not in " ".join(s.text for s in reply.snippets)


def test_what_no_sentence_tells_is_not_led_up_to(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Lise Moe say about the lighthouse of Sund?")
    assert isinstance(reply, Abstention), reply


@pytest.mark.parametrize(
    "question",
    [
        "What did Gro Aune tell Siv Krag about the water?",
        "What did Gro Aune say to Siv Krag?",
        # It is not enough that it was of the same place.
        "What did Gro Aune say about copper at Sund Hospital?",
        "What did Odd Sten say about the 2023 regatta?",
    ],
)
def test_words_to_somebody_else_or_on_something_else_there_are_no_answer(
    ask: Callable[[str], Reply], question: str
) -> None:
    assert isinstance(ask(question), Abstention)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Gro Aune tell Per Lund about the swim?", "the best of them"),
        ("What did Gro Aune say about water at Sund Hospital?", "every week"),
        ("What did Gro Aune say about Easter?", "the best of them"),
        ("What did Gro Aune say about the Easter swim?", "the best of them"),
        ("What did Odd Sten say about the 2019 regatta?", "too long"),
    ],
)
def test_a_holiday_or_year_may_be_what_is_spoken_of(ask: Callable[[str], Reply], question: str, words: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert words in " ".join(s.text for s in reply.snippets)


def test_a_holiday_behind_on_is_the_day_of_the_words(ask: Callable[[str], Reply]) -> None:
    assert isinstance(ask("What did Gro Aune say about the water on Easter 2021?"), Abstention)


STORM = """The storm came at night. Nobody in the town of Dorn had slept.

"We cannot keep the old quay dry in such weather," Ada Reed, the harbour master of Dorn, said on Monday. "The stones are
too low."

The quay has been under water for weeks. Otto Lind, a fisherman, said the quay should be rebuilt by the town."""


def test_where_only_a_passage_is_on_the_topic_the_speakers_own_words_are_shown(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "storm", "date": "2023-05-04", "text": STORM}])
    reply = desk.ask(Question(text="What did Ada Reed say about the quay being flooded?"))
    assert isinstance(reply, Answer)
    assert reply.intent == "passage"
    assert (reply.lead or "").endswith("Ada Reed said:")
    assert reply.snippets[0].text.startswith('"We cannot keep')
    assert all("Lind" not in s.text and "slept" not in s.text for s in reply.snippets)


def test_a_merger_is_what_somebody_says_about_buying_a_firm(desk_of: DeskOf) -> None:
    rows = [
        (
            "a",
            "Dorn Mills to buy Solvik Looms",
            "Dorn Mills will buy Solvik Looms. “Solvik Looms will stay,” Ada Falk said.",
        ),
        (
            "b",
            "Weavers on strike",
            "The merger “makes us a stronger weaver,” Dorn Mills chief Ada Falk said on Friday.",
        ),
    ]
    desk = desk_of({"id": i, "date": "2024-05-06", "title": title, "text": text} for i, title, text in rows)
    reply = desk.ask(Question(text="What did Ada Falk say about the acquisition?"))
    assert isinstance(reply, Answer)
    assert "stronger weaver" in " ".join(s.text for s in reply.snippets)
    assert reply.lead == "Ada Falk said:"


def test_words_doubtfully_somebodys_are_not_taken_from_a_report_on_the_topic(ask: Callable[[str], Reply]) -> None:
    assert isinstance(ask("What did Velmar say about the tram collision?"), Abstention)


COUNCIL = """The council rejected the tram on Monday. It approved the cameras, after the sheriff asked for them.

Sheriff Ada Reed said the cameras would cut theft. Ada Reed said the tram was a dream of students. “We can not afford a
tram,” said council chair Tom Hale. Hale said the cameras were overdue."""


def test_them_are_the_things_asked_about_before(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "c", "title": "Council", "date": "2024-05-02", "text": COUNCIL}])
    desk.ask(Question(text="why did the council approve the cameras?"))
    reply = desk.ask(Question(text="what did reed say about them?"))
    assert isinstance(reply, Answer), reply
    assert [s.text for s in reply.snippets] == ["Sheriff Ada Reed said the cameras would cut theft."]


def test_and_on_something_is_asked_of_the_same_speaker(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "c", "title": "Council", "date": "2024-05-02", "text": COUNCIL}])
    desk.ask(Question(text="what did hale say about the tram?"))
    reply = desk.ask(Question(text="and on the cameras?"))
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Tom Hale said:"
    assert [s.text for s in reply.snippets] == ["Hale said the cameras were overdue."]
