"""The three tables of an audit: their columns, and the rows that an article gives."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

import pyarrow as pa

from cijfercheck.batch.articles import Labels

if TYPE_CHECKING:
    from cijfercheck.batch.inputs.rows import Row
    from cijfercheck.model.article import Article
    from cijfercheck.model.finding import Finding
    from cijfercheck.model.report import ClaimRecord, PeriodRecord, Report

TABLES = ("claims", "findings", "documents")

_SPAN = [("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())]
_ARTICLE = [
    ("row", pa.int64()),
    ("id", pa.string()),
    ("date", pa.date32()),
    ("outlet", pa.string()),
]
_EVIDENCE = pa.struct(
    [
        ("type", pa.string()),
        ("text", pa.string()),
        ("value", pa.string()),
        ("claim", pa.string()),
        ("figure", pa.string()),
        ("url", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
    ]
)
SCHEMAS = {
    "claims": pa.schema(
        [
            *_ARTICLE,
            ("claim", pa.string()),
            *_SPAN,
            ("sentence", pa.string()),
            ("sentence_start", pa.int32()),
            ("section", pa.string()),
            ("value", pa.string()),
            ("low", pa.string()),
            ("high", pa.string()),
            ("number", pa.float64()),
            ("kind", pa.string()),
            ("unit", pa.string()),
            ("qualifier", pa.string()),
            ("role", pa.string()),
            ("subject", pa.string()),
            ("subject_head", pa.string()),
            ("subject_modifiers", pa.list_(pa.string())),
            ("whole", pa.string()),
            ("period_first", pa.date32()),
            ("period_last", pa.date32()),
            ("baseline_first", pa.date32()),
            ("baseline_last", pa.date32()),
            ("region", pa.string()),
            ("attribution", pa.string()),
            ("quoted", pa.bool_()),
            ("modality", pa.string()),
            ("status", pa.string()),
            ("reason", pa.string()),
            ("alarm", pa.bool_()),
        ]
    ),
    "findings": pa.schema(
        [
            *_ARTICLE,
            ("finding", pa.int32()),
            ("kind", pa.string()),
            ("severity", pa.string()),
            *_SPAN,
            ("sentence", pa.string()),
            ("sentence_start", pa.int32()),
            ("message", pa.string()),
            ("explanation", pa.string()),
            ("expected", pa.string()),
            ("suggestion", pa.string()),
            ("confidence", pa.float64()),
            ("fingerprint", pa.string()),
            ("suppressed", pa.string()),
            ("claims", pa.list_(pa.string())),
            ("evidence", pa.list_(_EVIDENCE)),
        ]
    ),
    "documents": pa.schema(
        [
            *_ARTICLE,
            ("url", pa.string()),
            ("title", pa.string()),
            ("status", pa.string()),
            ("stage", pa.string()),
            ("cause", pa.string()),
            ("warnings", pa.list_(pa.string())),
            ("words", pa.int64()),
            ("error_findings", pa.int32()),
            ("warning_findings", pa.int32()),
            ("info_findings", pa.int32()),
            ("numbers", pa.int32()),
            ("claims", pa.int32()),
            ("checked", pa.int32()),
            ("consistent", pa.int32()),
            ("inconsistent", pa.int32()),
            ("unsupported", pa.int32()),
            ("unread", pa.int32()),
            ("text", pa.string()),
            ("not_claims", pa.list_(pa.struct([*_SPAN, ("reason", pa.string())]))),
        ]
    ),
}
_COVERAGE = ("numbers", "claims", "checked", "consistent", "inconsistent", "unsupported", "unread")


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of some articles, in the order of the input."""

    claims: pa.Table
    findings: pa.Table
    documents: pa.Table

    def named(self) -> dict[str, pa.Table]:
        """The tables by their names."""
        return {"claims": self.claims, "findings": self.findings, "documents": self.documents}


def join_tables(parts: Iterable[Tables]) -> Tables:
    """Put the rows of several behind each other."""
    held = list(parts)
    return Tables(*(pa.concat_tables([part.named()[name] for part in held]) for name in TABLES))


def carried_names(names: Iterable[str]) -> list[str]:
    """What carried-through columns are called in `documents`: by their own names, or "input_…" where one is ours."""
    taken = set(SCHEMAS["documents"].names)
    given: list[str] = []
    for name in names:
        free = name
        while free in taken:
            free = f"input_{free}"
        taken.add(free)
        given.append(free)
    return given


