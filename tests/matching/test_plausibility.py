"""Slips by which one number becomes another."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.matching.plausibility import (
    digits_of,
    find_slip,
    has_many_digits,
    has_same_digits,
    is_specific,
    may_be_part,
)
from cijfercheck.model.interval import Interval

BOUNDS = st.fractions(max_denominator=10, min_value=-10_000, max_value=10_000)
INTERVALS = st.one_of(
    BOUNDS.map(Interval.exactly),
    st.tuples(BOUNDS, BOUNDS).map(lambda ends: Interval(min(ends), max(ends))),
    BOUNDS.map(lambda bound: Interval(None, bound)),
    BOUNDS.map(lambda bound: Interval(bound, None)),
    st.just(Interval(None, None)),
)


def _exactly(value: str) -> Interval:
    return Interval.exactly(Fraction(value))


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("1.5", "15", "scale"),
        ("79", "7900", "scale"),
        ("3500000", "3500000000", "scale"),
        ("2.4", "2400000", "scale"),
        ("79", "790000", None),
        ("945", "954", "swapped"),
        ("45", "54", "turned"),
        ("36600", "39600", "digit"),
        ("12345", "12354", "swapped"),
        ("12345", "12453", "near"),
        ("12345", "12543", "swapped"),
        ("146", "149", "digit"),
        ("146", "158", "near"),
        ("3.65", "3.56", "swapped"),
        ("144", "944", "digit"),
        ("3.9", "3.6", "near"),
        ("100", "200", "near"),
        ("100", "201", None),
        ("944", "79", None),
        ("79", "79", None),
        ("0", "79", None),
        ("-79", "79", None),
        ("-945", "-954", "swapped"),
    ],
)
def test_a_slip_is_called_by_its_surest_name(one: str, other: str, slip: str | None) -> None:
    assert find_slip(_exactly(one), _exactly(other)) == slip


def test_a_range_slips_by_its_middle_and_a_bound_by_itself() -> None:
    assert find_slip(Interval(Fraction(10), Fraction(20)), _exactly("150")) == "scale"
    assert find_slip(Interval(Fraction(15), None), _exactly("150")) == "scale"
    assert find_slip(Interval(None, Fraction(15)), _exactly("150")) == "scale"
    assert find_slip(Interval(None, None), _exactly("150")) is None


@given(INTERVALS, INTERVALS)
def test_a_slip_does_not_depend_on_which_number_came_first(one: Interval, other: Interval) -> None:
    assert find_slip(one, other) == find_slip(other, one)


@given(INTERVALS)
def test_a_number_is_no_slip_for_itself(one: Interval) -> None:
    assert find_slip(one, one) is None


@given(
    st.integers(1, 10**6).filter(lambda value: len(str(value).rstrip("0")) > 1), st.sampled_from([1, 2, 3, 6])
)
def test_the_same_digits_at_another_scale_are_a_slip_of_scale(value: int, power: int) -> None:
    assert find_slip(Interval.exactly(value), Interval.exactly(value * 10**power)) == "scale"


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [("1", "100", None), ("10", "100", None), ("3000000", "3000000000", "scale"), ("0.5", "5", "scale")],
)
def test_two_round_numbers_are_no_slip_of_scale_unless_they_are_large(
    one: str, other: str, slip: str | None
) -> None:
    assert find_slip(_exactly(one), _exactly(other)) == slip


@pytest.mark.parametrize(
    ("one", "other", "digits"),
    [("19976", "199760", "16799"), ("15.24", "14250", "1245"), ("72.16", "76.12", "1267")],
)
def test_digits_are_the_same_at_another_scale_and_in_another_order(one: str, other: str, digits: str) -> None:
    assert digits_of(Fraction(one)) == digits_of(Fraction(other)) == digits


@pytest.mark.parametrize(
    ("value", "specific"),
    [
        ("944", True),
        ("79", False),
        ("3.65", True),
        ("900", False),
        ("1250", True),
        ("12000", True),
        ("20000", False),
        ("0.05", False),
    ],
)
def test_a_number_of_three_digits_or_of_two_in_the_thousands_is_specific(value: str, specific: bool) -> None:
    assert is_specific(Fraction(value)) is specific


def test_a_range_has_no_number_to_be_specific() -> None:
    assert is_specific(None) is False


@pytest.mark.parametrize(
    ("value", "many"), [("944", True), ("12000", False), ("12400", True), ("79", False), ("3.65", True)]
)
def test_zeros_at_the_end_are_no_digits_that_say_something(value: str, many: bool) -> None:
    assert has_many_digits(Fraction(value)) is many


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [("79", "944", True), ("79", "7900", True), ("79", "7901", False), ("0", "79", False)],
)
def test_a_part_is_at_least_a_hundredth_of_its_whole(one: str, other: str, part: bool) -> None:
    assert (may_be_part(_exactly(one), _exactly(other)), may_be_part(_exactly(other), _exactly(one))) == (
        part,
        part,
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("1417", "1741", True), ("1417", "1417", False), ("141", "114", False), ("1417", "1742", False)],
)
def test_four_digits_in_another_order_are_the_same_digits(one: str, other: str, *, same: bool) -> None:
    assert has_same_digits(Fraction(one), Fraction(other)) is same
