"""What kind of inquiry is asked about ("is there a criminal investigation?"), into whom, and whether it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from bot import messages
from bot.conversation.checks.numbering import ORDINALS, SPELT
from bot.conversation.citations import cite_sentences
from bot.conversation.people import meant
from bot.conversation.reply import Snippet
from bot.conversation.roles import RoleIndex
from bot.conversation.stories import is_set_apart
from bot.conversation.turn import CALLED, Turn
from bot.conversation.whose_people import owns_others
from knowledge.extraction.cast.lexicon import PERSON_NOUNS, TITLES
from knowledge.facts import Accusation, Investigation, Offsets, Statement
from knowledge.language.words import STOP, stem, words

PROBES = frozenset(map(stem, "investigation probe inquiry enquiry".split()))
# Fewer letters are no body's initials.
_INITIALS = 3
# "The Harbours Department" is the Department of Harbours.
_TURNED = frozenset("department ministry office bureau".split())
# How words end that say of what kind something is: "criminal", "formal", "independent", "public", "preliminary".
_OF_A_KIND = ("al", "ent", "ic", "ary", "ive", "ated")
# What says by whom it is: the FBI's is federal, though no text call it so.
_RANKS = frozenset("federal local national regional provincial congressional parliamentary presidential".split())

_NOUN = r"(?:investigation|inquiry|enquiry|probe)"
# What stands behind whoever is investigated, and before them.
_UNDER = re.compile(
    rf"(?:,[^,;.]{{0,60}},)?\s(?:is|are|was|were|be|been|remains?|came|comes?)\s(?:\w+\s){{0,2}}?"
    rf"(?:under\s(?:\w+\s)?{_NOUN}|(?:being\s|also\s)?(?:investigated|probed)"
    rf"|(?:the\s)?(?:subject|target|focus|object)\sof\s(?:[\w-]+\s){{0,3}}?(?:{_NOUN}|investigations|inquiries|probes))\b",
    re.IGNORECASE,
)
_INTO = re.compile(
    rf"\b(?:(?:investigat(?:e[ds]?|ing)|prob(?:ed|es|ing)|look(?:s|ed|ing)?\s(?:into|at))\b[^.;:?!]{{0,50}}"
    rf"|{_NOUN}s?\s(?:into|of|against)\b[^.;:?!]{{0,50}})$",
    re.IGNORECASE,
)
_NEAR, _MOST_READ = 80, 200
# So much of a topic, by weight, tells of it.
_TOPIC = 0.5
_ADMITTING = frozenset(map(stem, "admit acknowledge confess plead concede".split()))
# "The second, wider inquiry".
_COUNTED = re.compile(
    rf"\b({'|'.join(sorted(ORDINALS))})\b(?:[ ,]+[\w-]+){{0,2}}[ ,]+(?:{_NOUN}|investigations|probes|inquiries)\b"
)
# An inquiry that ended, or that is but asked for.
_OVER = frozenset(map(stem, "closed ended dropped finished concluded halted stopped completed".split()))
_HAS_ENDED = re.compile(
    rf"\b{_NOUN}\b(?:\sinto\s[^.;,]{{1,60}})?\s(?:(?:(?:was|has|had|been)\s){{0,2}}"
    r"(?:ended|closed|concluded|dropped|finished|completed)|(?:is|was|are|were)\s(?:now\s)?over)\b",
    re.IGNORECASE,
)
_ASKED_FOR = frozenset(map(stem, "demanded requested sought urged proposed asked called wanted".split()))
_MUST = re.compile(
    r"\b(?:must|should|ought\sto|needs?\sto|ha(?:s|ve)\sto)\s(?:be\s)?(?:\w+\s){0,2}(?:investigat|prob|look\sinto)",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:call(?:ed|s|ing)?\s(?:for|on)|demand\w{0,3}|urg(?:ed|es|ing)|ask(?:ed|s|ing)?\sfor|request\w{0,3}|sought|seek\w{0,3}"
    rf"|want\w{{0,2}}|propos\w{{1,3}})\b[^.;]{{0,60}}\b{_NOUN}\b",
    re.IGNORECASE,
)
# What is demanded of an inquiry that goes on: "asked that she put an end to the investigation".
_ENDING = re.compile(
    r"\b(?:end(?:ed|ing)?|stop\w*|halt\w*|drop\w*|clos(?:e|ed|ing)|quash\w*|abandon\w*|ceas\w+|shut\w*)\b",
    re.IGNORECASE,
)


def object_named(turn: Turn, roles: RoleIndex) -> frozenset[int]:
    """The people or bodies that a topic has for what is investigated, by nothing but a name, a role or a pronoun."""
    tokens = [t for t in turn.tokens("topic") if t.folded not in STOP or t.folded in CALLED]
    if not tokens:
        return frozenset()
    names = turn.named("topic")
    first = turn.slots["topic"][0]
    inside = {i - first for n in names for i in range(n.start, n.end)}
    rest = [t for i, t in enumerate(turn.tokens("topic")) if i not in inside and t in tokens]
    if names and all(t.folded in PERSON_NOUNS or t.folded in TITLES for t in rest):
        return frozenset(e.n for n in names for e in n.entities if e.type in {"person", "organisation"})
    if names or not (tokens[-1].folded in PERSON_NOUNS or tokens[-1].folded in CALLED):
        return frozenset()
    meaning = meant(turn, roles, "topic").first_who(lambda e: True)
    return frozenset(e.n for e in meaning.entities if e.type == "person")


def called(turn: Turn) -> str:
    """How a question calls those whom its topic names: by the name, else as it is worded."""
    tokens, named = turn.understood.tokens, turn.named("topic")
    if not named:
        return turn.slot_text("topic")
    return turn.understood.text[tokens[named[0].start].start : tokens[named[0].end - 1].end]


def is_into(turn: Turn, fact: Investigation, numbers: Set[int]) -> bool:
    """Whether an inquiry is into some people or bodies: what is investigated mentions them, or they are under it."""
    number = turn.snapshot.number(fact.document_id)
    if number is None:
        return False
    if fact.subject_span is not None:
        named = (m for m in turn.snapshot.mentions(number, *fact.subject_span) if m[0] in numbers)
        # "Reed associates" may have been read as a body's.
        person = any(turn.snapshot.entities[e].type == "person" for e in numbers)
        return any(not (person and owns_others(turn, number, m[2])) for m in named)
    return _is_under(turn, number, fact.start, fact.end, numbers)


def is_into_theirs(turn: Turn, fact: Investigation, numbers: Set[int]) -> bool:
    """Whether an inquiry is into nobody of these, but into others who belong to them: "Reed's brother"."""
    number = turn.snapshot.number(fact.document_id)
    if number is None or fact.subject_span is None or is_into(turn, fact, numbers):
        return False
    return any(e in numbers for e, *_ in turn.snapshot.mentions(number, *fact.subject_span))


def in_place(turn: Turn, facts: list[Investigation]) -> list[Investigation]:
    """Of some inquiries those of whose sentence a place of the topic is ("into Reed in Arden"); all, where none is."""
    places = {e.n for n in turn.named("topic") for e in n.entities if e.type == "place"}
    numbered = [(f, turn.snapshot.number(f.document_id)) for f in facts]
    there = [
        f
        for f, n in numbered
        if n is not None and any(e in places for e, *_ in turn.snapshot.mentions(n, f.start, f.end))
    ]
    return there or facts


def about(turn: Turn, facts: list[Investigation], topic: Sequence[str]) -> list[Investigation]:
    """The inquiries of whose sentence, or of whose document's title, most of a topic is; all, where there is none."""
    if not topic:
        return facts
    kept = []
    named = turn.named("topic")
    for fact in facts:
        number = turn.snapshot.number(fact.document_id)
        if number is None or is_set_apart(turn, number, fact):
            continue
        who = set() if fact.investigator_span is None else _stems(turn, number, fact.investigator_span)
        if turn.understood.wanted == "who" and turn.share(topic, who) == 1:
            continue  # "Who investigated the Harbour Board?" asks for nothing that the board looks into
        if not all(any(d == number for e in n.numbers for d, *_ in turn.snapshot.mentions_of(e)) for n in named):
            continue  # whatever is near in meaning to a name is not what it names
        present = _stems(turn, number, (fact.start, fact.end))
        if not _into_others(turn, number, fact):
            present |= turn.snapshot.title_stems(number)
        if turn.share(topic, present) >= _TOPIC:
            kept.append(fact)
    return kept


