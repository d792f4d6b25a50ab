"""Questions that put a quotation into somebody's mouth which the documents have from another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.conversation.checks.arguments import verb_behind
from bot.conversation.citations import LONGEST, cite_sentences
from bot.conversation.function_words import AUXILIARIES, LEADING
from bot.conversation.names import Named
from bot.conversation.quotations.claims import MIN_WORDS
from bot.conversation.quotations.marks import MARKED, unbroken, words_in
from bot.conversation.quotations.wording import Found, find_verbatim, find_wording, holding, verbatim_in
from bot.conversation.reply import Abstention, Answer, Reply
from bot.conversation.speech.saying import (
    PLAIN,
    SPOKEN,
    attribution,
    called,
    is_full_name,
    spokespeople_of,
    statements_of,
    subject,
)
from bot.conversation.turn import SAYING, Turn, abstain
from bot.conversation.understanding import Understood
from knowledge.extraction.cast.lexicon import SPEECH_VERBS
from knowledge.facts import Statement
from knowledge.language.words import STOP, stem, words

_INTENT = "statement"
# So much of a quotation stands as it is in words that are held to be those meant.
_THE_SAME = 80.0
# What may stand between who speaks and the words: "what did Reed mean when he said that “...”", "mean by “...”".
_MEANING = frozenset("mean means meant".split())
_LINKING = STOP | _MEANING
# Words of fewer may be anybody's.
_FEWEST = 2
# "Reed was moved to say, “": what may lead up from a name to a quotation, which may have begun.
_MOVED = re.compile(
    r"(?:,[^,]{1,80},)? (?:\w+ly )?(?:was|were|is|are|felt|seemed|had been|has been) (?:\w+ly )?\w+ to (\w+)[,:]?"
    r"(?: that)?\s*(?:[\"“‘]|''|``)(?:(?!''|[\"”]).)*$",
    re.DOTALL,
)
# Who says no to words, or comments on them, has heard them of another.
_SAID = frozenset(map(stem, {*SPEECH_VERBS, *SAYING, "wrote"} - set("deny comment confirm describe recall".split())))
# What may stand behind the verb where the words go before: "“...” – did Reed say that?"
_THAT = frozenset({"that", "this", "it", "so"})


def words_of_another(turn: Turn) -> Reply | None:
    """Answer whether somebody said what a question quotes: yes, with the words; whose they are; or that nobody's are.

    None where the question quotes nothing as somebody's words, and where they may be theirs and more is asked of that.
    """
    asked = turn.spelt_out or turn.understood
    for marked in MARKED.finditer(asked.text):
        named = _said_to_say(asked, *marked.span())
        quoted = unbroken(words_in(marked))
        if named is None or len(words(quoted)) < _FEWEST:
            continue
        whether = _asks_whether(asked, *marked.span())
        reply = _told(turn, named, quoted, whether=whether)
        if reply is not None:
            return reply
    return None


def _told(turn: Turn, named: Named, quoted: str, *, whether: bool) -> Reply | None:
    """What the documents tell of words as those of somebody."""
    snapshot = turn.snapshot
    theirs = ((verbatim_in(snapshot, quoted, s), s) for s in statements_of(turn, named.entities))
    own = next(((f, s) for f, s in theirs if f is not None and given_to(turn, f) in {None, *named.numbers}), None)
    if own is not None:
        return _said_so(turn, *own) if whether else None
    places = [f for f in find_verbatim(snapshot, quoted) if turn.in_scope(snapshot.card(f.document).id)]
    if not places:
        return _not_verbatim(turn, named, quoted, whether=whether)
    held = [(found, statement) for found in places if (statement := holding(snapshot, found)) is not None]
    may_be = [(found, s) for found, s in held if _may_be_theirs(turn, named, s, found)]
    given = next((f for f in places if given_to(turn, f) in named.numbers), None)
    if given is None and held and not may_be and (len(held) == len(places) or not whether):
        return _of_another(turn, named, held[0][1], held[0][0])
    if not whether:
        return None
    told = given or next((f for f, s in may_be if _speaks_there(turn, named.numbers, s, f.document)), None)
    place = told or (may_be[0][0] if may_be else places[0])
    shown = (cite_sentences(snapshot, place.document, place.start, place.end),)
    if told is not None:
        lead = f"{named.entities[0].name} said:" if given is not None else "It is reported so:"
        return Answer(intent=_INTENT, lead=lead, snippets=shown, confidence=PLAIN)
    return abstain(_INTENT, f"I find these words, and not plainly as those of {named.entities[0].name}:", shown)


def _said_so(turn: Turn, found: Found, statement: Statement) -> Answer:
    """Answer with the words of somebody that a question asks for."""
    begin, behind = min(statement.start, found.start), max(statement.end, found.end)
    if behind - begin > LONGEST:
        begin, behind = found.start, found.end
    return Answer(
        intent=_INTENT,
        lead=f"{subject(statement)} said:",
        snippets=(cite_sentences(turn.snapshot, found.document, begin, behind, note=attribution(statement)),),
        confidence=statement.confidence,
        as_of=turn.snapshot.card(found.document).date,
    )


def _not_verbatim(turn: Turn, named: Named, quoted: str, *, whether: bool) -> Abstention | None:
    """Whose words come nearest to those that stand nowhere as they are."""
    near = find_wording(turn.snapshot, quoted) if len(words(quoted)) >= MIN_WORDS else None
    statement = holding(turn.snapshot, near) if near is not None and near.score >= _THE_SAME else None
    if near is not None and statement is not None and turn.in_scope(statement.document_id):
        if not _may_be_theirs(turn, named, statement, near):
            return _of_another(turn, named, statement, near)
        shown = cite_sentences(turn.snapshot, near.document, near.start, near.end, note=attribution(statement))
        return abstain(_INTENT, "I do not find just these words. What comes nearest:", [shown]) if whether else None
    if not whether or not turn.snapshot.term_counts([w.stem for w in words(quoted)]):
        return None
    return abstain(_INTENT, f"I find the words “{quoted}” nowhere in the documents.")


def _of_another(turn: Turn, named: Named, statement: Statement, found: Found) -> Abstention:
    given = given_to(turn, found)
    whose = subject(statement) if statement.speaker is not None else f"“{called(statement)}”"
    whose = turn.snapshot.entities[given].name if given is not None else whose.rstrip(",")
    reason = f"These are not words of {named.entities[0].name} in the documents, but of {whose}:"
    begin, behind = (statement.start, statement.end) if given is None else (found.start, found.end)
    note = attribution(statement) if given is None else whose
    return abstain(_INTENT, reason, [cite_sentences(turn.snapshot, found.document, begin, behind, note=note)])


def _asks_whether(asked: Understood, start: int, end: int) -> bool:
    """Whether a question asks if what stands in marks was said: of the words around the marks, a verb goes first."""
    around = [t.folded for t in asked.tokens if t.end <= start or t.start >= end]
    return next((word for word in around if word not in LEADING), "") in AUXILIARIES


def _said_to_say(asked: Understood, start: int, end: int) -> Named | None:
    """Whom a question has saying what stands in marks: the nearest name before, or right behind, with its verb."""
    tokens = asked.tokens
    before = [t.folded for t in tokens if t.end <= start]
    if before[-1:] == ["that"]:
        before.pop()
    if before[-1:] == ["by"] and before[-2:-1] and before[-2] in _MEANING:
        before.pop()
    verb = len(before) - 1
    if verb > 0 and (_says(before[verb]) or before[verb] in _MEANING):
        named = next((n for n in reversed(asked.names) if n.end <= verb), None)
        between = {t.folded for t in tokens[named.end : verb]} if named is not None else set()
        return named if named is not None and between <= _LINKING and not _owns(asked, named) else None
    behind = next((i for i, t in enumerate(tokens) if t.start >= end), len(tokens))
    named = next((n for n in asked.names if n.start >= behind), None)
    if named is None or before or named.end >= len(tokens) or not _says(tokens[named.end].folded):
        return None
    led = {t.folded for t in tokens[behind : named.start]}
    rest = {t.folded for t in tokens[named.end + 1 :]}
    return named if led <= STOP - {"what"} and rest <= _THAT else None


def _says(word: str) -> bool:
    return stem(word) in _SAID


def _owns(asked: Understood, named: Named) -> bool:
    return asked.text.startswith(("'", "’"), asked.tokens[named.end - 1].end)


def _may_be_theirs(turn: Turn, named: Named, statement: Statement, found: Found) -> bool:
    """Whether words may be those of somebody: who speaks is not surely another, or they are told to say it there."""
    told = (statement.speaker, *statement.along_with, statement.on_behalf_of) if statement.speaker else ()
    if (given := given_to(turn, found)) is not None:
        return given in named.numbers
    if statement.speaker is not None and statement.confidence < PLAIN:
        return True
    if statement.speaker is None and not is_full_name(called(statement)):
        return True
    speaking = [_name(name) for name in told or (called(statement),) if name]
    role = _name(statement.speaker_role or "")
    same = any(name <= other or other <= name for e in named.entities for name in [_name(e.name)] for other in speaking)
    bodies = [e for e in named.entities if e.type != "person"]
    of_it = any(not _name(e.name).isdisjoint(role) for e in bodies)
    speaks_for = statement.speaker in {e.name for e in spokespeople_of(turn, bodies)}
    return same or of_it or speaks_for or _speaks_there(turn, named.numbers, statement, found.document)


def _name(name: str) -> set[str]:
    return {w.folded for w in words(name)} - STOP


def _speaks_there(turn: Turn, numbers: Iterable[int], statement: Statement, document: int) -> bool:
    """Whether the sentences of a statement have a verb of words behind a name of somebody ("Reed said, Hale says")."""
    for row in turn.snapshot.sentences(document):
        if row.start < statement.end and statement.start < row.end:
            for entity, _, end, _ in turn.snapshot.mentions(document, row.start, row.end):
                verb = verb_behind(turn.snapshot.text(document, end, row.end)) if entity in numbers else None
                if verb is not None and verb.stem in SPOKEN:
                    return True
    return False


def given_to(turn: Turn, found: Found) -> int | None:
    """To whom the sentence of a quotation gives it by leading up to it: "Reed was moved to say, “...”".

    That goes before whoever is taken to go on speaking from the sentence before.
    """
    row = next((r for r in turn.snapshot.sentences(found.document) if r.start <= found.start < r.end), None)
    before = turn.snapshot.mentions(found.document, row.start, found.start) if row is not None else []
    last = max(((end, entity, kind) for entity, _, end, kind in before if end <= found.start), default=None)
    if last is None or last[2] != "name":
        return None
    led = _MOVED.match(turn.snapshot.text(found.document, last[0], found.start))
    return last[1] if led is not None and _says(led[1].casefold()) else None
