"""Numbers that are known by those beside them."""

from dataclasses import replace

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from tests.records import as_figure, claim, reference, year

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


POOLS = "Vijvers: 644 van 2.310 vijvers geschoond."
LINES = (
    source("644", "geschoond vijver", shown=POOLS),
    source("2.310", "vijver", shown=POOLS),
    source("1.405", "eend", shown="In het park leven 1.405 eenden."),
)


def counted(written: str, words: str, identifier: str = "c1", sentence: int = 0) -> Claim:
    return claim(written, words, identifier=identifier, sentence=sentence, period=THIS)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("slib", "644"),  # nothing is said of either
        ("vijver slib", "644"),
        ("eend", None),  # the number's own
    ],
)
def test_a_number_of_another_line_stands_for_the_only_one_left_out(words: str, value: str | None) -> None:
    made = counted("1.405", words), counted("2.310", "vijver", "c2")
    assert expected(*made, figures=LINES) == [value, None]


def test_a_number_of_another_line_stands_for_none_where_nothing_is_left_out_or_two_are() -> None:
    made = counted("1.405", "slib"), counted("2.310", "vijver", "c2")
    told = counted("644", "water", "c3", sentence=4)
    assert expected(*made, told, figures=LINES) == [None, None, None]
    two = (*LINES, source("77", "vijver riet", shown=POOLS))
    assert expected(*made, figures=two) == [None, None]


def test_a_number_beside_one_of_another_sentence_is_not_left_out() -> None:
    made = counted("1.405", "slib"), counted("2.310", "vijver", "c2", sentence=3)
    assert expected(*made, figures=LINES) == [None, None]


THEN = year(2023)
SERIES = (
    reference("2.310", "zwaan", name="v/zwaan", period=THIS),
    reference("2.145", "zwaan", name="v/zwaan", period=THEN),
    reference("7.620", "meerkoet", name="v/meerkoet", period=THEN),
)


@pytest.mark.parametrize(("words", "value"), [("park", "2145"), ("meerkoet", None)])
def test_a_number_of_another_series_stands_for_that_of_its_neighbours(words: str, value: str | None) -> None:
    now = counted("2.310", "zwaan", "c2")
    before = claim("7.620", words, period=THEN, period_origin="clause")
    assert expected(before, now, figures=SERIES) == [value, None]
