"""Words of those whom no document names, and of whoever speaks for them right behind."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf

SAID = "The police union said the officers had done nothing wrong."
BEHIND = '"They made a split-second decision," said its president, Sgt. Raymond Kessel.'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{SAID} {BEHIND}", [SAID, BEHIND]),
        (f'{SAID} "I disagree," said Councilwoman Nora Hale. {BEHIND}', [SAID]),
        (f'{SAID} "I disagree," said his lawyer, Nora Hale.', [SAID]),
    ],
)
def test_its_president_speaks_for_it_right_behind(desk_of: DeskOf, text: str, shown: list[str]) -> None:
    desk = desk_of([{"id": "a", "title": "Chase", "date": "2025-05-04", "text": text}])
    reply = desk.ask(Question(text="what did the police union say?"))
    assert isinstance(reply, Answer), reply
    assert [s.text for s in reply.snippets] == shown


def test_its_president_is_whom_the_text_just_shown_calls_so(desk_of: DeskOf) -> None:
    text = f"{SAID} {BEHIND}\n\nBoard President Paul Lind, who led the push, said he was tired. Nora Hale left."
    desk = desk_of([{"id": "a", "title": "Chase", "date": "2025-05-04", "text": text}])
    desk.ask(Question(text="what did the police union say?", asker="one"))
    reply = desk.ask(Question(text="who is its president?", asker="one"))
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Raymond Kessel:"
    said = desk.ask(Question(text="what did he say?", asker="one"))
    assert BEHIND in said.snippets[0].text
    # Asked of nothing that was shown, it may be either.
    alone = desk.ask(Question(text="who is its president?", asker="two"))
    assert "Paul Lind" in " ".join(s.text for s in alone.snippets)


def test_the_police_are_nobody_whom_the_police_held(desk_of: DeskOf) -> None:
    text = (
        "Protests began over the death of Ada Reed, a 22-year-old woman who died after being detained by police. "
        "Police said she fell. “I miss her,” said Nora Hale, her sister. “Ada Reed was kind,” Nora Hale said."
    )
    desk = desk_of([{"id": "a", "title": "Protest", "date": "2025-05-04", "text": text}])
    reply = desk.ask(Question(text="what did police say?"))
    assert isinstance(reply, Answer), reply
    assert reply.lead == "In the documents’ words, “police” said:"
    assert [s.text for s in reply.snippets] == ["Police said she fell."]


def test_kin_whom_nobody_is_told_to_be_may_be_told_of_by_a_passage(desk_of: DeskOf) -> None:
    text = (
        "Jackie Marsh died on Monday in Arden. Marsh's husband, Dean Swihart, said that he was touched. "
        '"Her loss leaves a void in our town," Swihart said. Otto Lind, her lawyer, said that she was kind.'
    )
    desk = desk_of([{"id": "a", "title": "Marsh", "date": "2025-05-04", "text": text}])
    told = desk.ask(Question(text="What did Jackie Marsh's husband say about her loss?"))
    assert isinstance(told, Answer), told
    assert "Swihart" in told.snippets[0].text
    assert not desk.ask(Question(text="what did Jackie Marsh's sister say about her loss?", asker="two")).snippets
