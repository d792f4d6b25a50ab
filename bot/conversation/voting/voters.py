"""Whose vote the lines of a vote tell, and whose they do not, where several people share a surname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.conversation.meant import distinct_people
from bot.conversation.people import gender, gender_told
from bot.conversation.titled import HONORIFIC
from bot.conversation.turn import Turn
from bot.conversation.voting.ballots import Ballot
from knowledge.extraction.cast.lexicon import PERSON_NOUNS, TITLES
from knowledge.language.short_names import same_given
from knowledge.language.words import STOP, Word, words
from knowledge.store.snapshot import StoredEntity

_TITLES = HONORIFIC | PERSON_NOUNS | TITLES.keys()
_TITLE_ENDS = ("man", "men", "woman", "women", "person", "member", "members", "ors", "ers", "ees", "crs", "cllrs")
# What stands before a name in the lines of a vote, and is none.
_SIDES = frozenset(
    "ayes aye nays nay noes yeas yea yes for against opposed abstain abstained abstentions voting".split()
)
# So many words before a surname are read: given names, and one title.
_LED = 4
_JUNIOR = frozenset("jr sr ii iii iv".split())
# What somebody does in a sentence who votes in it, and what may stand before those who did.
_VOTED = r"(?<!ld have )(?<!ght have )(?<!\d )vot(?:ed|es|ing)"
_VOTES = rf"(?:{_VOTED}|cast|abstain\w*|dissent\w*|opposed|against|carried|lost|aye|nay)"
_JOINED = r"joined (?:him|her|them|the majority|the minority|in)"
_DOES = re.compile(rf"(?P<between>[^.;:“”\"]{{0,60}}?)\b(?:{_VOTES}|{_JOINED})\b")
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_DONE_BY = re.compile(
    r"\b(?:dissent\w*|against|opposed|opposition|abstain\w*|favou?r)\b(?:\W+\w+){0,8}\W*$"
    r"|\b(?:voted|voting|those)\b[^.;:]{1,100}\b(?:was|were|joined by|as (?:did|were)|along with)\b[^.;:]{0,200}$"
    r"|\bjoined by\b[^.;:]{0,200}$|\bvoting\b[^.;:]{1,100}:[^.;:]{0,200}$",
    re.IGNORECASE,
)
# Before whom one of these stands, and names alone behind it, has a vote in a body.
_MEMBER = re.compile(
    r"\b(?:(?:council|board|committee|commission)?members?|council(?:l?ors?|m[ae]n|wom[ae]n)|trustees?|commissioners?"
    r"|directors?|supervisors?|senators?|representatives?|legislators?|lawmakers?|alder(?:m[ae]n|wom[ae]n|persons?)"
    r"|select(?:m[ae]n|wom[ae]n)|justices?|delegates?|mayor|cll?rs?|crs?)\b",
    re.IGNORECASE,
)
_BETWEEN_NAMES = frozenset("and present are were include included including or".split())
_BEFORE = 300
# Namesakes, and places of a name, beyond so many are not told apart.
_MOST = 20


class Voter(NamedTuple):
    """Whom a question asks about, by name.

    `surname` and `given` (a name, or the letter of one; empty where none is told) are folded. `people` are those whom
    the documents call so in full; none where they know nobody of that name.
    """

    surname: str
    given: str
    people: tuple[StoredEntity, ...] = ()


class Found(NamedTuple):
    """Whom the lines of a vote name by the surname of somebody asked about, each as the documents call them.

    `theirs` are votes of those asked about; `perhaps` may be, by the surname alone; `others` are somebody else's.
    `bare` is that surname where it stands alone for one of several, or for whoever is named in full elsewhere only.
    """

    theirs: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    bare: str = ""

    def __add__(self, other: object) -> Found:
        """Both together."""
        if not isinstance(other, Found):
            return NotImplemented
        return Found(
            tuple(dict.fromkeys((*self.theirs, *other.theirs))),
            tuple(dict.fromkeys((*self.perhaps, *other.perhaps))),
            tuple(dict.fromkeys((*self.others, *other.others))),
            self.bare or other.bare,
        )


class _Named(NamedTuple):
    """A surname in the lines of a vote: where it stands, given names and titles before it, and how it is written."""

    start: int
    end: int
    given: tuple[str, ...]
    titles: frozenset[str]
    written: str


def voter_of(person: StoredEntity) -> Voter:
    """Somebody of the documents as a voter."""
    name = [w.folded for w in words(person.name) if w.folded not in _JUNIOR] or [person.name]
    return Voter(name[-1], name[0] if len(name) > 1 else "", (person,) if len(name) > 1 else ())


def found_in(turn: Turn, ballot: Ballot, voter: Voter) -> Found:
    """Whom the lines of a vote name by a voter's surname: those that vote in them, whoever else they name."""
    bearers = _bearers(turn, voter.surname)
    found = Found()
    for named in islice(_named(turn, ballot, voter.surname), _MOST):
        found += _told(turn, ballot, voter, named, bearers)
    return found


