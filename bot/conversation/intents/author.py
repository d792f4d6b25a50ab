"""Who wrote the letter? — from the name that a letter or mail among the documents closes with, or is from."""

from __future__ import annotations

from bot.conversation.citations import cite
from bot.conversation.reply import Answer, Reply
from bot.conversation.turn import Turn
from knowledge.language.letters import signature
from knowledge.language.sentences import paragraphs
from knowledge.language.words import stem

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
        topic = [s for slot in ("topic", "kind") for s in turn.stems(turn.tokens(slot)) if s not in _LETTERS]
        about = [turn.snapshot.number(d) for d in turn.memory.documents] if turn.memory else []
        cards = sorted(
            turn.snapshot.documents(), key=lambda c: (c.n not in about, -(c.date.toordinal() if c.date else 0))
        )
        snippets = []
        for card in cards[:_MOST_READ]:
            document = turn.snapshot.document(card.id) if turn.in_scope(card.id) else None
            if document is None or len(document.text) > _LONGEST:
                continue
            place = signature(document.text, paragraphs(document.text, document.body_start))
            if place is not None and (not topic or turn.share(topic, turn.stems_of(card.n)) >= _TOPIC):
                snippets.append(cite(turn.snapshot, card.n, *place))
        if not snippets:
            return None
        lead = "As the letter itself shows:" if len(snippets) == 1 else "As the letters themselves show:"
        return Answer(intent=self.name, lead=lead, snippets=tuple(snippets[:_SHOWN]), more=tuple(snippets[_SHOWN:]))
