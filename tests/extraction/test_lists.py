"""A line that labels its numbers: the label is what is counted, the brackets hold the same figure of before."""

from datetime import date

import pytest

from cijfercheck import Checker
from tests.extraction.conftest import Extract

Read = tuple[str, tuple[str, ...], int | None, str]


def read(extract: Extract, text: str) -> list[Read]:
    """Give the number, the words of the subject, the first year and the role of every claim."""
    return [
        (
            claim.text,
            tuple(sorted({claim.subject.head.lower(), *(word.lower() for word in claim.subject.modifiers)})),
            claim.period.period.last.year if claim.period and claim.period.period.last else None,
            claim.role,
        )
        for claim in extract(text).claims
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Inbraken: 412 (2023: 388)", [("412", "inbraak", 2025), ("388", "inbraak", 2023)]),
        ("Inbraken: ruim 400 (2023: 388).", [("400", "inbraak", 2025), ("388", "inbraak", 2023)]),
        ("- inbraken 412 (2023: 388)", [("412", "inbraak", 2025), ("388", "inbraak", 2023)]),
        ("Inbraken 2024: 412", [("412", "inbraak", 2024)]),
        ("Inbraken (aangiftes): 412", [("412", "inbraak", 2025)]),
        ("Inbraken: 412; branden 37", [("412", "inbraak", 2025), ("37", "brand", 2025)]),
    ],
)
def test_a_label_is_what_its_number_counts(
    extract: Extract, line: str, expected: list[tuple[str, str, int]]
) -> None:
    found = [
        (text, words[0] if len(words) == 1 else words[-1], year)
        for text, words, year, _ in read(extract, line)
    ]
    assert found == expected


def test_the_heading_gives_the_periods_of_numbers_and_brackets(extract: Extract) -> None:
    found = read(extract, "Ongevallen 2024 (tussen haakjes: 2023)\n\nDoden: 9 (11)\n- fiets 2 (3)")
    assert found == [
        ("9", ("dood",), 2024, "level"),
        ("11", ("dood",), 2023, "level"),
        ("2", ("dood", "fiets"), 2024, "level"),
        ("3", ("dood", "fiets"), 2023, "level"),
    ]


def test_names_in_small_letters_are_rows_below_a_heading_that_explains_the_brackets(extract: Extract) -> None:
    heading = "2. Doden naar type weggebruiker (2024, tussen haakjes 2023)"
    assert read(extract, f"{heading}\n\nfietsers 72 (73)\nvoetgangers 61 (67)") == [
        ("72", ("dood", "fietser"), 2024, "level"),
        ("73", ("dood", "fietser"), 2023, "level"),
        ("61", ("dood", "voetganger"), 2024, "level"),
        ("67", ("dood", "voetganger"), 2023, "level"),
    ]


@pytest.mark.parametrize(
    ("heading", "line", "expected"),
    [
        (
            "Verbruik, liter per inwoner per dag (2014 tussen haakjes)",
            "Limburg 91 (103)",
            [("91", "Limburg", "liter", 2025), ("103", "Limburg", "liter", 2014)],
        ),
        ("Afgevoerd slib (in ton)", "Zeeland 412", [("412", "Zeeland", "ton", 2025)]),
    ],
)
def test_a_heading_says_what_the_names_below_it_have_so_many_of(
    extract: Extract, heading: str, line: str, expected: list[tuple[str, str, str, int]]
) -> None:
    found = [
        (claim.text, claim.region, claim.quantity.unit, claim.period.period.last.year)
        for claim in extract(f"{heading}\n{line}").claims
        if claim.period and claim.period.period.last
    ]
    assert found == expected


def test_a_sentence_below_a_heading_with_a_unit_is_left_to_the_parser(extract: Extract) -> None:
    (claim,) = extract("Verbruik, liter per inwoner\nIn Limburg kwamen er 91 bij.").claims
    assert (claim.role, claim.quantity.unit) == ("increase", None)


def test_a_bare_number_in_brackets_counts_nothing_that_can_be_compared(extract: Extract) -> None:
    _, before = extract("Doden: 9 (11)").claims
    assert (before.text, before.subject.head, before.period) == ("11", "", None)


def test_the_parts_in_brackets_are_parts_of_the_label(extract: Extract) -> None:
    found = read(extract, "Woningen: 124 (Assen 87, Emmen 24, overige 13)")
    assert [(text, words) for text, words, _, _ in found] == [
        ("124", ("woning",)),
        ("87", ("assen", "woning")),
        ("24", ("emmen", "woning")),
        ("13", ("overig", "woning")),
    ]


