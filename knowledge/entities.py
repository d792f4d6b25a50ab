"""Who is who: the people, bodies and places of the documents, with every name they go by."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

EntityType = Literal["person", "organisation", "place", "group", "product", "other"]
MentionKind = Literal["name", "nominal", "pronoun"]


class Mention(BaseModel):
    """One place where a document refers to an entity (offsets: code points, half-open)."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    kind: MentionKind
    entity: int
    confidence: float = 1.0


class Entity(BaseModel):
    """One person, body or place.

    `name` is the fullest form the document uses. `aliases` are other forms that the text supports
    (surname, acronym, nickname, title and surname), in the document's spelling. `roles` are its
    descriptions as worded ("the mayor", "oversight committee"). `parent` is the index of the body
    or person an office belongs to ("Johnson's office" → Johnson).
    """

    model_config = ConfigDict(frozen=True)

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    gender: Literal["male", "female"] | None = None
    parent: int | None = None


class Cast(BaseModel):
    """All entities of one document and where it mentions them; `Mention.entity` indexes `entities`."""

    model_config = ConfigDict(frozen=True)

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @cached_property
    def _places(self) -> tuple[list[Mention], list[int], int]:
        """Mentions by place, where they start, and how long the longest is: for looking up, not for looking through."""
        ordered = sorted(self.mentions, key=lambda m: (m.start, m.end))
        longest = max((m.end - m.start for m in ordered), default=0)
        return ordered, [m.start for m in ordered], longest

    def within(self, start: int, end: int, *, kinds: frozenset[str] | None = None) -> list[Mention]:
        """Mentions that lie wholly inside [start, end), in order."""
        ordered, starts, _ = self._places
        near = ordered[bisect_left(starts, start) : bisect_left(starts, end)]
        return [m for m in near if m.end <= end and (kinds is None or m.kind in kinds)]

    def overlapping(self, start: int, end: int) -> list[Mention]:
        """Mentions that share at least one character with [start, end), in order."""
        ordered, starts, longest = self._places
        near = ordered[bisect_left(starts, start - longest) : bisect_left(starts, end)]
        return [m for m in near if start < m.end]
