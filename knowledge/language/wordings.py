"""Ways to word one thing, tried only where a text has what they need: most texts tell nothing of it."""

from __future__ import annotations

import re
from collections.abc import Mapping


class Wordings:
    """Patterns, each tried only on a text that has one of the pieces of words that it needs.

    A pattern takes as long as a hundred looks for a piece of a word, and hardly a text has any.
    """

    def __init__(self, ways: Mapping[str, str], flags: re.RegexFlag = re.NOFLAG) -> None:
        """`ways` are patterns by the pieces of words (in small letters, by spaces) of which each needs one."""
        self._ways = [(needed.split(), re.compile(pattern, flags)) for needed, pattern in ways.items()]

    def tell(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        plain = text.casefold()
        return any(any(part in plain for part in needed) and way.search(text) for needed, way in self._ways)
