"""`cijfercheck check` in everyday use: baselines, standard input, one document for several drafts."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run

pytestmark = pytest.mark.usefixtures("checkers")

OLD = "Er waren volgens de politie 944 slachtoffers in het hele land."
NEW = f"{OLD} Volgens de gemeente waren het er 800."


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "stuk.txt"
    path.write_text(OLD, encoding="utf-8")
    return path


def test_what_a_written_baseline_has_is_no_longer_reported(run: Run, draft: Path, tmp_path: Path) -> None:
    kept = tmp_path / "vorig.json"
    assert run("check", draft, "--format", "jsonl", "--write-baseline", kept).status == 1
    again = run("check", draft, "--format", "json", "--baseline", kept)
    (finding,) = json.loads(again.output)["findings"]
    assert (again.status, again.complaints) == (0, "")
    assert finding["suppressed"] == {"reason": "stond al in vorig.json", "by": "baseline"}


def test_of_several_drafts_the_baseline_holds_each(run: Run, draft: Path, tmp_path: Path) -> None:
    kept, other = tmp_path / "vorig.json", tmp_path / "ander.txt"
    other.write_text(OLD, encoding="utf-8")
    run("check", draft, other, "--write-baseline", kept)
    assert [record["document"]["id"] for record in json.loads(kept.read_text(encoding="utf-8"))] == [
        str(draft),
        str(other),
    ]
    assert run("check", draft, other, "--baseline", kept, "--write-baseline", kept).status == 0
    assert run("check", draft, other, "--baseline", kept).status == 0


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "dit bestand bestaat niet"), ("x", "dit is geen verslag van ")]
)
def test_a_baseline_that_cannot_be_read_gives_one_line_and_status_2(
    run: Run, draft: Path, tmp_path: Path, content: str | None, reason: str
) -> None:
    path = tmp_path / "vorig.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    outcome = run("check", draft, "--baseline", path)
    assert (outcome.status, outcome.output, outcome.complaints.count("\n")) == (2, "", 1)
    assert outcome.complaints.startswith(f"cijfercheck: {path}: {reason}")


def test_a_baseline_is_never_written_over_a_draft_or_the_output(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    complaint = "dat is een van de invoerbestanden; kies een andere naam"
    assert run("check", draft, "--write-baseline", draft) == Outcome(
        2, "", f"cijfercheck: --write-baseline {draft}: {complaint}\n"
    )
    target = tmp_path / "verslag.json"
    both = run("check", draft, "--output", target, "--write-baseline", target)
    assert both == Outcome(
        2, "", f"cijfercheck: --write-baseline {target}: dat is ook de --output; kies een andere naam\n"
    )
    assert draft.read_text(encoding="utf-8") == OLD


def _type(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_a_byte_order_mark_is_no_part_of_the_text_that_offsets_count(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cijfercheck.reading._files import read_article

    draft.write_bytes(b"\xef\xbb\xbf" + OLD.encode())
    article = read_article(draft)
    assert (article.text, article.extracted) == (OLD, True)
    draft.write_text(OLD, encoding="utf-8")
    assert read_article(draft).extracted is False
    _type(monkeypatch, b"\xef\xbb\xbf" + OLD.encode())
    (finding,) = json.loads(run("check", "-", "--format", "json").output)["findings"]
    assert OLD[finding["start"] : finding["end"]] == "944"


def test_markdown_on_standard_input_is_read_as_markdown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    order = "<!-- cijfercheck: negeer onzin: x -->"
    _type(monkeypatch, f"# Kop\n\n{order}\n{OLD}".encode())
    outcome = run("check", "-", "--format", "json")
    assert outcome.complaints.startswith(
        f"cijfercheck: -, regel 3: {order}: de soort onzin bestaat niet; bekend zijn "
    )


def test_several_drafts_make_one_table(run: Run, draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander.txt"
    other.write_text(NEW, encoding="utf-8")
    outcome = run("check", draft, tmp_path / "weg.txt", other, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(outcome.output)))
    assert outcome.status == 2
    assert [(row["file"], row["kind"], row["text"]) for row in rows] == [
        (str(draft), "wrong-subject", "944"),
        (str(other), "wrong-subject", "944"),
        (str(other), "misleading-rounding", "800"),
    ]


def test_several_drafts_make_one_run_and_one_page(run: Run, draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander.txt"
    other.write_text(NEW, encoding="utf-8")
    log = json.loads(run("check", draft, other, "--format", "sarif").output)
    assert [len(one["results"]) for one in log["runs"]] == [3]
    page = run("check", draft, other, "--format", "html").output
    assert (page.count("<!doctype html>"), page.count('<article class="draft"')) == (1, 2)


@pytest.mark.parametrize("form", ["html", "markdown", "csv", "sarif", "claimreview"])
def test_when_no_draft_could_be_read_nothing_is_written(run: Run, tmp_path: Path, form: str) -> None:
    outcome = run("check", tmp_path / "weg.txt", "--format", form)
    assert (outcome.status, outcome.output, outcome.complaints.count("\n")) == (2, "", 1)
