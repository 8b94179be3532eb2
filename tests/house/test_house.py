"""What holds the house together, beyond what the linters see."""

import ast
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from cijfercheck.model.plugin import Check
from cijfercheck.plugins import Plugin, find_plugins

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "cijfercheck"
MODULES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
DATA = sorted(chain(SOURCE.rglob("*.toml"), (ROOT / "reference").rglob("*.yaml")))
MOST_LINES = 600


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=_name)
def test_every_module_begins_by_saying_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring is not None or path.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=_name)
def test_no_module_is_longer_than_600_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_module_leaves_work_for_later(path: Path) -> None:
    assert re.findall(r"\b(?:TODO|FIXME|XXX|HACK)\b", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_module_names_a_host_on_the_network(path: Path) -> None:
    assert re.findall(r"https?://(?!127\.0\.0\.1)[\w.-]+", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_has_no_vague_name(path: Path) -> None:
    assert not {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"} & set(path.parts)
    assert path.stem.lstrip("_") not in {
        "utils",
        "util",
        "helpers",
        "helper",
        "common",
        "manager",
        "base",
        "misc",
    }


@pytest.mark.parametrize("plugin", find_plugins("checks"), ids=lambda plugin: plugin.name)
def test_a_check_is_named_after_its_file_and_explains_itself(plugin: Plugin) -> None:
    check = plugin.load()
    assert isinstance(check, Check)
    assert check.kind == plugin.name
    paragraphs = plugin.documentation.split("\n\n")
    assert len(paragraphs) >= 4, "what it reports, why it matters, an example, what it does not report"
    assert paragraphs[1].startswith("Why it matters: ")
    assert [paragraph for paragraph in paragraphs if paragraph.startswith("    ")] != []


def test_every_test_is_a_sentence() -> None:
    names = re.findall(
        r"^ *def (test_\w+)", "\n".join(path.read_text(encoding="utf-8") for path in TESTS), re.MULTILINE
    )
    assert [name for name in names if name.count("_") < 3] == []


def test_the_version_stands_in_one_way() -> None:
    from cijfercheck import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_every_development_dependency_is_pinned_in_the_lock_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    lines = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8").splitlines()
    pinned = {_distribution(line) for line in lines if not line.startswith("#")}
    assert {_distribution(entry) for entry in wanted} - pinned == set()
    assert [line for line in lines if "://" in line or "@" in line] == []


def _distribution(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower().replace("_", "-")
