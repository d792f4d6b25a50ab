"""What documents correct, revise or put a newer figure in the place of, and what they put there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from bot import messages
from bot.conversation.checks.telling import defined
from bot.conversation.citations import LONGEST, cite
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.turn import Turn
from knowledge.language.words import STOP, has_digit, stem, words
from knowledge.retrieval.corrections import CUES, Notice, Quantity, contrasts, notice, quantities
from knowledge.store.snapshot import SentenceHit

_LEADS = frozenset({messages.CORRECTED, messages.WITH_ITS_CORRECTION, messages.CORRECTED_ALONG, messages.A_CORRECTION})
# So many sentences that have words of the matter and of a correction are looked at, and so many behind an answer.
_LOOKED_AT, _NEXT = 60, 4
_SHOWN, _MOST = 2, 4
# What shares so much of the words asked about is of the same matter; less will do where it has the very number.
# So will it where a document puts itself right.
_SAME, _SAME_NUMBER, _SURELY, _HALF, _OWN = 0.6, 0.3, 0.75, 0.5, 0.4
# Words besides those asked about that both stories have in common; a question of fewer words goes on from the last.
_COMMON = 2
# What follows on a snippet is shown in one with it, up to so many characters.
_BESIDE, _WHOLE = 2, 700
# A smaller number stands in many a sentence.
_TELLING = 100.0
_CUE_WEIGHT, _NUMBER_WEIGHT = 1.0, 4.0
# What is called by another word where a newer figure of it is given: the toll is how many died.
_CALLED = tuple(
    frozenset(map(stem, alike.split()))
    for alike in (
        "die died dead death deaths kill killed toll fatalities victims",
        "injured hurt wounded injuries",
        "owe owed debt debts liabilities",
        "win won margin lead beat votes",
        "cost price pay paid spend",
        "leak leaked spill spilled spilt ran release",
        "missing shortfall gap deficit short",
        "fine fined penalty",
    )
)
# Words that say nothing of what is counted.
_EMPTY = frozenset(map(stem, "people person persons number total figure amount".split()))
_COUNTING = frozenset({"how_many", "how_much", "share", "how_long", "how_old"})
# Answers of these kinds are overviews, about other answers, or somebody's words.
_NOT_OF_ONE = frozenset(
    """greeting thanks help sources timeline changed overview reactions more source_of published happened order between
    which_it_was corrected statement who_said said_by comment when_that letter author""".split()
)
# Who somebody is, or holds an office, is put right by what speaks of names and offices, and by no other day or figure.
_OF_SOMEBODY = frozenset({"who_is", "role_holder"})
_WHO = re.compile(
    r"\b(?:(?:mis)?(?:named?|naming|names|identif\w+|spel\w+|attribut\w+)|titles?|roles?|positions?|jobs?|surnames?|who"
    r"|no\slonger|acting|appoint\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A notice of a correction: where it stands, and whether it is surely of the matter."""

    document: int
    start: int
    end: int
    surely: bool


def with_corrections(turn: Turn, answer: Answer) -> Answer:
    """The answer with what the documents say to correct it, before it where that is surely of the same matter."""
    # What a thing is ("What is Chapter 11?") is not changed by a new figure.
    if answer.intent in _NOT_OF_ONE or not answer.snippets or defined(turn):
        return answer
    if (whole := _whole_notice(turn, answer.snippets[0])) is not None:
        rest = [s for s in answer.snippets[1:] if not _inside(s, whole)]
        return answer.model_copy(update={"lead": messages.A_CORRECTION, "snippets": (whole, *rest)})
    found = corrections(turn, answer.snippets[0], matter_of(turn), counting=_counts(turn))
    if answer.intent in _OF_SOMEBODY:
        found = [c for c in found if _WHO.search(turn.snapshot.text(c.document, c.start, c.end))]
    if not found:
        return answer
    if (whole := _right_behind(turn, answer.snippets[0], found[0])) is not None:
        return answer.model_copy(
            update={"lead": messages.WITH_ITS_CORRECTION, "snippets": (whole, *answer.snippets[1:])}
        )
    told = list(dict.fromkeys(_cited(turn, c, answer.snippets) for c in found[:_SHOWN]))
    rest = [s for s in answer.snippets if not any(_inside(s, t) for t in told)]
    surely = found[0].surely or not rest
    ordered = ([*told, *rest] if surely else [rest[0], *told, *rest[1:]])[:_MOST]
    return answer.model_copy(
        update={
            "lead": messages.CORRECTED if surely else messages.CORRECTED_ALONG,
            "snippets": tuple(ordered),
            "as_of": max((s.date for s in ordered if s.date), default=None),
        }
    )


