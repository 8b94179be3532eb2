"""Intervals hold what they should, and numbers are written without loss."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.model.interval import Interval, decimal_text, exact_text

FRACTIONS = st.fractions(max_denominator=10_000, min_value=-(10**15), max_value=10**15)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6)
BOUNDS = st.none() | st.fractions(max_denominator=50, min_value=-100, max_value=100)


@pytest.mark.parametrize(
    ("low", "high", "value", "held"),
    [
        (2, 3, 2, True),
        (2, 3, 3, True),
        (2, 3, Fraction(19, 10), False),
        (2, 3, Fraction(31, 10), False),
        (2, None, 10**9, True),
        (2, None, 1, False),
        (None, 3, -(10**9), True),
        (None, 3, 4, False),
        (None, None, 0, True),
    ],
)
def test_an_interval_holds_its_bounds_and_what_lies_between(
    low: int | None, high: int | None, value: Fraction, held: bool
) -> None:
    interval = Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))
    assert interval.holds(Fraction(value)) is held


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ((1, 2), (2, 3), True),
        ((1, 2), (3, 4), False),
        ((None, 2), (2, None), True),
        ((None, 1), (2, None), False),
    ],
)
def test_intervals_meet_where_they_share_a_value(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], met: bool
) -> None:
    left, right = (
        Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))
        for low, high in (one, other)
    )
    assert (left.meets(right), right.meets(left)) == (met, met)


@given(BOUNDS, BOUNDS, FRACTIONS)
def test_an_interval_holds_a_value_exactly_when_it_meets_the_interval_of_that_value(
    low: Fraction | None, high: Fraction | None, value: Fraction
) -> None:
    interval = Interval(low, high)
    assert interval.holds(value) == interval.meets(Interval.exactly(value))


def test_exactly_takes_a_decimal_as_it_is_written() -> None:
    assert Interval.exactly(Decimal("0.1")) == Interval(Fraction(1, 10), Fraction(1, 10))


@pytest.mark.parametrize(
    ("value", "decimal", "exact"),
    [
        (Fraction(3, 2), "1.5", "1.5"),
        (Fraction(1, 3), "0.3333", "1/3"),
        (Fraction(2, 3), "0.6667", "2/3"),
        (Fraction(-2, 3), "-0.6667", "-2/3"),
        (Fraction(1_500_000), "1500000", "1500000"),
        (Fraction(0), "0", "0"),
        (Fraction(-79), "-79", "-79"),
        (Fraction(1, 1024), "0.0009765625", "0.0009765625"),
        (Fraction(10**30), "1" + "0" * 30, "1" + "0" * 30),
    ],
)
def test_a_number_is_written_without_exponent_and_without_loss_where_that_is_possible(
    value: Fraction, decimal: str, exact: str
) -> None:
    assert (decimal_text(value), exact_text(value)) == (decimal, exact)


@given(FRACTIONS)
def test_an_exact_text_reads_back_as_the_same_number(value: Fraction) -> None:
    assert Fraction(exact_text(value)) == value


@given(DECIMALS)
def test_a_decimal_text_reads_back_as_the_same_decimal(value: Decimal) -> None:
    assert Fraction(decimal_text(Fraction(value))) == Fraction(value)


@given(FRACTIONS)
def test_a_decimal_text_is_never_further_off_than_half_of_its_fourth_decimal(value: Fraction) -> None:
    assert abs(Fraction(decimal_text(value)) - value) <= Fraction(1, 20_000)


@given(FRACTIONS, FRACTIONS)
def test_decimal_texts_keep_the_order_of_numbers(one: Fraction, other: Fraction) -> None:
    if one <= other:
        assert Fraction(decimal_text(one)) <= Fraction(decimal_text(other))


@given(FRACTIONS, FRACTIONS, FRACTIONS)
def test_a_wider_interval_encloses_a_narrower_one(low: Fraction, width: Fraction, more: Fraction) -> None:
    narrow, wide = Interval(low, low + abs(width)), Interval(low - abs(more), low + abs(width) + abs(more))
    assert wide.encloses(narrow)
    assert narrow.encloses(wide) is (more == 0)


def test_an_open_side_is_only_enclosed_by_an_open_side() -> None:
    bound = Interval(Fraction(550), None)
    assert Interval(Fraction(500), None).encloses(bound)
    assert not Interval(Fraction(570), None).encloses(bound)
    assert not Interval(Fraction(500), Fraction(600)).encloses(bound)
