"""Every line of `corpus/numbers/*.csv` holds: an editor adds a line there, and it is a test."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from cijfercheck.language.quantities import read_numbers
from cijfercheck.model.interval import exact_text
from cijfercheck.model.quantity import Quantity

TABLES = Path(__file__).parents[2] / "corpus" / "numbers"
QUANTITY_TABLES = ("digits", "fractions", "hedges", "ranges", "scales", "sentences", "units", "words")
Row = tuple[str, ...]


def rows_by_text(*names: str) -> list[tuple[str, list[Row]]]:
    """Give each text of the tables with its rows, the text left out."""
    tables: list[tuple[str, list[Row]]] = []
    for name in names:
        found: dict[str, list[Row]] = {}
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as table:
            for text, *rest in list(csv.reader(table))[1:]:
                found.setdefault(text, []).append(tuple(rest))
        tables += found.items()
    return tables


def row_of(quantity: Quantity) -> Row:
    """Write a quantity as a row of a table."""
    numbers = [
        "" if value is None else exact_text(value) for value in (quantity.value, quantity.low, quantity.high)
    ]
    return (quantity.text, quantity.kind, *numbers, quantity.unit or "", quantity.qualifier)


@pytest.mark.parametrize(("text", "rows"), rows_by_text(*QUANTITY_TABLES))
def test_a_phrase_states_exactly_these_quantities(text: str, rows: list[Row]) -> None:
    quantities, _ = read_numbers(text)
    assert [row_of(quantity) for quantity in quantities] == [row for row in rows if row[0]]


@pytest.mark.parametrize(("text", "rows"), rows_by_text("not_claims"))
def test_a_phrase_holds_exactly_these_numbers_that_claim_nothing(text: str, rows: list[Row]) -> None:
    quantities, others = read_numbers(text)
    assert quantities == ()
    assert [(other.text, other.reason) for other in others] == rows


@pytest.mark.parametrize(("text", "rows"), rows_by_text("rounding"))
def test_a_phrase_allows_some_values_and_no_others(text: str, rows: list[Row]) -> None:
    (quantity,) = read_numbers(text)[0]
    for held, excluded in rows:
        assert [value for value in held.split() if not quantity.stands_for.holds(Fraction(value))] == []
        assert [value for value in excluded.split() if quantity.stands_for.holds(Fraction(value))] == []