def _into_others(turn: Turn, document: int, fact: Investigation) -> bool:
    """Whether an inquiry is into somebody whom the document's title does not name, so that its topic is another."""
    if fact.subject_span is None:
        return False
    names = {e for e, *_ in turn.snapshot.mentions(document, *fact.subject_span)}
    people = [turn.snapshot.entities[e].name for e in names if turn.snapshot.entities[e].type == "person"]
    title = turn.snapshot.title_stems(document)
    return bool(people) and not any(words(name)[-1].stem in title for name in people)


def _stems(turn: Turn, document: int, span: Offsets) -> set[str]:
    return {w.stem for w in words(turn.snapshot.text(document, *span))}


def told_otherwise(turn: Turn, facts: Sequence[Investigation], numbers: Set[int]) -> bool:
    """Whether some sentence, of which it is no fact what is investigated, has these people or bodies investigated."""
    columns, terms = turn.snapshot.columns, turn.snapshot.terms
    near = set(columns.having(terms.numbers({*PROBES, stem("look")}).tolist()).tolist())
    found = [n for n in columns.mentioning(sorted(numbers)).tolist() if n in near][:_MOST_READ]
    told = {(turn.snapshot.number(f.document_id), f.start) for f in facts if f.subject_span is not None}
    rows = [r for r in turn.snapshot.sentences_numbered(found) if (r.document, r.start) not in told]
    return any(
        _is_under(turn, r.document, r.start, r.end, numbers) or _is_behind(turn, r.document, r.start, r.end, numbers)
        for r in rows
    )


