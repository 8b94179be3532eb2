"""An earlier report as the line below which nothing is new."""

import json
from pathlib import Path

import pytest

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.finding import Finding, Suppression
from cijfercheck.model.report import Report
from cijfercheck.pipeline import Checker
from cijfercheck.review.baseline import Baseline, read_baseline, suppress_known, write_reports

SOURCE = "DEN HAAG - In 2024 waren er 954 woninginbraken in Almelo. In 2023 waren dat er 870.\n"
DRAFT = "Minder inbraken\n\nIn 2024 waren er 945 woninginbraken in Almelo.\n"


def _with(report: Report, *fingerprints: str, name: str = "stuk.txt") -> Report:
    first = report.findings[0]
    findings = tuple(first.model_copy(update={"fingerprint": code}) for code in fingerprints)
    document = report.document.model_copy(update={"id": name})
    return report.model_copy(update={"findings": findings, "document": document})


def _suppressed(report: Report, baseline: Baseline) -> list[bool]:
    return [finding.suppressed is not None for finding in suppress_known(report, baseline, "nl").findings]


def test_what_the_earlier_report_has_is_marked_with_its_name_and_the_rest_is_new(report: Report) -> None:
    baseline = Baseline("vorig.json", {"stuk.txt": ("a",)})
    old, new = suppress_known(_with(report, "a", "b"), baseline, "nl").findings
    assert (old.suppressed, new.suppressed) == (
        Suppression(reason="stond al in vorig.json", by="baseline"),
        None,
    )
    english = suppress_known(_with(report, "a"), baseline, "en").findings[0].suppressed
    assert english == Suppression(reason="was already in vorig.json", by="baseline")


def test_a_finding_that_comes_once_more_than_before_is_new(report: Report) -> None:
    baseline = Baseline("vorig.json", {"stuk.txt": ("a", "a")})
    assert _suppressed(_with(report, "a", "a", "a"), baseline) == [True, True, False]


@pytest.mark.parametrize(("name", "known"), [("een.txt", True), ("twee.txt", False), ("nieuw.txt", True)])
def test_a_draft_is_held_against_itself_and_one_without_an_earlier_report_against_all(
    report: Report, name: str, known: bool
) -> None:
    baseline = Baseline("vorig.json", {"een.txt": ("a",), "twee.txt": ()})
    assert _suppressed(_with(report, "a", name=name), baseline) == [known]


def test_what_the_draft_itself_silenced_is_not_known_once_that_order_is_gone(
    report: Report, tmp_path: Path
) -> None:
    path = tmp_path / "vorig.json"
    first = report.findings[0]
    for by, names in (("inline", ()), ("baseline", ("f",)), ("review", ("f",))):
        silenced = Suppression.model_validate({"reason": "x", "by": by})
        finding: Finding = first.model_copy(update={"suppressed": silenced})
        path.write_text(write_reports([report.model_copy(update={"findings": (finding,)})]), encoding="utf-8")
        assert read_baseline(path).fingerprints == {"artikel.txt": names}


@pytest.mark.parametrize("form", ["one", "array", "lines"])
def test_reports_are_read_as_they_are_written(report: Report, tmp_path: Path, form: str) -> None:
    path = tmp_path / "vorig.json"
    reports = [_with(report, "a", name="een.txt"), _with(report, "b", name="twee.txt")]
    written = {
        "one": write_reports(reports[:1]),
        "array": write_reports(reports),
        "lines": "".join(one.model_dump_json() + "\n" for one in reports),
    }
    path.write_text(written[form], encoding="utf-8")
    both: dict[str, tuple[str, ...]] = {"een.txt": ("a",), "twee.txt": ("b",)}
    if form == "one":
        del both["twee.txt"]
    assert read_baseline(path) == Baseline("vorig.json", both)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "dit bestand bestaat niet"),
        ("", "dit is geen verslag van cijfercheck; schrijf er een met --write-baseline of --format json"),
        ("{}", "dit is geen verslag van cijfercheck; schrijf er een met --write-baseline of --format json"),
        (
            "[" * 100_000,
            "dit is geen verslag van cijfercheck; schrijf er een met --write-baseline of --format json",
        ),
    ],
)
def test_a_file_that_is_no_report_is_refused(tmp_path: Path, content: str | None, reason: str) -> None:
    path = tmp_path / "vorig.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInputError) as refused:
        read_baseline(path)
    assert str(refused.value) == f"{path}: {reason}"


def test_a_report_of_another_schema_is_refused(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "vorig.json"
    path.write_text(
        json.dumps(json.loads(report.model_dump_json()) | {"schema_version": 99}), encoding="utf-8"
    )
    with pytest.raises(UnreadableInputError, match="andere schema_version dan 1"):
        read_baseline(path)


def test_a_finding_is_known_after_edits_elsewhere_in_the_text_and_in_the_other_language(
    tmp_path: Path,
) -> None:
    source = tmp_path / "bron.txt"
    source.write_text(SOURCE, encoding="utf-8")
    before = Checker(sources=[source]).check_text(DRAFT)
    edited = DRAFT.replace("Minder inbraken\n", "Minder inbraken in de stad\n\nDe politie meldt dit.\n")
    after = Checker(sources=[source], language="en").check_text(f"{edited}\nDe burgemeester is tevreden.\n")
    codes = [
        [(one.kind, one.fingerprint) for one in found.findings if one.kind != "unsupported"]
        for found in (before, after)
    ]
    assert codes[0] == codes[1]
    assert [kind for kind, _ in codes[0]] == ["value-mismatch"]
