"""Finding reference files among paths and folders."""

from pathlib import Path

import pytest

from cijfercheck.errors import ReferenceFileError, UnreadableInputError
from cijfercheck.plugins import find_providers
from cijfercheck.providers._folder import find_reference_files, provider_for


def test_folders_are_walked_in_order_and_files_named_once(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yaml", "diep/c.yaml", "leesmij.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("dataset: d", encoding="utf-8")
    found = find_reference_files([tmp_path / "b.yml", tmp_path], find_providers())
    assert [str(path.relative_to(tmp_path)) for path in found] == ["b.yml", "a.yaml", "diep/c.yaml"]


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError) as refusal:
        find_reference_files([tmp_path / "weg"], find_providers())
    assert str(refusal.value) == f"{tmp_path / 'weg'}: dit bestand of deze map bestaat niet"


def test_a_folder_without_reference_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError) as refusal:
        find_reference_files([tmp_path], find_providers())
    assert str(refusal.value) == f"{tmp_path}: in deze map staat geen bestand met referentiecijfers"


def test_a_file_of_another_kind_is_refused_with_the_kinds_that_are_read(tmp_path: Path) -> None:
    with pytest.raises(ReferenceFileError) as refusal:
        provider_for(tmp_path / "cijfers.doc", find_providers())
    assert (
        str(refusal.value)
        == f"{tmp_path / 'cijfers.doc'}: bestand: dit soort bestand wordt niet gelezen; gelezen worden .csv, .json, .tsv, .xlsx, .yaml, .yml"
    )
