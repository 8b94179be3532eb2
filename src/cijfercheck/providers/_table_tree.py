"""Turns the rows of a table into the plain data of a reference file: a row is a figure, a column a field.

The first row names the columns: `id`, `label`, `unit`, `value`, `period` and so on. A column with a point in its name is a field inside
a field: `dimensions.leeftijd`, `series.2024`, `period.first`. `aliases` takes several, with `|` between them. Rows with one id are one figure
with a series, and may differ in `value`, `period` and `provisional` alone.

What holds for the whole dataset stands above the columns, in lines such as `# dataset: fietsen-2024`, or in columns of its own that say
the same in every row. `# assert: …` is an assertion, and may stand there more than once; any other line with `#` is a remark.

Decimals take a point, or a comma. What can be read in two ways ("1,234") is refused, unless `# decimal: ,` says which it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cijfercheck.errors import ReferenceFileError
from cijfercheck.providers._decimal_marks import MARK_NAMES, DecimalMarks
from cijfercheck.providers._reference_record import FigureEntry, Plain, ReferenceFile
from cijfercheck.providers._tree import WHOLE, Place, Tree

MOST_COLUMNS = 500
_DATASET_FIELDS = frozenset(ReferenceFile.model_fields) - {"figures", "assertions"}
_FIGURE_FIELDS = frozenset(FigureEntry.model_fields)
_DATASET_COLUMNS = _DATASET_FIELDS - {"url"}  # a column of addresses is one of figures
_NEEDED = ("id", "label")
_SERIES_FIELDS = frozenset({"value", "period", "provisional"})
_NUMBERS = re.compile(r"value|tolerance|series\..+")
_REMARK = re.compile(r"#\s*(?P<field>\w+)\s*:\s*(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell; `exact` numbers come from a sheet and not from text, `address` is "C3" on a sheet."""

    text: str
    exact: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table and the line that it begins on."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(slots=True)
class _Growing:
    """The tree while rows are added to it."""

    root: dict[str, Plain] = field(default_factory=dict)
    lines: dict[Place, int] = field(default_factory=dict)
    cells: dict[Place, str] = field(default_factory=dict)

    def put(self, place: Place, line: int, cell: Cell) -> None:
        self.lines[place] = line
        if cell.address:
            self.cells[place] = cell.address


def names_columns(names: Sequence[str]) -> int:
    """How many of some names are those of columns."""
    return sum(1 for name in names if _is_column(name.strip()))


def read_table(path: Path, rows: Iterator[Row], *, point_is_decimal: bool = False) -> Tree:
    """Read the rows of a table as a reference file.

    Args:
        path: The file, to name it in refusals.
        rows: All rows, those above the columns included.
        point_is_decimal: Whether "1.234" can only be a decimal, as in a file with commas between its columns.

    Raises:
        ReferenceFileError: a column is unknown, a number can be read in two ways, or rows contradict each other.
    """
    growing = _Growing()
    assertions: list[Plain] = []
    mark = ""
    for row in rows:
        texts = [cell.text for cell in row.cells]
        if not any(texts):
            continue
        if not texts[0].startswith("#"):
            return _TableReader(path, growing, DecimalMarks(mark, point_is_decimal)).read(row, rows)
        remark = _REMARK.fullmatch(texts[0].strip())
        if remark is None:
            continue
        name, value = remark["field"], remark["value"].strip()
        if name == "assert":
            assertions.append(value)
            growing.root["assertions"] = assertions
            growing.lines["assertions", len(assertions) - 1] = row.line
        elif name == "decimal":
            mark = value
            if mark not in MARK_NAMES:
                raise ReferenceFileError(path, row.line, "decimal", f"'{value}' kan niet; kies , of .")
        elif name in _DATASET_FIELDS:
            if name in growing.root:
                raise ReferenceFileError(
                    path, row.line, name, f"staat er al, op regel {growing.lines[name,]}"
                )
            growing.root[name] = value
            growing.put((name,), row.line, row.cells[0])
    raise ReferenceFileError(path, None, WHOLE, "is leeg")


