"""Short questions that lean on the one before: when was that, what did another say of it, which of two is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.checks.occasions import WORDS_LEAD
from bot.conversation.desk import Desk
from bot.conversation.intents.passage import LIKELY_LEAD
from bot.conversation.reply import Abstention, Answer, Clarification, Question, Reply
from tests.bot.conversation.conftest import DeskOf

BAKER = """In an interview on Tuesday, Commissioner Ria Falk said of the shooting of the baker Odd Lunde that nobody \
had seen it coming.

"Odd Lunde was my friend, and this shooting must be looked into," Mayor Tove Brandt said.

Brandt called Falk a coward. Asked about the harbour, Brandt said: "The harbour will be dredged in June."

Falk said that Stahl had lied to the court. "He never told us of the gun," Falk said.

The teacher Lise Moe said of Falk that she "sleeps on the job". Moe said the harbour was too deep.

A candle was lit on the square, and the school of Tarnby was shut for a week. Its choir sang at the church.

Lunde was killed Friday outside his shop in Tarnby by Per Stahl, a former officer, the court heard."""
TUNNEL = """A tunnel was dug under the fjord at Sund for nine years.

On Thursday, the minister Ada Rehn praised the opening of the Sund tunnel and thanked the engineer Jon Beck.

The Sund tunnel was opened on 3 May by the king.

Officials said on Wednesday that the flood gate of Sund had broken."""

DINNER = """Ada Rehn, the minister, has long quarrelled with the engineer Jon Beck.

At a dinner in Dorn, Rehn called Beck a weathercock, guests told the Courier. Her brother has a farm there.

The farmer Kari Vang said the tunnel of Sund was a waste. The teacher Tor Vang said the Sund tunnel would help the \
school. Tor Vang also said the farm was dear."""


LIGHTS = """Vera Klint, 40, runs the lighthouse of Hamn. In 2019 a storm broke the pier of Hamn.

The pilot Arne Dahl was fined in 2018, and Klint was robbed in 2017 on her way to the church.

The fisher Ove Rusk filed a complaint against Hamn Shipping in March 2019, saying its ferries cut his nets. The \
carpenter Jon Moss filed the plan of a boathouse in May 2019.

Klint said the lamp would shine all winter. Klint's lawyer, Bodil Aas, said that she kept the lamp lit in the storm. \
The lawyer Pia Lo said the lamp was old. The lawyer Olga Brek said the church was open."""

MOLE = """The clerk Bodil Ruud said that, “as we heard on Sunday from his aide,” the mason Karl Krag had much to tell \
the board of the talks on the mole.

Krag spoke with members of the board behind closed doors on 13 April, after months of letters.

The mole was built of granite."""

RACE = """The coach Nils Aker waves to his crew after the first race of the regatta.

Aker said the wind had been kind to the boats of Larn.

The sailor Emil Stang came third, with 22 points, in the first race of the Larn regatta. He had trained at night."""


@pytest.fixture(scope="module")
def news(desk_of: DeskOf) -> Desk:
    return desk_of(
        [
            {"id": "baker", "title": "Baker shot in Tarnby", "date": "2024-03-13", "text": BAKER},
            {"id": "tunnel", "title": "Tunnel at Sund", "date": "2024-05-10", "text": TUNNEL},
            {"id": "dinner", "title": "A quarrel in Dorn", "date": "2024-05-20", "text": DINNER},
            {"id": "race", "title": "Regatta of Larn", "date": "2024-06-20", "text": RACE},
            {"id": "mole", "title": "The mole of Larn", "date": "2024-05-20", "text": MOLE},
            {"id": "lights", "title": "The lights of Hamn", "date": "2020-05-20", "text": LIGHTS},
        ]
    )


@pytest.fixture
def talk(news: Desk, request: pytest.FixtureRequest) -> Callable[..., Reply]:
    """Ask questions one after the other, in a conversation of their own; the last one's reply."""

    def asked(*questions: str) -> Reply:
        return [news.ask(Question(text=q, asker=request.node.name + questions[0])) for q in questions][-1]

    return asked


def texts(reply: Reply) -> str:
    return "\n".join(s.text for s in reply.snippets)


@pytest.mark.parametrize(
    ("before", "note"),
    [
        ("Who shot Odd Lunde?", "“Friday” is 2024-03-08"),
        ("Who opened the Sund tunnel?", "“3 May” is 2024-05-03"),
        ("Who praised the opening of the Sund tunnel?", "“Thursday” is 2024-05-09"),
        ("What did Ria Falk say about the shooting?", "“Tuesday” is 2024-03-12"),
    ],
)
def test_the_day_is_that_of_what_was_asked(talk: Callable[..., Reply], before: str, note: str) -> None:
    reply = talk(before, "when was that?")
    assert isinstance(reply, Answer), reply
    assert note in (reply.snippets[0].note or "")
    assert reply.confidence > 0.5


