"""`cijfercheck reference`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run

FILE = """\
dataset: proef
title: Een proef
publisher: De redactie
figures:
  - {id: totaal, label: gemelde slachtoffers, unit: personen, region: Nederland, series: {2023: 868, 2024: 944}}
  - {id: weken, label: sterfte, unit: personen, series: {2024-W01: 1, 2024-W02: 2, 2024-W03: 3, 2024-W04: 4, 2024-W05: 5}}
"""


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    path = tmp_path / "proef.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_file_that_holds_is_confirmed_with_the_number_of_its_figures(run: Run, figures: Path) -> None:
    assert run("reference", "validate", figures) == Outcome(0, f"{figures}: in orde, 2 cijfers\n", "")


def test_a_file_that_does_not_hold_is_refused_and_the_others_are_validated(
    run: Run, figures: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "andere" / "fout.yaml"
    wrong.parent.mkdir()
    wrong.write_text(FILE.replace("region: Nederland", "regio: Nederland"), encoding="utf-8")
    outcome = run("reference", "validate", wrong.parent, figures)
    assert (outcome.status, outcome.output) == (2, f"{figures}: in orde, 2 cijfers\n")
    assert (
        outcome.complaints
        == f"cijfercheck: {wrong}:5: totaal.regio: dit veld is onbekend; bedoelt u region?\n"
    )


def test_a_path_that_does_not_exist_gives_one_line_and_status_2(
    run: Run, figures: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "weg.yaml"
    assert run("reference", "validate", missing, figures) == Outcome(
        2,
        f"{figures}: in orde, 2 cijfers\n",
        f"cijfercheck: {missing}: dit bestand of deze map bestaat niet\n",
    )


def test_the_list_names_each_figure_with_its_values(run: Run, figures: Path) -> None:
    assert run("reference", "list", figures.parent).output.splitlines() == [
        "proef: Een proef (De redactie)",
        "  totaal: gemelde slachtoffers (Nederland): 868 (2023), 944 (2024) personen",
        "  weken: sterfte: 1 (2024-W01) … 5 (2024-W05) personen, 5 waarden",
    ]
