"""`cijfercheck check`."""

import datetime
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FakeChecker, Outcome, Run

pytestmark = pytest.mark.usefixtures("checkers")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return _write(tmp_path / "fout.txt", "Er waren volgens de politie 944 slachtoffers in het hele land.")


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    return _write(tmp_path / "afgerond.txt", "Er waren volgens de politie 800 slachtoffers in het hele land.")


@pytest.fixture
def unsupported(tmp_path: Path) -> Path:
    return _write(tmp_path / "los.txt", "Er waren volgens de politie 12 slachtoffers in het hele land.")


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return _write(tmp_path / "goed.txt", "Er waren volgens de politie veel slachtoffers in het hele land.")


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_status_is_1_when_something_is_found_and_0_when_not(run: Run, wrong: Path, clean: Path) -> None:
    assert (run("check", wrong).status, run("check", clean).status) == (1, 0)


@pytest.mark.parametrize(
    ("fail_on", "statuses"),
    [("error", [1, 0, 0]), ("warning", [1, 1, 0]), ("info", [1, 1, 1]), ("never", [0, 0, 0])],
)
def test_the_status_follows_from_the_severity_that_is_asked_for(
    run: Run, wrong: Path, doubtful: Path, unsupported: Path, fail_on: str, statuses: list[int]
) -> None:
    assert [
        run("check", "--fail-on", fail_on, path).status for path in (wrong, doubtful, unsupported)
    ] == statuses


def test_what_cannot_be_read_gives_one_line_and_status_2_and_the_others_are_checked(
    run: Run, wrong: Path, clean: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "weg.txt"
    outcome = run("check", "--format", "jsonl", wrong, missing, clean)
    assert (outcome.status, outcome.complaints) == (2, f"cijfercheck: {missing}: dit bestand bestaat niet\n")
    assert [json.loads(line)["document"]["id"] for line in outcome.output.splitlines()] == [
        str(wrong),
        str(clean),
    ]


def test_a_text_that_is_not_dutch_gives_one_line_and_status_2(run: Run, tmp_path: Path) -> None:
    path = _write(tmp_path / "en.txt", "English: there were 944 victims.")
    complaint = f"cijfercheck: {path}: deze tekst lijkt niet Nederlands (en); er is niets gecontroleerd\n"
    assert run("check", path) == Outcome(2, "", complaint)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "dit bestand is leeg"), (b"\x00\x01\x02\x03", "dit is geen tekst maar een binair bestand")],
)
def test_a_file_without_text_gives_one_line_and_status_2(
    run: Run, tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "bestand.txt"
    path.write_bytes(content)
    assert run("check", path) == Outcome(2, "", f"cijfercheck: {path}: {reason}\n")


def test_a_windows_1252_file_is_read_and_that_is_said_on_standard_error(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "oud.txt"
    path.write_bytes("Er waren 944 Oekraïners in het hele land, zegt de politie.".encode("cp1252"))
    outcome = run("check", path, "--format", "json")
    assert (outcome.status, outcome.complaints) == (
        1,
        f"cijfercheck: {path} is geen UTF-8; gelezen als Windows-1252\n",
    )


def test_options_reach_the_checker(run: Run, clean: Path, checkers: list[FakeChecker]) -> None:
    run(
        *("check", clean, "--source", "a.txt", "--source", "b.txt", "--reference", "r"),
        *("--date", "2025-10-17", "--model", "nl_core_news_sm", "--language", "en"),
    )
    given = {"references": ["r"], "sources": ["a.txt", "b.txt"], "date": datetime.date(2025, 10, 17)}
    assert [vars(checker) for checker in checkers] == [
        {**given, "model": "nl_core_news_sm", "language": "en", "severities": {}}
    ]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--date", "gisteren"), "--date gisteren: dit is geen datum; schrijf die als 2025-10-17"),
        (("--date", "20251017"), "--date 20251017: dit is geen datum; schrijf die als 2025-10-17"),
        (("--date", "2025-02-30"), "--date 2025-02-30: deze dag bestaat niet"),
        (
            ("--format", "pdf"),
            "--format pdf: onbekend; kies uit claimreview, csv, html, json, jsonl, markdown, sarif, text",
        ),
        (("--fail-on", "x"), "--fail-on x: onbekend; kies uit error, warning, info, never"),
        (("--language", "fr"), "--language fr: onbekend; kies uit nl, en"),
        (("--model", "nope"), "--model nope: geen spaCy-pijplijn met die naam gevonden"),
        (("--bestaat-niet",), "--bestaat-niet: deze optie bestaat niet; zie 'cijfercheck --help'"),
        (("--date",), "--date: hier hoort een waarde bij; zie de hulp met --help"),
    ],
)
def test_an_unusable_call_gives_one_line_and_status_2(
    run: Run, clean: Path, arguments: tuple[str, ...], complaint: str
) -> None:
    assert run("check", clean, *arguments) == Outcome(2, "", f"cijfercheck: {complaint}\n")


