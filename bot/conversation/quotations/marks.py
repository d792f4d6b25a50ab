"""What stands in quotation marks of any kind in a question: curly or straight, double, single or doubled ('')."""

from __future__ import annotations

import re

_DOUBLE = r"(?:[\"“”«»„]|''|‘‘|’’|``)"
# An apostrophe within a word, or behind one ("the pilots' union"), opens nothing.
_SINGLE = r"(?<![\w'’‘])['‘](?=\w)((?:[^'‘’\"“”«»„]|(?<=\w)['’](?=\w)){3,}?)['’](?!\w)"
MARKED = re.compile(rf"{_DOUBLE}\s*([^\"“”«»„]{{3,}}?)\s*{_DOUBLE}|{_SINGLE}")
# What somebody leaves out of a quotation parts it.
_LEFT_OUT = re.compile(r"…|\.\.\.+|\[[^\]]*\]")


def words_in(marked: re.Match[str]) -> str:
    """What a match of `MARKED` has between its marks."""
    return marked[1] or marked[2]


def unbroken(quoted: str) -> str:
    """The longest part of a quotation from which nothing is left out."""
    return max(_LEFT_OUT.split(quoted), key=len).strip()
