"""What to offer when the documents do not tell: what they are about, and questions that they do answer."""

from __future__ import annotations

from bot.conversation.reply import Reply
from bot.conversation.turn import Turn
from bot.messages import long_date
from knowledge.facts import Investigation, Statement
from knowledge.language.words import words
from knowledge.store.snapshot import Snapshot, StoredEntity

_MOST = 3
# So many places of a name are looked at for its article.
_LOOKED_AT = 5


def coverage(snapshot: Snapshot) -> str:
    """Say in one sentence how many documents there are and what days they cover."""
    cards = snapshot.documents()
    days = sorted(c.date for c in cards if c.date)
    count = "one document" if len(cards) == 1 else f"{len(cards)} documents"
    if not days:
        return f"I have {count}."
    if days[0] == days[-1]:
        return f"I have {count}, dated {long_date(days[0])}."
    return f"I have {count}, dated {long_date(days[0])} to {long_date(days[-1])}."


def suggest(turn: Turn, reply: Reply) -> tuple[str, ...]:
    """Up to three questions that facts answer: about whom the question names first, then about the newest document."""
    found: dict[str, None] = {}
    for named in turn.understood.names:
        for entity in named.entities[:2]:
            if turn.snapshot.has_fact_of(entity.n, "statement", "speaker"):
                found[f"What did {_called(turn, entity)} say?"] = None
            elif entity.roles:
                asks = "Who" if entity.type == "person" else "What"
                found[f"{asks} is {_called(turn, entity)}?"] = None
    if len(found) < _MOST:
        for question in _from_documents(turn):
            found[question] = None
            if len(found) >= _MOST:
                break
    found.pop(turn.question.text, None)
    return tuple(found)[:_MOST]


def _called(turn: Turn, entity: StoredEntity) -> str:
    """A name as one asks for it: a body's with the article that mostly stands before it ("the Harbour Board")."""
    if entity.type == "person":
        return entity.name
    places = [p for p in turn.snapshot.mentions_of(entity.n) if p[3] == "name"][:_LOOKED_AT]
    led = [turn.snapshot.text(d, max(0, start - len("the ")), start).lower() == "the " for d, start, *_ in places]
    # "The Acme plant" makes Acme no "the Acme".
    return f"the {entity.name}" if 2 * sum(led) > len(led) else entity.name


def _from_documents(turn: Turn) -> list[str]:
    """Questions that the nearest document answers (the newest where nothing is near)."""
    snapshot = turn.snapshot
    query = turn.query()
    passages = turn.search(query, limit=1) if query.stems else []
    cards = snapshot.documents()
    if passages:
        number = passages[0].candidate.document
    else:
        number = max(cards, key=lambda c: (c.date.toordinal() if c.date else 0, -c.n)).n
    found = []
    investigations = [f for f in snapshot.facts("investigation", document=number) if isinstance(f, Investigation)]
    if any(f.investigators and not f.habitual and not f.denied for f in investigations):
        found.append("Who is investigating?")
    speakers: dict[str, None] = {}
    for fact in snapshot.facts("statement", document=number):
        if isinstance(fact, Statement) and fact.speaker and fact.confidence >= 0.5:
            speakers[fact.speaker] = None
    for name in list(speakers)[:2]:
        entities = turn.names.exact([w.folded for w in words(name)])
        found.append(f"What did {_called(turn, entities[0]) if entities else name} say?")
    found.append("What documents are there?")
    return found