def test_a_line_that_begins_with_waarvan_is_a_part_of_the_line_above(extract: Extract) -> None:
    found = read(extract, "- Productie: 268.000 hl\n- waarvan uitvoer: 96.500 hl")
    assert [words for _, words, _, _ in found] == [("productie",), ("productie", "uitvoer")]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Mutatie: -33,6%", "decrease"),
        ("Groei: 4,5%", "increase"),
        ("Daling: 4,5%", "decrease"),
        ("Saldo banen: +1.400", "increase"),
        ("Bezetting: 71%", "level"),
    ],
)
def test_a_sign_or_a_noun_of_change_makes_a_percentage_a_change(
    extract: Extract, line: str, role: str
) -> None:
    assert [found[3] for found in read(extract, line)] == [role]


def test_a_percentage_in_brackets_beside_a_count_is_a_share(extract: Extract) -> None:
    assert [found[3] for found in read(extract, "Meisjes: 412 (39%)")] == ["level", "share"]


@pytest.mark.parametrize(
    "line",
    [
        "De politie hield 12 mensen aan: 9 mannen en 3 vrouwen.",
        "Samenstelling: van de 4.118 bewoners zijn er 731 jonger dan 18 jaar.",
        "Zo zit het: vorig jaar 12 branden, nu 15 branden volgens de brandweer van de hele veiligheidsregio.",
    ],
)
def test_a_sentence_is_left_to_the_parser(extract: Extract, line: str) -> None:
    whole = [claim.sentence for claim in extract(line).claims]
    assert len(whole) > 1
    assert all(claim.context.near != () for claim in extract(line).claims[:1])
    assert all(
        claim.subject.start is not None or claim.subject.inherited for claim in extract(line).claims[:1]
    )


def test_the_place_of_a_claim_is_that_of_its_number(extract: Extract) -> None:
    found = extract("Inbraken: 412 (2023: 388)")
    text = "Bericht\n\nInbraken: 412 (2023: 388)\n"
    assert [text[claim.start : claim.end] for claim in found.claims] == ["412", "388"]
    assert [claim.period.period.first for claim in found.claims if claim.period][1] == date(2023, 1, 1)


@pytest.mark.parametrize(
    ("line", "number"),
    [("$10", "10"), ("EUR 20", "20"), ("duizend gram", "duizend"), ("100 graden F", "100")],
)
def test_a_line_that_is_one_number_with_its_unit_is_no_heading(
    extract: Extract, line: str, number: str
) -> None:
    assert [claim.text for claim in extract(line).claims] == [number]


def test_the_number_in_the_unit_of_a_heading_is_said_to_be_its_scale(extract: Extract) -> None:
    found = extract("Omzet (in miljoen euro)")
    assert found.claims == ()
    assert [(other.text, other.reason) for other in found.not_claims] == [("miljoen euro", "table-scale")]


def test_a_heading_gives_its_lines_a_unit() -> None:
    text = "Omzet (in miljoen euro)\nTextiel: 37,1\nTotaal: 96,2 (2023: 88,9)\n\nWinkels\nVerkooppunten: 163"
    report = Checker().check_text(text)
    values = [(claim.text, claim.value, claim.kind) for claim in report.claims]
    assert values == [
        ("37,1", "37100000", "amount"),
        ("96,2", "96200000", "amount"),
        ("88,9", "88900000", "amount"),
        ("163", "163", "count"),
    ]


def test_the_rows_below_a_heading_with_a_unit_need_no_colon() -> None:
    text = (
        "Rapportering 2024 (in miljoen euro):\nFederaal 142,0\nVlaams Gewest 38,4\nTotaal 180,4\n\n"
        "In 2024 waren er volgens de dienst 17 projecten"
    )
    report = Checker().check_text(text)
    assert [(claim.text, claim.value, claim.kind) for claim in report.claims] == [
        ("142,0", "142000000", "amount"),
        ("38,4", "38400000", "amount"),
        ("180,4", "180400000", "amount"),
        ("17", "17", "count"),
    ]


def test_a_label_with_a_scale_counts_its_line_in_it(extract: Extract) -> None:
    listed = extract("Kerncijfers 2024\n\nContainers in TEU (x 1.000): 10.400 (2023: 10.176)")
    assert [claim.quantity.value for claim in listed.claims] == [10_400_000, 10_176_000]
    told = extract("Containers in TEU (x 1.000): 10.400 (2023: 10.176), +2,2%, een record.")
    assert [claim.quantity.value for claim in told.claims if claim.kind == "count"] == [
        10_400_000,
        10_176_000,
    ]
    assert [other.text for other in told.not_claims if other.reason == "table-scale"] == ["1.000"]


BRACKETS = """Afval in de gemeente

Jaarcijfers 2020
- Restafval: 98 kg (2019: 131 kg)
- Gft: 158 kg (142). Plastic: 34 kg (29).
"""


