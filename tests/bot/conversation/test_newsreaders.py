"""Questions as readers of the news put them, half remembering: roles, ages, follow-ups, spellings, false premises."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from bot.conversation.desk import Desk
from bot.conversation.intents.passage import LIKELY_LEAD
from bot.conversation.reply import Abstention, Answer, Question, Reply
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot

STRIKE = """Tram drivers in Valby walked out on Monday after talks with Nordline Transit failed.

Ada Holm, the union's chief negotiator, said the drivers had been patient for two years. Asked whether the buses would \
stop too, Holm said: "We never rule anything out."

Nordline Transit chief economist Olaf Falk said the demands were out of reach. "The money is not there," Falk said.

"Nobody wants this strike," Acme CEO and co-founder Lena Rask told the Valby Courier, part of the Harbour Group.

The Defense Ministry lent forty buses. Defense Ministry spokesperson Ivo Brandt said they would stay until Friday.

The Metropolitan Police said two drivers were held near the depot. Jon Moe, 34, was fined by the Valby court for \
blocking a gate. Kai Lund was held as well, and his case goes on.

T.J. Berg, the mayor, called the walkout reckless. Earlier, TJ Berg had praised the drivers in a post online.

The embassy did not respond to requests for comment.

Twenty-six individuals sit on the strike committee.

Nordline Transit paid the drivers 21 crowns an hour last year. The union said a cleaner at Nordline earned 14 crowns.

Mira Sand lost the council vote to Ada Holm in 2021. Holm's rivals include \
the teacher Ruth Vang and the baker Tor Lie."""

PAINTER = """The painter Sofie Lange died on Sunday in Dorn, her gallery said. She was 79.

The gallery's post, shared by the actor Nils Borg, read: "Sofie Lange, who painted the sea for sixty years, is gone."

A recall of the paint vermilor had worried her last year, after a maker found lead in it.

Borg said he had lost a friend. "She taught me how to look," Borg said.

Jens Lund, a dealer, said the death of Lange would double her prices."""


BRIDGE = """Dorn will close its old bridge on June 3, the council said on Monday. What will drivers do? They may use \
the new tunnel, which opens a week earlier.

(Representatives for Karl Vik did not answer questions about the closure.)

Kate Moss-Lie, who runs a kiosk there, called the closure of the bridge a disaster. "Nobody asked us," she said.

Dame Helga Rud wrote that the bridge should be kept. "It belongs to the town," Rud wrote of the bridge.

Council General Counsel Nina Brekke told reporters the closure was lawful. The bridge was built in 1911.

Was anyone asked? A survey of 400 residents was held in March. Who paid for it? The council did not say.

Connor Dahl, the contractor, said only this: "We work at night." His rival Sven Aas praised the tunnel.

Aas lobbied Brekke for years. The tunnel was painted blue in April, and no worker was hurt when it was dug."""


