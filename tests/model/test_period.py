"""Periods lie within each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.model.period import Period

DAYS = st.dates(date(2020, 1, 1), date(2025, 12, 31))
PERIODS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(lambda days: Period(*days))
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
MAY = Period(date(2024, 5, 1), date(2024, 5, 31))


@pytest.mark.parametrize(
    ("outer", "inner", "held"),
    [
        (YEAR, MAY, True),
        (MAY, YEAR, False),
        (YEAR, YEAR, True),
        (Period(date(2019, 1, 1), None), YEAR, True),
        (YEAR, Period(date(2024, 1, 1), None), False),
        (Period(None, date(2024, 12, 31)), MAY, True),
        (Period(None, date(2024, 5, 30)), MAY, False),
        (YEAR, Period(None, date(2024, 12, 31)), False),
        (Period(None, None), Period(None, None), True),
    ],
)
def test_a_period_holds_what_lies_wholly_inside_it(outer: Period, inner: Period, held: bool) -> None:
    assert outer.holds(inner) is held


@given(PERIODS, PERIODS)
def test_two_periods_that_hold_each_other_are_one(one: Period, other: Period) -> None:
    if one.holds(other) and other.holds(one):
        assert one == other


@given(PERIODS, PERIODS, PERIODS)
def test_what_is_held_by_a_held_period_is_held(one: Period, two: Period, three: Period) -> None:
    if one.holds(two) and two.holds(three):
        assert one.holds(three)


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (YEAR, 366),
        (MAY, 31),
        (Period(date(2024, 5, 1), date(2024, 5, 1)), 1),
        (Period(None, date(2024, 5, 1)), None),
    ],
)
def test_the_days_of_a_period_are_counted_with_the_first_and_the_last(
    period: Period, days: int | None
) -> None:
    assert period.days == days
