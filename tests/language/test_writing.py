"""Numbers and periods are written as a Dutch newspaper does."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cijfercheck.language.quantities import find_quantities
from cijfercheck.language.writing import write_fraction, write_number, write_period
from cijfercheck.model.period import Period


@pytest.mark.parametrize(
    ("value", "like", "written"),
    [
        ("79", "", "79"),
        ("1234567", "", "1.234.567"),
        ("3.5", "", "3,5"),
        ("-1234.5", "", "-1.234,5"),
        ("0", "", "0"),
        ("1820000000", "1,82 miljoen", "1,82 miljard"),
        ("1820000000", "1,28 mrd", "1,82 mrd"),
        ("39600", "36,6 duizend", "39,6 duizend"),
        ("1234567", "1,2 miljoen", "1.234.567"),
        ("79", "1,2 miljoen", "79"),
        ("-2500000", "3 miljoen", "-2,5 miljoen"),
        ("2500000", "3 mln", "2,5 mln"),
        ("1/3", "", "0,3333"),
    ],
)
def test_a_number_is_written_in_the_manner_of_another(value: str, like: str, written: str) -> None:
    assert write_number(Fraction(value), like) == written


@pytest.mark.parametrize(
    ("value", "like", "written"),
    [
        ("1/3", "een kwart", "een derde"),
        ("1/3", "Een op de vier", "een op de drie"),
        ("3/4", "de helft", "driekwart"),
        ("1/2", "een derde", "de helft"),
        ("0.3374", "een kwart", "een derde"),  # less than 1,5 percent of it off
        ("0.36", "een kwart", None),
        ("0.012", "een kwart", None),
        ("1/3", "helft", None),  # "de andere helft" has its article apart
        ("1/3", "1/4", None),
        ("1/3", "", None),
    ],
)
def test_a_share_is_written_as_a_fraction_in_the_manner_of_another(
    value: str, like: str, written: str | None
) -> None:
    assert write_fraction(Fraction(value), like) == written


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2019, 1, 1), date(2023, 12, 31), "2019-2023"),
        (date(2024, 3, 1), date(2024, 3, 31), "maart 2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "februari 2024"),
        (date(2023, 2, 1), date(2023, 2, 28), "februari 2023"),
        (date(2024, 4, 1), date(2024, 6, 30), "kwartaal 2 van 2024"),
        (date(2024, 10, 1), date(2024, 12, 31), "kwartaal 4 van 2024"),
        (date(2024, 5, 17), date(2024, 5, 17), "17 mei 2024"),
        (date(2024, 5, 13), date(2024, 5, 19), "13 mei 2024 tot en met 19 mei 2024"),
        (date(2024, 2, 1), date(2024, 4, 30), "1 februari 2024 tot en met 30 april 2024"),
        (date(2024, 12, 1), date(2025, 2, 28), "1 december 2024 tot en met 28 februari 2025"),
        (None, date(2024, 1, 1), ""),
        (date(2024, 1, 1), None, ""),
    ],
)
def test_a_period_is_named_by_its_shortest_name(first: date | None, last: date | None, written: str) -> None:
    assert write_period(Period(first, last)) == written


def test_no_period_has_no_name() -> None:
    assert write_period(None) == ""


@settings(deadline=None)
@given(st.integers(0, 10**10), st.integers(0, 3), st.sampled_from(["", "3 miljoen", "2,5 mld", "7 duizend"]))
def test_a_written_number_reads_back_as_the_same_number(digits: int, decimals: int, like: str) -> None:
    value = Fraction(digits, 10**decimals)
    (quantity,) = find_quantities(f"Het zijn er {write_number(value, like)} geworden.")
    assert quantity.value == value
