"""Who does it to whom: whether a passage gives a question's doer another part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.conversation.function_words import ARTICLES, COPULAS, PASSIVE
from bot.conversation.names import HEADS, Named
from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.extraction.cast.given_names import is_given_name
from knowledge.extraction.cast.lexicon import PERSON_NOUNS, TITLES
from knowledge.language.words import STOP, Word, is_past, stem, words
from knowledge.retrieval.pool import Candidate

# So many characters at most between "by" and who did it ("by the former mayor").
_NEXT = 20
# Who stands so early in a sentence is mostly its subject ("The union of dock workers ...").
_AT_ONCE = 10
# So many words, at most, stand between an auxiliary and a name, and with it: "did the police chief Ada Reed".
_TITLED = 4
_AUXILIARY = frozenset(
    {"did", "does", "do", "has", "have", "had", "will", "would", "can", "could", "is", "was", "were"}
)
_GETTING = frozenset({"get", "gets", "got", "getting"})
_PASSIVE = frozenset({"been", "be"})
# "Editor", "policy director": what somebody is by office.
_OFFICES, _LONGEST_OFFICE = frozenset(map(stem, PERSON_NOUNS)), 3
_DOERS = frozenset({"person", "organisation"})
# The kind of a mention that says whom it means; whom "he" and "the company" mean was only worked out.
_NAME = "name"
# Who stands behind one of these in the same clause is no subject: "We gave Reed a goal".
_SUBJECTS = frozenset("i we you he she they it".split())
_OWNING = ("'", "’")
_ACTORS = frozenset({"person", "organisation", "place"})
# What one does with another, the other does with the one.
MUTUAL = frozenset(
    map(stem, "meet marry divorce merge cooperate negotiate talk speak agree debate compete play share split".split())
)
# Also a short name in brackets, which may be cut off from the name before it: "Acme (ACM) will".
_APPOSITION = re.compile(r"^,[^,]{1,80},|^ ?(?:\([^()]{1,40})?\)")
# "Hale on Tuesday called on Reed to ..."
_DAY = re.compile(r"\b(?:(?:on|late|early|last) )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)\b")
# What is somebody's: a word, or two.
_OWNED = re.compile(r"['’]s? (\w+(?: \w+)?)")
_PARTING = frozenset('()“”";:—–')
_LEADING_TO = _AUXILIARY | frozenset(
    """been be being are were not never also then later first since still now once again already just even used to going
    may might must should wants wanted plans planned decided agreed refused threatened himself herself itself""".split()
)
# Who does one of these tells what others did, unless it is of themselves.
REPORTING = frozenset(map(stem, "say said tell told claim announce report warn state add according".split()))
_CITING = frozenset({"citing", "quoting"})
_OF_ITSELF = frozenset("he she it they we i".split())
_AS_WELL = frozenset("so too also likewise well both followed".split())
# Who stands behind one of these is told, asked or meant, and does nothing.
BEHIND = frozenset("to from with for against of by at in on about like than under".split())


def doer_and_verb(turn: Turn) -> tuple[Named, Token] | None:
    """The named doer of a question and its verb ("Did the board close the inquiry?"); None where it has none.

    The doer is the name right behind the auxiliary: "How many letters has the board received?" has one, too.
    """
    tokens, text = turn.understood.tokens, turn.understood.text
    doers = [
        n
        for n in turn.understood.names
        for i in range(max(0, n.start - _TITLED), n.start)
        if tokens[i].folded in _AUXILIARY and all(leads_to_a_name(t.folded) for t in tokens[i + 1 : n.start])
        if not text.startswith(("'", "’"), tokens[n.end - 1].end)  # "the Falks' daughter" is none of the Falks
        and not _modifies(turn, n)
        and not _employs(turn, n)
        and (any(e.type in _DOERS for e in n.entities) or (n.end < len(tokens) and tokens[n.end].folded not in HEADS))
    ]
    if not doers:
        return None
    named = doers[0]
    behind = tokens[named.end : named.end + 5]
    verb = next((t for t in behind if t.folded not in STOP and not t.folded.endswith("ly")), None)
    led = next((t.folded for t in reversed(tokens[: named.start]) if not leads_to_a_name(t.folded)), "")
    if any(t.folded in _GETTING for t in tokens[named.end : named.end + 2]):
        return None  # "Why did Reed get fired?": so here
    if verb is not None and verb is behind[0] and verb.capital and text[verb.start : verb.end].istitle():
        return None  # "When did the Acme Ferry app come out?": that is more of the name, and nothing one does
    if verb is None or (led in COPULAS and not verb.folded.endswith("ing")):
        return None  # "When was the ferry sold?": somebody else sold it
    return named, verb


def patient_and_verb(turn: Turn) -> tuple[Named, Token] | None:
    """Whom a question in the passive names, and its verb ("When was Reed attacked?"); None where it is none."""
    tokens = turn.understood.tokens
    for named in turn.understood.names:
        led = [t.folded for t in tokens[: named.start] if t.folded not in ARTICLES][-1:]
        verb = next((t for t in tokens[named.end : named.end + 2] if is_past(t.folded)), None)
        if led and led[0] in PASSIVE and verb is not None:
            return named, verb
    return None


def leads_to_a_name(word: str) -> bool:
    """Whether a word before a name belongs to it: "the mayor Ada Reed"."""
    return word in ARTICLES or word in TITLES or word in PERSON_NOUNS


def _modifies(turn: Turn, named: Named) -> bool:
    """Whether a person only tells of what kind a thing is: "the Lind exhibit"."""
    tokens = turn.understood.tokens
    led = named.start > 0 and tokens[named.start - 1].folded in {"the", "a", "an"}
    called = [t.folded for t in tokens[named.start : named.end]]
    # "The Vik Guild" is a body, whatever it was taken for.
    plain = len(called) == 1 or is_given_name(called[0])
    people = (set(e.name.lower().split()) if e.type == "person" else set() for e in named.entities)
    return led and plain and all(set(called) <= name for name in people)


def _active(turn: Turn) -> tuple[Named, Token] | None:
    """The named doer of a question and its verb, unless it is done to them ("Since when has Reed been detained?")."""
    asked = doer_and_verb(turn)
    if asked is None:
        return None
    between = [t.folded for t in turn.understood.tokens[asked[0].end :] if t.start < asked[1].start]
    return None if not _PASSIVE.isdisjoint(between) and not asked[1].folded.endswith("ing") else asked


def _employs(turn: Turn, named: Named) -> bool:
    """Whether a body only tells whose somebody is who is named right behind: "Acme editor Ada Reed"."""
    tokens, people = turn.understood.tokens, [n for n in turn.understood.names if n.people]
    between = next((tokens[named.end : n.start] for n in people if n.start > named.end), ())
    return not named.people and 0 < len(between) <= _LONGEST_OFFICE and stem(between[-1].folded) in _OFFICES


def other_doer(turn: Turn, document: int, begin: int, behind: int) -> str | None:
    """Whom a sentence (code points, half-open) has doing what the question asks of another.

    None where it does not tell them apart, and where what the question asks of is no person, body or place.

    The doer is taken to be the nearest person or body named before the verb; in a passive ("was ... by")
    the one behind "by". Only a sentence that mentions the question's doer elsewhere, or not at all, counts, and who
    only reports what others did ("The court said the firm ...") is none. Whom a pronoun means is not sure enough.
    """
    asked = _active(turn)
    if asked is None or not any(e.type in _ACTORS for e in asked[0].entities):
        return None
    named, verb = asked
    if stem(verb.folded) in MUTUAL:
        return None
    text = turn.snapshot.text(document, begin, behind)
    found = words(text)
    place = _place_of(turn, verb, found)
    if place is None or _does_so_too(turn, named, verb, document, begin, behind):
        return None
    by = next((w for w in [w for w in found if w.start >= place.end][:3] if w.folded == "by"), None)
    if by is not None:
        return _done_by(turn, document, (begin, behind), named, by.end)
    others = {e for n in turn.understood.names if n != named for e in n.numbers}
    before: list[tuple[int, int, int, str]] = []
    for entity, start, end, kind in turn.snapshot.mentions(document, begin, behind):
        owns = text[end - begin :].startswith(_OWNING)
        earlier = [w.folded for w in found if w.end <= start - begin][-2:]
        led = bool(earlier) and (earlier[-1] in BEHIND or (earlier[-1] == "the" and earlier[0] in BEHIND))
        # "A man from Larn, Sundland, was held" tells where somebody is from.
        led |= turn.snapshot.entities[entity].type == "place" and text[: start - begin].rstrip().endswith(",")
        acts = (turn.snapshot.entities[entity].type in _ACTORS or entity in others) and not owns and not led
        if acts and start - begin < place.start and not _reports(found, end - begin):
            before.append((start, end, entity, kind))
    if not before or any(entity in named.numbers for _, _, entity, _ in before):
        return None
    _, end, entity, kind = max(before)
    between = text[end - begin : place.start]
    if kind != _NAME or not goes_on(between) or not PASSIVE.isdisjoint(w.folded for w in words(between)):
        return None  # "Who did Reed appoint?" - "Hale was appointed": by whom it does not tell
    other = turn.snapshot.entities[entity].name
    return None if _same_name(turn, named, other) or _for_a_place(turn, named, entity) else other


def doer_nearby(turn: Turn, document: int, within: tuple[int, int], best: tuple[int, int]) -> str | None:
    """Whom a sentence beside the best one has doing what a yes-or-no question asks of another (spans, code points).

    None where the best one, or one beside it, has the very verb of whom the question names, or of nobody named.
    """
    asked = _active(turn) if turn.understood.polar else None
    if asked is None or not _AS_WELL.isdisjoint(w.folded for w in words(turn.snapshot.text(document, *best))):
        return None  # "Two days later so did Hale"
    found: list[str | None] = []
    for row in turn.snapshot.sentences(document):
        if within[0] <= row.start < within[1] and stem(asked[1].folded) in row.stems.split():
            found.append(None if row.start == best[0] else other_doer(turn, document, row.start, row.end))
    return found[0] if found and all(found) else None


def _does_so_too(turn: Turn, named: Named, verb: Token, document: int, begin: int, behind: int) -> bool:
    """Whether a sentence has the verb right behind the question's own doer in any of its clauses.

    "Hale resigned on Monday, Reed resigned on Friday" tells of Reed, too.
    """
    text = turn.snapshot.text(document, begin, behind)
    ends = [
        end - begin for entity, _, end, _ in turn.snapshot.mentions(document, begin, behind) if entity in named.numbers
    ]
    places = [w.start for w in words(text) if w.stem == stem(verb.folded)]
    return any(end <= place and goes_on(text[end:place]) for place in places for end in ends)


def _place_of(turn: Turn, verb: Token, found: Sequence[Word]) -> Word | None:
    """Where a verb of the question stands; of several places the one with most of what the question has behind it.

    "Acme will close its pier in May, and Orla will close the old mill in June" tells twice of closing.
    """
    places = [i for i, w in enumerate(found) if w.stem == stem(verb.folded)]
    rest = {stem(t.folded) for t in turn.understood.content() if t.start > verb.start}
    parts = [{w.stem for w in found[i + 1 : end]} for i, end in pairwise([*places, len(found)])]
    met = [len(rest & part) for part in parts]
    return found[places[met.index(max(met))]] if places else None


def passive_doer(turn: Turn, document: int, begin: int, behind: int) -> str | None:
    """Who a passive anywhere in a span says did what the question asks of another ("was written by")."""
    asked = _active(turn)
    if asked is None:
        return None
    found = words(turn.snapshot.text(document, begin, behind))
    for verb, by in pairwise(found):
        if verb.stem == stem(asked[1].folded) and by.folded == "by":
            return _done_by(turn, document, (begin, behind), asked[0], by.end)
    return None


def goes_on(between: str) -> bool:
    """Whether a name is the subject of a verb, by what stands between them: an apposition, auxiliaries, adverbs."""
    rest = _DAY.sub(" ", _APPOSITION.sub("", between))
    plain = not any(c in _PARTING for c in rest)
    return plain and all(w.folded in _LEADING_TO or w.folded.endswith("ly") for w in words(rest))


def verb_behind(text: str) -> Word | None:
    """The word that goes on from a name, an apposition, auxiliaries and adverbs left out; mostly its verb."""
    rest = _DAY.sub(" ", _APPOSITION.sub("", text), count=1)
    if rest.startswith(","):
        return None  # "Hale's paper, once run by Reed, announced": not Reed did
    word = next((w for w in words(rest) if w.folded not in _LEADING_TO and not w.folded.endswith("ly")), None)
    plain = word is not None and not any(c in _PARTING for c in rest[: word.start])
    return word if plain else None


def _reports(found: Sequence[Word], place: int) -> bool:
    """Whether who is named up to a place only tells of others: "The court said the firm ...", and not "said it"."""
    behind = [w.folded for w in found if w.start >= place][:3]
    told = [w for w in behind[1:] if w != "that"]
    return bool(told) and stem(behind[0]) in REPORTING and told[0] not in _OF_ITSELF


def other_actor(turn: Turn, candidate: Candidate) -> str | None:
    """Whom a sentence begins with in place of the person or body that the question has as its doer, and never names.

    None where the words are that doer's own, whatever they begin with. Where it is asked what is said of it, who speaks
    in the sentence is none: they may speak of that doer.
    """
    asked = _active(turn)
    if asked is None or not any(e.type in _DOERS for e in asked[0].entities) or stem(asked[1].folded) in MUTUAL:
        return None
    named = asked[0]
    wanted = {stem(t.folded) for t in turn.understood.tokens[named.start : named.end] if t.folded not in STOP}
    if named.numbers & candidate.entities or wanted & candidate.stems:
        return None
    mentions = turn.snapshot.mentions(candidate.document, candidate.start, candidate.end)
    first = min(
        ((start, end, entity, kind) for entity, start, end, kind in mentions),
        default=(candidate.end, candidate.end, -1, ""),
    )
    start, end, entity, kind = first
    if kind != _NAME or start - candidate.start > _AT_ONCE or turn.snapshot.entities[entity].type not in _DOERS:
        return None
    text = turn.snapshot.text(candidate.document, candidate.start, candidate.end)
    found = words(text)
    if text.startswith(_OWNING, end - candidate.start) or any(
        w.folded in _SUBJECTS for w in found if w.end <= start - candidate.start
    ):
        return None
    place = _place_of(turn, asked[1], found)
    led = [w.folded for w in found if place is not None and w.end <= place.start][-1:]
    if turn.understood.wanted == "who" and led and led[0] in PASSIVE:
        return None  # "Who did Reed appoint?" - "Hale was appointed"
    does = {stem(t.folded) for t in takewhile(lambda t: t.folded not in STOP, turn.understood.tokens[named.end :])}
    if _reports(found, end - candidate.start) and not does.isdisjoint(candidate.stems):
        return None
    speakers = turn.snapshot.columns.speakers[candidate.n].tolist()
    if not named.numbers.isdisjoint(speakers) or (turn.query().saying and entity in speakers):
        return None
    if _passes_on(turn, entity, candidate, end):
        return None  # "Reed wants a bridge. The Courier, citing clerks, said it would be built by May."
    other = turn.snapshot.entities[entity].name
    return None if _same_name(turn, named, other) or _for_a_place(turn, named, entity) else other


def _passes_on(turn: Turn, entity: int, candidate: Candidate, end: int) -> bool:
    """Whether who is named up to a place of a sentence only reports what it tells: a body, or by whatever source."""
    behind = turn.snapshot.text(candidate.document, end, candidate.end)
    verb = verb_behind(behind)
    if verb is None or verb.stem not in REPORTING:
        return False
    beside = _APPOSITION.match(behind)
    citing = beside is not None and not _CITING.isdisjoint(w.folded for w in words(beside.group()))
    return citing or verb.stem == "report" or turn.snapshot.entities[entity].type == "organisation"


def _for_a_place(turn: Turn, named: Named, entity: int) -> bool:
    """Whether who did it may well have done so for the place that is asked about: its attorney, for "Oakmont"."""
    return all(e.type == "place" for e in named.entities) and turn.snapshot.entities[entity].type in _DOERS


def _same_name(turn: Turn, named: Named, other: str) -> bool:
    """Whether names do not tell two apart: "the Harlow police" and the "Harlow Police Department".

    "Acme" may be "Acme Ferries", and whoever is called "Reed" the "Reed" of a longer name.
    """
    asked_for = [w.stem for w in words(turn.understood.words(named.start, named.end))]
    called = [w.stem for w in words(other)]
    return set(asked_for) <= set(called) or (bool(called) and asked_for[: len(called)] == called)


def _done_by(turn: Turn, document: int, span: tuple[int, int], named: Named, offset: int) -> str | None:
    """Who a passive says did it, where that is somebody else: the first person or body behind its "by"."""
    for entity, start, end, kind in turn.snapshot.mentions(document, *span):
        if kind == _NAME and start - span[0] >= offset and turn.snapshot.entities[entity].type in _ACTORS:
            other = turn.snapshot.entities[entity].name
            near = start - span[0] - offset <= _NEXT
            # "By Acme's board" is by the Acme Board.
            owned = _OWNED.match(turn.snapshot.text(document, end, span[1]))
            called = f"{other} {owned[1]}" if owned is not None else other
            own = entity in named.numbers or _same_name(turn, named, called) or _for_a_place(turn, named, entity)
            return other if near and not own else None
    return None
