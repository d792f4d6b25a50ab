"""Several people in one question: "what did Reed and Hale say?" is asked of each, and answered for both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest

from bot.conversation.checks.arguments import MUTUAL, leads_to_a_name
from bot.conversation.checks.missing import PLAIN
from bot.conversation.function_words import AUXILIARIES, COPULAS
from bot.conversation.reply import Abstention, Answer, Clarification, Reply, Snippet
from bot.conversation.turn import Turn
from bot.conversation.understanding import Understood
from knowledge.language.words import stem

MOST = 3
_SHOWN, _MORE = 5, 12
_ACTORS = frozenset({"person", "organisation"})
_AND = frozenset({"and", "or"})
_DONE = ("ed", "en", "wn", "ght", "ld", "ing", "shot")
# What several are to one another.
_OF_BOTH = MUTUAL | frozenset(map(stem, "related engaged separated acquainted linked connected allied".split()))
_JOINING = re.compile(r",?\s+(?:and|or)\s+|,\s*", re.IGNORECASE)
# A lead that ends so names whom its snippets are of.
_NAMING = (" said:", " comment:", " respond:", " reached:")
_REST = "Of the rest the documents tell"
_THEY = frozenset({"they", "them"})
# Replies of these kinds name those of whom they tell.
_LISTING = frozenset({"accusation", "role_holder"})


def each_asked(understood: Understood) -> dict[str, str]:
    """The question once for each of those whom it names in a row as who does something, by what it calls them.

    Empty where it names one alone; "Did Reed and Hale meet?" asks of both together.
    """
    tokens = understood.tokens
    names = [n for n in understood.names if {e.type for e in n.entities} & _ACTORS]
    for i, first in enumerate(names[:-1]):
        row = [first]
        for other in names[i + 1 : i + MOST]:
            between = [t.folded for t in tokens[row[-1].end : other.start]]
            if not all(w in _AND or leads_to_a_name(w) for w in between):
                break
            row.append(other)
        begin = first.start
        while begin and leads_to_a_name(tokens[begin - 1].folded):
            begin -= 1
        if len(row) > 1 and begin and _is_row(understood, begin, row[-1].end):
            start, end = tokens[begin].start, tokens[row[-1].end - 1].end
            found = _JOINING.split(understood.text[start:end])
            return {one: f"{understood.text[:start]}{one}{understood.text[end:]}" for one in found if one}
    return {}


def _is_row(understood: Understood, begin: int, end: int) -> bool:
    """Whether tokens between an auxiliary and a verb are a row of which each does it: no "Are Reed and Hale kin?"."""
    tokens = understood.tokens
    led, verb = tokens[begin - 1].folded, next((t.folded for t in tokens[end:]), "")
    several = any(t.folded in _AND for t in tokens[begin:end])
    does = led in AUXILIARIES and (led not in COPULAS or verb.endswith(_DONE))
    return several and does and stem(verb) not in _OF_BOTH


def tells_of_all(turn: Turn, reply: Reply) -> bool:
    """Whether the sentence for which an answer shows its first snippet names all whom the question names."""
    number = turn.snapshot.number(reply.snippets[0].document_id) if isinstance(reply, Answer) else None
    if number is None or reply.confidence < PLAIN:
        return False
    start, end = reply.snippets[0].start, reply.snippets[0].end
    start, end = turn.likeliest(number, start, end) or (start, end)
    there = {e for e, *_ in turn.snapshot.mentions(number, start, end)}
    return all(n.numbers & there for n in turn.understood.names)


def joined(of_each: Mapping[str, Reply]) -> Reply | None:
    """One reply of those of each, by what they are called: first what is told of each, then what else.

    None where one asks back. Of whom nothing is told, the lead says so.
    """
    replies = list(of_each.values())
    if any(isinstance(r, Clarification) for r in replies):
        return None
    answers = _with_notes([r for r in replies if isinstance(r, Answer)])
    refused = {called: r for called, r in of_each.items() if isinstance(r, Abstention)}
    refusals = list(dict.fromkeys(_of(called, r.reason) for called, r in refused.items()))
    told = _in_turn([r.snippets for r in (answers or replies)])
    if not answers:
        return Abstention(
            intent=replies[0].intent,
            reason=" ".join(refusals),
            snippets=tuple(told[:_SHOWN]),
            confidence=max(r.confidence for r in replies),
            nearest=tuple(_in_turn([r.nearest for r in refused.values()])[:_SHOWN]),
        )
    leads = list(dict.fromkeys(a.lead.rstrip(":").removeprefix("Yes. ") for a in answers if a.lead))
    lead = " ".join([*refusals, "; ".join(leads) or (_REST if refusals else "")])
    return Answer(
        intent=answers[0].intent,
        lead=f"{lead.strip()}:" if lead.strip() else None,
        snippets=tuple(told[:_SHOWN]),
        confidence=min(a.confidence for a in answers),
        as_of=max((a.as_of for a in answers if a.as_of), default=None),
        more=tuple([*told[_SHOWN:], *chain.from_iterable(a.more for a in answers)][:_MORE]),
    )


def _with_notes(answers: list[Answer]) -> list[Answer]:
    """The answers, each with its lead as a note on its snippets where that is not the lead of all of them."""
    if len({a.lead for a in answers}) < 2:
        return answers
    told = [a for a in answers if a.lead is not None and not a.lead.endswith(_NAMING)]
    return [a if a not in told else _noted(a) for a in answers]


def _noted(answer: Answer) -> Answer:
    lead = (answer.lead or "").rstrip(":")
    snippets = (s.model_copy(update={"note": f"{lead}; {s.note}" if s.note else lead}) for s in answer.snippets)
    return answer.model_copy(update={"lead": None, "snippets": tuple(snippets)})


def _of(called: str, reason: str) -> str:
    """Why nothing is told of somebody, as a whole sentence that says of whom."""
    whose = called.split()[-1].casefold() in reason.casefold()
    return f"{reason.rstrip(':.')}." if whose else f"I do not find that of “{called}”."


def _in_turn(found: Sequence[Sequence[Snippet]]) -> list[Snippet]:
    """The first snippets of all, then the second ones, and so on, each once."""
    turned = chain.from_iterable(zip_longest(*found))
    return list({(s.document_id, s.start, s.end): s for s in turned if s is not None}.values())


def with_them_named(turn: Turn) -> str | None:
    """The question with those in the place of "they" whom the reply before named; None where it did not."""
    memory = turn.memory
    places = [t for t in turn.understood.tokens if t.folded in _THEY]
    if memory is None or memory.intent not in _LISTING or memory.bodies or not 1 < len(memory.people) <= MOST:
        return None
    if len(places) != 1 or turn.understood.names:
        return None
    *others, last = [turn.snapshot.entities[n].name for n in memory.people]
    text = turn.understood.text
    return f"{text[: places[0].start]}{', '.join(others)} and {last}{text[places[0].end :]}"
