"""Did X plead guilty, was X convicted, what was X sentenced to? — from sentences that tell it of the very person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.conversation.checks.arguments import goes_on
from bot.conversation.checks.set_aside import with_what_was_set_aside
from bot.conversation.citations import cite_sentences
from bot.conversation.meant import Meant
from bot.conversation.people import meant
from bot.conversation.reply import Answer, Reply
from bot.conversation.roles import RoleIndex
from bot.conversation.turn import Turn
from knowledge.store.sentences import SentenceHit

_PLED = r"\b(?:plead(?:ed|s|ing)?|pled|entered? (?:a|his|her|their) plea)\b"
_PLEADING = frozenset("plead pleads pleaded pled plea".split())
_PLEA = re.compile(rf"{_PLED}|\bguilty pleas?\b|\bpleas? of (?:not )?guilty\b", re.IGNORECASE)
# Who is sentenced was convicted.
_VERDICT = re.compile(
    rf"\bconvict(?:ed|ion)\b|\b(?:found|finding)\b[^.;]{{0,40}}\bguilty\b|{_PLED} guilty|\bsentenced\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"\bsentenc(?:ed|ing)\b", re.IGNORECASE)
# What somebody was sentenced to.
_TERM = re.compile(
    r"\bsentence(?:d\b|\s+of\b)[^.;]{0,90}\b(?:years?|months?|weeks|days|life|probation|death|hours|time served)\b"
    r"|\b[\w-]{1,20}[- ](?:year|month|week|day)(?:-long)? (?:(?:prison|jail) )?(?:sentence|term)\b|\blife sentence\b",
    re.IGNORECASE,
)
# What only may come, or did not, tells nothing of what came.
_OPEN = re.compile(r"\b(?:if|unless|may|might|could|would|whether|not yet|never)\b[^,;]{0,40}$", re.IGNORECASE)
# What is asked for or may be imposed is not what somebody was sentenced to.
_REQUESTED = re.compile(
    r"\b(?:asked|asking|asks|argued|arguing|pushed) for\b[^,;]{0,40}$|"
    r"\b(?:seek|seeks|sought|seeking|request(?:ed|s|ing)?|recommend(?:ed|s|ing)?|demand(?:ed|s|ing)?|urged|wants?|wanted|proposed|faces?|faced|facing|avoid(?:ed|s|ing)?|"
    r"maximum|minimum|possible|potential)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
# "Imposed a two-year sentence on Reed".
_UPON = re.compile(r"\s+(?:in prison\s+)?(?:on|upon|against|for)\s+(?:[A-Z][\w.]{0,12}\s+){0,2}")
# "A jury found Reed, who had denied it, not guilty".
_FOUND_SOMEBODY = re.compile(r"\b(?:found|finding)\s(?P<who>[^.;]{1,160}?)\sguilty\b")
# What stands before them tells who they are: "found the mayor, Ada Reed, guilty"; and no clause begins there.
_LEADS_UP = re.compile(r"(?!.*\b(?:who|that|of|in|for|by)\b)[^.;]{0,60}")
# What somebody pleaded guilty to.
_PLED_TO = re.compile(rf"{_PLED}(?:\s(?:not\s)?guilty)?\b[^.;]{{0,60}}?\bto\b", re.IGNORECASE)
# "The convicted arms dealer Otto Hale": of him alone.
_OF_A_NOUN = re.compile(
    r"(?<=convicted) (?!(?:in|on|of|by|for|at|after|and|but|or|as|last|this|the|an?|all|twice|again|along|with)\b)"
    r"(?:[a-z-]+ ){1,3}(?=[A-Z])"
)
# Several who do it together: "Reed, Hale and Falk pleaded guilty".
_JOINED = re.compile(r"\s*,?\s*(?:(?:and|or|as well as|along with)\s+)?(?:the\s+|both\s+)?")
# What opens a phrase between commas that says what the one before it is.
_APPOSITION = re.compile(r",\s*(?:an?|the|his|her|their|one of|who|whose)\b[^,]*$", re.IGNORECASE)
# So much of what a question says besides, by weight, a sentence must have.
_TOLD = 0.5
_SHOWN = 3
_SURE = 0.95


class PleaIntent:
    """Answers with the sentences in which somebody pleads, is convicted or sentenced; leaves the rest to others."""

    name = "plea"
    phrasings = (
        "did|does|has|have {who} plead|pleaded|pled|pleads guilty {rest?}",
        "did|does|has|have {who} plead|pleaded|pled|pleads not guilty {rest?}",
        "did|has|have {who} enter|entered a plea {rest?}",
        "what did|does|has {who} plead|pleaded|pled {rest?}",
        "how did|does|has {who} plead|pleaded|pled {rest?}",
        "was|were|is|are {who} convicted|sentenced {rest?}",
        "was|were|is|are {who} found guilty {rest?}",
        "has|have {who} been found guilty {rest?}",
        "has|have {who} been convicted|sentenced {rest?}",
        "did {who} get convicted|sentenced {rest?}",
        "what is|was|were {who} sentenced to",
        "how long is|was|were {who} sentenced to|for",
        "how long is|was|were {who} sentenced",
        "how much time is|was|were {who} sentenced to",
        "what|which sentence|punishment|penalty did|does|has {who} get|gets|got|receive|received",
        "how many years|months did|has {who} get|got|receive|received",
        "how much time|prison did|has {who} get|got|receive|received",
        "how long is|was {who} sentence",
        "what is|was {who} sentence|punishment",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer for people; None where no sentence tells it of them, or the question says more of it than they do."""
        meaning = meant(turn, self._roles, "who").first_who(lambda e: e.type == "person")
        if not meaning.people or (meaning.how != "pronoun" and not turn.named("who")):
            return None
        told = [row for row in self._told(turn, meaning, _asked_for(turn)) if _has_rest(turn, row)]
        if _asked_for(turn) is _PLEA and not turn.understood.polar and turn.understood.tokens[-1].folded == "to":
            # That somebody pleads guilty "voluntarily" does not tell to what.
            told = [row for row in told if _PLED_TO.search(_text(turn, row))]
        if not told:
            return None
        about = set(turn.memory.documents) if turn.memory else set()
        cited = [cite_sentences(turn.snapshot, row.document, row.start, row.end) for row in told]
        cited.sort(key=lambda s: (s.document_id not in about, -(s.date.toordinal() if s.date else 0)))
        answer = Answer(
            intent=self.name,
            lead="As the documents word it:",
            snippets=tuple(dict.fromkeys(cited))[:_SHOWN],
            confidence=_SURE,
            as_of=max((s.date for s in cited if s.date), default=None),
        )
        # A plea or a term tells nothing worse of somebody than what came of it.
        asked = _asked_for(turn)
        return with_what_was_set_aside(turn, answer, {e.n for e in meaning.people}) if asked is _VERDICT else answer

    @staticmethod
    def _told(turn: Turn, meaning: Meant, wanted: re.Pattern[str]) -> Iterator[SentenceHit]:
        """The sentences that tell it of those meant."""
        numbers = {e.n for e in meaning.people}
        for document in sorted({d for n in numbers for d, *_ in turn.snapshot.mentions_of(n)}):
            if not turn.in_scope(turn.snapshot.card(document).id):
                continue
            for row in turn.snapshot.sentences(document):
                text = _text(turn, row)
                theirs = any(_is_theirs(turn, row, text, match, numbers) for match in wanted.finditer(text))
                if theirs or (wanted is _VERDICT and _found(turn, row, text, numbers)):
                    yield row