def test_a_day_in_somebodys_words_dates_nothing_beside_them(talk: Callable[..., Reply]) -> None:
    reply = talk("Has Karl Krag already talked to the board?", "when was that?")
    assert "“13 April” is 2024-04-13" in (reply.snippets[0].note or "")


def test_the_day_of_what_was_not_told_for_sure_is_not_sure(talk: Callable[..., Reply]) -> None:
    before = "Which lighthouse did the storm reach?"
    told = talk(before)
    assert isinstance(told, Answer), told
    assert told.lead == LIKELY_LEAD
    reply = talk(before, "when was that?")
    assert isinstance(reply, Answer), reply
    assert "“2019” is 2019" in (reply.snippets[0].note or "")
    assert reply.lead == LIKELY_LEAD
    assert reply.confidence < told.confidence


@pytest.mark.parametrize("questions", [("What broke at Sund?", "when was that?"), ("When did the flood gate break?",)])
def test_the_day_of_words_is_said_to_be_no_more_than_that(talk: Callable[..., Reply], questions: tuple[str]) -> None:
    reply = talk(*questions)
    assert isinstance(reply, Answer), reply
    assert reply.lead == WORDS_LEAD
    assert reply.confidence < 0.5


@pytest.mark.parametrize("between", [(), ("when was that?",), ("where was that?",)])
def test_it_is_what_was_asked_about_before(talk: Callable[..., Reply], between: tuple[str, ...]) -> None:
    reply = talk("Who shot Odd Lunde?", *between, "and what did Brandt say about it?")
    assert isinstance(reply, Answer), reply
    assert "my friend" in texts(reply)
    assert "harbour" not in texts(reply)


@pytest.mark.parametrize(
    ("before", "question", "reason"),
    [
        (
            "Who shot Odd Lunde?",
            "and what did Moe say about it?",
            "I find words of Lise Moe, but none that are",
        ),
        (
            "What did Brandt say about the harbour?",
            "and what did Falk say about that?",
            "none that are plainly about that.",
        ),
        ("Who is Ada Rehn?", "what did Moe say about her?", "but none that are plainly about Ada Rehn."),
    ],
)
def test_nobody_has_words_on_it_that_are_not(
    talk: Callable[..., Reply], before: str, question: str, reason: str
) -> None:
    reply = talk(before, question)
    assert isinstance(reply, Abstention), reply
    assert reason in reply.reason


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        (("What did Brandt say about Falk?",), "what about Moe?", "sleeps on the job"),
        (("Who is Tove Brandt?", "What did she say about Falk?"), "and Moe?", "sleeps on the job"),
        (("what did Falk say about Odd Lunde?",), "and Stahl?", "lied to the court"),
    ],
)
def test_who_has_words_is_the_new_speaker_and_who_has_none_the_new_topic(
    talk: Callable[..., Reply], before: tuple[str, ...], question: str, told: str
) -> None:
    reply = talk(*before, question)
    assert isinstance(reply, Answer), reply
    assert told in texts(reply)


def test_a_name_takes_the_place_of_a_pronoun_rather_than_of_a_name_of_another_kind(news: Desk) -> None:
    ask = {"asker": "kinds", "channel": "kinds"}
    news.ask(Question(text="Who is Per Stahl?", **ask))
    news.ask(Question(text="When did he leave Tarnby?", **ask))
    assert news.turn(Question(text="and Falk?", **ask)).understood.text == "When did Falk leave Tarnby?"


def test_what_was_just_shown_is_no_answer_to_another_question(talk: Callable[..., Reply]) -> None:
    before = "Who praised the opening of the Sund tunnel?"
    assert talk(before).snippets[0].document_id == "tunnel"
    assert "weathercock" in talk(before, "what did she call Beck?").snippets[0].text


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("what did she call Beck?", "what did Ada Rehn call Beck?"),
        ("Why did Beck call her brother a thief?", "Why did Beck call Ada Rehn’s brother a thief?"),
        ("did Beck call her a liar?", "did Beck call Ada Rehn a liar?"),
        ("how old was Lise Moe when she left?", None),
        ("how old is she?", "how old is Ada Rehn?"),
    ],
)
def test_names_stand_in_the_place_of_pronouns_that_they_go_with(news: Desk, question: str, whole: str | None) -> None:
    news.ask(Question(text="Who is Ada Rehn?", asker=question))
    spelt_out = news.turn(Question(text=question, asker=question)).spelt_out
    assert (spelt_out.text if spelt_out is not None else None) == whole


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("What did Vera Klint lose on her walk to the church?", None),
        ("Which friend of Vera Klint called her a fool?", None),
        ("Did Vera Klint's brother see her?", None),
        ("What did Vera Klint say of her?", "What did Vera Klint say of Ada Rehn?"),
        ("What did Vera Klint say about her brother?", "What did Vera Klint say about Ada Rehn’s brother?"),
        ("What did Arne Dahl do with her farm?", "What did Arne Dahl do with Ada Rehn’s farm?"),
    ],
)
def test_whose_something_is_may_be_named_before_it(news: Desk, question: str, whole: str | None) -> None:
    news.ask(Question(text="Who is Ada Rehn?", asker=question))
    spelt_out = news.turn(Question(text=question, asker=question)).spelt_out
    assert (spelt_out.text if spelt_out is not None else None) == whole


