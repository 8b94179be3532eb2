"""How many findings of each kind are right, and how many false, on annotated cases: what `confidence` in a report tells.

    python benchmarks/confidence.py > src/cijfercheck/checks/confidence.toml

Runs the cases of corpus/dev and corpus/clean, or of other folders; corpus/test is left out, to measure on.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from cijfercheck import Checker
from cijfercheck.batch.cases import find_case_folders, read_case
from cijfercheck.batch.evaluate import CaseScore, score_case

_CORPUS = Path(__file__).parent.parent / "corpus"
_HEADING = """\
# How many findings of each kind were right, and how many false, on the annotated cases of corpus/dev and corpus/clean.
# Written by `python benchmarks/confidence.py`; corpus/test is left out, to measure on.
"""


def main() -> None:
    """Check the cases and print the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "folders", type=Path, nargs="*", default=[_CORPUS / "dev", _CORPUS / "clean"], help="folders of cases"
    )
    folders: list[Path] = parser.parse_args().folders
    if absent := [str(folder) for folder in folders if not folder.is_dir()]:
        parser.error(f"no such folder: {', '.join(absent)}")
    sys.stdout.write(write_counts(_score_cases(folders)))


def write_counts(scores: Iterable[CaseScore]) -> str:
    """Write the counts of scored cases as the text of `confidence.toml`."""
    right, false = Counter[str](), Counter[str]()
    for score in scores:
        pointing = {id(alarm): alarm for error in score.errors for alarm in error.alarms}
        right.update(alarm.kind for alarm in pointing.values())
        false.update(alarm.kind for alarm in score.false_alarms)
    return f"{_HEADING}\n[right]\n{_write(right)}\n[false]\n{_write(false)}"


def _write(counts: Counter[str]) -> str:
    return "".join(f"{kind} = {counts[kind]}\n" for kind in sorted(counts))


def _score_cases(folders: Iterable[Path]) -> Iterable[CaseScore]:
    checker = Checker()
    for root in folders:
        for folder in find_case_folders(root):
            case = read_case(folder, root)
            beside = checker.beside(references=case.references, sources=case.sources, date=case.gold.date)
            article = beside.read(case.article)
            yield score_case(case, article, beside.check_article(article))


if __name__ == "__main__":
    main()