def _is_under(turn: Turn, document: int, start: int, end: int, numbers: Set[int]) -> bool:
    text = turn.snapshot.text(document, start, end)
    mentions = turn.snapshot.mentions(document, start, end)
    return any(e in numbers and _UNDER.match(text, b - start) for e, _, b, _ in mentions)


def _is_behind(turn: Turn, document: int, start: int, end: int, numbers: Set[int]) -> bool:
    mentions = turn.snapshot.mentions(document, start, end)
    before = [turn.snapshot.text(document, max(start, a - _NEAR), a) for e, a, *_ in mentions if e in numbers]
    return any(map(_INTO.search, before))


def has_ended(turn: Turn, fact: Investigation) -> bool:
    """Whether an inquiry is told to have ended."""
    return stem((fact.status or "").casefold()) in _OVER or _HAS_ENDED.search(text_of(turn, fact)) is not None


def ended_since(turn: Turn, facts: Sequence[Investigation], into: Sequence[Investigation]) -> list[Investigation]:
    """The inquiries told to have ended, into nothing that is named, of those who are told of in some others."""
    bodies = [name for f in into for name in _bodies(turn, f)]
    found = [f for f in facts if f not in into and f.subject_span is None and has_ended(turn, f)]
    return [f for f in found if any(same_body(name, other) for name in _bodies(turn, f) for other in bodies)]


def _bodies(turn: Turn, fact: Investigation) -> Sequence[str]:
    number = turn.snapshot.number(fact.document_id)
    if fact.investigators or number is None or fact.investigator_span is None:
        return fact.investigators
    return (turn.snapshot.text(number, *fact.investigator_span),)