@dataclass(slots=True)
class TableRows:
    """Collects the rows of articles one by one."""

    _claims: list[dict[str, object]] = field(default_factory=list)
    _findings: list[dict[str, object]] = field(default_factory=list)
    _documents: list[dict[str, object]] = field(default_factory=list)

    def add_report(self, row: "Row", labels: Labels, article: "Article", report: "Report") -> None:
        """Add an article that was checked."""
        shared = _shared(row, labels, report.document.date)
        alarming = {
            claim
            for finding in report.findings
            if finding.severity != "info" and finding.suppressed is None
            for claim in finding.claims[:1]
        }
        claims = {claim.id: claim for claim in report.claims}
        self._claims += [
            {**shared, **_claim_row(claim, article.text), "alarm": claim.id in alarming}
            for claim in report.claims
        ]
        self._findings += [
            {
                **shared,
                "finding": number,
                **_finding_row(finding, article.text, _sentence(finding, claims, article.text)),
            }
            for number, finding in enumerate(report.findings, 1)
        ]
        severities = Counter(finding.severity for finding in report.findings if finding.suppressed is None)
        self._documents.append(
            {
                **shared,
                "url": labels.url,
                "title": labels.title or article.title,
                "status": "checked",
                "warnings": list(article.warnings),
                "words": len(article.text.split()),
                "error_findings": severities["error"],
                "warning_findings": severities["warning"],
                "info_findings": severities["info"],
                **{name: getattr(report.coverage, name) for name in _COVERAGE},
                "text": article.text,
                "not_claims": [other.model_dump() for other in report.not_claims],
            }
        )

    def add_failure(self, row: "Row", labels: Labels, stage: str, cause: str) -> None:
        """Add a row that could not be checked, with where and why it failed."""
        self._documents.append(
            {
                **_shared(row, labels, labels.date),
                "url": labels.url,
                "title": labels.title,
                "status": "failed",
                "stage": stage,
                "cause": " ".join(cause.split()).encode("utf-8", "replace").decode("utf-8")[:500],
            }
        )

    def to_tables(self) -> Tables:
        """Make the tables."""
        return Tables(
            pa.Table.from_pylist(self._claims, SCHEMAS["claims"]),
            pa.Table.from_pylist(self._findings, SCHEMAS["findings"]),
            pa.Table.from_pylist(self._documents, SCHEMAS["documents"]),
        )


def _shared(row: "Row", labels: Labels, date: datetime.date | None) -> dict[str, object]:
    return {"row": row.number, "id": labels.id, "date": date, "outlet": labels.outlet}


def _claim_row(claim: "ClaimRecord", text: str) -> dict[str, object]:
    start, end = claim.sentence
    return {
        "claim": claim.id,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "sentence": text[start:end],
        "sentence_start": start,
        "section": claim.section,
        "value": claim.value,
        "low": claim.low,
        "high": claim.high,
        "number": _as_float(claim.value),
        "kind": claim.kind,
        "unit": claim.unit,
        "qualifier": claim.qualifier,
        "role": claim.role,
        "subject": claim.subject.text,
        "subject_head": claim.subject.head,
        "subject_modifiers": list(claim.subject.modifiers),
        "whole": None if claim.whole is None else claim.whole.text,
        **_days("period", claim.period),
        **_days("baseline", claim.baseline),
        "region": claim.region,
        "attribution": claim.attribution,
        "quoted": claim.quoted,
        "modality": claim.modality,
        "status": claim.status,
        "reason": claim.reason,
    }


def _days(name: str, period: "PeriodRecord | None") -> dict[str, object]:
    return {
        f"{name}_first": None if period is None else period.first,
        f"{name}_last": None if period is None else period.last,
    }


def _as_float(value: str | None) -> float | None:
    """The value to plot or sort by; the exact one is the text."""
    if value is None:
        return None
    try:
        return float(Fraction(value))
    except (OverflowError, ValueError):
        return None


def _finding_row(finding: "Finding", text: str, sentence: tuple[int, int]) -> dict[str, object]:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "text": text[finding.start : finding.end],
        "sentence": text[sentence[0] : sentence[1]],
        "sentence_start": sentence[0],
        "message": finding.message,
        "explanation": finding.explanation,
        "expected": finding.expected,
        "suggestion": finding.suggestion,
        "confidence": finding.confidence,
        "fingerprint": finding.fingerprint,
        "suppressed": None if finding.suppressed is None else finding.suppressed.reason,
        "claims": list(finding.claims),
        "evidence": [evidence.model_dump() for evidence in finding.evidence],
    }


def _sentence(finding: "Finding", claims: dict[str, "ClaimRecord"], text: str) -> tuple[int, int]:
    """The sentence of a finding, or its line where it is of no claim."""
    for name in finding.claims[:1]:
        if name in claims and claims[name].sentence[0] <= finding.start < claims[name].sentence[1]:
            return claims[name].sentence
    end = text.find("\n", finding.end)
    return text.rfind("\n", 0, finding.start) + 1, len(text) if end < 0 else end
