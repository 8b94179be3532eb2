"""Sentences copied from a source with one word altered, in whole drafts."""

import pytest

from tests.conftest import Alarms

SOURCE = """In Zwolle daalde het aantal inbraken bij winkels in 2024 met 12 procent tot 340, meldde de politie. In Deventer bleef 7 procent van de daders uit beeld.
Van de ondervraagde mannen op de Veluwe fietst in maart 38 procent naar het werk. De aanleg van de brug kostte het waterschap bij elkaar 4,6 miljoen euro.
Het aantal beverburchten langs de Vecht is volgens de tellers gestegen tot 371. Langs de nieuwe dijk groeien volgens de tellers hooguit 25 soorten gras en kruiden."""


@pytest.mark.parametrize(
    ("draft", "kind", "words", "told"),
    [
        (
            "Het aantal beverburchten langs de Vecht is volgens de tellers gedaald tot 371.",
            "wrong-direction",
            "gedaald",
            "gestegen",
        ),
        (
            "In Zwolle daalde het aantal inbraken bij winkels in 2023 met 12 procent tot 340, meldde de politie.",
            "wrong-period",
            "2023",
            "2024",
        ),
        (
            "In Deventer daalde het aantal inbraken bij winkels in 2024 met 12 procent tot 340, meldde de politie.",
            "wrong-subject",
            "Deventer",
            "Zwolle",
        ),
        (
            "Van de ondervraagde vrouwen op de Veluwe fietst in maart 38 procent naar het werk.",
            "wrong-subject",
            "vrouwen",
            "mannen",
        ),
        (
            "Van de ondervraagde mannen op de Veluwe fietst in april 38 procent naar het werk.",
            "wrong-period",
            "april",
            "maart",
        ),
        (
            "De aanleg van de brug kostte het waterschap bij elkaar 4,6 miljard euro.",
            "wrong-unit",
            "4,6 miljard",
            "4600000",
        ),
        (
            "Langs de nieuwe dijk groeien volgens de tellers minstens 25 soorten gras en kruiden.",
            "misleading-rounding",
            "minstens",
            "hooguit",
        ),
        # Within other words.
        (
            "De fietsersbond is tevreden, want van de ondervraagde vrouwen op de Veluwe fietst in maart 38 procent naar het werk.",
            "wrong-subject",
            "vrouwen",
            "mannen",
        ),
    ],
)
def test_a_word_that_excludes_that_of_the_source_is_found(
    alarms: Alarms, draft: str, kind: str, words: str, told: str
) -> None:
    assert alarms(draft, source=SOURCE) == [(kind, words, told)]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        # As it was; a word that means the same; a name that the source has nothing of.
        ("In Zwolle daalde het aantal inbraken bij winkels in 2024 met 12 procent tot 340.", SOURCE),
        ("In Zwolle zakte het aantal inbraken bij winkels in 2024 met 12 procent tot 340.", SOURCE),
        ("In Hanzestad daalde het aantal inbraken bij winkels in 2024 met 12 procent tot 340.", SOURCE),
        # One of two sentences of the source, and one whose number is another too.
        (
            "In juli kwamen er bij het loket 412 aanvragen voor een pas binnen.",
            "In juni kwamen er bij het loket 412 aanvragen voor een pas binnen.\nIn juli kwamen er bij het loket 412 aanvragen voor een pas binnen.",
        ),
        (
            "In juli kwamen er bij het loket 430 aanvragen voor een pas binnen.",
            "In juni kwamen er bij het loket 412 aanvragen voor een pas binnen.",
        ),
        # The sentence says the other word too; a round number of another year in few words.
        (
            "In 2024 telde de stad 12.860 leerlingen in de brugklas, even veel als in 2023.",
            "In 2023 telde de stad 12.860 leerlingen in de brugklas.",
        ),
        (
            "In 2022 waren er 50 klachten over het leerlingenvervoer.",
            "In 2023 waren er 50 klachten over het leerlingenvervoer.",
        ),
        # Too few words to be known again.
        ("Dat is 12 procent meer.", "Dat is 12 procent minder."),
    ],
)
def test_what_excludes_nothing_is_left_alone(alarms: Alarms, draft: str, source: str) -> None:
    assert alarms(draft, source=source) == []
