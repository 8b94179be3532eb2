"""`cijfercheck check --watch`: real files that change, and a real process that sees it."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from cijfercheck.cli.main import INTERRUPTED
from tests.cli.conftest import Outcome, Run

CHECK = [str(Path(sys.executable).with_name("cijfercheck")), "check", "--watch"]
DRAFT = "In 2024 kwamen {} schepen door de sluis van IJmuiden."
SOURCE = "In 2024 kwamen er {} schepen door de sluis van IJmuiden."
REFERENCE = "dataset: sluis\ntitle: Sluis\npublisher: Haven\npublished: 2025-02-01\nfigures:\n  - {{id: s, label: schepen, value: {}, unit: schepen, period: 2024}}\n"
LIMIT = 120
"""Seconds after which a process that says nothing more is ended, so that a test fails instead of hanging."""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "stuk.txt"
    path.write_text(DRAFT.format(742), encoding="utf-8")
    return path


@contextmanager
def watching(*arguments: object, stdout: int = subprocess.PIPE) -> Iterator["subprocess.Popen[str]"]:
    """A process that watches, ended at the latest with the test."""
    process = subprocess.Popen(
        [*CHECK, *map(str, arguments)], stdout=stdout, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    guard = threading.Timer(LIMIT, process.kill)
    guard.start()
    try:
        yield process
    finally:
        guard.cancel()
        process.kill()
        process.communicate()


def lines_of(stream: IO[str] | None) -> Iterator[str]:
    assert stream is not None
    return iter(stream.readline, "")


def numbers(line: str) -> list[str]:
    return [claim["text"] for claim in json.loads(line)["claims"]]


def statuses(line: str) -> list[str]:
    return [claim["status"] for claim in json.loads(line)["claims"]]


def replace(path: Path, text: str) -> None:
    """Save as editors do: write a new file and give it the name of the old one."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def stop(process: "subprocess.Popen[str]") -> tuple[int, str]:
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=LIMIT)
    return process.returncode, complaints


def test_every_way_of_changing_a_draft_or_source_gives_a_new_report_until_ctrl_c(
    draft: Path, tmp_path: Path
) -> None:
    source = tmp_path / "bron.txt"
    source.write_text(SOURCE.format(742), encoding="utf-8")
    with watching(draft, "--source", source, "--format", "jsonl") as process:
        reports = lines_of(process.stdout)
        assert statuses(next(reports)) == ["consistent"]

        draft.write_text(DRAFT.format(7420), encoding="utf-8")
        assert numbers(next(reports)) == ["7420"]
        replace(draft, DRAFT.format(747))
        assert numbers(next(reports)) == ["747"]
        replace(source, SOURCE.format(747))
        assert statuses(next(reports)) == ["consistent"]

        assert stop(process) == (INTERRUPTED, "cijfercheck: gestopt\n")


def test_a_draft_that_vanishes_is_waited_for(draft: Path) -> None:
    with watching(draft, "--format", "jsonl") as process:
        reports, complaints = lines_of(process.stdout), lines_of(process.stderr)
        next(reports)
        draft.unlink()
        assert next(complaints) == f"cijfercheck: {draft}: dit bestand bestaat niet\n"
        draft.write_text(DRAFT.format(12), encoding="utf-8")
        assert numbers(next(reports)) == ["12"]


def test_a_reference_file_that_does_not_hold_is_waited_for(draft: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cijfers"
    folder.mkdir()
    (folder / "sluis.yaml").write_text(REFERENCE.format(742), encoding="utf-8")
    with watching(draft, "--reference", folder, "--format", "jsonl") as process:
        reports, complaints = lines_of(process.stdout), lines_of(process.stderr)
        assert statuses(next(reports)) == ["consistent"]
        replace(folder / "sluis.yaml", REFERENCE.format("veel"))
        assert next(complaints).startswith(f"cijfercheck: {folder / 'sluis.yaml'}:6: ")
        replace(folder / "sluis.yaml", REFERENCE.format(743))
        assert statuses(next(reports)) != ["consistent"]


def test_the_output_is_written_anew(draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "verslag.html"
    with watching(draft, "--format", "html", "--output", target) as process:
        complaints = lines_of(process.stderr)
        assert next(complaints) == f"cijfercheck: {target} is bijgewerkt\n"
        draft.write_text(DRAFT.format(31), encoding="utf-8")
        assert next(complaints) == f"cijfercheck: {target} is bijgewerkt\n"
        assert ">31<" in "".join(target.read_text(encoding="utf-8").split())


def test_piped_reports_stand_apart_by_a_blank_line_and_nothing_is_cleared(draft: Path) -> None:
    def read_report(lines: Iterator[str]) -> list[str]:
        report = [next(lines)]
        while not report[-1].endswith("niet gelezen.\n"):
            report.append(next(lines))
        return report

    with watching(draft) as process:
        lines = lines_of(process.stdout)
        first = read_report(lines)
        draft.write_text(DRAFT.format(31), encoding="utf-8")
        second = read_report(lines)
    assert first[0].startswith(str(draft))
    assert second == ["\n", *(line.replace("742", "31") for line in first)]


def test_on_a_terminal_the_screen_is_cleared_before_each_report(draft: Path) -> None:
    pytest.importorskip("pty", reason="this system has no such terminals")
    ours, theirs = os.openpty()
    clear = b"\x1b[2J\x1b[3J\x1b[H"

    def read_until(number: int) -> bytes:
        seen = b""
        while seen.count(clear) < number or b"niet gelezen" not in seen.split(clear)[-1]:
            seen += os.read(ours, 4096)
        return seen

    try:
        with watching(draft, stdout=theirs) as process:
            os.close(theirs)
            assert read_until(1).startswith(clear)
            draft.write_text(DRAFT.format(31), encoding="utf-8")
            assert read_until(1).startswith(clear)
            assert stop(process)[0] == INTERRUPTED
    finally:
        os.close(ours)


@pytest.mark.usefixtures("checkers")
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["-"], "--watch en -: standaardinvoer verandert niet meer; geef een bestand op"),
        (
            ["stuk.txt", "--write-baseline", "vorig.json"],
            "--watch en --write-baseline: schrijf eerst zo'n verslag, en kijk dan met --baseline",
        ),
        (
            ["stuk.txt", "--format", "html"],
            "--watch en --format html: zo'n verslag is één bestand; geef met --output op welk",
        ),
        (["weg.txt"], "--watch: weg.txt: dit bestand bestaat niet"),
        (["stuk.txt", "."], "--watch: .: dit is een map, geen bestand"),
    ],
)
def test_what_cannot_be_watched_is_one_clear_line(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], complaint: str
) -> None:
    monkeypatch.chdir(draft.parent)
    assert run("check", "--watch", *arguments) == Outcome(2, "", f"cijfercheck: {complaint}\n")
