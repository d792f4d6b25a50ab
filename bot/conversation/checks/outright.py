""" "Did Reed resign?" — where a sentence says so of that very person or body, in so many words."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.conversation.checks.apart import ways_on
from bot.conversation.checks.arguments import doer_and_verb
from bot.conversation.checks.around import BEING, as_that, did_by, suffers
from bot.conversation.checks.happening import (
    DENIED,
    PAST,
    asked_as_done,
    denied,
    done_by_unnamed,
    forms_of,
    is_form,
    is_stem_of,
    left_open,
)
from bot.conversation.checks.links import in_link
from bot.conversation.checks.on_whom import CLAUSE, LEADS_UP, WHEN, on_whom
from bot.conversation.checks.requests import other_requests
from bot.conversation.checks.rows import behind_row
from bot.conversation.checks.same_deed import other_words
from bot.conversation.checks.timing import days_told
from bot.conversation.checks.told_not import Asked, rest_told, told_not, will_not
from bot.conversation.function_words import ARTICLES, LEADING
from bot.conversation.kinds_of_body import kinds_of
from bot.conversation.names import Named
from bot.conversation.phrasings import Token
from bot.conversation.roles import RoleIndex
from bot.conversation.subjects import may_do
from bot.conversation.turn import Turn
from knowledge.language.dates import QuestionTime
from knowledge.language.words import STOP, Word, is_past, words
from knowledge.store.sentences import SentenceHit
from knowledge.store.snapshot import StoredEntity

# So many words may stand between whoever does it and the verb, and only such.
_BETWEEN = 4
LIGHT = frozenset("has have had did do does also then later already since just now soon both all".split()) | BEING
_NOT_QUITE = frozenset({"nearly", "hardly", "barely", "scarcely", "supposedly"})
_WAS = frozenset({"was", "were"})
_WILL = frozenset({"will"})
_DO = frozenset({"do", "does"})
# What may stand for a body, and for somebody; among the first words of its sentence.
_PRONOUNS, _OPENING = ({"it", "they"}, {"he", "she", "they"}), 6
_OUTDOING = frozenset({"win", "won", "lose", "lost"})
# So far apart, in code points, stand the words that something is called by.
_WITHIN = 40
# So many passages are looked through for what has no name.
_LOOKED_AT = 10


class Told(NamedTuple):
    """A sentence that tells it, by code points of a document.

    `pointed` tells whether a pronoun stands there for who did it, `named` whether the sentence names them all the same,
    `verb` is what the question asks whether they did it.
    """

    document: int
    start: int
    end: int
    pointed: bool
    named: bool
    verb: Token


def told_outright(turn: Turn, roles: RoleIndex, *, then: bool = True) -> list[Told]:
    """The sentences that say in so many words what a question wants to know by yes or no; named first, then the newest.

    Whoever it is asked of must stand right before the verb, and all else that is asked behind it in the same clause.
    What is denied, demanded or may be is not told. Where days are asked about, the sentence must tell one of them; or,
    if not `then`, others alone.
    """
    asked = asked_of(turn, roles)
    return [] if asked is None else told_in(turn, asked, [asked, *other_ways(asked), *other_requests(asked)], then=then)


def told_in(turn: Turn, asked: Asked, ways: Sequence[Asked], *, then: bool = True) -> list[Told]:
    """The sentences that tell what is asked, put in any of some ways; see `told_outright`."""
    if not ways or any(t.folded in DENIED for t in turn.understood.tokens):
        return []
    found, called = set[Told](), list(_called(turn, asked)) if asked.called else []
    for way in ways:
        places = [*_named(turn, way), *called]
        found.update(told for place in places if (told := _told(turn, way, *place)) is not None)
    if times := turn.understood.times:
        on = {told: _is_on(turn, told, times) for told in found}
        found = {told for told in found if on[told] is then}
    days = {told: str(turn.snapshot.card(told.document).date or "") for told in found}
    ordered = sorted(found, key=lambda told: (told.document, told.start))
    return sorted(ordered, key=lambda told: (not told.pointed, days[told]), reverse=True)


def other_ways(asked: Asked) -> Iterator[Asked]:
    """The same asked in other words: "did Reed step down?", of "did Reed resign?"."""
    for verb, passive, behind in other_words(asked.verb, passive=asked.passive):
        worded = replace(asked.verb, folded=verb)
        yield asked._replace(verb=worded, passive=passive, base=False, behind=behind)


def _is_on(turn: Turn, told: Told, times: Sequence[QuestionTime]) -> bool | None:
    """Whether a sentence tells one of these times; None where it tells none."""
    days = [(first, last) for _, first, last in days_told(turn, told.document, told.start, told.end)]
    return any(t.first <= last and first <= t.last for first, last in days for t in times) if days else None


def asked_of(turn: Turn, roles: RoleIndex) -> Asked | None:
    """What is asked by yes or no; None where that is not whether somebody or something did something."""
    tokens = turn.understood.tokens
    led = next((t.folded for t in tokens if t.folded not in LEADING), "")
    if not turn.understood.polar or led not in PAST | _DO | _WILL:
        return None
    if (active := doer_and_verb(turn)) is not None:
        between = {t.folded for t in tokens[active[0].end :] if t.start < active[1].start}
        passive = bool(between & BEING) and not active[1].folded.endswith("ing")
        return _with_rest(turn, roles, active[0], (), active[1], passive=passive, base=led in _DO | {"did"})
    for named in turn.understood.names[:1]:
        before = [t.folded for t in tokens[: named.start] if t.folded not in ARTICLES]
        got = [t.folded for t in tokens[named.end :][:1]] == ["get"]
        behind = next(iter(tokens[named.end + got :]), None)
        led_by = {"did"} if got else _WAS
        if before and before[-1] in led_by and behind is not None and is_past(behind.folded):
            return _with_rest(turn, roles, named, (), behind, passive=True, base=False)
    return _unnamed(turn, roles, led)


def _unnamed(turn: Turn, roles: RoleIndex, led: str) -> Asked | None:
    """What is asked of whoever or whatever is no name as the question has it: "did the pilot resign?"."""
    tokens = turn.understood.tokens
    first = next((i for i, t in enumerate(tokens) if t.folded == led), 0)
    if led in _WAS or (led in _WILL and any(t.folded in BEING for t in tokens)):
        verb = next((t for t in tokens[first + 1 :] if is_past(t.folded) and t.folded not in STOP), None)
    else:
        verb = done_by_unnamed(tokens, _WILL) if led in _WILL else asked_as_done(turn) if led not in _DO else None
        verb = verb or next(
            (t for t in tokens[first + 2 : first + 3] if tokens[first + 1].folded not in ARTICLES), None
        )
    if verb is None or any(t.start < verb.start for n in turn.understood.names for t in tokens[n.start : n.end]):
        return None
    before = [t for t in tokens[first + 1 :] if t.start < verb.start]
    passive = led in _WAS or any(t.folded in BEING for t in before)
    called = [t for t in before if t.folded not in STOP and not t.folded.endswith("ly")]
    return _with_rest(turn, roles, None, called, verb, passive=passive, base=led == "did") if called else None


def _with_rest(
    turn: Turn, roles: RoleIndex, who: Named | None, called: Sequence[Token], verb: Token, *, passive: bool, base: bool
) -> Asked:
    tokens = turn.understood.tokens
    names = {n: tokens[n.start : n.end] for n in turn.understood.names}
    others = [n for n in names if n != who]
    apart = {t for n in names for t in names[n]} | {verb, *called}
    rest = [t for t in turn.understood.content() if t not in apart]
    stems = tuple(turn.stems(called))
    if who is not None:
        numbers = frozenset(who.numbers)
    else:
        worded = [t.folded for t in called]
        partly = turn.names.by_part(worded) or _of_kind(turn, worded)
        numbers = frozenset(e.n for e in partly) if len(partly) == 1 else _holders(roles, stems)
    return Asked(
        numbers=numbers,
        called=stems,
        verb=verb,
        passive=passive,
        base=base,
        rest=frozenset(turn.stems(rest)),
        others=tuple(frozenset(n.numbers) for n in others),
        whom=next((frozenset(n.numbers) for n in others if _right_behind(tokens, verb, n)), frozenset()),
        ahead=any(t.folded in _WILL for t in tokens if t.start < verb.start),
    )


def _right_behind(tokens: Sequence[Token], verb: Token, named: Named) -> bool:
    """Whether only what leads up to a name stands between it and a verb of the question."""
    between = [t.folded for t in tokens[: named.start] if t.start > verb.start]
    return tokens[named.start].start > verb.start and all(w in LEADS_UP for w in between)


def _of_kind(turn: Turn, worded: Sequence[str]) -> tuple[StoredEntity, ...]:
    """The bodies that are by their names what the question calls one ("the union")."""
    bodies = (e for e in turn.snapshot.entities if e.type == "organisation")
    return tuple(e for e in bodies if len(worded) == 1 and worded[0] in kinds_of(e.name))


def _holders(roles: RoleIndex, called: Sequence[str]) -> frozenset[int]:
    """The only person whose title or role is what the question calls somebody ("the mayor"); none of several."""
    found = [e.n for e in roles.holders(called) if e.type == "person"]
    return frozenset(found if len(found) == 1 else ())


def with_verb(turn: Turn, verb: Token) -> dict[int, list[int]]:
    """The numbers of the sentences that have a form of a verb, by document."""
    terms, columns = turn.snapshot.terms, turn.snapshot.columns
    known = [n for form in forms_of(verb) for n in range(*terms.beginning(form)) if is_stem_of(terms.stems[n], verb)]
    found: dict[int, list[int]] = defaultdict(list)
    for sentence in columns.having(known).tolist():
        found[int(columns.document[sentence])].append(sentence)
    return found


def _named(turn: Turn, asked: Asked) -> Iterator[tuple[int, int, int, bool]]:
    """Where those asked about are mentioned beside the verb: (document, start, end), and whether not by name.

    A sentence behind one that begins with their name, and names nobody before it says "it", "he" or "she", is theirs.
    """
    columns, telling = turn.snapshot.columns, with_verb(turn, asked.verb)
    for number in asked.numbers:
        pronouns = _PRONOUNS[turn.snapshot.entities[number].type == "person"]
        for document, start, end, kind in turn.snapshot.mentions_of(number):
            if document not in telling or not turn.in_scope(turn.snapshot.card(document).id):
                continue
            for sentence in telling[document]:
                begin, behind = int(columns.start[sentence]), int(columns.end[sentence])
                if begin <= start < behind:
                    yield document, start, end, kind != "name"
                before = sentence - 1
                led = kind == "name" and before >= 0 and int(columns.document[before]) == document
                beside = led and int(columns.paragraph[before]) == int(columns.paragraph[sentence])
                if beside and int(columns.start[before]) <= start < int(columns.end[before]):
                    first = turn.snapshot.mentions(document, int(columns.start[before]), end)[:1]
                    text = turn.snapshot.text(document, begin, behind)
                    found = next((w for w in words(text)[:_OPENING] if w.folded in pronouns), None)
                    alone = found is not None and not turn.snapshot.mentions(document, begin, begin + found.start)
                    if found is not None and alone and first and first[0][0] == number:
                        yield document, begin + found.start, begin + found.end, True


def _called(turn: Turn, asked: Asked) -> Iterator[tuple[int, int, int, bool]]:
    """Where what has no name is called as the question calls it, in the likeliest passages."""
    for passage in turn.search(turn.query(), document=turn.document, limit=_LOOKED_AT):
        document = passage.candidate.document
        text = turn.snapshot.text(document, passage.start, passage.end)
        # "The ban on fireworks": what only joins two of its words is left out here as in the question.
        found = [w for w in words(text) if w.folded not in STOP]
        for i in range(len(asked.called) - 1, len(found)):
            run = found[i - len(asked.called) + 1 : i + 1]
            near = all(run[-1].start - w.end <= _WITHIN for w in run[:-1])
            if near and tuple(w.stem for w in run) == asked.called:
                yield document, passage.start + run[0].start, passage.start + run[-1].end, False


def _told(turn: Turn, asked: Asked, document: int, start: int, end: int, pointed: bool) -> Told | None:
    """The sentence around a mention, where it tells what is asked of it."""
    row = next((r for r in turn.snapshot.sentences(document) if r.start <= start < r.end), None)
    if row is None or not _is_told(turn, asked, row, start, end) or in_link(turn, document, start):
        return None
    pointed = pointed or _may_be_a_namesakes(turn, asked, document, start, end)
    return Told(document, row.start, row.end, pointed, _names(turn, asked, document, row), asked.verb)


def _is_told(turn: Turn, asked: Asked, row: SentenceHit, start: int, end: int) -> bool:
    """Whether a sentence tells what is asked of whoever is mentioned at a place of it."""
    document = row.document
    behind = turn.snapshot.text(document, end, row.end)
    if behind.startswith(("'", "’")):
        return False
    led = turn.snapshot.text(document, row.start, start)
    before = words(CLAUSE.split(led)[-1])
    if asked.called and not asked.passive and as_that(before, asked):
        return asked.rest <= {w.stem for w in words(CLAUSE.split(behind)[0])}
    if not asked.passive and did_by(before, asked):
        clause = words(CLAUSE.split(behind)[0])
        there = {e for e, *_ in turn.snapshot.mentions(document, row.start, row.end)}
        return asked.rest <= {w.stem for w in (*before, *clause)} and all(o & there for o in asked.others)
    if asked.passive and suffers(words(CLAUSE.split(led)[-1].rpartition(",")[2]), behind, asked):
        return True
    # "Unlike Hale, who spoke, Reed did not testify": what a comma sets off before a name is of another.
    apart_before = led.rstrip().endswith(",")
    if not may_do(before) and not apart_before:
        return False
    behind = WHEN.sub(" ", behind, count=1)
    begin = row.start + led.rfind(",") + 1
    actors = (e for e, *_ in turn.snapshot.mentions(document, begin, start))
    leads = not any(turn.snapshot.entities[e].type in {"person", "organisation"} for e in actors)
    if leads and not left_open(before, base=False) and (told_not(behind, asked) or will_not(turn, asked, row, end)):
        return True
    if not may_do(before):
        return False
    ways = list(ways_on(behind, asked.verb, one_comma=led.rstrip().endswith(",")))
    if (several := behind_row(turn, document, end, row.end)) > end:
        ways.append(WHEN.sub(" ", turn.snapshot.text(document, several, row.end), count=1))
    for way in ways:
        if _tells(before, words(CLAUSE.split(way)[0]), asked):
            there = {e for e, *_ in turn.snapshot.mentions(document, row.start, row.end)}
            return all(other & there for other in asked.others) and (
                not asked.whom or on_whom(turn, asked.whom, asked.verb, row, end)
            )
    return False


def _may_be_a_namesakes(turn: Turn, asked: Asked, document: int, start: int, end: int) -> bool:
    """Whether a mention is a surname alone that somebody else in the document has, too."""
    called = words(turn.snapshot.text(document, start, end))
    if len(called) != 1:
        return False
    there = {e for e, *_ in turn.snapshot.mentions(document, 0, sys.maxsize)} - asked.numbers
    people = [e for e in map(turn.snapshot.entities.__getitem__, there) if e.type == "person" and " " in e.name]
    return any(words(e.name)[-1].folded == called[0].folded for e in people)


def _names(turn: Turn, asked: Asked, document: int, row: SentenceHit) -> bool:
    """Whether a sentence has the name of those asked about."""
    there = turn.snapshot.mentions(document, row.start, row.end)
    return any(e in asked.numbers and kind == "name" for e, _, _, kind in there)


def _tells(before: Sequence[Word], behind: Sequence[Word], asked: Asked) -> bool:
    """Whether a clause tells it: `before` are its words in front of whoever it is asked of, `behind` those behind."""
    place = next((i for i, w in enumerate(behind[: _BETWEEN + 1]) if is_form(w, asked.verb)), None)
    coming = _WILL if asked.ahead else frozenset()
    if place is None or any(w.folded not in LIGHT | coming and not w.folded.endswith("ly") for w in behind[:place]):
        return False
    if asked.ahead and _WILL.isdisjoint(w.folded for w in behind[:place]):
        return False
    if not _NOT_QUITE.isdisjoint(w.folded for w in behind[:place]):
        return False
    led, verb = {w.folded for w in behind[:place]}, behind[place]
    if asked.passive != (bool(led & BEING) and not verb.folded.endswith("ing")):
        return False
    plain = asked.base and verb.folded == asked.verb.folded
    if plain and not led & {"did", "has", "have", "had"}:
        return False  # "called on Reed to resign"; and of "put" nothing tells whether it was
    leading = [*before, *(w for w in behind[:place] if w.folded not in coming)]
    if left_open(leading, base=False) or denied(leading):
        return False
    # "Reed won 48 percent" does not tell that Reed won.
    if asked.verb.folded in _OUTDOING and [w for w in behind[place + 1 : place + 2] if w.folded[:1].isdigit()]:
        return False
    return rest_told(behind[place + 1 :], asked)
