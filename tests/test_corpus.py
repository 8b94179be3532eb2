"""The annotated cases go wrong exactly where `corpus/known_failures.toml` says.

A repaired case must leave the list, and a new failure may not come in unseen. This writes the list anew, in seconds:

    python -m tests.known_failures
"""

from collections import Counter
from pathlib import Path

import pytest

from tests import known_failures
from tests.known_failures import Failure, find_failures, read_list, write_list


@pytest.fixture(scope="module")
def failures() -> tuple[Failure, ...]:
    """What goes wrong now."""
    return find_failures()


def test_no_case_goes_wrong_that_is_not_on_the_list(failures: tuple[Failure, ...]) -> None:
    assert sorted((Counter(failures) - Counter(read_list())).elements()) == []


def test_what_is_repaired_is_off_the_list(failures: tuple[Failure, ...]) -> None:
    assert sorted((Counter(read_list()) - Counter(failures)).elements()) == []


def test_the_list_is_as_it_would_be_written() -> None:
    known = read_list()
    assert list(known) == sorted(known)
    assert {failure.kind for failure in known} <= {"missed", "false-alarm"}


def test_a_list_that_is_written_reads_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.toml"
    monkeypatch.setattr(known_failures, "LIST", path)
    made = (Failure("dev/a", "false-alarm", "1,2 mln", 'said "so"'), Failure("dev/a", "missed", "één"))
    path.write_text(write_list(made), encoding="utf-8")
    assert [(failure, failure.why) for failure in read_list()] == [(failure, failure.why) for failure in made]
