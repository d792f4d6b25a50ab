"""Who has which part: a deed told with doer and sufferer exchanged, and words that are somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.conversation.checks.arguments import BEHIND, MUTUAL, REPORTING, doer_and_verb, goes_on, verb_behind
from bot.conversation.checks.rows import row_of
from bot.conversation.function_words import ARTICLES, HAVING, PASSIVE
from bot.conversation.names import Named
from bot.conversation.speech.saying import PLAIN, SPOKEN
from bot.conversation.turn import SAYING, Turn
from knowledge.facts import Statement
from knowledge.language.words import STOP, Word, content_stems, stem, words
from knowledge.retrieval.matching import CHANCE
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage, put_right
from knowledge.retrieval.vectors import default_vectors

# Who accuses another of something suffered it: "Reed accused Hale of beating her".
_ACCUSES = re.compile(r"\baccus(?:e|es|ed|ing)\b", re.IGNORECASE)
# So many characters at most stand between a verb, or its "by", and the name that goes with it ("the former mayor").
_NEXT = 20
_CLAUSE_ENDS = re.compile(r"[.;:?!“”\"]")
_AND, _LINK = frozenset({"and", "then"}), re.compile(r"^,? ?(?:and|then)\b(?: then\b)?")
# Between who does it and the doing: "blamed Reed for shooting Hale".
_FOR = frozenset({"for", "after", "before", "while", "when", "of"})
# "Reed is accused of shooting Hale", "Reed admitted shooting Hale"; what somebody denies, nobody may have done.
_CHARGED, _OF = frozenset("accused suspected charged convicted admitted admits confessed".split()), {"of", "with", "to"}
_PARTED = re.compile(
    r"\b(?:cut(?:ting)?|sever(?:ed|ing)?|part(?:ed|ing)?|end(?:ed|ing)?) (?:all )?(?:ties|ways) with\b"
)
# "Reed fired his lawyer, Hale"; "called her a liar" is no case of it.
_OWN = frozenset({"his", "their", "its"})
_WHO = re.compile(r"^,? (?:who|which)\b")
# Of whoever announces it: "Acme said that it will buy Orla", "Acme announced plans to buy Orla".
_ANNOUNCES = r"announc(?:es?|ed)|confirm(?:s|ed)|reveal(?:s|ed)"
_OF_ITSELF = re.compile(
    rf"\b(?:says?|said|{_ANNOUNCES})(?: (?:on )?\w+day)? (?:that )?it\b|"
    rf"\b(?:has|have|had|{_ANNOUNCES})(?: (?:on )?\w+day)? (?=(?:\w+ )?plans? to\b)"
)
# "Acme's planned takeover of Orla".
_OWNS = re.compile(r"^['’]s? (?:\w+ )?$")
# "Is Acme planning to buy Orla?" asks of the buying.
_INTENDED = frozenset(map(stem, "plan want try agree intend aim seek offer attempt decide hope expect prepare".split()))
# A sentence or title tells of what a question asks where it has so many of its words besides the doer.
_TOLD = 2
# Somebody's words are those asked about where they share so much of them.
_THOSE = 0.5


@dataclass(frozen=True, slots=True)
class Deed:
    """What a question takes as done: by whom, the verb's stem, and to whom; `link` is the word before whom ("on").

    The link is none where the verb takes whom it is done to without one.
    """

    doer: Named
    verb: str
    patient: Named
    link: str = ""


class Placed(NamedTuple):
    """A mention in a sentence: where it stands, of whom, and whether it is a pronoun."""

    start: int
    end: int
    entity: int
    pronoun: bool


def deed_of(turn: Turn) -> Deed | None:
    """The deed that a question names with both who did it and to whom ("Why was Reed fired by Hale?").

    None for what one does with another, as the other does with the one.
    """
    tokens, names = turn.understood.tokens, turn.understood.names
    by = next((n for n in names if _led(turn, n) == "by"), None)
    if by is not None:
        before = [i for i in range(by.start - 1, -1, -1) if tokens[i].folded not in STOP | {"by"}]
        verb = before[0] if before else -1
        patient = next((n for n in reversed(names) if n.end <= verb), None)
        passive = patient is not None and any(t.folded in PASSIVE for t in tokens[:verb])
        if patient is not None and passive and not any(n.start <= verb < n.end for n in names):
            return _deed(by, stem(tokens[verb].folded), patient)
        return None
    asked = doer_and_verb(turn)
    if asked is None:
        return None
    place = _what_is_intended(turn, tokens.index(asked[1]))
    behind = next((n for n in names if n.start > place), None)
    if behind is None:
        return None
    between = [t.folded for t in tokens[place + 1 : behind.start] if t.folded not in ARTICLES]
    if between and (len(between) > 1 or between[0] not in BEHIND):
        return None
    return _deed(asked[0], stem(tokens[place].folded), behind, "".join(between))


def _what_is_intended(turn: Turn, place: int) -> int:
    """The place of the verb that goes on from one of wishing or planning at a place ("plan to buy")."""
    tokens = turn.understood.tokens
    led = stem(tokens[place].folded) in _INTENDED and [t.folded for t in tokens[place + 1 : place + 2]] == ["to"]
    return place + 2 if led and place + 2 < len(tokens) else place


def _deed(doer: Named, verb: str, patient: Named, link: str = "") -> Deed | None:
    return None if verb in MUTUAL else Deed(doer, verb, patient, link)


def _led(turn: Turn, named: Named) -> str:
    """The word before a name, articles left out."""
    return next((t.folded for t in reversed(turn.understood.tokens[: named.start]) if t.folded not in ARTICLES), "")


def tells_as_asked(turn: Turn, passage: Passage) -> bool:
    """Whether a passage tells of a deed with the doer and the sufferer that the question gives it."""
    deed = deed_of(turn)
    told = _told(turn, deed, passage) if deed is not None else ()
    return deed is not None and any(
        _means(turn, doer, deed.doer) and _means(turn, patient, deed.patient) for doer, patient in told
    )


def as_asked_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one with all that is asked before a best one that has the parts exchanged."""
    return put_right(passages, lambda p: exchanged(turn, p) is not None, lambda p: tells_as_asked(turn, p))


