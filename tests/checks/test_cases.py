"""The examples of `corpus/checks`: a report of the kind named, at the number named, or silence."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from spacy.language import Language

from cijfercheck.extraction.load import load_pipeline
from cijfercheck.model.article import Article
from cijfercheck.model.finding import Finding
from cijfercheck.pipeline import Checker
from cijfercheck.reading.text import read_text

FOLDER = Path(__file__).parents[2] / "corpus" / "checks"
DATE = datetime.date(2025, 10, 17)


class Case(NamedTuple):
    """One example: a short text, its source, and what should be said of it."""

    kind: str
    text: str
    source: str | None
    number: str | None
    expected: str | None


def _read(path: Path) -> Iterator[Case]:
    reported, _, silent = path.read_text(encoding="utf-8").partition("## Geen melding")
    for part in (reported, silent):
        for block in re.split(r"(?m)^(?=> )", part)[1:]:
            text = block.partition("\n")[0].removeprefix("> ")
            fields = dict(re.findall(r"(?m)^- (\w+): (.+)$", block))
            yield Case(path.stem, text, fields.get("bron"), fields.get("getal"), fields.get("verwacht"))


CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in _read(path)]
REPORTED = [case for case in CASES if case.number is not None]
SILENT = [case for case in CASES if case.number is None]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline(None)


def _alarms(nlp: Language, case: Case) -> tuple[list[Finding], str]:
    """The alarms on a text, and the number that the first of them is about."""
    sources = [read_text(case.source, identifier="bron.txt")] if case.source else []
    checker = Checker(sources=[_dutch(source) for source in sources], date=DATE, model=nlp)
    report = checker.check_article(_dutch(read_text(case.text, identifier="bericht.txt")))
    alarms = [finding for finding in report.findings if finding.severity != "info"]
    numbers = {claim.id: claim.text for claim in report.claims}
    return alarms, numbers[alarms[0].claims[0]] if alarms else ""


def _dutch(article: Article) -> Article:
    """A text too short to tell its language by."""
    return article.model_copy(update={"language": "nl"})


@pytest.mark.parametrize("case", REPORTED, ids=lambda case: f"{case.kind}: {case.text[:50]}")
def test_an_example_of_an_error_is_reported(nlp: Language, case: Case) -> None:
    alarms, number = _alarms(nlp, case)
    assert [(finding.kind, number, finding.expected) for finding in alarms] == [
        (case.kind, case.number, case.expected)
    ]


@pytest.mark.parametrize("case", SILENT, ids=lambda case: f"{case.kind}: {case.text[:50]}")
def test_an_example_of_good_arithmetic_is_not_reported(nlp: Language, case: Case) -> None:
    alarms, _ = _alarms(nlp, case)
    assert [finding.message for finding in alarms] == []


def test_every_kind_that_needs_arithmetic_has_examples_of_both() -> None:
    kinds = {
        "wrong-change", "wrong-direction", "wrong-unit", "sum-mismatch", "share-mismatch",
        "misleading-rounding", "outdated-figure", "wrong-period",
    }  # fmt: skip
    assert kinds <= {case.kind for case in REPORTED}
    assert kinds <= {case.kind for case in SILENT}
