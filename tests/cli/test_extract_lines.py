"""`cijfercheck extract --format jsonl`: one line for every line of the input, whatever it holds."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOOD = json.dumps({"id": "goed", "text": "Er kwamen 12 mensen."}).encode()
NOTHING: dict[str, list[object]] = {"quantities": [], "periods": [], "claims": [], "not_claims": []}
NO_JSON = 'dit is geen JSON; elke regel is {"id": …, "text": …}; voor een losse tekst: --format json'


@pytest.mark.parametrize(
    ("line", "identifier", "reason"),
    [
        (b"geen json", None, NO_JSON),
        (b"[" * 100_000, None, NO_JSON),
        (b'{"id": 7}', 7, "veld text: ontbreekt"),
        (b'{"id": "a", "text": 3}', "a", "veld text: 3 past hier niet"),
        (b'{"id": [1], "text": "x"}', None, "veld id: [1] past hier niet"),
        (
            b'{"id": "\\ud800", "text": "x"}',
            None,
            "veld id: bevat een half teken (een los surrogaat); schrijf het heel",
        ),
        (b"[1]", None, "veld regel: [1] past hier niet"),
        (b'{"id": "\xff"}', None, "geen UTF-8; JSON Lines zijn altijd UTF-8"),
        (
            b'{"id": "s", "text": "12 \\ud800"}',
            "s",
            "veld text: bevat een half teken (een los surrogaat); schrijf het heel",
        ),
        (
            json.dumps({"id": "lang", "text": "a" * 1_000_001}).encode(),
            "lang",
            "veld text: langer dan 1000000 tekens; een artikel is korter",
        ),
    ],
)
def test_a_line_that_cannot_be_read_keeps_its_place_with_its_reason(
    run: Run, tmp_path: Path, line: bytes, identifier: object, reason: str
) -> None:
    path = tmp_path / "teksten.jsonl"
    path.write_bytes(b"\n".join((GOOD, line, b"", GOOD)))
    outcome = run("extract", "--format", "jsonl", path)
    first, failed, last = map(json.loads, outcome.output.splitlines())
    error = f"{path}:2: {reason}"
    assert (outcome.status, outcome.complaints) == (2, f"cijfercheck: {error}\n")
    assert failed == {"id": identifier, "error": error, **NOTHING}
    assert (first, [quantity["value"] for quantity in last["quantities"]]) == (last, ["12"])


def test_a_byte_order_mark_is_no_part_of_the_first_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "teksten.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD)
    outcome = run("extract", "--format", "jsonl", path)
    assert (outcome.status, json.loads(outcome.output)["id"]) == (0, "goed")
