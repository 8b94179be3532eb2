"""Names of places as papers and statistics offices write them."""

import pytest

from cijfercheck.matching.regions import is_nation, region_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Waals Gewest", "Wallonië"),
        ("Brussels Hoofdstedelijk Gewest", "Brussel"),
        ("Utrecht (gemeente)", "Utrecht"),
        ("gemeente Utrecht", "Utrecht"),
        ("Groningen (PV)", "Groningen"),
        ("'s-Gravenhage (gemeente)", "Den Haag"),
        ("Fryslân", "Friesland"),
        ("DRENTHE", "drenthe"),
    ],
)
def test_two_names_of_one_place_have_one_form(one: str, other: str) -> None:
    assert region_form(one) == region_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Oost-Vlaanderen", "Vlaanderen"), ("Utrecht", "Nieuwegein"), ("Noord-Holland", "Zuid-Holland")],
)
def test_two_places_have_two_forms(one: str, other: str) -> None:
    assert region_form(one) != region_form(other)


def test_the_nation_goes_by_more_than_one_name() -> None:
    assert is_nation("Nederland")
    assert is_nation("Landelijk")
    assert not is_nation("België")
