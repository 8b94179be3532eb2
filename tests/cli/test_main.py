"""The command as a whole: versions, help, and calls that name nothing."""

import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run

COMMANDS = ["check", "extract", "evaluate", "explain", "schema", "serve", "audit", "reference"]
VERSION = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]["version"]


def test_the_version_is_that_of_the_project(run: Run) -> None:
    assert run("--version") == Outcome(0, f"cijfercheck {VERSION}\n", "")


def test_the_version_is_there_within_three_tenths_of_a_second() -> None:
    durations = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "cijfercheck", "--version"], check=True, capture_output=True)
        durations.append(time.perf_counter() - started)
    assert min(durations) < 0.3


def test_importing_the_package_and_asking_for_help_loads_no_spacy() -> None:
    code = (
        "import sys\n"
        "from cijfercheck.cli.main import main\n"
        "main(['--help'])\n"
        "sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run() == run("--help")


def test_the_help_names_every_command_in_dutch(run: Run) -> None:
    lines = run("--help").output.splitlines()
    assert lines[0] == "Gebruik: cijfercheck [OPTIES] OPDRACHT ..."
    listed = [line.split()[0] for line in lines[lines.index("Opdrachten:") + 1 :] if line.startswith("  ")]
    assert listed[: len(COMMANDS)] == COMMANDS


@pytest.mark.parametrize("command", [*COMMANDS, "reference validate", "reference list"])
def test_the_help_of_a_command_is_in_dutch_and_gives_an_example(run: Run, command: str) -> None:
    outcome = run(*command.split(), "--help")
    first, rest = outcome.output.split("\n", 1)
    assert (outcome.status, first.startswith(f"Gebruik: cijfercheck {command} ")) == (0, True)
    assert [
        word
        for word in ("Usage", "Options", "Arguments", "Commands", "Show this", "[required]")
        if word in rest
    ] == []
    assert (command == "reference") or rest.count(f"    cijfercheck {command} ") >= 1


def test_no_line_of_help_ends_in_three_dots(run: Run) -> None:
    assert [line for line in run("--help").output.splitlines()[1:] if line.endswith("...")] == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("controleer",), "controleer: deze opdracht bestaat niet; zie 'cijfercheck --help'"),
        (("reference",), "geef een opdracht op; zie 'cijfercheck --help'"),
        (("--versie",), "--versie: deze optie bestaat niet; zie 'cijfercheck --help'"),
        (("explain", "fout"), "SOORT fout: onbekend; kies uit "),
        (("schema", "fout"), "NAAM fout: onbekend; kies uit report, figures, article"),
        (("explain", "a", "b"), "b: te veel opgegeven; zie de hulp met --help"),
    ],
)
def test_a_call_that_names_nothing_known_gives_one_line_and_status_2(
    run: Run, arguments: tuple[str, ...], complaint: str
) -> None:
    outcome = run(*arguments)
    assert (outcome.status, outcome.output, outcome.complaints.count("\n")) == (2, "", 1)
    assert outcome.complaints.startswith(f"cijfercheck: {complaint}")
