"""`cijfercheck explain` and `cijfercheck schema`: what the program says of itself."""

import json
from pathlib import Path
from typing import get_args

import pytest

from cijfercheck.language.kinds import name_kind
from cijfercheck.model.finding import FindingKind
from cijfercheck.model.report import Report
from cijfercheck.plugins import find_plugins
from tests.cli.conftest import Outcome, Run

KINDS = [plugin.name for plugin in find_plugins("checks")]


@pytest.fixture(autouse=True)
def folder_without_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_explained_in_english_by_the_docstring_of_its_check(run: Run, kind: str) -> None:
    documentation = next(plugin.documentation for plugin in find_plugins("checks") if plugin.name == kind)
    assert run("explain", kind, "--language", "en") == Outcome(0, f"{kind}\n\n{documentation}\n", "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_explained_in_dutch_with_the_example_of_its_check(run: Run, kind: str) -> None:
    heading, what, why, example, limits = run("explain", kind).output.split("\n\n")
    documentation = next(plugin.documentation for plugin in find_plugins("checks") if plugin.name == kind)
    assert heading == kind
    assert what.endswith(".")
    assert why.startswith("Waarom het telt: ")
    assert example in documentation.split("\n\n")
    assert (limits.count("Gemeld"), limits.count("Niet\ngemeld") + limits.count("Niet gemeld")) == (1, 1)


def test_every_kind_of_finding_is_a_check_and_has_a_name_in_both_languages() -> None:
    assert sorted(get_args(FindingKind)) == KINDS
    names = [name_kind(kind, language) for kind in KINDS for language in ("nl", "en")]
    assert len(set(names) - set(KINDS)) == 2 * len(KINDS)


def test_the_language_of_an_explanation_may_stand_in_the_settings(run: Run) -> None:
    Path("cijfercheck.toml").write_text('language = "en"\n', encoding="utf-8")
    assert run("explain", "unsupported") == run("explain", "unsupported", "--language", "en")


def test_a_kind_that_does_not_exist_is_refused_with_those_that_do(run: Run) -> None:
    complaint = f"cijfercheck: SOORT onzin: onbekend; kies uit {', '.join(KINDS)}\n"
    assert run("explain", "onzin") == Outcome(2, "", complaint)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_kind_all_are_listed_with_their_first_line(run: Run, language: str) -> None:
    lines = run("explain", "--language", language).output.splitlines()
    assert [line.split()[0] for line in lines] == KINDS
    assert len({line.index(line.split(maxsplit=1)[1]) for line in lines}) == 1
    assert [line[-1] for line in lines] == ["."] * len(KINDS)


def test_the_schema_of_the_report_is_that_of_its_record(run: Run) -> None:
    outcome = run("schema", "report")
    assert (outcome.status, json.loads(outcome.output)) == (0, Report.model_json_schema(mode="serialization"))


@pytest.mark.parametrize(
    ("name", "title", "required"),
    [
        ("figures", "ReferenceFile", ["dataset", "title", "publisher", "figures"]),
        ("article", "Article", ["id", "text"]),
    ],
)
def test_the_schema_of_an_input_names_what_it_requires(
    run: Run, name: str, title: str, required: list[str]
) -> None:
    schema = json.loads(run("schema", name).output)
    assert (schema["title"], schema["required"]) == (title, required)


@pytest.mark.parametrize(
    ("command", "defaults"),
    [
        ("serve", ["8417", "127.0.0.1, alleen deze computer", "2", "nl"]),
        ("reference search", ["10", "text"]),
        ("reference import cbs", ["3", "60"]),
        ("reference import eurostat", ["60"]),
        ("audit sample", ["200", "200", "1"]),
    ],
)
def test_the_help_gives_each_default_once(run: Run, command: str, defaults: list[str]) -> None:
    words = " ".join(run(*command.split(), "--help").output.split())
    assert [part.partition("]")[0] for part in words.split("[standaard: ")[1:]] == defaults
