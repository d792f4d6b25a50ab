"""Who wrote the letter, and what does it say? — from a letter or mail among the documents."""

from __future__ import annotations

from collections.abc import Iterator

from bot.conversation.citations import LONGEST, cite, cite_sentences
from bot.conversation.reply import Answer, Reply
from bot.conversation.turn import Turn
from knowledge.language.letters import body_of_letter, is_letter, signatures
from knowledge.language.sentences import Paragraph, paragraphs
from knowledge.language.words import stem
from knowledge.store.snapshot import DocumentCard

_LETTER = "letter|email|e-mail|mail|memo|note|message"
_WROTE = "wrote|signed|sent|penned|authored|writes"
# What is asked of a letter besides must stand in it by so much weight.
_TOPIC = 0.5
_SHOWN = 3
# Letters are short, and so are the collections in which somebody asks for "the letter".
_MOST_READ, _LONGEST = 400, 20_000
_LETTERS = frozenset(map(stem, _LETTER.split("|")))


class AuthorIntent:
    """Answers with the foot of a letter, or a mail's "From:"; None where no document is one, for a passage may tell."""

    name = "author"
    phrasings = (
        f"who {_WROTE} the|that|this {_LETTER} {{topic?}}",
        f"who is|was the|that|this {_LETTER} from|by {{topic?}}",
        f"who is|was the {{kind}} {_LETTER} from|by",
        f"who {_WROTE} the|that|this {{kind}} {_LETTER} {{topic?}}",
        f"whose {_LETTER} is|was this|that|it",
        f"by whom is|was the|that|this {_LETTER} {{topic?}} written|signed|sent",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with whose the letters are that are about what is asked."""
        found = ((c.n, place) for c, text, parts in _letters(turn) for place in signatures(text, parts))
        snippets = [cite(turn.snapshot, number, *place) for number, place in found]
        if not snippets:
            return None
        lead = "As the letter itself shows:" if len(snippets) == 1 else "As the letters themselves show:"
        return Answer(intent=self.name, lead=lead, snippets=tuple(snippets[:_SHOWN]), more=tuple(snippets[_SHOWN:]))


class LetterIntent:
    """Answers with how the only letter among the documents begins, behind its greeting; None where there are several.

    What it says about something is a passage's to tell.
    """

    name = "letter"
    phrasings = (
        f"what does|did|do the|that|this {_LETTER} say",
        f"what is|was in the|that|this {_LETTER}",
        f"show|read the|that|this {_LETTER}",
        f"show|read me|us the|that|this {_LETTER}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with the beginning of the letter."""
        found = [
            (c.n, place) for c, text, parts in _letters(turn) if (place := body_of_letter(text, parts)) is not None
        ]
        if len(found) != 1:
            return None
        number, (begin, end) = found[0]
        snippet = cite_sentences(turn.snapshot, number, begin, min(end, begin + LONGEST))
        return Answer(intent=self.name, lead="The letter begins:", snippets=(snippet,), as_of=snippet.date)


def _letters(turn: Turn) -> Iterator[tuple[DocumentCard, str, list[Paragraph]]]:
    """Documents that are letters and have what is asked of one besides, with their texts; the newest first.

    Those under discussion come before all others.
    """
    topic = [s for slot in ("topic", "kind") for s in turn.stems(turn.tokens(slot)) if s not in _LETTERS]
    about = [turn.snapshot.number(d) for d in turn.memory.documents] if turn.memory else []
    newest = sorted(turn.snapshot.documents(), key=lambda c: -(c.date.toordinal() if c.date else 0))
    for card in sorted(newest, key=lambda c: c.n not in about)[:_MOST_READ]:
        document = turn.snapshot.document(card.id) if turn.in_scope(card.id) else None
        if document is None or len(document.text) > _LONGEST:
            continue
        parts = paragraphs(document.text, document.body_start)
        if is_letter(document.text, parts) and (not topic or turn.share(topic, turn.stems_of(card.n)) >= _TOPIC):
            yield card, document.text, parts
