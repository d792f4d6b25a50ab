"""What is X accused of, charged with, sued for?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.checks.charges import (
    TRIAL,
    akin,
    another,
    concerns,
    is_denied,
    is_open,
    of_nobody,
    only_a_trial,
    otherwise_called,
    outdated_last,
)
from bot.conversation.checks.set_aside import with_what_was_set_aside
from bot.conversation.checks.taken_back import TAKEN_BACK, end_of
from bot.conversation.checks.timing import days_told
from bot.conversation.checks.uncharged import told_uncharged
from bot.conversation.citations import cite_sentences
from bot.conversation.intents.passage import LIKELY_LEAD
from bot.conversation.meant import Meant
from bot.conversation.people import meant
from bot.conversation.reply import Abstention, Answer, Reply, Snippet
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.saying import label
from bot.conversation.turn import PRONOUNS, Turn, abstain
from knowledge.facts import Accusation
from knowledge.language.words import STOP, has_digit, stem, words
from knowledge.retrieval.related import RELATED

ACCUSED = "accused|suspected|alleged|charged|indicted|convicted|sued|arrested|prosecuted|tried|fined"
# A question about one of these is answered by facts of the same family alone: an arrest is no charge.
_FAMILIES = tuple(
    frozenset(map(stem, family.split()))
    for family in (
        "charged charge charges indicted indict indictment trial prosecuted",
        "convicted convict guilty sentenced",
        "sued sue lawsuit suit complaint",
        "arrested arrest detained",
        "fined fine",
        "accused accuse alleged allege allegation allegations suspected suspect accusation claim claimed allegedly",
    )
)


# Who is charged or sued is accused; who was convicted is so no longer, and an arrest alone accuses nobody.
_ACCUSED = _FAMILIES[-1]
_ACCUSING = frozenset[str]().union(_FAMILIES[0], _FAMILIES[2], _ACCUSED)
# So much of what somebody is said to be accused of must be told with it, by weight.
_TOLD = 0.5
_LOOKED_AT = 5
# A fact of the very one fits so well; less well one that does not tell of whom it is.
_THEIRS, _DOUBTED = 1.5, 0.45
# So many sentences behind one that names nobody may name whom it means.
_BEHIND = 2


def _of_the_day(turn: Turn, number: int, fact: Accusation) -> bool:
    """Whether an accusation is of a time that is asked about: its sentence's, else its document's."""
    asked = turn.understood.times
    if not asked:
        return True
    rows = [r for r in turn.snapshot.sentences(number) if r.start < fact.end and fact.start < r.end]
    told = [days for row in rows for _, *days in days_told(turn, number, row.start, row.end)]
    day = turn.snapshot.card(number).date
    told = told or ([[day, day]] if day is not None else [])
    return any(first <= t.last and t.first <= last for first, last in told for t in asked)


class AccusationIntent:
    """Answers with the sentence that words the accusation; its status is the source's own."""

    name = "accusation"
    phrasings = (
        f"what is|are|was|were {{who}} {ACCUSED} of|with|for|over {{rest?}}",
        f"what is|are|was|were {{who}} being {ACCUSED} of|with|for|over {{rest?}}",
        f"what {{crime?}} is|are|was|were {{who}} {ACCUSED} of|with|for {{rest?}}",
        f"has|have|was|were|is|are anyone|anybody|someone|somebody|people been|being|yet {ACCUSED} {{rest?}}",
        f"has|have|was|were|is|are anyone|anybody|someone|somebody|people {ACCUSED} {{rest?}}",
        f"did anyone|anybody|someone|somebody|people get {ACCUSED} {{rest?}}",
        f"who was|is|were|are|got {ACCUSED} {{rest?}}",
        f"who has|have been {ACCUSED} {{rest?}}",
        f"is|are|was|were|has|have {{who}} been|being|ever {ACCUSED} {{rest?}}",
        f"is|are|was|were {{who}} {ACCUSED} {{rest?}}",
        f"did {{who}} get|ever get {ACCUSED} {{rest?}}",
        "what did|do|does {who} allegedly do",
        "what is|are|was|were the allegation|allegations|accusation|accusations|charge|charges against|on {who}",
        "what is|are|was|were the allegation|allegations|accusation|accusations|charge|charges",
        f"why is|are|was|were {{who}} {ACCUSED} {{rest?}}",
        f"why did {{who}} get {ACCUSED} {{rest?}}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer for the person or group asked about; abstain where the documents tell of no such accusation."""
        asked = {stem(t.folded) for t in turn.understood.tokens}
        family = next((f for f in _FAMILIES if f & asked), None)
        facts = [f for f in turn.snapshot.facts("accusation", document=turn.document) if isinstance(f, Accusation)]
        if family == _ACCUSED and turn.understood.wanted != "why":
            family = _ACCUSING
        if family:
            facts = [f for f in facts if stem((f.status or "").lower()) in family]
        about = set(turn.memory.documents) if turn.memory else set()
        accused = {f.accused for f in facts}
        meaning = meant(turn, self._roles, "who").first_who(lambda e: e.name in accused)
        names = {e.name for e in meaning.entities} | {e.name for n in turn.named("who") for e in n.entities}
        wanted = turn.stems(t for t in turn.tokens("who") if t.folded not in PRONOUNS | STOP)
        if not names and otherwise_called(turn):
            return abstain(self.name, f"I find nobody called “{turn.slot_text('who')}” in the documents.")
        scored = []
        for order, fact in enumerate(facts):
            score = self._fits(turn, fact, names, wanted, about)
            if score > 0:
                scored.append((-score, order, fact))
        if scored:
            return self._answered(turn, meaning, family, names, sorted(scored, key=lambda x: x[:2]))
        if "who" not in turn.slots and family and not self._passage_tells(turn, family):
            word = next(t.folded for t in turn.understood.tokens if stem(t.folded) in family)
            of_what = f" {turn.slot_text('rest')}" if turn.tokens("rest") else ""
            return abstain(self.name, f"I find nobody in the documents who was {word}{of_what}.")
        if names and (otherwise := self._of_other_matters(turn, meaning, facts, names)) is not None:
            return otherwise
        numbers = {e.n for e in meaning.entities} | {n for m in turn.named("who") for n in m.numbers}
        uncharged = told_uncharged(turn, numbers) if names and family == _FAMILIES[0] else []
        if names and (uncharged or not self._told_beside(turn, meaning, family or _ACCUSING)):
            word = next((t.folded for t in turn.understood.tokens if family and stem(t.folded) in family), "accused")
            nowhere = f"I find nowhere in the documents that {label(meaning)} was {word}"
            near = [f for f in facts if f.accused is not None and akin(f.accused, names)]
            told = [f for f in near if self._fits(turn, f, {f.accused or ""}, [], about) > 1]
            if not told and (beside := self._of_unnamed(turn, meaning, facts)):
                shown = self._answer(turn, beside).snippets
                return abstain(
                    self.name,
                    f"{nowhere}, by name. Beside that name they tell it of somebody whom they do not name:",
                    shown,
                )
            if not told:
                return abstain(self.name, f"{nowhere}. They tell:" if uncharged else f"{nowhere}.", uncharged)
            shown = self._answer(turn, told).snippets
            return abstain(self.name, f"{nowhere}, by that name. They tell it of {told[0].accused}:", shown)
        return None

    def _answered(
        self,
        turn: Turn,
        meaning: Meant,
        family: frozenset[str] | None,
        names: set[str],
        scored: Sequence[tuple[float, int, Accusation]],
    ) -> Reply:
        """Answer with the facts that fit, the best first; refuse where they only leave it open."""
        ordered = [f for _, _, f in scored]
        if names and turn.understood.polar and all(is_open(turn, f) for f in ordered):
            word = next((t.folded for t in turn.understood.tokens if stem(t.folded) in _ACCUSING), "accused")
            told = "only this" if all(is_denied(turn, f) for f in ordered) else "only that it may come"
            reason = f"I find nowhere in the documents that {label(meaning)} was {word}, {told}:"
            return abstain(self.name, reason, self._answer(turn, ordered).snippets)
        answer = self._answer(turn, outdated_last(turn, ordered))
        if names and turn.understood.polar and scored[0][0] > -_THEIRS:
            # No sentence tells whom the charge is against.
            return answer.model_copy(update={"lead": LIKELY_LEAD, "confidence": _DOUBTED})
        whom = {e.n for e in meaning.people}
        if family == _FAMILIES[0]:
            answer = self._uncharged_first(turn, answer, ordered, whom)
        return answer if answer.lead == TAKEN_BACK else with_what_was_set_aside(turn, answer, whom)

    def _of_other_matters(
        self, turn: Turn, meaning: Meant, facts: list[Accusation], names: set[str]
    ) -> Abstention | None:
        """A refusal with what somebody is accused of, where that is not what the question names ("over the boat")."""
        told = ((f, turn.snapshot.number(f.document_id)) for f in facts if f.accused in names)
        theirs = [f for f, n in told if n is not None and turn.in_scope(f.document_id)
                  and not only_a_trial(turn, n, f)]  # fmt: skip
        if not theirs or turn.understood.wanted or not turn.stems(turn.tokens("rest")):
            return None
        word = next((t.folded for t in turn.understood.tokens if stem(t.folded) in _ACCUSING), "accused")
        reason = f"I find nowhere in the documents that {label(meaning)} was {word} {turn.slot_text('rest')}."
        return abstain(self.name, f"{reason} They do tell this:", self._answer(turn, theirs).snippets)

    @staticmethod
    def _of_unnamed(turn: Turn, meaning: Meant, facts: list[Accusation]) -> list[Accusation]:
        """Accusations of somebody whom their sentence does not name, a sentence or two before those asked about.

        "A man has been indicted. In the attacks Ola Hauk, 28, hurt six."
        """
        found, numbers = [], {e.n for e in meaning.entities}
        # Who speaks there or has an office ("Sheriff Reed said") tells of it, and is not whom it is told of.
        kinds = (("statement", "speaker"), ("role", "holder"))
        if any(turn.snapshot.has_fact_of(n, kind, slot) for n in numbers for kind, slot in kinds):
            return []
        where = {document for n in numbers for document, *_ in turn.snapshot.mentions_of(n)}
        for fact in facts:
            number = turn.snapshot.number(fact.document_id)
            if number not in where or fact.accused is not None or fact.accused_span is None:
                continue
            mentions = turn.snapshot.mentions(number, fact.start, fact.end)
            if any(turn.snapshot.entities[e].type == "person" for e, *_ in mentions):
                continue
            behind = [r for r in turn.snapshot.sentences(number) if r.start >= fact.end][:_BEHIND]
            found += [fact] if any(numbers & set(r.entities) for r in behind) else []
        return found

    @staticmethod
    def _uncharged_first(turn: Turn, answer: Answer, facts: list[Accusation], whom: set[int]) -> Answer:
        """ "No charges have been filed" before a trial, perhaps that of a civil suit, where nothing else is told."""
        uncharged = told_uncharged(turn, whom)
        others = [f for f in facts if stem((f.status or "").casefold()) != TRIAL]
        within = (any(s.document_id == f.document_id and s.start <= f.start < s.end for s in uncharged) for f in others)
        if not uncharged or not all(within):
            return answer
        return answer.model_copy(update={"snippets": tuple(dict.fromkeys((*uncharged, *answer.snippets)))})

    @staticmethod
    def _passage_tells(turn: Turn, family: frozenset[str]) -> bool:
        """Whether a passage has such a word and most of what is asked of it, though no fact is made of it."""
        rest = turn.stems(turn.tokens("rest"))
        found = turn.search(turn.query(), limit=_LOOKED_AT)
        return any(
            not family.isdisjoint(p.candidate.stems) and turn.share(rest, p.candidate.stems) >= _TOLD for p in found
        )

    def _told_beside(self, turn: Turn, meaning: Meant, family: frozenset[str]) -> bool:
        """Whether a sentence that speaks of them has such a word, though no fact is made of it: a passage may tell.

        One in which others are accused of all that it tells of does not.
        """
        numbers = {e.n for e in meaning.entities} | {n for m in turn.named("who") for n in m.numbers}
        names = {turn.snapshot.entities[n].name for n in numbers}
        for document in {d for n in numbers for d, *_ in turn.snapshot.mentions_of(n)}:
            facts = [f for f in turn.snapshot.facts("accusation", document=document) if isinstance(f, Accusation)]
            for row in turn.snapshot.sentences(document):
                if family.isdisjoint(row.stems.split()):
                    continue
                told = [f for f in facts if f.start < row.end and row.start < f.end]
                speaks = any(e in numbers for e, *_ in turn.snapshot.mentions(document, row.start, row.end))
                if speaks and not (told and all(another(turn, document, f, names) for f in told)):
                    return True
        return False

    def _fits(self, turn: Turn, fact: Accusation, names: set[str], wanted: list[str], about: set[str]) -> float:
        """How well a fact is about whom the question means; 0 where it is not."""
        number = turn.snapshot.number(fact.document_id)
        if number is None or (turn.understood.wanted == "why" and not fact.of_span):
            return 0.0
        if turn.understood.polar and only_a_trial(turn, number, fact):
            return 0.0
        if not self._tells_it(turn, number, fact) or not _of_the_day(turn, number, fact):
            return 0.0
        recent = 0.5 if fact.document_id in about else 0.0
        told = 0.2 if fact.of_span else 0.0
        if names:
            mentioned = {
                turn.snapshot.entities[e].name for e, *_ in turn.snapshot.mentions(number, fact.start, fact.end)
            }
            if fact.accused in names:
                return 2.0 + recent + told
            if another(turn, number, fact, names, unknown=True):
                return 0.0
            may_be = fact.accused_span is not None or concerns(turn, number, fact, names)
            return 0.6 + recent + told if names & mentioned and may_be else 0.0
        if not wanted:
            return 0.5 + recent + told if recent or not turn.tokens("who") else 0.0
        present = {w.stem for w in words(turn.snapshot.text(number, fact.start, fact.end))}
        if any(has_digit(w) and w not in present for w in wanted):
            return 0.0  # "officers of the 11th District" are not those of the 10th
        hit = sum(bool(present & {w, *RELATED.get(w, "").split()}) for w in wanted) / len(wanted)
        return hit + recent + told if hit >= 0.5 else 0.0

    @staticmethod
    def _tells_it(turn: Turn, number: int, fact: Accusation) -> bool:
        """Whether a fact is of what is asked about ("accused of murder", "arrested in Dorn").

        Its sentence or one beside it, that accuses nobody else, must have most of that; what is a name may stand
        anywhere in the document.
        """
        named = {i for n in turn.named("rest") for i in range(n.start, n.end)}
        first = turn.slots.get("rest", (0, 0))[0]
        timed = [(t.start, t.end) for t in turn.understood.times]
        named |= {
            i for i, t in enumerate(turn.tokens("rest"), first) if any(a <= t.start and t.end <= b for a, b in timed)
        }
        rest = turn.stems(t for i, t in enumerate(turn.tokens("rest"), first) if i not in named)
        rows = turn.snapshot.sentences(number)
        facts = turn.snapshot.facts("accusation", document=number) if rest else ()
        apart = {f.start for f in facts if isinstance(f, Accusation) and f.accused not in (None, fact.accused)}
        near = (r for r in rows if fact.start - 2 <= r.end and r.start <= fact.end + 2)
        beside = {s for r in near if r.start == fact.start or r.start not in apart for s in r.stems.split()}
        names = turn.stems(t for n in turn.named("rest") for t in turn.understood.tokens[n.start : n.end])
        return turn.share(rest, beside) >= _TOLD and turn.share(names, turn.stems_of(number)) >= _TOLD

    def _answer(self, turn: Turn, facts: list[Accusation]) -> Answer:
        snippets: list[Snippet] = []
        taken_back = False
        placed = [(f, n, *end_of(turn, n, f.start, f.end)) for f in facts
                  if (n := turn.snapshot.number(f.document_id)) is not None]  # fmt: skip
        if turn.understood.wanted == "who":
            # Of whom it is taken back at once is not the first to be named, and "he is not charged" names nobody.
            placed = [p for p in placed if not of_nobody(turn, p[0], p[1])] or placed
            placed.sort(key=lambda place: place[3])
        for fact, number, end, denies in placed:
            snippet = cite_sentences(turn.snapshot, number, fact.start, end)
            if snippet not in snippets:
                taken_back = taken_back or (denies and not snippets)
                snippets.append(snippet)
        as_of = max((s.date for s in snippets if s.date), default=None)
        lead = TAKEN_BACK if taken_back else "As the documents word it:"
        return Answer(intent=self.name, lead=lead, snippets=tuple(snippets[:4]), more=tuple(snippets[4:]), as_of=as_of)
