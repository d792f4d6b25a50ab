"""Datelines: whether a sentence begins with one that has a day."""

from __future__ import annotations

import pytest

from knowledge.language.datelines import behind_dateline


@pytest.mark.parametrize(
    "dateline",
    [
        "BELMAR, Feb. 6 (Northwire) - ",
        "BELMAR, 6 February (Northwire) – ",
        "Port Belmar, January 15, 2026 – ",
        "BELMAR, Jan. 5 /Wire/ -- ",
    ],
)
def test_a_dateline_ends_where_the_report_begins(dateline: str) -> None:
    text = f"{dateline}The ferry sank."
    assert text[behind_dateline(text, 0, len(text)) :] == "The ferry sank."


@pytest.mark.parametrize("text", ["On Monday, 5 March – as ever – it rained.", "Ada Holm died on 5 May - alone.", ""])
def test_other_sentences_have_none(text: str) -> None:
    assert behind_dateline(text, 0, len(text)) == 0
