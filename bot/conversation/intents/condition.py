"""How is X? — from sentences that tell somebody's condition, the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from bot.conversation.checks.links import in_link
from bot.conversation.citations import cite_sentences
from bot.conversation.function_words import AUXILIARIES
from bot.conversation.meant import Meant
from bot.conversation.people import by_surname_too, meant
from bot.conversation.reply import Answer, Reply
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.saying import BY_CONTEXT, label
from bot.conversation.turn import SAYING, Turn, abstain
from knowledge.extraction.cast.lexicon import SPEECH_VERBS, TITLES
from knowledge.language.words import STOP, is_past, stem, words

# What tells how somebody is.
_STATE = re.compile(
    r"\b(?:(?:critical|serious|stable|fair|good|grave|guarded|satisfactory|poor)(?:,?\s(?:but|and)\s\w{1,12})?\scondition"
    r"|critically\s(?:ill|injured|hurt|wounded)|hospitali[sz]ed"
    r"|(?:in|to|at|from)\s(?:an?\s|the\s)?(?:[\w.'’-]{1,20}\s){0,4}?(?:hospital|clinic|intensive\scare|icu)"
    r"|recover(?:ing|ed|s)?|discharged|in\sa\scoma|on\slife\ssupport|died|dies|dead|killed|murdered|slain|alive"
    r"|surviv(?:ed|es)(?!\s(?:an?|the|his|her)\s(?:[\w-]{1,20}\s){0,2}(?:vote|challenge|recall|election|coup|scandal|runoff))"
    r"|unhurt|unharmed|uninjured|injured|wounded|hurt|stable|improving|conscious|unconscious)\b",
    re.IGNORECASE,
)
# Behind one of these it is told of somebody else: "Reed said the driver was hurt", "Reed, whose son died".
_OTHERS = (SAYING | SPEECH_VERBS | frozenset("whose believed learned heard saw if that when after before".split())) - {
    "call",
    "called",
}
# So many words lie between somebody and what tells how they are, without what commas set off.
_NEAR = 8
_SET_OFF = re.compile(r",[^,;:“”\"()]{1,90}(?=,)")
_CLAUSE = re.compile(r"[;:?!“”\"()—–]")
_STATES = "ok|okay|alright|fine|safe|alive|dead|stable|recovering|hurt|injured|hospitalized|hospitalised"
# What a sentence has of all these, by stem: one of them at least.
_STATE_STEMS = frozenset(
    map(
        stem,
        """condition ill hospitalized hospitalised hospital clinic intensive icu recovering recovered recovers
        discharged coma support died dies dead killed murdered slain alive survived survives unhurt
        unharmed uninjured injured wounded hurt stable improving conscious unconscious""".split(),
    )
)
_MOST_READ = 400
_SHOWN = 3
_SURE, _BY_PRONOUN = 0.9, 0.7


class ConditionIntent:
    """Answers with the sentences that tell how a person is; how a firm or a plan is, is left to the passages."""

    name = "condition"
    phrasings = (
        "how is|are|was {who}",
        "how is|are|was {who} doing|feeling|recovering|now|today",
        "how is|are|was {who} holding up",
        "how is|are|was {who} doing now|today",
        f"is|was|are {{who}} {_STATES}",
        f"is|was|are {{who}} still|even|really {_STATES}",
        "is|was|are {who} in|still hospital|danger|hospitalized|hospitalised",
        "is|was|are {who} in|inside the hospital",
        "is|was|are {who} still in hospital",
        "is|was|are {who} still in the hospital",
        "is|was|are {who} in critical|serious|stable|good condition",
        "is|was|are {who} still in critical|serious|stable|good condition",
        "what is|was {who} condition|prognosis",
        "what is|was the condition|prognosis of {who}",
        "what condition is|was|are {who} in",
        "in what condition is|was|are {who}",
        "did|has|will {who} survive|survived|recover|recovered|live",
        "did|will {who} make it",
        "did|will {who} pull through",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer for one person; refuse how they are where no sentence tells it, and leave yes or no to others."""
        meaning = meant(turn, self._roles, "who").first_who(lambda e: e.type == "person")
        named = {t for n in turn.named("who") for t in turn.understood.tokens[n.start : n.end]}
        # "How is Reed involved?" asks for something else.
        more = bool(named) and any(t not in named and t.folded not in {*STOP, *TITLES} for t in turn.tokens("who"))
        if (
            len(meaning.people) != 1
            or any(e.type != "person" for e in meaning.entities)
            or turn.understood.times
            or more
        ):
            return None
        places = list(dict.fromkeys(_told(turn, meaning)))
        if not places:
            nothing = f"I find nothing in the documents on how {label(meaning)} is."
            return None if turn.understood.polar else abstain(self.name, nothing)
        plain = [p for p in places if p[3]] or places
        cited = list(dict.fromkeys(cite_sentences(turn.snapshot, *place[:3]) for place in plain))
        cited.sort(key=lambda s: -(s.date.toordinal() if s.date else 0))
        told = f"What the documents tell of {label(meaning)}’s condition"
        by_name = any(p[3] for p in places)
        return Answer(
            intent=self.name,
            lead=f"{told}, the newest first:" if by_name else f"{told}, {BY_CONTEXT}:",
            snippets=tuple(cited[:_SHOWN]),
            more=tuple(cited[_SHOWN:]),
            confidence=_SURE if by_name else _BY_PRONOUN,
            as_of=max((s.date for s in cited if s.date), default=None),
        )


def _told(turn: Turn, meaning: Meant) -> Iterator[tuple[int, int, int, bool]]:
    """Document, start and end (code points, half-open) of each sentence that tells it, and whether of a name."""
    numbers = {one.n for e in meaning.entities for one in by_surname_too(turn, e)}
    terms, columns = turn.snapshot.terms, turn.snapshot.columns
    known = [n for s in _STATE_STEMS for n in range(*terms.beginning(s)) if terms.stems[n] == s]
    both = np.intersect1d(columns.having(known), columns.mentioning(numbers), assume_unique=True)
    for row in turn.snapshot.sentences_numbered(both.tolist()[-_MOST_READ:]):
        if not turn.in_scope(turn.snapshot.card(row.document).id) or in_link(turn, row.document, row.start):
            continue
        mentions = turn.snapshot.mentions(row.document, row.start, row.end)
        for entity, start, end, kind in mentions:
            others = (
                a for e, a, *_ in mentions
                if a > start and e not in numbers and turn.snapshot.entities[e].type == "person"
            )  # fmt: skip
            behind = turn.snapshot.text(row.document, end, min([row.end, *others]))
            if entity in numbers and _tells(behind):
                yield row.document, row.start, row.end, kind == "name"


def _tells(behind: str) -> bool:
    """Whether the text behind somebody's name goes on with how they are."""
    if behind.startswith(("'", "’")):
        return False
    while (apart := _SET_OFF.match(behind)) is not None and _STATE.search(apart[0]) is None:
        behind = behind[apart.end() :]
    clause = _CLAUSE.split(behind)[0]
    place = _STATE.search(clause)
    if place is None:
        return False
    between = [w.folded for w in words(clause[: place.start()])]
    if len(between) > _NEAR or not _OTHERS.isdisjoint(between):
        return False
    first = place[0].split()[0]
    return not between or first == "to" or any(w in AUXILIARIES or is_past(w) for w in (*between, first))
