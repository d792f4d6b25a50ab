"""What kind of thing a question asks for: who, when, how many, why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

from bot.conversation.function_words import AUXILIARIES, LEADING
from bot.conversation.phrasings import Token

# The end of a sentence; "No. 5" and "Ald. Reed" are none that matter here.
SENTENCE_END = re.compile(r"(?<=\w\w\w)[.?!;]+[\"”’']*\s+")
# "When" and "where" mostly begin a clause of a question that a verb begins, unless one of these goes before.
_CLAUSES = frozenset({"when", "where"})
_KNOWING = frozenset(
    "know known me us tell say said says explain reveal announce mention remember specify idea out".split()
)
# What may stand between "which" and the noun of what is asked for: "which big US city".
_BETWEEN = (
    r"(?:(?!(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|a|an|the|of|in|on|by|for|to|kinds?|types?|"
    r"happen\w*)\b)\w+ ){0,2}?"
)
# The first pattern that matches tells what kind of thing is asked for.
_WANTED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "address",
        re.compile(
            r"\b(?:what is|give|know) (?:(?!(?:for|of|on|about|in|from|with|by) )\w+ )*?"
            r"(?:address|phone number|e ?mail|website|web ?site|url|zip)"
            r"(?=$| (?:of|for|to|at|where|that|i|we)\b)|"
            r"\bwhat (?:phone |telephone )?number (?:do|can|should|must|to) (?:(?:i|we|you|one|people) )?"
            r"(?:call|ring|dial|phone|text|reach)\b|"
            r"\bhow (?:do|can|could|should|may) (?:i|we|you|one|people|someone) (?:e ?mail|contact|reach|phone)\b"
        ),
    ),
    (
        "share",
        re.compile(r"\b(?:what|which) (?:percentage|percent|share|proportion|fraction)\b|^%|\bwhat %"),
    ),
    ("how_many", re.compile(r"\bhow many\b|\bwhat number\b")),
    (
        "how_much",
        re.compile(
            r"\bhow (?:much|far(?! along)|expensive|big|large|high|strong|tall|deep|heavy|wide|hot|cold|powerful)\b|"
            r"\bwhat (?:(?:is|was|are|were|does|did) )?(?:the )?(?:price|cost|amount|fee|salary)\b|"
            r"\bwhat (?:do|does|did|will|would) (?:(?!(?:say|think|have|want)\b)\w+ ){1,4}(?:pay|cost)\b"
            r"(?! (?:for$|tribute|attention|homage|respects?))"
        ),
    ),
    ("how_old", re.compile(r"\bhow old\b|\b(?:what|which) age\b")),
    ("how_long", re.compile(r"\bhow (?:long|soon|often|fast|quickly)\b")),
    ("what_time", re.compile(r"\b(?:what|which) (?:time|hour)\b(?! of (?:the )?year)")),
    (
        "when",
        re.compile(r"\bwhen\b|\b(?:what|which) (?:day|date|year|month|time)s?\b|\bwhat (?:is|was) the deadline\b"),
    ),
    ("where_to", re.compile(r"\bwhere (?:do|can|could|should|may|would) (?:i|we|you|one|people|someone|they) \w")),
    (
        "where",
        re.compile(
            r"\bwhere\b|\b(?:what|which) "
            + _BETWEEN
            + r"(?:places?|cit(?:y|ies)|countr(?:y|ies)|towns?|streets?|states?)\b"
        ),
    ),
    ("why", re.compile(r"\bwhy\b|\bhow come\b|\bwhat (?:made|caused|reason)\b|\bfor what reason\b")),
    (
        "who",
        re.compile(
            r"\bwho(?:m|se|'s)?\b|\b(?:which|what) "
            + _BETWEEN
            + r"(?:(?:compan|agenc|part|celebrit)(?:y|ies)|(?:court|"
            r"newspaper|paper|newsroom|person|group|official|politician|organi[sz]ation|team|firm|union|senator|minister|"
            r"retailer|airline|chain|brand|bank|broadcaster|publisher|leader|president|governor|mayor|judge|lawmaker|"
            r"player|athlete|actor|singer|rapper|musician|author|director|billionaire|candidate|officer)s?|people|m[ae]n|"
            r"wom[ae]n|actress(?:es)?|universit(?:y|ies))\b"
        ),
    ),
)


def wanted_of(text: str, tokens: Sequence[Token]) -> str:
    """What kind of thing is asked for: the last sentence that asks for any tells, what goes before it only leads up."""
    ends = [m.end() for m in SENTENCE_END.finditer(text)]
    for begin, end in reversed(list(zip([0, *ends], [*ends, len(text)], strict=True))):
        sentence = (t.folded for t in tokens if begin <= t.start < end)
        plain = " ".join(dropwhile(LEADING.__contains__, sentence))
        found = [
            (kind, m.start())
            for kind, pattern in _WANTED
            if (m := pattern.search(plain)) is not None and not (kind in _CLAUSES and _in_a_clause(plain, m.start()))
        ]
        # In "What did they see when it burnt?" it is not asked when.
        first = next((kind for kind, at in found if at == 0), "")
        if first or plain.startswith(("what ", "which ", "how ")):
            return first
        if found:
            return found[0][0]
    return ""


def _in_a_clause(plain: str, place: int) -> bool:
    """Whether "when" only begins a clause ("Was anyone hurt when it burnt?") and is not asked."""
    before = plain[:place].split()
    return bool(before) and before[0] in AUXILIARIES and before[-1] not in _KNOWING
