"""Numbers of different moments of one day."""

import datetime

import pytest

from cijfercheck.pipeline import Checker
from cijfercheck.relations.moments import find_stamps

DATE = datetime.date(2025, 10, 17)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**16.00 uur** - De dijk houdt.\n\n**14.30 uur** - Het water stijgt.", 2),
        ("16.00 uur: De dijk houdt.\n\n14:30 - Het water stijgt.", 2),
        ("Om 16.00 uur hield de dijk.\n\nHet water stijgt.", 0),
        ("16.000 mensen liepen mee.\n\n12,50 euro kost een kaartje.", 0),
    ],
)
def test_an_entry_opens_with_its_time(text: str, found: int) -> None:
    assert len(find_stamps(text)) == found


def test_what_rises_from_hour_to_hour_is_no_contradiction() -> None:
    text = (
        "**16.00 uur** - De afvoer van de Maas komt uit op 1.840 kubieke meter per seconde, zegt de dijkwacht.\n\n"
        "**14.30 uur** - De afvoer van de Maas is 1.640 kubieke meter per seconde, zegt de dijkwacht."
    )
    alarms = [f for f in Checker(date=DATE).check_text(text).findings if f.severity != "info"]
    assert alarms == []
