"""Drafts checked against the text of a source or reference file, for the tests of matching from words to finding."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from cijfercheck.extraction.load import load_pipeline
from cijfercheck.pipeline import Checker
from cijfercheck.reading.text import read_text

Alarms = Callable[..., list[tuple[str, str, str | None]]]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline(None)


@pytest.fixture
def alarms(nlp: Language, tmp_path: Path) -> Alarms:
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
            model=nlp,
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
