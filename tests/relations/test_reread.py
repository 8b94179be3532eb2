"""Changes that a source tells in another direction or unit."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from cijfercheck.providers._figures import provide_claims
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.reread import find_reread

SOURCE = "De lonen in de zorg stegen met 5,3 procent. De huren in Brugge daalden met 2,6 procent."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De lonen in de zorg daalden met 5,3 procent.", [("wrong-direction", "stijging")]),
        ("De lonen in de zorg stegen met 5,3 procentpunt.", [("wrong-unit", "5,3 procent")]),
        ("De lonen in de zorg stegen met 5,3 procent.", []),
        ("De lonen in de zorg daalden met 4,1 procent.", []),
        ("De huren in Gent stegen met 2,6 procent.", []),
    ],
)
def test_a_change_is_known_by_its_number_and_what_it_is_of(
    document: Callable[[str], Document], text: str, found: list[tuple[str, str]]
) -> None:
    source = replace(document(SOURCE), name="bron.txt", origin="source")
    told = tuple(provide_claims(source.claims, source.text, source.name, "source"))
    known = Known(sources=(source,), source_figures=told)
    made = find_reread(document(text), known, Outside((), known))
    assert [(one.kind, one.words) for _, one in made] == found
