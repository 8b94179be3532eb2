"""Comparisons and findings become the report that other programs read."""

from datetime import date

from cijfercheck.assembly import make_report
from cijfercheck.checks._settle import settle
from cijfercheck.extraction.article import Extraction
from cijfercheck.model.article import Article, Section
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.finding import Suppression
from cijfercheck.model.quantity import NotClaim
from cijfercheck.model.report import Report, Versions
from cijfercheck.plugins import find_checks
from tests.records import claim, compare, reference, subject, year

ARTICLE = Article(
    id="draft.txt",
    text="x" * 1000,
    title="Inbraken",
    date=date(2025, 10, 17),
    sections=(Section(role="body", start=0, end=1000),),
    warnings=("gelezen als Windows-1252",),
)
VERSIONS = Versions(cijfercheck="0.1.0", model="test", references={})
BURGLARIES = "inbraak woning"


def _report(
    claims: list[Claim], *figures: Figure, others: tuple[NotClaim, ...] = (), suppressed: bool = False
) -> Report:
    comparisons = compare(claims, *figures)
    findings = settle(comparisons, find_checks(), "nl")
    if suppressed:
        silenced = Suppression(reason="nagebeld", by="inline")
        findings = tuple(finding.model_copy(update={"suppressed": silenced}) for finding in findings)
    extraction = Extraction(tuple(c.quantity for c in claims), (), tuple(claims), others)
    return make_report(ARTICLE, extraction, comparisons, findings, (), VERSIONS)


def _verdicts(report: Report) -> list[tuple[str, str, str | None]]:
    return [(made.id, made.status, made.reason) for made in report.claims]


def test_the_document_is_described_as_it_was_read() -> None:
    document = _report([]).document
    assert document.model_dump() == {
        "id": "draft.txt",
        "title": "Inbraken",
        "date": date(2025, 10, 17),
        "language": "nl",
        "sections": ({"role": "body", "start": 0, "end": 1000},),
        "text": None,
        "warnings": ("gelezen als Windows-1252",),
    }


def test_a_claim_is_consistent_inconsistent_unsupported_or_unchecked_with_a_reason() -> None:
    claims = [
        claim("945", BURGLARIES),
        claim("954", BURGLARIES, identifier="c2", sentence=1),
        claim("77", "winkel overvallen", identifier="c3", sentence=2),
        claim("30", "agent", identifier="c4", sentence=3, modality="denied"),
    ]
    report = _report(claims, reference("954", BURGLARIES))
    assert _verdicts(report) == [
        ("c1", "inconsistent", None),
        ("c2", "consistent", None),
        ("c3", "unsupported", None),
        ("c4", "unchecked", "denied"),
    ]


def test_of_two_contradicting_claims_the_one_that_is_not_blamed_has_no_support_either() -> None:
    claims = [claim("945", BURGLARIES), claim("954", BURGLARIES, identifier="c2", sentence=1)]
    assert _verdicts(_report(claims)) == [
        ("c1", "inconsistent", None),
        ("c2", "unchecked", "contradicted"),
    ]


def test_to_suppress_a_finding_does_not_make_its_claim_agree() -> None:
    report = _report([claim("945", BURGLARIES)], reference("954", BURGLARIES), suppressed=True)
    assert _verdicts(report) == [("c1", "inconsistent", None)]
    assert len(report.findings) == 1


def test_coverage_counts_each_number_once() -> None:
    claims = [
        claim("945", BURGLARIES),
        claim("77", "winkel overvallen", identifier="c2", sentence=2),
        claim("30", "agent", identifier="c3", sentence=3, modality="denied"),
    ]
    others = (
        NotClaim(0, 4, "2024", "date"),
        NotClaim(5, 6, "1", "unread"),
        NotClaim(7, 8, "2", "unread"),
    )
    report = _report(claims, reference("954", BURGLARIES), others=others)
    assert report.coverage.model_dump() == {
        "numbers": 6,
        "not_claims": 1,
        "claims": 3,
        "checked": 1,
        "consistent": 0,
        "inconsistent": 1,
        "unsupported": 1,
        "unread": 2,
    }
    assert [(other.start, other.end, other.text, other.reason) for other in report.not_claims] == [
        (0, 4, "2024", "date"),
        (5, 6, "1", "unread"),
        (7, 8, "2", "unread"),
    ]


def test_numbers_are_plain_decimals_with_their_scale_and_a_range_has_bounds_and_no_value() -> None:
    claims = [
        claim("1,5 miljoen", "inwoner"),
        claim("een derde", "inwoner", identifier="c2", sentence=1),
        claim("20 tot 30", "agent", identifier="c3", sentence=2),
    ]
    assert [(made.value, made.low, made.high) for made in _report(claims).claims] == [
        ("1500000", None, None),
        ("0.3333", None, None),
        (None, "20", "30"),
    ]


def test_what_a_claim_says_stands_in_its_record() -> None:
    made = claim(
        "ruim 900",
        subject(BURGLARIES),
        period=year(2024),
        region="Assen",
        attribution="politie",
        section="lead",
        modality="estimate",
    )
    (record,) = _report([made]).claims
    assert record.model_dump(exclude={"whole", "baseline", "citations", "quoted"}) == {
        "id": "c1",
        "start": 10,
        "end": 13,
        "text": "900",
        "sentence": (0, 100),
        "section": "lead",
        "value": "900",
        "low": None,
        "high": None,
        "kind": "count",
        "unit": None,
        "qualifier": "just_over",
        "role": "level",
        "subject": {
            "text": "inbraak woning",
            "start": None,
            "end": None,
            "head": "inbraak",
            "modifiers": ("woning",),
        },
        "period": {
            "first": date(2024, 1, 1),
            "last": date(2024, 12, 31),
            "text": "",
            "origin": "clause",
        },
        "region": "Assen",
        "attribution": "politie",
        "modality": "estimate",
        "status": "unsupported",
        "reason": None,
    }


def test_a_claim_without_a_period_or_whole_has_none_in_its_record() -> None:
    (record,) = _report([claim("945", BURGLARIES)]).claims
    assert (record.period, record.whole, record.baseline, record.region) == (None, None, None, None)
