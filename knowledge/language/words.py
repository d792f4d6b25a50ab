"""Words for matching: folding, tokens with offsets, stems, and words that carry no content.

Folding happens on copies; offsets returned here always count code points of the text that was given.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[$€£%]")
_POSSESSIVE = re.compile(r"['’](?:s|S)$")
_stemmer = snowballstemmer.stemmer("english")

# Words that ask, point or join; what is left of a question without them is what it is about.
STOP = frozenset(
    """a about after again all also am an and any anybody anyone are as at be because been before being between both
    but by can cannot could d did do does doing don't during each else few for from further get gets got had has
    have having he he's her here hers him his how i if in into is isn't it it's its itself just let's like ll many
    may me might more most much must my no nor not of off on once only or other our out over own per please quite
    re s same say says said shall she she's should so some such t tell than that that's the their them then there
    there's these they this those through to too under until up upon us ve very want was we were what what's
    whats when when's where where's which while who who's whos whom whose why why's will with would y'all you your
    did didn't does doesn't hasn't haven't wasn't weren't won't wouldn't im i'm ok okay lol pls plz yes yeah hey
    really actually exactly anything something thing things kind kinds sort ever even one ones way currently now
    """.split()
)


# Past forms that no stemmer brings home. Left out are those that are as often another word: found, left, saw, lay.
_IRREGULAR = dict(
    pair.split(":")
    for pair in """
    began:begin begun:begin bent:bend bit:bite bitten:bite blew:blow blown:blow bought:buy broke:break broken:break
    brought:bring built:build burnt:burn came:come caught:catch chose:choose chosen:choose cost:cost dealt:deal
    drank:drink drew:draw drawn:draw driven:drive drove:drive drunk:drink dug:dig eaten:eat ate:eat fallen:fall
    fed:feed fled:flee flew:fly flown:fly forbade:forbid forbidden:forbid forgave:forgive forgiven:forgive
    forgot:forget forgotten:forget fought:fight freed:free froze:freeze frozen:freeze gave:give given:give gone:go
    grew:grow grown:grow heard:hear held:hold hid:hide hidden:hide kept:keep knew:know known:know led:lead lent:lend
    lit:light lost:lose made:make meant:mean met:meet overtook:overtake overtaken:overtake overthrew:overthrow
    overthrown:overthrow paid:pay ran:run rang:ring ridden:ride rode:ride risen:rise sang:sing sank:sink seen:see
    sent:send shaken:shake shook:shake shot:shoot shown:show slain:slay slept:sleep sold:sell sought:seek
    spent:spend spoke:speak spoken:speak spun:spin stole:steal stolen:steal stood:stand struck:strike
    stuck:stick sued:sue suing:sue sung:sing sunk:sink swam:swim swept:sweep swore:swear sworn:swear taken:take
    taught:teach thought:think threw:throw thrown:throw took:take tore:tear torn:tear undergone:undergo
    underwent:undergo understood:understand upheld:uphold went:go withdrawn:withdraw withdrew:withdraw withheld:withhold
    woken:wake woke:wake won:win wore:wear worn:wear written:write wrote:write
    children:child men:man women:woman feet:foot teeth:tooth mice:mouse geese:goose lives:life wives:wife
    knives:knife thieves:thief""".split()
)

_PLURALS = frozenset("children men women feet teeth mice geese lives wives knives thieves".split())
# These say what was done, or was done to somebody, and are other words too, or have no other form.
_ALSO_PAST = frozenset("found left born hurt hit put set cut let shut beaten drawn bound hung".split())
# "Policemen" is the plural of "policeman", but these are none of a man.
_MEN = "men"
_NO_MEN = frozenset(
    "abdomen acumen albumen bitumen bremen carmen cyclamen dolmen foramen ramen regimen specimen stamen yemen".split()
)


def fold(text: str) -> str:
    """Lower-case a copy without accents and with plain apostrophes; lengths may change."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def is_past(word: str) -> bool:
    """Whether a folded word is, or may be, the past form or the participle of a verb ("charged", "shot", "found")."""
    irregular = word in _IRREGULAR and word not in _PLURALS
    return irregular or word in _ALSO_PAST or (word.endswith("ed") and len(word) > 3)


def plain_form(word: str) -> str:
    """The plain form of an irregular form of a verb or noun ("knew", "men"); any other folded word as it is."""
    return _IRREGULAR.get(word, word)


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Stem one folded word (Snowball English, Porter 2; irregular forms by their plain one)."""
    if word.isdigit() or len(word) < 3:
        return word
    word = _IRREGULAR.get(word, word)
    if word.endswith(_MEN) and len(word) > 2 * len(_MEN) - 1 and word not in _NO_MEN:
        word = word.removesuffix(_MEN) + "man"
    result: str = _stemmer.stemWord(word)
    return result


class Word(NamedTuple):
    """A word of a text: its span (code points, half-open) and folded form."""

    start: int
    end: int
    folded: str

    @property
    def stem(self) -> str:
        """The word's stem; found only where it is asked for, as most of what is cut into words is not stemmed."""
        return stem(self.folded)

    @property
    def is_stop(self) -> bool:
        """Whether the word carries no content of its own."""
        return self.folded in STOP


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Cut text into words; possessive endings are cut off, hyphens divide."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        raw = _POSSESSIVE.sub("", match.group())
        if len(raw) > 2 and raw[-1] == "s" and raw[:-1].isupper():
            raw = raw[:-1]  # the plural of an acronym ("PCs", "MPs"), which no stemmer knows
        found.append(Word(match.start(), match.start() + len(raw), fold(raw)))
    return found


def content_stems(text: str) -> list[str]:
    """Stems of the words that carry content, in order, repeats kept."""
    return [w.stem for w in words(text) if not w.is_stop]


def has_digit(word: str) -> bool:
    """Whether a word holds a digit; such words are only ever matched exactly."""
    return not word.isalpha() and any(c.isdigit() for c in word)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to all of the hyphenated words at its ends: "multi-millionaire" for "multi"."""
    while start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        start = next((i + 1 for i in range(start - 2, -1, -1) if not text[i].isalnum()), 0)
    while end + 1 < len(text) and text[end] == "-" and text[end + 1].isalnum():
        end = next((i for i in range(end + 1, len(text)) if not text[i].isalnum()), len(text))
    return start, end
