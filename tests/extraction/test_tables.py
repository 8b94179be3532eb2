"""Each cell of a table counts what its row and its column say."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from cijfercheck.extraction.article import Extraction
from cijfercheck.model.article import Article

TABLE = """# Diefstal in de stad

| Soort | 2023 | 2024 |
| :--- | ---: | ---: |
| fietsen | 1.200 | 1.350 |
| schade | € 5 mln | 20 tot 30 |
"""
PERIODS = [(date(year, 1, 1), date(year, 12, 31)) for year in (2023, 2024)]

Extract = Callable[[str], Extraction]
ExtractMarkdown = Callable[[str], tuple[Article, Extraction]]


def test_every_cell_with_a_number_is_a_claim(extract_markdown: ExtractMarkdown) -> None:
    _, found = extract_markdown(TABLE)
    values = [
        (c.quantity.value, c.quantity.low, c.quantity.high, c.kind, c.quantity.unit) for c in found.claims
    ]
    assert values == [
        (Fraction(1200), None, None, "count", None),
        (Fraction(1350), None, None, "count", None),
        (Fraction(5_000_000), None, None, "amount", "EUR"),
        (None, Fraction(20), Fraction(30), "count", None),
    ]
    assert {(claim.section, claim.role) for claim in found.claims} == {("table", "level")}


def test_the_year_above_a_column_is_the_period_of_its_cells(extract_markdown: ExtractMarkdown) -> None:
    _, found = extract_markdown(TABLE)
    days = [(c.period.period.first, c.period.period.last) for c in found.claims if c.period]
    assert days == PERIODS * 2
    assert {claim.period.text for claim in found.claims if claim.period} == {"2023", "2024"}


def test_a_cell_counts_what_its_row_and_its_column_say(extract_markdown: ExtractMarkdown) -> None:
    _, found = extract_markdown(
        "# Diefstal\n\n| Plaats | gestolen fietsen | gestolen auto's |\n|---|---|---|\n| Assen | 45 | 12 |\n"
    )
    assert [(claim.subject.text, claim.subject.head) for claim in found.claims] == [
        ("gestolen fietsen Assen", "fiets"),
        ("gestolen auto's Assen", "auto"),
    ]


def test_numbers_in_headings_and_row_names_are_no_claims(extract_markdown: ExtractMarkdown) -> None:
    _, found = extract_markdown("# Peiling\n\n| Partij | 2024 |\n|---|---|\n| D66 | 12 |\n| 50PLUS | 2 |\n")
    assert [claim.text for claim in found.claims] == ["12", "2"]
    assert [(other.text, other.reason) for other in found.not_claims] == [
        ("2024", "heading"),
        ("66", "heading"),
        ("50", "heading"),
    ]


def test_a_cell_stands_where_it_stands_in_the_text(extract_markdown: ExtractMarkdown) -> None:
    article, found = extract_markdown(TABLE)
    assert [article.text[claim.start : claim.end] for claim in found.claims] == [
        "1.200",
        "1.350",
        "5 mln",
        "20 tot 30",
    ]
    assert [article.text[slice(*claim.sentence)] for claim in found.claims][::2] == [
        "fietsen | 1.200 | 1.350",
        "schade | € 5 mln | 20 tot 30",
    ]


def test_the_text_of_a_cell_is_its_number_without_the_unit(extract_markdown: ExtractMarkdown) -> None:
    article, found = extract_markdown(TABLE)
    assert [claim.text for claim in found.claims] == [
        article.text[claim.start : claim.end] for claim in found.claims
    ]


def test_a_cell_in_percentage_points_is_no_count(extract_markdown: ExtractMarkdown) -> None:
    _, found = extract_markdown(
        "# Inflatie\n\n| Land | verschil |\n|---|---|\n| België | 1,5 procentpunt |\n"
    )
    assert [claim.kind for claim in found.claims] == ["percentage_point"]


def test_a_year_above_a_column_is_no_part_of_what_is_counted(extract_markdown: ExtractMarkdown) -> None:
    _, found = extract_markdown("# Diefstal\n\n| Soort | 2024 |\n|---|---|\n| Gestolen fietsen | 1.350 |\n")
    assert [(claim.subject.text, claim.subject.head) for claim in found.claims] == [
        ("Gestolen fietsen", "fiets")
    ]


def test_a_column_of_ranks_has_no_claims(extract_markdown: ExtractMarkdown) -> None:
    table = "| Partij | Nr. | Zetels |\n|---|---|---|\n| Volkspartij | 1 | 31 |\n"
    _, found = extract_markdown(f"# Peiling\n\n{table}")
    assert [claim.text for claim in found.claims] == ["31"]
    assert [(other.text, other.reason) for other in found.not_claims] == [("1", "rank")]


def test_a_table_of_words_has_no_claims(extract_markdown: ExtractMarkdown) -> None:
    _, found = extract_markdown("# Lijst\n\n| Naam | Rol |\n|---|---|\n| Jansen | voorzitter |\n")
    assert (found.claims, found.not_claims) == ((), ())


def test_prose_after_a_table_is_read_on(extract_markdown: ExtractMarkdown) -> None:
    article, found = extract_markdown(f"{TABLE}\nIn 2024 werden 77 winkels overvallen.\n")
    last = found.claims[-1]
    assert (last.id, last.text, last.subject.head) == ("c5", "77", "winkel")
    assert article.text[last.start : last.end] == "77"


DEATHS = """                 eerste semester 2024   eerste semester 2025
Doden ter plaatse
  Vlaams Gewest              112                   104
  Waals Gewest               119                   106
