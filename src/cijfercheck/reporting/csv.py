"""The findings as a table for spreadsheets: one row a finding, of all drafts of the call in one table.

The names of the columns are the same in every language. A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from cijfercheck.model.article import Article
from cijfercheck.model.finding import Evidence, Finding
from cijfercheck.model.plugin import Checked, Reporter
from cijfercheck.model.report import Report
from cijfercheck.reporting._passages import Passages, name_origin, one_line

COLUMNS = (
    "file",
    "line",
    "column",
    "start",
    "end",
    "section",
    "text",
    "kind",
    "severity",
    "message",
    "explanation",
    "expected",
    "suggestion",
    "confidence",
    "sentence",
    "subject",
    "first_day",
    "last_day",
    "evidence",
    "suppressed_by",
    "suppressed_reason",
    "fingerprint",
)
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_NUMBER = re.compile(r"[+-]?[\d.,/]+")


def render_csv(report: Report, article: Article, language: str, colour: bool) -> str:  # noqa: ARG001
    """Write the findings of one draft, with the names of the columns above them."""
    return "".join(join_csv([Checked(report, article)], language))


def join_csv(drafts: Iterable[Checked], language: str) -> Iterator[str]:  # noqa: ARG001
    """Yield the rows of drafts as they come; nothing at all when there are no drafts."""
    for number, draft in enumerate(drafts):
        passages = Passages(draft.report, draft.article)
        rows = [_row(finding, passages) for finding in draft.report.findings]
        yield _lines(rows if number else [COLUMNS, *rows])


def _row(finding: Finding, passages: Passages) -> tuple[object, ...]:
    claim = passages.claim_at(finding.start, finding.end)
    period = claim.period if claim else None
    suppressed = finding.suppressed
    return (
        passages.report.document.id,
        passages.line(finding.start),
        passages.column(finding.start),
        finding.start,
        finding.end,
        passages.section(finding.start),
        one_line(passages.article.text[finding.start : finding.end]),
        finding.kind,
        finding.severity,
        finding.message,
        finding.explanation,
        finding.expected,
        finding.suggestion,
        finding.confidence,
        passages.quote(finding.start, finding.end),
        one_line(claim.subject.text) if claim else None,
        period.first if period else None,
        period.last if period else None,
        " | ".join(map(_describe, finding.evidence)),
        suppressed.by if suppressed else None,
        suppressed.reason if suppressed else None,
        finding.fingerprint,
    )


def _describe(evidence: Evidence) -> str:
    """One piece of evidence in a cell: "source anp.txt: Er zijn 79 minderjarigen gemeld. (79)"."""
    label = " ".join(filter(None, (evidence.type, name_origin(evidence))))
    value = f" ({evidence.value})" if evidence.value is not None else ""
    return f"{label}: {one_line(evidence.text)}{value}"


def _lines(rows: Iterable[Iterable[object]]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows([_safe(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _safe(cell: object) -> object:
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


REPORTER = Reporter(name="csv", render=render_csv, join=join_csv)
