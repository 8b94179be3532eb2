"""The strict list of what the checker gets wrong in the corpus: `python -m tests.known_failures` writes it anew.

Each entry of `corpus/known_failures.toml` has the `case`, the `kind` ("missed": an error of the annotation that no alarm
points at; "false-alarm": an alarm that points at none), the `figure` as it stands in the article, and, where it is clear
or somebody wrote it down, `why`. Writing the list anew keeps the reasons of the failures that stay.
"""

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from cijfercheck.batch.cases import find_case_folders, read_case
from cijfercheck.batch.evaluate import CaseScore, score_case
from cijfercheck.model.finding import FindingKind
from cijfercheck.pipeline import Checker
from cijfercheck.plugins import find_checks

CORPUS = Path(__file__).parents[1] / "corpus"
LIST = CORPUS / "known_failures.toml"
FOLDERS = ("clean", "dev", "test")
_LATER = "no check for"
_HEADING = """\
# What the checker gets wrong in the annotated cases, and nothing else: tests/test_corpus.py fails on a failure that is not
# here and on an entry that was repaired. Written by `python -m tests.known_failures`, which keeps what you write as `why`.
# kind: "missed" is an error without an alarm, "false-alarm" an alarm without an error.
"""


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """One thing that goes wrong in a case; why does not count when two are compared."""

    case: str
    kind: Literal["missed", "false-alarm"]
    figure: str
    why: str = field(default="", compare=False)


def find_failures() -> tuple[Failure, ...]:
    """Run every case of the corpus and return what goes wrong, in order."""
    scores = [
        _score(folder)
        for part in FOLDERS
        if (CORPUS / part).is_dir()
        for folder in find_case_folders(CORPUS / part)
    ]
    known = {check.kind for check in find_checks()}
    return tuple(sorted(failure for score in scores for failure in _failures(score, known)))


def read_list() -> tuple[Failure, ...]:
    """Read the list, in the order of the file."""
    if not LIST.exists():
        return ()
    return tuple(
        Failure(**entry) for entry in tomllib.loads(LIST.read_text(encoding="utf-8")).get("failure", ())
    )


def write_list(failures: Iterable[Failure]) -> str:
    """Write failures as the text of the list."""
    return _HEADING + "".join(f"\n[[failure]]\n{_entry(failure)}" for failure in failures)


def _entry(failure: Failure) -> str:
    fields = {"case": failure.case, "kind": failure.kind, "figure": failure.figure, "why": failure.why}
    return "".join(
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items() if value
    )


def _score(folder: Path) -> CaseScore:
    case = read_case(folder, CORPUS)
    checker = Checker(references=case.references, sources=case.sources, date=case.gold.date)
    article = checker.read(case.article)
    return score_case(case, article, checker.check_article(article))


def _failures(score: CaseScore, known: Set[FindingKind]) -> Iterator[Failure]:
    for error in score.errors:
        if not error.found:
            later = known.isdisjoint(error.gold.kinds)
            why = f"{_LATER} {' or '.join(error.gold.kinds)} yet" if later else ""
            yield Failure(score.name, "missed", error.gold.figure, why)
    for alarm in score.false_alarms:
        yield Failure(score.name, "false-alarm", score.text[alarm.start : alarm.end])


def _with_reasons(failures: Iterable[Failure]) -> Iterator[Failure]:
    """Give failures that stay the reason that somebody wrote down; "no check … yet" is always found anew."""
    written = {failure: failure.why for failure in read_list() if not failure.why.startswith(_LATER)}
    return (replace(failure, why=failure.why or written.get(failure, "")) for failure in failures)


def main() -> None:
    """Write the list anew."""
    text = write_list(_with_reasons(find_failures()))
    LIST.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{LIST}: {text.count('[[failure]]')} known failures\n")


if __name__ == "__main__":
    main()
