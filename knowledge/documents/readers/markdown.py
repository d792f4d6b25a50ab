"""Markdown with YAML front matter (title, date, outlet or source, url), or with a heading for its title."""

from __future__ import annotations

import re

import yaml

from knowledge.documents.model import Document
from knowledge.documents.readers.building import ReadError, build_document, iso_date, outlet_and_url
from knowledge.documents.readers.decoding import decode

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
# A first line that is a heading of the first order, "# Harbour closed", and what marks up words of it.
_HEADING = re.compile(r"\s*#[ \t]+([^\r\n]{1,500}?)[ \t]*#*[ \t]*(?:\r?\n|\Z)")
_LINK, _MARKS = re.compile(r"!?\[([^\]\r\n]{0,300})\]\([^)\r\n]{0,500}\)"), re.compile(r"[*`]+")
_LONGEST = 20_000
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def read_markdown(data: bytes, id: str) -> Document:
    """Read a Markdown file: `text` is all of it, as written; the body begins after the front matter.

    Where that gives no title, a heading of the first order in the body's first line does; it stays a part of the body.
    """
    text = decode(data)
    fields, body_start = _front_matter(text)
    outlet, url = outlet_and_url(fields.get("outlet") or fields.get("source"), fields.get("url"))
    return build_document(
        id=id,
        text=text,
        title=fields.get("title") or _heading(text, body_start),
        date=iso_date(fields.get("date")),
        outlet=outlet,
        url=url,
        body_start=body_start,
    )


def _heading(text: str, start: int) -> str | None:
    """The words of a heading that a body begins with, without links and emphasis."""
    found = _HEADING.match(text, start)
    return None if found is None else _MARKS.sub("", _LINK.sub(r"\1", found[1]))


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return the front matter's plain fields and where the body begins; ({}, 0) where there is none."""
    opening = _OPENING.match(text)
    if opening is None:
        return {}, 0
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST)
    if closing is None:
        return {}, 0
    source = text[opening.end() : closing.start()]
    try:
        # BaseLoader makes strings, lists and mappings and nothing else: less than safe_load, whose dates
        # and numbers would lose how they were written (and whose constructors crash on hostile tags).
        loaded = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark is not None else ""
        raise ReadError(f"Its front matter is not valid YAML{where}.") from None
    if not isinstance(loaded, dict):
        return {}, 0  # a text between two rules, not front matter
    fields = {
        str(key).strip().lower(): value
        for key, value in loaded.items()
        if isinstance(value, str) and value.strip() not in _NOTHING
    }
    return fields, closing.end()
