"""Paragraphs and sentences by rule, paragraphs first.

Statistical and rule-based splitters alike cut after "Ald."; news needs titles, initials, outlets'
datelines and quotation marks handled, and little else. Offsets are code points, half-open.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

TITLES = """
    adm ald alds amb asst atty brig capt cmdr cmsr col comr corp cpl dep det dir dist dr drs esq fr
    gen gens gov govs hon insp lt ltd maj messrs mgr mlle mme mr mrs ms msgr mt mx ofc pres prof pvt
    rep reps rev rt secy sen sens sgt sr sra srta st ste sup supt treas vp
    """.split()
NEVER_LAST = frozenset([*TITLES, "vs", "v", "eg", "ie", "cf", "viz", "no", "nos", "pp", "vol", "op", "fig"])
MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
SOMETIMES_LAST = frozenset(
    """
    inc corp co cos llc ltd plc jr sr u.s u.k u.n d.c e.u a.m p.m etc ave blvd rd bros dept univ
    assn ariz calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
    okla ore pa tenn tex va vt wash wis wyo ft ph.d m.d b.a m.a r d i.e e.g al
    """.split()
)
OPENERS = "\"'“‘«([{`—–-•*"
CLOSERS = "\"'”’»)]}"
# A terminal run, what closes behind it, and the gap to the next sentence.
_BOUNDARY = re.compile(r"(?:[.!?…]+|\.(?:\s\.){2,})([\"'”’»)\]]*)(\s+)")
_LAST_WORD = re.compile(r"[\w.'’&-]+$")
_STARTER = re.compile(
    r"(?:the|a|an|he|she|it|they|we|i|you|but|and|in|on|at|for|as|if|this|that|these|those|his|her|their|its|"
    r"our|my|there|when|while|after|before|according|however|meanwhile|also|some|many|most|no|not|so|what|"
    r"who|why|how|last|earlier|both|all|one|two|since|with|from|under|during)\b",
    re.I,
)
# What stands before a number that only counts the things of a list.
_IN_A_LIST = re.compile(r"[:;]\s+$")
_BLANK_LINE = re.compile(r"[ \t]*\n(?:[ \t\r]*\n)+[ \t]*|\f")
# The marks of a quoted line, and the end of an empty one.
_QUOTED = re.compile(r"[ \t]*((?:>[ \t]?)*)([ \t\r]*(?:\n|\Z))?")
_LINE_END = re.compile(r"[ \t\r]*\n[ \t]*")
# A row of a list or of a table stands by itself, however short the rows are.
_ROW = re.compile(r"[-•*–][ \t]+\S|\(?\d{1,2}[.)][ \t]+\S|\||\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b")
# A line that ends where the next word would have had room was ended on purpose.
_FULL = 0.75


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `index` counts from 0 in its document."""

    start: int
    end: int
    index: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `paragraph` is the index of the paragraph it stands in."""

    start: int
    end: int
    paragraph: int
    index: int


def paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    """Split text from `start` on at blank lines, and at line ends where lines are paragraphs.

    In a hard-wrapped text (lines of similar length, many ending in mid-sentence) a single line end is
    a space; elsewhere it ends a paragraph.
    """
    found: list[Paragraph] = []
    wrapped = _hard_wrapped(text[start:])
    position = start
    for block_end, after in [
        *((m.start(), m.end()) for m in _BLANK_LINE.finditer(text, start)),
        (len(text),) * 2,
    ]:
        for begin, end in _lines(text, position, block_end, wrapped=wrapped):
            found.append(Paragraph(begin, end, len(found)))
        position = after
    return found


def _lines(text: str, start: int, end: int, *, wrapped: bool) -> list[tuple[int, int]]:
    """Cut a block into paragraphs at its line ends, trimmed; empty ones dropped."""
    cuts = [start]
    for match in _LINE_END.finditer(text, start, end):
        if (
            _ROW.match(text, match.end(), end)
            or _quoted_anew(text, start, match)
            or (not wrapped and _breaks(text, start, match))
        ):
            cuts.append(match.end())
    pieces = []
    for begin, stop in zip(cuts, [*cuts[1:], end], strict=True):
        while begin < stop and text[begin].isspace():
            begin += 1
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        if begin < stop:
            pieces.append((begin, stop))
    return pieces


def _quoted_anew(text: str, start: int, line_end: re.Match[str]) -> bool:
    """Whether lines of a mail are quoted (">") otherwise from here on, or an empty one of them ends or begins."""
    above = max(text.rfind("\n", start, line_end.start()) + 1, start)
    before, after = _QUOTED.match(text, above), _QUOTED.match(text, line_end.end())
    if before is None or after is None or not (before[1] or after[1]):
        return False
    return before[2] is not None or after[2] is not None or before[1].count(">") != after[1].count(">")


def _breaks(text: str, start: int, line_end: re.Match[str]) -> bool:
    """Whether a line end of a text that is not hard-wrapped ends a paragraph."""
    following = text[line_end.end() : line_end.end() + 1]
    before = text[start : line_end.start()].rstrip()[-1:]
    goes_on = following.islower() or following in ",;" or before == ","
    return bool(following) and not (goes_on and before not in '.!?:"”')


def _hard_wrapped(text: str) -> bool:
    """Whether single line ends fall in mid-sentence, as in text wrapped at a column."""
    lines = [line.rstrip() for line in text.split("\n")]
    inner = [(line, following) for line, following in itertools.pairwise(lines) if line and following]
    if len(inner) < 4:
        return False
    open_ended = sum(line[-1] not in ".!?:\"”’')" for line, _ in inner)
    longest = max(len(line) for line, _ in inner)
    full = sum(len(f"{line} {following.split(maxsplit=1)[0]}") > _FULL * longest for line, following in inner)
    return longest <= 120 and open_ended / len(inner) > 0.6 and full / len(inner) > 0.6


def sentences(text: str, start: int = 0) -> tuple[list[Paragraph], list[Sentence]]:
    """Split text from `start` on into paragraphs and those into sentences."""
    blocks = paragraphs(text, start)
    found: list[Sentence] = []
    for block in blocks:
        begin = block.start
        for end, next_begin in _boundaries(text, block):
            found.append(Sentence(begin, end, block.index, len(found)))
            begin = next_begin
        if begin < block.end:
            found.append(Sentence(begin, block.end, block.index, len(found)))
    return blocks, found


def _boundaries(text: str, block: Paragraph) -> list[tuple[int, int]]:
    """Where sentences end inside a paragraph, and where the next one begins."""
    cuts: list[tuple[int, int]] = []
    begin = block.start
    for match in _BOUNDARY.finditer(text, block.start, block.end):
        end = match.start(2)
        following = match.end()
        if following >= block.end:
            break
        if following <= begin:
            continue
        # Tokenised text sets quotation marks off by spaces: `. " He said`. The mark closes what is open.
        if text[following] in "\"”'’" and (following + 1 == block.end or text[following + 1].isspace()):
            opened = text.count('"', block.start, following) % 2 == 1
            if text[following] in "”’" or opened:
                end = following + 1
                following = end
                while following < block.end and text[following].isspace():
                    following += 1
                if following >= block.end:
                    break
        if _ends_here(text, begin, match.start(), following, block.end):
            cuts.append((end, following))
            begin = following
    return cuts


def _ends_here(text: str, begin: int, stop: int, following: int, limit: int) -> bool:
    """Decide whether the terminal at `stop` ends a sentence that is followed by text at `following`."""
    after = following
    while after < limit and (text[after] in OPENERS or text[after].isspace()):
        after += 1
    if after >= limit:
        return False
    first = text[after]
    if text[stop] in "!?…":
        return not first.islower()
    if first.islower():
        return False
    match = _LAST_WORD.search(text, begin, stop)
    word = match.group().rstrip(".").lower() if match else ""
    bare = word.lstrip("\"'“‘([")
    quoted = after > following or text[stop + 1 : stop + 2] in CLOSERS
    if bare in NEVER_LAST:
        return False
    # "The best ferries: 1. Wilma; 2. Reel" is a list in a sentence.
    if bare.isdecimal() and match and _IN_A_LIST.search(text, begin, match.start()):
        return False
    joined = bare.rpartition("-")[2] if "-" in bare else ""
    # "Then-Gov. Reed", "then-No. 10 Sund"; "a no-no" ends a sentence.
    if joined in NEVER_LAST and (joined != "no" or first.isdigit()):
        return False
    if bare in MONTHS:
        return not first.isdigit()
    if len(bare) == 1 and bare.isalpha():
        return bare not in "i" and bool(_STARTER.match(text, after)) and (quoted or not _is_initial(text, stop))
    if bare in SOMETIMES_LAST and text[following] in "—–":
        return False  # "WILMINGTON, Del. — A judge ..."
    if bare in SOMETIMES_LAST or re.fullmatch(r"(?:[a-z]\.)+[a-z]", bare):
        # "Acme Inc. (ACM) said": what stands in brackets belongs to the name.
        return (quoted and text[following] not in "([") or bool(_STARTER.match(text, after))
    return True


def _is_initial(text: str, stop: int) -> bool:
    """Whether the letter before the point at `stop` is a name's initial ("John F. Kennedy")."""
    return bool(re.search(r"(?:^|[\s.\"“(])[A-Z]$", text[max(0, stop - 3) : stop]))
