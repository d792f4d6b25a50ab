"""Who did it to somebody — where a sentence has that very person behind the verb, or a "by" behind a passive.

"Who arrested Reed?" is told by "the police arrested Reed" and "Reed was arrested by the police", and not by whatever
has Reed and an arrest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.conversation.checks.arguments import goes_on, patient_and_verb
from bot.conversation.checks.around import BEING
from bot.conversation.checks.happening import denied, is_form, left_open
from bot.conversation.checks.links import in_link
from bot.conversation.checks.on_whom import CLAUSE, LEADS_UP
from bot.conversation.checks.outright import Told, with_verb
from bot.conversation.checks.patients import LED_BY, deed_and_patient
from bot.conversation.function_words import ARTICLES, HAVING, LEADING
from bot.conversation.names import Named
from bot.conversation.phrasings import Token
from bot.conversation.turn import SUBORDINATING, Turn
from knowledge.language.dates.lexicon import MONTHS, WEEKDAYS
from knowledge.language.words import STOP, Word, is_past, words
from knowledge.retrieval.search import Passage
from knowledge.store.sentences import SentenceHit

# So many words lie between a verb and whom it is done to, and between a passive and its "by".
_LED, _BY_WITHIN = 5, 8
# So near before it stands what makes a clause one that only tells when or why.
_ASIDE = 5
# Behind "by" these tell when or how, and not who: "by Monday", "by noon", "by accident".
_NOT_WHO = frozenset({*MONTHS, *WEEKDAYS}) | frozenset(
    "then now noon midnight accident mistake chance phone email mail law force train car bus hand far name".split()
)
# What somebody is accused of, they need not have done.
_OPEN_TO_DOUBT = frozenset(
    "accused accuses accusing suspected charged convicted alleged alleges claimed claims".split()
)
_JOINED = re.compile(r"\s*,?\s*(?:(?:and|or|as well as|along with)\s+)?(?:the\s+|both\s+)?")
# What stands between whose somebody is and their name.
_OWNER = re.compile(r"['’]s?\s(?:[a-z-]{1,30}\s){0,4}?[a-z-]{1,30},?\s")
# What is somebody's, behind their name.
_OWNED = re.compile(r"['’]s?\s(?:[\w-]+\s){0,1}?[\w-]+")
# So much of what a question says besides, by weight, a sentence must have.
_REST = 0.5


class _Asked(NamedTuple):
    """What is asked to have been done, to whom, and the stems of what the question says besides."""

    verb: Token
    patient: Named
    rest: tuple[str, ...]


class _Place(NamedTuple):
    """Somebody or something mentioned in a sentence, by code points of it."""

    start: int
    end: int
    entity: int
    kind: str


class _Deed(NamedTuple):
    """Where a sentence has the verb (code points of it), to whom it is done there, and to what of theirs, if so."""

    start: int
    suffering: tuple[_Place, ...]
    passive: bool
    owned: str = ""


def told_who(turn: Turn) -> list[Told]:
    """The sentences that tell who did it to somebody, those that name that one first, as a search would have them.

    None for a question that says when: a sentence need not tell the day.
    """
    asked = _asked(turn)
    if asked is None or turn.understood.times:
        return []
    found = {told for row in _rows(turn, asked) for told in _told(turn, asked, row)}
    chances = turn.chances(turn.query()) if len(found) > 1 else {}

    def order(told: Told) -> tuple[bool, bool, float, int, int]:
        text = turn.snapshot.text(told.document, told.start, told.end)
        verb = next(w for w in words(text) if is_form(w, asked.verb))
        # "She signed it after the police searched the house" tells of something else first.
        aside = not SUBORDINATING.isdisjoint(w.folded for w in words(text[: verb.start])[-_ASIDE:])
        return told.pointed, aside, -chances.get((told.document, told.start), 0.0), told.document, told.start

    return sorted(found, key=order)


def deed_asked(turn: Turn) -> Token | None:
    """The verb of a question that asks who did something to somebody."""
    asked = _asked(turn)
    return asked.verb if asked is not None else None


def has_deed(turn: Turn, passage: Passage, verb: Token) -> bool:
    """Whether a passage has some form of a verb, or its noun: who was found dead need not have been killed.

    A related word ("dead") does not do here, as it does for `agentless.without_the_deed`.
    """
    text = turn.snapshot.text(passage.candidate.document, passage.start, passage.end)
    return any(is_form(word, verb) for word in words(text))


def done_to_theirs(turn: Turn, passage: Passage) -> tuple[str, str] | None:
    """What of somebody's it is done to in a passage, and whom the question names: "fired Hoff's aide", and "Hoff".

    None where it is done to that one as well, or where no sentence has it.
    """
    asked = _asked(turn)
    found = _others(turn, asked, passage) if asked is not None else []
    owned = [text for text, name in found if name is None]
    if asked is None or not owned:
        return None
    tokens = turn.understood.tokens[asked.patient.start : asked.patient.end]
    return owned[0], turn.understood.text[tokens[0].start : tokens[-1].end]


def done_to_other(turn: Turn, passage: Passage) -> str | None:
    """Who stands right behind the deed in a passage in place of whom the question names: "arrested Quist, Hoff's wife".

    None where it is done to that one as well, or where no sentence has it.
    """
    asked = _asked(turn)
    found = _others(turn, asked, passage) if asked is not None else []
    return next((name for _, name in found if name is not None), None)


def _others(turn: Turn, asked: _Asked, passage: Passage) -> list[tuple[str, str | None]]:
    """To what or whom else it is done in a passage: as worded, and their name (None for what is the asked one's own).

    Nothing where it is done to whom the question names as well.
    """
    found: list[tuple[str, str | None]] = []
    for row in turn.snapshot.sentences_within(passage.candidate.document, passage.start, passage.end):
        text = turn.snapshot.text(row.document, row.start, row.end)
        for deed in _deeds(turn, asked, row, text):
            theirs = [m for m in deed.suffering if m.entity in asked.patient.numbers]
            if theirs and not deed.owned:
                return []
            for one in deed.suffering[:1]:
                name = None if theirs else turn.snapshot.entities[one.entity].name
                found.append((f"{text[one.start : one.end]}{deed.owned}", name))
    return found


def _asked(turn: Turn) -> _Asked | None:
    """What "Who arrested Reed?" and "Who was Reed arrested by?" ask; None for any other question."""
    tokens = turn.understood.tokens
    if (active := deed_and_patient(turn)) is not None:
        return _of(turn, *active, tokens[active[1].end :])
    led = [t.folded for t in tokens if t.folded not in LEADING][:2]
    passive = patient_and_verb(turn) if led[:1] == ["who"] and len(led) > 1 and led[1] in BEING else None
    return _of(turn, passive[1], passive[0], ()) if passive is not None and tokens[-1].folded == "by" else None


def _of(turn: Turn, verb: Token, patient: Named, rest: Sequence[Token]) -> _Asked | None:
    text, end = turn.understood.text, turn.understood.tokens[patient.end - 1].end
    owner = text.startswith(("'", "’"), end)  # "Who fired Reed's aide?" asks of the aide
    asked = (t for t in rest if t.folded not in STOP)
    return None if owner or not patient.entities else _Asked(verb, patient, tuple(turn.stems(asked)))


def _rows(turn: Turn, asked: _Asked) -> Iterator[SentenceHit]:
    """The sentences that have the verb and mention whom it was done to."""
    telling = with_verb(turn, asked.verb)
    documents = {d for n in asked.patient.numbers for d, *_ in turn.snapshot.mentions_of(n)}
    for document in sorted(documents & telling.keys()):
        if turn.in_scope(turn.snapshot.card(document).id):
            wanted = set(telling[document])
            rows = (row for row in turn.snapshot.sentences(document) if row.n in wanted)
            yield from (row for row in rows if not in_link(turn, document, row.start))


def _told(turn: Turn, asked: _Asked, row: SentenceHit) -> Iterator[Told]:
    """The sentence, where it tells who did it to whom the question names."""
    text = turn.snapshot.text(row.document, row.start, row.end)
    if turn.share(asked.rest, row.stems.split()) < _REST:
        return
    for deed in _deeds(turn, asked, row, text):
        before = words(CLAUSE.split(text[: deed.start])[-1])
        if left_open(before, base=False) or denied(before) or not _OPEN_TO_DOUBT.isdisjoint(w.folded for w in before):
            continue
        theirs = [m for m in deed.suffering if m.entity in asked.patient.numbers]
        if theirs and not deed.owned and (deed.passive or _is_done(before)):
            there = turn.snapshot.mentions(row.document, row.start, row.end)
            named = any(e in asked.patient.numbers and kind == "name" for e, _, _, kind in there)
            yield Told(row.document, row.start, row.end, theirs[0].kind != "name", named, asked.verb)


def _deeds(turn: Turn, asked: _Asked, row: SentenceHit, text: str) -> Iterator[_Deed]:
    """The places of a sentence that have the verb, each with whom it is done to."""
    there = sorted(
        _Place(a - row.start, b - row.start, e, kind)
        for e, a, b, kind in turn.snapshot.mentions(row.document, row.start, row.end)
    )
    found = words(text)
    for i, verb in enumerate(found):
        if not is_form(verb, asked.verb) or not is_past(verb.folded):
            continue
        by = [w.folded for w in found[i + 1 : i + 2]] == ["by"]
        if _by(found[i + 1 :]):
            before = [m for m in there if m.end <= verb.start and _suffers(text[m.end : verb.start], by=by)]
            if before:
                yield _Deed(verb.start, tuple(before), passive=True)
                continue
        near = next((m for m in there if m.start >= verb.end), None)
        between = words(text[verb.end : near.start]) if near is not None else []
        if near is None or len(between) > _LED or not all(_leads(w) for w in between):
            continue
        # "Fired Hoff's longtime aide, Ada Reed": Reed.
        named = next((m for m in there if _OWNER.fullmatch(text[near.end : max(near.end, m.start)])), None)
        owned = _OWNED.match(text, near.end) if named is None else None
        near = named or near
        row_of = (near,) if owned is not None else _row(text, near, there)
        yield _Deed(verb.start, row_of, passive=False, owned=owned.group() if owned is not None else "")


def _leads(word: Word) -> bool:
    return word.folded in LED_BY or word.folded in LEADS_UP or word.folded not in STOP


def _row(text: str, first: _Place, there: Sequence[_Place]) -> tuple[_Place, ...]:
    """Who stands in one row from a mention on: "fined Reed, Hale and Falk"."""
    found = [first]
    for one in there:
        if one.start >= found[-1].end and _JOINED.fullmatch(text[found[-1].end : one.start]):
            found.append(one)
    return tuple(found)


def _is_done(before: Sequence[Word]) -> bool:
    """Whether somebody stands before a verb, and it is no passive."""
    last = next((w.folded for w in reversed(before) if w.folded not in HAVING and not w.folded.endswith("ly")), "")
    return bool(last) and last not in BEING


def _suffers(between: str, *, by: bool) -> bool:
    """Whether only what leads up to a passive stands between somebody and the verb; before a "by", a comma alone may.

    "Acme, founded by Ada Reed in 2019, ..." tells who founded it.
    """
    being = not BEING.isdisjoint(w.folded for w in words(between))
    return goes_on(between) and (being or (by and between.strip() in ("", ",")))


def _by(behind: Sequence[Word]) -> bool:
    """Whether a "by" that tells who stands near behind a verb."""
    near = list(behind[:_BY_WITHIN])
    place = next((i for i, w in enumerate(near) if w.folded == "by"), None)
    told = next((w.folded for w in behind[(place or 0) + 1 :] if w.folded not in ARTICLES), "")
    return place is not None and told not in _NOT_WHO and not told[:1].isdigit() and not told.endswith("ing")