def shows_a_correction(reply: Reply) -> bool:
    """Whether a reply says that it shows a correction."""
    return isinstance(reply, Answer) and reply.lead in _LEADS


def _whole_notice(turn: Turn, shown: Snippet) -> Snippet | None:
    """What a document says to put itself right on what is asked, with what is behind it, where a snippet begins so."""
    number = turn.snapshot.number(shown.document_id)
    rows = list(turn.snapshot.sentences(number)) if number is not None else []
    first = next((i for i, r in enumerate(rows) if r.start <= shown.start < r.end), None)
    if number is None or first is None:
        return None
    row = rows[first]
    told = notice(turn.snapshot.text(number, row.start, row.end)) == "own"
    if not told or turn.share(matter_of(turn), row.stems.split()) < _SAME:
        return None
    ends = [r.end for r in rows[first:] if r.paragraph == row.paragraph and r.end - row.start <= _WHOLE]
    return cite(turn.snapshot, number, row.start, max([shown.end, *ends[: _NEXT - 1]]), note=shown.note)


def _cited(turn: Turn, correction: Correction, shown: Sequence[Snippet]) -> Snippet:
    """A correction as a snippet: the one of those shown behind the first that holds it, if one does."""
    told = cite(turn.snapshot, correction.document, correction.start, correction.end)
    return next((s for s in shown[1:] if _inside(told, s)), told)


def _right_behind(turn: Turn, shown: Snippet, correction: Correction) -> Snippet | None:
    """A snippet with the correction that follows on it; None where that stands elsewhere or would be too long."""
    same = turn.snapshot.number(shown.document_id) == correction.document
    follows = same and shown.start <= correction.start <= shown.end + _BESIDE and correction.end > shown.end
    if not follows or correction.end - shown.start > _WHOLE:
        return None
    return cite(turn.snapshot, correction.document, shown.start, correction.end, note=shown.note)


def _counts(turn: Turn) -> bool:
    """Whether it is asked for a number, or with one: "how many died?", "what was the margin?", "did 40 die?"."""
    first = next((t.folded for t in turn.understood.tokens), "")
    if any(has_digit(t.folded) for t in turn.understood.tokens):
        return True
    return turn.understood.wanted in _COUNTING or (not turn.understood.wanted and first in {"what", "whats"})


def matter_of(turn: Turn) -> list[str]:
    """The stems of what is asked about, with those of the question before where this one only points to it."""
    own = list(replace(turn, understood=turn.spelt_out or turn.understood).query().stems)
    own = [s for s in own if s not in _EMPTY]
    before = turn.memory.stems if turn.memory is not None and (len(own) < _COMMON or turn.points_back) else ()
    return list(dict.fromkeys([*own, *before]))


def _inside(snippet: Snippet, other: Snippet) -> bool:
    """Whether a snippet is the other one or a part of it."""
    return snippet.document_id == other.document_id and other.start <= snippet.start and snippet.end <= other.end


def overlap(one: Snippet, other: Snippet) -> bool:
    """Whether two snippets have words of a document in common."""
    return one.document_id == other.document_id and one.start < other.end and other.start < one.end


def corrections(turn: Turn, shown: Snippet, matter: Sequence[str], *, counting: bool) -> list[Correction]:
    """Notices that correct what a snippet shows, or give a newer figure of it; the surest and newest first.

    `matter` are the stems of what was asked; where it was asked for a number (`counting`), a notice must give another
    one. What is older than the snippet corrects nothing in it.
    """
    number = turn.snapshot.number(shown.document_id)
    if number is None or not matter:
        return []
    told = _Shown(turn, number, shown.start, shown.end, tuple(matter))
    found = [
        tied
        for row in told.candidates()
        if not (row.document == number and shown.start <= row.start < shown.end)
        and turn.in_scope(turn.snapshot.card(row.document).id)
        and not told.is_newer(row.document)
        and (kind := notice(turn.snapshot.text(row.document, row.start, row.end))) is not None
        and (tied := told.tied(_Notice(turn, row, kind), counting=counting)) is not None
    ]

    def order(one: Correction) -> tuple[bool, int, int]:
        day = turn.snapshot.card(one.document).date
        return not one.surely, -(day.toordinal() if day else 0), one.start

    return _apart(sorted(found, key=order))


