"""What holds the house together, beyond what the linters see."""

import ast
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from cijfercheck.model.plugin import Check
from cijfercheck.plugins import Plugin, find_plugins

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "cijfercheck"
MODULES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES = 600
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}


def _offenders(paths: list[Path], offends: Callable[[str], object]) -> list[str]:
    """Return the names of the files whose text offends."""
    return [path.relative_to(ROOT).as_posix() for path in paths if offends(path.read_text(encoding="utf-8"))]


def test_every_module_begins_by_saying_what_it_is() -> None:
    assert _offenders([*MODULES, *TESTS], lambda text: text and not ast.get_docstring(ast.parse(text))) == []


def test_no_module_is_longer_than_600_lines() -> None:
    assert _offenders([*MODULES, *TESTS], lambda text: text.count("\n") > MOST_LINES) == []


def test_no_module_leaves_work_for_later() -> None:
    assert _offenders(MODULES, re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b").search) == []


def test_no_module_names_a_host_on_the_network() -> None:
    assert _offenders(MODULES, re.compile(r"https?://(?!127\.0\.0\.1)\w").search) == []


def test_no_module_has_a_vague_name() -> None:
    assert [
        path for path in MODULES if VAGUE & {part.strip("_") for part in path.with_suffix("").parts}
    ] == []


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
