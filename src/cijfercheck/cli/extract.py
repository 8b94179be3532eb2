"""`cijfercheck extract`: quantities, periods and claims only, no comparison."""

import codecs
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cijfercheck.cli._inputs import STANDARD_INPUT, Tally, read_draft
from cijfercheck.cli._options import Date, Model, Output, parse_date, pick
from cijfercheck.cli._output import UNUSABLE, as_array, check_output, complain, explain_os_error, write
from cijfercheck.errors import CijfercheckError

if TYPE_CHECKING:
    from cijfercheck.model.article import Article
    from cijfercheck.pipeline import Checker

_LINES_TOGETHER = 40


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Teksten, of bij --format jsonl bestanden met JSON Lines; - is standaardinvoer.",
        ),
    ],
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="text|json|jsonl", help="Vorm van de uitvoer; jsonl leest ook JSON Lines."
        ),
    ] = "text",
    date: Date = None,
    output: Output = None,
    model: Model = None,
) -> int:
    """Lees getallen, periodes en beweringen, zonder te vergelijken.

    Met --format jsonl is de invoer JSON Lines, {"id", "text", "date"?}, en de uitvoer één regel per tekst, in dezelfde
    volgorde; van een regel die niet te lezen is staat er in "error" waarom. Getallen die niets beweren, zoals datums en wegnummers, staan er met de reden bij.
    """
    pick("--format", form, ("text", "json", "jsonl"))
    published = parse_date(date)
    target = Path(output) if output else None
    check_output(target, paths)

    from cijfercheck.pipeline import Checker

    checker = Checker(date=published, model=model)
    tally = Tally()
    if form == "jsonl":
        write(_extract_lines(paths, checker, tally), target)
    else:
        parts = tally.attempt(paths, lambda name: _extract_draft(name, checker, form))
        write(as_array(parts) if form == "json" and len(paths) > 1 else parts, target)
    return UNUSABLE if tally.unusable else 0


def _extract_draft(name: str, checker: "Checker", form: str) -> str:
    from cijfercheck.assembly import describe_extraction
    from cijfercheck.cli._extraction import render_extraction

    article = read_draft(name)
    for warning in article.warnings:
        complain(warning)
    extraction = checker.extract_article(article)
    if form == "json":
        return (
            json.dumps(describe_extraction(article.id, article, extraction), ensure_ascii=False, indent=2)
            + "\n"
        )
    return "\n".join(render_extraction(article, extraction)) + "\n"


def _extract_lines(paths: list[str], checker: "Checker", tally: Tally) -> Iterator[str]:
    """Yield a line of JSON for each line of the inputs, in their order; for one that cannot be read, one that says why."""
    from cijfercheck.assembly import describe_extraction
    from cijfercheck.cli._extraction import describe_failure, find_id

    for path in paths:
        # Whoever writes into a pipe may wait for the answer to a line before writing the next.
        together = _LINES_TOGETHER if Path(path).is_file() else 1
        lines = _read_lines(path, tally)
        while group := list(islice(lines, together)):
            read = [(line, _read_line(line, path, number)) for number, line in group]
            checker.read_ahead(found[1] for _, found in read if not isinstance(found, CijfercheckError))
            for line, found in read:
                try:
                    if isinstance(found, CijfercheckError):
                        raise found
                    identifier, article = found
                    record = describe_extraction(identifier, article, checker.extract_article(article))
                except CijfercheckError as error:
                    complain(str(error))
                    tally.unusable += 1
                    record = describe_failure(find_id(line), str(error))
                yield json.dumps(record, ensure_ascii=False) + "\n"


def _read_line(line: bytes, path: str, number: int) -> "tuple[str | int, Article] | CijfercheckError":
    """The id and article of a line, or what is wrong with it."""
    from cijfercheck.cli._extraction import parse_line

    try:
        read = parse_line(line, path, number)
        return read.id, read.to_article()
    except CijfercheckError as error:
        return error


def _read_lines(path: str, tally: Tally) -> Iterator[tuple[int, bytes]]:
    """Yield the numbered lines of a file, or of standard input, that are not blank."""
    try:
        with sys.stdin.buffer if path == STANDARD_INPUT else Path(path).open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
    except OSError as error:
        complain(explain_os_error(error))
        tally.unusable += 1