def of_itself(turn: Turn, shown: Snippet, matter: Sequence[str], *, least: float = _SAME) -> Correction | None:
    """The notice of a correction that a snippet has in itself, with so much of the matter; None where it has none."""
    number = turn.snapshot.number(shown.document_id)
    if number is None:
        return None
    for row in turn.snapshot.sentences(number):
        # "The corrected totals are: ... The margin is 29 votes."
        right_before = row.end <= shown.start <= row.end + 1
        if not (shown.start <= row.start < shown.end or right_before):
            continue
        kind = notice(turn.snapshot.text(number, row.start, row.end))
        read = _Notice(turn, row, kind) if kind is not None else None
        if read is not None and right_before:
            read.reach(True)
        if read is not None and share_told(turn, matter, read.around) >= least and not read.near.isdisjoint(matter):
            return read.cited(matter, {q.value for q in read.quantities}, surely=True)
    return None


def share_told(turn: Turn, matter: Sequence[str], told: Set[str]) -> float:
    """The share of the matter that is told, by other words for it, too."""
    alike = {s for called in _CALLED if not called.isdisjoint(told) for s in called}
    return turn.share(matter, told | alike)


def _apart(found: Iterable[Correction]) -> list[Correction]:
    """Corrections that do not overlap one before them."""
    kept: list[Correction] = []
    for one in found:
        if not any(k.document == one.document and one.start < k.end and k.start < one.end for k in kept):
            kept.append(one)
    return kept


class _Notice:
    """A notice with the sentences beside it in its paragraph: the right figure may stand there."""

    def __init__(self, turn: Turn, row: SentenceHit, kind: Notice) -> None:
        self.row, self.kind = row, kind
        rows = [r for r in turn.snapshot.sentences(row.document) if r.paragraph == row.paragraph]
        self.before = next((r for r in reversed(rows) if r.start < row.start), None)
        behind = next((r for r in rows if r.start >= row.end), None)
        self.behind = behind if behind is not None and behind.end - row.start <= LONGEST else None
        self._turn = turn
        self.contrasts = kind == "own" or contrasts(turn.snapshot.text(row.document, row.start, row.end))
        led = (self.before.start, self.before.end) if self.before is not None else (row.start, row.start)
        self.led = quantities(turn.snapshot.text(row.document, *led))
        self.reach(kind == "own")
        self.people = {
            e
            for e, *_ in turn.snapshot.mentions(row.document, row.start, self.end)
            if turn.snapshot.entities[e].type == "person"
        }

    def reach(self, beyond: bool) -> None:
        """Read on to the sentence behind the notice, where it is of the same paragraph, or the notice alone."""
        text, row = self._turn.snapshot, self.row
        further = self.behind if beyond else None
        self.end, told = (row.end, row.order) if further is None else (further.end, (*row.order, *further.order))
        self.quantities = quantities(text.text(row.document, row.start, self.end))
        self.told = frozenset(told)
        self.near = self.told | frozenset(self.before.order if self.before is not None else ())
        self.around = self.near | text.title_stems(row.document)

    def cited(self, matter: Iterable[str], known: Set[float], *, surely: bool) -> Correction:
        """The notice as a correction, with the sentence before it where that alone has words of the matter.

        So it is where that alone has a figure other than those `known`.
        """
        start = self.row.start
        if self.before is not None and self.end - self.before.start <= LONGEST:
            own = {q.value for q in self.quantities}
            another = own <= known and any(q.value not in known for q in self.led)
            start = self.before.start if another or self.told.isdisjoint(matter) else start
        return Correction(self.row.document, start, self.end, surely)


