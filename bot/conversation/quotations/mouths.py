"""Questions that put a quotation into somebody's mouth which the documents have from another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.conversation.checks.arguments import verb_behind
from bot.conversation.citations import cite_sentences
from bot.conversation.names import Named
from bot.conversation.quotations.claims import MIN_WORDS
from bot.conversation.quotations.wording import Found, find_wording, holding
from bot.conversation.reply import Abstention
from bot.conversation.speech.saying import PLAIN, SPOKEN, attribution, called, is_full_name, spokespeople_of, subject
from bot.conversation.turn import SAYING, Turn, abstain
from bot.conversation.understanding import Understood
from knowledge.extraction.cast.lexicon import SPEECH_VERBS
from knowledge.facts import Statement
from knowledge.language.words import STOP, stem, words

_INTENT = "statement"
_MARKED = re.compile(r"[\"“”«»„]([^\"“”«»„]{3,})[\"“”«»„]")
# So much of a quotation stands as it is in words that are held to be those meant.
_THE_SAME = 80.0
# What may stand between who speaks and the words: "what did Reed mean when he said that “...”", "mean by “...”".
_MEANING = frozenset("mean means meant".split())
_LINKING = STOP | _MEANING
# Who says no to words, or comments on them, has heard them of another.
_SAID = frozenset(map(stem, {*SPEECH_VERBS, *SAYING, "wrote"} - set("deny comment confirm describe recall".split())))
# What may stand behind the verb where the words go before: "“...” – did Reed say that?"
_THAT = frozenset({"that", "this", "it", "so"})


def words_of_another(turn: Turn) -> Abstention | None:
    """Whose a quotation is, where the question has it from somebody else; None where it may be theirs."""
    asked = turn.spelt_out or turn.understood
    for marked in _MARKED.finditer(asked.text):
        named = _said_to_say(asked, *marked.span()) if len(words(marked[1])) >= MIN_WORDS else None
        found = find_wording(turn.snapshot, marked[1]) if named is not None else None
        statement = holding(turn.snapshot, found) if found is not None and found.score >= _THE_SAME else None
        if named is None or found is None or statement is None or not turn.in_scope(statement.document_id):
            continue
        if not _may_be_theirs(turn, named, statement, found):
            whose = subject(statement) if statement.speaker is not None else f"“{called(statement)}”"
            reason = f"These are not words of {named.entities[0].name} in the documents, but of {whose.rstrip(',')}:"
            note = attribution(statement)
            shown = cite_sentences(turn.snapshot, found.document, statement.start, statement.end, note=note)
            return abstain(_INTENT, reason, [shown])
    return None


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
