"""What is told of somebody who has no words: that they kept silent, whose words may be theirs, or neither."""

from __future__ import annotations

from bot.conversation.citations import cite_sentences
from bot.conversation.meant import Meant
from bot.conversation.people import several_meant
from bot.conversation.reply import Abstention
from bot.conversation.speech.saying import PLAIN, label, snippets_of, statements_of
from bot.conversation.turn import Turn, abstain
from knowledge.facts import Statement
from knowledge.language.words import words

_SHOWN = 5


def unspoken(turn: Turn, intent: str, meaning: Meant) -> Abstention:
    """Refuse for somebody of whom no words are reported; with the sentence that says that they kept silent.

    Where words are given to a surname that is theirs and somebody else's, these are shown as such.
    """
    name = label(meaning)
    facts = [f for e in meaning.entities for f in turn.snapshot.facts_of(e.n, "no_comment", "who")]
    places = ((turn.snapshot.number(f.document_id), f) for f in facts if turn.in_scope(f.document_id))
    silent = [cite_sentences(turn.snapshot, n, f.start, f.end) for n, f in places if n is not None]
    if silent:
        reason = f"I find no words of {name}, but that they did not comment:"
        return abstain(intent, reason, list(dict.fromkeys(silent))[:_SHOWN])
    if (len(meaning.entities) > 1 and meaning.how in {"head", "role"}) or several_meant(turn, "who"):
        # Any of them may be meant: none is named for the others.
        return abstain(intent, f"I find no words of “{meaning.text}” in the documents.")
    if perhaps := _of_namesakes(turn, meaning):
        reason = f"I find no words that are surely {name}’s. These may be theirs or a namesake’s:"
        return abstain(intent, reason, snippets_of(turn, perhaps, limit=_SHOWN))
    return abstain(intent, f"The documents mention {name}, but report no words of theirs.")


def _of_namesakes(turn: Turn, meaning: Meant) -> list[Statement]:
    """Words that go to a surname alone, by the context to somebody else who has it, where those meant are mentioned."""
    if len(meaning.people) != 1 or len(own := [w.folded for w in words(meaning.people[0].name)]) < 2:
        return []
    number = meaning.people[0].n
    documents = {turn.snapshot.card(d).id for d, *_ in turn.snapshot.mentions_of(number)}
    namesakes = [e for e in turn.names.exact(own[-1:]) if e.type == "person" and e.n != number]
    found = []
    for statement in statements_of(turn, namesakes):
        document = turn.snapshot.number(statement.document_id)
        if statement.document_id not in documents or statement.confidence >= PLAIN or document is None:
            continue
        called = words(turn.snapshot.text(document, *statement.speaker_span)) if statement.speaker_span else []
        if [w.folded for w in called] == own[-1:]:
            found.append(statement)
    return found
