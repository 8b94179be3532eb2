"""`cijfercheck audit`, `audit sample` and `audit agreement` from the outside."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from cijfercheck.batch.run import Progress
from cijfercheck.cli.audit_progress import ProgressLine, say_duration, say_progress
from tests.batch.audits import OUTPUTS, articles, contents, sparse_articles, write_lines
from tests.batch.audits import run as run_here
from tests.cli.conftest import Run

COMMAND = "import sys; from cijfercheck.cli.main import main; sys.exit(main())"
DRAFT = "Meer meldingen\n\nHet aantal meldingen steeg in 2024 met 50 procent, van 200 in 2023 naar 240.\n"


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Two articles, of which one has an alarm, and a broken line."""
    return write_lines(
        tmp_path / "stukken.jsonl",
        {"id": "a", "text": DRAFT, "date": "2025-01-05", "outlet": "Bode", "rubriek": "zorg"},
        "{kapot",
        {
            "id": "c",
            "text": "Er is niets te tellen.",
            "date": "2025-01-06",
            "outlet": "Bode",
            "rubriek": None,
        },
    )


def test_an_audit_writes_the_tables_the_summary_and_the_report(
    run: Run, collection: Path, tmp_path: Path
) -> None:
    outcome = run("audit", collection, "--output", tmp_path / "uit", "--workers", 1)
    assert (outcome.status, outcome.output) == (0, f"{tmp_path / 'uit' / 'report.html'}\n")
    assert "cijfercheck: 3 van 3 artikelen" in outcome.complaints
    assert "cijfercheck: 1 artikel niet gecontroleerd; stage en cause staan in documents.parquet" in (
        outcome.complaints
    )
    assert {path.name for path in (tmp_path / "uit").iterdir()} == {*OUTPUTS, "run.json"}
    documents = pq.read_table(tmp_path / "uit" / "documents.parquet").to_pylist()
    assert [(row["id"], row["stage"], row["rubriek"]) for row in documents] == [
        ("a", None, "zorg"),
        ("2", "read", None),
        ("c", None, None),
    ]
    findings = pq.read_table(tmp_path / "uit" / "findings.parquet").to_pylist()
    assert [(row["id"], row["kind"]) for row in findings if row["severity"] == "error"] == [
        ("a", "wrong-change")
    ]

    again = run("audit", collection, "--output", tmp_path / "uit")
    assert (again.status, again.complaints) == (
        2,
        f"cijfercheck: --output {tmp_path / 'uit'}: hier staat al een audit; kies een andere map, of --overwrite\n",
    )
    resumed = run("audit", collection, "--output", tmp_path / "uit", "--resume", "--workers", 1)
    assert (resumed.status, resumed.complaints) == (
        0,
        f"cijfercheck: {tmp_path / 'uit'}: deze audit was al klaar\n",
    )


def test_an_audit_that_is_killed_goes_on_with_the_same_command(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "x.jsonl", *sparse_articles(600))
    command = [sys.executable, "-c", COMMAND, "audit", str(path), "--workers", "1", "--output"]
    broken = tmp_path / "broken"
    assert _break_off([*command, str(broken)], broken, signal.SIGKILL)[0] == -signal.SIGKILL
    status, complaints = _break_off([*command, str(broken)], broken, signal.SIGTERM)
    assert status == 130
    assert complaints.endswith(
        f"cijfercheck: onderbroken; wat klaar is staat in {broken}; dezelfde opdracht gaat daar verder\n"
    )
    for folder in (broken, tmp_path / "whole"):
        subprocess.run([*command, str(folder)], check=True, capture_output=True)
    assert contents(broken) == contents(tmp_path / "whole")


