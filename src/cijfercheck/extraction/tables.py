"""Claims of a table: a cell counts what its row and column headings say."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cijfercheck.extraction.roles import claim_kind
from cijfercheck.language.periods import find_periods
from cijfercheck.language.quantities import read_numbers
from cijfercheck.model.article import Section
from cijfercheck.model.claim import Claim, ClaimPeriod
from cijfercheck.model.quantity import NotClaim, Quantity
from cijfercheck.model.subject import Subject

_RULE = re.compile(r"^[\s|:+-]+$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with its place in the text."""

    start: int
    end: int
    text: str


def find_table_claims(
    text: str,
    section: Section,
    published: date | None,
    subjects: Callable[[Iterable[str]], Sequence[Subject]],
) -> tuple[tuple[Claim, ...], tuple[NotClaim, ...]]:
    """Make a claim of each cell that is a number; numbers in headings and row names are not claims.

    Args:
        text: The whole article.
        section: The table in it.
        published: The publication date, for headings such as "vorig jaar".
        subjects: Reads labels as subjects.
    """
    rows = list(_rows(text, section))
    if not rows:
        return (), ()
    heading, *body = rows
    claims: list[Claim] = []
    others: list[NotClaim] = []
    for cell in (*heading, *(row[0] for row in body)):
        others.extend(_named_numbers(cell))
    labels = [
        " ".join(_without_period(part.text, published) for part in _label(row, heading, column))
        for row in body
        for column in range(1, len(row))
    ]
    named = iter(subjects(labels))
    for row in body:
        for column in range(1, len(row)):
            subject = next(named)
            cell = row[column]
            quantities, rest = read_numbers(cell.text)
            others.extend(other.moved(cell.start) for other in rest)
            title = heading[column].text if column < len(heading) else ""
            period = _heading_period(title, published)
            claims.extend(_cell_claim(q.moved(cell.start), subject, period, row, section) for q in quantities)
    return tuple(claims), tuple(others)


def _rows(text: str, section: Section) -> Iterator[list[Cell]]:
    """The rows of a pipe table without its ruler; empty cells keep their place."""
    place = section.start
    for line in text[section.start : section.end].splitlines(keepends=True):
        if line.strip() and not _RULE.match(line):
            inner = line.strip().strip("|")
            yield list(_cells(inner, place + line.index(inner)))
        place += len(line)


def _cells(row: str, place: int) -> Iterator[Cell]:
    for part in row.split("|"):
        start = place + len(part) - len(part.lstrip())
        yield Cell(start, start + len(part.strip()), part.strip())
        place += len(part) + 1


def _label(row: list[Cell], heading: list[Cell], column: int) -> list[Cell]:
    """The headings that name a cell: its column's, then its row's."""
    return [heading[column], row[0]] if column < len(heading) else [row[0]]


def _named_numbers(cell: Cell) -> list[NotClaim]:
    return [
        NotClaim(cell.start + match.start(), cell.start + match.end(), match.group(), "heading")
        for match in re.finditer(r"\d[\d.,/-]*", cell.text)
    ]


def _without_period(label: str, published: date | None) -> str:
    """A heading without the words that say when: they tell the period of a cell, not what it counts."""
    for mention in reversed(find_periods(label, published)):
        label = label[: mention.start] + label[mention.end :]
    return " ".join(label.split())


def _heading_period(title: str, published: date | None) -> ClaimPeriod | None:
    mentions = find_periods(title, published)
    return ClaimPeriod(mentions[0].period, mentions[0].text, "section") if mentions else None


def _cell_claim(
    quantity: Quantity, subject: Subject, period: ClaimPeriod | None, row: list[Cell], section: Section
) -> Claim:
    return Claim(
        id="",
        start=quantity.number_start,
        end=quantity.number_end,
        text=quantity.text[quantity.number_start - quantity.start : quantity.number_end - quantity.start],
        sentence=(row[0].start, row[-1].end),
        section=section.role,
        quantity=quantity,
        kind=claim_kind(quantity),
        role="level",
        subject=subject,
        period=period,
    )
