"""Headlines beside the text below them, from text to finding."""

import datetime

import pytest
from spacy.language import Language

from cijfercheck.extraction.load import load_pipeline
from cijfercheck.pipeline import Checker
from cijfercheck.reading.markdown import READER

POOL = "# Zwembad trok {} bezoekers\n\nHet zwembad heeft vorig jaar 381.000 bezoekers ontvangen. Een kaartje kost 6,40 euro.\n"
BANKS = "# Bank schrapt {} banen\n\nDe bank schrapt dit jaar 140 voltijdbanen. Het gaat om 95 banen op kantoor en 45 in de winkels.\n"
BIKES = "# Verkoop elektrische fietsen {}\n\nIn 2024 werden er 186.000 elektrische fietsen verkocht. In 2023 waren het er 124.000.\n"
HOMES = "# {} huizen heeft glasvezel\n\nVan de 24.600 huizen zijn er 18.450 aangesloten op glasvezel. Dat is 75 procent.\n"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline(None)


def _alarms(nlp: Language, text: str) -> list[tuple[str, str | None]]:
    checker = Checker(date=datetime.date(2025, 10, 17), model=nlp)
    article = READER.read(text, "stuk.md").model_copy(update={"language": "nl"})
    found = checker.check_article(article).findings
    return [(finding.kind, finding.expected) for finding in found if finding.severity != "info"]


CHOIRS = "# Aantal leden van koren daalt met {} procent\n\nDe koren hebben dit jaar 33.850 leden. Dat zijn er 350 minder dan vorig jaar, toen er 34.200 stonden ingeschreven.\n"
TONS = "# {} ton carnaval van straat geraapt\n\nAALST - Na drie dagen feest haalde de stad 214 ton afval op."


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        (POOL.format("318.000"), [("internal-conflict", "381000")]),
        (POOL.format("381.000"), []),
        (POOL.format("bijna 400.000"), []),
        (POOL.format("391.000"), [("internal-conflict", "381000")]),
        (BANKS.format("170"), [("internal-conflict", "140")]),
        (TONS.format("234"), [("internal-conflict", "214")]),
        (TONS.format("214"), []),
        (TONS.format("298"), []),
        (BANKS.format("140"), []),
        (BIKES.format("verdubbeld"), [("wrong-change", "1.5")]),
        (CHOIRS.format("4"), [("wrong-change", "1")]),
        (CHOIRS.format("1"), []),
        (BIKES.format("met de helft gestegen"), []),
        (HOMES.format("Twee op de drie"), [("internal-conflict", "0.75")]),
        (HOMES.format("Drie op de vier"), []),
    ],
)
def test_a_headline_is_compared_with_the_text_below_it(
    nlp: Language, text: str, alarms: list[tuple[str, str | None]]
) -> None:
    assert _alarms(nlp, text) == alarms


def test_a_number_that_a_headline_only_nears_is_no_conflict(nlp: Language) -> None:
    text = "# Gemiddelde huur nadert de 700 euro\n\nDe gemiddelde huur is nu 603 euro per maand.\n"
    assert _alarms(nlp, text) == []
