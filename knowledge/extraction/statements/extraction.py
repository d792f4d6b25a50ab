"""Finds the statements of one document."""

from __future__ import annotations

from knowledge.extraction.reading import Reading
from knowledge.facts import Statement


def extract_statements(reading: Reading) -> list[Statement]:
    """All statements of a document, in order of their content."""
    return []