def exchanged(turn: Turn, passage: Passage) -> str | None:
    """Who did it, where a passage tells of the deed with the question's doer as the one to whom it was done."""
    deed = deed_of(turn)
    if deed is None or _does_the_very(turn, deed, passage):
        return None
    if _accused_of_it(turn, deed, passage):
        return None
    other = [
        doer
        for doer, patient in _told(turn, deed, passage)
        if _means(turn, doer, deed.patient) and _means(turn, patient, deed.doer)
    ]
    return turn.snapshot.entities[other[0]].name if other else None


def _accused_of_it(turn: Turn, deed: Deed, passage: Passage) -> bool:
    """Whether whom the question has do it stands right behind "accused", before what somebody has them do."""
    document = passage.candidate.document
    text = turn.snapshot.text(document, passage.start, passage.end)
    ends = [passage.start + found.end() for found in _ACCUSES.finditer(text)]
    mentions = turn.snapshot.mentions(document, passage.start, passage.end)
    return any(_means(turn, e, deed.doer) for end in ends for e, start, *_ in mentions if 0 <= start - end <= 1)


def _does_the_very(turn: Turn, deed: Deed, passage: Passage) -> bool:
    """Whether a passage has the question's doer right before the very verb, and the sufferer before none of it.

    "Reed billed the Guild for nine boats. The Guild paid for eight" tells what the Guild paid Reed.
    """
    document, before = passage.candidate.document, set[int]()
    for row in turn.snapshot.sentences(document):
        if row.start < passage.end and passage.start < row.end:
            text = turn.snapshot.text(document, row.start, row.end)
            mentions = turn.snapshot.mentions(document, row.start, row.end)
            for verb in (w for w in words(text) if w.stem == deed.verb):
                ends = [(b - row.start, e) for e, _, b, _ in mentions if b - row.start <= verb.start]
                plain = (e for end, e in ends[-1:] if not words(text[end : verb.start]))
                before.update(plain)
    acts = any(_means(turn, e, deed.doer) for e in before)
    return acts and not deed.link and not any(_means(turn, e, deed.patient) for e in before)


