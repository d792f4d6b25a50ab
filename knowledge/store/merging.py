"""Who is who across documents: entities merge only where the full name agrees."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from knowledge.entities import Entity
from knowledge.language.words import fold

_QUOTES = re.compile(r"[\"“”'‘’«»]")
_ARTICLE = re.compile(r"^the\s+")
_INITIALS = re.compile(r"\b(?:[a-z]\.\s?){2,}")


def name_key(name: str) -> str:
    """Fold a name for comparison: case, accents, quotation marks, article, spacing and dots of initials go."""
    plain = _INITIALS.sub(lambda initials: re.sub(r"[.\s]", "", initials[0]) + " ", _QUOTES.sub("", fold(name)))
    return _ARTICLE.sub("", " ".join(plain.split()))


@dataclass
class Merged:
    """One entity of the whole collection, growing as documents are added."""

    n: int
    type: str
    spellings: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    parent: int | None = None
    mentions: int = 0

    @property
    def name(self) -> str:
        """The full name as most documents print it."""
        return max(self.spellings, key=lambda spelling: self.spellings[spelling])


class Directory:
    """Hands out one number for each entity, the same wherever the full name and the type agree."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], Merged] = {}
        self.entities: list[Merged] = []

    def add(self, entities: tuple[Entity, ...], mentions: Counter[int]) -> list[int]:
        """Add one document's entities; return the collection's number for each, in the given order."""
        numbers = []
        for index, entity in enumerate(entities):
            key = (name_key(entity.name), entity.type)
            merged = self._by_key.get(key)
            if merged is None:
                merged = Merged(n=len(self.entities), type=entity.type)
                self._by_key[key] = merged
                self.entities.append(merged)
            merged.spellings[entity.name] += 1
            merged.aliases.update({entity.name, *entity.aliases})
            merged.roles.update(entity.roles)
            merged.titles.update(entity.titles)
            merged.mentions += mentions[index]
            numbers.append(merged.n)
        for entity, number in zip(entities, numbers, strict=True):
            if entity.parent is not None and self.entities[number].parent is None:
                self.entities[number].parent = numbers[entity.parent]
        return numbers
