"""Of what kind a name is by what stands beside it, whatever the model took it for; and what is no name at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.documents.model import Document
from knowledge.entities import EntityType
from knowledge.extraction.cast.beside import told_beside
from knowledge.extraction.cast.headlines import behind_opening
from knowledge.extraction.cast.name_span import NameSpan
from knowledge.extraction.reading import Reading
from knowledge.language.analysis import analyse

Read = Callable[[str], Reading]


def kind_of(text: str, name: str, taken_for: EntityType) -> EntityType:
    """The kind of a name of two words or more that the model took for another."""
    doc = analyse(Document(id="d", text=text)).doc
    words = [t.text for t in doc]
    first = next(i for i in range(len(words)) if words[i : i + len(name.split())] == name.split())
    return told_beside(doc, [NameSpan(first, first + len(name.split()), taken_for)])[0].type


@pytest.mark.parametrize(
    "text",
    [
        "Holm Rill Mills, the carpet maker that went broke, paid nobody.",
        "Holm Rill Mills, a shipyard in Dorn, paid nobody.",
        "The owner, Holm Rill Mills, Inc., paid nobody.",
        "The creditors of Holm Rill Mills met on Monday.",
        "On Monday Holm Rill Mills was quiet. Then Holm Rill Mills, the largest firm in Dorn, closed.",
    ],
)
def test_what_is_called_a_company_is_nobody(text: str) -> None:
    assert kind_of(text, "Holm Rill Mills", "person") == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "She named Helena Brandt, a Dorn accountant, as trustee.",
        "The trustee, Helena Brandt, spoke on Monday.",
        "The town's clerk Helena Brandt spoke on Monday.",
    ],
)
def test_who_is_called_somebody_is_no_body(text: str) -> None:
    assert kind_of(text, "Helena Brandt", "organisation") == "person"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Helena Brandt, a carpet maker from Dorn, spoke.", "Helena Brandt", "person"),
        ("The friends of Helena Brandt met on Monday.", "Helena Brandt", "person"),
        ("Helena Bank, a lender in Dorn, closed.", "Helena Bank", "organisation"),
        ("The banker Helena Trust paid on Monday.", "Helena Trust", "organisation"),
        ("Helena Brandt, the largest firm in Dorn, was led by Helena Brandt, a banker.", "Helena Brandt", "person"),
        ("Helena Brandt, in Dorn, the place of the firm, spoke.", "Helena Brandt", "person"),
    ],
)
def test_what_stands_beside_tells_nothing_else(text: str, name: str, kind: EntityType) -> None:
    assert kind_of(text, name, kind) == kind


def test_an_office_in_front_of_a_name_is_no_part_of_a_thing() -> None:
    doc = analyse(Document(id="d", text="Clerk Helena Brandt spoke on Monday.")).doc
    (span,) = told_beside(doc, [NameSpan(0, 3, "other")])
    assert (span.first, span.last, span.type) == (1, 3, "person")


def test_a_word_that_opens_a_paragraph_as_its_heading_is_no_name(read: Read) -> None:
    text = "Layoffs. With regret, the trustee gave notice to nine welders.\n\nLayoffs. The others stay until May."
    assert [e.name for e in read(text).cast.entities if e.name == "Layoffs"] == []


def test_a_plural_that_only_opens_a_sentence_is_no_name(read: Read) -> None:
    text = "Ada Reed asked the court for time, and its creditors agreed.\n\nCreditors will meet on April 9."
    assert [e.name for e in read(text).cast.entities if e.name == "Creditors"] == []


def test_no_name_ends_with_a_word_that_leads_on(read: Read) -> None:
    text = "A second bidder, Lindqvist Flooring of Sweden, withdrew last week."
    assert [e.name for e in read(text).cast.entities if e.name.split()[-1] in {"of", "for", "in"}] == []


@pytest.mark.parametrize("credit", ["Ada Brandt/AP Lava", "Ada Brandt/Reuters Crowds"])
def test_a_photograph_is_credited_to_its_maker_alone(read: Read, credit: str) -> None:
    names = {e.name for e in read(f"Police stood guard. {credit} came on Monday.").cast.entities}
    assert not any("/" in name for name in names)


@pytest.mark.parametrize(
    ("text", "opening"),
    [("Ousting Brandt would take a year.", 1), ("Neither Brandt nor Reed came.", 1), ("Ada Reed came.", 0)],
)
def test_what_opens_a_sentence_is_no_part_of_a_name(text: str, opening: int) -> None:
    assert behind_opening(analyse(Document(id="d", text=text)).doc, 0, 2) == opening


@pytest.mark.parametrize("illness", ["Covid", "COVID-19"])
def test_an_illness_is_nobody(read: Read, illness: str) -> None:
    text = f"{illness} killed nine in Dorn. Ada Reed said that {illness} would come back."
    assert {e.name for e in read(text).cast.entities if e.type == "person"} == {"Ada Reed"}


def test_a_common_noun_that_opens_a_sentence_is_nobody_unless_it_speaks(read: Read) -> None:
    text = "Turnout was 61 percent, the highest since 1988, Ada Reed said. Baker was charged on Monday."
    assert {e.name for e in read(text).cast.entities} == {"Ada Reed", "Baker"}