def _told(turn: Turn, deed: Deed, passage: Passage) -> Iterator[tuple[int, int]]:
    """Who a passage says did what is asked about, or the like, and to whom, wherever it names both."""
    document = passage.candidate.document
    for row in turn.snapshot.sentences_within(document, passage.start, passage.end):
        text = turn.snapshot.text(document, row.start, row.end)
        mentions = turn.snapshot.mentions(document, row.start, row.end)
        named = [Placed(a - row.start, b - row.start, e, kind == "pronoun") for e, a, b, kind in mentions]
        named += _spelt(turn, deed, text, named)
        for verb in (*words(text), *_partings(text)):
            same = verb.stem == deed.verb if deed.link else _alike(verb.stem, deed.verb)
            if same and (pair := _parts(text, verb, sorted(named), deed.link)) is not None:
                yield pair


def _spelt(turn: Turn, deed: Deed, text: str, named: Sequence[Placed]) -> Iterator[Placed]:
    """Where a text has a name of the question as it is written that no mention covers."""
    for part in (deed.doer, deed.patient):
        called = turn.understood.words(part.start, part.end)
        for m in re.finditer(rf"(?<![\w-]){re.escape(called)}(?![\w-]|(?-i: [A-Z]))", text, re.IGNORECASE):
            free = all(m.end() <= n.start or n.end <= m.start() for n in named)
            if m.group()[0].isupper() and free and part.numbers:
                yield Placed(m.start(), m.end(), min(part.numbers), pronoun=False)


def _partings(text: str) -> Iterator[Word]:
    """Where a text says in several words that somebody lets somebody go ("cut ties with"), each as one verb."""
    return (Word(m.start(), m.end(), "fire") for m in _PARTED.finditer(text))


def _parts(text: str, verb: Word, named: list[Placed], link: str) -> tuple[int, int] | None:
    """The entities before and behind a verb (and its link): its doer first, also where that stands behind "by"."""
    before, behind = [n for n in named if n.end <= verb.start], [n for n in named if n.start >= verb.end]
    if (noun := _of_and_by(text, verb, behind)) is not None or not before:
        return noun
    first, between = before[-1], text[before[-1].end : verb.start]
    led = {w.folded for w in words(between)}
    subject, held = _subject_before(text, verb, before), verb.folded.endswith("ing") and _holds_for(between)
    if _OWNS.match(between) and (patient := _patient(text, verb, behind)) is not None:
        of = [w.folded for w in words(text[verb.end : patient.start])][:1] == ["of"]
        return (first.entity, patient.entity) if of else None
    if subject is None and not held and not goes_on(_OF_ITSELF.sub(" ", _WHO.sub(" ", between))):
        return None
    clause = _CLAUSE_ENDS.split(text[verb.end :])[0]
    for by in (w for w in words(clause) if w.folded == "by"):
        doer = next((n.entity for n in behind if 0 <= n.start - verb.end - by.end <= _NEXT), None)
        active = led & HAVING and not led & PASSIVE  # "Reed has left Hale, a firm run by Lund"
        if doer is not None and not active:
            return doer, (subject or first).entity
    patient = _patient(text, verb, behind)
    if (led & PASSIVE and not held) or patient is None:
        return None
    if [w.folded for w in words(text[verb.end : patient.start]) if w.folded in BEHIND] != ([link] if link else []):
        return None  # "Reed lost to Hale" is nothing that Reed did to Hale
    if subject is not None and patient.pronoun and patient.entity == subject.entity:
        patient = first  # "Reed rang Hale and called him a liar": whoever is called so is not Reed
    return (subject or first).entity, patient.entity


