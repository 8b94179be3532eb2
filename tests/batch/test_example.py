"""The example notebook, and the tables in the libraries that researchers use."""

import json
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from tests.batch.audits import articles, run, write_lines

NOTEBOOK = Path(__file__).parents[2] / "examples" / "audit.ipynb"


def test_the_example_holds_no_outputs_and_is_a_study_of_ten_lines() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell["outputs"] for cell in code] == [[]] * len(code)
    assert sum(bool(line.strip()) for cell in code for line in cell["source"]) == 10


def test_the_code_of_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").mkdir()
    drafts = tmp_path / "corpus" / "dev" / "a"
    drafts.mkdir(parents=True)
    (drafts / "article.txt").write_text(
        "Meer meldingen\n\nHet aantal meldingen steeg in 2024 met 50 procent, van 200 in 2023 naar 240.\n",
        encoding="utf-8",
    )
    (tmp_path / "reference").symlink_to(NOTEBOOK.parents[1] / "reference")
    monkeypatch.chdir(tmp_path / "examples")
    names: dict[str, object] = {}
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102 # our own notebook
    kinds, documents = names["kinds"], names["documents"]
    assert isinstance(kinds, pd.Series)
    assert kinds.to_dict() == {"wrong-change": 1}
    assert isinstance(documents, pd.DataFrame)
    assert documents["id"].tolist() == ["a/article.txt"]
    assert documents["per_1000_words"].tolist() == [1000 / 17]


def test_the_tables_open_in_pandas_polars_and_duckdb(tmp_path: Path) -> None:
    run(write_lines(tmp_path / "x.jsonl", *articles(9)), tmp_path / "uit")
    for name, rows in (("claims", 12), ("findings", 6), ("documents", 9)):
        path = tmp_path / "uit" / f"{name}.parquet"
        counted = duckdb.connect().execute("select count(*) from read_parquet(?)", [str(path)]).fetchone()
        assert (len(pd.read_parquet(path)), len(pl.read_parquet(path)), counted) == (rows, rows, (rows,))
