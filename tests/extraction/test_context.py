"""The words around a number, and the place and period that they give it."""

from collections.abc import Callable

import pytest

from cijfercheck.extraction.article import Extraction
from cijfercheck.model.article import Article
from tests.extraction.conftest import Extract


@pytest.mark.parametrize(
    ("sentence", "near", "far"),
    [
        ("In Assen staan 87 woningen leeg.", ("Assen", "woning"), ()),
        ("In Assen staan 87 woningen leeg, in Emmen 24 winkels.", ("Assen", "woning"), ("Emmen", "winkel")),
        ("Mannen fietsen vaker (52%) dan vrouwen (41%).", ("man", "fietsen"), ("vrouw",)),
    ],
)
def test_the_words_beside_another_number_are_far(
    extract: Extract, sentence: str, near: tuple[str, ...], far: tuple[str, ...]
) -> None:
    context = extract(sentence).claims[0].context
    assert set(near) <= set(context.near)
    assert set(far) <= set(context.far)
    assert not set(far) & set(context.near)


def test_a_long_compound_counts_whatever_the_tagger_makes_of_it(extract: Extract) -> None:
    context = extract("De gemiddelde verkoopprijs lag op 468.300 euro.").claims[0].context
    assert {"verkoopprijs", "gemiddeld"} <= set(context.near)


def test_the_title_and_the_heading_above_are_the_frame(
    extract_markdown: Callable[[str], tuple[Article, Extraction]],
) -> None:
    _, found = extract_markdown(
        "# Meer files in regio Oost\n\nEr waren 87 files.\n\n## Vrachtwagens\n\nEr stonden 12 wagens.\n"
    )
    assert [claim.context.frame for claim in found.claims] == [
        ("files", "regio", "Oost"),
        ("files", "regio", "Oost", "Vrachtwagens"),
    ]


@pytest.mark.parametrize(
    ("sentence", "regions"),
    [
        ("Vlaamse gemeenten telden 412 inbraken.", ["Vlaanderen"]),
        (
            "In Vlaanderen ligt het op 4.748 euro, terwijl een Waalse werknemer 3.780 euro verdient.",
            ["Vlaanderen", "Wallonië"],
        ),
        ("In Assen waren het er 412, 16 minder dan in Emmen.", ["Assen", "Assen"]),
        ("In Assen waren het er 412. Daar waren er in maart 37 meer.", ["Assen", "Assen"]),
        ("Een Chinese fabriek maakte 412 auto's.", ["China"]),
        (
            "In Drenthe verbruikt men 91 liter, terwijl een Limburger 78 liter nodig heeft.",
            ["Drenthe", "Limburg"],
        ),
    ],
)
def test_a_number_is_about_the_place_named_nearest(
    extract: Extract, sentence: str, regions: list[str]
) -> None:
    assert [claim.region for claim in extract(sentence).claims] == regions


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("Er waren 1.068 incidenten (2023: 1.083), waarvan 274 met geweld.", [2025, 2023, 2025]),
        ("Dit voorjaar kwamen 412 mensen. Er waren 37 tenten.", [2025, 2025]),
        (
            "In 2024 stonden er 74 woningen leeg, 9 woningen meer dan de 65 woningen van het jaar 2022.",
            [2024, 2024, 2022],
        ),
    ],
)
def test_brackets_and_comparisons_do_not_date_the_numbers_outside_them(
    extract: Extract, sentence: str, years: list[int]
) -> None:
    found = extract(sentence).claims
    assert [c.period.period.first.year for c in found if c.period and c.period.period.first] == years


def test_a_season_dates_its_own_clause_and_leaves_the_year_behind(extract: Extract) -> None:
    first, second = extract("Dit voorjaar kwamen 412 mensen. Er waren 37 tenten.").claims
    assert first.period is not None
    assert second.period is not None
    assert (first.period.period.days, second.period.period.days) == (92, 365)


def test_a_number_of_a_time_that_no_calendar_gives_has_no_period(extract: Extract) -> None:
    found = extract("In 2024 kwamen 412 mensen. Voor corona waren het er 530.").claims
    assert [claim.period is None for claim in found] == [False, True]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Het was druk in Utrecht. Daar werden 6.820 fietsen geteld.", "Utrecht"),
        ("Utrecht had het druk. Daar werden 6.820 fietsen geteld.", "Utrecht"),
        ("De pont legt aan in Elst. Daar werden 6.820 fietsen geteld.", "Elst"),
        ("Het was druk in Utrecht, maar ook in Elst. Daar werden 6.820 fietsen geteld.", "Elst"),
        ("De drukte valt op. Daar werden 6.820 fietsen geteld.", None),
    ],
)
def test_there_points_at_the_place_of_a_sentence_without_numbers(
    extract: Extract, text: str, region: str | None
) -> None:
    (found,) = extract(text).claims
    assert (found.region, found.context.elsewhere) == (region, region is None)
