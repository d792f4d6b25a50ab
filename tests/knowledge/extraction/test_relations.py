"""Relations that a sentence states outright."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.relations import extract_relations


@pytest.mark.parametrize(
    ("text", "relation", "subject", "other"),
    [
        ("Maria Quist, who represents the 3rd Ward, spoke.", "represents", "Maria Quist", "3rd Ward"),
        ("The Harbour Board is part of the Arden City Council.", "part_of", "Harbour Board", "Arden City Council"),
        ("The Arden Gazette is located in Port Arden.", "located_in", "Arden Gazette", "Port Arden"),
        ("The Arden Jetty, also known as the “Long Jetty,” burned.", "also_known_as", "Arden Jetty", "Long Jetty"),
    ],
)
def test_a_stated_relation_is_found(
    read: Callable[[str], Reading], text: str, relation: str, subject: str, other: str
) -> None:
    facts = extract_relations(read(text))
    assert any(f.relation == relation and subject in f.subject and other in f.object for f in facts), facts
    for fact in facts:
        assert text[slice(*fact.object_span)].strip()
