"""Age groups in sentences and labels."""

from dataclasses import replace

import pytest

from cijfercheck.matching.ages import ages_in, are_other_ages
from cijfercheck.matching.decision import compare_claims
from tests.records import as_figure, claim, reference, year

THIS = year(2024)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("leerlingen van 12 tot en met 16 jaar", {(12, 16)}),
        ("jongeren van 18 tot 25 jaar", {(18, 24)}),
        ("15-24 jaar", {(15, 24)}),
        ("65-plussers", {(65, 130)}),
        ("mensen van 80 jaar en ouder", {(80, 130)}),
        ("wie jonger dan 25 is", {(0, 24)}),
        ("de min-25-jarigen", {(0, 24)}),
        ("scholieren van 16 jaar", {(16, 16)}),
        ("meer dan vijf jaar werkloos", {(5, 130)}),
        ("een uitkeringsduur van drie jaar of langer", {(3, 130)}),
        ("langer dan 10 jaar ingeschreven", {(10, 130)}),
        ("meer dan vijf jaar geleden", set()),
        ("de 18- tot 25-jarigen", {(18, 24)}),
        ("tien jaar geleden steeg het van 12 naar 16 procent", set()),
        ("van 12 tot 16 procent", set()),
    ],
)
def test_age_groups_are_read(text: str, groups: set[tuple[int, int]]) -> None:
    assert ages_in(text) == groups


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("12 tot en met 16 jaar", "van 16 jaar", True),
        ("12 tot 17 jaar", "12 tot en met 16 jaar", False),
        ("onder de 25", "15 tot 25 jaar", False),
        ("65-plussers", "18 tot 25 jaar", True),
        ("65-plussers", "inwoners", False),
        ("meer dan vijf jaar", "drie jaar of langer", True),
        ("langer dan vijf jaar", "vijf jaar of langer", False),
    ],
)
def test_ages_set_apart_where_none_is_shared(one: str, other: str, apart: bool) -> None:
    assert are_other_ages(ages_in(one), ages_in(other)) is apart
    assert are_other_ages(ages_in(other), ages_in(one)) is apart


def test_a_number_of_other_ages_is_known_as_that() -> None:
    made = claim("24,6 procent", "leerling vape", period=THIS)
    own = replace(as_figure(made), shown="Van de leerlingen van 12 tot en met 16 jaar vapet 24,6 procent.")
    labels = {"alle": ("14,1 procent", "12 tot en met 16 jaar"), "oudste": ("24,6 procent", "16 jaar")}
    figures = [
        replace(
            reference(value, "leerling vape", name=f"v/{name}", period=THIS),
            shown=f"leerlingen van {ages} die vapen",
        )
        for name, (value, ages) in labels.items()
    ]
    (comparison,) = compare_claims([made], [*figures, own])
    assert comparison.expected is not None
    assert comparison.belongs is not None
    assert (comparison.expected.figure.name, comparison.belongs.figure.name) == ("v/alle", "v/oudste")