FIRM = """Solbank may cut jobs, finance chief Rune Ek said on Tuesday. "We watch the market," Ek said. \
Solbank has 900 workers.

Solbank chairman Tove Lind was in Oslo. Its rival Fjord Industries cut jobs, as chief executive Odd \
Berge had said it would.

Solbank chairman Tove Lind dies in Oslo

The Valby regulator Siv Haug said Solbank was sound. Tove Lind died in Oslo on Friday, a day \
after she spoke to lenders."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("newsreaders")
    documents = folder / "news.jsonl"
    rows = [
        {"id": "strike", "title": "Tram strike in Valby", "date": "2024-05-07", "text": STRIKE},
        {"id": "painter", "title": "Sofie Lange dies", "date": "2024-05-06", "text": PAINTER},
        {"id": "firm", "title": "Solbank may cut jobs", "date": "2024-06-04", "text": FIRM},
        {"id": "bridge", "title": "Dorn closes its old bridge", "date": "2024-05-21", "text": BRIDGE},
    ]
    documents.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    build(documents, folder / "store")
    snapshot = open_snapshot(folder / "store")
    yield Desk(snapshot)
    snapshot.close()


@pytest.fixture
def ask(desk: Desk) -> Callable[..., Reply]:
    def replies(*texts: str) -> Reply:
        """Put questions one after the other in one conversation; the last reply."""
        desk.dialogue.forget("reader", "")
        return [desk.ask(Question(text=text, asker="reader", channel="")) for text in texts][-1]

    return replies


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did the Met Police say?", "two drivers were held"),
        ("what did the defence ministry spokesman say", "until Friday"),
        ("What did Lena Rask say?", "Nobody wants this strike"),
        ("What did TJ Berg call the walkout?", "reckless"),
        ("what did the Nordline guy say about the money", "The money is not there"),
        ("What did Holm say about the buses?", "We never rule anything out"),
        ("What did Nils Borg say about Sofie Lange?", "She taught me how to look"),
        ("did the embassy comment", "did not respond"),
        ("How many people are on the strike committee?", "Twenty-six individuals"),
        ("How old is Jon Moe?", "Jon Moe, 34"),
        ("How old was Sofie Lange when she died?", "She was 79"),
        ("Was Jon Moe fined?", "fined by the Valby court"),
        ("why was jon moe fined", "blocking a gate"),
        ("Who are Holm's rivals?", "Ruth Vang"),
        ("how much does a cleaner at nordline earn", "14 crowns"),
    ],
)
def test_it_is_told_whatever_it_is_called(ask: Callable[..., Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert told in " ".join(s.text for s in reply.snippets), reply


@pytest.mark.parametrize(
    "question",
    ["What did Anna Berg say?", "what did peter holm say", "Did JD Berg comment?", "How old is Peter Moe?"],
)
def test_nobody_is_taken_for_a_namesake_with_another_given_name(ask: Callable[..., Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert not reply.snippets


@pytest.mark.parametrize("question", ["What did Tommy Berg say?", "What did Mayor Berg say?", "what did berg say"])
def test_short_forms_initials_and_titles_are_no_other_name(ask: Callable[..., Reply], question: str) -> None:
    assert ask(question).behaviour == "answer"


def test_an_age_is_shown_with_whose_it_is(ask: Callable[..., Reply]) -> None:
    reply = ask("how old was sofie lange")
    assert isinstance(reply, Answer)
    assert reply.intent == "age"
    assert "Sofie Lange died on Sunday" in reply.snippets[0].text


@pytest.mark.parametrize("question", ["Was Kai Lund fined?", "Why was Ada Holm fined?"])
def test_nobody_is_fined_because_another_was(ask: Callable[..., Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert not reply.snippets


@pytest.mark.parametrize("question", ["When did Ada Holm lose the council vote?", "Did Ada Holm lose to Mira Sand?"])
def test_the_loser_is_not_the_winner(ask: Callable[..., Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert "Mira Sand" in reply.reason


def test_a_role_that_the_documents_give_otherwise_is_put_right(ask: Callable[..., Reply]) -> None:
    reply = ask("What did Nordline CEO Olaf Falk say?")
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents call Olaf Falk “Nordline Transit chief economist”. Olaf Falk said:"
    assert ask("What did the economist Olaf Falk say?").lead == "Olaf Falk said:"


def test_who_is_named_inside_a_post_does_not_speak_it(ask: Callable[..., Reply]) -> None:
    texts = " ".join(s.text for s in ask("What did Sofie Lange say?").snippets)
    assert "painted the sea" not in texts
    assert "painted the sea" not in " ".join(s.text for s in ask("What did Nils Borg say?").snippets)


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        # Another name does what the first one did.
        ("What did Ada Holm say about Nordline?", "and Olaf Falk?", "out of reach"),
        ("What did he say about the demands?", "what about olaf falk", "out of reach"),
        # A whole question leaves the document under discussion.
        ("What did Ada Holm say?", "How old was Sofie Lange when she died?", "She was 79"),
        ("Who leads the union in the tram strike?", "Why was vermilor recalled?", "found lead"),
    ],
)
def test_what_comes_before_helps_and_does_not_imprison(
    ask: Callable[..., Reply], before: str, question: str, told: str
) -> None:
    reply = ask(before, question)
    assert told in reply.snippets[0].text, reply


def test_what_a_document_asks_itself_is_no_answer(ask: Callable[..., Reply]) -> None:
    reply = ask("What will drivers in Dorn do about the bridge?")
    shown = [s.text for s in (*reply.snippets, *getattr(reply, "nearest", ()))]
    assert any("new tunnel" in text for text in shown)
    assert "What will drivers do?" not in shown


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Dame Helga write?", "It belongs to the town"),
        ("What did Connor say?", "We work at night"),
        ("Did Karl Vik's people comment?", "did not answer questions"),
        ("Did Karl Vik comment on the closure?", "did not answer questions"),
        ("Was the tunnel painted?", "painted blue"),
        ("was anyone hurt when the tunnel was dug", "no worker was hurt"),
        ("What did Kate Moss-Lie call the closure?", "a disaster"),
        ("what did Nina Brekke tell reporters?", "the closure was lawful"),
    ],
)
def test_short_names_and_what_they_do(ask: Callable[..., Reply], question: str, told: str) -> None:
    assert told in " ".join(s.text for s in ask(question).snippets)


def test_a_given_name_with_another_surname_is_nobody(ask: Callable[..., Reply]) -> None:
    assert isinstance(ask("What did Connor Haug say?"), Abstention)


def test_reactions_are_words_of_several(ask: Callable[..., Reply]) -> None:
    reply = ask("What were the reactions to the closure of the bridge?")
    assert isinstance(reply, Answer)
    assert reply.intent == "reactions"
    texts = " ".join(s.text for s in reply.snippets)
    assert "a disaster" in texts
    assert "belongs to the town" in texts


def test_reactions_keep_to_the_document_asked_for(desk: Desk) -> None:
    reply = desk.ask(Question(text="What were the reactions?", asker="other", channel="", document_id="painter"))
    assert {s.document_id for s in reply.snippets} == {"painter"}


def test_words_of_somebody_on_somebody_else_must_speak_of_them(ask: Callable[..., Reply]) -> None:
    reply = ask("What did Connor Dahl say about Sven Aas?")
    assert isinstance(reply, Abstention)
    assert reply.reason.startswith("I find words of Connor Dahl, but none that are plainly about “Sven Aas”.")
    assert "We work at night" in reply.snippets[0].text
    assert ask("What did Nils Borg say about Sofie Lange?").behaviour == "answer"


def test_a_question_of_what_somebody_said_is_not_one_of_who_they_are(ask: Callable[..., Reply]) -> None:
    assert ask("What did Sven Aas say about Nina Brekke?").intent != "who_is"


def test_about_her_keeps_to_what_speaks_of_her(ask: Callable[..., Reply]) -> None:
    reply = ask("Who is Sofie Lange?", "What did Nils Borg say about her?")
    assert "taught me how to look" in " ".join(s.text for s in reply.snippets)


def test_an_office_that_no_sentence_ties_to_its_body_is_told_with_that_proviso(ask: Callable[..., Reply]) -> None:
    reply = ask("What did Solbank's finance chief say?")
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents call Rune Ek that, and do not say of what. Rune Ek said:"
    # That of a rival named right before it is not Solbank's.
    rival = ask("Who is the chief executive of Solbank?")
    assert rival.intent != "role_holder" or isinstance(rival, Abstention)


def test_a_role_of_another_body_is_put_right(ask: Callable[..., Reply]) -> None:
    reply = ask("What did Solbank economist Olaf Falk say?")
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents call Olaf Falk “Nordline Transit chief economist”. Olaf Falk said:"


def test_a_heading_takes_nothing_from_the_sentence_that_tells_it(ask: Callable[..., Reply]) -> None:
    reply = ask("Where did Tove Lind die?")
    assert isinstance(reply, Answer)
    assert reply.lead is None
    assert "died in Oslo" in reply.snippets[0].text


def test_what_gives_no_reason_is_no_sure_answer_to_why(ask: Callable[..., Reply]) -> None:
    reply = ask("Why was the tunnel painted blue?")
    assert isinstance(reply, Answer)
    assert reply.lead == LIKELY_LEAD


def test_a_name_of_another_document_leaves_the_one_under_discussion(ask: Callable[..., Reply]) -> None:
    reply = ask("Who is Sofie Lange?", "why would they cut jobs at Solbank")
    assert {s.document_id for s in (*reply.snippets, *getattr(reply, "nearest", ()))[:1]} == {"firm"}


def test_nobody_is_accused_of_what_no_sentence_on_it_tells(ask: Callable[..., Reply]) -> None:
    assert "for blocking a gate" in ask("Was anyone fined for blocking a gate?").snippets[0].text
    reply = ask("Was anyone fined for murder?")
    assert isinstance(reply, Abstention)
    assert reply.reason == "I find nobody in the documents who was fined for murder."


def test_the_reactions_are_to_what_was_talked_about(ask: Callable[..., Reply]) -> None:
    reply = ask("When will Dorn close its old bridge?", "what were the reactions?")
    assert isinstance(reply, Answer)
    assert {s.document_id for s in reply.snippets} == {"bridge"}
    assert "a disaster" in " ".join(s.text for s in reply.snippets)


def test_a_refusal_does_not_deny_what_the_documents_name(ask: Callable[..., Reply]) -> None:
    reply = ask("What did Solbank Valby say?")
    assert isinstance(reply, Abstention)
    assert "nobody called" not in reply.reason
    assert "nobody called “Peter Holm”" in getattr(ask("What did Peter Holm say?"), "reason", "")


@pytest.mark.parametrize(
    "question",
    [
        "whos the guy who said nobody wants this strike",
        "Who was the one that said nobody wants this strike?",
        "Who is the woman who said nobody wants this strike?",
    ],
)
def test_who_the_one_is_that_said_it_asks_who_said_it(ask: Callable[..., Reply], question: str) -> None:
    reply = ask(question)
    assert reply.intent == "who_said"
    assert "Lena Rask" in (getattr(reply, "lead", None) or "")