def test_a_call_without_a_text_is_unusable(run: Run) -> None:
    assert run("check") == Outcome(2, "", "cijfercheck: PATH ontbreekt; zie de hulp met --help\n")


def test_one_text_as_json_is_one_report(run: Run, wrong: Path) -> None:
    assert json.loads(run("check", wrong, "--format", "json").output)["document"]["id"] == str(wrong)


def test_several_texts_as_json_are_an_array_of_reports_in_the_order_of_the_call(
    run: Run, wrong: Path, clean: Path
) -> None:
    reports = json.loads(run("check", wrong, clean, "--format", "json").output)
    assert [report["document"]["id"] for report in reports] == [str(wrong), str(clean)]


def test_several_unusable_texts_as_json_write_nothing(run: Run, tmp_path: Path) -> None:
    outcome = run("check", tmp_path / "a", tmp_path / "b", "--format", "json")
    assert (outcome.status, outcome.output, len(outcome.complaints.splitlines())) == (2, "", 2)


def test_a_dash_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = io.TextIOWrapper(io.BytesIO(b"Er waren 944 slachtoffers in het hele land."), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", typed)
    outcome = run("check", "-", "--format", "json")
    assert (outcome.status, json.loads(outcome.output)["document"]["id"]) == (1, "-")


def test_output_goes_to_the_file_that_is_named_and_nothing_else_appears_beside_it(
    run: Run, wrong: Path, tmp_path: Path
) -> None:
    target = tmp_path / "verslagen" / "verslag.json"
    target.parent.mkdir()
    assert run("check", wrong, "--format", "json", "--output", target) == Outcome(1, "", "")
    assert list(target.parent.iterdir()) == [target]
    assert json.loads(target.read_text(encoding="utf-8"))["document"]["id"] == str(wrong)
    assert target.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_an_output_file_is_left_alone_when_no_text_could_be_checked(run: Run, tmp_path: Path) -> None:
    target = _write(tmp_path / "verslag.json", "het vorige")
    assert run("check", tmp_path / "weg.txt", "--output", target).status == 2
    assert target.read_text(encoding="utf-8") == "het vorige"


def test_an_output_in_a_folder_that_does_not_exist_is_refused_before_work_begins(
    run: Run, wrong: Path, tmp_path: Path, checkers: list[FakeChecker]
) -> None:
    target = tmp_path / "nergens" / "verslag.txt"
    complaint = f"cijfercheck: --output {target}: de map {target.parent} bestaat niet; maak die eerst\n"
    assert run("check", wrong, "--output", target) == Outcome(2, "", complaint)
    assert checkers == []


def test_an_output_that_is_the_draft_itself_is_refused(run: Run, wrong: Path) -> None:
    text = wrong.read_text(encoding="utf-8")
    complaint = f"cijfercheck: --output {wrong}: dat is een van de invoerbestanden; kies een andere naam\n"
    assert run("check", wrong, "--output", wrong) == Outcome(2, "", complaint)
    assert wrong.read_text(encoding="utf-8") == text


def test_an_output_that_cannot_be_written_gives_one_line_and_leaves_nothing(run: Run, wrong: Path) -> None:
    outcome = run("check", wrong, "--output", "/proc/verslag.txt")
    assert (outcome.status, outcome.output, len(outcome.complaints.splitlines())) == (2, "", 1)


def test_a_broken_pipe_ends_without_a_word() -> None:
    code = (
        "import sys\n"
        "from cijfercheck.cli._output import write\n"
        "import typer\n"
        "try:\n"
        "    write(('regel\\n' for _ in range(100_000)), None)\n"
        "except typer.Exit as ending:\n"
        "    sys.exit(ending.exit_code)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == b"regel\n"
    process.stdout.close()
    assert (process.wait(timeout=20), process.stderr.read()) == (141, b"")
    process.stderr.close()


def test_ctrl_c_ends_without_a_word(monkeypatch: pytest.MonkeyPatch, run: Run, wrong: Path) -> None:
    def interrupt(_: FakeChecker, __: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(FakeChecker, "check_article", interrupt)
    assert run("check", wrong) == Outcome(130, "", "")
