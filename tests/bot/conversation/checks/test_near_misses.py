"""Questions nearly all of whose words stand in the documents, and which the documents do not answer all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXT = """The novel Salt Road was written by Marta Quill, a teacher from Dorn.

Jens Moe came to office in spring. Ole Brandt earlier held the record for the longest term of a chief.

Her rival Jonas Falk praised the novel and read from it in the library of Dorn.

The Harbour 1 ferry went on sale in May for 2 million crowns, the company said.

The festival gave prizes to 14 Danes and to three Swedes. The Dorn Council sent 12 guards to the festival, and the \
Red Anchor two.

The old cannery paid its workers 300 crowns a week in 1974.

Four drivers, some of whom have since left for other towns, have been charged with fraud, with handing out keys and \
with lying to their own chief in the matter of the theft at the mill of Sel in 2020. The papers of the court lay it \
out: Ivar Rud, Berit Lie and Tora Haug are accused of writing a false letter on the theft to their chief, and of \
handing on the keys to others afterwards, on the night of the winter fair.

In 2011, when the harbour had no quay, the regatta of Sel drew 40 boats.

Jens Moe has sold 900 tickets so far.

The Dorn Council announced nine new ferries on May 1.

Jens Moe was held on Monday. Kari Lund said the burglary of the boathouse involved five crates of wine.

Jens Moe had the longest term of any chief of the ski club in Sel, its members found.

The regatta of Sel drew 300 boats and many guests on Saturday, 4 May 2024.

The ski lift of Kvam in Norway carried 70 guests on Friday, the firm said.

Quill met the minister Ole Brandt at the festival."""

ODE = "On Sunday, she picked up her first Heron Cup, plus the Loon Bowl. Tarn, last year's best, was third."

# Who may fly, and what, stands apart from what is told of it.
KITE = """The Otter 7 kite took off from the mole of Lund with a camera. Skis for children under 6 are free in Lund.

The tail came down on a raft after an hour in the clouds, and the crew of the raft brought the kite to the museum.

The panel of Lund will meet on June 15 to decide on skis for the young. The museum of Lund was sold to Ida Ström for \
$31 million. The mole beat its rival Lund in 2019, by 3-1."""

MUSSELS = "Wardens counted a record 812 mussels in the sound, the office of wardens announced Thursday."
JETTIES = """A jetty that has landed herring by the crate since last week has landed most of its herring at night.

Nobody had to wait long. Ole Rud, who runs a museum of nets, asked the jetty crews which songs they sing at night.

