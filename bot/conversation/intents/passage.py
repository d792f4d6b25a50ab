"""Everything that no fact answers: the passage search, where it is sure enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.conversation.across import differing, folded
from bot.conversation.arguments import other_actor, other_doer, passive_doer
from bot.conversation.citations import cite
from bot.conversation.numbering import unnamed_number
from bot.conversation.reply import Abstention, Answer, Reply, Snippet
from bot.conversation.timing import other_time
from bot.conversation.turn import Turn, abstain
from bot.conversation.understanding import LEADING
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.query import Query
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage

# Below this the chance of a wrong passage is too high to show it as an answer, and below PLAIN the reply says that it
# is not sure (chosen on the open half of the newsroom questions; see docs/answers.md).
SURE = 0.05
PLAIN = 0.5
# Below this confidence so much of a question that stands by itself must be accounted for ...
_DOUBTFUL = 0.2
LEAST_MET = 0.4
# ... and "how many" is not answered from what does not count the very thing.
# A follow-up shares few words with its answer; that it stays with the last document makes up for it.
FOLLOWING = 0.02
# Digits and letters, and no ordinal.
_MIXED = re.compile(r"(?!\d+(?:st|nd|rd|th)$)(?=.*[a-z])(?=.*\d)\w+")
# A number that a hyphen joins to letters before it.
_JOINED = re.compile(r"(?<=[^\W\d_]-)(\d\w*)")
_TOO_LITTLE = "I find no passage that tells this; the nearest ones share too little with the question."
# A further passage is shown when its chance comes to this share of the best one's.
_NEAR = 0.25
# A single sentence longer than this is cut.
_LONGEST = 1_000
_SHOWN = 3
_SURER = 2.0
# What is left of a passage's confidence where a name, number or day of the question is not in it.
_AGAINST = 0.25
# From so near in meaning on (0 chance, 1 the same word) a passage tells of what "which" asks for.
_MET = 0.5
_ELLIPTIC = 3
_COPULAS = frozenset({"is", "are", "was", "were"})
_DOING = frozenset("do does did has have had will would can could should".split())


class PassageIntent:
    """Answers with the best passage and those near it; abstains with what was missing."""

    name = "passage"

    def answer(self, turn: Turn) -> Reply:
        """Answer or abstain; this is the last resort, so it always replies."""
        intent = turn.understood.wanted or self.name
        follows = self._follows_up(turn)
        query = turn.query(carry=follows)
        if not query.stems:
            return abstain(
                intent, "There is nothing in the question to look for. Please name whom or what it is about."
            )
        passages = self._worth_showing(turn, self._search(turn, query, follows=follows))
        missing = self._missing(turn, passages, follows=follows)
        if missing is not None:
            return Abstention(
                intent=intent,
                reason=missing,
                confidence=_doubted(passages, missing),
                nearest=tuple(_cite(turn, passages[:5])),
            )
        best = passages[0]
        whole = replace(best.candidate, start=best.start, end=best.end)
        other = other_doer(turn, best.candidate) or passive_doer(turn, whole) or other_actor(turn, best.candidate)
        if other is not None:
            return Abstention(
                intent=intent,
                reason=f"I do not find that. What comes nearest, the documents tell of {other}:",
                snippets=tuple(_cite(turn, [best])),
            )
        sure = best.confidence >= PLAIN
        differ = differing(turn, passages[: 2 * _SHOWN], query.counted) if sure else []
        chosen = differ or [p for p in passages[: 2 * _SHOWN] if not sure or p.chance >= _NEAR * best.chance]
        snippets = folded(turn, _cite(turn, chosen))[:_SHOWN]
        dates = [s.date for s in snippets if s.date]
        lead = None if sure else "No passage tells this for sure. These come nearest:"
        if differ:
            lead = "The documents give different numbers:"
        return Answer(
            intent=intent,
            lead=lead,
            snippets=tuple(snippets),
            confidence=best.confidence,
            as_of=max(dates, default=None),
        )

    def with_nearest(self, turn: Turn, refusal: Abstention) -> Abstention:
        """Add to another intent's abstention what the search would have found; that speaks but half for an answer."""
        query = turn.query()
        passages = turn.search(query, limit=5) if query.stems else []
        if not passages:
            return refusal
        sure = max(refusal.confidence, passages[0].confidence / 2)
        return refusal.model_copy(update={"nearest": tuple(_cite(turn, passages)), "confidence": sure})

    def _follows_up(self, turn: Turn) -> bool:
        """Whether the question leans on the last turn: a pronoun, or too few words and no name of its own."""
        if turn.memory is None or not turn.memory.documents:
            return False
        if turn.understood.names:
            return turn.points_back and not turn.understood.strangers
        stems = turn.stems(turn.understood.content())
        # "How do I cook rice?" is short, and goes on from nothing: no document has any of its words.
        unheard = bool(stems) and not turn.snapshot.term_counts(stems)
        return turn.points_back or (len(stems) <= _ELLIPTIC and not unheard)

    def _search(self, turn: Turn, query: Query, *, follows: bool) -> list[Passage]:
        """Search everywhere; in a follow-up, where the last answer came from, and there alone if it points back."""
        if follows and turn.memory is not None and turn.document is None:
            number = turn.snapshot.number(turn.memory.documents[0])
            if number is not None:
                found = turn.search(query, document=number, limit=_ranked(turn))
                alone = self._alone(turn, query)
                # A question that points nowhere is asked of everything where that tells it far more surely.
                elsewhere = bool(alone) and alone[0].confidence >= max(PLAIN, _SURER * _confidence(found))
                return found if turn.points_back or (found and not elsewhere) else alone
        return self._alone(turn, query)

    @staticmethod
    def _alone(turn: Turn, query: Query) -> list[Passage]:
        """Search everything with the question's own words, where it has any."""
        alone = turn.query()
        return turn.search(alone if alone.stems else query, limit=_ranked(turn))

    def _worth_showing(self, turn: Turn, passages: list[Passage]) -> list[Passage]:
        """No headlines and captions where there is anything else; with a quotation in the question, what holds it."""
        quotes = [" ".join(w.stem for w in words(q)) for q in turn.understood.quotes]
        if quotes:
            return [p for p in passages if all(q in " ".join(p.candidate.order) for q in quotes)]
        return [p for p in passages if "h" not in p.candidate.holds] or passages

    def _missing(self, turn: Turn, passages: Sequence[Passage], *, follows: bool) -> str | None:
        """Why not to answer, in a sentence; None where the best passage is sure enough."""
        unknown = list(turn.understood.strangers)
        if unknown:
            return f"The documents do not mention “{' '.join(unknown)}”."
        if not passages:
            held = f" with the words “{turn.understood.quotes[0]}”" if turn.understood.quotes else ""
            return f"Nothing in the documents{held} matches the question."
        best = passages[0]
        if best.feature("numbers") < 1.0 and not self._names_with_digits(turn, best):
            wanted = ", ".join(sorted(turn.understood.numbers))
            return f"I find no passage on this with the number asked about ({wanted})."
        if (named := unnamed_number(turn, best.candidate.document, best.start, best.end)) is not None:
            return f"The passage that comes nearest does not tell this of “{named}”."
        if (other := other_time(turn, best.candidate.document, best.candidate.start, best.candidate.end)) is not None:
            return f"The passage that comes nearest is of another time ({other})."
        if turn.understood.wanted == "address" and "@" not in best.candidate.holds:
            return "I find no address of that in the documents."
        counting = turn.understood.wanted == "how_many"
        unsure = counting and best.confidence < _DOUBTFUL and not any(p.feature("counted") for p in passages[:_SHOWN])
        if unsure or (counting and not any(self._has_number(p) for p in passages[:_SHOWN])):
            return "I find no number of that in the documents."
        if turn.understood.wanted == "how_many" and (counted := self._uncounted(turn, best)):
            return f"The passage that comes nearest does not count “{counted}”."
        if best.confidence < PLAIN and (kind := self._unmet_kind(turn, best)) is not None:
            return f"The passage that comes nearest does not tell of any “{kind}”."
        if (predicate := self._unsaid(turn, best)) is not None:
            return f"The passage that comes nearest says nothing of “{predicate}”."
        absent = self._absent(turn, best)
        if absent:
            return f"The passage that comes nearest does not tell this of {absent}."
        if best.met < LEAST_MET and not follows and best.confidence < _DOUBTFUL:
            return _TOO_LITTLE
        if best.confidence < (FOLLOWING if follows or turn.understood.quotes else SURE):
            return _TOO_LITTLE
        return None

    @staticmethod
    def _names_with_digits(turn: Turn, best: Passage) -> bool:
        """Whether all numbers asked about are names with letters ("18F", "A-130") that the passage's document uses."""
        rows = turn.snapshot.sentences(best.candidate.document)
        used = {s for r in rows for s in r.stems.split()} | best.candidate.title
        joined = {m[1].casefold() for m in _JOINED.finditer(turn.understood.text)}
        wanted = turn.understood.numbers
        return all((_MIXED.fullmatch(n) is not None or n in joined) and stem(n) in used for n in wanted)

    @staticmethod
    def _uncounted(turn: Turn, best: Passage) -> str | None:
        """What "how many" asks to count, where it is named by a name ("how many Danes") that the passage lacks."""
        tokens = turn.understood.tokens
        for i, token in enumerate(tokens[:-2]):
            if (token.folded, tokens[i + 1].folded) == ("how", "many"):
                counted = tokens[i + 2]
                named = counted.capital or any(n.start <= i + 2 < n.end for n in turn.understood.names)
                told = best.candidate.stems | best.candidate.near | best.candidate.title
                return (
                    turn.understood.text[counted.start : counted.end]
                    if named and stem(counted.folded) not in told
                    else None
                )
        return None

    @staticmethod
    def _unmet_kind(turn: Turn, best: Passage) -> str | None:
        """What "which" asks for ("which book"), where nothing like it stands in or beside the passage.

        Kinds that have names of their own (a company, a country) need not be called what they are.
        """
        tokens = turn.understood.tokens
        if turn.understood.wanted:
            return None
        for one, other in pairwise(tokens):
            if one.folded == "which" and other.folded not in STOP:
                kind = stem(other.folded)
                beside = best.candidate.near | best.candidate.title
                met = (
                    best.feature("focus") >= _MET
                    or kind in beside
                    or not beside.isdisjoint(RELATED.get(kind, "").split())
                )
                return None if met else turn.understood.text[other.start : other.end]
        return None

    @staticmethod
    def _unsaid(turn: Turn, best: Passage) -> str | None:
        """What "Was the pier insured?" or "Did Hale sue?" asks of them, where the passage has nothing like that."""
        first = next((t.folded for t in turn.understood.tokens if t.folded not in LEADING), "")
        named = {i for n in turn.understood.names for i in range(n.start, n.end)}
        content = [t for i, t in enumerate(turn.understood.tokens) if t.folded not in STOP and i not in named]
        if turn.understood.wanted or first not in _COPULAS | _DOING or not content:
            return None
        asked = content[-1:] if first in _COPULAS else content
        if any(stem(t.folded) not in best.lacking for t in asked):
            return None
        return turn.understood.text[asked[0].start : asked[-1].end]

    @staticmethod
    def _has_number(passage: Passage) -> bool:
        return bool(passage.feature("counted")) or bool(set(passage.candidate.holds) & set("NM%"))

    def _absent(self, turn: Turn, best: Passage) -> str | None:
        """A name of the question that the evidence lacks: a person in the passage and its neighbours, anything
        else in the whole document."""
        present = best.candidate.entities | best.candidate.entities_near
        told = best.candidate.stems | best.candidate.near | best.candidate.title
        for named in turn.understood.names:
            if named.numbers & present or set(turn.stems(turn.understood.tokens[named.start : named.end])) <= told:
                continue
            if named.people:
                return named.people[0].name
            if not any(d == best.candidate.document for n in named.numbers for d, *_ in turn.snapshot.mentions_of(n)):
                return named.entities[0].name
        return None


def _ranked(turn: Turn) -> int:
    """How many passages to look at: more where only those may be shown that hold a quotation."""
    return 20 if turn.understood.quotes else 2 * _SHOWN


def _doubted(passages: Sequence[Passage], missing: str) -> float:
    """The chance that the best passage answers all the same: small where something speaks against it."""
    return _confidence(passages) * (1.0 if missing == _TOO_LITTLE else _AGAINST)


def _confidence(passages: Sequence[Passage]) -> float:
    return passages[0].confidence if passages else 0.0


def _cite(turn: Turn, passages: Sequence[Passage]) -> list[Snippet]:
    """Cite passages whole; only a single sentence of more than LONGEST characters is cut, between two words."""
    found = []
    for p in passages:
        end = p.end
        if end - p.start > _LONGEST:
            end = p.start + turn.snapshot.text(p.candidate.document, p.start, p.start + _LONGEST).rfind(" ")
        found.append(cite(turn.snapshot, p.candidate.document, p.start, end if end > p.start else p.start + _LONGEST))
    return found
