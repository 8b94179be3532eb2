"""`cijfercheck reference validate` and `list`: whether reference files hold, and what is in them."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cijfercheck.cli._inputs import Tally
from cijfercheck.cli._output import UNUSABLE, write

if TYPE_CHECKING:
    from cijfercheck.providers._reference_record import ReferenceDataset, ReferenceFigure

_Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Referentiebestanden, of mappen daarmee.")
]


_MOST_SHOWN = 4


def validate(paths: _Paths) -> int:
    """Controleer of referentiebestanden kloppen.

    Een bestand met een fout wordt in zijn geheel geweigerd, met regel, veld en reden. Exitstatus: 0 alles klopt, 2 niet.
    """
    return _read_each(paths, _confirm)


def list_figures(paths: _Paths) -> int:
    """Toon welke cijfers in referentiebestanden staan."""
    return _read_each(paths, lambda dataset: "".join(f"{line}\n" for line in _describe(dataset)))


def _read_each(paths: list[str], show: Callable[["ReferenceDataset"], str]) -> int:
    """Write what `show` makes of every file at the paths; complain of those that do not hold."""
    from cijfercheck.plugins import find_providers
    from cijfercheck.providers._folder import find_reference_files
    from cijfercheck.providers._reference_file import read_reference

    tally = Tally()
    providers = find_providers()

    def use(path: str) -> Iterator[str]:
        return tally.attempt(
            find_reference_files([Path(path)], providers), lambda file: show(read_reference(file))
        )

    write(chain.from_iterable(tally.attempt(paths, use)), None)
    return UNUSABLE if tally.unusable else 0


def _confirm(dataset: "ReferenceDataset") -> str:
    return f"{dataset.path}: in orde, {len(dataset.figures)} {'cijfer' if len(dataset.figures) == 1 else 'cijfers'}\n"


def _describe(dataset: "ReferenceDataset") -> Iterator[str]:
    """Yield a dataset's name and source, then its figures with their values."""
    yield f"{dataset.dataset}: {dataset.title} ({dataset.publisher})"
    if dataset.url:
        yield f"  {dataset.url}"
    for figure in dataset.figures:
        narrowed = ", ".join(filter(None, (figure.region, *(value for _, value in figure.dimensions))))
        yield f"  {figure.id}: {figure.label}{f' ({narrowed})' if narrowed else ''}: {_values(figure)}"


def _values(figure: "ReferenceFigure") -> str:
    """List the values of a figure: "868 (2023), 944 (2024) personen"; of many, the first and the last."""
    from cijfercheck.language.period_notation import format_period
    from cijfercheck.model.interval import decimal_text

    points = [f"{decimal_text(point.value)} ({format_period(point.period)})" for point in figure.points]
    if len(points) > _MOST_SHOWN:
        return f"{points[0]} … {points[-1]} {figure.unit}, {len(points)} waarden"
    return f"{', '.join(points)} {figure.unit}"
