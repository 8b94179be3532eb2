"""A draft as it was read: its text, its parts and what is known about it."""

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SectionRole = Literal["title", "dateline", "lead", "heading", "body", "quote", "caption", "table"]


class Section(BaseModel):
    """A block of the text with its role; `start` and `end` are half-open offsets in code points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: SectionRole
    start: int
    end: int


class Silence(BaseModel):
    """An order in the mark-up to report no `kind` that begins in a stretch of the text, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    reason: str
    start: int
    end: int


class Article(BaseModel):
    """A text to check. Every offset in a report counts code points of `text`.

    `sections` are in order, do not overlap, and leave out only blank space and mark-up. `language` is an ISO 639-1 code.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    title: str | None = None
    date: datetime.date | None = None
    outlet: str | None = None
    language: str = "nl"
    sections: tuple[Section, ...] = ()
    silences: tuple[Silence, ...] = ()
    extracted: bool = Field(default=False, description="whether `text` is not the text of the file itself")
    warnings: tuple[str, ...] = Field(default=(), description="what the reader had to assume, for the user")
