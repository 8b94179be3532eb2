"""The minimal pairs of `corpus/pairs`: two drafts that differ in one number or word, of which only one is right."""

import datetime
import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from cijfercheck import Checker
from cijfercheck.model.finding import FindingKind
from cijfercheck.reading.text import read_text

FILES = sorted((Path(__file__).parent.parent / "corpus" / "pairs").glob("*.jsonl"))
FIELDS = {"id", "date", "right", "wrong", "figure", "expected", "kind", "source", "why"}
KNOWN_ALARMS = {"c5", "f30", "f34", "f46"}
"""Right drafts that raise an alarm: one that no longer does must leave, and none may come in."""


def read_pairs(file: Path) -> list[dict[str, Any]]:
    """Read the pairs of a file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_drafts_of_a_pair_differ_in_one_place(file: Path) -> None:
    pairs = read_pairs(file)
    assert {pair["kind"] for pair in pairs} <= set(get_args(FindingKind))
    assert [count for count in Counter(pair["id"] for pair in pairs).values() if count > 1] == []
    for pair in pairs:
        assert set(pair) - {"quote"} == FIELDS
        assert datetime.date.fromisoformat(pair["date"]).isoformat() == pair["date"]
        assert pair["wrong"].count(pair.get("quote") or pair["figure"]) == 1, pair["id"]
        assert pair["figure"] in (pair.get("quote") or pair["figure"])
        assert pair["right"] != pair["wrong"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_right_draft_raises_no_alarm(file: Path) -> None:
    checker = Checker()
    alarmed = set()
    pairs = read_pairs(file)
    for pair in pairs:
        sources = [read_text(pair["source"], identifier="bron.txt")] if pair["source"] else []
        beside = checker.beside(sources=sources, date=datetime.date.fromisoformat(pair["date"]))
        if any(finding.severity != "info" for finding in beside.check_text(pair["right"]).findings):
            alarmed.add(pair["id"])
    assert alarmed == KNOWN_ALARMS & {pair["id"] for pair in pairs}