class _TableReader:
    """Reads the rows under the names of the columns."""

    def __init__(self, path: Path, growing: _Growing, marks: DecimalMarks) -> None:
        self._path = path
        self._growing = growing
        self._marks = marks
        self._figures: list[dict[str, Plain]] = []
        self._rows: dict[str, list[tuple[int, dict[str, Plain]]]] = {}

    def read(self, header: Row, rows: Iterator[Row]) -> Tree:
        columns = self._read_columns(header)
        growing = self._growing
        growing.lines.setdefault((), 1)
        growing.root["figures"] = []
        growing.lines["figures",] = header.line
        for row in rows:
            if any(cell.text for cell in row.cells):
                self._read_row(columns, row)
        growing.root["figures"] = [self._join(index, rows) for index, rows in enumerate(self._rows.values())]
        return Tree(growing.root, growing.lines, growing.cells)

    def _read_columns(self, header: Row) -> list[str]:
        columns = [cell.text.strip() for cell in header.cells]
        while columns and not columns[-1]:
            columns.pop()
        if len(columns) > MOST_COLUMNS:
            raise ReferenceFileError(
                self._path, header.line, WHOLE, f"heeft meer dan {MOST_COLUMNS} kolommen"
            )
        missing = [name for name in _NEEDED if name not in columns]
        if missing:
            raise ReferenceFileError(
                self._path,
                header.line,
                WHOLE,
                f"heeft geen kolom {missing[0]}; de eerste rij noemt de kolommen: id, label, unit, value, period …",
            )
        for place, name in enumerate(columns):
            if name in columns[:place]:
                raise ReferenceFileError(self._path, header.line, name, "deze kolom staat er twee keer")
            if not _is_column(name):
                known = ", ".join([*FigureEntry.model_fields, *sorted(_DATASET_FIELDS)])
                raise ReferenceFileError(
                    self._path,
                    header.line,
                    name or f"kolom {place + 1}",
                    f"deze kolom is onbekend; bekend zijn {known}, en dimensions.NAAM, series.PERIODE, period.first, period.last",
                )
        return columns

    def _read_row(self, columns: list[str], row: Row) -> None:
        if any(cell.text for cell in row.cells[len(columns) :]):
            raise ReferenceFileError(
                self._path,
                row.line,
                WHOLE,
                f"heeft in deze rij meer cellen dan kolommen ({len(columns)}); staat er een scheidingsteken in een getal of tekst?",
            )
        pairs = [(name, cell) for name, cell in zip(columns, row.cells, strict=False) if cell.text]
        identifier = next((cell.text.strip() for name, cell in pairs if name == "id"), "")
        known = identifier in self._rows
        place: Place = ("figures", len(self._figures))
        fields: dict[str, Plain] = {}
        for name, cell in pairs:
            if name in _DATASET_COLUMNS:
                self._put_dataset_field(name, cell, row.line)
                continue
            outer, _, inner = name.partition(".")
            value = self._read_cell(name, cell, row.line, identifier)
            if not known:
                self._growing.put((*place, outer, inner) if inner else (*place, outer), row.line, cell)
            if not inner:
                fields[outer] = value
                continue
            held = fields.setdefault(outer, {})
            if not isinstance(held, dict):
                raise ReferenceFileError(
                    self._path, row.line, name, f"staat naast een kolom {outer}; kies een van de twee"
                )
            held[inner] = value
        if known:
            self._refuse_contradiction(identifier, fields, row.line)
            self._rows[identifier].append((row.line, fields))
            return
        self._growing.lines[place] = row.line
        self._rows[identifier or f"rij {row.line}"] = [(row.line, fields)]
        self._figures.append(fields)

    def _read_cell(self, name: str, cell: Cell, line: int, identifier: str) -> Plain:
        text = cell.text.strip()
        if name == "aliases":
            return [part.strip() for part in text.split("|")]
        if name == "provisional":
            return text.lower()
        if not _NUMBERS.fullmatch(name) or cell.exact:
            return text
        try:
            return self._marks.plain(text, line)
        except ValueError as error:
            address = f" (cel {cell.address})" if cell.address else ""
            raise ReferenceFileError(
                self._path, line, f"{identifier or WHOLE}.{name}{address}", str(error)
            ) from None

    def _put_dataset_field(self, name: str, cell: Cell, line: int) -> None:
        root = self._growing.root
        value = cell.text.strip()
        if name not in root:
            root[name] = value
            self._growing.put((name,), line, cell)
        elif root[name] != value:
            first = self._growing.lines[name,]
            raise ReferenceFileError(
                self._path,
                line,
                name,
                f"is '{value}', maar op regel {first} '{root[name]}'; één bestand is één dataset",
            )

    def _refuse_contradiction(self, identifier: str, fields: dict[str, Plain], line: int) -> None:
        """See to it that a further row of a figure only adds a value for another period."""
        first_line, first = self._rows[identifier][0]
        if not isinstance(fields.get("period"), str) or not isinstance(first.get("period"), str):
            raise ReferenceFileError(
                self._path, line, f"{identifier}.id", f"staat er al, op regel {first_line}"
            )
        for name in sorted((first.keys() | fields.keys()) - _SERIES_FIELDS):
            if first.get(name) != fields.get(name):
                raise ReferenceFileError(
                    self._path,
                    line,
                    f"{identifier}.{name}",
                    f"is anders dan op regel {first_line}; rijen met één id verschillen alleen in value, period en provisional",
                )

    def _join(self, index: int, rows: list[tuple[int, dict[str, Plain]]]) -> dict[str, Plain]:
        """Make one figure of the rows that share an id."""
        line, fields = rows[0]
        if len(rows) == 1:
            return fields
        series: dict[str, Plain] = {}
        provisional: list[Plain] = []
        lines = self._growing.lines
        for line, row in rows:
            period = str(row["period"])
            if period in series:
                raise ReferenceFileError(
                    self._path,
                    line,
                    f"{fields['id']}.period",
                    f"{period} staat er al, op regel {lines['figures', index, 'series', period]}",
                )
            series[period] = row.get("value")
            lines["figures", index, "series", period] = line
            if row.get("provisional", "false") != "false":
                if row["provisional"] != "true":
                    raise ReferenceFileError(
                        self._path,
                        line,
                        f"{fields['id']}.provisional",
                        f"'{row['provisional']}' is geen true of false",
                    )
                provisional.append(period)
        joined = {name: value for name, value in fields.items() if name not in _SERIES_FIELDS}
        return {**joined, "series": series, **({"provisional": provisional} if provisional else {})}


def _is_column(name: str) -> bool:
    outer, _, inner = name.partition(".")
    if not inner:
        return name in _FIGURE_FIELDS or name in _DATASET_FIELDS
    if outer in {"period", "versus"}:
        return inner in {"first", "last"}
    return outer in {"dimensions", "series"}
