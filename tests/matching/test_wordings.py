"""How well the words around a number fit those of figures, on claims and figures made by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cijfercheck.matching.wordings import fit_figures
from cijfercheck.model.claim import Context
from tests.records import claim, reference, year

THIS = year(2024)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("verkeersongeval", "ongeval"),
        ("fietsongeluk", "ongeval"),
        ("ziekteverzuimpercentage", "ziekteverzuim"),
        ("treinkaartje", "treinticket"),
    ],
)
def test_a_label_is_said_by_a_part_a_synonym_or_without_what_only_carries_a_number(
    label: str, said: str
) -> None:
    made = replace(claim("812", "ding", period=THIS), context=Context(near=(said,)))
    figures = (
        reference("812", label, name="a/een", period=THIS),
        reference("455", "schelp", name="a/twee", period=THIS),
    )
    best, other = fit_figures(made, figures)
    assert best.figure.name == "a/een"
    assert best.hinted
    assert other.score == Fraction(0)