"""
FIRM = """Resultaten, in miljoen euro

                 2024      2025
Omzet           1.940     1.870
  waarvan online           640
EBIT             62,1      58,0
"""


def test_a_first_row_with_numbers_is_no_heading_and_the_titles_stand_above_it(extract: Extract) -> None:
    found = extract(DEATHS).claims
    assert [(claim.text, claim.region, claim.subject.head) for claim in found] == [
        ("112", "Vlaams Gewest", "dood"),
        ("104", "Vlaams Gewest", "dood"),
        ("119", "Waals Gewest", "dood"),
        ("106", "Waals Gewest", "dood"),
    ]
    days = [claim.period.period.first for claim in found if claim.period]
    assert days == [date(2024, 1, 1), date(2025, 1, 1)] * 2
    assert [claim.quantity.value for claim in found] == [112, 104, 119, 106]


def test_the_unit_stands_above_the_titles_and_a_row_with_one_number_ends_no_table(extract: Extract) -> None:
    found = extract(FIRM).claims
    assert [(claim.text, str(claim.quantity.value), claim.quantity.unit) for claim in found] == [
        ("1.940", "1940000000", "EUR"),
        ("1.870", "1870000000", "EUR"),
        ("640", "640000000", "EUR"),
        ("62,1", "62100000", "EUR"),
        ("58,0", "58000000", "EUR"),
    ]
    assert [claim.section for claim in found] == ["table"] * 5


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (
            "Provincie – man – vrouw\nOverijssel – 56 – 51\nGelderland – 53 – 54\n",
            [("56", "man"), ("51", "vrouw"), ("53", "man"), ("54", "vrouw")],
        ),
        (
            "Vestiging / werknemers / klanten\nGenk / 460 / 1.120\nZelzate / 310 / -\n",
            [("460", "werknemer"), ("1.120", "klant"), ("310", "werknemer")],
        ),
        (
            "Domein | m | v\nTechniek | 1.045 | 312\nZorg | 298 | 1.076\n",
            [("1.045", "man"), ("312", "vrouw"), ("298", "man"), ("1.076", "vrouw")],
        ),
        # Alone the letter is a unit.
        ("Toren | m\nDom | 112\nMartini | 97\n", [("112", "dom"), ("97", "Martini")]),
    ],
)
def test_columns_are_cut_at_dashes_and_slashes_and_titles_of_one_letter_spelled(
    extract: Extract, table: str, cells: list[tuple[str, str]]
) -> None:
    found = extract(f"Cijfers over 2024\n\n{table}").claims
    assert [(claim.text, claim.subject.head) for claim in found] == cells
    assert {claim.section for claim in found} == {"table"}


def test_lines_with_dashes_and_words_are_no_table(extract: Extract) -> None:
    found = extract(
        "De route\n\nUtrecht – 12 kilometer verder – Zeist\nZeist – 9 kilometer verder – Doorn\n"
    ).claims
    assert {claim.section for claim in found}.isdisjoint({"table"})


def test_a_list_in_columns_may_open_with_a_short_number(extract: Extract) -> None:
    found = extract("Woonplaats\n Sevenum        16\n Horst           9\n").claims
    assert [(claim.text, claim.subject.head) for claim in found] == [("16", "sevenum"), ("9", "Horst")]


def test_a_value_may_be_missing_from_a_row_in_columns(extract: Extract) -> None:
    found = extract(
        "                     2023    2024\nopbrengst (mln euro)  2.750   2.310\nraming (mln euro)     2.700   -\n"
    ).claims
    assert [(claim.text, str(claim.quantity.value)) for claim in found] == [
        ("2.750", "2750000000"),
        ("2.310", "2310000000"),
        ("2.700", "2700000000"),
    ]


def test_a_year_in_brackets_above_a_column_dates_the_numbers_in_brackets(
    extract_markdown: ExtractMarkdown,
) -> None:
    _, found = extract_markdown("| Plaats | op tijd (2023) |\n|---|---|\n| Assen | 71% (69%) |\n")
    first, second = found.claims
    assert (first.text, second.text) == ("71", "69")
    assert first.period is None
    assert second.period is not None
    assert second.period.period.first == date(2023, 1, 1)


@pytest.mark.parametrize(
    "heading", ["Regio    2023    2024", "Groep    1e kwartaal 2024    2e kwartaal 2024"]
)
def test_a_first_row_with_periods_is_a_heading(extract: Extract, heading: str) -> None:
    found = extract(f"{heading}\nZeeland    120    140\nDrenthe    310    290\n").claims
    assert [claim.text for claim in found] == ["120", "140", "310", "290"]
    assert all(claim.period is not None and claim.period.origin == "clause" for claim in found)


TAX = """                              2022    2023    2024
opbrengst heffing (mln euro)  1.410   1.385   1.290
begroot (mln euro)            1.400   1.450   -
verkochte blikken (mln)         512     498     430
vergunningen                    n.b.  1.204   1.177
"""
QUARTER = """Kerngegevens (in miljoenen euro's, tenzij anders vermeld) - 3e kwartaal 2025 | 3e kwartaal 2024 | 2e kwartaal 2025
Netto-omzet 1.602 | 1.553 | 1.588
Nettowinst 617 | 678 | 606
Marge 14,8% | 14,1% | 14,2%
"""


def test_a_cell_without_a_number_ends_no_table_and_the_unit_of_a_row_is_not_what_it_counts(
    extract: Extract,
) -> None:
    found = extract(TAX).claims
    assert [(claim.text, str(claim.quantity.value), claim.subject.text) for claim in found] == [
        ("1.410", "1410000000", "opbrengst heffing"),
        ("1.385", "1385000000", "opbrengst heffing"),
        ("1.290", "1290000000", "opbrengst heffing"),
        ("1.400", "1400000000", "begroot"),
        ("1.450", "1450000000", "begroot"),
        ("512", "512000000", "verkochte blikken"),
        ("498", "498000000", "verkochte blikken"),
        ("430", "430000000", "verkochte blikken"),
        ("1.204", "1204", "vergunningen"),
        ("1.177", "1177", "vergunningen"),
    ]
    assert [claim.period.period.first for claim in found[-2:] if claim.period] == [
        date(2023, 1, 1),
        date(2024, 1, 1),
    ]


def test_a_name_and_the_first_number_may_share_a_cell_below_a_title_that_ends_with_a_period(
    extract: Extract,
) -> None:
    found = extract(QUARTER).claims
    assert [(claim.text, str(claim.quantity.value), claim.quantity.unit) for claim in found] == [
        ("1.602", "1602000000", "EUR"),
        ("1.553", "1553000000", "EUR"),
        ("1.588", "1588000000", "EUR"),
        ("617", "617000000", "EUR"),
        ("678", "678000000", "EUR"),
        ("606", "606000000", "EUR"),
        ("14,8", "74/5", "procent"),
        ("14,1", "141/10", "procent"),
        ("14,2", "71/5", "procent"),
    ]
    assert [claim.period.period.first for claim in found[:3] if claim.period] == [
        date(2025, 7, 1),
        date(2024, 7, 1),
        date(2025, 4, 1),
    ]
    place = len("Bericht\n\n")
    assert QUARTER[found[0].start - place : found[0].end - place] == "1.602"


def test_a_row_name_that_ends_with_a_number_is_left_whole(extract: Extract) -> None:
    found = extract("Leerjaar | 2023 | 2024\nGroep 7 | 212 | 205\nGroep 8 | 198 | 201\n").claims
    assert [claim.text for claim in found] == ["212", "205", "198", "201"]


def test_a_cell_without_a_period_beside_columns_that_have_one_has_that_of_the_text(
    extract_markdown: ExtractMarkdown,
) -> None:
    _, found = extract_markdown(
        "# Zomer 2024\n\nEr was muziek.\n\n| Feest | Dagen | 2024 | 2023 |\n|---|---|---|---|\n| Peel | 3 | 840 | 910 |\n"
    )
    years = [
        claim.period.period.first.year for claim in found.claims if claim.period and claim.period.period.first
    ]
    assert years == [2024, 2024, 2023]


def test_a_cell_of_a_table_without_periods_has_none(extract_markdown: ExtractMarkdown) -> None:
    _, found = extract_markdown(
        "# Zomer 2024\n\nEr was muziek.\n\n| Feest | Dagen |\n|---|---|\n| Peel | 3 |\n"
    )
    assert [claim.period for claim in found.claims] == [None]


def test_a_row_of_how_many_there_are_is_no_amount_of_its_table(extract_markdown: ExtractMarkdown) -> None:
    _, found = extract_markdown(
        "# Jaarcijfers\n\nKerncijfers 2024 (x EUR miljoen)\n\n| | 2023 | 2024 |\n|---|---|---|\n"
        "| Omzet | 412 | 438 |\n| Aantal winkels | 96 | 101 |\n| Medewerkers (fte) | 1.240 | 1.310 |\n"
    )
    assert [(claim.text, claim.quantity.value, claim.kind) for claim in found.claims] == [
        ("412", Fraction(412_000_000), "amount"),
        ("438", Fraction(438_000_000), "amount"),
        ("96", Fraction(96), "count"),
        ("101", Fraction(101), "count"),
        ("1.240", Fraction(1240), "count"),
        ("1.310", Fraction(1310), "count"),
    ]


def test_what_stands_above_a_table_is_not_said_of_one_below_another_line(
    extract_markdown: ExtractMarkdown,
) -> None:
    first = "# Jaarcijfers\n\nIn miljoenen euro's\n\n| | 2024 |\n|---|---|\n| Omzet | 412 |\n"
    second = "| | 2024 |\n|---|---|\n| Leerlingen | 96 |\n"
    _, found = extract_markdown(f"{first}\nScholen\n\n{second}")
    assert [claim.kind for claim in found.claims if claim.section == "table"] == ["amount", "count"]


FREIGHT = """Overzicht luchthaven

                              2025        2024     verschil
Passagiers, december     1.842.000   1.795.000       + 2,6%
Vracht (ton)               768.400     733.100 (*)   + 4,8%
  full freighter           412.900     391.700
  integrators              218.600     212.800
Vluchten (duizend)           196,3       193,9
"""
COMPANY = """Resultaten (in miljoen euro, tenzij anders aangegeven)

                                   1H 2024    1H 2023
Netto-omzet                          318,4      356,7
   waarvan 1e kwartaal               147,2      169,5
 Per productgroep
   Onderdelen en accessoires          23,9       26,5
Ebitda                                19,1       27,4
"""


def test_a_row_farther_to_the_right_has_the_unit_of_the_row_above(extract: Extract) -> None:
    found = {claim.text: claim for claim in extract(FREIGHT).claims}
    units = {words: found[words].quantity.unit for words in ("768.400", "733.100", "391.700", "218.600")}
    assert units == dict.fromkeys(units, "ton")
    assert found["196,3"].quantity.value == Fraction(196_300)
    assert (found["218.600"].subject.head, found["218.600"].subject.modifiers) == ("vracht", ("integrators",))


def test_a_row_may_name_a_part_of_the_time_of_its_column(extract: Extract) -> None:
    found = {claim.text: claim for claim in extract(FREIGHT).claims}
    assert [
        (period.period.first, period.period.last)
        for words in ("1.842.000", "1.795.000")
        if (period := found[words].period) is not None
    ] == [(date(2025, 12, 1), date(2025, 12, 31)), (date(2024, 12, 1), date(2024, 12, 31))]


def test_a_line_that_names_rows_leaves_the_table_whole(extract: Extract) -> None:
    found = {claim.text: claim for claim in extract(COMPANY).claims}
    assert found["23,9"].quantity.value == Fraction(23_900_000)
    assert found["19,1"].quantity.value == Fraction(19_100_000)
    period = found["26,5"].period
    assert period is not None
    assert (period.period.first, period.period.last) == (date(2023, 1, 1), date(2023, 6, 30))


def test_the_unit_in_a_title_of_plain_columns_is_not_that_of_the_other_columns(extract: Extract) -> None:
    found = extract(
        "Dienst            medewerkers    lasten (mln euro)\n"
        "Water             118            12,4\n"
        "Groen             64             8,1\n"
        "Wegen             205            31,0\n"
    )
    assert [(claim.text, claim.kind, claim.quantity.unit) for claim in found.claims] == [
        ("118", "count", None),
        ("12,4", "amount", "EUR"),
        ("64", "count", None),
        ("8,1", "amount", "EUR"),
        ("205", "count", None),
        ("31,0", "amount", "EUR"),
    ]
