"""How sure the findings of each kind are: counted on the corpus, and no older than the list of what goes wrong there."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

import cijfercheck.checks
from cijfercheck.checks._confidence import confidence_of
from cijfercheck.model.finding import FindingKind
from cijfercheck.plugins import find_checks
from tests.known_failures import read_list

COUNTED = Path(cijfercheck.checks.__file__).with_name("confidence.toml")
COUNTS: dict[str, dict[str, int]] = tomllib.loads(COUNTED.read_text("utf-8"))


def test_the_false_findings_are_those_of_the_list_of_known_failures() -> None:
    listed = [entry for entry in read_list() if entry.kind == "false-alarm"]
    assert sum(COUNTS["false"].values()) == sum(not entry.case.startswith("test/") for entry in listed)


@pytest.mark.parametrize("kind", sorted(COUNTS["right"]))
def test_it_is_near_the_share_that_was_right(kind: FindingKind) -> None:
    right, false = COUNTS["right"][kind], COUNTS["false"].get(kind, 0)
    share = Fraction(right, right + false)
    assert abs(confidence_of(kind) - float(share)) <= 5 / (right + false + 5)
    assert 0 < confidence_of(kind) < 1


def test_a_kind_that_was_never_false_is_surer_than_one_that_was() -> None:
    assert COUNTS["false"].get("sum-mismatch") is None
    assert confidence_of("sum-mismatch") > confidence_of("wrong-subject") > confidence_of("internal-conflict")


def test_every_check_has_been_counted() -> None:
    alarms = {check.kind for check in find_checks()} - {"unsupported"}
    assert alarms == set(COUNTS["right"])


def test_what_only_tells_that_nothing_was_found_is_sure() -> None:
    assert confidence_of("unsupported") == 1
