"""What plain sentences say: the number, what it counts, what it does, when, where and who says so."""

from datetime import date

import pytest

from cijfercheck.model.claim import Claim
from tests.extraction.conftest import Extract

YEAR_2024 = (date(2024, 1, 1), date(2024, 12, 31))
YEAR_2023 = (date(2023, 1, 1), date(2023, 12, 31))


def _claims(extract: Extract, text: str) -> list[Claim]:
    return list(extract(text).claims)


def _days(claim: Claim) -> tuple[date | None, date | None] | None:
    return None if claim.period is None else (claim.period.period.first, claim.period.period.last)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "In 2024 zijn 79 minderjarige slachtoffers van criminele uitbuiting gemeld.",
            [("79", "slachtoffer", ("minderjarig", "crimineel", "uitbuiting"))],
        ),
        ("Het aantal inbraken steeg in 2024 naar 23.400.", [("23.400", "inbraak", ())]),
        (
            "De werkloosheid daalde in maart van 3,9 naar 3,6 procent.",
            [("3,9", "werkloosheid", ()), ("3,6", "werkloosheid", ())],
        ),
        ("Het aandeel vrouwen bedraagt 41 procent.", [("41", "vrouw", ())]),
        ("De helft van de bewoners stemde tegen.", [("De helft", "bewoner", ())]),
        ("De huizenprijzen lagen 4,5 procent hoger dan een jaar eerder.", [("4,5", "huizenprijs", ())]),
        (
            "In Groningen werden 120 fietsen gestolen, in Assen 45.",
            [("120", "fiets", ()), ("45", "fiets", ())],
        ),
        ("Van de 900 aanvragen zijn er 250 afgewezen.", [("900", "aanvraag", ()), ("250", "aanvraag", ())]),
        (
            "Bij mannen ligt het gebruik op 41 procent, bij vrouwen op 52 procent.",
            [("41", "gebruik", ()), ("52", "vrouw", ())],
        ),
        (
            "Ommen telt 57 zieke patiënten, gevolgd door Almelo met 18.",
            [("57", "patiënt", ("ziek",)), ("18", "patiënt", ("ziek",))],
        ),
        ("De onderzoekers vonden 7,4 microgram PFOA per liter.", [("7,4", "PFOA", ())]),
        ("Het verbod geldt in 31 van de 44 dorpen.", [("31", "dorp", ()), ("44", "dorp", ())]),
        ("De school heeft zeventien nieuwe leraren nodig.", [("zeventien", "leraar", ())]),
        (
            "In 2024 waren er 944 slachtoffers. In 2023 waren dat er 868.",
            [("944", "slachtoffer", ()), ("868", "slachtoffer", ())],
        ),
        (
            "Het bedrijf heeft 120 werknemers. Dat zijn er 15 meer dan in 2023.",
            [("120", "werknemer", ()), ("15", "werknemer", ())],
        ),
    ],
)
def test_a_number_counts_what_its_sentence_says(
    extract: Extract, text: str, subjects: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert [(c.text, c.subject.head, c.subject.modifiers) for c in _claims(extract, text)] == subjects


def test_what_is_only_pointed_at_is_taken_from_the_sentence_before(extract: Extract) -> None:
    named, pointed = _claims(extract, "In 2024 waren er 944 slachtoffers. In 2023 waren dat er 868.")
    assert (named.subject.inherited, pointed.subject.inherited) == (False, True)
    assert (pointed.subject.start, pointed.subject.end) == (named.subject.start, named.subject.end)


def test_the_verb_and_the_place_of_a_clause_are_its_setting(extract: Extract) -> None:
    (claim,) = _claims(extract, "In Assen werden 45 fietsen gestolen.")
    assert sorted(claim.subject.setting) == ["Assen", "stelen"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Het aantal inbraken steeg in 2024 met 12 procent.", ["increase"]),
        ("Het aantal inbraken daalde in 2024 met 300.", ["decrease"]),
        ("Het aantal inbraken steeg in 2024 naar 23.400.", ["level"]),
        ("De werkloosheid daalde in maart van 3,9 naar 3,6 procent.", ["level", "level"]),
        ("De huizenprijzen lagen 4,5 procent hoger dan een jaar eerder.", ["increase"]),
        ("Er vielen 12 doden minder dan in 2023.", ["decrease"]),
        ("Een toename van 52 procent is fors.", ["increase"]),
        ("Het aandeel vrouwen bedraagt 41 procent.", ["share"]),
        ("Een op de drie leerlingen rookt.", ["share"]),
        ("De helft van de bewoners stemde tegen.", ["share"]),
        ("Het museum ontving twee keer zoveel bezoekers.", ["multiple"]),
        ("De brand verwoestte 45 hectare natuur.", ["level"]),
        ("In 2023 waren er 868 zieken; de toename bedraagt 76.", ["level", "increase"]),
        ("De daling kwam uit op ruim 4 procent.", ["decrease"]),
        ("Het verschil is inmiddels 113.600 euro.", ["difference"]),
        ("De winst bedroeg 9 miljoen euro.", ["level"]),
        ("De daling is zichtbaar in 7 van de 12 provincies.", ["level", "level"]),
        ("De stijging was het grootst in 40 gemeenten.", ["level"]),
        ("De afstand is 12 kilometer.", ["level"]),
    ],
)
def test_a_number_states_a_level_a_share_a_change_or_a_multiple(
    extract: Extract, text: str, roles: list[str]
) -> None:
    assert [claim.role for claim in _claims(extract, text)] == roles


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("De provincie betaalt 3,2 miljoen euro voor de brug.", "amount", "EUR"),
        ("De brand verwoestte 45 hectare natuur.", "measure", "hectare"),
        ("De inflatie daalde met 0,3 procentpunt.", "percentage_point", "procentpunt"),
        ("Een op de drie leerlingen rookt.", "ratio", None),
        ("Er zijn 79 slachtoffers.", "count", None),
    ],
)
def test_a_claim_has_the_kind_and_the_unit_of_its_number(
    extract: Extract, text: str, kind: str, unit: str | None
) -> None:
    assert [(claim.kind, claim.quantity.unit) for claim in _claims(extract, text)] == [(kind, unit)]


