"""Whom a pronoun means, and how surely."""

from collections.abc import Callable

import pytest

from knowledge.entities import Mention
from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]


def pronoun(reading: Reading, word: str) -> tuple[str, Mention]:
    """Whom the last pronoun of that form means."""
    found = [m for m in reading.cast.mentions if m.kind == "pronoun" and reading.text[m.start : m.end] == word]
    return reading.cast.entities[found[-1].entity].name, found[-1]


def test_who_does_something_does_it_to_another(read: Read) -> None:
    reading = read("Gerda Broad said that Hilda Clint hit her. Clint left. Broad stayed.")
    assert pronoun(reading, "her")[0] == "Gerda Broad"


def test_a_pronoun_is_no_surer_than_the_surname_it_leads_back_to(read: Read) -> None:
    text = "Bill Clint and Hilda Clint met voters in Arden. Bill Clint spoke twice.\n\nClint spoke again. He said no."
    reading = read(text)
    clint = next(m for m in reading.cast.mentions if m.kind == "name" and m.start == text.index("Clint spoke again"))
    assert clint.confidence < 1.0
    assert pronoun(reading, "He")[1].confidence <= clint.confidence


def test_whose_success_is_told_of_is_meant_before_the_one_of_the_sentence_before(read: Read) -> None:
    text = (
        "Adam Brown met Paul Crane in Arden. Brown is a pastor.\n\n"
        "Crane's success tells how hard he has worked since he announced his bid."
    )
    assert pronoun(read(text), "he")[0] == "Paul Crane"


def test_the_capitals_of_a_headline_alone_make_nobody(read: Read) -> None:
    cast = read("Woman Steps Forward With Bombshell Claim\n\nShe said on Sunday that the claim was made in Arden.").cast
    assert not [e.name for e in cast.entities if e.type == "person"]


def test_who_made_what_is_told_of_is_meant_before_who_spoke_earlier(read: Read) -> None:
    text = (
        "Sarah Sand came to the court on Monday. It was full.\n\n"
        "The story centered on allegations made by Leigh Corf, now 53. She told the paper that it was true."
    )
    assert pronoun(read(text), "She")[0] == "Leigh Corf"


def test_an_attorney_of_the_state_is_not_the_lawyer_of_the_accused(read: Read) -> None:
    text = (
        "Otto Falk was charged on Monday. His attorney, William Quist, left the hall.\n\n"
        "The U.S. attorney said that the jury had met. The attorney said that nobody had read it."
    )
    reading = read(text)
    nominals = {reading.text[m.start : m.end]: m for m in reading.cast.mentions if m.kind == "nominal"}
    assert "The U.S. attorney" not in nominals
    assert reading.cast.entities[nominals["The attorney"].entity].name == "William Quist"


def test_who_a_sentence_is_about_comes_before_who_its_circumstance_tells_of(read: Read) -> None:
    text = (
        f"Mr. Olaf Vale ran in Arden. {'Mr. Vale sang. ' * 24}\n\n"
        "Mr. Piet Karst listened. When Mr. Vale tried to defend his plan, Mr. Karst firmly differed.\n\n"
        '"I think that the plan sank the ferry," he said.'
    )
    assert pronoun(read(text), "he")[0] == "Piet Karst"


def test_who_only_stands_in_what_somebody_did_before_is_no_subject(read: Read) -> None:
    text = (
        "Mr. Olaf Vale ran in Arden. Mr. Vale won. Mr. Vale sang.\n\n"
        "After telling reporters that Mr. Vale sank the ferry, Mr. Piet Karst rarely met him.\n\n"
        "In something of a farewell, he told the story of a sailor."
    )
    assert pronoun(read(text), "he")[0] == "Piet Karst"


def test_who_does_something_in_a_clause_of_theirs_does_it_to_another(read: Read) -> None:
    reading = read("Otto Hale left on Monday. It is led by Fani Quist, the lawyer who could charge him.")
    assert pronoun(reading, "him")[0] == "Otto Hale"


def test_who_is_told_of_right_before_in_the_paragraph_is_meant_before_who_spoke_above(read: Read) -> None:
    text = (
        "Nineteen people have been treated since the leak, Dr. Norma Fell, the health officer, told a full hall.\n\n"
        'Chair Helen Quist apologised. "We failed you," she said.'
    )
    assert pronoun(read(text), "she")[0] == "Helen Quist"


def test_who_a_clause_tells_of_that_leads_up_to_the_pronoun_is_meant(read: Read) -> None:
    text = (
        "Olaf Vale, formerly the captain of the ferry of Arden, is stepping down. The owner confirmed that Vale, 49, "
        "had left the ferry, but did not say whether he was forced out. Vale did not comment. By the Courier, "
        "which first told of Vale's leave, a sailor claimed that the former captain had been ousted over a leak.\n\n"
        "When the owner Peter Karst first showed the ferry, he praised its hull."
    )
    assert pronoun(read(text), "he")[0] == "Peter Karst"


