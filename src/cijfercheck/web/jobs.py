"""What the web hands to its workers: plain records that a process can send to another."""

import datetime
from dataclasses import dataclass
from typing import Literal

from cijfercheck.model.article import Article
from cijfercheck.model.finding import FindingKind
from cijfercheck.review.severities import DeskSeverity

TextForm = Literal["text", "markdown"]


@dataclass(frozen=True, slots=True)
class Document:
    """A draft, source or reference file as it was sent: words, the bytes of a file, or an article that was read before.

    Exactly one of `text`, `data` and `article` is not None. The end of `name` tells the format of `data`. `vouched` tells that
    the sender says it is Dutch: a loose paragraph may be too short to tell.
    """

    name: str
    text: str | None = None
    form: TextForm = "text"
    data: bytes | None = None
    article: Article | None = None
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class CheckJob:
    """Check a draft. Without `identifier` a draft is called by its title, or else by the name that it was sent with."""

    draft: Document
    identifier: str | None = None
    date: datetime.date | None = None
    language: str | None = None
    sources: tuple[Document, ...] = ()
    references: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractJob:
    """Read the numbers of a draft, without comparing them."""

    draft: Document
    identifier: str | None = None
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ReadJob:
    """Read a file as an article."""

    document: Document


@dataclass(frozen=True, slots=True)
class SearchJob:
    """Find reference figures of the desk by words."""

    words: str
    limit: int


Job = CheckJob | ExtractJob | ReadJob | SearchJob


@dataclass(frozen=True, slots=True)
class DeskFiles:
    """What every check of a server compares with, and how."""

    references: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    language: str = "nl"
    model: str | None = None
    severities: tuple[tuple[FindingKind, DeskSeverity], ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What a worker has taken up: the articles of its sources, and the reference datasets with their SHA-256."""

    sources: tuple[Article, ...]
    datasets: tuple[tuple[str, str], ...]


class Unusable(Exception):  # noqa: N818  (an answer, not an accident)
    """A job with an input that cannot be used; `str()` says which and why, in one line."""
