"""Numbers of another thing than the words around them name, on claims and figures made by hand."""

from dataclasses import replace

from cijfercheck.matching.current import may_be_meant
from cijfercheck.matching.named import find_named_elsewhere
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.wordings import fit_figures
from cijfercheck.model.claim import Claim, Context
from cijfercheck.model.figure import Figure
from tests.records import claim, reference, subject, year

BEFORE, NOW = year(2023), year(2024)

POOL = (
    reference("8.240", "verkocht badmuts", name="z/badmuts", period=NOW),
    reference("1.315", "uitgereikt zwemdiploma", name="z/diploma", period=NOW),
    reference("61.700", "bezoek recreatiebad", name="z/bad", period=NOW),
)


def said(
    written: str, *near: str, inherited: bool = False, identifier: str = "c1", sentence: int = 0
) -> Claim:
    """Make a claim of 2024 of which no subject was found, with the words near it."""
    made = claim(
        written,
        subject("ding", inherited=inherited),
        period=NOW,
        period_origin="section",
        identifier=identifier,
        sentence=sentence,
    )
    return replace(made, subject=replace(made.subject, head=""), context=Context(near=near))


def named(*claims: Claim, figures: tuple[Figure, ...] = POOL) -> tuple[str, str] | None:
    """Give the figure that the first claim names with the name of the one whose number it has."""
    made, fits = claims[0], fit_figures(claims[0], figures)
    same = [fit for fit in fits if fit.figure.point == made.quantity.value]
    current = [fit for fit in fits if may_be_meant(made, fit.figure)]
    found = find_named_elsewhere(made, same, current, Tellers.of(claims, {}))
    return None if found is None else (str(found[0].figure.point), found[1].figure.name)


def test_the_number_of_another_line_is_that_of_the_wrong_thing() -> None:
    assert named(said("8.240", "uitgereikt", "zwemdiploma")) == ("1315", "z/badmuts")


def test_where_the_draft_tells_the_figure_elsewhere_the_words_were_misread() -> None:
    both = said("8.240", "uitgereikt", "zwemdiploma"), said("1.315", "bad", identifier="c2", sentence=1)
    assert named(*both) is None


def test_where_the_sentence_says_something_of_the_numbers_own_figure_nothing_is_wrong() -> None:
    assert named(said("8.240", "uitgereikt", "zwemdiploma", "badmuts")) is None


def test_a_number_that_points_back_is_named_by_two_words() -> None:
    lone = (*POOL, reference("905", "zwemvest", name="z/vest", period=NOW))
    assert named(said("8.240", "zwemvest"), figures=lone) == ("905", "z/badmuts")
    assert named(said("8.240", "zwemvest", inherited=True), figures=lone) is None
    assert named(said("8.240", "uitgereikt", "zwemdiploma", inherited=True)) == ("1315", "z/badmuts")


def test_a_figure_of_which_little_is_said_is_not_named() -> None:
    rich = (*POOL, reference("905", "laatste gratis zwemvest leerling", name="z/vest", period=NOW))
    assert named(said("8.240", "zwemvest"), figures=rich) is None


def test_two_figures_that_fit_as_well_name_nothing() -> None:
    two = (*POOL, reference("1.290", "uitgereikt zwemdiploma", name="z/jongen", period=NOW))
    assert named(said("8.240", "uitgereikt", "zwemdiploma"), figures=two) is None


def test_a_number_of_two_digits_is_met_by_chance_unless_several_words_name_another_figure() -> None:
    few = (
        reference("38", "verloren zwembril", name="z/bril", period=NOW),
        reference("52", "zieke badmeester", name="z/meester", period=NOW),
        reference("77", "dolfijn", name="z/dolfijn", period=NOW),
    )
    assert named(said("38", "ziek", "badmeester"), figures=few) == ("52", "z/bril")
    assert named(said("38", "dolfijn"), figures=few) is None


def test_a_figure_of_other_days_is_not_named() -> None:
    old = (POOL[0], replace(POOL[1], period=BEFORE))
    assert named(said("8.240", "uitgereikt", "zwemdiploma"), figures=old) is None
