"""Which figures can stand beside a claim: the same unit, and a level beside levels."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cijfercheck.matching.candidates import FigureIndex, find_candidates, in_unit_of
from cijfercheck.model.claim import Role
from cijfercheck.model.interval import Interval
from tests.records import as_figure, claim, reference


def _fits(written: str, figure: str) -> bool:
    return len(list(find_candidates(claim(written, "inbraak"), [reference(figure, "inbraak")]))) == 1


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("79", "1.200"),
        ("41 procent", "12 procent"),
        ("3 miljoen euro", "5 euro"),
        ("45 hectare", "30 hectare"),
        ("de helft", "50 procent"),
        ("50 procent", "een derde"),
    ],
)
def test_figures_of_the_same_unit_are_candidates(written: str, figure: str) -> None:
    assert _fits(written, figure)


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("79", "41 procent"),
        ("79", "5 euro"),
        ("3 dollar", "3 euro"),
        ("45 hectare", "45 kilometer"),
        ("5 euro", "79"),
    ],
)
def test_figures_of_another_unit_are_none(written: str, figure: str) -> None:
    assert not _fits(written, figure)


@pytest.mark.parametrize(
    ("mine", "theirs", "fits"),
    [
        ("level", "level", True),
        ("level", "share", True),
        ("increase", "increase", True),
        ("increase", "decrease", False),
        ("level", "increase", False),
        ("difference", "level", False),
        ("multiple", "multiple", True),
        ("multiple", "level", False),
    ],
)
def test_a_level_stands_beside_levels_and_a_change_beside_changes_of_its_direction(
    mine: Role, theirs: Role, fits: bool
) -> None:
    made = claim("12 procent", "inbraak", role=mine)
    assert (list(find_candidates(made, [reference("12 procent", "inbraak", role=theirs)])) != []) is fits


def test_the_percentage_of_a_rate_is_a_level_and_a_change_at_once() -> None:
    risen = claim("3,7 procent", "prijs", role="increase")
    rate = reference("3,7 procent", "inflatie")
    assert list(find_candidates(risen, [rate])) == [rate]
    assert list(find_candidates(claim("370", "prijs", role="increase"), [reference("370", "inflatie")])) == []


def test_a_share_of_three_quarters_is_compared_as_a_percentage_and_the_reverse() -> None:
    percentage = in_unit_of(claim("75 procent", "inbraak"), reference("driekwart", "inbraak"))
    ratio = in_unit_of(claim("driekwart", "inbraak"), reference("75 procent", "inbraak"))
    assert percentage is not None
    assert ratio is not None
    assert (percentage.value, ratio.value) == (Interval.exactly(75), Interval.exactly(Fraction(3, 4)))


def test_a_fall_of_minus_three_is_a_fall_of_three() -> None:
    made = claim("3 procent", "inbraak", role="decrease")
    minus = reference("3 procent", "inbraak", role="decrease")
    minus = replace(minus, value=Interval(Fraction(-4), Fraction(-3)), point=Fraction(-3))
    fitted = in_unit_of(made, minus)
    assert fitted is not None
    assert (fitted.value, fitted.point) == (Interval(Fraction(3), Fraction(4)), Fraction(3))


def test_a_rate_is_no_count_of_things() -> None:
    rate = claim("1,43", "kind vrouw")
    assert list(find_candidates(rate, [reference("143", "kind vrouw")])) == []
    assert len(list(find_candidates(rate, [reference("1,45", "kind vrouw")]))) == 1


def test_a_claim_is_never_compared_with_itself() -> None:
    mine, other = claim("79", "inbraak"), claim("79", "inbraak", identifier="c2", sentence=1)
    assert [figure.name for figure in find_candidates(mine, [as_figure(mine), as_figure(other)])] == ["c2"]


def test_a_claim_meets_the_figures_that_share_a_word_or_its_value() -> None:
    made = claim("412", "inbraak woning")
    others = [
        as_figure(claim("388", "inbraak winkel", identifier="c2", sentence=1)),
        as_figure(claim("412", "brand", identifier="c3", sentence=2)),
        as_figure(claim("97", "brand", identifier="c4", sentence=3)),
    ]
    assert [figure.name for figure in FigureIndex(others).candidates(made)] == ["c2", "c3"]


def test_the_figures_of_a_long_text_are_weighed_up_to_a_number() -> None:
    made = claim("412", "inbraak", sentence=100)
    others = [as_figure(claim("388", "inbraak", identifier=f"c{n}", sentence=n)) for n in range(200)]
    found = [figure.name for figure in FigureIndex(others).candidates(made)]
    assert len(found) == 60
    assert {"c99", "c101"} <= set(found)


def test_the_order_of_the_figures_does_not_change_which_are_met() -> None:
    made = claim("412", "inbraak", sentence=100)
    others = [as_figure(claim("388", "inbraak", identifier=f"c{n}", sentence=n)) for n in range(200)]
    assert {f.name for f in FigureIndex(others).candidates(made)} == {
        f.name for f in FigureIndex(reversed(others)).candidates(made)
    }


@pytest.mark.parametrize(
    ("written", "theirs", "point"),
    [
        ("1.500 kilo", "1,5 ton", 1500),
        ("21,8 gigawattuur", "21,8 terawattuur", 21800),
        ("3 meter", "2 uur", None),
    ],
)
def test_a_measure_is_compared_in_the_unit_of_the_claim(written: str, theirs: str, point: int | None) -> None:
    made = claim(written, "oogst")
    figure = replace(reference(theirs, "oogst"), kind=made.kind)
    fitted = in_unit_of(made, figure)
    expected = None if point is None else (Fraction(point), made.quantity.unit)
    assert (None if fitted is None else (fitted.point, fitted.unit)) == expected
