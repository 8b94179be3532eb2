"""`cijfercheck reference search`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run

FILE = """\
dataset: banen-proef
title: Proefcijfers
publisher: Proefbureau
url: https://example.org/proef
figures:
  - {id: werklozen, label: werklozen, unit: duizend, region: Nederland, series: {2023: 361, 2024: 373}, provisional: [2024]}
  - {id: werklozen-stijging, label: werklozen, kind: change, unit: procent, period: 2024, versus: 2023, value: 3.3}
  - {id: vacatures, label: openstaande vacatures, unit: aantal, region: Nederland, series: {2023-Q4: 416000, 2024-Q4: 404000}}
"""


@pytest.fixture
def figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "proef.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_the_best_figures_are_shown_with_value_unit_period_and_source(run: Run, figures: Path) -> None:
    outcome = run("reference", "search", "werklozen 2024", "--reference", figures)
    assert outcome == Outcome(
        0,
        "373000, 2024 (voorlopig)\n"
        "  werklozen, Nederland\n"
        "  Proefcijfers (Proefbureau), banen-proef/werklozen\n"
        "  https://example.org/proef\n"
        "\n"
        "+3.3 procent, 2024, vergeleken met 2023\n"
        "  werklozen\n"
        "  Proefcijfers (Proefbureau), banen-proef/werklozen-stijging\n"
        "  https://example.org/proef\n",
        "",
    )


def test_without_a_period_the_latest_value_is_shown(run: Run, figures: Path) -> None:
    outcome = run("reference", "search", "openstaande", "vacatures", "--reference", figures, "--limit", "1")
    assert outcome.output.splitlines()[0] == "404000, 2024-Q4"


def test_json_and_json_lines_hold_the_same(run: Run, figures: Path) -> None:
    call = ("reference", "search", "werklozen 2023", "--reference", figures, "--format")
    found = json.loads(run(*call, "json").output)
    assert [json.loads(line) for line in run(*call, "jsonl").output.splitlines()] == found
    assert found[0] == {
        "figure": "banen-proef/werklozen",
        "label": "werklozen",
        "value": "361000",
        "unit": None,
        "role": "level",
        "period": {"first": "2023-01-01", "last": "2023-12-31"},
        "baseline": None,
        "region": "Nederland",
        "dimensions": {},
        "provisional": False,
        "revised": None,
        "superseded_by": None,
        "source": "Proefcijfers",
        "publisher": "Proefbureau",
        "published": None,
        "url": "https://example.org/proef",
        "note": None,
        "score": 1.0,
    }


def test_nothing_found_is_status_1(run: Run, figures: Path) -> None:
    assert run("reference", "search", "walvissen", "--reference", figures) == Outcome(
        1, "", "cijfercheck: walvissen: geen cijfer gevonden\n"
    )
    assert (
        run("reference", "search", "walvissen", "--reference", figures, "--format", "json").output == "[]\n"
    )


def test_the_settings_name_the_reference_figures(run: Run, figures: Path) -> None:
    (figures.parent / "cijfercheck.toml").write_text(f'reference = ["{figures.name}"]\n', encoding="utf-8")
    assert run("reference", "search", "werklozen").status == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("werklozen",), "--reference ontbreekt; noem een bestand of map met referentiecijfers"),
        (("werklozen", "--limit", "0"), "--limit 0: kies een getal van 1 tot 1000"),
        ((" ", "--reference", "x"), 'WOORDEN ontbreekt; schrijf wat u zoekt, bijvoorbeeld "werklozen 2024"'),
        (("w", "--format", "xml"), "--format xml: onbekend; kies uit text, json, jsonl"),
        (("w", "--reference", "weg"), "weg: dit bestand of deze map bestaat niet"),
    ],
)
def test_a_call_that_cannot_be_answered_gives_one_line_and_status_2(
    run: Run, figures: Path, arguments: tuple[str, ...], complaint: str
) -> None:
    assert figures.exists()
    assert run("reference", "search", *arguments) == Outcome(2, "", f"cijfercheck: {complaint}\n")
