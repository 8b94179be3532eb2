"""Reading annotated cases."""

import datetime
import json
from pathlib import Path

import pytest

from cijfercheck.batch.cases import CaseError, GoldPlace, find_case_folders, read_case


def _make_case(folder: Path, gold: object, article: str = "Er kwamen 79 kinderen.") -> Path:
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(article, encoding="utf-8")
    (folder / "gold.json").write_text(gold if isinstance(gold, str) else json.dumps(gold), encoding="utf-8")
    return folder


def test_cases_are_found_at_any_depth_in_order_of_their_names(tmp_path: Path) -> None:
    folders = [_make_case(tmp_path / name, {}) for name in ("test/b", "dev/a", "dev/c")]
    assert find_case_folders(tmp_path) == (folders[1], folders[2], folders[0])


def test_a_folder_that_is_itself_a_case_is_a_case(tmp_path: Path) -> None:
    folder = _make_case(tmp_path / "geval", {})
    assert find_case_folders(folder) == (folder,)
    assert read_case(folder, folder).name == "geval"


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as refused:
        find_case_folders(tmp_path)
    assert (
        str(refused.value)
        == f"{tmp_path}: hier staat geen geval; elk geval is een map met gold.json en article.*"
    )


def test_a_case_brings_its_article_sources_references_and_date(tmp_path: Path) -> None:
    folder = _make_case(tmp_path / "dev/geval", {"date": "2025-10-17", "errors": []})
    for name in ("source.txt", "reference.yaml", "notes.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    case = read_case(folder, tmp_path)
    assert (case.name, case.article, case.sources, case.references, case.gold.date) == (
        "dev/geval",
        folder / "article.txt",
        (folder / "source.txt",),
        (folder / "reference.yaml",),
        datetime.date(2025, 10, 17),
    )


@pytest.mark.parametrize(
    ("gold", "reason"),
    [
        ("{\n  fout", ":2: geen geldige JSON: Expecting property name enclosed in double quotes"),
        ({"date": "gisteren"}, ": date: Input should be a valid date or datetime, input is too short"),
        ({"errors": [{"quote": "79"}]}, ": errors[0].figure: Field required"),
    ],
)
def test_an_annotation_that_does_not_hold_is_refused_with_its_place(
    tmp_path: Path, gold: object, reason: str
) -> None:
    folder = _make_case(tmp_path / "geval", gold)
    with pytest.raises(CaseError) as refused:
        read_case(folder, tmp_path)
    assert str(refused.value) == f"{folder / 'gold.json'}{reason}"


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (
            {"quote": "kwamen 80", "figure": "80"},
            "citaat 'kwamen 80' staat 0 keer in de tekst; dat moet precies één keer zijn",
        ),
        (
            {"quote": "en", "figure": "en"},
            "citaat 'en' staat 2 keer in de tekst; dat moet precies één keer zijn",
        ),
        ({"quote": "kwamen 79", "figure": "80"}, "getal '80' staat niet in citaat 'kwamen 79'"),
    ],
)
def test_a_quote_that_is_not_there_once_with_its_figure_is_refused(
    tmp_path: Path, place: dict[str, str], reason: str
) -> None:
    folder = _make_case(tmp_path / "geval", {"not_claims": [place]})
    with pytest.raises(CaseError) as refused:
        read_case(folder, tmp_path).check_against("Er kwamen 79 kinderen.")
    assert str(refused.value) == f"{folder / 'gold.json'}: {reason}"


def test_a_case_needs_exactly_one_article(tmp_path: Path) -> None:
    folder = _make_case(tmp_path / "geval", {})
    (folder / "article.md").write_text("x", encoding="utf-8")
    with pytest.raises(CaseError) as refused:
        read_case(folder, tmp_path)
    assert str(refused.value) == f"{folder}: 2 bestanden article.*; dat moet er precies één zijn"


@pytest.mark.parametrize(
    ("quote", "figure", "place"),
    [
        ("van 177 naar 77", "77", (13, 15)),
        ("| D66 | 15 | 12 |", "15", (8, 10)),
        ("D66 wint", "66", (1, 3)),
        ("7,5 of 7 procent", "7", (7, 8)),
        ("81,4 procent.[4]", "4", (14, 15)),
    ],
)
def test_a_figure_is_the_number_that_stands_alone_before_a_part_of_a_longer_one(
    quote: str, figure: str, place: tuple[int, int]
) -> None:
    assert GoldPlace(quote=quote, figure=figure).find_in(quote) == place