class _Shown:
    """What an answer shows: its likeliest sentence, the numbers in it, and the words of its story."""

    def __init__(self, turn: Turn, document: int, start: int, end: int, matter: tuple[str, ...]) -> None:
        self._turn, self._document, self._matter, self._end = turn, document, matter, end
        start, end = turn.likeliest(document, start, end) or (start, end)
        self._start = start
        self._text = turn.snapshot.text(document, start, end)
        self._quantities = quantities(self._text)
        self._date = turn.snapshot.card(document).date
        self._people = {
            e for e, *_ in turn.snapshot.mentions(document, start, end) if turn.snapshot.entities[e].type == "person"
        }
        named = {s for n in turn.understood.names for s in turn.stems(turn.understood.tokens[n.start : n.end])}
        self._plain = [s for s in matter if s not in named]

    @cached_property
    def _story(self) -> set[str]:
        """The stems of the paragraph and of the title."""
        snapshot = self._turn.snapshot
        paragraph = snapshot.columns.paragraph_at(self._document, self._start)
        rows = [r for r in snapshot.sentences(self._document) if r.paragraph == paragraph]
        return {s for r in rows for s in r.order} | snapshot.title_stems(self._document)

    def is_newer(self, document: int) -> bool:
        """Whether what is shown was published after a document."""
        other = self._turn.snapshot.card(document).date
        return self._date is not None and other is not None and other < self._date

    def candidates(self) -> list[SentenceHit]:
        """Sentences with words of the matter, its numbers, or a correction; of this document those with a cue, too."""
        snapshot = self._turn.snapshot
        weights = self._turn.weights(self._matter)
        numbers = {w.stem: _NUMBER_WEIGHT for w in words(self._text) if has_digit(w.folded)}
        asked = {**dict.fromkeys(CUES, _CUE_WEIGHT), **weights, **numbers}
        hits = snapshot.passages.sentences(sorted(asked.items()), limit=_LOOKED_AT)
        hits += snapshot.passages.sentences(
            [(cue, _CUE_WEIGHT) for cue in CUES], limit=_LOOKED_AT, document=self._document
        )
        found = snapshot.sentences_numbered(list(dict.fromkeys(hit.n for hit in hits)))
        behind = [r for r in snapshot.sentences(self._document) if r.start >= self._end][:_NEXT]
        return list({(r.document, r.start): r for r in (*found, *behind)}.values())

    def tied(self, read: _Notice, *, counting: bool) -> Correction | None:
        """A notice as a correction of what is shown; None where it is of another matter, or puts nothing else there."""
        share = share_told(self._turn, self._matter, read.around)
        known = {q.value for q in self._quantities}
        common = {s for s in (self._story & read.around) - STOP if not has_digit(s)}
        if self._by_number(read, share, len(common), counting=counting):
            return read.cited(self._matter, known, surely=True)
        # By its title alone a document's notice is of what is asked, unless it is of somebody else than what is shown.
        of_others = bool(read.people) and self._people.isdisjoint(read.people)
        if read.near.isdisjoint(self._matter) and (share < _SURELY or of_others):
            return None
        of_them = read.kind == "own" and bool(self._people & read.people)
        if not counting:
            surely = share >= _SURELY or (of_them and share >= _SAME_NUMBER)
            of_it = read.kind == "own" and (surely or share >= _SAME)
            return read.cited(self._matter, known, surely=surely) if of_it else None
        if not self._newer_figure(read):
            return None
        if read.row.document != self._document and len(common - set(self._matter)) < _COMMON:
            return None
        return read.cited(self._matter, known, surely=share >= _SURELY)

    def _newer_figure(self, read: _Notice) -> bool:
        """Whether a notice, perhaps with the sentence behind it, gives another figure of what is counted."""
        own = read.kind == "own"
        most, least = (_OWN, _SAME_NUMBER) if own else (_SAME, _HALF)
        for beyond in (own, True):
            read.reach(beyond)
            of_it = share_told(self._turn, self._matter, read.around) >= most
            counted = share_told(self._turn, self._plain, read.near if own else read.told) >= least
            if of_it and counted and self._gives_another(read.quantities, contrasted=read.contrasts):
                return True
        return False

    def _by_number(self, read: _Notice, share: float, common: int, *, counting: bool) -> bool:
        """Whether a notice has a number of what is shown, and another of its kind.

        Where no number is asked for, that must be a score ("voted 5-0"); a small number must share what is asked, too.
        """
        shared = {q for q in read.quantities for own in self._quantities if q.like(own) and q.value == own.value}
        shared = shared if counting else {q for q in shared if q.kind == "score"}
        small = all(not q.kind and q.value < _TELLING for q in shared)
        told = share >= _SAME if small else share >= _SAME_NUMBER or common >= _COMMON
        return (
            bool(shared)
            and told
            and read.contrasts
            and (
                self._gives_another(read.quantities, contrasted=read.contrasts)
                or self._gives_another(read.led, contrasted=True)
            )
        )

    def _gives_another(self, given: Set[Quantity], *, contrasted: bool) -> bool:
        """Whether of some numbers one is like a number that is shown, and not among those."""
        known = {q.value for q in self._quantities}
        if any(q.value in known and any(q.like(own) for own in self._quantities) for q in given) and not contrasted:
            return False  # "twelve homes, and three barns now"
        return any(q.value not in known and any(q.like(own) for own in self._quantities) for q in given)
