"""Pairs of levels that a source tells the other way round."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from cijfercheck.pipeline import Checker
from cijfercheck.reading.text import read_text
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.pairs import find_pairs
from cijfercheck.relations.reversals import find_reversals

SOURCE = "In 2024 kregen 61.400 gezinnen een naheffing. Over belastingjaar 2023 waren dat er 66.900. In 2024 vielen er 12 doden, tegen 14 in 2023."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het aantal naheffingen liep op van 61.400 naar 66.900.", [("66.900", "wrong-direction")]),
        ("Vorig jaar waren er 66.900 naheffingen, tegen 61.400 in 2023.", [("66.900", "wrong-direction")]),
        ("Het aantal naheffingen daalde van 66.900 naar 61.400.", []),
        ("Het aantal naheffingen liep op van 61.400 naar 68.200.", []),
        ("Er kwamen 66.900 bezwaren en 61.400 klachten.", []),
        ("Het aantal doden steeg van 12 naar 14.", [("14", "wrong-direction")]),
        ("Het aantal gewonden steeg van 12 naar 14.", []),
    ],
)
def test_two_particular_numbers_or_two_of_one_noun_stand_in_the_order_of_the_source(
    document: Callable[[str], Document], text: str, found: list[tuple[str, str]]
) -> None:
    draft, source = document(text), replace(document(SOURCE), name="bron.txt", origin="source")
    known = Known(sources=(source,))
    written = {claim.id: claim.text for claim in draft.claims}
    assert [(written[name], made.kind) for name, made in find_reversals(find_pairs(draft), known)] == found


def test_a_number_of_two_times_says_nothing_of_their_order(document: Callable[[str], Document]) -> None:
    text = "In 2024 waren er 61.400 gevallen. In 2023 waren dat er 66.900. In 2025 waren er 66.900 gevallen."
    source = replace(document(text), name="bron.txt", origin="source")
    draft = document("Het aantal gevallen liep op van 61.400 naar 66.900.")
    assert list(find_reversals(find_pairs(draft), Known(sources=(source,)))) == []


def test_levels_in_each_others_place_are_put_back_with_the_word_turned_round(
    document: Callable[[str], Document],
) -> None:
    source = replace(document(SOURCE), origin="source", name="bron.txt")
    draft = document("Het aantal naheffingen steeg van 61.400 in 2023 naar 66.900.")
    ((_, made),) = find_reversals(find_pairs(draft), Known(sources=(source,)))
    assert (made.words, made.replacement) == (
        "daling van 66.900 naar 61.400",
        "daalde van 66.900 in 2023 naar 61.400",
    )


def test_a_column_without_a_time_of_its_own_is_none_before_another() -> None:
    source = """BUREAU – persdienst
9 augustus 2019. Niet gebruiken voor 00.01 uur.

Meer sterfte in de hitteweek

In week 30 (22 tot en met 28 juli 2019) overleden 2.964 mensen.

Leeftijd | week 30 | gem. zomerweek | verschil
0 tot 65 | 437 | 397 | 40
65 tot 80 | 845 | 763 | 82
80 en ouder | 1.682 | 1.404 | 278
"""
    draft = """# Hitte eist zijn tol

Tijdens de hittegolf van eind juli stierven in totaal 2.964 mensen.

In de warmste week waren er 1.682 80 jaar of ouder, tegen 1.404 in een gewone week: een verschil van bijna 20 procent."""
    checker = Checker(sources=[read_text(source, identifier="bron.txt")], date=datetime.date(2019, 8, 9))
    report = checker.check_article(read_text(draft, identifier="bericht.txt"))
    assert [finding.message for finding in report.findings if finding.severity != "info"] == []
