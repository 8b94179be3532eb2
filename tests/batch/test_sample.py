"""Samples for hand coding, and what filled sheets say."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cijfercheck.batch.agreement import cohens_kappa, compute_agreement, krippendorffs_alpha
from cijfercheck.batch.sample import Item, SampleError, draw_sample
from cijfercheck.batch.sheets import Coded, Verdict, read_sheet, write_sheet
from tests.batch.audits import articles, run, write_lines


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An audit of thirty articles: 10 alarms, 10 numbers unsupported, 20 consistent and 10 unread."""
    run(write_lines(tmp_path / "stukken.jsonl", *articles(30)), tmp_path / "uit", size=7)
    return tmp_path / "uit"


def test_every_stratum_gives_as_many_items_as_it_can(output: Path) -> None:
    items = draw_sample(output, findings=4, silent=24, seed=1)
    assert Counter((item.group, item.stratum, item.population) for item in items) == {
        ("finding", "wrong-subject", 10): 4,
        ("silent", "consistent", 20): 8,
        ("silent", "unsupported", 10): 8,
        ("silent", "unread", 10): 8,
    }


def test_what_a_small_stratum_cannot_give_comes_from_the_others(output: Path) -> None:
    items = draw_sample(output, findings=0, silent=38, seed=1)
    assert Counter(item.stratum for item in items) == {"consistent": 18, "unsupported": 10, "unread": 10}


def test_the_same_seed_draws_the_same_and_another_seed_another(output: Path) -> None:
    first = draw_sample(output, findings=5, silent=5, seed=3)
    assert draw_sample(output, findings=5, silent=5, seed=3) == first
    assert draw_sample(output, findings=5, silent=5, seed=4) != first


def test_an_item_shows_its_number_between_guillemets(output: Path) -> None:
    (item,) = draw_sample(output, findings=1, silent=0, seed=1)
    assert (item.number, item.context, item.expected) == ("944", "Een kop Er kwamen «944» mensen.", "79")


def test_a_folder_without_a_finished_audit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SampleError, match="hier staat geen audit die klaar is"):
        draw_sample(tmp_path, findings=1, silent=1, seed=1)


@pytest.mark.parametrize("name", ["vel.csv", "vel.xlsx"])
def test_a_sheet_that_was_filled_in_is_read_back(name: str, output: Path, tmp_path: Path) -> None:
    items = draw_sample(output, findings=2, silent=1, seed=1)
    write_sheet(items, tmp_path / name)
    _fill(tmp_path / name, ["Fout", "goed ", ""])
    verdicts: list[Verdict | None] = ["wrong", "right", None]
    assert read_sheet(tmp_path / name) == [
        Coded(item.item, item.group, item.stratum, item.population, verdict)
        for item, verdict in zip(items, verdicts, strict=True)
    ]


def test_words_of_an_article_are_no_formula_of_a_sheet(tmp_path: Path) -> None:
    item = Item("F-0-0-x", "finding", "x", 1, "a", "", "", "", "1", "=1+1", "-", "")
    write_sheet([item], tmp_path / "vel.csv")
    write_sheet([item], tmp_path / "vel.xlsx")
    with (tmp_path / "vel.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert next(csv.DictReader(stream))["context"] == "'=1+1"
    cell = load_workbook(tmp_path / "vel.xlsx").worksheets[0]["J2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_verdict_that_is_none_is_named_with_its_row(output: Path, tmp_path: Path) -> None:
    write_sheet(draw_sample(output, findings=2, silent=0, seed=1), tmp_path / "vel.csv")
    _fill(tmp_path / "vel.csv", ["fout", "misschien"])
    with pytest.raises(SampleError, match=r"vel\.csv: rij 3: oordeel 'misschien': kies uit fout, goed"):
        read_sheet(tmp_path / "vel.csv")


def _fill(path: Path, verdicts: list[str]) -> None:
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        sheet = book.worksheets[0]
        column = [cell.value for cell in sheet[1]].index("oordeel") + 1
        for row, verdict in enumerate(verdicts, 2):
            sheet.cell(row, column).value = verdict
        book.save(path)
        return
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows({**row, "oordeel": verdict} for row, verdict in zip(rows, verdicts, strict=True))


def _sheet(group: str, stratum: str, population: int, verdicts: str) -> list[Coded]:
    words: dict[str, Verdict | None] = {"w": "wrong", "r": "right", "u": "unclear", ".": None}
    return [
        Coded(f"{group}-{stratum}-{number}", group, stratum, population, words[verdict])
        for number, verdict in enumerate(verdicts)
    ]


def test_precision_and_recall_weigh_each_stratum_by_its_size() -> None:
    sheet = [
        *_sheet("finding", "wrong-unit", 10, "wwww"),
        *_sheet("finding", "wrong-subject", 30, "wwrr"),
        *_sheet("silent", "consistent", 1000, "r" * 99 + "w"),
    ]
    result = compute_agreement({"anna": sheet})
    assert result.precision.share == pytest.approx((10 * 1 + 30 * 0.5) / 40)
    assert result.precision.whole == pytest.approx(40**2 / (10**2 / 4 + 30**2 / 4))
    assert result.recall is not None
    assert result.recall[0] == pytest.approx(25 / (25 + 10))
    assert result.recall[1] < result.recall[0] < result.recall[2]


def test_the_majority_counts_and_a_tie_leaves_an_item_out() -> None:
    sheets = {
        "anna": _sheet("finding", "x", 3, "wwu"),
        "bart": _sheet("finding", "x", 3, "wru"),
        "cees": _sheet("finding", "x", 3, "r.w"),
    }
    result = compute_agreement(sheets)
    assert (result.items, result.coded, result.undecided) == (3, 3, 1)
    assert (result.precision.share, result.precision.whole) == (1.0, 2.0)


def test_sheets_of_different_samples_are_refused() -> None:
    with pytest.raises(SampleError, match="bart: item finding-x-0 is van een andere steekproef"):
        compute_agreement({"anna": _sheet("finding", "x", 3, "w"), "bart": _sheet("finding", "x", 4, "w")})


def test_empty_sheets_are_refused() -> None:
    with pytest.raises(SampleError, match="er is nog niets ingevuld"):
        compute_agreement({"anna": _sheet("finding", "x", 3, "...")})


def test_cohens_kappa_is_that_of_the_literature() -> None:
    """Fifty applications, two readers: kappa 0.4, the worked example of many textbooks."""
    pairs = [("ja", "ja")] * 20 + [("ja", "nee")] * 5 + [("nee", "ja")] * 10 + [("nee", "nee")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)


def test_krippendorffs_alpha_is_that_of_the_literature() -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, nominal: 0.743."""
    observers = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    units = ["".join(codes) for codes in zip(*observers, strict=True)]
    assert krippendorffs_alpha([unit.replace(".", "") for unit in units]) == pytest.approx(0.743, abs=5e-4)


def test_one_code_throughout_says_nothing_of_agreement() -> None:
    assert (cohens_kappa([("w", "w")] * 3), krippendorffs_alpha(["ww", "ww"])) == (None, None)
