"""Which documents tell the story that a question names: what these call "the case" or "the matter" is what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Literal

from bot.conversation.function_words import AUXILIARIES
from bot.conversation.names import Named
from bot.conversation.phrasings import Token
from bot.conversation.titled import HONORIFIC
from bot.conversation.turn import Turn
from knowledge.facts import Investigation, Offsets, Prosecution
from knowledge.language.words import stem, words

# So much of the topic, by weight, must stand in the document (less of it, where it names somebody or something), and
# so much of it within three sentences.
_TOLD, _NAMED, _TOGETHER = 0.75, 0.6, 0.5
# Another document that tells nearly as much tells the same story.
_AS_MUCH = 0.1
_ALL = 0.9
_LOOKED_AT = 12
# So many characters are the beginning of a document; a title with so many commas lists what a newsletter is about.
_LEDE, _MANY = 400, 3
# What stands in more documents is no story by itself.
_ONE_STORY = 3
_LEADING = 300
_ASKING = AUXILIARIES | frozenset("who what which when where why how whom whose".split())
# What a title or a preposition says of a topic, a document need not say.
_NO_TOPIC = frozenset(
    map(stem, HONORIFIC | frozenset("around over behind regarding concerning involving during after against".split()))
)
# What a question calls a story, and its documents need not.
_CALLED = frozenset(map(stem, "case story affair scandal matter saga events".split()))
# So many first letters in common make an inflexion of a word that no document has ("underpaying", "underpaid").
_BEGINNING = 5
# Within so many sentences of what a story is told by, a fact of "the case" is of that story.
_AROUND = 5
# A document with fewer sentences tells of one matter; a longer one does where each of so many parts tells of it.
_SHORT, _PARTS = 16, 4
_APART = re.compile(r"\b(?:separate|apart|distinct|different|aside)\s+from\s[^,.;:]{0,80}$", re.IGNORECASE)
# What names no story by itself: "the case", "the federal case", "this investigation", "it".
_UNNAMED = re.compile(
    r"(?:(?:the|this|that|these|those|both|all|its|their)\s+)*"
    r"(?:it|them|this|that|(?:[\w.-]+\s+){0,2}(?:case|matter|incident|investigation|prosecution|inquiry|probe|complaint|allegation|charge)s?)"
    r"(?!\s+(?:of|against|involving|into|over|about|at|in|that|regarding)\b)(?:\W.*)?",
    re.I | re.S,
)


def facts_of_story(
    turn: Turn, kind: Literal["investigation", "prosecution"], topic: Sequence[str]
) -> list[Investigation | Prosecution]:
    """Facts of those documents alone that tell of a topic: of "the case", or of the topic in so many words."""
    topic = [s for s in topic if s not in _NO_TOPIC]
    documents = stories(turn, topic)
    if len(documents) > _ONE_STORY and _is_body(turn, topic):
        return []
    found = []
    for document in documents:
        facts = [f for f in turn.snapshot.facts(kind, document=document) if isinstance(f, Investigation | Prosecution)]
        told = [f for f in facts if not (f.habitual or _is_denied(f)) and _is_of(turn, document, f, topic)]
        found += sorted(told, key=lambda f: f.subject_span is None)
    return found


def _runs_through(turn: Turn, document: int, stems: Sequence[str], topic: Sequence[str]) -> bool:
    """Whether a document tells of a topic in its title, or throughout; a digest names many things as it begins."""
    if _has(turn, topic, turn.snapshot.title_stems(document)) or len(stems) < _SHORT:
        return True
    part = -(-len(stems) // _PARTS)
    parts = ({s for told in stems[i : i + part] for s in told.split()} for i in range(0, len(stems), part))
    return all(_has(turn, topic, told) for told in parts)


def _has(turn: Turn, topic: Sequence[str], present: AbstractSet[str]) -> bool:
    """Whether most of a topic stands somewhere in its own words."""
    weights = turn.weights(topic)
    return sum(w for s, w in weights.items() if s in present) >= _TOGETHER * sum(weights.values())


def _is_denied(fact: Investigation | Prosecution) -> bool:
    return isinstance(fact, Investigation) and fact.denied


def _is_of(turn: Turn, document: int, fact: Investigation | Prosecution, topic: Sequence[str]) -> bool:
    """Whether a fact of the story's document is of the story, and the topic is not who investigates it."""
    span = fact.investigator_span if isinstance(fact, Investigation) else fact.prosecutor_span
    if span is not None and turn.share(topic, _stems(turn, document, span)) >= _ALL:
        return False
    if is_set_apart(turn, document, fact):
        return False
    own = _stems(turn, document, (fact.start, fact.end))
    if turn.share(topic, own) >= _TOGETHER:
        return True
    return unnamed(turn, document, fact.subject_span) and _is_near(turn, document, fact, topic)


def is_set_apart(turn: Turn, document: int, fact: Investigation | Prosecution) -> bool:
    """Whether a sentence has somebody's inquiry but as another: "the ferry inquiry is separate from a Dorn inquiry"."""
    span = fact.investigator_span if isinstance(fact, Investigation) else fact.prosecutor_span
    return span is not None and _APART.search(turn.snapshot.text(document, fact.start, span[0])) is not None


