"""`cijfercheck evaluate`, with a checker that is known to find 944."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import FakeChecker, Outcome, Run

TEXT = "Er waren volgens de politie 944 slachtoffers in het hele land."
GOLD = {
    "date": "2025-10-17",
    "errors": [{"quote": "politie 944", "figure": "944", "kinds": ["wrong-subject"]}],
}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    for name, text, gold in (
        ("a-gevonden", TEXT, GOLD),
        ("b-gemist", TEXT.replace("944", "943"), {"errors": [{"quote": "politie 943", "figure": "943"}]}),
        ("c-schoon", "Er waren volgens de politie veel slachtoffers in het hele land.", {}),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "article.txt").write_text(text, encoding="utf-8")
        (tmp_path / name / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "a-gevonden" / "source.txt").write_text("Een bron.", encoding="utf-8")
    return tmp_path


def test_the_scores_of_all_cases_are_printed(run: Run, cases: Path, checkers: list[FakeChecker]) -> None:
    lines = run("evaluate", cases).output.splitlines()
    assert lines[0] == "gevallen 3, woorden 33, fouten 2, cijfers 0"
    assert [line.split() for line in lines[3:6]] == [
        ["precision", "1.000", "–"],
        ["recall", "0.500", "0.000"],
        ["F1", "0.667", "0.000"],
    ]
    assert [(tuple(checker.sources), str(checker.date)) for checker in checkers] == [
        ((cases / "a-gevonden" / "source.txt",), "2025-10-17"),
        ((), "None"),
        ((), "None"),
    ]


@pytest.mark.usefixtures("checkers")
def test_each_case_can_be_shown(run: Run, cases: Path) -> None:
    lines = run("evaluate", cases, "--cases").output.splitlines()
    assert lines[:8] == [
        "a-gevonden: goed",
        "",
        "b-gemist: niet goed",
        "  GEMIST , verwacht None",
        "    Er waren volgens de politie «943» slachtoffers in het hele land.",
        "",
        "c-schoon: goed",
        "",
    ]


@pytest.mark.usefixtures("checkers")
def test_the_scores_are_there_for_programs(run: Run, cases: Path) -> None:
    record = json.loads(run("evaluate", cases, "--format", "json").output)
    assert (record["cases"], record["precision"], record["recall"], record["cases_perfect"]) == (
        3,
        1.0,
        0.5,
        0.6667,
    )


@pytest.mark.usefixtures("checkers")
def test_a_case_that_does_not_hold_gives_one_line_and_status_2_and_the_others_are_scored(
    run: Run, cases: Path
) -> None:
    gold = cases / "b-gemist" / "gold.json"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    outcome = run("evaluate", cases)
    assert (outcome.status, outcome.complaints) == (
        2,
        f"cijfercheck: {gold}: citaat 'politie 944' staat 0 keer in de tekst; dat moet precies één keer zijn\n",
    )
    assert outcome.output.splitlines()[0] == "gevallen 2, woorden 22, fouten 1, cijfers 0"


def test_a_folder_that_does_not_exist_gives_one_line_and_status_2(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "weg"
    assert run("evaluate", missing) == Outcome(2, "", f"cijfercheck: {missing}: deze map bestaat niet\n")
