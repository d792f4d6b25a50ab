"""What bodies are by their names."""

from __future__ import annotations

import pytest

from bot.conversation.kinds_of_body import kinds_of


@pytest.mark.parametrize(
    "name",
    ["Tarn Airlines Pilots Association", "Harlow Police Officers' Federation", "Arden Flight Attendants Association"],
)
def test_an_association_of_people_by_their_work_is_a_union(name: str) -> None:
    assert "union" in kinds_of(name)


@pytest.mark.parametrize("name", ["Tarn Airlines", "Harlow Bankers Association", "Officers Mess of Arden"])
def test_other_bodies_are_no_unions(name: str) -> None:
    assert "union" not in kinds_of(name)
