"""Who does or suffers in a passage what a question asks by yes or no of somebody else."""

from __future__ import annotations

from bot.conversation.checks.arguments import doer_and_verb, goes_on
from bot.conversation.checks.around import BEING
from bot.conversation.checks.happening import is_form
from bot.conversation.checks.on_whom import noun_behind, on_whom
from bot.conversation.checks.outright import LIGHT, asked_of, other_ways
from bot.conversation.names import HEADS
from bot.conversation.roles import RoleIndex
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import BODY_NOUNS, PERSON_NOUNS, TITLES
from knowledge.language.words import stem, words
from knowledge.retrieval.search import Passage
from knowledge.store.sentences import SentenceHit

NOT_FOUND = "I do not find that. What comes nearest"
_BODIES = frozenset(map(stem, (*BODY_NOUNS, *HEADS)))
# So many words stand between a form of "be" and what is done.
_PASSIVE = 3
_BY = frozenset({"by", "former"})
_DETERMINERS = frozenset("a an the his her their its this that these those our my your any no".split())


def another_does(turn: Turn, roles: RoleIndex, passage: Passage) -> str | None:
    """Who does it in a passage, where that is somebody named and the question asks it of what has no name."""
    asked = asked_of(turn, roles)
    # Whoever speaks for a company may do it for the company.
    if asked is None or not asked.called or asked.numbers or asked.called[-1] in _BODIES:
        return None
    document, others = passage.candidate.document, set[str]()
    for row in _within(turn, passage):
        found = words(turn.snapshot.text(document, row.start, row.end))
        for i, word in enumerate(found):
            # "The resignation" is nothing that somebody does.
            if not is_form(word, asked.verb) or (i and found[i - 1].folded in _DETERMINERS):
                continue
            before = [w for w in found[:i] if w.folded not in LIGHT and not w.folded.endswith("ly")]
            end = row.start + before[-1].end if before else row.start
            doer = [e for e, _, behind, _ in turn.snapshot.mentions(document, row.start, end) if behind == end]
            # "Reed resigned as town manager" tells it of the town manager.
            called = set(asked.called) <= {w.stem for w in found[i:]}
            if not doer or called or set(asked.called) & {w.stem for w in found[:i]}:
                return None
            others.add(turn.snapshot.entities[doer[-1]].name)
    return others.pop() if len(others) == 1 else None


def another_suffers(turn: Turn, roles: RoleIndex, passage: Passage) -> str | None:
    """To whom it is done in a passage, where the question asks it of somebody else: "the board fired Rob Tierney"."""
    asked = asked_of(turn, roles)
    if asked is None or not asked.passive or not asked.numbers:
        return None
    document, others = passage.candidate.document, set[str]()
    for row in _within(turn, passage):
        found = words(turn.snapshot.text(document, row.start, row.end))
        there = turn.snapshot.mentions(document, row.start, row.end)
        for i, word in enumerate(found):
            if word.folded != asked.verb.folded or (i and found[i - 1].folded in BEING):
                continue
            behind = [w for w in found[i + 1 :] if w.folded not in TITLES and w.folded not in PERSON_NOUNS][:1]
            begins = {e for e, start, *_ in there if behind and start == row.start + behind[0].start}
            if not begins or not asked.numbers.isdisjoint(begins):
                return None
            others.update(turn.snapshot.entities[e].name for e in begins)
    return others.pop() if len(others) == 1 else None


def done_to_another(turn: Turn, roles: RoleIndex, passage: Passage) -> bool:
    """Whether a passage has what is asked of somebody, and nowhere as done to whom the question names."""
    asked = asked_of(turn, roles)
    if asked is None or not asked.whom or asked.passive:
        return False
    verbs = [way.verb for way in (asked, *other_ways(asked)) if not way.passive]
    told = False
    for row in _within(turn, passage):
        found = words(turn.snapshot.text(row.document, row.start, row.end))
        deeds = [i for i, w in enumerate(found) if any(is_form(w, verb) for verb in verbs)]
        passive = any(not BEING.isdisjoint(w.folded for w in found[max(0, i - _PASSIVE) : i]) for i in deeds)
        # "Reed was fired by the board" tells what it did to Reed.
        if passive or any(on_whom(turn, asked.whom, verb, row, row.start) for verb in verbs):
            return False
        told = told or bool(deeds)
    return told


def plainly_of(turn: Turn, roles: RoleIndex, passage: Passage, other: str) -> bool:
    """Whether somebody stands right beside the verb of a question in a passage: before it, or behind it or its "by".

    Only of them may a reply say that the passage tells it of them.
    """
    doing, asked = doer_and_verb(turn), asked_of(turn, roles)
    verb = doing[1] if doing is not None else asked.verb if asked is not None else None
    for row in _within(turn, passage) if verb is not None else ():
        text = turn.snapshot.text(row.document, row.start, row.end)
        deeds = [w for w in words(text) if verb is not None and is_form(w, verb)]
        for entity, start, end, kind in turn.snapshot.mentions(row.document, row.start, row.end):
            begin, behind = start - row.start, end - row.start
            if (
                kind == "name"
                and turn.snapshot.entities[entity].name == other
                and any(
                    (behind <= w.start and goes_on(text[behind : w.start]))
                    or (_led_to(text[w.end : begin], w.end <= begin) and not noun_behind(text[behind:]))
                    for w in deeds
                )
            ):
                return True
    return False


def _led_to(between: str, ordered: bool) -> bool:
    """Whether only titles, or "by", stand between a verb and a name behind it."""
    return ordered and all(
        w.folded in _BY or w.folded in TITLES or w.folded in PERSON_NOUNS or w.folded in _DETERMINERS
        for w in words(between)
    )


def _within(turn: Turn, passage: Passage) -> list[SentenceHit]:
    """The sentences of a passage."""
    return turn.snapshot.sentences_within(passage.candidate.document, passage.start, passage.end)
