"""How many of the minimal pairs are told apart: the wrong draft raises an alarm on its wrong number, the right one raises none.

    python benchmarks/pairs.py [corpus/pairs/changes.jsonl ...] [--show]

`--show` prints the pairs that are not told apart. The pairs are described in `corpus/README.md`.
"""

import argparse
import datetime
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from cijfercheck import Checker
from cijfercheck.model.finding import Finding
from cijfercheck.reading.text import read_text

FOLDER = Path(__file__).parent.parent / "corpus" / "pairs"


def main() -> None:
    """Score the files that are given, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.jsonl")))
    parser.add_argument("--show", action="store_true", help="print the pairs that are not told apart")
    options = parser.parse_args()
    checker, kinds = Checker(), Counter[tuple[str, bool]]()
    for file in options.files:
        found = false = 0
        pairs = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for pair in pairs:
            told = _is_found(pair, checker)
            false_alarms = list(_alarms(pair["right"], pair, checker)[0])
            found, false = found + told, false + bool(false_alarms)
            kinds[pair["kind"], told] += 1
            if options.show and not told:
                _write(f"missed {pair['id']} ({pair['kind']}): {pair['why']}")
            for alarm in false_alarms if options.show else ():
                _write(f"false {pair['id']}: {alarm.message}")
        _write(f"{file.name}: {found} of {len(pairs)} found, {false} right drafts with an alarm")
    for kind in sorted({kind for kind, _ in kinds}):
        _write(f"  {kind}: {kinds[kind, True]} of {kinds[kind, True] + kinds[kind, False]}")


def _is_found(pair: dict[str, Any], checker: Checker) -> bool:
    """Whether an alarm on the wrong draft overlaps its wrong number, or names it."""
    alarms, places = _alarms(pair["wrong"], pair, checker)
    quote = pair["wrong"].find(pair.get("quote") or pair["figure"])
    start = pair["wrong"].find(pair["figure"], quote)
    end = start + len(pair["figure"])
    return any(
        first < end and start < last
        for alarm in alarms
        for first, last in ((alarm.start, alarm.end), *(places[name] for name in alarm.claims))
    )


def _alarms(
    text: str, pair: dict[str, Any], checker: Checker
) -> tuple[list[Finding], dict[str, tuple[int, int]]]:
    """The alarms on a draft, and where its claims stand."""
    sources = [read_text(pair["source"], identifier="bron.txt")] if pair["source"] else []
    report = checker.beside(sources=sources, date=datetime.date.fromisoformat(pair["date"])).check_text(text)
    alarms = [finding for finding in report.findings if finding.severity != "info"]
    return alarms, {claim.id: (claim.start, claim.end) for claim in report.claims}


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
