"""What a question says before anything is looked up: words, names, dates, quotations, and what it asks for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from bot.conversation.expecting import asked, expected_at
from bot.conversation.function_words import AUXILIARIES, LEADING
from bot.conversation.names import Named, NameIndex
from bot.conversation.phrasings import Token
from bot.conversation.quotations.marks import MARKED, words_in
from bot.conversation.spelling import SLANG, SPELT_OUT, Speller, grouped_apart, scale_apart
from bot.conversation.titled import HONORIFIC
from bot.conversation.truths import asked_right_away
from bot.conversation.wanted import SENTENCE_END, wanted_of
from knowledge.language.countries import STATE_CODES
from knowledge.language.dates import WEEKS_LOOKED_FOR, QuestionTime, find_question_times
from knowledge.language.dates.lexicon import BEFORE_MONTHS, MONTHS, WEEKDAYS
from knowledge.language.english import english
from knowledge.language.words import STOP, fold, has_digit, words

MAX_LENGTH = 1_000
# So many years back, at most, a day without a year is looked for.
_YEARS = 25
_YEAR = re.compile(r"\d{4}")
_MONTHS = frozenset({*MONTHS, *(month[:3] for month in MONTHS), "sept"})
# Not where a weekday says from which day on, or which week is meant.
_LED = "since from after before until by to last next this previous following coming".split()
_ON_WEEKDAY = re.compile(
    "".join(rf"(?<!\b{word} )" for word in _LED)
    + rf"\b(?:{'|'.join(WEEKDAYS)})(?:\s(?:morning|afternoon|evening|night))?$",
    re.IGNORECASE,
)
_LONG_AGO = dt.timedelta(days=31)
_NUMBERING = frozenset({"no", "number"})
# From this share of all words on a word of English is a usual one.
_USUAL = 8e-6
# What people add to a question that asks for nothing more.
_TRAILING = re.compile(
    r"(?<=\w)(?:[\s,]+(?:or (?:nah|naw|nope|not|no|what)|tho|though|lol|lmao|pls|plz|tbh|btw|smh|ngl))+[\s?!.]*$",
    re.IGNORECASE,
)
# "Who's the guy who said it?" asks who said it.
_WHOEVER = re.compile(
    r"\bwho(?:['’]?s| is| was| are| were) (?:the|that) (?:one|guy|man|woman|person|lady|girl|boy|dude|bloke)s? "
    r"(?:who|that|which) (?!(?:he|she|they|we|i|you|it|the|a|an)\b)(?=\w)",
    re.IGNORECASE,
)
# "w/o" and "w/ Reed".
# "The us attorney": nobody's attorney, and no pronoun.
_US = re.compile(
    r"\bu\.?s\b\.?(?=\s+(?:attorneys?|senators?|senate|house|congress\w*|representatives?|government|military|army|navy"
    r"|marshals?|supreme|district|justice|treasury|ambassador|embassy|officials?|customs|troops|forces|citizens?)\b)",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?<![\w/])w/(?:(o)(?!\w)|(?=[\w\s])\s?)", re.IGNORECASE)
# A shortened word of so few letters is meant where it is in capitals alone: "pm" is the afternoon.
_AS_CAPITALS = 2
_CONTRACTED = re.compile(r"^(what|who|where|when|how|why|that|it|he|she|there)['’]s$")
# "What'd", "whatd": where it is asked, "did" is meant far more often than "had" or "would".
_DID = re.compile(r"^(what|who|where|when|how|why)['’]?d$")

# What happened a short while ago, or holds now.
_LATELY = re.compile(
    r"\b(?:this (?:past |last |very )?(?:week|weekend|month|morning|afternoon|evening)|today|tonight|yesterday|"
    r"recent(?:ly)?|lately|latest|now|current(?:ly)?|last (?:week|weekend|month|night))\b"
)
_DAY_AND_MONTH = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])")
_NUMBER = re.compile(
    r"[$€£]?\w*\d(?:[.,]?\w)*(?:[ -]?%|[ -](?:hundred|thousand|million|billion|trillion|percent|per cent)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, read. Token offsets count code points into `text`; token ranges are half-open.

    `today` is the day from which its times are counted: of asking, or of the newest document where that is long past.
    """

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Named, ...]
    times: tuple[QuestionTime, ...]
    quotes: tuple[str, ...]
    wanted: str
    strangers: tuple[str, ...]
    today: dt.date | None = None

    @property
    def plain(self) -> str:
        """The question's repaired words, by spaces."""
        return " ".join(t.folded for t in self.tokens)

    @property
    def repaired(self) -> str:
        """The question with its misspelt and slangy words put right, all else as it was written."""
        parts, end = [], 0
        for token in self.tokens:
            written = self.text[token.start : token.end]
            if token.start >= end:
                parts += [self.text[end : token.start], written if fold(written) == token.folded else token.folded]
                end = token.end
            elif parts[-1] != written:  # "whats" is two words; of "who's" the second stands there as it is
                parts.append(f" {token.folded}")
        return "".join([*parts, self.text[end:]])

    @property
    def polar(self) -> bool:
        """Whether the question is to be answered by yes or no: a verb begins it, and nothing else is asked for."""
        first = next((t.folded for t in self.tokens if t.folded not in LEADING), "")
        return first in AUXILIARIES and not self.wanted

    @property
    def lately(self) -> bool:
        """Whether it asks about what happened a short while ago, or holds now."""
        return _LATELY.search(self.plain) is not None

    def words(self, start: int, end: int) -> str:
        """The repaired words of a token range."""
        return " ".join(t.folded for t in self.tokens[start:end])

    def named_within(self, start: int, end: int) -> list[Named]:
        """Names inside a token range."""
        return [n for n in self.names if n.start >= start and n.end <= end]

    @property
    def numbers(self) -> frozenset[str]:
        """Words with digits that are no part of a date (nor of "9/11"): they must be matched exactly."""
        dated = [(t.start, t.end) for t in self.times] + [m.span() for m in _DAY_AND_MONTH.finditer(self.text)]
        return frozenset(
            t.folded
            for t in self.tokens
            if has_digit(t.folded) and not any(a <= t.start and t.end <= b for a, b in dated)
        )

    @property
    def written_numbers(self) -> tuple[str, ...]:
        """The same as they are written: "60,000" is two words, and one number."""
        found = [t for t in self.tokens if t.folded in self.numbers]
        runs = [m for m in _NUMBER.finditer(self.text) if any(m.start() < t.end and t.start < m.end() for t in found)]
        return tuple(dict.fromkeys(m.group() for m in runs))

    @property
    def asking(self) -> int:
        """Where the last sentence begins: what goes before it only leads up to what is asked."""
        return max(
            (m.end() for m in SENTENCE_END.finditer(self.text.rstrip()) if m.end() < len(self.text.rstrip())), default=0
        )

    def content(self) -> list[Token]:
        """Tokens that say what the question is about, dates left out."""
        dated = [(t.start, t.end) for t in self.times]
        return [
            t for t in self.tokens if t.folded not in STOP and not any(a <= t.start and t.end <= b for a, b in dated)
        ]


