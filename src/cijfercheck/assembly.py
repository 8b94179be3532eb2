"""Puts extraction, comparisons and findings together into the records that other programs read (contract, sections 2 and 3)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cijfercheck import __version__
from cijfercheck.extraction.article import Extraction
from cijfercheck.language.period_names import file_period
from cijfercheck.model.article import Article
from cijfercheck.model.claim import Claim, ClaimPeriod
from cijfercheck.model.finding import Finding
from cijfercheck.model.interval import decimal_text, exact_text
from cijfercheck.model.match import Comparison
from cijfercheck.model.period import PeriodMention
from cijfercheck.model.quantity import Quantity
from cijfercheck.model.report import (
    ClaimRecord,
    Coverage,
    DocumentRecord,
    LedgerEntry,
    NotClaimRecord,
    PeriodRecord,
    Report,
    Status,
    SubjectRecord,
    Versions,
)
from cijfercheck.model.subject import Subject

_VERDICT = {"status", "reason"}
"""The fields of a claim that only a check fills."""


def make_report(
    article: Article,
    extraction: Extraction,
    comparisons: Sequence[Comparison],
    findings: Sequence[Finding],
    ledger: Sequence[LedgerEntry],
    versions: Versions,
) -> Report:
    """Make the report on one article; `article.date` is the date that periods were resolved against."""
    blamed = {finding.claims[0] for finding in findings if finding.kind != "unsupported"}
    statuses = {comparison.claim.id: _status(comparison, blamed) for comparison in comparisons}
    claims = tuple(_claim_record(c.claim, *statuses[c.claim.id]) for c in comparisons)
    return Report(
        document=DocumentRecord(
            id=article.id,
            title=article.title,
            date=article.date,
            language=article.language,
            sections=article.sections,
            text=article.text if article.extracted else None,
            warnings=article.warnings,
        ),
        claims=claims,
        not_claims=tuple(
            NotClaimRecord(start=n.start, end=n.end, text=n.text, reason=n.reason)
            for n in extraction.not_claims
        ),
        findings=tuple(findings),
        ledger=tuple(ledger),
        coverage=_coverage(claims, extraction),
        versions=versions,
    )


def describe_extraction(identifier: str | int, article: Article, extraction: Extraction) -> dict[str, object]:
    """Give what was read as a record; a value is exact, with its scale applied ("een derde" is "1/3")."""
    return {
        "id": identifier,
        "quantities": [_describe_quantity(quantity) for quantity in extraction.quantities],
        "periods": [_describe_period(mention) for mention in extraction.periods],
        "claims": [
            claim.model_dump(mode="json", exclude=_VERDICT) for claim in read_claims(article, extraction)
        ],
        "not_claims": [
            {"start": other.start, "end": other.end, "text": other.text, "reason": other.reason}
            for other in extraction.not_claims
        ],
    }


def read_claims(article: Article, extraction: Extraction) -> tuple[ClaimRecord, ...]:
    """The claims as a report has them, before anything was compared."""
    comparisons = [Comparison(claim, None, (), "not-compared") for claim in extraction.claims]
    versions = Versions(cijfercheck=__version__, model="", references={})
    return make_report(article, extraction, comparisons, (), (), versions).claims


def _describe_quantity(quantity: Quantity) -> dict[str, object]:
    """A range or a bound ("meer dan 100") has its limits and no value."""
    bounds = quantity.bounds
    return {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "kind": quantity.kind,
        "value": _exact(quantity.value if bounds is None else None),
        "low": _exact(None if bounds is None else bounds.low),
        "high": _exact(None if bounds is None else bounds.high),
        "unit": quantity.unit,
    }


def _describe_period(mention: PeriodMention) -> dict[str, object]:
    first, last = mention.period.first, mention.period.last
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "first": first and first.isoformat(),
        "last": last and last.isoformat(),
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)


def _status(comparison: Comparison, blamed: set[str]) -> tuple[Status, str | None]:
    """The verdict on a claim. A claim that another one contradicts without being blamed itself has no support either."""
    if comparison.claim.id in blamed:
        return "inconsistent", None
    if comparison.reason is not None:
        return "unchecked", comparison.reason
    if comparison.expected is None:
        return ("consistent", None) if comparison.follows else ("unsupported", None)
    return ("consistent", None) if comparison.expected.agrees else ("unchecked", "contradicted")


def _coverage(claims: Sequence[ClaimRecord], extraction: Extraction) -> Coverage:
    counts: Mapping[str, int] = {
        status: sum(1 for claim in claims if claim.status == status)
        for status in ("consistent", "inconsistent", "unsupported", "unchecked")
    }
    unread = sum(1 for other in extraction.not_claims if other.reason == "unread")
    return Coverage(
        numbers=len(claims) + len(extraction.not_claims),
        not_claims=len(extraction.not_claims) - unread,
        claims=len(claims),
        checked=counts["consistent"] + counts["inconsistent"],
        consistent=counts["consistent"],
        inconsistent=counts["inconsistent"],
        unsupported=counts["unsupported"],
        unread=unread,
    )


def _claim_record(claim: Claim, status: Status, reason: str | None) -> ClaimRecord:
    quantity = claim.quantity
    return ClaimRecord(
        id=claim.id,
        start=claim.start,
        end=claim.end,
        text=claim.text,
        sentence=claim.sentence,
        section=claim.section,
        value=None if quantity.value is None else decimal_text(quantity.value),
        low=None if quantity.low is None else decimal_text(quantity.low),
        high=None if quantity.high is None else decimal_text(quantity.high),
        kind=claim.kind,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        role=claim.role,
        subject=_subject_record(claim.subject),
        whole=None if claim.whole is None else _subject_record(claim.whole),
        period=None if claim.period is None else _period_record(claim.period),
        baseline=None if claim.baseline is None else _period_record(claim.baseline),
        region=claim.region,
        attribution=claim.attribution,
        quoted=claim.quoted,
        modality=claim.modality,
        citations=claim.citations,
        status=status,
        reason=reason,
    )


def _subject_record(subject: Subject) -> SubjectRecord:
    return SubjectRecord(
        text=subject.text,
        start=subject.start,
        end=subject.end,
        head=subject.head,
        modifiers=subject.modifiers,
    )


def _period_record(period: ClaimPeriod) -> PeriodRecord:
    filed = file_period(period.period, period.text)
    return PeriodRecord(first=filed.first, last=filed.last, text=period.text, origin=period.origin)
