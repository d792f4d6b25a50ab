"""Did X admit it? — only words that own up to something, or a sentence that tells that they did or did not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.checks.happening import DENIED, denied, left_open
from bot.conversation.intents.outright import outright
from bot.conversation.meant import Meant
from bot.conversation.people import meant
from bot.conversation.reply import Answer, Reply
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.leads import lead_of
from bot.conversation.speech.on_topic import on_topic, refused
from bot.conversation.speech.saying import label, snippets_of, statements_of
from bot.conversation.speech.sharing import topic_share
from bot.conversation.speech.topics import topic_of
from bot.conversation.turn import Turn
from knowledge.facts import Statement
from knowledge.language.words import stem, words

_ADMITTING = frozenset(map(stem, "admit acknowledge confess concede".split()))
# Words with which somebody owns up to what they did, in the first person; who is sorry may only condole.
_OWNING = re.compile(
    r"\b(?:I|we) (?:was|were) (?:very |so )?wrong\b|\bmy (?:own )?(?:fault|mistake)\b"
    r"|\b(?:it|that|this) was (?:a|an|my|our) (?:\w+ )?(?:mistake|error)\b"
    r"|\b(?:I|we)(?: have|['’]ve)? (?:made|did make) (?:an?|some|many) (?:\w+ )?(?:mistakes?|errors?)\b"
    r"|\b(?:I|we) (?:take|accept|bear) (?:\w+ ){0,2}(?:responsibility|blame)\b|\b(?:I am|I['’]m|I plead) guilty\b"
    r"|\b(?:I|we) (?:apologi[sz]e|regret)\b(?! (?:nothing|no)\b)",
    re.IGNORECASE,
)
# What is asked with these alone is whether somebody owned up at all.
_WRONG = frozenset(map(stem, "wrong mistake error fault guilt guilty blame responsibility anything something".split()))
# So much of what is asked about must stand in the very sentence: who owns up to one thing may deny the next.
_ON_IT = 0.45
# So many words before one that owns up may take it back.
_NEAR = 6
_SHOWN = 5


class AdmissionIntent:
    """Answers with an admission or the report of one; that somebody spoke, or was accused, is none."""

    name = "admission"
    phrasings = (
        "did|does|has|have {who} ever|finally|really|actually admit|admitted|confess|confessed|acknowledge|acknowledged"
        " to|that {topic}",
        "did|does|has|have {who} admit|admits|admitted|confess|confessed|acknowledge|acknowledged {topic?}",
        "did|does|has|have {who} admit|admitted|confess|confessed|acknowledge|acknowledged to|that {topic}",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer where the documents tell it; else refuse with what they did say. None for whom no document names."""
        meaning = meant(turn, self._roles, "who").first_who(lambda e: bool(statements_of(turn, [e])))
        if not meaning.entities or meaning.ambiguous:
            return None
        if isinstance(told := outright(turn, self._roles), Answer):
            return told
        statements, topic = statements_of(turn, meaning.entities), topic_of(turn)[0]
        if owned := [s for s in statements if _owns_up(turn, s) and _on_it(turn, s, topic)]:
            owned = on_topic(turn, owned, topic, around=False) or owned
            return self._shown(turn, meaning, owned)
        name = label(meaning)
        reason = f"I find nowhere that {name} admitted {'that' if topic else 'anything'}."
        return refused(turn, self.name, reason, name, statements, topic)

    def _shown(self, turn: Turn, meaning: Meant, owned: Sequence[Statement]) -> Answer:
        snippets = snippets_of(turn, list(owned), limit=_SHOWN)
        return Answer(
            intent=self.name,
            lead=lead_of(turn, self._roles, meaning, owned[0]),
            snippets=tuple(snippets),
            confidence=min(s.confidence for s in owned[:_SHOWN]),
            as_of=max((s.date for s in snippets if s.date), default=None),
        )


def _owns_up(turn: Turn, statement: Statement) -> bool:
    """Whether somebody admits something by their words or is said to: not "it was not my fault", nor "refused to"."""
    number = turn.snapshot.number(statement.document_id)
    if number is None or statement.manner == "denied":
        return False
    if statement.cue is not None:
        cue = words(turn.snapshot.text(number, *statement.cue))
        before = words(turn.snapshot.text(number, statement.start, max(statement.start, statement.cue[0])))[-_NEAR:]
        if any(w.stem in _ADMITTING for w in cue):
            return not (left_open(before, base=False) or denied([*before, *cue]))
    told = (turn.snapshot.text(number, start, end) for start, end in statement.spans)
    return any(not _denied_before(text, m.end()) for text in told for m in _OWNING.finditer(text))


def _denied_before(text: str, place: int) -> bool:
    """Whether one of the words right before a place of a text denies what stands there."""
    return any(w.folded in DENIED or w.folded.endswith("n't") for w in words(text[:place])[-_NEAR:])


def _on_it(turn: Turn, statement: Statement, topic: Sequence[str]) -> bool:
    return _WRONG.issuperset(topic) or topic_share(turn, statement, list(topic), around=False) >= _ON_IT
