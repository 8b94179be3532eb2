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


GROUPS = """Enquête telefoonverbod
Leerlingen die het verbod een goede zaak vinden: meisjes 58%, jongens 41%
Leraren die er voor zijn: 83%"""

VOTES = """Uitslag gemeenteraad Beverdonk
GroenRechts: 6.214 stemmen, 11 zetels (I. Vanhove: 1.927 voorkeurstemmen)
Lijst Peeters: 5.880 stemmen, 10 zetels (S. Peeters: 1.655 voorkeurstemmen)"""

SCHOOLS = """Inspectierapport, 52 scholen
goed: 6
voldoende: 35
onvoldoende: 8
zeer zwak: 3"""

HARBOUR = """Overslag eerste halfjaar (mln ton)
Containers 3,4 (+6%)
Kolen 1,1 (-38%)
Olie 2,9 (-1%)"""


@pytest.mark.parametrize(
    ("source", "draft", "found"),
    [
        # In a list the words right beside the number decide, though the sentence has the other name too.
        (GROUPS, "Van de meisjes is 41 procent voor, meer dan bij de jongens.", [("wrong-subject", "58")]),
        (GROUPS, "Van de jongens is 41 procent voor, minder dan bij de meisjes.", []),
        # A name in brackets, beside a unit that both have.
        (VOTES, "Ilse Vanhove kreeg 6.214 voorkeurstemmen.", [("wrong-subject", "1927")]),
        (VOTES, "Ilse Vanhove kreeg 1.927 voorkeurstemmen.", []),
        # The number stands in the draft once more, with its own name.
        (
            SCHOOLS,
            "Drie scholen zijn zeer zwak. Nog eens drie scoorden onvoldoende.",
            [("wrong-subject", "8")],
        ),
        (SCHOOLS, "Drie scholen zijn zeer zwak. Nog eens acht scoorden onvoldoende.", []),
        # A change in brackets has the name of the level before it, and makes it no less its own.
        (HARBOUR, "Van de kolen kwam 3,4 miljoen ton over de kade.", [("wrong-subject", "1100000")]),
        (HARBOUR, "Van de kolen kwam 1,1 miljoen ton over de kade.", []),
    ],
)
def test_an_entry_of_a_list_has_the_name_before_its_number(
    alarms: Alarms, source: str, draft: str, found: list[tuple[str, str]]
) -> None:
    assert [(kind, value) for kind, _, value in alarms(draft, source=source)] == found
