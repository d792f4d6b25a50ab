"""What documents tell of a charge or a conviction that did not stand: dismissed, overturned, exonerated, acquitted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.conversation.checks.arguments import goes_on
from bot.conversation.checks.happening import left_open
from bot.conversation.citations import cite_sentences
from bot.conversation.function_words import PASSIVE
from bot.conversation.reply import Answer, Snippet
from bot.conversation.turn import Turn
from knowledge.language.words import words
from knowledge.store.sentences import SentenceHit

LEAD = "As the documents word it; they tell of this besides:"
_MATTER = r"(?:convictions?|charges?|verdicts?|indictments?|counts?|accusations?)"
_UNDONE = (
    r"(?:(?:overturn|quash|vacat|annul|expung|revers|dismiss|dropp)\w+"
    r"|withdrawn|withdrew|thrown\sout|threw\sout|set\saside)"
)
# Up to seven words of the same clause: not "the verdict was read and the jury was dismissed".
_ONE_CLAUSE = r"(?:\s(?!(?:and|but|after|before|when|while|as)\b)[\w’',-]{1,30}){0,7}?"
_SET_ASIDE = re.compile(
    rf"\bexonerat\w+|\bwrong(?:ful)?ly\s(?:\w{{1,20}}\s)?(?:convict|accus|charg|imprison)\w+|\bwrongful\sconvictions?"
    rf"|\bacquit\w*|\bnot\sguilty\s(?:of|on)\b|\bpardoned\b|\bcleared\sof\b"
    rf"|\b{_UNDONE}{_ONE_CLAUSE}\s{_MATTER}\b|\b{_MATTER}{_ONE_CLAUSE}\s(?:was|were|been|being|be)\s{_UNDONE}\b",
    re.IGNORECASE,
)
# What one may do to another.
_OTHERS_DO = frozenset({"pardoned", "acquitted", "exonerated"})
# In no more documents is it looked for: half a millisecond each.
_MOST_READ = 200
_SHOWN = 2
# So many words before it may leave it open: "asked the court to dismiss the charges".
_NEAR = 6


def with_what_was_set_aside(turn: Turn, answer: Answer, numbers: Collection[int]) -> Answer:
    """The answer with sentences that tell that something did not stand behind its first snippet, if there are any.

    "Reed was convicted in 1966" alone would say the worst of whoever was exonerated since.
    """
    shown = answer.snippets
    if not numbers or any(_SET_ASIDE.search(s.text) for s in shown):
        return answer
    found = list(dict.fromkeys(_set_aside(turn, numbers)))[:_SHOWN]
    if not found:
        return answer
    snippets = (*shown[:1], *found, *shown[1:])
    as_of = max((s.date for s in snippets if s.date), default=None)
    return answer.model_copy(update={"lead": LEAD, "snippets": snippets, "as_of": as_of})


def _set_aside(turn: Turn, numbers: Collection[int]) -> Iterator[Snippet]:
    """The sentences that name one of these people and tell that something did not stand, the newest documents first."""
    documents = {d for n in numbers for d, *_ in turn.snapshot.mentions_of(n)}
    ordered = sorted(documents, key=lambda d: str(turn.snapshot.card(d).date or ""), reverse=True)
    for document in ordered[:_MOST_READ]:
        if not turn.in_scope(turn.snapshot.card(document).id):
            continue
        for row in turn.snapshot.sentences(document):
            if not set(numbers) & set(row.entities):
                continue
            text = turn.snapshot.text(document, row.start, row.end)
            told = (m for m in _SET_ASIDE.finditer(text) if not left_open(words(text[: m.start()])[-_NEAR:], base=True))
            if any(not _does_so(turn, row, text, match, numbers) for match in told):
                yield cite_sentences(turn.snapshot, document, row.start, row.end)


def _does_so(turn: Turn, row: SentenceHit, text: str, match: re.Match[str], numbers: Collection[int]) -> bool:
    """Whether these people do it themselves: "Reed pardoned Hale", and not "Reed was pardoned"."""
    ends = [
        end - row.start
        for entity, _, end, _ in turn.snapshot.mentions(row.document, row.start, row.end)
        if entity in numbers and end - row.start <= match.start()
    ]
    between = text[max(ends) : match.start()] if ends else ""
    passive = not PASSIVE.isdisjoint(w.folded for w in words(between))
    return bool(ends) and match.group().casefold() in _OTHERS_DO and goes_on(between) and not passive
