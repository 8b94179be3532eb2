"""Sums against reference figures and tables, from text to finding."""

import datetime
from pathlib import Path

import pytest
from spacy.language import Language

from cijfercheck.extraction.load import load_pipeline
from cijfercheck.model.report import Report
from cijfercheck.pipeline import Checker
from cijfercheck.reading.markdown import READER
from tests.conftest import Alarms

REFERENCE = """\
dataset: verbruik
title: Verbruik van aardgas
publisher: Gasbalans
published: 2025-03-01
figures:
  - {id: gas, label: verbruik van aardgas, unit: m3, region: Nederland, series: {2023: 29800000000, 2024: 30700000000}}
  - {id: oud, label: "failliete bedrijven, eerste telling", unit: aantal, value: 331, period: 2024, provisional: true}
  - {id: nieuw, label: failliete bedrijven, unit: aantal, value: 338, period: 2024, revised: 2025-03-01, supersedes: oud}
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline(None)


def _check(nlp: Language, text: str, *references: Path) -> Report:
    checker = Checker(references=references, date=datetime.date(2025, 10, 17), model=nlp)
    return checker.check_article(READER.read(text, "stuk.md").model_copy(update={"language": "nl"}))


def _alarms(report: Report) -> list[tuple[str, str | None]]:
    return [(finding.kind, finding.expected) for finding in report.findings if finding.severity != "info"]


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    path = tmp_path / "verbruik.yaml"
    path.write_text(REFERENCE, encoding="utf-8")
    return path


def test_a_change_is_tested_against_the_series_of_its_level(nlp: Language, reference: Path) -> None:
    text = (
        "In 2024 was het verbruik van aardgas 30,7 miljard kubieke meter, {} 3 procent ten opzichte van 2023."
    )
    assert _alarms(_check(nlp, text.format("een daling van"), reference)) == [("wrong-direction", "stijging")]
    assert _alarms(_check(nlp, text.format("een stijging van"), reference)) == []


def test_a_replaced_figure_is_outdated_and_names_the_new_one(nlp: Language, reference: Path) -> None:
    assert _alarms(_check(nlp, "In 2024 waren er 331 failliete bedrijven.", reference)) == [
        ("outdated-figure", "338")
    ]


def test_a_total_row_is_added_up(nlp: Language) -> None:
    table = "# Cijfers\n\nEen tabel.\n\n| Plaats | 2024 |\n|---|---|\n| Gent | 44 |\n| Aalst | 38 |\n| Ieper | 12 |\n| Totaal | {} |\n"
    assert _alarms(_check(nlp, table.format(94))) == []
    assert _alarms(_check(nlp, table.format(96))) == [("sum-mismatch", "94")]


def test_the_rows_that_a_sentence_names_together_are_added_up(nlp: Language) -> None:
    text = (
        "# Peiling\n\nEen peiling.\n\n| Partij | Zetels |\n|---|---|\n| CDA | 24 |\n| D66 | 15 |\n| VVD | 16 |\n| SP | 7 |\n\n"
        "Een coalitie van CDA, D66 en VVD komt samen op {} zetels uit.\n"
    )
    assert _alarms(_check(nlp, text.format(55))) == []
    assert _alarms(_check(nlp, text.format(57))) == [("sum-mismatch", "55")]


def test_what_follows_from_other_numbers_is_consistent(nlp: Language) -> None:
    report = _check(nlp, "Het aantal inbraken steeg van 868 in 2023 naar 944 in 2024, een stijging van 76.")
    assert {claim.text: claim.status for claim in report.claims}["76"] == "consistent"


def test_the_terms_of_a_sum_are_its_evidence(nlp: Language) -> None:
    report = _check(
        nlp, "Het aantal inbraken steeg van 868 in 2023 naar 944 in 2024, een stijging van 18 procent."
    )
    (finding,) = [finding for finding in report.findings if finding.severity != "info"]
    assert [(entry.type, entry.value) for entry in finding.evidence] == [
        ("claim", "868"),
        ("claim", "944"),
        ("calculation", "8.8"),
    ]
    assert finding.message == "868 → 944 is een stijging van 8,8 procent, niet 18 procent."


def test_a_sum_with_a_number_that_is_reported_itself_is_not_reported_too(
    nlp: Language, reference: Path
) -> None:
    text = "In 2024 waren er 331 failliete bedrijven. Dat zijn er 31 meer dan de 307 van 2023."
    assert _alarms(_check(nlp, text, reference)) == [("outdated-figure", "338")]


@pytest.mark.parametrize(
    "text",
    [
        "Er zitten 13.290 gedetineerden vast, terwijl er plaats is voor 11.046 mensen. Dat betekent een overbevolking van 20,3 procent.",
        "Bij 94 steekpartijen was vorig jaar een verdachte jonger dan 18 jaar. In 2023 waren dat er 81, een stijging van 16 procent.",
        "De groei was 1,7 procent, tegen 1,5 volgens de raming. Die is bijgesteld van 0,2 naar 0,4 procent. In 2024 was de groei 1,1 procent.",
    ],
)
def test_a_percentage_that_is_right_in_another_reading_is_left(nlp: Language, text: str) -> None:
    assert _alarms(_check(nlp, text)) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("In 2024 telde de stad 1.284 inbraken, 12 procent meer dan de 1.146 van 2023.", []),
        ("In 2024 telde de stad 1.284 inbraken, 12 procent meer dan in 2023.", ["wrong-direction"]),
    ],
)
def test_what_a_source_tells_of_a_change_is_not_held_against_the_drafts_own_levels(
    alarms: Alarms, text: str, kinds: list[str]
) -> None:
    source = "In 2024 telde de stad 1.284 inbraken, 12 procent minder dan in 2023.\n"
    assert [kind for kind, *_ in alarms(text, source=source)] == kinds


def test_a_change_that_known_levels_make_is_not_held_against_another_one_that_is_told(
    alarms: Alarms,
) -> None:
    figures = REFERENCE.partition("  - ")[0] + (
        "  - {id: inbraak, label: inbraken, unit: aantal, region: Nederland, series: {2023: 1146, 2024: 1284}}\n"
    )
    text, told = (
        "In 2024 steeg het aantal inbraken met {} procent, tot 1.284.",
        "In 2024 steeg het aantal inbraken met 9 procent.\n",
    )
    assert alarms(text.format(12), source=told, reference=figures) == []
    assert alarms(text.format(12), source=told) != []