@pytest.mark.parametrize(
    ("text", "days", "origins"),
    [
        (
            "In 2024 waren er 944 slachtoffers. In 2023 waren dat er 868.",
            [YEAR_2024, YEAR_2023],
            ["clause"] * 2,
        ),
        (
            "De werkloosheid daalde in maart van 3,9 naar 3,6 procent.",
            [(date(2025, 2, 1), date(2025, 2, 28)), (date(2025, 3, 1), date(2025, 3, 31))],
            ["before", "clause"],
        ),
        ("Vorig jaar zijn 79 slachtoffers gemeld.", [YEAR_2024], ["clause"]),
        ("Er zijn 79 slachtoffers.", [(date(2025, 1, 1), date(2025, 12, 31))], ["publication"]),
    ],
)
def test_a_claim_holds_for_the_days_that_its_text_names(
    extract: Extract, text: str, days: list[tuple[date, date]], origins: list[str]
) -> None:
    claims = _claims(extract, text)
    assert [_days(claim) for claim in claims] == days
    assert [claim.period.origin for claim in claims if claim.period] == origins


def test_a_sentence_without_a_period_has_that_of_the_lead(extract: Extract) -> None:
    lead, body = _claims(extract, "In 2024 waren er 944 slachtoffers.\n\nEr werden 45 fietsen gestolen.")
    assert (lead.section, body.section) == ("lead", "body")
    assert _days(body) == YEAR_2024
    assert body.period is not None
    assert body.period.origin == "section"


