"""Who did it to somebody: a passage in which they do it themselves tells nothing of that ("Reed fired Hale")."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.checks.arguments import goes_on
from bot.conversation.checks.happening import is_form
from bot.conversation.function_words import ARTICLES, LEADING, PASSIVE
from bot.conversation.names import Named
from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import PERSON_NOUNS, TITLES
from knowledge.language.words import is_past, words
from knowledge.retrieval.search import Passage, put_right

# So many words between a verb and whom it is done to only tell who that is: "fired the police chief, Reed".
_TITLED = 4
_LED_BY = ARTICLES | TITLES.keys() | PERSON_NOUNS | frozenset({"chief", "former", "then"})


def patient_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one that tells it as done to somebody before a best one in which they do it."""
    return put_right(passages, lambda p: does_it(turn, p) is not None, lambda p: _sides(turn, p)[1])


def does_it(turn: Turn, passage: Passage) -> str | None:
    """Who does in a passage what the question asks who did it to them; None where it is done to them there, too."""
    does, suffers = _sides(turn, passage)
    asked = _asked(turn)
    if asked is None or not does or suffers:
        return None
    return max(asked[1].entities, key=lambda e: e.mentions).name


def _asked(turn: Turn) -> tuple[Token, Named] | None:
    """What "Who fired Reed?" asks to have been done, and to whom."""
    tokens = turn.understood.tokens
    led = next((i for i, t in enumerate(tokens) if t.folded not in LEADING), len(tokens))
    if len(tokens) <= led + 2 or tokens[led].folded != "who" or not is_past(tokens[led + 1].folded):
        return None
    behind = next((i for i in range(led + 2, len(tokens)) if tokens[i].folded not in _LED_BY), len(tokens))
    patient = next((n for n in turn.understood.names if n.start == behind), None)
    return (tokens[led + 1], patient) if patient is not None and patient.entities else None


def _sides(turn: Turn, passage: Passage) -> tuple[bool, bool]:
    """Whether somebody does in a passage what is asked about, and whether it is done to them."""
    asked, does, suffers = _asked(turn), False, False
    if asked is None:
        return False, False
    verb, patient = asked
    document = passage.candidate.document
    for row in turn.snapshot.sentences(document):
        if row.start >= passage.end or row.end <= passage.start:
            continue
        text = turn.snapshot.text(document, row.start, row.end)
        theirs = [
            (a - row.start, b - row.start)
            for e, a, b, _ in turn.snapshot.mentions(document, row.start, row.end)
            if e in patient.numbers
        ]
        for word in (w for w in words(text) if is_form(w, verb)):
            for start, end in theirs:
                between = words(text[min(end, word.end) : max(start, word.start)])
                if end <= word.start and goes_on(text[end : word.start]):
                    # "Acme, founded by Ada Reed, ..."
                    by = [w.folded for w in words(text[word.end :])[:1]] == ["by"]
                    passive = by or not PASSIVE.isdisjoint(w.folded for w in between)
                    does, suffers = does or not passive, suffers or passive
                near = start >= word.end and len(between) <= _TITLED
                suffers = suffers or (near and all(w.folded in _LED_BY for w in between))
    return does, suffers