Herring was landed by the crate at every jetty on Monday, too, and a jetty is a busy place when it is."""
TARN = "The most herring came in at Old Tarn, which landed 90 crates at its jetty, the office said on Monday."


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    earlier = "Vinn took the Kettle Prize, the first of its team since 1998."
    flood = "Sandbags were short. Now Ask had an army, which rebuilt its broken dam, too, and all that it broke."
    desk = desk_of(
        [
            {"id": "dorn", "title": "Dorn", "date": "2024-05-02", "text": TEXT},
            {
                "id": "seals",
                "date": "2023-04-06",
                "text": "In 2023, a dull count of seals found 210 seals off Vell.",
            },
            {"id": "more-seals", "date": "2024-04-05", "text": "The count of seals found 300 seals off Vell."},
            {"id": "mussels", "date": "2020-01-09", "title": "A count of mussels in 2019", "text": MUSSELS},
            {"id": "jetties", "date": "2023-02-03", "text": JETTIES},
            {"id": "tarn", "date": "2023-02-04", "text": TARN},
            {"id": "kite", "date": "2024-03-02", "text": KITE},
            {"id": "prize", "date": "2021-06-03", "text": earlier},
            {"id": "flood", "date": "2021-03-03", "text": flood},
            {"id": "again", "date": "2024-03-08", "text": "The army rebuilt the dam of Ask last week."},
            {"id": "cup", "date": "2022-06-03", "text": "Tarn rowed to win the Heron Cup by votes of the members."},
            {"id": "next-cup", "date": "2023-06-04", "title": "Rowing: Ode wins Heron Cup", "text": ODE},
        ]
    )
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    "question",
    [
        "Which novel did Jonas Falk write?",
        "When did the Harbour 2 go on sale?",
        "How many Norwegians got prizes from the festival?",
        "Which bridge did the festival open in Dorn?",
        "How do I cook rice?",
        "How much did the cannery pay its workers in 1986?",
        "Were all the workers of the cannery lazy?",
        "what is the name of the worker",
        "How many tickets did Marta Quill sell?",
        "What is the capital of Norveg?",
        "Did Jonas Falk sue Marta Quill?",
        "Was an oath taken in Dorn?",
        "how many guests did the ski lift carry in portugal",
        "how many guests did the norwegian ski lift carry in new hampshire",
        "Did Ole Brandt comment on the festival?",
        "When will the panel of Lund meet to decide on skis for children under 9?",
        "what did the tail of the otter 8 kite come down on in the clouds",
        "How many crates of wine did Jens Moe take from the boathouse?",
    ],
)
def test_what_is_not_told_is_not_answered(ask: Callable[[str], Reply], question: str) -> None:
    assert ask(question).behaviour == "abstain"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which novel did Marta Quill write?", "Salt Road"),
        ("When did the Harbour 1 go on sale?", "in May"),
        ("How much did the cannery pay its workers in 1974?", "300 crowns"),
        ("How much did the cannery pay its workers in the 1970s?", "300 crowns"),
        ("How many tickets did Jens Moe sell?", "900 tickets"),
        ("Where was Salt Road read?", "the library of Dorn"),
        ("Whom did Ole Brandt meet at the festival?", "Quill met"),
        ("How many Danes got prizes from the festival?", "14 Danes"),
        ("Is Marta Quill going to the festival?", "festival"),
        ("Are there any ferries left?", "ferr"),
        ("how many guests did the norwegian ski lift carry", "70 guests"),
        ("how many guests did the ski lift in norway carry", "70 guests"),
        ("When will the panel of Lund meet to decide on skis for children under 6?", "June 15"),
        ("what did the tail of the otter 7 kite come down on in the clouds", "on a raft"),
        ("When did the mole beat Lund 3-1?", "in 2019"),
    ],
)
def test_what_is_told_is_answered(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert reply.behaviour == "answer"
    assert told in reply.snippets[0].text


def test_another_number_is_put_right(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who was the museum of Lund sold to for 45 million?")
    assert isinstance(reply, Abstention)
    assert "(45 million). What comes nearest has $31 million" in reply.reason
    assert "Ida Str" in reply.snippets[0].text


def test_how_many_of_a_named_kind_is_no_question_of_who_they_are(ask: Callable[[str], Reply]) -> None:
    assert ask("How many Danes were there in Dorn?").intent != "who_is"


def test_which_articles_tell_something_is_no_question_of_which_there_are(ask: Callable[[str], Reply]) -> None:
    assert ask("Which articles tell of the festival in Dorn?").intent != "sources"
    assert ask("Which articles do you use right now?").intent == "sources"


def test_another_year_is_named_and_not_called_the_same_thing(ask: Callable[[str], Reply]) -> None:
    reply = ask("How much did the cannery pay its workers in 1986?")
    assert isinstance(reply, Abstention)
    assert reply.reason == "The passage that comes nearest is of another time (1974)."


def test_the_day_of_an_announcement_is_not_when_it_was(ask: Callable[[str], Reply]) -> None:
    assert "812 mussels" in ask("How many mussels did the wardens count in 2019?").snippets[0].text
    assert ask("How many mussels did the wardens count in 2018?").behaviour == "abstain"


def test_a_year_may_be_counted_from_the_newest_report(ask: Callable[[str], Reply]) -> None:
    assert "210 seals" in ask("How many seals did the count find off Vell last year?").snippets[0].text


def test_the_most_is_told_by_what_has_it_of_somewhere_named(ask: Callable[[str], Reply]) -> None:
    assert "Old Tarn" in ask("Which jetty landed the most herring?").snippets[0].text


def test_since_when_it_is_so_is_not_when_it_was(ask: Callable[[str], Reply]) -> None:
    assert "since 1998" in ask("Who took the Kettle Prize in 2021?").snippets[0].text
    assert "(1998)" in getattr(ask("Who took the Kettle Prize in 2005?"), "reason", "")


def test_a_report_of_the_year_asked_about_goes_before_one_of_another(ask: Callable[[str], Reply]) -> None:
    reply = ask("How did the army rebuild the dam of Ask in 2021?")
    assert {s.document_id for s in reply.snippets[:1]} == {"flood"}, reply


def test_a_report_of_the_year_goes_before_a_best_one_that_names_no_time(ask: Callable[[str], Reply]) -> None:
    assert [s.document_id for s in ask("Who won the Heron Cup in 2023?").snippets[:1]] == ["next-cup"]
    assert [s.document_id for s in ask("Who won the Heron Cup in 2022?").snippets[:1]] == ["cup"]


def test_who_speaks_of_it_is_no_other_doer_where_it_is_asked_what_is_said(ask: Callable[[str], Reply]) -> None:
    reply = ask("According to Kari Lund, how many crates of wine did Jens Moe take from the boathouse?")
    assert reply.behaviour == "answer"
    assert "five crates" in reply.snippets[0].text


def test_what_a_body_announced_on_a_day_may_stand_in_a_passage(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did the Dorn Council announce on May 1?")
    assert "nine new ferries" in reply.snippets[0].text
    assert ask("What did the Dorn Council announce on May 9?").behaviour == "abstain"


def test_whose_guards_are_counted_is_not_what_is_counted(ask: Callable[[str], Reply]) -> None:
    assert "12 guards" in ask("How many Dorn Council guards were at the festival?").snippets[0].text


@pytest.mark.parametrize("question", ["Is Marta Quill going to the festival?", "Are there any ferries left?"])
def test_where_a_light_verb_is_not_met_it_is_not_sure(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert reply.lead is not None
    assert reply.confidence < 0.5


def test_who_are_counted_are_named_where_the_next_sentence_names_them(ask: Callable[[str], Reply]) -> None:
    assert "Berit Lie" in "".join(
        s.text for s in ask("Which drivers were charged over the theft at the mill?").snippets
    )
    assert "Berit Lie" not in "".join(s.text for s in ask("How many drivers were charged over the theft?").snippets)


def test_what_was_before_somebody_is_not_told_of_themselves(ask: Callable[[str], Reply]) -> None:
    assert "Ole Brandt earlier" in ask("Which chief had the longest term before Jens Moe?").snippets[0].text


def test_what_is_told_of_the_year_asked_for_goes_before_another(ask: Callable[[str], Reply]) -> None:
    reply = ask("How many boats did the regatta of Sel draw in 2011?")
    assert isinstance(reply, Answer), reply
    assert "40 boats" in reply.snippets[0].text
    assert isinstance(ask("How many boats did the regatta of Sel draw in 2015?"), Abstention)


def test_a_passage_of_several_years_tells_of_each(desk_of: DeskOf) -> None:
    text = (
        "The first lawsuit was settled in 1981, with Acme paying $80,000. In 1989 Acme added horns to its cars. "
        "That lawsuit was settled in 1991, with Acme paying $26.5 million."
    )
    desk = desk_of([{"id": "acme", "title": "Acme", "date": "2024-03-01", "text": text}])
    told = desk.ask(Question(text="How much did Acme pay in 1981?"))
    assert "in 1981, with Acme paying $80,000" in told.snippets[0].text
    assert desk.ask(Question(text="How much did Acme pay in 1989?")).behaviour == "abstain"


def test_a_year_that_has_no_number_beside_it_tells_how_many_of_none(desk_of: DeskOf) -> None:
    text = (
        "More than 930 riders will come to the fair in 2024. It’s close to the number of riders the fair saw in 2019."
    )
    desk = desk_of([{"id": "fair", "title": "Fair", "date": "2024-08-29", "text": text}])
    assert desk.ask(Question(text="How many riders were there in 2019?")).behaviour == "abstain"
