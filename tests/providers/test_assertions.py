"""Assertions: what must hold between the figures of one file."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.errors import ReferenceFileError
from cijfercheck.language.period_notation import parse_period
from cijfercheck.providers._assertions import check_assertion
from cijfercheck.providers._reference_file import read_reference

Y23, Y24 = parse_period("2023"), parse_period("2024")
POINTS = {
    "mannen": {Y23: Fraction(400), Y24: Fraction(450)},
    "vrouwen": {Y23: Fraction(468), Y24: Fraction(494)},
    "totaal": {Y23: Fraction(868), Y24: Fraction(944)},
    "aandeel-mannen": {Y24: Fraction("47.7")},
    "stijging": {Y24: Fraction("8.8")},
    "zetels-a": {Y24: Fraction(100)},
    "zetels-b": {Y24: Fraction(50)},
    "zetels-totaal": {Y24: Fraction(150)},
    "los": {parse_period("2020"): Fraction(0)},
}


@pytest.mark.parametrize(
    "assertion",
    [
        "mannen + vrouwen = totaal",
        "totaal - mannen=vrouwen",
        "100 * mannen / totaal = aandeel-mannen ± 0.05",
        "100 * mannen / totaal = aandeel-mannen +/- 0.05",
        "stijging = 100 * (totaal[2024] - totaal[2023]) / totaal[2023] ± 0.05",
        "totaal[previous] < totaal",
        "0 <= aandeel-mannen <= 100",
        "sum(zetels-*) = zetels-totaal",
        "sum(zetels-a, zetels-b) = 150",
        "sum(zetels-?) = 150",
        "-1 < los",
        "totaal > mannen",
        "totaal[2023] = 868",
    ],
)
def test_an_assertion_that_holds_says_nothing(assertion: str) -> None:
    check_assertion(assertion, POINTS)


@pytest.mark.parametrize(
    ("assertion", "reason"),
    [
        (
            "mannen + vrouwen = totaal + 1",
            "klopt niet voor 2023: 868 = 869 (mannen 400, vrouwen 468, totaal 868)",
        ),
        (
            "totaal <= 900",
            "klopt niet voor 2024: 944 <= 900 (totaal 944)",
        ),
        ("totaal < totaal[previous]", "klopt niet voor 2024: 944 < 868 (totaal 944, totaal[previous] 868)"),
        ("zetels-a[2024] = 99", "klopt niet: 100 = 99 (zetels-a[2024] 100)"),
        ("los = kinderen", "noemt kinderen, maar geen cijfer in dit bestand heet zo"),
        ("sum(stoelen-*) = 1", "telt sum(stoelen-*) op, maar geen cijfer in dit bestand heet zo"),
        ("los = stijging", "noemt cijfers die geen periode gemeen hebben"),
        ("totaal[2022] = 1", "noemt totaal[2022], maar die periode heeft dat cijfer niet"),
        ("mannen / los[2020] = 1", "deelt door nul"),
        ("mannen + vrouwen", "vergelijkt niets; schrijf =, <= of >="),
        ("mannen = ", "houdt te vroeg op"),
        ("(mannen = 3", "mist een )"),
        ("mannen vrouwen = 3", "kan niet gelezen worden bij vrouwen"),
        ("mannen = * 3", "kan niet gelezen worden bij *"),
        ("mannen ~ 3", "kan niet gelezen worden vanaf '~ 3'"),
        ("totaal[vorig] = 3", "'vorig' is geen periode; schrijf"),
        ("(" * 200 + "1", "is te lang"),
    ],
)
def test_an_assertion_that_does_not_hold_says_why(assertion: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        check_assertion(assertion, POINTS)
    assert str(refusal.value).startswith(reason)


@given(st.lists(st.fractions(), min_size=1, max_size=6))
def test_a_sum_of_parts_equals_their_total_and_no_other(values: list[Fraction]) -> None:
    points = {f"deel-{number}": {Y24: value} for number, value in enumerate(values)}
    points["geheel"] = {Y24: sum(values, Fraction(0))}
    check_assertion("sum(deel-*) = geheel", points)
    points["geheel"] = {Y24: sum(values, Fraction(1))}
    with pytest.raises(ValueError, match="klopt niet"):
        check_assertion("sum(deel-*) = geheel", points)


def test_a_file_whose_assertion_fails_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "dataset: d\ntitle: t\npublisher: p\nassertions:\n  - a <= 10 * b\n  - a = b\nfigures:\n"
        "  - {id: a, label: vee, unit: duizend, value: 2, period: 2024}\n"
        "  - {id: b, label: vee, unit: aantal, value: 2001, period: 2024}\n",
        encoding="utf-8",
    )
    with pytest.raises(ReferenceFileError) as refusal:
        read_reference(path)
    assert (
        str(refusal.value)
        == f"{path}:6: assertions[2]: 'a = b' klopt niet voor 2024: 2000 = 2001 (a 2000, b 2001)"
    )
