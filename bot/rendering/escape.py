"""Show text so that Discord renders exactly its characters.

Only backslashes are added, never anything taken away or put in between: a quotation unescaped is the
document's text. discord.py's own `escape_markdown` leaves ordered lists, bare links, channels, timestamps
and commands alone, and `escape_mentions` puts a character into the text.
"""

from __future__ import annotations

import re

# A line break as any client may see one: what follows it stands at the beginning of a line.
_BREAK = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_ANYWHERE = re.compile(
    r"""
    [\\*_~`|<\[\]@]                             # emphasis, spoilers, code, <…> of every kind, masked links, pings
    | :(?=//)                                   # links
    | :(?=[^\s:]+:)                             # :emoji:
    | (?<=discord)\.(?=(?:gg|com|gift|new)\b)   # invites without a scheme
    | (?<=discordapp)\.(?=com\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINE_START = re.compile(rf"(^|[{_BREAK}])([ \t]*)([>\#+-]|\d+(?=[.)]))")
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_LINE_BREAK = re.compile(r"\r\n|[\n\r]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f]+")
QUOTE_MARK = "> "


def escape(text: str) -> str:
    """Escape everything that Discord would read as formatting, a link, a mention, an emoji or a list."""
    return _LINE_START.sub(_mark_line_start, _ANYWHERE.sub(r"\\\g<0>", text))


def _mark_line_start(match: re.Match[str]) -> str:
    before, indent, mark = match.groups()
    return f"{before}{indent}{mark}\\" if mark[0].isdigit() else f"{before}{indent}\\{mark}"


def unescape(shown: str) -> str:
    """Return the characters that Discord shows for an escaped text."""
    return _ESCAPED.sub(r"\1", shown)


def quote(text: str) -> str:
    """Escape a text and set it as a block quotation, every line of it."""
    return QUOTE_MARK + _LINE_BREAK.sub(lambda line_break: line_break[0] + QUOTE_MARK, escape(text))


def unquote(shown: str) -> str:
    """Return the text that a block quotation of ours shows."""
    lines = _LINE_BREAK.sub(lambda line_break: line_break[0] + "\x00", "\x00" + shown)
    return unescape(lines.replace("\x00" + QUOTE_MARK, ""))


def inline(text: str) -> str:
    """Escape a name or title for the middle of a line: one line, no characters that turn or hide text."""
    return escape(" ".join(_INVISIBLE.sub(" ", text).split()))


def link(label: str, url: str | None) -> str:
    """Return a masked link to a web address, the escaped label alone where there is none."""
    if url is None:
        return inline(label)
    address = re.sub(r"[()<>\s\\]", lambda found: f"%{ord(found[0]):02X}", url)
    return f"[{inline(label)}]({address})"
