"""Tables as rows and columns of claims, with the headings that name them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cijfercheck.language.columns import cell_mark
from cijfercheck.model.claim import Claim
from cijfercheck.relations.lines import Document


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its name and its claims by column."""

    label: str
    cells: dict[int, Claim]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the headings of its columns and its rows, in text order."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, place: int) -> Iterator[tuple[Row, Claim]]:
        """The rows that have a number in a column, with it."""
        return ((row, row.cells[place]) for row in self.rows if place in row.cells)

    def heading(self, place: int) -> str:
        """The heading of a column, or "" where it has none."""
        return self.headings[place] if place < len(self.headings) else ""


def find_grids(document: Document) -> tuple[Grid, ...]:
    """Find the tables of a text that hold claims."""
    found: list[Grid] = []
    rows: list[Row] = []
    end = -1
    top: tuple[str, ...] = ()
    cells = (claim for claim in document.claims if claim.section == "table")
    for span, claims in groupby(cells, key=lambda claim: claim.sentence):
        line = _line_around(document.text, span[0])
        if (
            rows
            and document.text[end : line[0]].strip("\n |")
            and not _only_rows(document.text[end : line[0]])
        ):
            found.append(Grid(top, tuple(rows)))
            rows = []
        if not rows:
            top = _headings(document.text, line[0])
        rows.append(_row(document.text, line, tuple(claims)))
        end = line[1]
    if rows:
        found.append(Grid(top, tuple(rows)))
    return tuple(found)


def _line_around(text: str, place: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return start, len(text) if end < 0 else end


def _only_rows(text: str) -> bool:
    """Whether all lines between two rows belong to the same table."""
    return all(map(_is_row, text.strip("\n").splitlines()))


def _is_row(line: str) -> bool:
    return cell_mark(line).search(line.strip()) is not None


def _cells(line: str) -> list[str]:
    inner = line.strip().strip("|")
    return [cell.strip() for cell in cell_mark(line).split(inner)]


def _row(text: str, line: tuple[int, int], claims: Sequence[Claim]) -> Row:
    whole = text[line[0] : line[1]]
    outer = whole.lstrip().startswith("|")
    mark = cell_mark(whole)
    first = line[0] + len(whole) - len(whole.lstrip())
    cells = {
        len(mark.findall(text[first : claim.start])) - outer: claim
        for claim in claims
        if claim.quantity.value is not None
    }
    return Row(_cells(whole)[0], cells)


def _headings(text: str, start: int) -> tuple[str, ...]:
    """The cells of the first line of the table that a row belongs to."""
    top = ""
    while start > 0:
        first = text.rfind("\n", 0, start - 1) + 1
        line = text[first : start - 1]
        if not _is_row(line):
            break
        top, start = line, first
    return tuple(_cells(top)) if top else ()
