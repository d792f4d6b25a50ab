"""What a record holds besides its facts: the sentences, with what each is good for."""

from __future__ import annotations

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.extract import extract_all


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Maximilian Falk-Rosenberg.", True),
        ("Quist is a Quaker.", False),
        ("He called her a liar.", False),
        ("Harbour News/Photo.", True),
        ("― Lena Quist.", True),
        ("Flawless timing.", True),
        ("What is a weir?:Here's how it works and what it costs.", True),
        ("Opinion:The pier is not worth the money.", True),
        ("JUST SEEN Storm tears roof off the old mill Play all clips ...", True),
        ("Read more about the pier of Tarnmouth and its keepers.", True),
        ("Follow Ivo Brandt on Tooter for more about the ferries.", True),
        ("The many ferries of the long summer of that year ...", True),
        ("The ferry was late, and so ...", False),
        ("The mayor had one wish: The pier should stay.", False),
        ("The mayor of Tarnmouth said:The pier should stay.", False),
        ("Read by Lena Quist, the letter was short and friendly.", False),
        ("The clerk wrote to tarnmouth.example:8080 at 10:30.", False),
        ("This story has been updated with additional reporting.", True),
        ("This story has been updated to say that the pier stands.", False),
        ("The old pier of Tarnmouth, photographed in the winter of 1911", True),
    ],
)
def test_a_short_clause_is_no_heading(line: str, heading: bool) -> None:
    text = f"Lena Quist spoke to the council on Monday.\n\n{line}\n\nThe council will meet again in the spring."
    (record,) = extract_all([Document(id="d", text=text)])
    flags = {text[row.start : row.end]: "h" in row.holds for row in record.sentences}
    assert flags[line] is heading


@pytest.mark.parametrize("number", ["951", "7 years", "$4 million", "62%"])
@pytest.mark.parametrize(("behind", "heading"), [("That's how much", False), ("The council told", True)])
def test_a_number_that_the_next_sentence_tells_of_is_no_heading(number: str, behind: str, heading: bool) -> None:
    text = f"Lena Quist spoke on Monday.\n\n{number}\n\n{behind} the old pier of Tarnmouth had to do with it."
    (record,) = extract_all([Document(id="d", text=text)])
    flags = {text[row.start : row.end]: "h" in row.holds for row in record.sentences}
    assert flags[number] is heading


def test_what_a_link_to_another_page_says_is_nobodys_words_here() -> None:
    line = "WATCH: Chief Ivo Arden resigned on May 2, 2021, Mayor Lena Quist says"
    text = f"The board met on Monday.\n\n{line}\n\nThe board did not vote."
    linked, alone = (record for record in extract_all([Document(id="a", text=text), Document(id="b", text=line)]))
    told = {f.kind for f in linked.facts if text[f.start :].startswith("WATCH")}
    assert told <= {"role", "relation"}
    assert "statement" in {f.kind for f in alone.facts}
    assert any(f.kind == "role" and f.holder == "Lena Quist" for f in linked.facts)