def _patient(text: str, verb: Word, behind: Sequence[Placed]) -> Placed | None:
    """Whom the verb's deed is done to: the next one behind it, not whose that is ("his lawyer, Hale")."""
    reach = verb.end
    for one in behind:
        owned = reach > verb.end and any(w.folded in STOP for w in words(text[reach : one.start]))
        if owned or one.start - reach > _NEXT:
            return None
        if text[one.start : one.end].casefold() not in _OWN:
            return one
        reach = one.end
    return None


def _of_and_by(text: str, verb: Word, behind: Sequence[Placed]) -> tuple[int, int] | None:
    """Who did it, and to whom, by a noun in the verb's place: "the shooting of Hale by Reed"."""
    if len(behind) < len(("of", "by")):
        return None
    patient, doer = behind[:2]
    led, by = words(text[verb.end : patient.start]), words(text[patient.end : doer.start])
    near = patient.start - verb.end <= _NEXT and doer.start - patient.end <= _NEXT
    said = near and [w.folded for w in (*led[:1], *by[:1])] == ["of", "by"]
    return (doer.entity, patient.entity) if said else None


def _holds_for(between: str) -> bool:
    """Whether what stands between a name and a doing has that one as its doer: "blamed Reed for", "Reed admitted"."""
    led = [w.folded for w in words(_WHO.sub(" ", between))]
    if led and set(led) <= _FOR:
        return True
    charged = next((i for i, w in enumerate(led) if w in _CHARGED), None)
    return charged is not None and set(led[charged + 1 :]) <= _OF and goes_on(between[: between.rfind(led[charged])])


def _subject_before(text: str, verb: Word, before: Sequence[Placed]) -> Placed | None:
    """The doer of the verb before, where nothing but "and" stands between whom it is done to and a verb.

    "Reed rang Hale and called him a liar" tells what Reed did.
    """
    last = before[-1]
    link = [w.folded for w in words(text[last.end : verb.start])]
    if not link or link[0] not in _AND or not goes_on(_LINK.sub(" ", text[last.end : verb.start])):
        return None
    for one in reversed(before[:-1]):
        does = verb_behind(text[one.end : last.start])
        if does is not None and does.folded not in STOP | BEHIND:
            return one
    return None


def _alike(told: str, asked: str) -> bool:
    """Whether a word is the verb asked about, a related one, or near in meaning."""
    if told == asked or told in RELATED.get(asked, "").split():
        return True
    one, other = default_vectors().of([told, asked])
    return bool(one @ other > CHANCE)


def doer_beside(turn: Turn, passage: Passage, other: str) -> bool:
    """Whether the title has the question's doer act in the matter, or a sentence beside the best has them do just that.

    That doer then may well have done what the best sentence tells of another: for them, or as they did. Where both are
    named together, they are told apart.
    """
    asked, number = doer_and_verb(turn), passage.candidate.document
    if asked is None:
        return False
    own = turn.understood.tokens[asked[0].start : asked[0].end]
    wanted = set(turn.stems(own))
    about = {s for s in turn.stems(turn.understood.content()) if s not in wanted}
    called = {tuple(t.folded for t in own)}
    called |= {tuple(w.folded for w in words(n)) for e in asked[0].entities for n in (e.name, *e.aliases)}
    rows = [r for r in turn.snapshot.sentences(number) if passage.start <= r.start < passage.end]
    told = [turn.snapshot.text(number, r.start, r.end) for r in rows if r.start != passage.candidate.start]
    title, verb = turn.snapshot.card(number).title or "", stem(asked[1].folded)
    return any(
        len(about.intersection(content_stems(text))) >= _TOLD
        and other.casefold() not in text.casefold()
        and any(does == verb or text is title or _alike(does, verb) for name in called for does in _does(text, name))
        for text in (title, *told)
    )


def _does(text: str, name: tuple[str, ...]) -> Iterator[str]:
    """The stems of what a name does in a text: the verbs right behind it, where no preposition leads it."""
    found = words(text)
    for i in range(len(found) - len(name) + 1):
        led = next((w.folded for w in reversed(found[:i]) if w.folded not in ARTICLES), "")
        if tuple(w.folded for w in found[i : i + len(name)]) == name and led not in BEHIND:
            does = verb_behind(text[found[i + len(name) - 1].end :])
            if does is not None and does.folded not in STOP | BEHIND and does.stem not in REPORTING:
                yield does.stem


