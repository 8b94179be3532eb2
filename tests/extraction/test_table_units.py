"""The unit of a heading is the unit of its cells."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.extraction.article import Extraction
from cijfercheck.extraction.table_units import find_own_unit, find_unit_words, with_unit
from cijfercheck.language.quantities import find_quantities
from cijfercheck.model.article import Article


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("bedragen x € 1.000", "duizend euro"),
        ("EUR m", "miljoen euro"),
        ("in 1.000 EUR", "duizend euro"),
        ("Pax (000)", "duizend"),
        ("klanten, in duizend, einde periode", "duizend"),
        ("Afzet (duizend stuks)", "duizend"),
        ("aantallen x 1.000", "duizend"),
        ("vangst (x 1.000 kg)", "duizend kg"),
        ("stroom x mln kWh", "miljoen kWh"),
        ("aantallen (x 1.000, per gemeente)", "duizend"),
        ("aantal huishoudens x 1.000 (2024)", "duizend"),
        ("in miljoenen euro's", "miljoen euro's"),
        ("Omzet (mln euro)", "mln euro"),
        ("Dividend per aandeel (€)", "€"),
        ("in procenten", "procent"),
        ("Productie x 1 mln liter", "miljoen liter"),
        ("Leden (x 1.000 personen)", "duizend"),
        ("Cijfers (in miljoenen euro's, tenzij anders vermeld)", "miljoen euro's"),
        ("Aandeel (in procenten, behalve de laatste rij)", "procent"),
        ("%", "%"),
        ("gemiddelde vertraging (min)", "minuten"),
        ("Wachttijd (in weken)", "weken"),
        ("Verbruik, liter per inwoner per dag (2014 tussen haakjes)", "liter"),
        ("Omzet, mln euro", "mln euro"),
        ("vertrek binnen 15 min (2024)", None),
        ("Bouw (jaar)", None),
        ("Nederland, België", None),
        ("Gemeente", None),
        ("Inwoners (2024)", None),
        ("in Utrecht", None),
    ],
)
def test_a_heading_gives_its_unit_as_it_would_stand_behind_a_number(heading: str, words: str | None) -> None:
    assert find_unit_words([heading]) == words


def test_the_first_heading_with_a_unit_counts() -> None:
    assert find_unit_words(["Prijs (€)", "in miljoenen euro's"]) == "€"


def test_a_cell_with_a_unit_of_its_own_keeps_it() -> None:
    (share,) = find_quantities("7,9%")
    assert with_unit(share, "7,9%", "miljoen euro") == share


def test_the_cells_of_a_table_have_the_unit_of_its_corner(
    extract_markdown: Callable[[str], tuple[Article, Extraction]],
) -> None:
    article, found = extract_markdown(
        "# Cijfers\n\n| in miljoenen euro's | 2024 | 2023 |\n|---|---|---|\n| Omzet | 1.382 | 1.294 |\n| – België | 227 | 219 |\n| Marge | 7,9% | 7,1% |\n"
    )
    assert [(c.quantity.value, c.quantity.unit) for c in found.claims] == [
        (Fraction(1_382_000_000), "EUR"),
        (Fraction(1_294_000_000), "EUR"),
        (Fraction(227_000_000), "EUR"),
        (Fraction(219_000_000), "EUR"),
        (Fraction(79, 10), "procent"),
        (Fraction(71, 10), "procent"),
    ]
    assert [article.text[c.start : c.end] for c in found.claims[:2]] == ["1.382", "1.294"]
    assert "Omzet" in found.claims[2].subject.text


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Containers in TEU (x 1.000): 10.400 (2023: 10.176), +2,2%.", "duizend"),
        ("Stroom uit zon (in MWh): 12.400", "MWh"),
        ("Omzet (x 1.000 euro): 4.820", "duizend euro"),
        ("Leden (2023): 4.820", None),
        ("De club (x 1.000 leden) telt 4.820 teams.", None),
    ],
)
def test_a_label_gives_its_own_numbers_a_unit(line: str, unit: str | None) -> None:
    found = find_own_unit(line)
    assert (None if found is None else found.words) == unit
