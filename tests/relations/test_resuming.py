"""Sentences that speak on about the numbers of the sentence before."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.lines import Document
from cijfercheck.relations.resuming import resumes

TURNOUT = "De opkomst lag op 52 procent, tegen 57 procent vier jaar eerder. "


@pytest.mark.parametrize(
    ("sentence", "resuming"),
    [
        ("De opkomst daalde daarmee met 5 procentpunt.", True),
        ("De opkomst daalde met 5 procentpunt.", True),
        ("Het aantal daalde dus met 9 procent.", True),
        ("De deelname van jongeren daalde daarmee met 5 procentpunt.", False),
        ("De omzet daalde met 5 procent.", False),
        ("Vier jaar eerder daalde de opkomst met 5 procent.", False),
    ],
)
def test_a_sentence_speaks_on_where_it_names_nothing_new(
    document: Callable[[str], Document], sentence: str, resuming: bool
) -> None:
    read = document(TURNOUT + sentence)

    assert resumes(read.lines[-1], read) is resuming