def is_asked_for(turn: Turn, fact: Investigation) -> bool:
    """Whether an inquiry is but demanded or asked for."""
    status = stem((fact.status or "").casefold())
    if _MUST.search(text_of(turn, fact)) is not None and status not in _OVER:
        return True
    demanded = None if status else _DEMAND.search(text_of(turn, fact))
    return status in _ASKED_FOR or (demanded is not None and _ENDING.search(demanded.group()) is None)


def what_else(turn: Turn, facts: Sequence[Investigation]) -> list[Snippet]:
    """Sentences on other inquiries, each once."""
    places = [(turn.snapshot.number(f.document_id), f) for f in facts]
    return list(dict.fromkeys(cite_sentences(turn.snapshot, n, f.start, f.end) for n, f in places if n is not None))


def lead_of(turn: Turn, told: Sequence[tuple[Investigation, Sequence[str]]], *, into: str = "") -> str | None:
    """Who investigates, as the documents tell, each once; and apart from them whose inquiry ended, or is asked for."""
    ended: dict[str, str] = {}
    asked: dict[str, str] = {}
    going: dict[str, str] = {}
    for fact, names in told:
        kept = ended if has_ended(turn, fact) else asked if is_asked_for(turn, fact) else going
        day = str(turn.snapshot.card(turn.snapshot.number(fact.document_id) or 0).date or "")
        for name in names:
            kept[name] = max(day, kept.get(name, ""))
    going = {n: d for n, d in going.items() if not any(same_body(n, o) and d <= then for o, then in ended.items())}
    asked = {n: d for n, d in asked.items() if not any(same_body(n, o) for o in (*going, *ended))}
    parts = [
        worded.format(names=", ".join(names), what=into)
        for worded, names in (
            (messages.INVESTIGATING_THIS if into else messages.INVESTIGATING, _by_name(each_once(going))),
            (messages.INVESTIGATED_UNTIL, each_once(ended)),
            (messages.INVESTIGATION_ASKED_FOR, each_once(asked)),
        )
        if names
    ]
    if not parts and told and turn.understood.wanted == "who":
        return messages.BY_WHOM
    return " ".join(parts) or None


def _by_name(names: list[str]) -> list[str]:
    """Those with a name, where any has one: "the city" tells less of who it is."""
    return list(filter(has_name, names)) or names


def each_once(names: Iterable[str]) -> list[str]:
    """The names of bodies, the fullest of each."""
    found: list[str] = []
    for name in names:
        other = next((i for i, o in enumerate(found) if same_body(name, o)), None)
        if other is None:
            found.append(name)
        elif len(name) > len(found[other]):
            found[other] = name
    return found


def same_body(name: str, other: str) -> bool:
    """Whether two names are one body's: all words of one in the other ("the Dorn police"), or its initials."""
    one, two = sorted(({w.folded for w in words(n) if not w.is_stop} for n in (name, other)), key=len)
    initials = {i for n in (name, other) for i in _initials(n)}
    shorter = {n.casefold().removeprefix("the ") for n in (name, other)}
    return bool(one) and (one <= two or any(len(i) >= _INITIALS and i in shorter for i in initials))


def _initials(name: str) -> tuple[str, ...]:
    """The initials of a body, with what stands between names or without, and as "Department of Harbours" has them."""
    told = [w.folded for w in words(name) if w.folded != "the"]
    plain = [w.folded for w in words(name) if not w.is_stop]
    turned = [plain[-1], "of", *plain[:-1]] if len(plain) > 1 and plain[-1] in _TURNED else []
    return tuple("".join(w[0] for w in one) for one in (told, plain, turned))


