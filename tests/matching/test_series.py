"""Numbers of other days of a series, on drafts with a source."""

import pytest

from tests.conftest import Alarms

SOURCE = """\
Jaarbericht 2024

Aangepast toezicht: 38 besturen (2023: 33).
Gemiddelde doorlooptijd: 25 maanden (2023: 22).
Verleende vergunningen: 57 (2023: 64).
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("De inspectie houdt 33 besturen scherp in de gaten.", [("wrong-period", "33", "38")]),
        ("De doorlooptijd bedraagt 22 maanden.", [("wrong-period", "22", "25")]),
        ("Er werden 64 vergunningen verleend.", [("wrong-period", "64", "57")]),
        # The right number, the days of the old one, and the same number of another thing.
        ("De inspectie houdt 38 besturen scherp in de gaten.", []),
        ("In 2023 bedroeg de doorlooptijd nog 22 maanden.", []),
        ("Eerder werden 64 vergunningen verleend.", []),
        ("Er kwamen 33 ouders naar de avond.", []),
    ],
)
def test_a_number_of_two_digits_is_known_as_the_one_of_the_year_before_by_what_it_counts(
    alarms: Alarms, words: str, found: list[tuple[str, str, str]]
) -> None:
    text = f"Besturen onder toezicht\n\nIn 2024 deed de inspectie meer dan anders.\n\n{words}\n"
    assert alarms(text, source=SOURCE) == found
