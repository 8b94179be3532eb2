"""Numbers that were mistyped or put in another unit, on drafts with a source."""

import pytest

from tests.conftest import Alarms

SOURCE = """\
Bedrijfsgegevens 2024

Maximale productie: 60.000 kg waterstof per dag
Opslag: 4.500 liter ammoniak
Lengte van de leiding: 320 meter
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("De fabriek levert 60.000 ton waterstof per dag.", [("60.000", "60")]),
        ("Er kan 4.500 kubieke meter ammoniak in de opslag.", [("4.500 kubieke meter", "4.500 liter")]),
        ("De leiding heeft een lengte van 320 kilometer.", [("320 kilometer", "320 meter")]),
        # The same in the right unit or rightly converted, and the number of another thing.
        ("De fabriek levert 60.000 kilo waterstof per dag.", []),
        ("De fabriek levert 60 ton waterstof per dag.", []),
        ("De vrachtwagens rijden 320 kilometer.", []),
    ],
)
def test_the_very_number_of_a_source_in_another_unit_is_a_slip(
    alarms: Alarms, words: str, found: list[tuple[str, str]]
) -> None:
    text = f"Fabriek opent de deuren\n\nIn 2024 werd er gebouwd.\n\n{words}\n"
    assert [(said, expected) for _, said, expected in alarms(text, source=SOURCE)] == found
