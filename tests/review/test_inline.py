"""Orders in the mark-up, from the draft to the report."""

from pathlib import Path

from cijfercheck.model.finding import Suppression
from cijfercheck.pipeline import Checker

DRAFT = """# Druk op het plein

<!-- cijfercheck: negeer unsupported: zelf geteld -->
Er kwamen in 2024 volgens de politie 12 mensen naar het plein in de stad.

Daarna kwamen er volgens de gemeente in totaal nog 15 honden bij.
"""


def test_an_order_silences_its_kind_in_the_block_that_follows_and_the_finding_stays(tmp_path: Path) -> None:
    path = tmp_path / "stuk.md"
    path.write_text(DRAFT, encoding="utf-8")
    report = Checker().check_file(path)
    assert [(DRAFT[found.start : found.end], found.suppressed) for found in report.findings] == [
        ("12", Suppression(reason="zelf geteld", by="inline")),
        ("15", None),
    ]
    assert [claim.status for claim in report.claims] == ["unsupported", "unsupported"]


def test_an_order_for_another_kind_silences_nothing(tmp_path: Path) -> None:
    path = tmp_path / "stuk.md"
    path.write_text(DRAFT.replace("negeer unsupported", "negeer wrong-unit"), encoding="utf-8")
    assert [found.suppressed for found in Checker().check_file(path).findings] == [None, None]
