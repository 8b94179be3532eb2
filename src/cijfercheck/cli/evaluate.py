"""`cijfercheck evaluate`: scores the checker on annotated cases."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cijfercheck.cli._options import Model, Output, pick
from cijfercheck.cli._output import UNUSABLE, check_output, complain, write
from cijfercheck.errors import CijfercheckError

if TYPE_CHECKING:
    from cijfercheck.batch.evaluate import CaseScore


def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="MAP", help="Map met gevallen: mappen met article.* en gold.json.")
    ],
    with_cases: Annotated[
        bool,
        typer.Option(
            "--cases", "--verbose", help="Toon per geval wat is gemist en wat ten onrechte is gemeld."
        ),
    ] = False,
    form: Annotated[str, typer.Option("--format", metavar="text|json", help="Vorm van de uitslag.")] = "text",
    output: Output = None,
    model: Model = None,
) -> int:
    """Meet cijfercheck op geannoteerde gevallen.

    Toont precision, recall, F1, valse alarmen per 1000 woorden en de uitslag per soort, naast wat niets melden zou
    opleveren.
    """
    pick("--format", form, ("text", "json"))
    target = Path(output) if output else None
    check_output(target, [])

    from cijfercheck.batch.cases import find_case_folders
    from cijfercheck.batch.evaluate import Evaluation
    from cijfercheck.batch.score_sheet import describe_evaluation, render_evaluation

    scores: list[CaseScore] = []
    folders = find_case_folders(folder)
    for case_folder in folders:
        try:
            scores.append(_score(case_folder, folder, model))
        except CijfercheckError as error:
            complain(str(error))
    evaluation = Evaluation(tuple(scores))
    if form == "json":
        write([json.dumps(describe_evaluation(evaluation), ensure_ascii=False, indent=2) + "\n"], target)
    else:
        write((f"{line}\n" for line in render_evaluation(evaluation, with_cases=with_cases)), target)
    return 0 if len(scores) == len(folders) else UNUSABLE


def _score(folder: Path, root: Path, model: str | None) -> "CaseScore":
    """Check one case and score the report."""
    from cijfercheck.batch.cases import read_case
    from cijfercheck.batch.evaluate import score_case
    from cijfercheck.pipeline import Checker
    from cijfercheck.plugins import find_readers
    from cijfercheck.reading._files import read_article

    case = read_case(folder, root)
    checker = Checker(references=case.references, sources=case.sources, date=case.gold.date, model=model)
    article = read_article(case.article, find_readers())
    return score_case(case, article, checker.check_article(article))
