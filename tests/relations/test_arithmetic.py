"""Sums with intervals."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.model.interval import Interval
from cijfercheck.relations.arithmetic import is_above, minus, negative, over, percent_change, rounded, total

NUMBERS = st.fractions(min_value=1, max_value=10**6, max_denominator=100)
MARGINS = st.fractions(min_value=0, max_value=Fraction(1, 2), max_denominator=100)


@given(one=NUMBERS, other=NUMBERS, left=MARGINS, right=MARGINS)
def test_the_change_of_the_written_numbers_is_among_those_that_they_may_stand_for(
    one: Fraction, other: Fraction, left: Fraction, right: Fraction
) -> None:
    before, after = Interval(one - left, one + left), Interval(other - right, other + right)
    change = percent_change(before, after)
    assert change is not None
    assert change.holds((other / one - 1) * 100)
    assert minus(after, before).holds(other - one)
    assert total([before, after]).holds(one + other)


@given(one=NUMBERS, other=NUMBERS)
def test_of_exact_numbers_there_is_one_change(one: Fraction, other: Fraction) -> None:
    assert percent_change(Interval.exactly(one), Interval.exactly(other)) == Interval.exactly(
        (other / one - 1) * 100
    )


def test_nothing_is_divided_by_what_may_be_zero() -> None:
    assert over(Interval.exactly(3), Interval(Fraction(0), Fraction(1))) is None
    assert over(Interval.exactly(3), Interval(None, Fraction(1))) is None


def test_an_open_side_stays_open() -> None:
    more = Interval(Fraction(100), None)
    assert minus(more, Interval.exactly(40)) == Interval(Fraction(60), None)
    assert negative(more) == Interval(None, Fraction(-100))
    assert total([more, Interval.exactly(1)]) == Interval(Fraction(101), None)


def test_above_means_wholly_above() -> None:
    assert is_above(Interval.exactly(5), Interval(Fraction(3), Fraction(4)))
    assert not is_above(Interval.exactly(4), Interval(Fraction(3), Fraction(4)))


@pytest.mark.parametrize(
    ("value", "step", "written"),
    [
        ("34.73", "1", "35"),
        ("4.41", "1", "22/5"),
        ("8.18", "1", "8"),
        ("8.76", "1/10", "44/5"),
        ("9.95", "1", "10"),
    ],
)
def test_a_percentage_is_rounded_as_a_newspaper_would(value: str, step: str, written: str) -> None:
    assert rounded(Fraction(value), Fraction(step)) == Fraction(written)
