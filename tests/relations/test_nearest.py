"""Slips in changes that no words tie to their levels."""

import pytest

from tests.conftest import Alarms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Van een hectare rooiden zij 41 ton, waar dat vorig jaar nog 50 ton was. De opbrengst viel zo 22 procent terug.",
            "18",
        ),
        (
            "Kwam het vorig jaar tot 45 aangiften, dit jaar zijn het er al 135. Agenten spreken van een toename van 300 procent.",
            "200",
        ),
        (
            "In het voorjaar reed 89,6 procent op tijd. Een jaar eerder was dat 91,3 procent, zodat de punctualiteit 2,7 procentpunt lager ligt.",
            "1.7",
        ),
    ],
)
def test_a_change_with_a_slip_is_found(alarms: Alarms, text: str, expected: str) -> None:
    assert [(kind, value) for kind, _, value in alarms(text)] == [("wrong-change", expected)]


@pytest.mark.parametrize(
    "text",
    [
        # Right, of something else that is named, from another time, and of another size than a slip gives.
        "Van een hectare rooiden zij 41 ton, waar dat vorig jaar nog 50 ton was. De opbrengst viel zo 18 procent terug.",
        "Een kaartje kost 41 euro, vorig jaar was dat 50 euro. De energierekening van het zwembad steeg met 22 procent.",
        "De oogst was 41 ton, vorig jaar was dat 50 ton. Dat is 22 procent minder dan in 2012.",
        "Het fonds kreeg 41 ton, waar dat vorig jaar nog 50 ton was. De kosten van het nieuwe kantoor vielen 64 procent hoger uit.",
    ],
)
def test_what_may_be_meant_otherwise_is_no_slip(alarms: Alarms, text: str) -> None:
    assert alarms(text) == []
