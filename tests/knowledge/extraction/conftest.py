"""Read a few words as extraction does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.reading import Reading
from knowledge.language.analysis import analyse


@pytest.fixture
def read() -> Callable[[str], Reading]:
    """Analyse a text and find its cast; no dates."""

    def reading(text: str) -> Reading:
        analysis = analyse(Document(id="d", text=text))
        return Reading(analysis=analysis, cast=build_cast(analysis))

    return reading
