"""The reference figures that come with the project."""

from pathlib import Path

import pytest
import yaml

from cijfercheck.providers._reference_file import read_reference

FOLDER = Path(__file__).parents[2] / "reference"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file() and path.name != "README.md")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_reference_file_holds_its_assertions_and_names_its_origin(path: Path) -> None:
    read_reference(path)
    text = path.read_text(encoding="utf-8")
    assert len(yaml.safe_load(text)["assertions"]) >= 1
    assert text.startswith("# Herkomst: ") or "nationaal-rapporteur" in path.parts


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_reference_file_stands_in_the_table_of_the_readme(path: Path) -> None:
    assert f"`{path.relative_to(FOLDER).as_posix()}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_datasets_have_names_of_their_own() -> None:
    names = [read_reference(path).dataset for path in FILES]
    assert sorted(names) == sorted(set(names))