def test_a_first_bracket_dates_those_that_follow_and_gives_them_their_unit(extract: Extract) -> None:
    found = [claim for claim in extract(BRACKETS).claims if claim.text != "2020"]
    assert [
        (claim.text, claim.quantity.unit, claim.period.period.first.year)
        for claim in found
        if claim.period is not None and claim.period.period.first is not None
    ] == [
        ("98", "kilogram", 2020),
        ("131", "kilogram", 2019),
        ("158", "kilogram", 2020),
        ("142", "kilogram", 2019),
        ("34", "kilogram", 2020),
        ("29", "kilogram", 2019),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A name and a number a line, without dashes or colons.
        (
            "Telling op het wad\nKanoet 9.870\nRosse grutto 3.105\nWulp 1.660",
            {"9.870": "kanoet", "3.105": "rosse grutto", "1.660": "wulp"},
        ),
        (
            "Boetes\navondklok ..... 688\nmondmaskerplicht ..... 291",
            {"688": "avondklok", "291": "mondmaskerplicht"},
        ),
        # Links of one line.
        (
            "Ingeschreven 160; vertrokken 154; gefinisht 96",
            {"160": "ingeschreven", "154": "vertrokken", "96": "gefinisht"},
        ),
        (
            "aankoop 71.200 - bouw 9.800 - renovatie 21.600",
            {"71.200": "aankoop", "9.800": "bouw", "21.600": "renovatie"},
        ),
        ("Verdachten: mannen 310; vrouwen 78", {"310": "verdachten mannen", "78": "verdachten vrouwen"}),
        (
            "broedparen grutto 214 - kievit 587 - scholekster 163",
            {"214": "broedparen grutto", "587": "broedparen kievit", "163": "broedparen scholekster"},
        ),
        (
            "Verkochte auto's 2022: 12.500, waarvan elektrisch 1.500",
            {"12.500": "verkochte auto's", "1.500": "verkochte auto's elektrisch"},
        ),
        # Brackets that say nothing of the number before them lose only themselves.
        ("Proefschriften: 214 (hoogste aantal; w.o. 97 wetenschappen)", {"214": "proefschriften", "97": ""}),
        # A number in a name.
        ("Peiling (in %)\nallen: 49\n18-34 jr: 37", {"49": "allen", "37": "18-34 jr"}),
    ],
)
def test_lines_and_links_are_read_by_their_names(extract: Extract, text: str, found: dict[str, str]) -> None:
    claims = extract(text).claims
    assert {claim.text: claim.subject.text.lower() for claim in claims} == found


def test_a_number_in_a_name_is_no_claim(extract: Extract) -> None:
    others = extract("Peiling (in %)\nallen: 49\n18-34 jr: 37").not_claims
    assert [(other.text, other.reason) for other in others] == [("18-34", "label")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Verkochte fietsen\nmei 2019: 2.400\nmei 2020: 3.720", [("2.400", "2019-05"), ("3.720", "2020-05")]),
        (
            "Camping De Zandhoek - overnachtingen juni:\n2023: 17.905\n2024: 16.320",
            [("17.905", "2023-06"), ("16.320", "2024-06")],
        ),
        (
            "Camping De Zandhoek - overnachtingen 19-28 februari 2024:\n2023: 905\n2022: 820",
            [("905", "2023-02"), ("820", "2022-02")],
        ),
        ("Omzet 2025 EUR 864 mln, 2024 EUR 900 mln", [("864 mln", "2025-01"), ("900 mln", "2024-01")]),
        ("Verzuim\nQ3 2023: 5,1% | Q2 2023: 5,4%", [("5,1", "2023-07"), ("5,4", "2023-04")]),
        ("Kindertal: 1/9/2010 = 150; 1/9/2015 = 210", [("150", "2010-09"), ("210", "2015-09")]),
        (
            "Inschrijvingen 2022 (2021)\nkleuters 1.940 (2.010)\nlager 3.390 (3.350)",
            [("1.940", "2022-01"), ("2.010", "2021-01"), ("3.390", "2022-01"), ("3.350", "2021-01")],
        ),
    ],
)
def test_lines_may_be_named_by_their_days_alone(
    extract: Extract, text: str, found: list[tuple[str, str]]
) -> None:
    claims = extract(text).claims
    assert [
        (claim.text, f"{claim.period.period.first:%Y-%m}")
        for claim in claims
        if claim.period and claim.period.period.first
    ] == found
    assert all(claim.subject.head for claim in claims)


def test_prose_with_a_colon_is_no_list(extract: Extract) -> None:
    text = (
        "In het tweede kwartaal stonden er 41.200 vacatures open. Een jaar eerder waren dat er nog 44.800. De afname "
        "betekent niet dat de rust is weergekeerd: vergeleken met de eerste drie maanden van 2025 kwamen er 2.300 bij."
    )
    assert [claim.text for claim in extract(text).claims] == ["41.200", "44.800", "2.300"]