def _told(turn: Turn, ballot: Ballot, voter: Voter, named: _Named, bearers: Sequence[StoredEntity]) -> Found:
    """Whose vote it is that a surname tells, as one of the three kinds."""
    fitting = [b for b in bearers if _fits(b, named)]
    if not fitting:
        # Nobody known in full: it is as it is written.
        known = bool(bearers and voter.given)
        if (known and voter.people) or not same_given(voter.given, next(iter(named.given), "")):
            return Found(others=(named.written,))
        return Found(theirs=(named.written,), bare=_bare(named) if voter.given else "")
    told, alone = _told_apart(turn, ballot, named, fitting)
    names = tuple(p.name for p in told)
    asked = {p.name for p in voter.people} if voter.people or voter.given else set(names)
    if not asked.issuperset(names):
        return Found(perhaps=(named.written,)) if asked.intersection(names) else Found(others=names)
    return Found(theirs=names if len(names) == 1 else (named.written,), bare=_bare(named) if alone else "")


def _told_apart(
    turn: Turn, ballot: Ballot, named: _Named, fitting: Sequence[StoredEntity]
) -> tuple[Sequence[StoredEntity], bool]:
    """Of the bearers of a surname those who may be meant by it in a vote, and whether only the context tells that.

    The document must name them. Of several who share it those are meant who are members of a body; where none is known
    to be, whoever is meant by the context.
    """
    rows = turn.snapshot.sentences(ballot.document)
    places = turn.snapshot.mentions(ballot.document, 0, rows[-1].end)
    called = [(e, a) for e, a, _, kind in places if kind == "name"]
    numbers = {e for e, _ in called}
    here = [p for p in fitting if p.n in numbers] or list(fitting)
    if len(here) == 1:
        return here, here[0].n not in numbers and not named.given
    members = [p for p in here if _is_member(turn, ballot.document, p, [a for e, a in called if e == p.n])]
    if members:
        return members, not named.given
    start = ballot.start + named.start
    meant = {e for e, a, b, _ in places if a <= start < b}
    by_context = [p for p in here if p.n in meant]
    return (by_context, not named.given) if len(by_context) == 1 else (here, not named.given)


def _is_member(turn: Turn, document: int, person: StoredEntity, places: Sequence[int]) -> bool:
    """Whether the documents call somebody a member of a body that votes, in a list of its members or by title."""
    if any(_MEMBER.search(role.rpartition(" ")[2]) and " of " not in role for role in person.roles):
        return True
    for place in places[:_MOST]:
        before = turn.snapshot.text(document, max(0, place - _BEFORE), place)
        last = next(reversed(list(_MEMBER.finditer(before))), None)
        between = before[last.end() :] if last is not None else "."
        if not re.search(r"[.;:\n](?=\s*\S)|[.;\n]$", between) and all(
            between[w.start].isupper() or w.folded in _BETWEEN_NAMES for w in words(between)
        ):
            return True
    return False


def _bearers(turn: Turn, surname: str) -> list[StoredEntity]:
    """The different people whom the documents name in full by a surname."""
    called = [e for e in turn.names.exact([surname]) if e.type == "person"][: 10 * _MOST]
    full = [e for e in called if len(name := words(e.name)) > 1 and surname in {w.folded for w in name[1:]}]
    return list(distinct_people(full))[:_MOST]


def _fits(person: StoredEntity, named: _Named) -> bool:
    """Whether a given name, its letter or a title before a surname may be somebody's."""
    first = words(person.name)[0].folded
    told = gender_told(named.titles)
    return same_given(first, next(iter(named.given), "")) and (told is None or gender(person) in (None, told))


def _bare(named: _Named) -> str:
    return "" if named.given else named.written


def _named(turn: Turn, ballot: Ballot, surname: str) -> Iterator[_Named]:
    """Where the lines of a vote name somebody by a surname who votes: anywhere in a list, else beside a verb."""
    text = ballot.text(turn.snapshot)
    found = words(text)
    for i, word in enumerate(found):
        if word.folded != surname or not text[word.start].isupper():
            continue
        behind = _DOES.match(text, word.end)
        votes = behind is not None and _NOT.search(behind["between"]) is None
        if (
            ballot.listed
            or votes
            or _DONE_BY.search(text[max(0, word.start - _BEFORE) : word.start].rpartition(". ")[2])
        ):
            yield _read(turn, text, found, i)


def _read(turn: Turn, text: str, found: Sequence[Word], place: int) -> _Named:
    """A surname with the given names and the title right before it."""
    word = found[place]
    given: list[str] = []
    titles: set[str] = set()
    start = behind = word.start
    for before in reversed(found[max(0, place - _LED) : place]):
        titled = before.folded in _TITLES or before.folded.endswith(_TITLE_ENDS)
        letter = len(before.folded) == 1  # also of "A Pratt"
        between = text[before.end : behind].strip(" ." if titled or letter else " ")
        if between or before.folded in _SIDES or not text[before.start].isupper():
            break
        if titled:
            titles.add(before.folded)
            break
        if not letter and (before.folded in STOP or before.folded in turn.snapshot.common_words):
            break
        given.insert(0, before.folded)
        start = behind = before.start
    return _Named(word.start, word.end, tuple(given), frozenset(titles), text[start : word.end])
