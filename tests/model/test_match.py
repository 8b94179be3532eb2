"""When two numbers may be one: the place of a number's last digit, and what a rounding allows."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cijfercheck.language.writing import write_number
from cijfercheck.matching.candidates import find_candidates
from cijfercheck.matching.scoring import match_figure
from cijfercheck.model.match import Match, Reason
from tests.records import as_figure, claim, read, reference

WHOLE = st.integers(10_000, 10**7)
PERCENTAGES = st.integers(100, 999)  # tenths
PATIENT = settings(deadline=None)  # the first number read loads the word lists


def _agrees_with_exact(written: str, figure: str) -> bool:
    return match_figure(claim(written, "inbraak"), reference(figure, "inbraak")).agrees


def _agrees_with_written(written: str, figure: str) -> bool:
    source = as_figure(claim(figure, "inbraak"), "source", "anp.txt")
    return match_figure(claim(written, "inbraak"), source).agrees


def _rounded(value: int, digits: int) -> str:
    """Write a whole number with so many digits that are not zero."""
    step = 10 ** max(len(str(value)) - digits, 0)
    return write_number(Fraction((value + step // 2) // step * step))


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("79", "1"),
        ("5.000", "1000"),
        ("3.450", "10"),
        ("13,0 procent", "1/10"),
        ("41 procent", "1"),
        ("3,5 miljard euro", "100000000"),
        ("12 duizend", "1000"),
        ("1,25 mln", "10000"),
        ("0", "1"),
    ],
)
def test_the_place_of_a_number_is_the_worth_of_its_last_digit_that_says_something(
    written: str, place: str
) -> None:
    assert read(written).place == Fraction(place)


@pytest.mark.parametrize(
    ("written", "figure", "agrees"),
    [
        ("79", "79", True),
        ("79", "80", False),
        ("944", "79", False),
        ("13.000", "12.963", True),
        ("13.000", "12.400", False),
        ("1,5 miljoen", "1.548.000", True),
        ("1,5 miljoen", "1.561.000", False),
        ("42 procent", "41,6 procent", True),
        ("42 procent", "41,4 procent", False),
        ("ruim 900", "944", True),
        ("ruim 900", "899", False),
        ("bijna 900", "868", True),
        ("bijna 900", "944", False),
        ("meer dan 1.000", "944", False),
        ("meer dan 1.000", "1.200", True),
        ("20 tot 30", "25", True),
        ("20 tot 30", "31", False),
    ],
)
def test_an_exact_figure_must_lie_in_what_the_words_allow(written: str, figure: str, agrees: bool) -> None:
    assert _agrees_with_exact(written, figure) is agrees


@pytest.mark.parametrize(
    ("written", "figure", "agrees"),
    [
        ("41 procent", "41 procent", True),
        ("41 procent", "42 procent", False),
        ("41,0 procent", "41 procent", True),
        ("41 procent", "41,4 procent", True),
        ("41,4 procent", "41 procent", True),
        ("41,6 procent", "41 procent", False),
        ("13.000", "12.963", True),
        ("12.963", "13.000", True),
        ("3,5 miljard", "3.478 miljoen", True),
        ("3,5 miljard", "3.558 miljoen", False),
        ("ruim 900", "944", True),
        ("944", "ruim 900", True),
        ("944", "bijna 900", False),
    ],
)
def test_of_two_written_numbers_the_coarser_must_allow_the_finer(
    written: str, figure: str, agrees: bool
) -> None:
    assert _agrees_with_written(written, figure) is agrees


@pytest.mark.parametrize(
    ("written", "figure"), [("een op de drie", "een derde"), ("een kwart", "een op de vier")]
)
def test_fractions_in_other_words_agree(written: str, figure: str) -> None:
    assert _agrees_with_written(written, figure)


def _agrees_in_its_unit(written: str, figure: str) -> bool:
    made = claim(written, "inbraak")
    (candidate,) = find_candidates(made, [as_figure(claim(figure, "inbraak"), "source", "anp.txt")])
    return match_figure(made, candidate).agrees


def test_a_fraction_in_words_agrees_with_its_percentage_in_a_source() -> None:
    assert _agrees_in_its_unit("de helft", "50 procent")
    assert not _agrees_in_its_unit("de helft", "60 procent")


def test_a_percentage_agrees_with_its_fraction_in_words_in_a_source() -> None:
    assert _agrees_in_its_unit("50 procent", "de helft")


@PATIENT
@given(WHOLE, st.integers(2, 7))
def test_a_correct_rounding_of_an_exact_figure_always_agrees(value: int, digits: int) -> None:
    assert _agrees_with_exact(_rounded(value, digits), str(value))


@PATIENT
@given(PERCENTAGES)
def test_a_percentage_rounded_to_whole_ones_agrees_with_the_exact_one(tenths: int) -> None:
    exact = f"{tenths // 10},{tenths % 10} procent"
    assert _agrees_with_exact(f"{(tenths + 5) // 10} procent", exact)


@PATIENT
@given(WHOLE, st.integers(2, 7), st.integers(0, 5))
def test_a_coarser_rounding_of_one_number_never_stops_agreeing_with_a_finer(
    value: int, coarse: int, finer: int
) -> None:
    rough, fine = _rounded(value, coarse), _rounded(value, coarse + finer)
    exact = write_number(Fraction(value))
    assert (_agrees_with_written(rough, exact), _agrees_with_written(exact, rough)) == (True, True)
    assert _agrees_with_exact(rough, exact)
    assert _agrees_with_exact(fine, exact)


@PATIENT
@given(PERCENTAGES, PERCENTAGES)
def test_two_numbers_written_as_finely_agree_only_when_they_are_the_same(one: int, other: int) -> None:
    left, right = (f"{tenths // 10},{tenths % 10} procent" for tenths in (one, other))
    assert _agrees_with_written(left, right) == (one == other)


@PATIENT
@given(WHOLE, WHOLE)
def test_agreement_of_two_plain_numbers_does_not_depend_on_their_order(one: int, other: int) -> None:
    left, right = write_number(Fraction(one)), write_number(Fraction(other))
    assert _agrees_with_written(left, right) == _agrees_with_written(right, left)


def test_the_words_of_a_reason_are_found_by_its_name() -> None:
    made = claim("79", "inbraak")
    reasons = (Reason("subject", Fraction(1), ("inbraak",)), Reason("apart", Fraction(0)))
    match = Match(made, as_figure(made), "equal", True, "same", Fraction(1), reasons)
    assert (match.words("subject"), match.words("apart"), match.words("region")) == (("inbraak",), (), ())
    assert (match.has("apart"), match.has("region")) == (True, False)