def _break_off(command: list[str], folder: Path, stop: signal.Signals) -> tuple[int, str]:
    """Run an audit until one more partition is done, and send it a signal; return its status and what it said."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    wanted = len(list(folder.glob("parts/??????"))) + 1
    while process.poll() is None and len(list(folder.glob("parts/??????"))) < wanted:
        time.sleep(0.02)
    os.kill(process.pid, stop)
    _, complaints = process.communicate()
    return process.returncode, complaints


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["x.jsonl"], "--output ontbreekt; zie de hulp met --help"),
        (["--output", "uit"], "INPUT ontbreekt; zie de hulp met --help"),
        (["weg.jsonl", "--output", "uit"], "weg.jsonl: dit bestand of deze map bestaat niet"),
        (["x.jsonl", "--output", "x.jsonl"], "--output x.jsonl: dat is geen map"),
        ([".", "--output", "uit"], "uit: de uitvoer ligt in de map met artikelen; kies een andere map"),
        (["x.jsonl", "--output", "uit", "--workers", "0"], "--workers 0: minstens 1"),
        (
            ["x.jsonl", "--output", "uit", "--engine", "dask"],
            "--engine dask en --scheduler ADRES horen bij elkaar",
        ),
        (["x.jsonl", "--output", "uit", "--engine", "ray"], "--engine ray: onbekend; kies uit local, dask"),
        (
            ["x.jsonl", "--output", "uit", "--resume", "--overwrite"],
            "--resume en --overwrite sluiten elkaar uit",
        ),
        (
            ["x.jsonl", "--output", "uit", "--reference", "weg", "--workers", "1"],
            "weg: dit bestand of deze map bestaat niet",
        ),
    ],
)
def test_a_call_that_cannot_be_is_refused_in_one_line(
    arguments: list[str], complaint: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(tmp_path / "x.jsonl", {"text": "Er waren 3 mensen."})
    outcome = run("audit", *arguments)
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.complaints.removeprefix("cijfercheck: ").replace(f"{tmp_path}/", "") == f"{complaint}\n"


def test_the_help_of_audit_is_its_own(run: Run) -> None:
    outcome = run("audit", "--help")
    assert outcome.output.startswith("Gebruik: cijfercheck audit [OPTIES] INPUT")


def test_a_sample_is_drawn_and_its_filled_sheet_is_reckoned_with(run: Run, tmp_path: Path) -> None:
    run_here(write_lines(tmp_path / "x.jsonl", *articles(9)), tmp_path / "uit")
    sheet = tmp_path / "vel.csv"
    outcome = run("audit", "sample", tmp_path / "uit", "--output", sheet, "--findings", 2, "--silent", 3)
    assert (outcome.status, outcome.output) == (0, f"{sheet}: 2 alarmen en 3 getallen zonder alarm\n")
    refused = run("audit", "sample", tmp_path / "uit", "--output", sheet)
    assert (refused.status, "dit vel bestaat al" in refused.complaints) == (2, True)
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    for row in rows:
        row["oordeel"] = "fout" if row["group"] == "finding" else "goed"
    with sheet.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    text = run("audit", "agreement", sheet)
    assert "precision              1.000 (0.342–1.000)\n" in text.output
    result = json.loads(run("audit", "agreement", sheet, "--format", "json").output)
    assert (result["precision"]["share"], result["recall"]["share"]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (59, "59 s"), (61, "1 min"), (3600, "1 u 00 min"), (7500, "2 u 05 min")],
)
def test_a_duration_is_said_in_words(seconds: float, words: str) -> None:
    assert say_duration(seconds) == words


def test_progress_says_rate_and_time_left() -> None:
    assert say_progress(Progress(100, 60, 8000, 2), 10.0, 40) == (
        "60 van 100 artikelen · 4,0 per s, 800 woorden per s · nog 10 s · 2 mislukt"
    )


def test_a_log_gets_plain_lines_and_a_terminal_a_line_that_is_written_over() -> None:
    for terminal in (False, True):
        stream = io.StringIO()
        stream.isatty = lambda terminal=terminal: terminal  # type: ignore[method-assign,misc]
        with ProgressLine(stream) as line:
            line.show(Progress(2, 0))
        bar = "\r\x1b[2K" + "·" * 24 + " " if terminal else "cijfercheck: "
        assert stream.getvalue() == f"{bar}0 van 2 artikelen\n"


def test_an_audit_broken_off_before_anything_was_done_names_no_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("cijfercheck.batch.audit.audit", stop)
    collection = write_lines(tmp_path / "x.jsonl", *sparse_articles(1))
    stopped = run("audit", collection, "--output", tmp_path / "uit")
    assert (stopped.status, stopped.complaints) == (130, "cijfercheck: onderbroken\n")
