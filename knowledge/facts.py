"""What is known: facts, each with the span that says it.

Offsets are Unicode code points into the document's text, half-open. A fact says nothing of its own:
every text field is either the document's words (a span) or a value computed from them (a date, a
number, a canonical name that the documents use).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Offsets = tuple[int, int]

Modality = Literal["happened", "ahead", "possible"]

# How the reason of an Event's day goes on where the event had not happened when it was told.
AHEAD = "still ahead when told"
POSSIBLE = "told as possible"
# How the reason of an Event's day ends where the day is that of the telling.
SAID_DAY = "the day it was said, not the day it happened"


class Fact(BaseModel):
    """What all facts share: the document and the evidence span (usually a sentence) that states them."""

    model_config = ConfigDict(frozen=True)

    document_id: str
    start: int
    end: int
    confidence: float = 1.0

    @model_validator(mode="after")
    def _ordered(self) -> Fact:
        if not 0 <= self.start < self.end:
            raise ValueError(f"evidence span [{self.start}, {self.end}) is empty or reversed")
        return self

    def all_spans(self) -> list[Offsets]:
        """Every span this fact refers to, evidence first: what a snapshot verifies before publishing."""
        found: list[Offsets] = [(self.start, self.end)]
        for name in type(self).model_fields:
            if name.endswith("_span") or name == "cue":
                value = getattr(self, name)
                if value is not None:
                    found.append(value)
            elif name == "spans":
                found.extend(getattr(self, name))
        return found


class Statement(Fact):
    """Somebody's words, direct or reported.

    `spans` are the content (several where the attribution stands in the middle); `speaker` is a full
    name or an organisation as the document writes it in full, None where it is unresolved; `via` tells
    whether the words are the speaker's own, or come through an office or a spokesperson;
    `along_with` names who says it together with the speaker ("Reed and Hale said"), `on_behalf_of` the
    body or person a spokesperson or office speaks for. `manner` is "said" unless the cue says otherwise.
    """

    kind: Literal["statement"] = "statement"
    spans: tuple[Offsets, ...]
    cue: Offsets | None = None
    speaker: str | None = None
    speaker_span: Offsets | None = None
    speaker_role: str | None = None
    along_with: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    via: Literal["own", "office", "spokesperson", "document"] = "own"
    type: Literal["direct", "indirect", "mixed"] = "indirect"
    manner: Literal["said", "denied", "confirmed", "claimed", "asked", "ordered"] = "said"
    date: str | None = None
    date_span: Offsets | None = None


class TimeExpression(Fact):
    """A temporal expression with its TIMEX3 type and value; `reason` says how the value was found."""

    kind: Literal["date"] = "date"
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    reason: str | None = None


class Investigation(Fact):
    """Somebody looks into something.

    `investigators` are canonical names; `investigator_span` tells all of them as worded; `subject_span` is into what
    or whom, as worded; `status` is the source's own word for it (opened, ongoing, internal, closed, denied …);
    `denied` where it is told that they do not ("said it was not investigating").
    """

    kind: Literal["investigation"] = "investigation"
    investigators: tuple[str, ...] = ()
    investigator_span: Offsets | None = None
    subject_span: Offsets | None = None
    status: str | None = None
    status_span: Offsets | None = None
    habitual: bool = False
    denied: bool = False
    date: str | None = None
    date_span: Offsets | None = None


class Prosecution(Fact):
    """Somebody takes a case to court, or handles it there.

    `prosecutors` are canonical names, of people and of bodies; `prosecutor_span` all of them as worded;
    `subject_span` is what or whom they prosecute, mostly but "the case".
    """

    kind: Literal["prosecution"] = "prosecution"
    prosecutors: tuple[str, ...] = ()
    prosecutor_span: Offsets | None = None
    subject_span: Offsets | None = None
    habitual: bool = False


class Accusation(Fact):
    """Somebody is alleged, charged, accused, sued or suspected; `status` is the source's word."""

    kind: Literal["accusation"] = "accusation"
    accused: str | None = None
    accused_span: Offsets | None = None
    of_span: Offsets | None = None
    status: str | None = None


class Event(Fact):
    """Something that happened, with its day where the text tells one, and why that day.

    The evidence is the whole sentence; `spans` are the pieces of it that tell of this event alone, where it tells of
    several; `predicate_span` is the verb (or noun) that the date hangs on, `predicate` its dictionary form ("sink").
    `modality` is "ahead" for what was still to come when it was told, "possible" for what may happen, by the word at
    `modality_span` (None where the date alone says so, being later than the document's).
    """

    kind: Literal["event"] = "event"
    date: str | None = None
    date_span: Offsets | None = None
    reason: str | None = None
    participants: tuple[str, ...] = ()
    predicate: str | None = None
    predicate_span: Offsets | None = None
    spans: tuple[Offsets, ...] = ()
    modality: Modality = "happened"
    modality_span: Offsets | None = None


class Role(Fact):
    """Who is or was what: `role_span` in the document's words, `of` the body or place where it is said."""

    kind: Literal["role"] = "role"
    holder: str
    holder_span: Offsets
    role: str
    role_span: Offsets
    of: str | None = None
    former: bool = False


class Figure(Fact):
    """A number with its unit and what it counts, as worded."""

    kind: Literal["figure"] = "figure"
    number_span: Offsets
    value: float | None = None
    unit: str | None = None
    of: str | None = None


class NoComment(Fact):
    """Somebody who was asked and did not answer, declined, or could not be reached."""

    kind: Literal["no_comment"] = "no_comment"
    who: str | None = None
    who_span: Offsets | None = None
    whom: str | None = None


class Relation(Fact):
    """A relation that a sentence states: represents, covers, part of, located in, also known as."""

    kind: Literal["relation"] = "relation"
    relation: Literal["represents", "covers", "part_of", "located_in", "also_known_as"]
    subject: str
    subject_span: Offsets
    object: str
    object_span: Offsets


AnyFact = Annotated[
    Statement
    | TimeExpression
    | Investigation
    | Prosecution
    | Accusation
    | Event
    | Role
    | Figure
    | NoComment
    | Relation,
    Field(discriminator="kind"),
]
