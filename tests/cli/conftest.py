"""A checker of which the tests know what it finds, in the place of the real one."""

import datetime
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import ClassVar

import pytest

from cijfercheck.cli.main import main
from cijfercheck.errors import PipelineError, UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.model.finding import Finding, FindingKind, Severity
from cijfercheck.model.report import Coverage, DocumentRecord, Report, Versions
from tests.conftest import make_finding

FINDS: dict[str, tuple[FindingKind, Severity]] = {
    "944": ("wrong-subject", "error"),
    "800": ("misleading-rounding", "warning"),
    "12": ("unsupported", "info"),
}


@dataclass
class FakeChecker:
    """Finds an error on 944, a warning on 800 and nothing to compare 12 with; takes "English" for English."""

    references: Iterable[str] = ()
    sources: Iterable[object] = ()
    date: datetime.date | None = None
    model: str | None = None
    language: str = "nl"
    severities: Mapping[str, str] = field(default_factory=dict)
    source_articles: ClassVar[tuple[Article, ...]] = ()

    def __post_init__(self) -> None:
        if self.model == "nope":
            raise PipelineError("--model nope: geen spaCy-pijplijn met die naam gevonden")
        made.append(self)

    def check_article(self, article: Article) -> Report:
        if "English" in article.text:
            raise UnreadableInputError(
                article.id, "deze tekst lijkt niet Nederlands (en); er is niets gecontroleerd"
            )
        findings: tuple[Finding, ...] = tuple(
            make_finding(kind, severity, (start, start + len(number)), ())
            for number, (kind, severity) in FINDS.items()
            if (start := article.text.find(number)) >= 0
        )
        return Report(
            document=DocumentRecord(
                id=article.id,
                title=None,
                date=self.date,
                language="nl",
                sections=(),
                warnings=article.warnings,
            ),
            claims=(),
            not_claims=(),
            findings=findings,
            ledger=(),
            coverage=Coverage(
                numbers=0,
                not_claims=0,
                claims=0,
                checked=0,
                consistent=0,
                inconsistent=0,
                unsupported=0,
                unread=0,
            ),
            versions=Versions(cijfercheck="0.1.0", model="fake", references={}),
        )


made: list[FakeChecker] = []


@pytest.fixture
def checkers(monkeypatch: pytest.MonkeyPatch) -> list[FakeChecker]:
    """Put the fake checker in place and return the list of those that are made."""
    made.clear()
    pipeline = ModuleType("cijfercheck.pipeline")
    pipeline.Checker = FakeChecker  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "cijfercheck.pipeline", pipeline)
    return made


@dataclass(frozen=True)
class Outcome:
    """What a run of the command leaves behind."""

    status: int
    output: str
    complaints: str = field(default="")


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command and says what came of it."""
    monkeypatch.setenv("COLUMNS", "80")

    def run_command(*arguments: object) -> Outcome:
        status = main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Outcome(status, written.out, written.err)

    return run_command
