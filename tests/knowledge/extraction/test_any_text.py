"""No text stops extraction, and every fact lies in its text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.extraction.extract import extract
from knowledge.language.analysis import analyse

# What real texts are made of, most of it where it does not belong.
_PIECES = (
    "Lena Quist", "Quist", "Sen. Olaf Reed (R-Dorn)", "the Harbour Board", "FBI", "DORN, Westland (AP) —", "Mr.",
    "Judge", "said", "told", "announced", "is investigating", "was charged with", "declined to comment", "according to",
    "by", ", who chairs the board,", ", which", "that", "she", "his", "the statement", "the mayor", "of", "and", "Jr.",
    "'s", "on Monday", "May 3, 2024", "in 1998", "by Friday", "$4,000", "12 percent", "at 4:30 p.m.", "aged 9", "No.",
    '"We will', 'it,"', "“", "”", "''", "‘", "—", "-", ":", ";", "(", ")", ".", ",", "?", "\n", "\n\n", "* ", "10:42",
    "@lenaquist", "#dorn", "www.dorn.example", "Follow her on Twitter: @lenaquist", "Q:", "A:", "🙂", "\u200b", "\x00",
    "SHARE THIS", "From: Lena Quist", "Sincerely,", "O '", "Kim - un", "the", "The", "Said", "Will", "If",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=30),
    st.sampled_from(["", " "]),
    st.none() | st.sampled_from(["Quist leaves", "LENA QUIST SAYS NO"]),
)
def test_extraction_ends_and_its_spans_lie_in_the_text(pieces: list[str], gap: str, title: str | None) -> None:
    document = Document(id="d", text=gap.join(pieces) or ".", title=title, date="2024-05-02")
    record = extract(analyse(document))
    for fact in record.facts:
        for start, end in fact.all_spans():
            assert 0 <= start < end <= len(document.text)
    for mention in record.cast.mentions:
        assert 0 <= mention.start < mention.end <= len(document.text)