def _text(turn: Turn, row: SentenceHit) -> str:
    """The text of a sentence."""
    return turn.snapshot.text(row.document, row.start, row.end)


def _found(turn: Turn, row: SentenceHit, text: str, numbers: set[int]) -> bool:
    """Whether a sentence tells that some people were found guilty, or not guilty, who stand first behind the verb."""
    there = turn.snapshot.mentions(row.document, row.start, row.end)
    people = [(e, a - row.start, b - row.start) for e, a, b, _ in there if turn.snapshot.entities[e].type == "person"]
    for match in _FOUND_SOMEBODY.finditer(text):
        first = next((p for p in people if match.start("who") <= p[1] < match.end("who")), None)
        if first is None or first[0] not in numbers or _OPEN.search(text[: match.start()]):
            continue
        owns = text.startswith(("'s", "’s"), first[2])
        if not owns and _LEADS_UP.fullmatch(text, match.start("who"), first[1]):
            return True
    return False


def _asked_for(turn: Turn) -> re.Pattern[str]:
    """What tells of what is asked: a plea, a sentence, a verdict, or what somebody was sentenced to."""
    asked = {t.folded for t in turn.understood.tokens}
    if not asked.isdisjoint(_PLEADING):
        return _PLEA
    if not turn.understood.polar:
        return _TERM
    return _SENTENCE if "sentenced" in asked else _VERDICT


def _is_theirs(turn: Turn, row: SentenceHit, text: str, match: re.Match[str], numbers: set[int]) -> bool:
    """Whether what a pattern finds is told of those meant: they are named last before it, alone or joined to others."""
    if _OPEN.search(text[: match.start()]) or _OF_A_NOUN.match(text, match.end()) is not None:
        return False
    if match.re is _TERM and _REQUESTED.search(text[: match.start()]):
        return False
    entities = turn.snapshot.entities
    if match.re is _TERM and (upon := _UPON.match(text, match.end())) is not None:
        behind = turn.snapshot.mentions(row.document, row.start + match.end(), row.end)
        # A title may be a part of the name.
        return any(e in numbers and match.end() < start - row.start <= upon.end() for e, start, *_ in behind)
    people = [
        (entity, start - row.start, end - row.start)
        for entity, start, end, kind in turn.snapshot.mentions(row.document, row.start, row.end)
        if entities[entity].type == "person" and kind != "nominal" and start - row.start < match.end()
    ]
    if match.re is _VERDICT and match.group().lower().startswith("f"):
        people = [p for p in people if p[2] <= match.start()]  # whoever stands behind "found" is told apart
    if any(e in numbers and _does(text, start, end, match) for e, start, end in people):
        return True
    while people:
        entity, start, end = people.pop()
        if entity in numbers:
            others = (text[b : match.start()] for e, _, b in people if e not in numbers)
            return not _is_aside(text, start, end) and not any(map(goes_on, others))
        if not people or not _JOINED.fullmatch(text[people[-1][2] : start]):
            return False
    return False


def _does(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a name is the subject of what a pattern finds, whatever stands between them in commas."""
    return end <= match.start() and goes_on(text[end : match.start()]) and not _is_aside(text, start, end)


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a name only tells who another is: "the mayor, an ally of Reed, pleaded guilty"."""
    return text[end : end + 1] == "," and _APPOSITION.search(text[:start]) is not None


def _has_rest(turn: Turn, row: SentenceHit) -> bool:
    """Whether a sentence has what the question says besides ("plead guilty to fraud"), but for small words."""
    rest = turn.stems(t for t in turn.tokens("rest") if t.folded not in {"guilty", "of", "to", "for", "in"})
    return turn.share(rest, row.stems.split()) >= _TOLD
