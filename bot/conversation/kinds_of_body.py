"""What bodies are by their names, where people call them by that alone: the Fraternal Order of Police is a union."""

from __future__ import annotations

import re

# A word for a kind of body, and the names that bodies of that kind have.
_KINDS = {
    "union": re.compile(
        r"\b(?:union|brotherhood|guild|teamsters|seiu|uaw|afl-cio|afscme|"
        r"(?:fraternal|benevolent) (?:order|association|lodge) of|(?:benevolent|protective) association|"
        r"federation of (?:\w+ )?(?:teachers|labou?r|employees|musicians|nurses)|"
        r"(?:workers|nurses|teachers|pilots|attendants|firefighters|officers|deputies|guards|drivers)'? "
        r"(?:of america|united|international|association|federation))\b|\b(?:workers|steelworkers|nurses united)$|"
        r"^(?!supporters|rangers|rovers|wanderers)\w+(?:ers|ors|men) united$|\blocal (?:no\.? )?\d+$",
        re.IGNORECASE,
    ),
    "police": re.compile(r"\bpolice (?:department|service|force|bureau)\b|\bconstabulary\b", re.IGNORECASE),
}
# How else these are called.
_ALIKE = {"cops": "police", "unions": "union"}


def kinds_of(name: str) -> list[str]:
    """The words by which alone people may call a body of this name, besides its own last word."""
    found = [kind for kind, named in _KINDS.items() if named.search(name)]
    return found + [other for other, kind in _ALIKE.items() if kind in found]
