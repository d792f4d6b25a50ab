"""Questions that take for granted what the documents tell otherwise: who did it, whether it happened, what it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.checks.happening import NOT_TOLD
from bot.conversation.checks.missing import PLAIN
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TARNBY = """The baker Odd Lunde was killed Friday outside his shop in Tarnby by Per Stahl, a former officer, because \
of a debt, the court heard.

Mayor Tove Brandt called Commissioner Ria Falk a coward, since Falk had not come to the square. Asked about the \
harbour, Brandt said: "The harbour will be dredged in June."

Falk said that Stahl had lied to the court. "He never told us of the gun," Falk said.

The diver Ada Nes said the weir would break, while the mason Bo Hay said the mole was rotten.

The teacher Lise Moe praised the choir. She blamed the driver Jon Aas for hitting the cyclist Siv Berg."""
MILL = """Two foremen were at the Hjelm mill when it burnt.

The inspector Nils Aker was hit by Karl Bo, a foreman, during a quarrel over the keys of the mill. \
Nils Aker met Karl Bo at the court later.

The smith Tor Vang lost to Lise Moe in the vote for the school board, because few came."""
FAIR = """Twenty-nine people were injured in the blast at the Dorn fair on Monday, the fire service said. Two stall \
holders were arrested on Tuesday.

The fair's owner, Grim Foods, refused the union's offer of help. Grim Foods lowered the rent of the stalls by a third. \
Grim Foods sold its last farm in 2019.

Governor Ole Dahl signed the cannabis bill of Dorn on Monday, after a long debate.

The clown Ib Lie should apologise to the town, the mayor said. "Lie owes us an apology," she said.

The singer Ada Krog did not withdraw her song about the fair. The judge Olav Sund was asked to resign, and the cook \
Eva Dal resigned on Thursday. The ringmaster Bo Ek will retire on 3 June.

Eva Dal denied that she stole the bell. The hunter Karl Hus failed to pay the fine.

"You post at your own risk," the lawyer Sif Moen told Jens Rud. Rud's post read: "I had to dismiss Liv Ost because \
she lied." The post about dismissing Ost was written by his aide Pia Holt, the Courier found.

The rector Unn Lid, whose school has four teachers, said the roof leaked.

The fiddler Tom Aune died in Oslo on Sunday at 81."""

SUIT = """The town of Oakmont is suing Grell Airways over unpaid leave. Town Attorney Rosa Vik filed the suit in the \
Larn district court.

The painter Tor Hage on Monday called on Mia Lind to apologise to the choir for accusing it of theft.

Gov. Ida Moen has until June. Nurses may soon be better paid, if Gov. Ida Moen signs it. The senate passed bill 12 on \
May 4.

Harrow Homes helps the poor. But Harrow Homes had to tighten its rules after a fire. Some 60 guests left.

The smith Ole Rank has told his builders to mend all of Vik. Few have seen how. \
Rosa Vik, citing two clerks, said the slipway could be open by the end of the year.

The town of Vik backs Ole Rank. \
The priest Siri Dahl said the bridge would make the town "a place of strangers", while the doctor \
Knut Berge said he had never seen the shops so close to ruin."""

EELS = """The Fisheries Ministry took four crates of eels from the pier of Larn, court papers show. Inspectors had \
searched the pier on Monday.

The Hamn Guild began to ring the bells of Larn on 3 May. The Vik Guild stated it would smash any bell of Larn. The \
Vik Guild fired at a bell.

The Tolk Museum opens in May, after the museum mended its roof.

The potter Ida Sten did not learn to swim until 1998. The miller Tor Bakk not only sold the mill but moved to \
Larn because he was tired. The clerk Ola Foss will not retire until the pier is mended."""

BRAWL = """The cook Jens Rask rang the diver Lena Falk and called her a thief, because the soup was gone.

The weaver Ida Lunn, 41, has admitted to stabbing the priest Ole Hauk, since he owed her money.

The shooting of the baker Nils Vik by the sailor Jon Tveit was a mistake, the court heard, because of the fog."""
FIRE = """The miner Kari Bakke, who robbed the mason Karl Holm, needed money for a boat.

