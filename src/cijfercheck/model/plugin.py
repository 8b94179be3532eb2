"""The records by which a check, a reader or a reporter names itself; `plugins.py` finds them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cijfercheck.model.article import Article
from cijfercheck.model.figure import Figure
from cijfercheck.model.finding import Finding, FindingKind, Severity
from cijfercheck.model.match import Comparison
from cijfercheck.model.report import Report
from cijfercheck.model.subject import Subject


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of finding: a module in `checks` named after it holds one as `CHECK`.

    `find` looks at one claim beside the figures that fit it and returns a finding or None; its second argument is the
    language of the messages ("nl" or "en").
    """

    kind: FindingKind
    severity: Severity
    find: Callable[[Comparison, str], Finding | None]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format of drafts: a module in `reading` holds one as `READER`.

    `suffixes` are file endings in lower case with their dot; `read` takes the text and the identifier of the input. A format
    that is no plain text, or says itself how it is encoded, also has `read_bytes`, which takes the bytes of a file instead;
    a file of more than `most_bytes` is not opened.
    """

    suffixes: tuple[str, ...]
    read: Callable[[str, str], Article]
    read_bytes: Callable[[bytes, str], Article] | None = None
    most_bytes: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Provision:
    """The figures of one reference file, with the name of its dataset and the SHA-256 of its bytes."""

    dataset: str
    sha256: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Provider:
    """A format of reference files: a module in `providers` holds one as `PROVIDER`.

    `suffixes` are file endings in lower case with their dot; `provide` takes the file and a function that reads labels as
    subjects. It raises `ReferenceFileError` where the file does not hold. `recognises` tells whether a file that a folder holds is
    meant for it, for endings that other files have too.
    """

    suffixes: tuple[str, ...]
    provide: Callable[[Path, Callable[[Iterable[str]], Sequence[Subject]]], Provision]
    recognises: Callable[[Path], bool] = lambda _: True


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with the report on it and the texts it was written from.

    `against_baseline` tells that the report was held against an earlier one, so that what is not suppressed is new.
    """

    report: Report
    article: Article
    sources: tuple[Article, ...] = ()
    against_baseline: bool = False


@dataclass(frozen=True, slots=True)
class Reporter:
    """A form of report: a module in `reporting` holds one as `REPORTER`.

    `render` takes the report, the article, the language of the messages and whether colours may be used. `join` writes the
    drafts of one call, one or more, as one document in the language of the messages; where it is None each stands by itself.
    """

    name: str
    render: Callable[[Report, Article, str, bool], str]
    join: Callable[[Iterable[Checked], str], Iterator[str]] | None = None
