"""Durations that draw a line or time a moment, and those that tell how long something took."""

import pytest

from cijfercheck.language.quantities import read_numbers


def reasons(text: str) -> dict[str, str]:
    return {other.text: other.reason for other in read_numbers(text)[1]}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Van de gezinnen wacht 12 procent al langer dan vijf jaar.", "vijf jaar"),
        ("Ruim een kwart van de artsen werkt minder dan dertig uur per week.", "dertig uur"),
        ("Er stonden 45 huizen langer dan zes maanden leeg.", "zes maanden"),
        ("Driekwart kwam hooguit tien minuten te laat.", "tien minuten"),
    ],
)
def test_a_duration_behind_a_share_or_count_tells_which_ones_are_counted(text: str, line: str) -> None:
    assert reasons(text) == {line: "limit"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De rit duurde langer dan drie uur.", "drie uur"),
        ("Bij 12 procent duurde de operatie langer dan drie uur.", "drie uur"),
        ("De brug was hooguit twaalf minuten dicht.", "twaalf minuten"),
    ],
)
def test_how_long_something_took_is_told(text: str, told: str) -> None:
    quantities, others = read_numbers(text)
    assert told in [quantity.text for quantity in quantities]
    assert others == ()


def test_a_minute_is_a_moment_only_where_a_game_is_told() -> None:
    assert reasons("Na 12 minuten kopte de spits raak.") == {"12 minuten": "time"}
    assert reasons("Na 12 minuten was de trein er.") == {}


def test_the_length_of_a_race_names_it_and_a_length_of_road_is_told() -> None:
    assert reasons("Zij won de tijdrit over 21 kilometer.") == {"21 kilometer": "name"}
    assert reasons("Er lag olie over 2 kilometer.") == {}
