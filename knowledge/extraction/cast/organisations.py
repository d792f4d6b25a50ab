"""Which written names are one body: whole names, acronyms, short forms; and the offices of persons."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.extraction.cast.lexicon import BODY_WORDS, COMPANY_ENDS, TITLE_MODIFIERS, TITLES

_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "&", "a", "at", "to", "de"])
_WORD = re.compile(r"\w[\w'’.-]*")

# Behind these a title tells what a body is of: "Office of the Attorney General".
_OF = frozenset({"of", "the", "for"})


@dataclass(slots=True)
class Body:
    """All written forms of one body, first mention first."""

    forms: list[str] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)
    acronyms: list[str] = field(default_factory=list)

    @property
    def full(self) -> str:
        """The fullest form: most words, then most letters, the first of these in the text."""
        return max(self.forms, key=lambda f: (len(f.split()), not f.isupper(), -self.forms.index(f)))


@functools.lru_cache(maxsize=8192)
def words_of(form: str) -> tuple[str, ...]:
    """A name's words in lower case, without article, possessive and points."""
    found = [re.sub(r"['’]s$|['’]$", "", w).replace(".", "").lower() for w in _WORD.findall(form)]
    return tuple(found[1:] if len(found) > 1 and found[0] == "the" else found)


def initials(form: str) -> set[str]:
    """The acronyms that a name's initials may give, with and without its small words."""
    words = [w for w in _WORD.findall(form.replace("-", " ")) if w[0].isalpha()]
    if len(words) < 2:
        return set()
    every = "".join(w[0] for w in words).upper()
    large = "".join(w[0] for w in words if w.lower() not in _SMALL).upper()
    return {a for a in (every, large) if len(a) >= 2}


def is_acronym(form: str) -> bool:
    """Whether a name is written as an acronym (two to seven capitals, points allowed)."""
    plain = form.replace(".", "").replace("&", "")
    return 2 <= len(plain) <= 7 and plain.isupper() and plain.isalpha()


def group_bodies(written: Iterable[tuple[int, str]], tied: dict[str, str]) -> list[Body]:
    """Group (index, form) pairs into bodies; `tied` maps an acronym to the name it stood behind in brackets."""
    items = list(written)
    bodies: list[Body] = []
    for index, form in items:
        if not is_acronym(form):
            _place(bodies, index, form)
    for index, form in items:
        if is_acronym(form):
            _place_acronym(bodies, index, form, tied)
    return bodies


def _place(bodies: list[Body], index: int, form: str) -> None:
    """Put a spelled-out name with the body that has it, or that it is a part of at the front or end."""
    key = words_of(form)
    for body in bodies:
        if any(words_of(f) == key for f in body.forms):
            return _join(body, index, form)
    near = [b for b in bodies if any(_short_form(key, words_of(f)) for f in b.forms if _tells(b, f, key))]
    if len(near) == 1:
        return _join(near[0], index, form)
    bodies.append(Body([form], [index]))
    return None


def _tells(body: Body, form: str, key: tuple[str, ...]) -> bool:
    """Whether a form may tell a body for a longer name: "Court" alone is no bridge from one court to another."""
    return len(key) <= len(words_of(form)) or words_of(form) == words_of(body.full)


def _short_form(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name is the other cut short: its last words, or its first two or more.

    A single first word is not enough ("Tarnmouth" is not "Tarnmouth Herald"); digits must all agree.
    """
    short, long = sorted((a, b), key=len)
    if len(short) == len(long) or not short or any(w.isdigit() for w in long if w not in short):
        return False
    if long[-len(short) :] == short:
        return len(short) > 1 or (len(short[0]) > 3 and (len(long) <= 4))
    if long[: len(short)] != short:
        return False
    rest = long[len(short) :]
    if rest[0] in ("of", "for", "and") or _another_within(short, rest):
        return False
    return len(short) > 1 or all(w in BODY_WORDS | COMPANY_ENDS for w in rest)


def _another_within(short: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """Whether a whole name stands within another body's: "Tarn Airways" in "Tarn Airways Pilots Association".

    One word more is mostly left off ("Tarn Police Department"), and so is what says that a company is one.
    """
    whole = len(short) > 1 and short[-1] in BODY_WORDS | COMPANY_ENDS
    return whole and len(rest) > 1 and rest[-1] in BODY_WORDS and not COMPANY_ENDS.issuperset(rest)


def _place_acronym(bodies: list[Body], index: int, form: str, tied: dict[str, str]) -> None:
    plain = form.replace(".", "")
    full = tied.get(plain)
    for body in bodies:
        if plain in body.acronyms or (full and any(words_of(f) == words_of(full) for f in body.forms)):
            body.acronyms.append(plain)
            return _join(body, index, form)
    fits = [b for b in bodies if any(plain in initials(f) for f in b.forms)]
    if len(fits) == 1:
        fits[0].acronyms.append(plain)
        return _join(fits[0], index, form)
    same = next((b for b in bodies if form in b.forms or plain in [f.replace(".", "") for f in b.forms]), None)
    if same:
        return _join(same, index, form)
    bodies.append(Body([form], [index], [plain]))
    return None


def _join(body: Body, index: int, form: str) -> None:
    if form not in body.forms:
        body.forms.append(form)
    body.spans.append(index)


def bracketed_acronyms(text: str) -> dict[str, str]:
    """Acronyms tied to a name by brackets: "Harbour Safety Board (HSB)"; the name's initials must agree."""
    tied: dict[str, str] = {}
    for match in re.finditer(r"\(\s?[\"“]?(?:the )?([A-Z][A-Z.&-]{1,9})[\"”]?\s?\)", text):
        acronym = match.group(1).replace(".", "")
        before = re.findall(r"[\w'’&.-]+", text[max(0, match.start() - 120) : match.start()])
        for size in range(len(acronym), min(len(before), len(acronym) + 4) + 1):
            name = " ".join(before[-size:])
            if name[0].isupper() and acronym in initials(name):
                tied.setdefault(acronym, name)
                break
    return tied


def before_titled_person(words: list[str], first: int, last: int) -> int:
    """Cut a run at a title that a person's name follows: "Harbour Board Secretary Ivo Brandt"."""
    for k in range(len(words) - 2, 0, -1):
        person = not set(words[k + 1 :]) & BODY_WORDS and words[k + 1] not in ("of", "for", "and")
        if words[k] in TITLES and person and words[k - 1] not in _OF:
            while k > 1 and (words[k - 1] in TITLES or words[k - 1] in TITLE_MODIFIERS):
                k -= 1
            return first + k
    return last