def _means(turn: Turn, entity: int, named: Named) -> bool:
    """Whether an entity is one that a name may be, also by a part of that name ("Hale" of "Otto Hale")."""
    called = {w.folded for w in words(turn.snapshot.entities[entity].name)}
    asked = {t.folded for t in turn.understood.tokens[named.start : named.end]}
    return entity in named.numbers or called <= asked or asked <= called


def done_by_another(turn: Turn, document: int, sentence: int, verb: int) -> bool:
    """Whether a verb of a sentence (places in a document) has somebody else right before it than who is asked about.

    "Reed was asked to resign, and Hale resigned on Monday" tells when Hale did; "Reed and Hale resigned" when both did.
    """
    asked = doer_and_verb(turn)
    mentions = turn.snapshot.mentions(document, sentence, verb)
    end, start, entity = max(((b, a, e) for e, a, b, _ in mentions), default=(verb, verb, -1))
    if asked is None or entity < 0 or not goes_on(turn.snapshot.text(document, end, verb)):
        return False
    if turn.snapshot.entities[entity].type not in {"person", "organisation"}:
        return False
    together = {entity} | row_of(turn, document, sentence, start, verb)
    return not any(_means(turn, e, asked[0]) for e in together)


def _told_of(turn: Turn, passage: Passage, doer: Named, verb: str) -> bool:
    """Whether a sentence of a passage has the verb somewhere behind the doer."""
    document = passage.candidate.document
    return any(
        w.stem == verb and any(e in doer.numbers and b <= row.start + w.start for e, _, b, _ in mentions)
        for row in turn.snapshot.sentences(document)
        if row.start < passage.end and passage.start < row.end
        for mentions in [turn.snapshot.mentions(document, row.start, row.end)]
        for w in words(turn.snapshot.text(document, row.start, row.end))
    )


def said_by_another(turn: Turn, passage: Passage) -> str | None:
    """Whose words a passage has, where the question takes them for those of somebody whom it gives none like them."""
    asked = doer_and_verb(turn)
    behind = turn.understood.tokens[asked[0].end :] if asked is not None else ()
    # "Did Reed allegedly take it?" asks for no words.
    verb = behind[0].folded if behind and not behind[0].folded.endswith("ly") else ""
    if asked is None or not (verb in SAYING or stem(verb) in SPOKEN) or "according to" in turn.understood.plain:
        return None
    if any(t.folded in BEHIND for t in behind[1:2]) or turn.understood.plain.startswith("what "):
        return None  # "What did Reed say about Hale?" and "What did Reed call Hale?" take no words for Reed's
    document, doer = passage.candidate.document, asked[0]
    if verb not in SAYING and _told_of(turn, passage, doer, stem(verb)):
        return None  # "Hale asked Reed to apologise for accusing her": that Reed accused her, Hale tells
    told = [t for t in behind[1:] if t.folded not in STOP]
    names = {called for e in doer.entities for called in (e.name, *e.aliases)}
    said = [
        s
        for s in turn.snapshot.facts("statement", document=document)
        if isinstance(s, Statement) and s.start < passage.end and passage.start < s.end
        if turn.share(turn.stems(told), content_stems(turn.snapshot.text(document, s.start, s.end))) >= _THOSE
    ]
    if not told or not said or any({s.speaker, s.on_behalf_of} & names or s.confidence < PLAIN for s in said):
        return None
    # "Reed called it a waste, while Hale said it would help": of two in one sentence, who has the very words.
    own = {s.spans[0]: turn.share(turn.stems(told), _own_stems(turn, document, s)) for s in said}
    best = max(said, key=lambda s: own[s.spans[0]])
    return best.speaker if own[best.spans[0]] else None


def _own_stems(turn: Turn, document: int, statement: Statement) -> set[str]:
    """The content stems of the words that are somebody's, and not of who says them to whom."""
    return {s for a, b in statement.spans for s in content_stems(turn.snapshot.text(document, a, b))}