@pytest.mark.parametrize(
    ("picked", "told"),
    [
        ("kari", "waste"),
        ("Tor Vang", "help"),
        ("I mean Tor, please", "help"),
        ("the first one", "help"),
        ("the latter", "waste"),
        ("2", "waste"),
        ("number one", "help"),
    ],
)
@pytest.mark.parametrize("before", [(), ("Who opened the Sund tunnel?",)])
def test_who_is_picked_answers_what_was_asked(
    talk: Callable[..., Reply], before: tuple[str, ...], picked: str, told: str
) -> None:
    offered = talk(*before, "What did Vang say about the tunnel?")
    assert isinstance(offered, Clarification)
    assert [c.label for c in offered.choices] == ["Tor Vang", "Kari Vang"]
    reply = talk(*before, "What did Vang say about the tunnel?", picked)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "statement"
    assert told in texts(reply)
    assert "dear" not in texts(reply)


def test_another_question_is_no_choice(talk: Callable[..., Reply]) -> None:
    reply = talk("What did Vang say about the tunnel?", "Who is Ada Rehn?", "kari")
    assert reply.intent != "statement"
    assert talk("What did Vang say about the tunnel?", "7").behaviour == "abstain"
    assert talk("What did Vang say about the tunnel?", "vang").intent == "who_is"


def test_a_pronoun_behind_a_name_is_whom_the_question_names(talk: Callable[..., Reply]) -> None:
    asked = "Whom did Ada Rehn say she thanked at the Sund tunnel?"
    assert texts(talk("Who is Lise Moe?", asked)) == texts(talk(asked))


def test_what_somebody_is_saying_are_words(talk: Callable[..., Reply]) -> None:
    reply = talk("whats brandt saying about the harbour")
    assert reply.intent == "statement"
    assert "dredged in June" in texts(reply)


def test_of_what_no_passage_tells_no_words_are_told(talk: Callable[..., Reply]) -> None:
    assert (
        getattr(talk("When did the minister Ada Rehn flood the opening of the Sund tunnel?"), "lead", "") != WORDS_LEAD
    )


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("How old is Vera Klint?", "and what happened to her in 2017?"), "robbed"),
        (("What happened to Klint in 2017?",), "robbed"),
        (("What happened in Hamn in 2019?",), "storm"),
    ],
)
def test_what_happened_to_somebody_is_told_of_them(
    talk: Callable[..., Reply], questions: tuple[str], told: str
) -> None:
    assert told in talk(*questions).snippets[0].text


@pytest.mark.parametrize(
    "questions",
    [
        ("How old is Vera Klint?", "and what happened to her in 2019?"),
        ("Who broke the lamp?", "what happened to it in 2019?"),
        ("What happened to Arne Dahl in 2019?",),
    ],
)
def test_what_happened_to_others_is_not_told_in_its_place(talk: Callable[..., Reply], questions: tuple[str]) -> None:
    assert talk(*questions).intent != "happened"


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ("Who complained about Hamn Shipping?", "when did he file it?", "March 2019"),
        ("Who drew the boathouse?", "when was it filed?", "May 2019"),
        ("Who is Ove Rusk?", "when did he file the complaint?", "March 2019"),
    ],
)
def test_the_day_is_of_what_pronouns_mean(talk: Callable[..., Reply], before: str, question: str, told: str) -> None:
    reply = talk(before, question)
    assert told in reply.snippets[0].text
    assert all("filed" not in s.text or told in s.text for s in reply.snippets)


def test_a_day_that_shares_the_verb_alone_is_no_sure_answer(talk: Callable[..., Reply]) -> None:
    reply = talk("Who signed the letter against the Sund tunnel?", "when did he file it?")
    assert reply.behaviour == "abstain" or reply.confidence < 0.5


