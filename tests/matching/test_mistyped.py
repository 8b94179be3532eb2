"""Numbers that are known nowhere, beside figures that are told nowhere."""

from dataclasses import replace

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from tests.records import as_figure, claim, year

THIS = year(2024)
HALL = "De hal telt 47 lokalen en 1.930 zitplaatsen voor 84.120 bezoekers."


def source(written: str, counted: str, shown: str = HALL) -> Figure:
    made = claim(written, counted, period=THIS)
    return replace(as_figure(made, "source", "bron.txt"), name=f"bron.txt#{written}", shown=shown)


SOURCE = (source("47", "lokaal"), source("1.930", "zitplaats"), source("84.120", "bezoeker"))


def expected(*claims: Claim, figures: tuple[Figure, ...] = SOURCE) -> list[str | None]:
    """Give the value that each claim should have had by a figure that it does not agree with."""
    return [
        str(one.expected.figure.point) if one.expected is not None and not one.expected.agrees else None
        for one in compare_claims(claims, figures)
    ]


def beside(sentence: int = 0) -> Claim:
    return claim("84.120", "bezoeker", identifier="c2", sentence=sentence, period=THIS)


@pytest.mark.parametrize(
    ("written", "value"),
    [("470", "47"), ("19.300", "1930"), ("1.390", "1930"), ("52", None), ("1.600", None)],
)
def test_a_slip_is_known_where_two_figures_of_its_sentence_are_told_nowhere(
    written: str, value: str | None
) -> None:
    assert expected(claim(written, "stoel", period=THIS), beside()) == [value, None]


@pytest.mark.parametrize(
    ("written", "value"),
    [("bijna 1.900", "1930"), ("ruim 2.000", "1930"), ("ruim 1.900", None), ("bijna 2.200", None)],
)
def test_a_rounding_that_passes_a_figure_by_is_known_by_the_number_beside_it(
    written: str, value: str | None
) -> None:
    assert expected(claim(written, "stoel", period=THIS), beside()) == [value, None]


def test_the_words_near_a_number_tell_its_figure() -> None:
    assert expected(claim("74", "lokaal", period=THIS)) == ["47"]
    assert expected(claim("74", "stoel", period=THIS)) == [None]


def test_a_figure_that_is_told_is_not_missing() -> None:
    told = claim("47", "lokaal", identifier="c3", sentence=4, period=THIS)
    assert expected(claim("74", "stoel", period=THIS), beside(), told) == [None, None, None]


def test_a_number_that_another_figure_has_is_no_slip() -> None:
    assert expected(
        claim("74", "stoel", period=THIS),
        beside(),
        figures=(*SOURCE, source("74", "stoel", "Er zijn 74 stoelen.")),
    ) == [None, None]


def test_one_digit_tells_nothing_of_another_year() -> None:
    written = claim("1.830", "stoel", period=THIS, period_origin="section")
    told = claim("84.120", "bezoeker", identifier="c2", sentence=1, period=THIS)
    chairs = source("1.930", "stoel vergulden")
    older = replace(chairs, period=year(2023))
    assert expected(written, told, figures=(older, SOURCE[2])) == [None, None]
    assert expected(written, told, figures=(chairs, SOURCE[2])) == ["1930", None]