class Understanding:
    """Reads questions against one snapshot's words and names."""

    def __init__(
        self,
        speller: Speller,
        names: NameIndex,
        *,
        newest: dt.date | None,
        told: Callable[[dt.date, dt.date], bool] = lambda *_: True,
    ) -> None:
        """`newest` is the newest document's day; `told` tells whether the documents tell anything of some days."""
        self._speller = speller
        self._names = names
        self._newest = newest
        self._told = told

    def read(self, text: str, *, asked_on: dt.date | None = None) -> Understood:
        """Read a question; only its first 1,000 characters count."""
        text = _WHOEVER.sub("who ", _TRAILING.sub("", text[:MAX_LENGTH]))
        text = asked_right_away(text)
        if self._speller.uses("u"):
            text = _US.sub("U.S.", text)
        text = _WITH.sub(lambda m: "without" if m[1] else "with ", text)
        if asked_on is not None and self._newest is not None and asked_on - self._newest > _LONG_AGO:
            asked_on = None  # "on Friday" means the story's Friday, where the story is long past
        tokens, unknown = self._tokens(text)
        names = tuple(self._names.find(tokens))
        found = find_question_times(text, asked_on=asked_on, newest=self._newest)
        # A day that the question names need not be named in any document.
        strangers = tuple(text[a:b] for a, b in unknown if not any(t.start <= a and b <= t.end for t in found))
        found = [t for t in found if not _is_name(t, tokens, names) and not _is_somebodys(t, text)]
        times = tuple(self._when_told_of(t, text, asked_on or self._newest) for t in found)
        return Understood(
            text=text,
            tokens=tokens,
            names=names,
            times=times,
            quotes=tuple(map(words_in, MARKED.finditer(text))),
            wanted=wanted_of(text, tokens),
            strangers=strangers,
            today=asked_on or self._newest,
        )

    def _when_told_of(self, time: QuestionTime, text: str, today: dt.date | None) -> QuestionTime:
        """A day named without its year ("on May 3"), or by its weekday alone, as the latest of which anything is told.

        "Since Monday" is the last one, of which nothing need be told.
        """
        worded = text[time.start : time.end]
        if _ON_WEEKDAY.search(text[: time.end]) and today is not None and time.first == time.last <= today:
            weekly = [replace(time, weekly=True).weeks_before(weeks) for weeks in range(WEEKS_LOOKED_FOR)]
            return next((t for t in weekly if self._told(t.first, t.last)), weekly[0])
        if _YEAR.search(worded) or _MONTHS.isdisjoint(w.folded for w in words(worded)):
            return time
        earlier = (moved for years in range(_YEARS) if (moved := _before(time, years)) is not None)
        return next((t for t in earlier if self._told(t.first, t.last)), time)

    def _tokens(self, text: str) -> tuple[tuple[Token, ...], tuple[tuple[int, int], ...]]:
        """The words of a question, and where those with a capital stand of which the documents know nothing."""
        tokens: list[Token] = []
        strangers: list[tuple[int, int]] = []
        shouting = text.isupper()
        cut = words(text)
        for n, word in enumerate(cut):
            surface = text[word.start : word.end]
            following = [w.folded for w in cut[n + 1 : n + 3]]
            if tokens and tokens[-1].folded in _NUMBERING:
                word = word._replace(folded=self._speller.numbered(word.folded))
            office = bool(tokens) and tokens[-1].folded == "the"
            for folded in self._expand(word.folded, surface, text[word.end : word.end + 2], office=office):
                known = self._speller.knows(folded) or folded in HONORIFIC
                led = list(dropwhile(LEADING.__contains__, (t.folded for t in tokens)))
                expected = expected_at(led, following, folded)
                better = asked(folded, following) if not led else None
                if better is None and not self._speller.uses(folded):
                    before = tokens[-1].folded if tokens and word.start - tokens[-1].end == 1 else ""
                    better = self._names.beside.meant(folded, before=before, behind=next(iter(following), ""))
                named = surface[:1].isupper() and bool(tokens)
                better = better or self._better(folded, named=named, expected=expected)
                if better:
                    folded, known = better, self._speller.knows(better)
                # "R&D": what an ampersand joins is no name by itself.
                joined = text[word.start - 1 : word.start] == "&"
                if joined and len(folded) > 1 and surface[1:] == "s":
                    folded = folded[:-1]
                capital = surface[:1].isupper() and bool(tokens)
                if capital and not (known or better or shouting or joined or self._speller.knows_kin(folded)):
                    strangers.append((word.start, word.end))
                # A usual word of English ("fired") is no misspelt one of a phrasing ("fined").
                known = known or english().get(folded, 0.0) >= _USUAL
                tokens.append(Token(word.start, word.end, folded, known, surface[:1].isupper()))
        return tuple(tokens), tuple(strangers)

    def _expand(self, folded: str, surface: str, following: str, *, office: bool) -> Sequence[str]:
        """Undo slang and contractions: "whats" is "what is"; a possessive keeps its owner alone.

        A capital by itself ("U.S.", "U-turn") is no slang. What no document shortens ("CEO") is spelt out.
        """
        if not (len(surface) == 1 and surface.isupper()):
            folded = SLANG.get(folded, folded)
        if (scaled := scale_apart(folded)) is not None and not self._speller.uses(folded):
            return scaled
        grouped = grouped_apart(folded)
        if grouped is not None and not self._speller.uses(folded) and all(map(self._speller.uses, grouped)):
            return grouped
        spelt_out = SPELT_OUT.get(folded) or STATE_CODES.get(surface)
        # "The da" is an office, written small as well.
        short = surface.isupper() or office or len(folded) > _AS_CAPITALS
        if spelt_out and short and not self._speller.knows(folded):
            # Two capitals stand for a state where the documents have it; "NA" may be anything else.
            return spelt_out if folded in SPELT_OUT or all(map(self._speller.knows, spelt_out)) else (folded,)
        if (match := _CONTRACTED.match(folded)) is not None:
            return (match[1], "is")
        if (match := _DID.match(folded)) is not None:
            return (match[1], "did")
        if following in {"'s", "’s"} and folded in {
            "what",
            "who",
            "where",
            "when",
            "how",
            "why",
            "that",
            "it",
            "he",
            "she",
        }:
            return (folded, "is")
        return (folded,)

    def _better(self, folded: str, *, named: bool, expected: frozenset[str]) -> str | None:
        """The word that a misspelt one stands for; for a name ("France") no other word ("face") far off.

        "Lunds" is Lund's, and no slip.
        """
        owner = folded.removesuffix("s")
        owns = owner != folded and owner in self._names.vocabulary
        if owns and not self._speller.knows(folded) and folded not in HONORIFIC:  # "Mrs" is no Mr's
            return owner
        better = self._speller.repair(folded, named=named, expected=expected)
        if better is None or not named or better in self._names.vocabulary:
            return better
        return self._speller.repair(folded, most=1, named=named, expected=expected)


def _is_somebodys(time: QuestionTime, text: str) -> bool:
    """Whether a holiday is said to be somebody's ("Norway's Independence Day"): nobody knows on which day that is."""
    return text[: time.start].rstrip().endswith(("'s", "’s")) and not has_digit(text[time.start : time.end])


def _is_name(time: QuestionTime, tokens: Sequence[Token], names: Sequence[Named]) -> bool:
    """Whether what looks like a date is somebody's name: "Astrid May", "Mrs. May"; "in May" is none."""
    for named in names:
        first, last = tokens[named.start], tokens[named.end - 1]
        if named.people and first.start <= time.start and time.end <= last.end:
            before = tokens[named.start - 1].folded if named.start else ""
            return named.end - named.start > 1 or before not in BEFORE_MONTHS
    return False


def _before(time: QuestionTime, years: int) -> QuestionTime | None:
    """The same days so many years before; None where there are none (29 February)."""
    try:
        first, last = (day.replace(year=day.year - years) for day in (time.first, time.last))
    except ValueError:
        return None
    return replace(time, value=f"{int(time.value[:4]) - years:04}{time.value[4:]}", first=first, last=last)
