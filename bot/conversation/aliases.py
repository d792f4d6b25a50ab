"""Short names that a question has and the documents hardly ever: "SBF" is looked for as "Bankman-Fried"."""

from __future__ import annotations

from collections import Counter

from bot.conversation.names import Named
from bot.conversation.understanding import Understood
from knowledge.language.words import fold, stem
from knowledge.store.snapshot import Snapshot

# A short name that stands in no more sentences is hardly used, where its bearer is mentioned so often.
_HARDLY, _OFTEN = 2, 5
# So many mentions tell what the documents call somebody.
_READ = 60


def as_the_documents_call_them(asked: Understood, snapshot: Snapshot) -> str | None:
    """The question with what the documents mostly call somebody in the place of a short name; None without any."""
    text = asked.text
    for named in reversed(asked.names):
        form = _usual(named, snapshot) if named.end - named.start == 1 else None
        if form is not None:
            first = asked.tokens[named.start]
            text = text[: first.start] + form + text[first.end :]
    return text if text != asked.text else None


def _usual(named: Named, snapshot: Snapshot) -> str | None:
    """What the documents mostly call the one meant by a name, where they hardly ever call them so."""
    if len({e.name for e in named.entities}) != 1 or any(e.type == "place" for e in named.entities):
        return None
    places = [p for n in sorted(named.numbers) for p in snapshot.mentions_of(n) if p[3] == "name"]
    word = fold(named.text)
    used = snapshot.term_counts([stem(word)]).get(stem(word), 0)
    # The many words of a body's name would drown the question: they stand in where its short one is used nowhere.
    hardly = used <= _HARDLY and len(places) >= _OFTEN and all(e.type == "person" for e in named.entities)
    if used and not hardly:
        return None
    forms = Counter(snapshot.text(d, start, end) for d, start, end, _ in places[:_READ])
    told = [(form, n) for form, n in forms.most_common() if word not in fold(form).split()]
    return told[0][0] if told and told[0][1] > used else None
