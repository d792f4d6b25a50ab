"""Who prosecutes, or handles the case in court?"""

from __future__ import annotations

from bot.conversation.citations import cite_sentences
from bot.conversation.reply import Answer, Reply
from bot.conversation.stories import facts_of_story, in_keywords, listed
from bot.conversation.turn import PRONOUNS, Turn
from knowledge.facts import Prosecution
from knowledge.language.words import stem, words

_PROSECUTING = "prosecuting|prosecuted|prosecutes|prosecute"
_PROSECUTORS = "prosecutor|prosecutors"
_LAWYERS = "attorney|attorneys|lawyer|lawyers"
_TOPIC = 0.5
_SHOWN = 5
# Words that ask for whoever prosecutes, or say no more than that there is a case.
_GENERIC = frozenset(
    map(
        stem,
        f"""{_PROSECUTING}|{_PROSECUTORS}|{_LAWYERS}|case|cases|trial|court|federal|government|lead|chief|main|name|names
        handled|handling|helped|office|offices|section|agency|being|justice|department""".replace("|", " ").split(),
    )
)
_SPEAKING = frozenset("we i you he she it they who".split())


class ProsecutionIntent:
    """Answers with the sentence that tells who prosecutes, of the very document that tells of whom or what."""

    name = "prosecution"
    phrasings = (
        "who is|are|was|were prosecuting {topic?}",
        "who prosecuted|prosecutes {topic?}",
        f"who helped|help {_PROSECUTING} {{topic?}}",
        f"which|what {{body}} {_PROSECUTING} {{topic?}}",
        f"which|what {{body}} is|are|was|were {_PROSECUTING} {{topic?}}",
        "who handled|handles|tried|litigated the|this {kind?} case|prosecution {topic?}",
        "who is|are|was|were handling|trying|litigating the|this {kind?} case|prosecution {topic?}",
        "which|what {body} handled|handles|handling|tried|litigated the|this {kind?} case|prosecution {topic?}",
        "which|what {body} is|are|was|were handling the|this {kind?} case|prosecution {topic?}",
        f"who is|are|was|were the {{kind?}} {_PROSECUTORS} against|in|on|for|handling {{topic?}}",
        f"who is|are|was|were the {{kind?}} trial|prosecuting|government {_LAWYERS} against|in|on|for {{topic?}}",
        f"name|names of the {_PROSECUTORS} {{topic?}}",
        f"{{topic}} {_PROSECUTORS}",
        f"{{topic}} {_PROSECUTORS} name|names",
        "{topic} prosecuted|prosecuting by {whom?}",
        f"{{topic}} trial|prosecuting|case {_LAWYERS}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer where a document that tells of the topic says who prosecutes; else a passage may."""
        if turn.understood.wanted != "who" and "body" not in turn.slots and not in_keywords(turn):
            return None
        asked = [t for slot in ("topic", "kind") for t in turn.tokens(slot) if t.folded not in PRONOUNS]
        topic = [s for s in turn.stems(asked) if s not in _GENERIC]
        body = [s for s in turn.stems(turn.tokens("body")) if s not in _GENERIC]
        facts = facts_of_story(turn, "prosecution", topic) if topic else self._talked_about(turn)
        told = [f for f in facts if isinstance(f, Prosecution) and self._tells(turn, f, body)]
        return self._answer(turn, told[:_SHOWN]) if told else None

    @staticmethod
    def _talked_about(turn: Turn) -> list[Prosecution]:
        """Those of the documents that the talk is about, where the question names no topic."""
        told = turn.memory.documents if turn.memory else ()
        about = {turn.document} if turn.document is not None else {turn.snapshot.number(d) for d in told}
        found = [f for n in about if n is not None for f in turn.snapshot.facts("prosecution", document=n)]
        return [f for f in found if isinstance(f, Prosecution) and not f.habitual]

    @staticmethod
    def _tells(turn: Turn, fact: Prosecution, body: list[str]) -> bool:
        """Whether a fact tells who it is, of the body asked for where one is ("which FBI lawyer ...")."""
        number = turn.snapshot.number(fact.document_id)
        if number is None or fact.prosecutor_span is None:
            return False
        told = turn.snapshot.text(number, *fact.prosecutor_span)
        return told.casefold() not in _SPEAKING and turn.share(body, (w.stem for w in words(told))) >= _TOPIC

    def _answer(self, turn: Turn, facts: list[Prosecution]) -> Reply | None:
        found: dict[str, None] = {}
        snippets = []
        for fact in facts:
            number = turn.snapshot.number(fact.document_id)
            if number is not None and fact.prosecutor_span is not None:
                found[turn.snapshot.text(number, *fact.prosecutor_span)] = None
                snippets.append(cite_sentences(turn.snapshot, number, fact.start, fact.end))
        if not snippets:
            return None
        lead = f"Prosecuting, as the documents tell: {listed(found)}."
        as_of = max((s.date for s in snippets if s.date), default=None)
        return Answer(intent=self.name, lead=lead, snippets=tuple(dict.fromkeys(snippets)), as_of=as_of)
