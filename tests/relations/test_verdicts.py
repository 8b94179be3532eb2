"""Whether a change follows from two levels."""

from fractions import Fraction

import pytest

from cijfercheck.model.calculation import Operand
from cijfercheck.model.claim import Role
from cijfercheck.model.interval import Interval
from cijfercheck.relations.verdicts import Verdict, weigh
from tests.records import claim, read


def _level(written: str) -> Operand:
    quantity = read(written)
    kind = "percentage" if quantity.unit == "procent" else "count"
    return Operand(
        written, quantity.stands_for, quantity.value, quantity.unit, kind, "c1", "claim", "stuk", written
    )


@pytest.mark.parametrize(
    ("said", "role", "before", "after", "verdict"),
    [
        ("9 procent", "increase", "868", "944", "holds"),
        ("bijna 9 procent", "increase", "868", "944", "holds"),
        ("18 procent", "increase", "868", "944", "fails"),
        ("9 procent", "decrease", "868", "944", "sign"),
        ("76", "increase", "868", "944", "holds"),
        ("86", "increase", "868", "944", "fails"),
        ("76", "decrease", "868", "944", "sign"),
        ("76", "difference", "944", "868", "holds"),
        ("6 procent", "increase", "12 procent", "18 procent", "unit"),
        ("50 procent", "increase", "12 procent", "18 procent", "holds"),
        ("een kwart", "increase", "328.000", "410.000", "holds"),
        ("een kwart", "increase", "328.000", "490.000", "fails"),
        ("2 procent", "increase", "89 procent", "91 procent", "unit"),
        ("2 procent", "increase", "97 procent", "99 procent", "holds"),
        ("43 keer", "multiple", "655", "612", "holds"),
        ("verdubbeld", "multiple", "120", "240", "holds"),
        ("verdubbeld", "multiple", "12", "36", "fails"),
        ("drie keer", "multiple", "20", "60", "holds"),
        ("5 procent", "increase", "meer dan 100", "120", "holds"),
        ("5 procent", "increase", "0", "120", "unknown"),
    ],
)
def test_a_change_is_weighed_with_all_that_its_levels_may_stand_for(
    said: str, role: Role, before: str, after: str, verdict: Verdict
) -> None:
    assert weigh(claim(said, "inbraak", role=role), _level(before), _level(after))[0] == verdict


def test_the_result_is_in_the_unit_and_direction_of_the_claim() -> None:
    assert weigh(claim("12", "inbraak", role="decrease"), _level("44"), _level("38")) == (
        "fails",
        Fraction(6),
    )
    _, points = weigh(claim("18 procent", "inbraak", role="increase"), _level("40"), _level("44"))
    assert points == Fraction(10)


@pytest.mark.parametrize(
    ("said", "role", "told", "verdict"),
    [
        ("2,3 procent", "increase", (350, 450), "holds"),
        ("3,2 procent", "increase", (350, 450), "fails"),
        ("2,3 procent", "decrease", (350, 450), "sign"),
        ("2,2 procent", "decrease", (-450, -350), "holds"),
    ],
)
def test_a_difference_that_is_told_is_finer_than_two_rounded_levels(
    said: str, role: Role, told: tuple[int, int], verdict: Verdict
) -> None:
    difference = Interval(Fraction(told[0]), Fraction(told[1]))
    found, _ = weigh(claim(said, "schuld", role=role), _level("17.600"), _level("18.000"), difference)
    assert found == verdict