def test_the_group_is_hardly_the_company_that_was_named_with_its_inc(read: Read) -> None:
    text = (
        "Tidewave Inc. said on Friday that it would repair the ferry. Tidewave built it, and Tidewave sold it.\n\n"
        "It came days after Consumer Watch declined to praise the ferry.\n\nThe group said that the hull was thin."
    )
    reading = read(text)
    (group,) = (m for m in reading.cast.mentions if reading.text[m.start : m.end] == "The group")
    assert reading.cast.entities[group.entity].name == "Consumer Watch"


@pytest.mark.parametrize(
    "told", ["The man who attacked Paul Vik", "The man arrested in the attack", "A man with a hammer"]
)
def test_a_man_who_is_told_of_anew_is_nobody_named_before(read: Read, told: str) -> None:
    reading = read(f"Police chief Otto Hale spoke on Friday. {told} posted pictures of boats.")
    start = reading.text.index(told)
    assert not reading.cast.overlapping(start, start + len("The man"))


def test_whom_a_sentence_introduces_goes_on_before_who_spoke_earlier(read: Read) -> None:
    text = (
        'Ada Quist opened the trial on Monday. "He planned this for weeks," Quist said.\n\n'
        "The first witness was Helen Marsh, who lived next door. She said that she had heard a shout."
    )
    assert pronoun(read(text), "She")[0] == "Helen Marsh"


def test_who_spoke_speaks_on_only_until_the_paragraph_turns_to_another(read: Read) -> None:
    turned = (
        '"We will not be bullied," said Mayor Ada Quist. The council\'s lawyer, Helen Marsh, opened the folder. '
        "She said it cost $40,000."
    )
    assert pronoun(read(turned), "She")[0] == "Helen Marsh"
    stayed = (
        '"We will not be bullied," said Mayor Ada Quist. The council heard a letter from Helen Marsh. '
        "She said it cost $40,000."
    )
    assert pronoun(read(stayed), "She")[0] == "Ada Quist"


def test_whom_the_paragraph_before_names_for_the_first_time_speaks_behind_it(read: Read) -> None:
    named = (
        '"We will not be bullied," Ada Quist tweeted.\n\n'
        "Helen Marsh, a rower for the Orn club, had strong words for the mayor.\n\n"
        '"It is a joke," she wrote.'
    )
    assert pronoun(read(named), "she")[0] == "Helen Marsh"
    known = (
        'Helen Marsh rowed on Friday.\n\n"We will not be bullied," Ada Quist said. "We row on," Quist said.\n\n'
        'Ada Quist left early. A letter from Helen Marsh was read.\n\n"It is a joke," she wrote.'
    )
    assert pronoun(read(known), "she")[0] == "Ada Quist"


@pytest.mark.parametrize(
    ("told", "verb", "speaks"),
    [
        ("Soha Cho, 23, was caught up in the crowd.", "replied", "Soha Cho"),
        ("Soha Cho, 23, was caught up in the crowd.", "added", "Juliette Brand"),
        ("A man was caught up in the crowd with Soha Cho.", "replied", "Juliette Brand"),
        ("Soha Cho and Mina Reed were caught up in the crowd.", "replied", "Juliette Brand"),
    ],
)
def test_whom_alone_a_paragraph_tells_of_speaks_in_it_though_no_text_says_man_or_woman(
    read: Read, told: str, verb: str, speaks: str
) -> None:
    text = (
        "It is hard to tell what set it off, said Juliette Brand, an analyst for the Herald.\n\n“There is a duty to "
        f"watch the crowd,” she went on.\n\n{told} “There were no officers,” she {verb}."
    )
    assert pronoun(read(text), "she")[0] == speaks


def test_who_is_told_to_be_her_lawyer_is_not_her(read: Callable[[str], Reading]) -> None:
    text = (
        "Ada Reed left. Ivo Osei, the former director, said that she knew. Kline, her lawyer, denied that. "
        '"Mr. Osei is trying to save himself," he said. Otto Hage is her doctor.'
    )
    reading = read(text)
    hers = [m for m in reading.cast.mentions if m.kind == "pronoun" and text[m.start : m.end] == "her"]
    assert [reading.cast.entities[m.entity].name for m in hers] == ["Ada Reed", "Ada Reed"]
    assert [s.speaker for s in extract_statements(reading)][-1] == "Kline"


@pytest.mark.parametrize(
    ("led", "words", "speaks"),
    [
        ("Otto Marsh saw it otherwise:", "I do not take that for a joke,", "Otto Marsh"),
        ("Otto Marsh was out:", "He had to go,", "Hugo Broad"),
    ],
)
def test_whom_a_sentence_leads_up_to_words_by_has_said_them(read: Read, led: str, words: str, speaks: str) -> None:
    text = f'Counsel Hugo Broad argued that his client was joking: His words were "a sketch." {led} "{words}" he said.'
    assert pronoun(read(text), "he")[0] == speaks
