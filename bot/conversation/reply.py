"""What comes back to an asker: an Answer, a Clarification or an Abstention.

A reply holds words of three kinds only: verbatim snippets, sentences made by a template from facts
(`lead`), and fixed wording about the reply itself (`reason`). Rendering is somebody else's business.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Cited(BaseModel):
    """What an answer quotes: the number of a document in the snapshot named, code points, half-open, for each."""

    model_config = ConfigDict(frozen=True)

    snapshot: str
    places: tuple[tuple[int, int, int], ...]


class Question(BaseModel):
    """One question as it was put, by whom and where.

    `asker` and `channel` are opaque; follow-ups are understood within the pair. `document_id`
    restricts the answer to one document; `asked_on` anchors "yesterday" in the question. `since` and
    `until` (both included), `source` (an id, or words of an outlet or title) and `about` narrow which
    documents may answer; bot.conversation.narrowing heeds them, the desk alone does not. `topic` is what
    is talked about here before this asker has asked anything (a thread's name), `cited` what the answer
    quotes that the question is a reply to.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    asker: str = "somebody"
    channel: str = "terminal"
    document_id: str | None = None
    asked_on: dt.date | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    source: str | None = None
    about: str | None = None
    topic: str | None = None
    cited: Cited | None = None


class Snippet(BaseModel):
    """A verbatim piece of one document with its citation.

    `start` and `end` are code points into the document's text, half-open; `paragraph` counts from 1.
    `note` is template wording about the snippet ("attributed to Johnson's office"), never a quotation.
    """

    model_config = ConfigDict(frozen=True)

    document_id: str
    start: int
    end: int
    text: str
    paragraph: int
    title: str | None = None
    outlet: str | None = None
    date: dt.date | None = None
    url: str | None = None
    note: str | None = None


class Answer(BaseModel):
    """The documents tell: `lead` is one sentence from facts (None where the snippets speak alone)."""

    model_config = ConfigDict(frozen=True)

    behaviour: Literal["answer"] = "answer"
    intent: str
    lead: str | None = None
    snippets: tuple[Snippet, ...]
    confidence: float = 1.0
    as_of: dt.date | None = None
    more: tuple[Snippet, ...] = ()


class Choice(BaseModel):
    """One reading of an ambiguous question: a label to show and the full question it stands for."""

    model_config = ConfigDict(frozen=True)

    label: str
    question: str


class Clarification(BaseModel):
    """The question has several readings; the asker picks one of `choices` (or asks more exactly)."""

    model_config = ConfigDict(frozen=True)

    behaviour: Literal["clarify"] = "clarify"
    intent: str
    reason: str
    choices: tuple[Choice, ...] = ()
    confidence: float = 0.0
    snippets: tuple[Snippet, ...] = ()


class Abstention(BaseModel):
    """The documents do not tell.

    `reason` says what was looked for; `covered` what the documents are about; `suggestions` are up to
    three real questions that they do answer; `snippets`, where given, correct a false premise, or show what was said
    instead; `nearest` are the passages that came closest and were not trusted, for evaluation alone.
    """

    model_config = ConfigDict(frozen=True)

    behaviour: Literal["abstain"] = "abstain"
    intent: str
    reason: str
    covered: str | None = None
    suggestions: tuple[str, ...] = ()
    confidence: float = 0.0
    snippets: tuple[Snippet, ...] = ()
    nearest: tuple[Snippet, ...] = ()


Reply = Annotated[Answer | Clarification | Abstention, Field(discriminator="behaviour")]
