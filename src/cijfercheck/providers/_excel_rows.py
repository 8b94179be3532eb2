"""Reads the rows of an Excel workbook: the sheet "figures", or else the first; the sheet "dataset" holds fields of the whole.

Numbers are taken as Excel shows them, with up to fifteen digits. A percentage ("9,9%", which Excel holds as 0.099), a month
that Excel made a date of ("mei-24") and an error ("#N/B") are refused: what was meant cannot be told for sure.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from cijfercheck.errors import ReferenceFileError
from cijfercheck.providers._table_tree import MOST_COLUMNS, Cell, Row, read_table
from cijfercheck.providers._tree import WHOLE, Tree

if TYPE_CHECKING:
    from openpyxl.cell import Cell as ExcelCell
    from openpyxl.workbook import Workbook

MOST_UNPACKED = 300_000_000  # bytes
_FIGURES = ("figures", "cijfers")
_DATASET = "dataset"
_SHOWN_DIGITS = 15
_BROKEN_FILE = (  # openpyxl passes on whatever its parsers raise
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
_BROKEN = "is geen leesbaar Excel-bestand (.xlsx)"


def read_excel(path: Path, data: bytes) -> Tree:
    """Read an Excel workbook.

    Raises:
        ReferenceFileError: it is no workbook, unpacks to too much, or does not hold as a table of figures.
    """
    _refuse_bomb(path, data)
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except _BROKEN_FILE as error:
        raise ReferenceFileError(path, None, WHOLE, f"{_BROKEN}: {_one_line(error)}") from None
    try:
        return read_table(path, _rows(path, workbook))
    except _BROKEN_FILE as error:
        raise ReferenceFileError(path, None, WHOLE, f"{_BROKEN}: {_one_line(error)}") from None
    finally:
        workbook.close()


def _refuse_bomb(path: Path, data: bytes) -> None:
    """Refuse what is no zip, and what would unpack to more than any table of figures."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile:
        raise ReferenceFileError(path, None, WHOLE, _BROKEN) from None
    if unpacked > MOST_UNPACKED:
        raise ReferenceFileError(
            path, None, WHOLE, f"is uitgepakt groter dan {MOST_UNPACKED // 1_000_000} MB"
        )


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _rows(path: Path, workbook: "Workbook") -> Iterator[Row]:
    """Yield the fields of the sheet "dataset" as remarks, then the rows of the sheet with figures."""
    by_name = {sheet.title.strip().lower(): sheet for sheet in workbook.worksheets}
    if _DATASET in by_name:
        for row in _sheet_rows(path, by_name[_DATASET]):
            name, value = (*(cell.text for cell in row.cells), "", "")[:2]
            if name.strip():
                yield Row(row.line, (Cell(f"# {name.strip()}: {value}", address=f"{_DATASET}!B{row.line}"),))
    others = [sheet for name, sheet in by_name.items() if name != _DATASET]
    sheet = next((by_name[name] for name in _FIGURES if name in by_name), others[0] if others else None)
    if sheet is None:
        raise ReferenceFileError(path, None, WHOLE, "heeft geen blad met cijfers")
    yield from _sheet_rows(path, sheet)


def _sheet_rows(path: Path, sheet: object) -> Iterator[Row]:
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # what a file says of its own size is not to be trusted
    for number, cells in enumerate(sheet.iter_rows(), 1):  # type: ignore[attr-defined]
        if len(cells) > MOST_COLUMNS:
            raise ReferenceFileError(path, number, WHOLE, f"heeft meer dan {MOST_COLUMNS} kolommen")
        if any(cell.value is not None for cell in cells):
            yield Row(number, tuple(_read_cell(path, number, cell) for cell in cells))


def _read_cell(path: Path, line: int, cell: "ExcelCell") -> Cell:
    """Write down what a cell shows.

    Raises:
        ReferenceFileError: it shows something else than it holds.
    """
    value: object = cell.value
    if value is None:
        return Cell("")
    address = str(cell.coordinate)
    form = str(cell.number_format or "")
    if cell.data_type == "e":
        raise ReferenceFileError(path, line, f"cel {address}", f"is een fout van Excel ({value})")
    if isinstance(value, bool):
        return Cell(str(value).lower(), address=address)
    if isinstance(value, int | float):
        if "%" in form:
            raise ReferenceFileError(
                path,
                line,
                f"cel {address}",
                f"is in Excel een percentage (opgeslagen als {_shown(value)}); maak er een gewoon getal van, met unit procent",
            )
        return Cell(_shown(value), exact=True, address=address)
    if isinstance(value, date):  # a datetime is one too
        if "d" not in form.lower():
            raise ReferenceFileError(
                path,
                line,
                f"cel {address}",
                "is door Excel een datum geworden; maak de cel op als Tekst en schrijf bijvoorbeeld 2024-05",
            )
        return Cell(value.strftime("%Y-%m-%d"), address=address)
    return Cell(str(value).strip(), address=address)


def _shown(value: float) -> str:
    """Write a number as Excel shows it: 0.1 + 0.2 is 0.3, and 1e6 is 1000000."""
    return format(Decimal(f"{value:.{_SHOWN_DIGITS}g}"), "f")
