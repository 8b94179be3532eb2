"""`cijfercheck extract`, with the real extraction."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run

TEXT = "Een derde van de 1,5 miljoen huishoudens betaalde in mei 20 procent meer, samen € 1,2 mln."


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "teksten.jsonl"
    rows = [
        {"id": "b", "text": TEXT, "date": "2025-10-17"},
        {"id": 1, "text": "Tussen 20 en 30 mensen bleven thuis."},
        {"id": "leeg", "text": ""},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _quantities(record: dict[str, list[dict[str, object]]]) -> list[tuple[object, ...]]:
    fields = ("text", "kind", "value", "low", "high", "unit")
    return [tuple(quantity[field] for field in fields) for quantity in record["quantities"]]


def test_json_lines_give_one_line_each_in_their_order(run: Run, lines: Path) -> None:
    outcome = run("extract", "--format", "jsonl", lines)
    records = [json.loads(line) for line in outcome.output.splitlines()]
    assert (outcome.status, outcome.complaints, [record["id"] for record in records]) == (
        0,
        "",
        ["b", 1, "leeg"],
    )
    assert [list(record) for record in records] == [
        ["id", "quantities", "periods", "claims", "not_claims"]
    ] * 3


def test_a_quantity_is_exact_with_its_scale_and_unit(run: Run, lines: Path) -> None:
    records = [json.loads(line) for line in run("extract", "--format", "jsonl", lines).output.splitlines()]
    assert _quantities(records[0]) == [
        ("Een derde", "ratio", "1/3", None, None, None),
        ("1,5 miljoen", "number", "1500000", None, None, None),
        ("20 procent", "percentage", "20", None, None, "procent"),
        ("€ 1,2 mln", "amount", "1200000", None, None, "EUR"),
    ]
    assert _quantities(records[1]) == [("20 en 30", "number", None, "20", "30", None)]


def test_a_span_gives_the_words_of_the_text(run: Run, lines: Path) -> None:
    record = json.loads(run("extract", "--format", "jsonl", lines).output.splitlines()[0])
    parts = [*record["quantities"], *record["periods"], *record["claims"], *record["not_claims"]]
    assert [part["text"] for part in parts] == [TEXT[part["start"] : part["end"]] for part in parts]
    assert len(parts) >= 9


def test_a_period_is_resolved_against_the_date_of_its_line(run: Run, lines: Path) -> None:
    record = json.loads(run("extract", "--format", "jsonl", lines).output.splitlines()[0])
    assert [(period["text"], period["first"], period["last"]) for period in record["periods"]] == [
        ("mei", "2025-05-01", "2025-05-31")
    ]


def test_a_claim_before_any_check_has_no_verdict(run: Run, lines: Path) -> None:
    record = json.loads(run("extract", "--format", "jsonl", lines).output.splitlines()[0])
    assert [sorted({"status", "reason"} & set(claim)) for claim in record["claims"]] == [[]] * 4


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "geen json",
            'dit is geen JSON; elke regel is {"id": …, "text": …}; voor een losse tekst: --format json',
        ),
        ('{"id": "a"}', "veld text: ontbreekt"),
        ('{"id": "a", "text": 3}', "veld text: 3 past hier niet"),
        (
            '{"id": "a", "text": "x", "date": "gisteren"}',
            "veld date: 'gisteren' is geen datum; schrijf die als 2025-10-17",
        ),
        ("[1]", "veld regel: [1] past hier niet"),
    ],
)
def test_a_line_that_does_not_hold_is_named_and_the_others_are_read(
    run: Run, lines: Path, line: str, reason: str
) -> None:
    text = lines.read_text(encoding="utf-8")
    lines.write_text(f"{line}\n\n{text}", encoding="utf-8")
    outcome = run("extract", "--format", "jsonl", lines)
    assert (outcome.status, outcome.complaints) == (2, f"cijfercheck: {lines}:1: {reason}\n")
    assert [json.loads(line)["id"] for line in outcome.output.splitlines()][1:] == ["b", 1, "leeg"]


def test_json_lines_come_from_standard_input_too(
    run: Run, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run("extract", "--format", "jsonl", lines).output
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.read_bytes()), encoding="utf-8"))
    assert run("extract", "--format", "jsonl", "-").output == expected


def test_json_lines_that_do_not_exist_give_one_line_and_status_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "teksten.jsonl"
    complaint = f"cijfercheck: {path}: dit bestand bestaat niet\n"
    assert run("extract", "--format", "jsonl", path) == Outcome(2, "", complaint)


def test_a_draft_as_json_is_one_record_and_several_are_an_array(run: Run, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        path.write_text(
            "In Nederland kwamen in 2024 volgens de politie 79 kinderen in beeld.", encoding="utf-8"
        )
    one = json.loads(run("extract", "--format", "json", paths[0]).output)
    both = json.loads(run("extract", "--format", "json", *paths).output)
    assert (one["id"], _quantities(one)) == (str(paths[0]), [("79", "number", "79", None, None, None)])
    assert [record["id"] for record in both] == [str(path) for path in paths]


def test_a_draft_as_text_lists_every_number_with_what_it_says(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("In Nederland kwamen in 2024 volgens de politie 79 kinderen in beeld.", encoding="utf-8")
    outcome = run("extract", path, "--date", "2025-10-17")
    assert outcome.output.splitlines() == [
        str(path),
        "  regel 1: 2024  [date]",
        "  regel 1: 79  79 · count · level · kinderen · 2024-01-01 t/m 2024-12-31 · Nederland",
    ]