def test_a_change_names_the_period_that_it_is_measured_from(extract: Extract) -> None:
    (claim,) = _claims(extract, "In 2024 steeg het aantal inbraken met 12 procent ten opzichte van 2023.")
    assert _days(claim) == YEAR_2024
    assert claim.baseline is not None
    assert (claim.baseline.period.first, claim.baseline.period.last) == YEAR_2023


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("In Groningen werden 120 fietsen gestolen, in Assen 45.", ["Groningen", "Assen"]),
        ("Volgens het CBS telt Utrecht 376.000 inwoners.", ["Utrecht"]),
        ("Er werden 120 fietsen gestolen.", [None]),
    ],
)
def test_a_claim_holds_for_the_place_nearest_to_its_number(
    extract: Extract, text: str, regions: list[str | None]
) -> None:
    assert [claim.region for claim in _claims(extract, text)] == regions


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Volgens het CBS telt Utrecht 376.000 inwoners.", "CBS"),
        ("De rapporteur schat dat 5.000 mensen slachtoffer zijn.", "rapporteur"),
        ("Er zijn 79 slachtoffers, aldus de politie.", "politie"),
        ("Er zijn 79 slachtoffers.", None),
        ("“Er werken hier 45 verpleegkundigen”, zegt directeur Jansen.", "directeur Jansen"),
        (
            "“Er werken hier 45 artsen”, zegt algemeen directeur Wouter Nijs.",
            "algemeen directeur Wouter Nijs",
        ),
    ],
)
def test_a_claim_is_attributed_to_who_says_it(extract: Extract, text: str, speaker: str | None) -> None:
    assert [claim.attribution for claim in _claims(extract, text)] == [speaker]


def test_a_number_between_quotation_marks_is_quoted_and_one_beside_them_is_not(extract: Extract) -> None:
    text = "“Er werken hier 45 artsen”, zegt de directeur. Er zijn 30 bedden, “genoeg” volgens haar."
    assert [(claim.text, claim.quoted) for claim in _claims(extract, text)] == [("45", True), ("30", False)]


def test_source_marks_go_with_the_number_before_them(extract: Extract) -> None:
    text = "In 2023 waren er 868 meldingen.[2][3] Er zijn 79 slachtoffers.[4] Er zijn 30 bedden."
    assert [claim.citations for claim in _claims(extract, text)] == [("2", "3"), ("4",), ()]


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("Er werden 120 fietsen gestolen.", ["outcome"]),
        ("Volgend jaar bouwt de gemeente naar verwachting 300 woningen.", ["forecast"]),
        ("De rapporteur schat dat 5.000 mensen slachtoffer zijn.", ["estimate"]),
        ("De gemeente streeft naar 5.000 woningen.", ["target"]),
        ("Er zijn geen 40 mensen ontslagen.", ["denied"]),
        ("Aanvankelijk werden 12 doden gemeld.", ["revised"]),
        ("De gemeente telde niet 400, zoals eerder gemeld, maar 393 bezoekers.", ["denied", "revised"]),
        ("De gemeente wil in 2030 zo’n 5.000 woningen bouwen.", ["target"]),
        ("Zeker 30 procent van de artsen wil minder werken.", ["outcome"]),
    ],
)
def test_a_number_is_an_outcome_unless_its_sentence_says_otherwise(
    extract: Extract, text: str, modalities: list[str]
) -> None:
    assert [claim.modality for claim in _claims(extract, text)] == modalities


def test_a_share_names_what_it_is_a_share_of(extract: Extract) -> None:
    (claim,) = _claims(extract, "De helft van de bewoners stemde tegen.")
    assert claim.whole is not None
    assert (claim.whole.text, claim.whole.head) == ("bewoners", "bewoner")


def test_a_hedge_is_no_part_of_what_is_counted(extract: Extract) -> None:
    (claim,) = _claims(extract, "Ruim 900 slachtoffers zijn gemeld.")
    assert (claim.text, claim.quantity.qualifier, claim.subject.text) == ("900", "just_over", "slachtoffers")


def test_a_hedge_is_no_part_of_the_setting(extract: Extract) -> None:
    (claim,) = _claims(extract, "Zeker 30 procent van de artsen werkt parttime.")
    assert claim.subject.setting == ("werken", "parttime")


def test_claims_are_numbered_in_the_order_of_the_text(extract: Extract) -> None:
    claims = _claims(extract, "Er zijn 79 slachtoffers.\n\nEr zijn 30 bedden. Er zijn 45 artsen.")
    assert [(claim.id, claim.text) for claim in claims] == [("c1", "79"), ("c2", "30"), ("c3", "45")]


def test_the_day_of_publication_is_no_claim(extract: Extract) -> None:
    found = extract("Den Haag, vrijdag 17 oktober 2025\n\nEr zijn 79 slachtoffers.")
    assert [claim.text for claim in found.claims] == ["79"]
    assert {other.reason for other in found.not_claims} == {"date"}