The roofer Lars Holt is accused of poisoning the judge Ada Fjell because she had jailed him."""

POLL = """A poll by the Courier on Monday shows the farmer Karl Tangen would win 60% of the votes in the runoff for \
mayor of Larn against Berit Sande."""
WON = """The farmer Karl Tangen won 44% of the votes and Berit Sande got 40%, the council of Larn said on Sunday."""

AGENT = (
    "The singer Vera Strand has cut ties with her agent of many years after a quarrel. The rower Emil Torp has parted \
ways with his coach, Finn Dahle, and will row for a club founded by Ole Berge."
)

DEALS = """Hamn Foods announced on Monday that it plans to buy Grell Mills for 40 million crowns, because it needs \
flour.

The Dorn Guild's planned takeover of Larn Bakery was blocked by the court, since it would raise prices.

Fjord Ferries is to be bought by Oakmont Lines, as both are short of pilots.

Sten Motors (SM) will acquire rival Holt Cars for $30 a share to cut its costs."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of(
        [
            {"id": "tarnby", "title": "Baker killed in Tarnby", "date": "2024-03-13", "text": TARNBY},
            {"id": "mill", "title": "Fire at the mill", "date": "2024-03-20", "text": MILL},
            {"id": "fair", "title": "Blast at the fair", "date": "2024-04-10", "text": FAIR},
            {"id": "suit", "title": "Oakmont sues", "date": "2024-05-10", "text": SUIT},
            {"id": "eels", "title": "Coastguard took eels from Larn pier", "date": "2024-06-10", "text": EELS},
            {"id": "brawl", "title": "Brawl at the quay", "date": "2024-07-10", "text": BRAWL},
            {"id": "fire", "title": "A fire", "date": "2024-08-10", "text": FIRE},
            {"id": "poll", "title": "A poll", "date": "2024-09-03", "text": POLL},
            {"id": "won", "title": "The new mayor", "date": "2024-10-01", "text": WON},
            {"id": "agent", "title": "An agent", "date": "2024-10-09", "text": AGENT},
            {"id": "boat", "title": "A new boat", "date": "2024-06-12", "text": "The Coastguard bought a boat."},
        ]
    )
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    "question",
    [
        "Why did Stahl get killed by Lunde?",
        "Why was Stahl shot by Lunde?",
        "Why did Lunde kill Stahl?",
        "Why was Karl Bo hit by Nils Aker?",
        "Why did Falk call Brandt a coward?",
        "Why did Siv Berg hit Jon Aas?",
        "Why did Mia Lind call on Tor Hage to apologise?",
        "Why did Lena Falk call Jens Rask a thief?",
        "Why did Ole Hauk stab Ida Lunn?",
        "Why did Nils Vik shoot Jon Tveit?",
        "Why did Karl Holm rob Kari Bakke?",
        "Why did Ada Fjell poison Lars Holt?",
        "Why did Finn Dahle dump Emil Torp?",
    ],
)
def test_doer_and_sufferer_exchanged_is_a_correction(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == "I do not find that. What comes nearest has it the other way round:"
    assert reply.snippets


@pytest.mark.parametrize(
    "question",
    [
        "Why did Lunde get killed by Stahl?",
        "Why was Lunde shot by Stahl?",
        "Why did Stahl kill Lunde?",
        "Why was Nils Aker hit by Karl Bo?",
        "Why did Brandt call Falk a coward?",
        "Why did Falk say that Stahl lied?",
        "Where did Bo meet Aker?",
        "Why did Moe defeat Vang?",
        "Why did Jens Rask call Lena Falk a thief?",
        "Why did Ida Lunn stab Ole Hauk?",
        "Why did Jon Tveit shoot Nils Vik?",
        "Why did Kari Bakke rob Karl Holm?",
        "Why did Lars Holt poison Ada Fjell?",
        "Why did Tor Hage call on Mia Lind to apologise?",
        "Did Mia Lind accuse the choir of theft?",
        "In which court did Oakmont file the suit?",
        "Why did Falk speak of the gun, according to Brandt?",
    ],
)
def test_a_deed_told_as_it_is_asked_is_an_answer(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why is Hamn Foods buying Grell Mills?", True),
        ("Why does Hamn Foods plan to buy Grell Mills?", True),
        ("Why is Grell Mills buying Hamn Foods?", False),
        ("Does Grell Mills plan to buy Hamn Foods?", False),
        ("Why is the Dorn Guild acquiring Larn Bakery?", True),
        ("Why is Larn Bakery acquiring the Dorn Guild?", False),
        ("Why is Oakmont Lines buying Fjord Ferries?", True),
        ("Why is Fjord Ferries buying Oakmont Lines?", False),
        ("Why is Sten Motors buying Holt Cars?", True),
        ("Why is Holt Cars buying Sten Motors?", False),
    ],
)
def test_who_buys_whom_is_told_by_plans_and_nouns_too(desk_of: DeskOf, question: str, *, told: bool) -> None:
    reply = desk_of([{"id": "deals", "date": "2024-10-12", "text": DEALS}]).ask(Question(text=question, asker="one"))
    other_way = isinstance(reply, Abstention) and reply.reason.endswith("has it the other way round:")
    assert isinstance(reply, Answer) if told else other_way, reply


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Why did Brandt say that Stahl lied to the court?", "Ria Falk"),
        ("When did Falk say that the mole was rotten?", "Bo Hay"),
        ("When did Falk say that the weir would break?", "Ada Nes"),
    ],
)
def test_words_of_another_are_a_correction(ask: Callable[[str], Reply], question: str, speaker: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == f"I do not find that. What comes nearest are words of {speaker}:"


def test_of_two_in_one_sentence_whoever_has_the_very_words_is_named(ask: Callable[[str], Reply]) -> None:
    reply = ask("When did Ole Rank say that he had never seen the shops so close to ruin?")
    assert isinstance(reply, Abstention), reply
    assert reply.reason == "I do not find that. What comes nearest are words of Knut Berge:"


def test_who_cites_others_is_nobody_of_whom_it_is_told(ask: Callable[[str], Reply]) -> None:
    reply = ask("What is Ole Rank planning to do with the slipway by the end of the year?")
    assert isinstance(reply, Answer), reply
    assert "slipway" in reply.snippets[0].text


@pytest.mark.parametrize(
    "question",
    [
        "When did Ib Lie apologise?",
        "Why did Ib Lie apologise to the town?",
        "When did Ada Krog withdraw her song?",
        "When did Olav Sund resign?",
        "When did Bo Ek retire?",
        "When did Ola Foss retire?",
        "Why did Eva Dal steal the bell?",
    ],
)
def test_what_is_called_for_planned_or_denied_did_not_happen(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == NOT_TOLD
    assert reply.snippets


@pytest.mark.parametrize(
    "question",
    [
        "When did Eva Dal resign?",
        "Should Ib Lie apologise?",
        "When will Bo Ek retire?",
        "Did Krog withdraw her song?",
        "When did Ida Sten learn to swim?",
        "Why did Tor Bakk sell the mill?",
    ],
)
def test_what_happened_or_is_asked_as_open_is_answered(ask: Callable[[str], Reply], question: str) -> None:
    assert isinstance(ask(question), Answer)


@pytest.mark.parametrize(
    ("question", "told", "asked"),
    [
        ("How many people were killed in the blast?", "injured", "killed"),
        ("How many stall holders were convicted?", "arrested", "convicted"),
        ("When did Grim Foods accept the union's offer?", "refused", "accept"),
        ("How much did Grim Foods raise the rent of the stalls?", "lowered", "raise"),
        ("When did Grim Foods buy its last farm?", "sold", "buy"),
        ("Where was Tom Aune born?", "died", "born"),
        ("Why did Governor Ole Dahl veto the cannabis bill of Dorn?", "signed", "veto"),
    ],
)
def test_the_like_is_not_the_same(ask: Callable[[str], Reply], question: str, told: str, asked: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == f"The passage that comes nearest tells of “{told}”, and not of “{asked}”:"


@pytest.mark.parametrize(
    "question",
    [
        "How many people were hurt in the blast?",
        "How many stall holders were detained?",
        "Did Grim Foods accept the union's offer?",
        "When did Tom Aune die?",
        "Who bought the last farm of Grim Foods?",
    ],
)
def test_the_same_or_what_excludes_it_is_an_answer(ask: Callable[[str], Reply], question: str) -> None:
    assert isinstance(ask(question), Answer)


@pytest.mark.parametrize("question", ["Who wrote Rud's post about dismissing Ost?", "who wrote the post about Ost"])
def test_the_author_of_a_piece_of_writing_is_who_wrote_it(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead is None or "is reported so" not in reply.lead
    assert "Pia Holt" in reply.snippets[0].text


def test_who_speaks_is_not_found_by_their_own_name(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who said Unn Lid should mend the roof?")
    assert "Unn Lid is reported so" not in (getattr(reply, "lead", None) or "")


@pytest.mark.parametrize("question", ["When did Ida Moen sign bill 12?", "Did Gov. Moen sign bill 12?"])
def test_an_if_is_no_account_that_it_happened(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == NOT_TOLD


def test_a_number_is_named_as_it_is_written(ask: Callable[[str], Reply]) -> None:
    reply = ask("Did 60,000 guests leave Harrow Homes?")
    assert isinstance(reply, Abstention), reply
    assert "(60,000)" in reply.reason


def test_a_day_of_the_year_is_no_number_to_match(ask: Callable[[str], Reply]) -> None:
    assert "number" not in getattr(ask("Did the guests leave Harrow Homes after 9/11?"), "reason", "")


def test_who_does_it_by_the_title_is_not_denied_to_have_done_it(ask: Callable[[str], Reply]) -> None:
    reply = ask("How many crates of eels did the Coastguard take from the pier of Larn?")
    assert isinstance(reply, Answer), reply
    assert "four crates" in reply.snippets[0].text
    assert reply.confidence < PLAIN
    denied = ask("How many crates of eels did the Tolk Museum take from the pier of Larn?")
    assert isinstance(denied, Abstention), denied
    other = ask("When did the Vik Guild begin to ring its own bells in Larn?")
    assert isinstance(other, Abstention), other


def test_what_happened_goes_before_what_was_only_foretold_though_a_word_is_lacking(ask: Callable[[str], Reply]) -> None:
    reply = ask("What share of the votes did Karl Tangen win in the runoff against Berit Sande?")
    assert isinstance(reply, Answer), reply
    assert "won 44%" in reply.snippets[0].text
    refused = ask("When did Karl Tangen win the runoff for mayor of Larn?")
    assert not isinstance(refused, Answer) or refused.lead is not None, refused


def test_left_tells_that_somebody_did_leave(desk_of: DeskOf) -> None:
    text = """Quist's move came after Dorn Ferries received criticism in May. The line confirmed that Quist, 49, \
had left the company, but did not say whether he decided to leave."""
    desk = desk_of([{"id": "quist", "date": "2024-05-02", "title": "Olaf Quist out at Dorn Ferries", "text": text}])
    reply = desk.ask(Question(text="Why did Quist leave Dorn Ferries?"))
    assert isinstance(reply, Answer), reply
    assert "received criticism" in reply.snippets[0].text


CHESS = """Otto Falk, the referee, spoke to Nils Vik. The league stripped Gaioz Nigal of a title and banned him.

Ida Sund tearfully accused Rolf Krag of cruelly abusing her for years. Krag has denied it."""


def test_a_refusal_names_nobody_who_does_not_stand_beside_the_verb(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "c", "title": "Chess", "date": "2024-05-02", "text": CHESS}])
    for question in ("was Vik banned by the league?", "was Falk banned?"):
        reply = desk.ask(Question(text=question, asker=question))
        said = getattr(reply, "lead", None) or getattr(reply, "reason", "")
        assert "the documents tell of" not in said, reply


def test_whom_somebody_accuses_is_not_told_to_have_suffered_it(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "c", "title": "Chess", "date": "2024-05-02", "text": CHESS}])
    reply = desk.ask(Question(text="did Krag abuse Sund?"))
    assert "the other way round" not in (getattr(reply, "reason", None) or ""), reply
