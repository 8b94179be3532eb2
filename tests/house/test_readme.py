"""The commands of the README."""

import shlex
from pathlib import Path

import pytest

from cijfercheck.cli.main import main

ROOT = Path(__file__).parents[2]
SHELL_BLOCKS = [
    block.partition("\n```")[0].removeprefix("sh\n")
    for block in (ROOT / "README.md").read_text(encoding="utf-8").split("```")[1::2]
    if block.startswith("sh\n")
]


def _commands(block: str) -> list[list[str]]:
    """Return the calls of cijfercheck in a block, each as its arguments."""
    words = shlex.split(block.replace("\\\n", " ").replace("\n", " ; "), comments=False)
    calls: list[list[str]] = []
    current: list[str] = []
    for word in [*words, ";"]:
        if word in {"&&", ";", "||", "|"}:
            if current and Path(current[0]).name == "cijfercheck":
                calls.append(current[1:])
            current = []
        else:
            current.append(word)
    return calls


CALLS = [call for block in SHELL_BLOCKS for call in _commands(block)]


def test_the_first_block_installs_and_checks_a_case_of_the_corpus_and_the_second_runs_the_tests() -> None:
    first, second = SHELL_BLOCKS[:2]
    assert [call[0] for call in _commands(first)] == ["check"]
    assert "corpus/" in first
    assert second.endswith("pytest\n")


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_call_of_cijfercheck_in_the_readme_runs(
    call: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(call) in {0, 1}
    assert capsys.readouterr().err == ""


def test_the_report_in_the_readme_is_what_the_command_above_it_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    command = text.partition("<!-- output: cijfercheck ")[2].partition(" -->")[0]
    shown = text.partition("```text\n")[2].partition("```")[0]
    assert main(shlex.split(command)) == 1
    assert capsys.readouterr().out == shown


def test_the_python_example_in_the_readme_finds_what_it_promises(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    code = text.partition("```python\n")[2].partition("```")[0]
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  (our own README)
    assert capsys.readouterr().out.splitlines()[0].startswith("wrong-subject 79 944 ")
