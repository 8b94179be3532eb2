"""`cijfercheck explain` and `cijfercheck schema`: what the program says of itself."""

import json

import pytest

from cijfercheck.model.report import Report
from cijfercheck.plugins import find_plugins
from tests.cli.conftest import Outcome, Run

KINDS = [plugin.name for plugin in find_plugins("checks")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_explained_by_the_docstring_of_its_check(run: Run, kind: str) -> None:
    documentation = next(plugin.documentation for plugin in find_plugins("checks") if plugin.name == kind)
    assert run("explain", kind) == Outcome(0, f"{kind}\n\n{documentation}\n", "")


def test_without_a_kind_all_are_listed_with_their_first_line(run: Run) -> None:
    lines = run("explain").output.splitlines()
    assert [line.split()[0] for line in lines] == KINDS
    assert len({line.index(line.split(maxsplit=1)[1]) for line in lines}) == 1


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
