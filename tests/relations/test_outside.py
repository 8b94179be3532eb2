"""Levels of a draft whose earlier level only a reference or source knows, from text to finding."""

import datetime
from pathlib import Path

import pytest
from spacy.language import Language

from cijfercheck.extraction.load import load_pipeline
from cijfercheck.model.report import Report
from cijfercheck.pipeline import Checker
from cijfercheck.reading.text import read_text
from tests.conftest import Alarms

REFERENCE = """\
dataset: proef
title: Proef
publisher: Proefbureau
published: 2025-03-01
figures:
  - {id: water, label: geleverd drinkwater, unit: miljoen m3, region: Nederland, series: {2022: 1171, 2023: 1149, 2024: 1182}}
  - {id: fiets, label: "gestolen rijwielen, totaal", unit: aantal, region: Nederland, series: {2023: 84120, 2024: 80450}}
  - {id: ebike, label: gestolen rijwielen, unit: aantal, region: Nederland, dimensions: {soort: elektrisch}, series: {2023: 26310, 2024: 31870}}
  - {id: huur, label: gemiddelde huur, unit: euro, region: Nederland, series: {2024-01: 685, 2024-07: 712, 2024-12: 712}}
"""
SOURCE = """\
Meldingen van overlast per provincie (tussen haakjes het jaar daarvoor).
Oost-Vlaanderen: 298 (264)
Vlaams-Brabant: 231 (158)
Limburg: 97 (74)
Vlaanderen: 1.184 (1.046)
De ploegen schreven 2.165 boetes uit.
"""
OF_SOURCE = "De dienst kreeg 1.184 meldingen van overlast. De ploegen schreven 2.165 boetes uit. "


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline(None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("buiten")
    (made / "cijfers.yaml").write_text(REFERENCE, encoding="utf-8")
    (made / "bron.txt").write_text(SOURCE, encoding="utf-8")
    return made


def _alarms(
    nlp: Language, text: str, *, reference: Path | None = None, source: Path | None = None
) -> list[str]:
    checker = Checker(
        references=[] if reference is None else [reference],
        sources=[] if source is None else [source],
        date=datetime.date(2025, 4, 10),
        model=nlp,
    )
    report: Report = checker.check_article(
        read_text(text, identifier="stuk.txt").model_copy(update={"language": "nl"})
    )
    return [finding.kind for finding in report.findings if finding.severity != "info"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("In 2024 werd 1.182 miljard liter drinkwater geleverd, bijna 3 procent meer dan in 2023.", []),
        (
            "In 2024 werd 1.182 miljard liter drinkwater geleverd, 8 procent meer dan in 2023.",
            ["wrong-change"],
        ),
        (
            "In 2024 werd 1.182 miljoen kuub drinkwater geleverd, 3 procent minder dan in 2023.",
            ["wrong-direction"],
        ),
    ],
)
def test_a_level_is_compared_in_the_unit_of_the_draft(
    nlp: Language, folder: Path, text: str, kinds: list[str]
) -> None:
    assert _alarms(nlp, text, reference=folder / "cijfers.yaml") == kinds


def test_a_change_that_is_that_of_another_series_is_not_blamed_for_its_level(
    nlp: Language, folder: Path
) -> None:
    text = "Er zijn in 2024 80.450 aangiften van een gestolen elektrische fiets gedaan. Dat is 21 procent meer dan in 2023."

    assert "wrong-change" not in _alarms(nlp, text, reference=folder / "cijfers.yaml")


def test_two_equal_levels_are_no_change(nlp: Language, folder: Path) -> None:
    text = "Een huurder betaalt in december 712 euro. Dat bedrag steeg in juli met 4 procent."

    assert _alarms(nlp, text, reference=folder / "cijfers.yaml") == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("In Oost-Vlaanderen waren het er 298, 34 minder dan het jaar daarvoor.", ["wrong-direction"]),
        ("In Oost-Vlaanderen waren het er 298, 34 meer dan het jaar daarvoor.", []),
        ("In Oost-Vlaanderen waren het er 298, 12 minder dan begroot.", []),
        ("In Vlaams-Brabant waren het er 231, 60 minder dan in de top van 2019.", []),
    ],
)
def test_a_number_in_brackets_shows_that_a_change_was_turned_round_and_no_more(
    nlp: Language, folder: Path, text: str, kinds: list[str]
) -> None:
    assert _alarms(nlp, OF_SOURCE + text, source=folder / "bron.txt") == kinds


def test_brackets_of_a_source_that_the_draft_was_not_written_from_say_nothing(
    nlp: Language, folder: Path
) -> None:
    text = "Makelaars verkochten vorig jaar 298 huizen, 34 minder dan het jaar daarvoor."

    assert "wrong-direction" not in _alarms(nlp, text, source=folder / "bron.txt")


