"""A number that a draft gives to one thing twice, each time another."""

import pytest

from tests.conftest import Alarms

SOURCE = """Jaarbericht deelscooters

In de vijf steden stapten mensen in 2021 samen 3.460.000 keer op een deelscooter. Per stad: Rotterdam 1.210.000, Den Haag 890.000.
"""


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("In Rotterdam zijn in 2021 3,46 miljoen ritten met deelscooters gemaakt.", ["1210000"]),
        ("In Rotterdam zijn in 2021 1,21 miljoen ritten met deelscooters gemaakt.", []),
    ],
)
def test_the_one_whose_figure_shares_no_word_is_of_something_else(
    alarms: Alarms, lead: str, found: list[str]
) -> None:
    draft = f"Meer ritten\n\n{lead}\n\nIn 2021 is Rotterdam met 1,21 miljoen ritten de grootste stad, Den Haag had er 890.000.\n"
    assert [expected for _, _, expected in alarms(draft, source=SOURCE, day="2022-02-01")] == found
