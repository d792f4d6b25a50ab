"""Votes as documents record them: lines of a roll call or a result, or sentences, with what was moved before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.language.words import words
from knowledge.retrieval.related import RELATED
from knowledge.store.sentences import SentenceHit
from knowledge.store.snapshot import Snapshot

# What only documents with a vote in them have, as stems.
TELLTALE = frozenset("vote aye nay noe yea abstain abstent carri second unanim dissent motion amend".split())
_COUNT = r"\d{1,3}\s*(?:[-–—/:]|(?:votes?\s)?to)\s*\d{1,3}\b"
_TAKEN = r"(?:for|in favou?r|against|opposed|ayes?|nays?|noes|yeas?|abst(?:ain(?:ed|ing|s)?|entions?))"
_SIDE = rf"(?:{_TAKEN}|yes|no)"
_ENDED = r"(?:carrie[ds]|lost|passe[sd]|fail(?:s|ed)|defeated|adopted|approved|rejected|negatived|died|tied)"
_MATTER = r"(?:motion|amendment|resolution|ordinance|by-?law|bill|measure|proposal|recommendation|question|item)s?"
# A name's last word, of so many letters: a run of letters and dots in a document is read in one way alone.
_VOTER = r"(?<![\w'’.-])[^\W\d_][\w'’.-]{1,30}"
# What only may come to pass, or did not.
_OPEN = re.compile(
    r"\b(?:if|unless|whether|until|may|might|could|would|will|should|must|not|never|to be)\b|n['’]t\b", re.IGNORECASE
)
_RESULT = re.compile(rf"\b{_MATTER}\b(?P<between>[^.;:?]{{0,80}}?)\b{_ENDED}\b", re.IGNORECASE)
# Lines as minutes have them: "AYES: Reed", "Reed, aye; Hale, nay", "Cr Hale Against", "CARRIED 5/4", "Ayes 5, Noes 2".
_LINES = re.compile(
    rf"^[^\w\n]{{0,12}}(?:(?:those|members?|councill?ors?|vot(?:es?|ed|ing))\s+){{0,2}}{_TAKEN}\b(?:\s*\([^)\n]*\))?\W{{0,3}}[:–—-]"
    r"|^[^\w\n]{0,12}(?:yes|no)\W{0,3}:\W{0,5}(?-i:\d|none|None|[A-Z][\w'’-]+(?:,| and\b|\s*$))"
    rf"|{_VOTER}\s{{0,3}}[,:–—-]\s{{0,3}}(?:aye|nay|yea)\b"
    rf"|(?:{_VOTER}\s{{0,3}}[,:–—-]\s{{0,3}}(?:yes|no|abstain(?:ed|s)?)\b[^\w\n]{{0,9}}(?:\w{{1,30}}\W{{1,3}}){{0,3}}?){{2}}"
    rf"|(?<=\w)\s{{1,9}}(?-i:Against|For|AYE|NAY|Aye|Nay|YES|Yes|NO|No|Abstain(?:ed)?)\s*$"
    rf"|[|\t]\s*{_TAKEN}\s*(?:[|\t]|$)"
    rf"|^[^\w\n]{{0,12}}(?:motion\s{{1,3}})?{_ENDED}\b"
    rf"(?=\s*(?:$|[.(]|{_COUNT}|unanimously|by (?:an? )?(?:voice|unanimous|vote|show)))"
    rf"|\b(?:resolved|agreed)\s+unanimously",
    re.IGNORECASE | re.MULTILINE,
)
# Sentences as articles have them: "voted 5-2 to", "on a 4-3 vote", "cast the lone dissenting vote", "passed 5-2".
_TOLD = re.compile(
    rf"\bvoted\b(?<!\bhave voted)(?<!\bwas voted)(?<!\bwere voted)(?<!\bbeen voted)(?<!\bbe voted)(?<!\bgot voted)"
    rf"|\bvotes?\s+{_COUNT}|\bby\s\d{{1,3}}\svotes?\sto\s\d{{1,3}}\b"
    rf"|\b{_COUNT}\s+vote\b|\bvote\s+(?:of|was)\s+{_COUNT}|\bcast\b[^.;]{{0,50}}\bvotes?\b(?!\s+in the election)"
    rf"|\babst(?:ained|aining)\b(?! from (?!vot))"
    rf"|\b(?:carrie[ds]|passe[ds]|adopted|approved|rejected)\b,?\s*\(?(?:unanimously|(?:by\s|on\s)?(?:a\s)?(?:vote\sof\s)?{_COUNT})"
    rf"|\b(?:adopted|approved|rejected|defeated)\b[^.;:\n]{{1,60}}\s{_COUNT},?(?=\s(?:with|on|after)\b|\s*[.,]|$)"
    rf"|\bunanimously\s+(?:resolved|agreed|{_ENDED[3:-1]})"
    rf"|\b{_SIDE}\b\W{{0,2}}\s?\d{{1,3}}\b\W+{_SIDE}\b\W{{0,2}}\s?\d"
    rf"|\b\d{{1,3}}\s+(?:vot\w+\s+)?(?:for|in favou?r)\b[^.;\n]{{0,40}}\b\d{{1,3}}\s+(?:vot\w+\s+)?against\b"
    # "Voting to close the pool were Lind and Moss", "Those in favor were ...".
    rf"|\bvoting\s+(?:\w+\s+){{0,2}}?(?:to|{_SIDE})\b[^.;:\n]{{0,100}}(?:\b(?:was|were)\b|:\s(?-i:[A-Z]))"
    rf"|\bthose\s+(?:{_TAKEN})\b[^.;:\n]{{0,60}}\b(?:was|were)\s(?-i:[A-Z])",
    re.IGNORECASE,
)
# Who took a side with somebody whose vote was told before.
_JOINED = re.compile(r"\bjoined by\b|\bjoined (?:him|her|them|the (?:majority|minority))\b", re.IGNORECASE)
# One of these every line or sentence has that tells of a vote.
_HINTS = (
    *"vot abst aye nay noes yeas yea, yea; carrie lost passe fail defeat adopt approv reject negativ died".split(),
    *"tied unanim against oppos favour favor yes for: no: no; those joined dissent".split(),
    *(", no", "- no", "\nfor", "\tfor"),
)
# These tell of a vote only beside one that is told.
_BESIDE = re.compile(
    r"\bdissent(?:ed|ing)\b|\b(?:opposed|against)\b|\bunanimous(?:ly)?\b|\babst(?:ain|ention)", re.IGNORECASE
)
_MOVED = re.compile(
    r"\bsecond(?:ed)?\b(?= by)|\bseconded\b|\bmoved (?:by|that)\b|\bmoves? that\b"
    r"|^\W*(?:moved|motion|proposal|recommendation)\b"
    r"|\bmoved (?:on \w+day )?to (?:adopt|approve|accept|table|amend|award|authori[sz]e|adjourn|postpone|deny|reject"
    r"|direct|close|open|remove|form|confirm|return|sell|buy|purchase|pay|hire|fire|appoint|name|create|extend|delay|ban"
    r"|repeal|rescind|reconsider|refer|continue|end|cut|raise|increase|reduce|lower|fund|send|hold|grant|allow|require"
    r"|put|keep|change|recommend|censure|strike|renew|rename|suspend|dismiss)\b"
    r"|\b(?:motion|amendment) (?:by|to|that|was)\b",
    re.IGNORECASE,
)
# A result that follows its own motion within the sentence is no further motion.
_FURTHER = re.compile(
    r"\bmoved (?:by|that|to)\b|^\W*moved\b|\bmotion (?:by|to)\b|\bamendment (?:by|was moved)\b", re.IGNORECASE
)
_THE_MOTION = re.compile(rf"\W*(?:it|the vote|(?:the|that|this|his|her)\s(?:\w+\s)?{_MATTER})\b", re.IGNORECASE)
_SECONDS = re.compile(r"\W*(?:second|motion second)|[^.]{0,40}\bseconded\W*$", re.IGNORECASE)
# Behind a result these begin another vote, on what is left.
_ANEW = re.compile(
    r"\b(?:recorded vote|roll[- ]call|substantive|original|main motion|as amended|amended motion)\b", re.IGNORECASE
)
# A paragraph that begins so tells of a vote of its own.
_VOTED_TO = re.compile(r"(?<!\bhad )\bvot(?:ed|ing)\s(?:[^\s.;]+\s){0,4}to\s", re.IGNORECASE)
# What somebody had done at a vote before is no part of the one told.
_HAD_VOTED = re.compile(r"\bhad (?:\w+ )?voted\b[^,.;:\n]{0,100}", re.IGNORECASE)
_COUNTS, _SPACES = re.compile(rf"\b{_COUNT}"), re.compile(r" {2,}")
_COUNTED = re.compile(rf"\b\d{{1,3}}\s+(?:vot\w+\s+)?{_SIDE}\b|\b{_SIDE}\b\W{{0,2}}\s?\(?\d{{1,3}}\b", re.IGNORECASE)
_TALLY = re.compile(rf"\b\d{{1,3}}\s+(?:vot\w+\s+)?{_TAKEN}\b|\b{_TAKEN}\b\W{{0,2}}\s?\(?\d{{1,3}}\b", re.IGNORECASE)
_NO_WORDS = re.compile(r"[\W\d_]*")
# What was moved is told in so many characters, or the last of it is.
LONGEST_MOTION = 400
# A record has so much of what was voted on, by weight.
ABOUT = 0.6
# So many documents are read through for their votes.
_READ = 60
# So far before a vote its motion is looked for, and so many sentences before one that has none go with it.
_BACK, _BEFORE = 40, 3
# "Voting to sell it were ...".
_ON_IT = re.compile(r"\bvot(?:ed|ing)\s(?:[^\s.;]+\s){0,4}to\s[^\s.;]+\s(?:it|them|that)\b", re.IGNORECASE)
# Who voted how is told within so many sentences of the count.
_GAP = 6

# How a side is written where somebody takes it; a count alone names nobody.
SIDES = {
    "against": re.compile(
        r"\b(?:nays?|noes|dissent\w*|opposed|vot\w+ no)\b|\bvot\w+ (?:\w+ ){0,3}?against\b|\bwith\b[^.;]* against\b"
        r"|\b(?:lone|only|sole|single|dissenting|opposing|two|three|four|five)\s(?:no|nay|dissenting|opposing|negative)\svotes?\b"
        r"|\bagainst(?:\s*\([^)\n]*\))?\W{0,3}[:–—|-]|[,:–—|-]\s*no\b|(?-i:\b(?:Against|N[oO]))\s*$|[|\t]\s*against\b",
        re.IGNORECASE | re.MULTILINE,
    ),
    "for": re.compile(
        r"\b(?:for|in favou?r)(?:\s*\([^)\n]*\))?\W{0,3}[:–—|-]|\bvot\w+ (?:\w+ ){0,3}?(?:for|yes|to|in favou?r)\b"
        r"|\b(?:ayes?|yeas?)\b|[,:–—|-]\s*yes\b|(?-i:\b(?:For|Yes|YES))\s*$|[|\t]\s*for\b",
        re.IGNORECASE | re.MULTILINE,
    ),
    "abstain": re.compile(r"\babst(?:ain|ention)", re.IGNORECASE),
}


class Ballot(NamedTuple):
    """One vote as a document records it, by code points.

    [start, end) are its lines; `moved` is where what was moved stands, `heading` where the heading over it begins.
    `before` is where the sentences begin that lead up to a vote of which no motion is told. `listed` tells whether
    it is written in lines, as in minutes; `own` are the stems of its lines, `stems` those of what was moved, too. One
    that `continues` tells who voted how of the count before it.
    """

    document: int
    start: int
    end: int
    heading: int | None
    moved: tuple[int, int] | None
    before: int
    listed: bool
    own: frozenset[str]
    stems: frozenset[str]
    continues: bool = False

    @property
    def first(self) -> int:
        """Where its heading begins, else its motion, else what leads up to it."""
        if self.heading is not None:
            return self.heading
        return self.moved[0] if self.moved is not None else self.before

    def text(self, snapshot: Snapshot) -> str:
        """The lines of the vote."""
        return snapshot.text(self.document, self.start, self.end)

    def takes(self, snapshot: Snapshot, side: str) -> bool:
        """Whether its lines tell of somebody on a side, not only how many were; who only joined others was for it."""
        text = without_counts(_COUNTED.sub(" ", self.text(snapshot)))
        if SIDES[side].search(text) is not None:
            return True
        return side == "for" and _JOINED.search(text) is not None and SIDES["against"].search(text) is None

    def counted(self, snapshot: Snapshot) -> bool:
        """Whether its lines tell how many were on a side, or that all were on one, or list them."""
        text = self.text(snapshot)
        return self.listed or _COUNTS.search(text) is not None or "unanim" in text.casefold()


def without_counts(text: str) -> str:
    """A text without the counts of votes in it; "No. 4" is none."""
    return _SPACES.sub(" ", _COUNTS.sub("", _TALLY.sub(" ", text)))


def documents_with_votes(
    snapshot: Snapshot, weights: Mapping[str, float], surnames: Set[str], *, least: float
) -> list[int]:
    """The documents that may record a vote on a topic (stems by weight), the likeliest first.

    They have at least that share of the topic and, where some are given, the stem of a surname.
    """
    likely = _having(snapshot, TELLTALE)
    if surnames:
        likely &= _having(snapshot, surnames)
    told = np.zeros(len(likely))
    for stem, weight in weights.items():
        told += weight * _having(snapshot, {stem, *RELATED.get(stem, "").split()})
    likely &= told >= least * sum(weights.values())
    found = np.flatnonzero(likely)
    order = np.lexsort((found, snapshot.ages[found], -told[found]))
    return [int(n) for n in found[order][:_READ]]


def _having(snapshot: Snapshot, stems: Set[str]) -> npt.NDArray[np.bool_]:
    """For each document, whether a sentence of it has one of some stems."""
    having = np.zeros(len(snapshot.documents()), bool)
    having[snapshot.columns.document[snapshot.columns.having(snapshot.terms.numbers(stems).tolist())]] = True
    return having


def ballots(snapshot: Snapshot, document: int) -> Iterator[Ballot]:
    """The votes that a document records, in order."""
    rows = snapshot.sentences(document)
    if not rows:
        return
    whole = snapshot.text(document, 0, rows[-1].end)
    texts = [whole[r.start : r.end] for r in rows]
    told = [_tells(text) for text in texts]
    at = after = 0
    counted: Ballot | None = None
    while at < len(rows):
        end = at
        while end < len(rows) and told[end] and (end == at or not _begins(rows, texts, at, end)):
            end += 1
        led = counted if counted is not None and _goes_on(rows, texts, (after, at), texts[at:end]) else None
        if "vote" in told[at:end] or (led is not None and "joined" in told[at:end]):
            ballot = _ballot(rows, texts, told, (at, end), after=after)
            if led is not None and ballot.moved is None and not ballot.listed:
                ballot = _on_the_same(ballot, led)
            elif not ballot.listed and any(map(_is_counted, texts[at:end])):
                counted = ballot
            else:
                counted = None
            yield ballot
            after = end
        at = max(end, at + 1)


def _goes_on(rows: Sequence[SentenceHit], texts: Sequence[str], gap: tuple[int, int], lines: Sequence[str]) -> bool:
    """Whether lines that tell who voted, but no count, are of the vote told before a gap of a few sentences."""
    between = range(*gap)
    return (
        len(between) <= _GAP
        and not any(_is_counted(line) or (_VOTED_TO.search(line) and not _ON_IT.search(line)) for line in lines)
        and not any(_MOVED.search(texts[i]) or _FURTHER.search(texts[i]) or "h" in rows[i].holds for i in between)
    )


def _on_the_same(ballot: Ballot, led: Ballot) -> Ballot:
    """A vote that goes on with who voted, with what was told of it before."""
    start = led.start if led.moved is None or led.end - led.moved[0] > LONGEST_MOTION else led.moved[0]
    return ballot._replace(moved=(start, led.end), stems=ballot.stems | led.own, continues=True)


def _begins(rows: Sequence[SentenceHit], texts: Sequence[str], first: int, at: int) -> bool:
    """Whether a sentence behind those of a vote, which begin at `first`, begins another."""
    text, before = texts[at], texts[first:at]
    if _FURTHER.search(text) or (_ANEW.search(text) and any(_RESULT.search(t) for t in before)):
        return True
    counted, apart = _is_counted(text), rows[at].paragraph != rows[at - 1].paragraph
    if counted and apart and not _THE_MOTION.match(text) and not any(map(_LINES.search, [*before, text])):
        return True
    return (counted and any(map(_is_counted, before))) or (apart and _VOTED_TO.search(text) is not None)


def _is_counted(text: str) -> bool:
    """Whether a sentence has the count of a vote."""
    told = _TOLD.search(text) or _LINES.search(text)
    return told is not None and _COUNTS.search(text, told.start()) is not None


def _tells(text: str) -> str:
    """Whether a sentence tells of a vote ("vote"), does so beside or behind one ("beside", "joined"), or not ("")."""
    low = text.casefold()
    if not any(hint in low for hint in _HINTS) and not low.startswith("for "):
        return ""
    if _LINES.search(text) or _TOLD.search(text):
        return "vote"
    if any(not _OPEN.search(f"{text[: m.start()][-40:]}{m['between']}") for m in _RESULT.finditer(text)):
        return "vote"
    return "joined" if _JOINED.search(text) else "beside" if _BESIDE.search(text) else ""


def _ballot(
    rows: Sequence[SentenceHit], texts: Sequence[str], told: Sequence[str], run: tuple[int, int], *, after: int
) -> Ballot:
    """The vote that a run of sentences tells; `after` is where the one before it ends."""
    first, behind = run
    lowest = max(0, first - _BACK)
    heading = next((i for i in range(first - 1, lowest - 1, -1) if _is_heading(rows[i], texts[i], told[i])), None)
    begin = heading + 1 if heading is not None else lowest
    moving = [i for i in range(max(begin, after), first) if _MOVED.search(texts[i])]
    again = not moving and heading is not None and after > heading and not _MOVED.search(texts[first])
    if again:
        # A second vote under one heading is on what was moved there first.
        moving = [i for i in range(begin, first) if _MOVED.search(texts[i])][:1]
    moving, others = _last_of(rows, texts, moving)
    last = moving[-1] if moving else None
    start = moving[0] if moving else None
    listed = any(map(_LINES.search, texts[first:behind]))
    if (not moving and not listed) or others or (heading is not None and after > heading + 1 and not again):
        heading = None  # of an article, or over other votes
    before = min(max(begin, after, first - _BEFORE), first)
    if not listed and _is_counted(texts[first]) and not _THE_MOTION.match(texts[first]):
        # What is told whole needs nothing of the paragraph before.
        before = next((i for i in range(before, first) if rows[i].paragraph == rows[first].paragraph), first)
    shown = [*range(first, behind), *(moving or range(before, first))]
    if heading is not None:
        shown.append(heading)
    return Ballot(
        document=rows[first].document,
        start=rows[first].start,
        end=rows[behind - 1].end,
        heading=None if heading is None else rows[heading].start,
        moved=None if start is None or last is None else (rows[start].start, rows[last].end),
        before=rows[before].start,
        listed=listed,
        own=frozenset(s for i in range(first, behind) for s in _stems(rows[i], texts[i])),
        stems=frozenset(s for i in shown for s in _stems(rows[i], texts[i])),
    )


def _stems(row: SentenceHit, text: str) -> Sequence[str]:
    """The stems of a sentence, without those of what somebody had voted for before."""
    return [w.stem for w in words(_HAD_VOTED.sub(" ", text))] if _HAD_VOTED.search(text) else row.order


def _last_of(rows: Sequence[SentenceHit], texts: Sequence[str], moving: list[int]) -> tuple[list[int], bool]:
    """Of the sentences that move something, those of the last paragraph, and whether there are others before.

    Who seconds it in a paragraph of its own seconds what the one before moves.
    """
    last = list(moving)
    while len(last) > 1 and (
        (rows[last[0]].paragraph != rows[last[-1]].paragraph and not _SECONDS.match(texts[last[-1]]))
        or rows[last[-1]].end - rows[last[0]].start > LONGEST_MOTION
    ):
        last.pop(0)
    return last, len(last) < len(moving)


def _is_heading(row: SentenceHit, text: str, told: str) -> bool:
    """Whether a sentence is a heading of words, and no line of a vote."""
    return "h" in row.holds and not told and "|" not in text and _NO_WORDS.fullmatch(text) is None
