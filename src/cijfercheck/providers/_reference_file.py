"""Reference files: published figures in YAML, JSON, CSV or Excel, as section 4 of the contract describes them.

A file holds or is refused whole, with its line, field and reason. Numbers are read as the decimals that are written,
never as floats; keys such as `2024-05` stay the words they are.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cijfercheck.errors import ReferenceFileError
from cijfercheck.language.period_notation import format_period, parse_period
from cijfercheck.model.period import Period
from cijfercheck.providers._assertions import check_assertion
from cijfercheck.providers._csv_rows import read_csv
from cijfercheck.providers._excel_rows import read_excel
from cijfercheck.providers._json_tree import read_json
from cijfercheck.providers._reference_record import (
    FigureEntry,
    ReferenceDataset,
    ReferenceFigure,
    ReferenceFile,
    ReferencePoint,
    show_value,
)
from cijfercheck.providers._reference_unit import read_unit
from cijfercheck.providers._tree import WHOLE, Place, Tree
from cijfercheck.providers._yaml_tree import read_yaml

MOST_BYTES = 20_000_000
_TEXT_FORMS: Mapping[str, Callable[[Path, str], Tree]] = {
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
}
_EXCEL = ".xlsx"


def read_reference(path: Path) -> ReferenceDataset:
    """Read one reference file, in the format that its ending names; without one of its own it is YAML.

    Raises:
        ReferenceFileError: the file cannot be read, is not of its format, or a field or assertion of it does not hold.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReferenceFileError(path, None, WHOLE, "is groter dan 20 MB")
        data = path.read_bytes()
    except OSError as error:
        raise ReferenceFileError(path, None, WHOLE, f"kan niet gelezen worden ({error.strerror})") from None
    tree = _read_tree(path, data)
    file = _validate(path, tree)
    _refuse_repeated_ids(path, file, tree)
    figures = tuple(_expand(path, entry, index, tree) for index, entry in enumerate(file.figures))
    _check_assertions(path, file, figures, tree)
    return ReferenceDataset(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        dataset=file.dataset,
        title=file.title,
        publisher=file.publisher,
        url=file.url,
        published=file.published,
        licence=file.licence,
        retrieved=file.retrieved,
        figures=figures,
    )


def _read_tree(path: Path, data: bytes) -> Tree:
    suffix = path.suffix.lower()
    if suffix == _EXCEL:
        return read_excel(path, data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReferenceFileError(path, line, WHOLE, "is geen UTF-8; bewaar het bestand als UTF-8") from None
    return _TEXT_FORMS.get(suffix, read_yaml)(path, text)


def _validate(path: Path, tree: Tree) -> ReferenceFile:
    if tree.root is None:
        raise ReferenceFileError(path, None, WHOLE, "is leeg")
    if not isinstance(tree.root, dict):
        raise ReferenceFileError(path, 1, WHOLE, "begint niet met velden als dataset: en figures:")
    try:
        return ReferenceFile.model_validate(tree.root)
    except ValidationError as failure:
        found = failure.errors(include_url=False)
    unknown = [error for error in found if error["type"] == "extra_forbidden"]
    line, field, reason = min(
        (_locate(error, tree) for error in unknown or found), key=lambda place: place[0]
    )
    raise ReferenceFileError(path, line, field, reason)


def _locate(error: ErrorDetails, tree: Tree) -> tuple[int, str, str]:
    """Give the line, field and Dutch reason of one thing that pydantic refuses."""
    place: Place = tuple(part for part in error["loc"] if part != "[key]")
    return tree.line_of(place), tree.name_of(place), _reason(error)


def _reason(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        return _unknown_field(error["loc"])
    return {
        "missing": "ontbreekt",
        "literal_error": f"{show_value(error['input'])} kan niet; kies level, change of share",
        "greater_than_equal": "is kleiner dan nul",
    }.get(kind, _wrong_shape(kind, error["input"]))


def _wrong_shape(kind: str, value: object) -> str:
    trouble = "is leeg" if value is None else f"{show_value(value)} past hier niet"
    return f"{trouble}; hier {'hoort een lijst' if kind == 'tuple_type' else 'horen velden met een waarde'}"


def _unknown_field(place: tuple[int | str, ...]) -> str:
    known = list(FigureEntry.model_fields if len(place) > 1 else ReferenceFile.model_fields)
    close = get_close_matches(str(place[-1]), known, 1)
    return (
        f"dit veld is onbekend; bedoelt u {close[0]}?"
        if close
        else f"dit veld is onbekend; bekend zijn {', '.join(known)}"
    )


def _refuse_repeated_ids(path: Path, file: ReferenceFile, tree: Tree) -> None:
    seen: dict[str, int] = {}
    for index, entry in enumerate(file.figures):
        line = tree.line_of(("figures", index, "id"))
        if entry.id in seen:
            raise ReferenceFileError(path, line, f"{entry.id}.id", f"staat er al, op regel {seen[entry.id]}")
        seen[entry.id] = line


def _expand(path: Path, entry: FigureEntry, index: int, tree: Tree) -> ReferenceFigure:
    return ReferenceFigure(
        id=entry.id,
        label=entry.label,
        aliases=entry.aliases,
        kind=entry.kind,
        unit=entry.unit,
        region=entry.region,
        dimensions=tuple(entry.dimensions.items()),
        points=tuple(_points(path, entry, index, tree)),
        versus=entry.versus,
        note=entry.note,
        revised=entry.revised,
        tolerance=entry.tolerance,
        supersedes=entry.supersedes,
        url=entry.url,
        line=tree.line_of(("figures", index)),
    )


def _points(path: Path, entry: FigureEntry, index: int, tree: Tree) -> Iterator[ReferencePoint]:
    """Yield the values of a figure with their periods; two that are written differently may not be the same days."""
    seen: dict[Period, str] = {}
    loose = set(entry.provisional) if isinstance(entry.provisional, tuple) else set()
    if entry.period is not None and entry.value is not None:
        yield ReferencePoint(entry.period, entry.value, entry.provisional is True or entry.period in loose)
        seen[entry.period] = ""
    for written, value in (entry.series or {}).items():
        place: Place = ("figures", index, "series", written)
        try:
            period = parse_period(written)
        except ValueError as error:
            raise ReferenceFileError(path, tree.line_of(place), f"{entry.id}.series", str(error)) from None
        if period in seen:
            raise ReferenceFileError(
                path,
                tree.line_of(place),
                f"{entry.id}.series.{written}",
                f"is dezelfde periode als {seen[period]}",
            )
        seen[period] = written
        yield ReferencePoint(period, value, entry.provisional is True or period in loose)
    for period in sorted(loose - seen.keys(), key=lambda period: str(format_period(period))):
        raise ReferenceFileError(
            path,
            tree.line_of(("figures", index, "provisional")),
            f"{entry.id}.provisional",
            f"noemt {format_period(period)}, maar dit cijfer heeft die periode niet",
        )


def _check_assertions(
    path: Path, file: ReferenceFile, figures: tuple[ReferenceFigure, ...], tree: Tree
) -> None:
    if not file.assertions:
        return
    points: dict[str, dict[Period, Fraction]] = {
        figure.id: {point.period: point.value * read_unit(figure.unit).factor for point in figure.points}
        for figure in figures
    }
    for index, assertion in enumerate(file.assertions):
        try:
            check_assertion(assertion, points)
        except ValueError as error:
            place: Place = ("assertions", index)
            raise ReferenceFileError(
                path, tree.line_of(place), tree.name_of(place), f"'{assertion}' {error}"
            ) from None
