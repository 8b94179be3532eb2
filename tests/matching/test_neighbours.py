"""Numbers that are known by those beside them."""

from dataclasses import replace

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from tests.records import as_figure, claim, year

THIS = year(2024)
LINE = "Restant: 715 hectare dak op 84.120 gebouwen."


def source(written: str, counted: str, sentence: int = 0, shown: str = LINE) -> Figure:
    made = claim(written, counted, sentence=sentence, period=THIS)
    return replace(as_figure(made, "source", "bron.txt"), name=f"bron.txt#{written}", shown=shown)


SOURCE = (source("715 hectare", "areaal"), source("84.120", "gebouw"))


def expected(*claims: Claim, figures: tuple[Figure, ...] = SOURCE) -> list[str | None]:
    """Give the value that each claim should have had by a figure that it does not agree with."""
    return [
        str(one.expected.figure.point) if one.expected is not None and not one.expected.agrees else None
        for one in compare_claims(claims, figures)
    ]


def both(written: str, sentence: int = 0) -> tuple[Claim, Claim]:
    return (
        claim(written, "asbestdak", period=THIS),
        claim("84.120", "gebouw", identifier="c2", sentence=sentence, period=THIS),
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [("7.150 hectare", "715"), ("751 hectare", "715"), ("712 hectare", "715"), ("390 hectare", None)],
)
def test_a_slip_is_known_by_the_number_beside_it(written: str, value: str | None) -> None:
    assert expected(*both(written)) == [value, None]


def test_a_number_of_another_sentence_is_no_neighbour() -> None:
    counted = (source("7.150", "kast"), source("84.120", "gebouw"))
    made = claim("71.500", "dak", period=THIS)
    beside = claim("84.120", "gebouw", identifier="c2", period=THIS)
    assert expected(made, beside, figures=counted) == ["7150", None]
    elsewhere = claim("84.120", "gebouw", identifier="c2", sentence=3, period=THIS)
    assert expected(made, elsewhere, figures=counted) == [None, None]


def test_a_figure_that_the_draft_tells_elsewhere_is_not_missing() -> None:
    told = claim("715 hectare", "restant", identifier="c3", sentence=5, period=THIS)
    assert expected(*both("7.150 hectare"), told) == [None, None, None]


def test_one_of_two_untold_figures_is_not_guessed() -> None:
    more = (*SOURCE, source("7.510 hectare", "terrein"))
    assert expected(*both("7.150 hectare"), figures=more) == [None, None]
