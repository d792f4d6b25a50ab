"""Who did it to somebody: a passage in which they do it themselves tells nothing of that ("Reed fired Hale")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.checks.arguments import goes_on, patient_and_verb
from bot.conversation.checks.happening import is_form
from bot.conversation.checks.on_whom import on_whom
from bot.conversation.function_words import ARTICLES, AUXILIARIES, HAVING, LEADING, PASSIVE
from bot.conversation.names import Named
from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import PERSON_NOUNS, TITLES
from knowledge.language.words import is_past, stem, words
from knowledge.retrieval.search import Passage, instead, put_right

# So many words between a verb and whom it is done to only tell who that is: "fired the police chief, Reed".
_TITLED = 4
_LOOKED_AT = 6
_SEVERAL = frozenset({"were", "are"})
_ACTORS = frozenset({"person", "organisation"})
# Behind a participle: by whom it was done, right away or after some words.
_BY, _BY_SOON = re.compile(r"\s+by\b"), re.compile(r"(?:\s[\w-]+){1,5}?\sby\b")
# What stands between a verb and the name of whom it is done to.
LED_BY = ARTICLES | TITLES.keys() | PERSON_NOUNS | frozenset({"chief", "former", "then"})


def patient_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one that tells it as done to somebody before a best one in which they do it."""
    found = put_right(passages, lambda p: does_it(turn, p) is not None, lambda p: _sides(turn, p)[1])
    return _of_them_first(turn, found)


def _of_them_first(turn: Turn, passages: list[Passage]) -> list[Passage]:
    """Passages in their order, but one that tells it of whom a question in the passive names before another's.

    It may word it otherwise: "found Reed guilty on nine counts".
    """
    asked = _asked_in_passive(turn)
    if asked is None or not passages or befell_another(turn, passages[0]) is None:
        return passages
    patient, verb = asked[0], stem(asked[1].folded)
    told = (
        p
        for p in passages[:_LOOKED_AT]
        if p.lacking <= passages[0].lacking | {verb} and not patient.numbers.isdisjoint(p.candidate.entities)
    )
    found = next((p for p in told if _befell(turn, p)[0] or befell_another(turn, p) is None), None)
    return passages if found is None else instead(passages, found)


def befell_another(turn: Turn, passage: Passage) -> str | None:
    """To whom it was done in a passage in place of whom the question names: "Hale was fired", of "why was Reed fired?".

    None where it was done to that one there, too, or where no name stands before the verb.
    """
    own, others = _befell(turn, passage)
    return None if own or not others else turn.snapshot.entities[others[0]].name


def _befell(turn: Turn, passage: Passage) -> tuple[bool, list[int]]:
    """Whether it was done in a passage to whom a question in the passive names, and to whom else."""
    asked = _asked_in_passive(turn)
    own, others = False, list[int]()
    if asked is None:
        return own, others
    patient, verb = asked
    document = passage.candidate.document
    for row in turn.snapshot.sentences_within(document, passage.start, passage.end):
        text = turn.snapshot.text(document, row.start, row.end)
        deeds = [w for w in words(text) if is_form(w, verb)]
        own = own or on_whom(turn, patient.numbers, verb, row, row.start)
        for entity, _, end, kind in turn.snapshot.mentions(document, row.start, row.end):
            if turn.snapshot.entities[entity].type not in _ACTORS:
                continue
            for word in (w for w in deeds if row.start + w.start >= end):
                between = text[end - row.start : word.start]
                led = {w.folded for w in words(between)}
                passive = goes_on(between) and not PASSIVE.isdisjoint(led)
                # "Reed and her aide, Hale, were fired": of several, whoever is named before is one.
                before = turn.snapshot.mentions(document, row.start, end) if not _SEVERAL.isdisjoint(led) else []
                own = own or (passive and any(e in patient.numbers for e, *_ in (*before, (entity,))))
                others += [entity] if passive and entity not in patient.numbers and kind == "name" else []
    return own, others


def _asked_in_passive(turn: Turn) -> tuple[Named, Token] | None:
    """Whom "On how many counts was Reed convicted?" names, and its verb; nothing for a question by yes or no."""
    return None if turn.understood.polar else patient_and_verb(turn)


def does_it(turn: Turn, passage: Passage) -> str | None:
    """Who does in a passage what the question asks who did it to them; None where it is done to them there, too."""
    does, suffers = _sides(turn, passage)
    asked = deed_and_patient(turn)
    if asked is None or not does or suffers:
        return None
    return max(asked[1].entities, key=lambda e: e.mentions).name


def deed_and_patient(turn: Turn) -> tuple[Token, Named] | None:
    """What "Who fired Reed?" and "Who has fired Reed?" ask to have been done, and to whom; None for all others."""
    tokens = turn.understood.tokens
    led = next((i for i, t in enumerate(tokens) if t.folded not in LEADING), len(tokens))
    if len(tokens) <= led + 2 or tokens[led].folded != "who":
        return None
    led += tokens[led + 1].folded in HAVING
    if len(tokens) <= led + 2 or not is_past(tokens[led + 1].folded) or tokens[led + 1].folded in AUXILIARIES:
        return None
    behind = next((i for i in range(led + 2, len(tokens)) if tokens[i].folded not in LED_BY), len(tokens))
    patient = next((n for n in turn.understood.names if n.start == behind), None)
    return (tokens[led + 1], patient) if patient is not None and patient.entities else None


def _sides(turn: Turn, passage: Passage) -> tuple[bool, bool]:
    """Whether somebody does in a passage what is asked about, and whether it is done to them."""
    asked, does, suffers = deed_and_patient(turn), False, False
    if asked is None:
        return False, False
    verb, patient = asked
    document = passage.candidate.document
    for row in turn.snapshot.sentences_within(document, passage.start, passage.end):
        text = turn.snapshot.text(document, row.start, row.end)
        theirs = [
            (a - row.start, b - row.start)
            for e, a, b, _ in turn.snapshot.mentions(document, row.start, row.end)
            if e in patient.numbers
        ]
        for word in (w for w in words(text) if is_form(w, verb)):
            for start, end in theirs:
                between = words(text[min(end, word.end) : max(start, word.start)])
                # "Her Norfield Cup win": right behind one name the bare word is a noun.
                noun = not between and not is_past(word.folded) and not word.folded.endswith(("s", "ing"))
                if end <= word.start and goes_on(text[end : word.start]) and not noun:
                    # "Acme, founded by Ada Reed, ...", "Acme, founded in 2017 by Ada Reed, ..."
                    parted = text[end : word.start].strip() == ","
                    by = _BY.match(text, word.end) is not None or (parted and _BY_SOON.match(text, word.end))
                    passive = bool(by) or not PASSIVE.isdisjoint(w.folded for w in between)
                    does, suffers = does or not passive, suffers or passive
                near = start >= word.end and len(between) <= _TITLED
                suffers = suffers or (near and all(w.folded in LED_BY for w in between))
    return does, suffers
