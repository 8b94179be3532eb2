"""`check` and `--source` on every format, through the real pipeline."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reading import samples


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, data in samples.FILES.items():
        (tmp_path / name).write_bytes(data)
    return [tmp_path / name for name in samples.FILES]


def test_the_same_story_gives_the_same_claims_in_every_format(run: Run, files: list[Path]) -> None:
    outcome = run("check", "--format", "json", "--date", "2025-01-20", "--fail-on", "never", *files)
    assert outcome.status == 0
    reports = json.loads(outcome.output)
    for report in reports:
        text = report["document"]["text"]
        claims = report["claims"]
        assert [claim["value"] for claim in claims] == samples.CLAIMS
        assert [text[claim["start"] : claim["end"]] for claim in claims] == [
            claim["text"] for claim in claims
        ]
    assert len(reports) == len(files)


def test_every_format_can_be_a_source(run: Run, files: list[Path], tmp_path: Path) -> None:
    draft = tmp_path / "stuk.txt"
    draft.write_text("Fietsen\n\nIn 2024 zijn in Zwolle 1.420 fietsen gestolen.\n", encoding="utf-8")
    outcome = run(
        "check", "--format", "json", draft, *(part for path in files for part in ("--source", path))
    )
    report = json.loads(outcome.output)
    (finding,) = (found for found in report["findings"] if found["severity"] == "error")
    assert (outcome.status, finding["expected"]) == (1, "1240")
    assert {entry["source"] for entry in report["ledger"]} == set(samples.FILES)


def test_an_unusable_file_is_one_line_and_the_rest_is_checked(
    run: Run, files: list[Path], tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.docx"
    broken.write_bytes(b"PK\x03\x04 kapot")
    outcome = run("check", "--format", "jsonl", "--fail-on", "never", broken, files[0])
    assert (outcome.status, len(outcome.output.splitlines())) == (2, 1)
    assert outcome.complaints.count("\n") == 1
    assert f"{broken}: dit Word-bestand (.docx) is beschadigd of geen Word-bestand" in outcome.complaints


def test_reading_plain_text_imports_no_reader_of_another_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Er waren 79 meldingen.", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from cijfercheck.plugins import find_readers;"
        "from cijfercheck.reading._files import read_article; read_article(Path(sys.argv[1]), find_readers());"
        "print(sorted({'lxml', 'pypdf', 'defusedxml'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "a.txt"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
