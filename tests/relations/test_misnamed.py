"""A number that stands with the whole name of another figure, in whole drafts beside a source."""

import pytest

from tests.conftest import Alarms

PLACES = """Vaccinaties per locatie tot en met 21 februari
Sporthal De Wending: 4.310
Evenementenhal Oost: 6.875
Huisartsen: 3.940
Zorginstellingen: 5.120"""


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Huisartsen namen er 4.310 voor hun rekening.", [("wrong-subject", "3940")]),
        ("In de zorginstellingen werd 6.875 keer geprikt.", [("wrong-subject", "5120")]),
        # Its own name beside it, the other number elsewhere in the draft, and a name that is not whole.
        ("Huisartsen namen er 3.940 voor hun rekening.", []),
        ("Naast de huisartsen prikte sporthal De Wending 4.310 mensen.", []),
        ("Met hulp van huisartsen kregen 4.310 mensen een prik. Zelf gaven die artsen er 3.940.", []),
    ],
)
def test_a_number_with_another_name_is_found(
    alarms: Alarms, draft: str, found: list[tuple[str, str]]
) -> None:
    assert [(kind, value) for kind, _, value in alarms(draft, source=PLACES)] == found


def test_a_noun_that_points_back_has_the_name_before_it(alarms: Alarms) -> None:
    source = "Inbraken per provincie in 2024\n\nNoord-Holland 3.790\nUtrecht 1.710\nLimburg 980"
    draft = "In Noord-Holland kwamen er 150 inbraken bij; de provincie kwam uit op 1.710."
    assert [(kind, value) for kind, _, value in alarms(draft, source=source)] == [("wrong-subject", "3790")]
