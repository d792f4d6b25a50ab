"""The dead do not speak, where the sentence before names somebody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements
from knowledge.extraction.statements.the_dead import told_dead

Read = Callable[[str], Reading]
LEADS = (
    "Thousands marched over the death of Ada Reed in Dorn. Ada Reed died three days after her arrest. Police said Ada "
    "Reed fell. Ada Reed was 22. Her family spoke.\n\n"
)


def test_another_speaks_whom_the_sentence_before_names(read: Read) -> None:
    text = (
        f'{LEADS}Nada Quill, a commissioner, expressed alarm over her death.\n\n"They must stop," she said.\n\n'
        "The part that men take sets it apart, she said."
    )
    assert [s.speaker for s in extract_statements(read(text))][-2:] == ["Nada Quill", "Nada Quill"]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("She wept over Mayor Ada Reed’s sudden death.", True),
        ("Ada Reed, 22, died on Monday.", True),
        ("They mourned the killing of Ada Reed.", True),
        ("Ada Reed said her son died on Monday.", False),
        ("Ada Reed, whose son was killed, left Dorn.", False),
        ("Ada Reed left the funeral early.", False),
    ],
)
def test_who_is_told_to_have_died(read: Read, text: str, dead: bool) -> None:
    reading = read(text)
    entity = next(i for i, e in enumerate(reading.cast.entities) if e.name == "Ada Reed")
    assert (entity in told_dead(reading)) is dead
