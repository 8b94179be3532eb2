"""Reads the rows of a CSV file, with commas, semicolons or tabs between its columns."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from cijfercheck.errors import ReferenceFileError
from cijfercheck.providers._table_tree import Cell, Row, names_columns, read_table
from cijfercheck.providers._tree import WHOLE, Tree

_SEPARATORS = (";", ",", "\t")


def read_csv(path: Path, text: str) -> Tree:
    """Read a CSV file; the separator is the one that parts its names of columns.

    Raises:
        ReferenceFileError: it is no CSV, or does not hold as a table of figures.
    """
    separator = _find_separator(path, text)
    return read_table(path, _rows(path, text, separator), point_is_decimal=separator == ",")


def _find_separator(path: Path, text: str) -> str:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip(" ;,\t") or line.lstrip('"').startswith("#"):
            continue
        separator = max(_SEPARATORS, key=lambda mark: names_columns(_split(line, mark)))
        if not names_columns(_split(line, separator)):
            raise ReferenceFileError(
                path, number, WHOLE, "de eerste rij noemt de kolommen niet: id, label, unit, value, period …"
            )
        return separator
    raise ReferenceFileError(path, None, WHOLE, "is leeg")


def _split(line: str, separator: str) -> list[str]:
    return [part.strip().strip('"') for part in line.split(separator)]


def _rows(path: Path, text: str, separator: str) -> Iterator[Row]:
    """Yield the rows; a remark above the columns is one cell, whatever separators are in it."""
    above = True
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines = text.splitlines()
    done = 0
    try:
        for cells in reader:
            line, done = done + 1, reader.line_num
            if above and cells and cells[0].startswith("#"):
                raw = lines[line - 1]
                whole = cells[0] if raw.startswith('"') else raw.rstrip(separator + " ")
                yield Row(line, (Cell(whole),))
                continue
            above = above and not any(cells)
            yield Row(line, tuple(Cell(cell.strip()) for cell in cells))
    except csv.Error as error:
        raise ReferenceFileError(
            path, max(reader.line_num, 1), WHOLE, f"is geen geldige CSV: {error}"
        ) from None
