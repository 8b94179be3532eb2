"""Sheets for coding by hand, as CSV or Excel: written with an empty verdict, read back filled in."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal

from cijfercheck.batch.sample import Item, SampleError

Verdict = Literal["wrong", "right", "unclear"]

VERDICT, REMARK = "oordeel", "opmerking"
_VERDICTS: dict[str, Verdict] = {
    **dict.fromkeys(("fout", "onjuist", "wrong", "error", "1"), "wrong"),
    **dict.fromkeys(("goed", "juist", "right", "correct", "0"), "right"),
    **dict.fromkeys(("onduidelijk", "unclear", "?"), "unclear"),
}
_WIDTHS = {"context": 90, "message": 50, "number": 16, "id": 24, VERDICT: 14, REMARK: 30}
_FORMULA = ("=", "+", "-", "@", "\t")
_NEEDED = ("item", "group", "stratum", "population", VERDICT)


@dataclass(frozen=True, slots=True)
class Coded:
    """A row of a filled sheet; `verdict` is None where it was left empty."""

    item: str
    group: str
    stratum: str
    population: int
    verdict: Verdict | None


def write_sheet(items: Sequence[Item], path: Path) -> None:
    """Write a sheet, Excel where the name ends in .xlsx and CSV where it ends in .csv.

    Raises:
        SampleError: the name ends in something else.
    """
    heads = [*(field.name for field in fields(Item)), VERDICT, REMARK]
    rows = [[*asdict(item).values(), "", ""] for item in items]
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        _write_excel(heads, rows, path)
    elif suffix == ".csv":
        lines = io.StringIO(newline="")
        writer = csv.writer(lines)
        writer.writerow(heads)
        writer.writerows([[_harmless(cell) for cell in row] for row in rows])
        path.write_text(lines.getvalue(), encoding="utf-8-sig", newline="")
    else:
        raise SampleError(f"--output {path}: een vel is een .csv of een .xlsx")


def read_sheet(path: Path) -> list[Coded]:
    """Read a sheet that was filled in; the verdict is "fout", "goed" or "onduidelijk", or their English.

    Raises:
        SampleError: the file is no sheet of ours, or holds a verdict that is none; the message names the row.
    """
    try:
        rows = list(_read_excel(path) if path.suffix.lower() == ".xlsx" else _read_csv(path))
    except FileNotFoundError:
        raise SampleError(f"{path}: dit bestand bestaat niet") from None
    if not rows:
        raise SampleError(f"{path}: dit vel is leeg")
    missing = [name for name in _NEEDED if name not in rows[0]]
    if missing:
        raise SampleError(f"{path}: de kolom {missing[0]} ontbreekt; is dit een vel van audit sample?")
    coded = [_read_row(row, f"{path}: rij {number}") for number, row in enumerate(rows, 2)]
    if len({one.item for one in coded}) < len(coded):
        raise SampleError(f"{path}: een item staat er twee keer")
    return coded


def _read_row(row: dict[str, str], place: str) -> Coded:
    words = row[VERDICT].strip().casefold()
    if words and words not in _VERDICTS:
        raise SampleError(
            f"{place}: oordeel {row[VERDICT]!r}: kies uit fout, goed, onduidelijk, of laat het leeg"
        )
    if not row["population"].isdigit() or row["group"] not in {"finding", "silent"}:
        raise SampleError(f"{place}: de kolommen group en population zijn veranderd")
    return Coded(
        row["item"], row["group"], row["stratum"], int(row["population"]), _VERDICTS[words] if words else None
    )


def _read_csv(path: Path) -> Iterable[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_text(encoding="cp1252", errors="replace")  # saved again by Excel
    heading = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count))
    return [{name: row.get(name) or "" for name in reader.fieldnames or ()} for row in reader]


def _read_excel(path: Path) -> Iterable[dict[str, str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError):
        raise SampleError(f"{path}: dit is geen leesbaar Excel-bestand") from None
    sheet = book.worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    heads = [_as_text(cell) for cell in next(rows, ())]
    found = [dict(zip(heads, map(_as_text, row), strict=False)) for row in rows]
    book.close()
    return [row for row in found if any(row.values())]


def _write_excel(heads: Sequence[str], rows: Sequence[Sequence[object]], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "steekproef"
    sheet.append(list(heads))
    for row in rows:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", cell) if isinstance(cell, str) else cell for cell in row])
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.data_type == "f":
                cell.data_type = "s"  # a text that begins with "=" is no formula
    for number, name in enumerate(heads, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 12)
    sheet.freeze_panes = "A2"
    choices = DataValidation(type="list", formula1='"fout,goed,onduidelijk"', allow_blank=True)
    sheet.add_data_validation(choices)
    column = get_column_letter(list(heads).index(VERDICT) + 1)
    choices.add(f"{column}2:{column}{len(rows) + 1}")
    book.save(path)


def _harmless(cell: object) -> object:
    """Keep a spreadsheet from taking the words of an article for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _as_text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell)
