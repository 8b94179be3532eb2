"""A change told twice, in numbers and in percent."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.lines import Document
from cijfercheck.relations.siblings import find_difference


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("In 2024 waren er 612 meldingen, 43 minder dan in 2023. Een daling met 7 procent.", "43"),
        ("Er waren 1.248 diefstallen. Die 156 extra diefstallen betekenen een groei van 14 procent.", "156"),
        ("Er kwamen 156 extra diefstallen bij; in heel het land was de groei 14 procent.", None),
        (
            "In 2024 waren er 612 meldingen, 43 minder dan in 2023. Het aantal boetes steeg met 7 procent.",
            None,
        ),
        ("In 2024 waren er 612 meldingen. Een daling met 7 procent.", None),
    ],
)
def test_a_percentage_says_the_difference_before_it_again(
    document: Callable[[str], Document], text: str, difference: str | None
) -> None:
    read = document(text)
    line = read.lines[-1]
    found = find_difference(line.claims[-1], line, read)
    assert (None if found is None else found[0].text) == difference