def test_a_rounded_number_at_another_scale_needs_words_or_digits_in_common(
    nlp: Language, tmp_path: Path
) -> None:
    source = tmp_path / "rekening.txt"
    source.write_text(
        "Openbare ruimte: 14,05 miljoen euro in 2024, 14,28 miljoen euro in 2025.\n", encoding="utf-8"
    )

    assert _alarms(nlp, "Er ligt 14,1 miljard euro klaar voor de centrale.", source=source) == []
    text = "Er ligt 14,1 miljard euro klaar voor de openbare ruimte."
    assert _alarms(nlp, text, source=source) == ["wrong-unit"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            (
                "Van de kiezers kwam 37,9 procent opdagen. Daarmee ligt de opkomst 3,3 procentpunt lager dan bij de vorige stemming, "
                "die over de kermis in 2018: toen daagde 34,6 procent op."
            ),
            ["wrong-direction"],
        ),
        (
            (
                "Van de kiezers kwam 37,9 procent opdagen. Daarmee ligt de opkomst 3,3 procentpunt hoger dan bij de vorige stemming, "
                "die over de kermis in 2018: toen daagde 34,6 procent op."
            ),
            [],
        ),
        (
            (
                "In Haarle stemde 41,2 procent voor het plan. Daarmee ligt de opkomst 2,4 procentpunt lager dan in 2019, toen 58,3 "
                "procent kwam stemmen."
            ),
            [],
        ),
    ],
)
def test_a_level_that_is_recalled_shows_that_a_change_was_turned_round_and_no_more(
    nlp: Language, text: str, kinds: list[str]
) -> None:
    assert _alarms(nlp, text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Er bleven 8.020 stemmen over. De parking strandde op 2.558, oftewel 39,1 procent.",
            ["share-mismatch"],
        ),
        ("Er bleven 8.020 stemmen over. De parking strandde op 2.558, oftewel 31,9 procent.", []),
        ("Er bleven 8.020 stemmen over. De parking strandde op 2.558, oftewel 48,7 procent.", []),
        (
            "Vissers brachten 42.800 ton aan land. Dat is de kleinste aanvoer in jaren. Schol: 13.900 ton, een kwart van alle aanvoer.",
            ["share-mismatch"],
        ),
        ("Vissers brachten 42.800 ton aan land. Op Urk kwam 9.640 ton binnen, de helft van alle tong.", []),
        (
            "De stad telt 54.310 inwoners. In Noord wonen er 12.400. De rest woont in de dorpen. Dat is 37 procent van alle inwoners.",
            [],
        ),
    ],
)
def test_shares_of_a_whole_that_is_not_named(nlp: Language, text: str, kinds: list[str]) -> None:
    assert _alarms(nlp, text) == kinds


def test_what_is_left_is_tested_where_a_bound_could_be_any_sum(nlp: Language) -> None:
    text = (
        "Er waren 1.184 gevallen van agressie. Bij woorden bleef het 702 keer. Geweld kwam 331 keer voor. De overige 171 dossiers gaan "
        "over spuwen. De bond telt er zeker 2.000."
    )

    assert _alarms(nlp, text) == ["sum-mismatch"]


CATCH = "Vangst volgens het ministerie (x 1.000 kg)\n\nsoort        2023      2024\ntong         5.100     6.180\nschol       27.000    24.300\n"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("In 2024 mocht 6.180 ton tong worden gevangen, 1.080 ton minder dan in 2023.", ["wrong-direction"]),
        ("In 2024 mocht 6.180 ton tong worden gevangen, 1.080 ton meer dan in 2023.", []),
        ("In 2024 mocht 24.300 ton schol worden gevangen, 2.700 ton minder dan in 2023.", []),
    ],
)
def test_a_table_in_thousands_of_kilos_is_read_in_the_unit_of_the_draft(
    nlp: Language, tmp_path: Path, text: str, kinds: list[str]
) -> None:
    path = tmp_path / "vangst.txt"
    path.write_text(CATCH, encoding="utf-8")
    assert _alarms(nlp, text, source=path) == kinds


@pytest.mark.parametrize(("source", "kinds"), [(True, []), (False, ["wrong-change"])])
def test_a_percentage_that_is_known_as_a_level_is_no_change_of_the_levels_beside_it(
    alarms: Alarms, kinds: list[str], *, source: bool
) -> None:
    known = "De bond telde 1.480 leden in 2024. In 2024 was 38,4 procent van de leden jonger dan 30.\n"
    text = "De bond groeide in 2024 van 1.240 naar 1.480 leden, met 38,4 procent jonge leden."
    assert [kind for kind, *_ in alarms(text, source=known if source else None)] == kinds
