""" "Was anyone hurt?", "were there any arrests?" — where a sentence tells it of anybody at all, or of nobody."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.conversation.checks.happening import denied, left_open
from bot.conversation.checks.links import in_link
from bot.conversation.checks.on_whom import CLAUSE
from bot.conversation.checks.outright import Told
from bot.conversation.checks.timing import days_told
from bot.conversation.function_words import LEADING
from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.language.words import Word, content_stems, stem, words
from knowledge.store.sentences import SentenceHit

# What may become of anybody, in the words that tell it. Of the last two facts tell whether it was so of somebody.
_FATES = (
    frozenset("hurt injured wounded injury injuries harmed casualties".split()),
    frozenset("killed died dead die dies death deaths fatality fatalities slain perished".split()),
    frozenset("arrested arrest arrests detained custody".split()),
    frozenset("charged charges indicted indictment indictments".split()),
)
_TOLD_OF_SOMEBODY = _FATES[:2]
_ANYBODY = (
    r"(?:anyone|anybody|someone|somebody|any one|any people|people"
    r"|any of (?:them|the (?P<some>\w{1,20}))|any (?P<kind>\w{1,20}))"
)
_BETWEEN = "(?: (?:been|being|get|got|getting|actually|ever|yet|in|badly|seriously)){0,3}"
_NOUNS = "injuries|deaths|fatalities|casualties|arrests|charges|indictments"
_DONE = "(?: been)?(?: (?:filed|made|reported|brought|laid|announced))?"
_HOW_MANY = r"how many(?: \w+){0,2}"
# The first two ask of anybody, the others who or how many it was.
_ASKED = (
    re.compile(
        rf"(?:was|were|is|are|has|have|did|does) {_ANYBODY}(?P<else> else)?{_BETWEEN} (?P<word>\w+)(?P<rest>.*)"
    ),
    re.compile(
        r"(?:(?:was|were|are|is|have|has|had|did)(?: there)?(?: been)?(?: any)?|any)(?P<else> more| other)?"
        rf" (?P<word>{_NOUNS}){_DONE}(?P<rest>.*)"
    ),
    re.compile(
        rf"(?:{_HOW_MANY}|who)(?P<else> else)? (?:was|were|is|are|has been|have been|got) (?P<word>\w+)(?P<rest>.*)"
    ),
    re.compile(rf"(?:{_HOW_MANY}|who)(?P<else> else)? (?P<word>died)(?P<rest>.*)"),
)
_OF_ANYBODY = 2
_SO_FAR = frozenset(map(stem, "yet far already today lately".split()))
# "No one else was hurt", "none of them has been charged".
_NOBODY = r"\b(?:no(?: |-)one|nobody|none)\b(?P<else> else)?(?P<between>[^.;:“”\"()]{0,60}?)\b"
# "No injuries were reported", "no passengers were hurt", "no criminal charges have been filed"; "without injury".
_NO = r"\bno(?: \w+){0,2}?(?: (?:was|were|has been|have been|had been))? "
_WITHOUT = r"\bwithout (?:any |serious |further )?"
# "No death penalty", "no arrest record".
_NO_FATE = r"(?! (?:penalty|row|sentence|warrant|record|threat|toll|certificate|rate)s?\b)"
_REPORTED = re.compile(r" (?:was|were|has been|have been|had been) (reported)\b", re.IGNORECASE)
_OPEN = frozenset("should could would must can may might will shall cannot".split())
_NUMBER = frozenset("one two three four five six seven eight nine ten dozens dozen several many scores".split())
_PEOPLE = frozenset(map(stem, "people person man woman child worker victim passenger".split()))
_NEAR = 4  # words before and behind what tells it, among which stands of whom
_MOST_READ, _DOCUMENTS, _STORIES, _MOST = 400, 10, 3, 0.5
# What was so long before a document was written is another matter.
_LONG_AGO = dt.timedelta(days=120)


class _Question(NamedTuple):
    """What is asked to have become of anybody; `who` asks who or how many, `further` of others than those told of.

    `rest` are the stems of what is said besides, `kind` that of whoever is asked about ("any patient").
    """

    fate: frozenset[str]
    word: Token
    who: bool
    further: bool
    rest: tuple[str, ...]
    kind: str = ""


def told_of_anybody(turn: Turn) -> list[Told]:
    """The sentences that tell of anybody, or of nobody, what a question asks of anybody; the newest first.

    Asked who or how many it was, those that tell it of nobody, where none tells it of somebody. None where a question
    names a person or body, of whose people it may ask, or a time, which a sentence need not tell.
    """
    asked = _asked(turn)
    others = any(e.type != "place" for n in turn.understood.names for e in n.entities)
    if asked is None or others or turn.understood.times:
        return []
    found = [(told, nobody) for row in _rows(turn, asked) for told, nobody in _told(turn, asked, row)]
    if asked.who and not all(nobody for _, nobody in found):
        return []
    told = [t for t, nobody in found if nobody or asked.fate in _TOLD_OF_SOMEBODY]
    days = {t: str(turn.snapshot.card(t.document).date or "") for t in told}
    ordered = sorted(told, key=lambda t: (t.document, t.start))
    return sorted(ordered, key=days.__getitem__, reverse=True)


def _asked(turn: Turn) -> _Question | None:
    tokens = turn.understood.tokens
    while tokens and tokens[0].folded in LEADING:
        tokens = tokens[1:]
    worded = " ".join(t.folded for t in tokens)
    for n, way in enumerate(_ASKED):
        told = way.fullmatch(worded)
        fate = next((f for f in _FATES if told is not None and told["word"] in f), None)
        if told is not None and fate is not None:
            word = next(t for t in tokens if t.folded == told["word"])
            rest = tuple(s for s in content_stems(told["rest"]) if s not in _SO_FAR)
            called = told.groupdict()
            kind = stem(called.get("kind") or called.get("some") or "")
            return _Question(fate, word, n >= _OF_ANYBODY, bool(told["else"]), rest, kind)
    return None


def _told(turn: Turn, asked: _Question, row: SentenceHit) -> Iterator[tuple[Told, bool]]:
    """The sentence, where it tells it, and whether of nobody."""
    if in_link(turn, row.document, row.start):
        return
    text = turn.snapshot.text(row.document, row.start, row.end)
    if asked.kind and asked.kind not in {w.stem for w in words(text)}:
        return
    nobody = _of_nobody(text, asked)
    word = nobody or (None if asked.further else _of_somebody(turn, row, text, asked))
    if word is not None:
        verb = Token(asked.word.start, asked.word.end, word.folded, known=True)
        yield Told(row.document, row.start, row.end, pointed=False, named=True, verb=verb), nobody is not None


def _of_nobody(text: str, asked: _Question) -> Word | None:
    """The word of a sentence that tells it of nobody; "were reported" behind it, where it stands there."""
    alike = "|".join(sorted(asked.fate))
    told = re.search(rf"(?:{_NOBODY}|{_NO}|{_WITHOUT})(?P<word>{alike})\b{_NO_FATE}", text, re.IGNORECASE)
    if told is None or (asked.further and not re.search(r"\b(?:else|other|further|more)\b", told.group(), re.I)):
        return None
    between = {w.folded for w in words(told["between"] or "")}
    if between & _OPEN or left_open(words(CLAUSE.split(text[: told.start()])[-1]), base=False):
        return None
    reported = _REPORTED.match(text, told.end())
    at = reported.start(1) if reported is not None else told.start("word")
    return next((w for w in words(text) if w.start == at), None)


def _of_somebody(turn: Turn, row: SentenceHit, text: str, asked: _Question) -> Word | None:
    """The word of a sentence that tells it of so many, or of somebody called by what they are, and not of long ago."""
    found = words(text)
    word = next((w for i, w in enumerate(found) if w.folded in asked.fate and _has_somebody(text, found, i)), None)
    written = turn.snapshot.card(row.document).date
    ends = [last for _, _, last in days_told(turn, row.document, row.start, row.end)]
    long_ago = written is not None and bool(ends) and all(last < written - _LONG_AGO for last in ends)
    return None if long_ago else word


def _has_somebody(text: str, found: Sequence[Word], place: int) -> bool:
    before = words(CLAUSE.split(text[: found[place].start])[-1])
    if left_open(before, base=False) or denied(before):
        return False
    near = [w.folded for w in (*before[-_NEAR:], *found[place + 1 : place + 1 + _NEAR])]
    return any(w in _NUMBER or w[:1].isdigit() or w in PERSON_NOUNS or stem(w) in _PEOPLE for w in near)


def _rows(turn: Turn, asked: _Question) -> list[SentenceHit]:
    """The sentences with a word of what is asked: of what was talked about, else of what the search finds.

    None where they are of many documents, and nothing tells which is asked about.
    """
    terms, columns = turn.snapshot.terms, turn.snapshot.columns
    known = [n for s in {stem(w) for w in asked.fate} for n in range(*terms.beginning(s)) if terms.stems[n] == s]
    numbers = columns.having(known).tolist()
    documents = {int(columns.document[n]) for n in numbers}
    documents = {d for d in documents if turn.in_scope(turn.snapshot.card(d).id)}
    last = {turn.snapshot.number(d) for d in turn.memory.documents} if turn.memory is not None else set()
    if not asked.rest and documents & last:
        documents &= {d for d in last if d is not None}
    elif len(documents) > _DOCUMENTS:
        found = turn.search(turn.query(), document=turn.document, limit=_DOCUMENTS)
        documents &= {p.candidate.document for p in found}
    if asked.rest:
        documents = {n for n in documents if turn.share(asked.rest, turn.stems_of(n)) >= _MOST}
    if len(documents) > _STORIES:
        return []
    return turn.snapshot.sentences_numbered([n for n in numbers if int(columns.document[n]) in documents][:_MOST_READ])