def _is_near(turn: Turn, document: int, fact: Investigation | Prosecution, topic: Sequence[str]) -> bool:
    """Whether a document is about the topic, or has it near a fact; a digest tells of many matters."""
    rows = list(turn.snapshot.sentences(document))
    if is_about(turn, document, topic) and _runs_through(turn, document, [r.stems for r in rows], topic):
        return True
    place = next((i for i, r in enumerate(rows) if r.start <= fact.start < r.end), 0)
    around = {s for r in rows[max(0, place - _AROUND) : place + _AROUND + 1] for s in r.stems.split()}
    return _has(turn, topic, around)


def _stems(turn: Turn, document: int, span: Offsets) -> set[str]:
    return {w.stem for w in words(turn.snapshot.text(document, *span))}


def _is_body(turn: Turn, topic: Sequence[str]) -> bool:
    """Whether a topic is but the name of a body or a place, which any number of stories may have."""
    return any(not n.people and set(topic) <= _stems_of(turn, n) for n in turn.understood.names)


def _stems_of(turn: Turn, named: Named) -> set[str]:
    """The stems of a name of the question."""
    return {stem(t.folded) for t in turn.understood.tokens[named.start : named.end]}


def listed(told: Iterable[str]) -> str:
    """Join what several facts tell, each once ("FBI" is "the FBI"), as far as it stays short enough to lead in."""
    parts: list[str] = []
    first: dict[str, str] = {}
    for part in told:
        first.setdefault(part.removeprefix("the ").removeprefix("The "), part)
    for part in first.values():
        if parts and len("; ".join((*parts, part))) > _LEADING:
            break
        parts.append(part)
    return "; ".join(parts)


def in_keywords(turn: Turn) -> bool:
    """Whether nothing of a question asks: "ferry fire investigators", and not "what did the investigators do"."""
    return not any(t.folded in _ASKING for t in turn.understood.tokens)


def unnamed(turn: Turn, document: int, subject: Offsets | None) -> bool:
    """Whether a fact tells no more of what it is about than "the case", so that its document's story is meant."""
    return subject is None or _UNNAMED.fullmatch(turn.snapshot.text(document, *subject)) is not None


def stories(turn: Turn, topic: Sequence[str], besides: Sequence[int] = ()) -> list[int]:
    """The documents that tell of a topic (stems of the question), the likeliest first; none where none surely does.

    Where more may tell of it than are looked at, those `besides` are looked at, too.
    """
    if not topic:
        return []
    found = turn.snapshot.passages.documents(list(turn.weights(topic).items()), limit=_LOOKED_AT)
    numbers = [hit.n for hit in found] if turn.document is None else [turn.document]
    if len(numbers) == _LOOKED_AT:
        numbers = list(dict.fromkeys([*numbers, *besides]))
    scored = sorted(((_told(turn, n, topic), -n) for n in numbers), reverse=True)
    best = scored[0][0] if scored else 0.0
    return [-n for score, n in scored if score > 0 and score >= best - _AS_MUCH]


def ids_of_stories(turn: Turn, topic: Sequence[Token]) -> frozenset[str]:
    """The ids of the documents that are about what some words of the question name, by their titles and beginnings."""
    wanted = [s for s in turn.stems(topic) if s not in _CALLED]
    return frozenset(turn.snapshot.card(n).id for n in stories(turn, wanted) if is_about(turn, n, wanted))


def is_about(turn: Turn, document: int, topic: Sequence[str]) -> bool:
    """Whether a document has most of a topic in its title and first sentences, and is no list of many matters."""
    title = turn.snapshot.card(document).title or ""
    begins = {s for r in turn.snapshot.sentences(document) if r.start < _LEDE for s in r.stems.split()}
    return title.count(", ") < _MANY and turn.share(topic, begins | turn.snapshot.title_stems(document)) >= _NAMED


def tells(turn: Turn, document: int, topic: Sequence[str]) -> bool:
    """Whether a document tells of a topic at all."""
    return _told(turn, document, topic) > 0


def _told(turn: Turn, document: int, topic: Sequence[str]) -> float:
    """How well a document tells of a topic, 0 to 2: of the whole, and where it stands closest together."""
    title = turn.snapshot.title_stems(document)
    rows = [set(r.stems.split()) for r in turn.snapshot.sentences(document)]
    topic = _as_told(turn, topic, title.union(*rows))
    whole = turn.share(topic, title.union(*rows))
    least = _NAMED if any(_stems_of(turn, n) & set(topic) for n in turn.understood.names) else _TOLD
    if whole < least or not _named_there(turn, document, topic, title.union(*rows)):
        return 0.0
    near = max(turn.share(topic, title.union(*rows[max(0, i - 1) : i + 2])) for i in range(len(rows))) if rows else 0.0
    return whole + near if near >= _TOGETHER else 0.0


def _as_told(turn: Turn, topic: Sequence[str], told: AbstractSet[str]) -> list[str]:
    """The topic with words that no document has in the form in which this one has them ("bribery" as "bribe")."""
    known = turn.snapshot.term_counts(topic)
    return [s if known.get(s) else next((t for t in sorted(told) if _alike(s, t)), s) for s in topic]


def _alike(one: str, other: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= _BEGINNING and shared >= max(len(one), len(other)) - 2


def _named_there(turn: Turn, document: int, topic: Sequence[str], told: AbstractSet[str]) -> bool:
    """Whether whoever and whatever of the topic is named in the question is named in the document."""
    wanted = set(topic)
    for named in turn.understood.names:
        own = _stems_of(turn, named)
        there = own & wanted <= told or any(
            d == document for n in named.numbers for d, *_ in turn.snapshot.mentions_of(n)
        )
        if not there:
            return False
    return True
