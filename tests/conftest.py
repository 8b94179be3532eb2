"""An article in own words and the report on it, for the tests that show, write or score one."""

import datetime
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cijfercheck.model.article import Article, Section
from cijfercheck.model.finding import Evidence, Finding, FindingKind, Severity
from cijfercheck.model.report import (
    ClaimRecord,
    Coverage,
    DocumentRecord,
    NotClaimRecord,
    PeriodRecord,
    Report,
    Status,
    SubjectRecord,
    Versions,
)
from cijfercheck.pipeline import Checker
from cijfercheck.reading.text import read_text

Alarms = Callable[..., list[tuple[str, str, str | None]]]
"""Gives the alarms on a draft, checked against the words of a source or reference file."""

TITLE = "Meer jongeren uitgebuit"
LEAD = "In 2024 waren 944 jongeren slachtoffer van criminele uitbuiting."
BODY = (
    "Het gaat om 79 minderjarigen, zegt de rapporteur op 17 oktober. "
    "Tachtig procent is Nederlander. In totaal kwamen 944 slachtoffers in beeld."
)
TEXT = f"{TITLE}\n\n{LEAD}\n\n{BODY}\n"


@pytest.fixture(scope="session", autouse=True)
def _heeds_ctrl_c() -> Iterator[None]:
    """Heed Ctrl-C, and so let every program started here heed it: what a shell starts in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def place_of(words: str, number: str) -> tuple[int, int]:
    """Return the offsets of a number inside the only passage that reads so."""
    start = TEXT.index(words) + words.index(number)
    return start, start + len(number)


def _sentence(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def make_claim(identifier: str, words: str, number: str, value: str, status: Status) -> ClaimRecord:
    """Make a claim of a sentence of the article."""
    start, end = place_of(words, number)
    sentence = next(sentence for sentence in (LEAD, *re.split(r"(?<=\.) ", BODY)) if words in sentence)
    return ClaimRecord(
        id=identifier,
        start=start,
        end=end,
        text=number,
        sentence=_sentence(sentence),
        section="body",
        value=value,
        low=None,
        high=None,
        kind="count",
        unit=None,
        qualifier="exact",
        role="level",
        subject=SubjectRecord(text="slachtoffers", start=None, end=None, head="slachtoffer", modifiers=()),
        whole=None,
        period=PeriodRecord(
            first=datetime.date(2024, 1, 1), last=datetime.date(2024, 12, 31), text="2024", origin="clause"
        ),
        baseline=None,
        region=None,
        attribution=None,
        quoted=False,
        modality="outcome",
        citations=(),
        status=status,
        reason=None,
    )


def make_finding(
    kind: FindingKind,
    severity: Severity,
    place: tuple[int, int],
    claims: tuple[str, ...],
    *,
    message: str = "Dit verschilt.",
    expected: str | None = None,
    evidence: tuple[Evidence, ...] = (),
) -> Finding:
    """Make a finding with what a test asks for."""
    return Finding(
        kind=kind,
        severity=severity,
        start=place[0],
        end=place[1],
        claims=claims,
        message=message,
        explanation="",
        expected=expected,
        suggestion=expected,
        confidence=0.9,
        fingerprint="f",
        evidence=evidence,
    )


@pytest.fixture
def article() -> Article:
    """The article."""
    return Article(
        id="artikel.txt",
        text=TEXT,
        title=TITLE,
        date=datetime.date(2025, 10, 17),
        sections=(
            Section(role="title", start=0, end=len(TITLE)),
            Section(role="lead", start=TEXT.index(LEAD), end=TEXT.index(LEAD) + len(LEAD)),
            Section(role="body", start=TEXT.index(BODY), end=TEXT.index(BODY) + len(BODY)),
        ),
    )


@pytest.fixture
def report(article: Article) -> Report:
    """The report on it: one difference, one figure without comparison, one date."""
    other = place_of("om 79 minderjarigen", "79")
    return make_report(
        article,
        findings=(
            make_finding(
                "wrong-subject",
                "error",
                place_of("2024 waren 944", "944"),
                ("c1", "c2"),
                message="944 is het getal van een andere groep.",
                expected="79",
                evidence=(
                    Evidence(type="claim", text=BODY, value="79", claim="c2", start=other[0], end=other[1]),
                    Evidence(
                        type="source",
                        text="Er zijn 79 minderjarigen gemeld.",
                        value="79",
                        figure="anp.txt#8",
                        start=8,
                        end=10,
                    ),
                    Evidence(
                        type="reference",
                        text="slachtoffers van mensenhandel",
                        value="944",
                        figure="mensenhandel-2024/slachtoffers-totaal",
                        url="https://example.org/cijfers",
                    ),
                ),
            ),
            make_finding("unsupported", "info", place_of("Tachtig procent", "Tachtig procent"), ("c3",)),
        ),
    )


def make_report(article: Article, findings: tuple[Finding, ...]) -> Report:
    """Make a report on the article with the findings that a test asks for."""
    claims = (
        make_claim("c1", "2024 waren 944", "944", "944", "inconsistent"),
        make_claim("c2", "om 79 minderjarigen", "79", "79", "consistent"),
        make_claim("c3", "Tachtig procent", "Tachtig procent", "80", "unsupported"),
        make_claim("c4", "kwamen 944", "944", "944", "consistent"),
    )
    date = place_of("op 17 oktober", "17")
    year = place_of("In 2024", "2024")
    return Report(
        document=DocumentRecord(
            id=article.id,
            title=article.title,
            date=article.date,
            language="nl",
            sections=article.sections,
            warnings=article.warnings,
        ),
        claims=claims,
        not_claims=(
            NotClaimRecord(start=year[0], end=year[1], text="2024", reason="date"),
            NotClaimRecord(start=date[0], end=date[1], text="17", reason="date"),
        ),
        findings=findings,
        ledger=(),
        coverage=Coverage(
            numbers=6,
            not_claims=2,
            claims=4,
            checked=3,
            consistent=2,
            inconsistent=1,
            unsupported=1,
            unread=0,
        ),
        versions=Versions(cijfercheck="0.1.0", model="test", references={}),
    )


@pytest.fixture
def alarms(tmp_path: Path) -> Alarms:
    """Return a function that gives the alarms on a draft: kind, words and what was expected."""

    def find(
        text: str, *, source: str | None = None, reference: str | None = None, day: str = "2025-04-10"
    ) -> list[tuple[str, str, str | None]]:
        files: dict[str, list[Path]] = {"bron.txt": [], "cijfers.yaml": []}
        for name, words in (("bron.txt", source), ("cijfers.yaml", reference)):
            if words is not None:
                (tmp_path / name).write_text(words, encoding="utf-8")
                files[name].append(tmp_path / name)
        checker = Checker(
            references=files["cijfers.yaml"],
            sources=files["bron.txt"],
            date=datetime.date.fromisoformat(day),
        )
        report = checker.check_article(
            read_text(text, identifier="stuk.txt").model_copy(update={"language": "nl"})
        )
        return [
            (finding.kind, text[finding.start : finding.end], finding.expected)
            for finding in report.findings
            if finding.severity in {"error", "warning"}
        ]

    return find