def test_whom_the_likeliest_sentence_names_is_meant_before_others_of_the_reply(news: Desk) -> None:
    reply = news.ask(Question(text="Who came third in the first race of the Larn regatta?", asker="race"))
    assert reply.snippets[0].text.index("Aker") < reply.snippets[0].text.index("Stang")
    spelt_out = news.turn(Question(text="how many points did he get?", asker="race")).spelt_out
    assert spelt_out is not None
    assert spelt_out.text == "how many points did Emil Stang get?"


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ("What did Vera Klint say about the lamp?", "and her lawyer?", "Bodil Aas said"),
        ("How old is Vera Klint?", "and who's her lawyer?", "Bodil Aas"),
    ],
)
def test_whose_role_is_asked_for_is_whom_it_was_about(
    talk: Callable[..., Reply], before: str, question: str, told: str
) -> None:
    reply = talk(before, question)
    assert isinstance(reply, Answer), reply
    assert told in (reply.lead or texts(reply))
    assert "Pia Lo" not in reply.snippets[0].text.split(". ")[0]


def test_nobody_else_holds_a_role_that_is_asked_for_as_somebodys(talk: Callable[..., Reply]) -> None:
    reply = talk("What happened to Arne Dahl in 2018?", "and who is his lawyer?")
    assert not isinstance(reply, Clarification)
    assert not (getattr(reply, "lead", None) or "").startswith(("Bodil", "Pia", "Olga"))


def test_and_somebody_by_their_role_is_put_in_the_place_of_who_speaks(desk_of: DeskOf) -> None:
    text = """Harbour chief Ada Falk praised the new pier. “The pier will pay for itself,” Falk said.

“The pier is too long,” union president Ole Brandt said. “Nobody has asked the pilots.”"""
    desk = desk_of([{"id": "n", "date": "2024-05-06", "title": "A new pier", "text": text}])
    desk.ask(Question(text="What did Ada Falk say about the pier?"))
    reply = desk.ask(Question(text="and the union president?"))
    assert isinstance(reply, Answer)
    assert reply.lead == "Ole Brandt said:"
    assert all("Falk" not in s.text for s in reply.snippets)


NAMESAKES = """Rik Sand was arrested at a motel, the police said.

A man, Dirk Roe, was arrested on Thursday for throwing a stone at Elena Sand."""


@pytest.mark.parametrize("questions", [("Was Rik Sand arrested?",), ("Who is Rik Sand?", "was he arrested?")])
def test_the_day_of_another_is_not_theirs(desk_of: DeskOf, questions: tuple[str, ...]) -> None:
    desk = desk_of([{"id": "motel", "title": "Arrests", "date": "2024-03-13", "text": NAMESAKES}])
    reply = [desk.ask(Question(text=q, asker="one")) for q in (*questions, "when?")][-1]
    assert all(s.note is None for s in reply.snippets), reply


TRIALS = """Otto Hoff was convicted on four counts of fraud in May. A jury found Greta Lund guilty on all nine counts.

Lund was arrested at a hotel in Dorn, because she had fled. The jury was told of a boat."""


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("was Hoff convicted?", "on how many counts?"), "on four counts of fraud"),
        (("was Hoff convicted?", "how many counts"), "on four counts of fraud"),
        (("was Hoff convicted?", "of what?"), "on four counts of fraud"),
        (("was Lund arrested?", "why?"), "because she had fled"),
        (("was Lund arrested?", "why?", "where?"), "at a hotel in Dorn"),
    ],
)
def test_what_is_asked_by_a_word_or_two_is_asked_of_the_very_thing(
    desk_of: DeskOf, questions: tuple[str, ...], told: str
) -> None:
    desk = desk_of([{"id": "trials", "date": "2023-06-02", "title": "Two trials", "text": TRIALS}])
    reply = [desk.ask(Question(text=q, asker="one")) for q in questions][-1]
    assert isinstance(reply, Answer), reply
    assert told in reply.snippets[0].text


def test_how_many_counts_of_another_are_not_theirs(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "trials", "date": "2023-06-02", "title": "Two trials", "text": TRIALS}])
    reply = desk.ask(Question(text="on how many counts was Lund convicted?", asker="one"))
    assert (
        not reply.snippets
        or "Lund guilty on all nine counts" in reply.snippets[0].text
        or not isinstance(reply, Answer)
    )
    one = desk_of([{"id": "a", "title": "A trial", "text": "Otto Hoff was convicted on four counts. Greta Lund sang."}])
    reply = one.ask(Question(text="on how many counts was Lund convicted?", asker="one"))
    assert isinstance(reply, Abstention)
    assert reply.reason == "I do not find that. What comes nearest tells it of Otto Hoff:"
