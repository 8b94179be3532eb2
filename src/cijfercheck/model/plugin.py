"""The records by which a check, a reader or a reporter names itself; `plugins.py` finds them."""

from collections.abc import Callable
from dataclasses import dataclass

from cijfercheck.model.article import Article
from cijfercheck.model.finding import Finding, FindingKind, Severity
from cijfercheck.model.match import Comparison
from cijfercheck.model.report import Report


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

    `suffixes` are file endings in lower case with their dot; `read` takes the text and the identifier of the input.
    """

    suffixes: tuple[str, ...]
    read: Callable[[str, str], Article]


@dataclass(frozen=True, slots=True)
class Reporter:
    """A form of report: a module in `reporting` holds one as `REPORTER`.

    `render` takes the report, the article, the language of the messages and whether colours may be used.
    """

    name: str
    render: Callable[[Report, Article, str, bool], str]
