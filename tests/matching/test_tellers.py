"""Who tells which figure and number."""

from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.tellers import Tellers
from tests.records import claim, reference, year

FIGURE = reference("944", "slachtoffer", name="m/alle", period=year(2024))
EARLIER = reference("944", "slachtoffer", name="m/alle", period=year(2023))
ONE = claim("944", "slachtoffer", identifier="c1")
OTHER = claim("944", "zaak", identifier="c2")


def test_a_claim_is_no_other_teller_of_its_own_figure() -> None:
    tellers = Tellers.of([ONE], {"c1": match_figure(ONE, FIGURE)})
    assert not tellers.agree(FIGURE, besides=ONE)
    assert tellers.agree(FIGURE, besides=OTHER)


def test_a_figure_of_another_period_is_another_figure() -> None:
    tellers = Tellers.of([ONE], {"c1": match_figure(ONE, FIGURE)})
    assert not tellers.agree(EARLIER, besides=OTHER)


def test_a_number_is_had_by_whoever_writes_it() -> None:
    tellers = Tellers.of([ONE, OTHER], {"c1": None, "c2": None})
    assert tellers.have(FIGURE, besides=ONE)
    assert not tellers.have(reference("79", "slachtoffer"), besides=ONE)
    assert tellers.names == frozenset()