def may_be_about(turn: Turn, fact: Investigation, numbers: Set[int]) -> bool:
    """Whether "the case" of a document may be that of some people: not of who only speaks there, and admits nothing."""
    number = turn.snapshot.number(fact.document_id)
    names = {turn.snapshot.entities[n].name for n in numbers}
    if number is None:
        return False
    accused = (f for f in turn.snapshot.facts("accusation", document=number) if isinstance(f, Accusation))
    if any(not names.isdisjoint((f.accused or "",)) for f in accused):
        return True
    spoken = [f for f in turn.snapshot.facts("statement", document=number) if isinstance(f, Statement)]
    theirs = [f for f in spoken if f.speaker in names]
    cues = {w.stem for f in theirs if f.cue is not None for w in words(turn.snapshot.text(number, *f.cue))}
    return not theirs or not cues.isdisjoint(_ADMITTING)


def tells_of(turn: Turn, fact: Investigation, numbers: Set[int]) -> bool:
    """Whether the document of an inquiry mentions some people or bodies."""
    number = turn.snapshot.number(fact.document_id)
    return number is not None and any(d == number for n in numbers for d, *_ in turn.snapshot.mentions_of(n))


def subject_asked_in_part(turn: Turn, facts: Sequence[Investigation]) -> str:
    """What is investigated, where all inquiries are into the same and the question names but a part of it."""
    spans = {(turn.snapshot.number(f.document_id), f.subject_span) for f in facts}
    number, span = next(iter(spans), (None, None))
    told = turn.snapshot.text(number, *span) if len(spans) == 1 and number is not None and span is not None else ""
    asked = turn.stems(turn.tokens("topic"))
    more = [w for w in words(told) if not w.is_stop and w.stem not in asked]
    whole = len(more) < len([w for w in words(told) if not w.is_stop])
    return told if asked and whole and any(told[w.start].islower() for w in more) else ""


def counted(turn: Turn, facts: list[Investigation]) -> list[Investigation]:
    """The investigations that are told as the first, the second, where a question asks for that one; else all."""
    asked = set(numbers_of_probes(turn).values())
    if not asked:
        return facts
    return [f for f in facts if asked & set(_COUNTED.findall(text_of(turn, f).casefold()))] or facts


def numbers_of_probes(turn: Turn) -> dict[str, str]:
    """The ordinals right before an inquiry in a question, as they stand there, and as texts spell them ("second")."""
    led = pairwise(w.folded for w in turn.understood.tokens)
    spelt = {one: SPELT.get(one, (one,))[0] for one, other in led if stem(other) in PROBES}
    return {one: word for one, word in spelt.items() if word in ORDINALS}


def has_name(worded: str) -> bool:
    """Whether something is told by a name: with a capital that begins no sentence's article."""
    return any(c.isupper() for c in worded.removeprefix("The "))


def text_of(turn: Turn, fact: Investigation) -> str:
    """The sentence of an investigation."""
    number = turn.snapshot.number(fact.document_id)
    return "" if number is None else turn.snapshot.text(number, fact.start, fact.end)


def kind_asked(turn: Turn) -> str:
    """The word for a kind where a question has whoever investigates; "" where it has somebody, or tells by its rank."""
    asked = [t.folded for t in turn.tokens("who") if t.folded not in STOP]
    return asked[0] if len(asked) == 1 and asked[0].endswith(_OF_A_KIND) and asked[0] not in _RANKS else ""


def asks_by_rank(turn: Turn) -> bool:
    """Whether a question has nothing but a rank for whoever investigates ("federal")."""
    return _RANKS.issuperset(t.folded for t in turn.tokens("who") if t.folded not in STOP)


def is_of_kind(text: str, kind: str) -> bool:
    """Whether a text calls an inquiry so, right before the noun."""
    return any(one.folded == kind and other.stem in PROBES for one, other in pairwise(words(text)))


def is_by_initials(turn: Turn, investigators: Iterable[str]) -> bool:
    """Whether the question has the initials of one of these for whoever investigates: "the FBI"."""
    asked = [t.folded for t in turn.tokens("who") if t.folded not in STOP]
    if len(asked) != 1 or len(asked[0]) < _INITIALS:
        return False
    # "The Dorn Division of the Federal Bureau of Investigation" is the FBI's.
    return any(asked[0] in "".join(w.folded[0] for w in words(name) if not w.is_stop) for name in investigators)
