"""Who was asked and did not answer: declined to comment, could not be reached, did not respond."""

from __future__ import annotations

from knowledge.extraction.reading import Reading
from knowledge.facts import NoComment


def extract_no_comment(reading: Reading) -> list[NoComment]:
    """All places where somebody is said not to have commented."""
    return []
