"""Was that corrected? Is it still right? Which is right?"""

from __future__ import annotations

from dataclasses import replace

from bot import messages
from bot.conversation.citations import cite
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.superseded import corrections, matter_of, of_itself, overlap, shows_a_correction
from bot.conversation.turn import Turn, abstain
from bot.conversation.understanding import Understood
from knowledge.language.words import stem

_SHOWN = 3
# A correction within what is shown is of the matter where it has so much of its words; of a topic it must have more.
_LEAST, _MOST = 0.3, 0.6
# What such questions are worded with, whatever they are about.
_GENERIC = frozenset(
    map(
        stem,
        """correct corrected correction corrections revise revised revision update updated updates amend amended retract
        retracted right true accurate current wrong still ever later since figure number amount total statement report
        one newer newest latest stand stands hold holds valid document documents article issued any""".split(),
    )
)


class CorrectedIntent:
    """Answers with what the documents say to correct what was shown or is asked about; says where there is nothing."""

    name = "corrected"
    phrasings = (
        "was|were|has|have|had|is|are {what} corrected|revised|updated|amended|retracted {rest?}",
        "was|were|has|have {what} been corrected|revised|updated|amended|retracted {rest?}",
        "did {who} correct|revise|update|amend|retract {what}",
        "has|have {who} corrected|revised|updated|amended|retracted {what}",
        "is|are|was|were {what} still right|true|correct|accurate|current|valid {rest?}",
        "does|do {what} still stand|hold",
        "which is|was right|correct|true|accurate|newer|newest|current",
        "which number|figure|one|version|amount is|was right|correct|true|accurate|newer|newest|current",
        "which of them|these|those|the {rest} is|was right|correct|true|accurate",
        "is|was|were|are there a|any correction|corrections|revision|retraction {rest?}",
        "any|a correction|corrections|revision {rest?}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer for the last reply, or for a topic of which a correction is told; None for anything else."""
        own = [s for s in turn.query().stems if s not in _GENERIC]
        last = turn.memory.reply if turn.memory is not None else None
        shown = last.snippets if last is not None else ()
        points = (not own or turn.points_back) and not turn.understood.names
        if turn.before is not None and last is not None and shown and points:
            if shows_a_correction(last):
                return _answered(shown)
            return self._of_the_last(turn, turn.before, shown)
        return self._of_topic(turn) if own else None

    def _of_the_last(self, turn: Turn, before: Understood, shown: tuple[Snippet, ...]) -> Reply:
        """What corrects the last reply; that nothing does, where it is so."""
        asked = replace(turn, understood=before, spelt_out=None, slots={}, before=None)
        asked.search(asked.query(), limit=1)
        matter = list(turn.memory.stems) if turn.memory is not None else []
        return self._told(asked, shown, matter, least=_LEAST) or abstain(self.name, messages.NO_CORRECTION, shown[:1])

    def _of_topic(self, turn: Turn) -> Reply | None:
        """What corrects the likeliest passage on a topic, or is a correction itself."""
        topic = replace(turn, slots={})
        matter = [s for s in matter_of(topic) if s not in _GENERIC]
        words = [t for t in topic.understood.content() if stem(t.folded) not in _GENERIC]
        found = topic.search(topic.query(words), limit=_SHOWN) if matter and words else []
        shown = tuple(cite(turn.snapshot, p.candidate.document, p.start, p.end) for p in found)
        return self._told(topic, shown, matter, least=_MOST)

    def _told(self, turn: Turn, shown: tuple[Snippet, ...], matter: list[str], *, least: float) -> Answer | None:
        """The corrections of what is shown, with what they correct; None where there are none."""
        own = [of_itself(turn, s, matter, least=least) for s in shown[:_SHOWN]]
        found = [c for c in own if c is not None]
        for counting in (True, False):
            found = found or [c for s in shown[:1] for c in corrections(turn, s, matter, counting=counting)]
        if not found:
            return None
        told = [cite(turn.snapshot, c.document, c.start, c.end) for c in found[:_SHOWN]]
        rest = [s for s in shown[:1] if not any(overlap(s, t) for t in told)]
        snippets = list(dict.fromkeys([*told, *rest]))[:_SHOWN]
        return _answered(tuple(snippets))


def _answered(snippets: tuple[Snippet, ...]) -> Answer:
    """An answer that says no more than that there is a correction among these."""
    as_of = max((s.date for s in snippets if s.date), default=None)
    return Answer(intent=CorrectedIntent.name, lead=messages.A_CORRECTION, snippets=snippets, as_of=as_of)
