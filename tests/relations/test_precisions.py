"""Numbers with more digits than the estimate that they can only be from."""

import pytest

from tests.conftest import Alarms


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (
            "Van de leraren overweegt 18,3 procent een andere baan.",
            "Ruim 18 procent van de leraren overweegt een andere baan. 42 procent vindt de werkdruk te hoog.",
            "Ruim 18 procent",
        ),
        (
            "Slechts 9,8 procent van de gezinnen heeft een noodpakket in huis.",
            "Bijna 10 procent van de gezinnen heeft een noodpakket in huis. Twee derde kent het advies.",
            "Bijna 10 procent",
        ),
        (
            "Van de bezoekers komt 33,3 procent uit het buitenland.",
            "Ongeveer een op de drie bezoekers komt uit het buitenland; 61% komt uit Vlaanderen.",
            "Ongeveer een op de drie",
        ),
        (
            "De verbouwing kost de gemeente 4,127 miljoen euro.",
            "De kosten van de verbouwing worden geraamd op circa 4,1 miljoen euro. De gemeente telt 21.400 inwoners.",
            "circa 4,1 miljoen euro",
        ),
        # Nothing but the numbers beside it tells what it is of.
        (
            "In 12,4 procent van de gevallen was een tweede bezoek nodig. Dat duurde gemiddeld 47 minuten.",
            "Ruim 12% van de storingen vergt een herhaalafspraak, die gemiddeld 47 minuten duurt. Er zijn 31 monteurs.",
            "Ruim 12%",
        ),
    ],
)
def test_a_number_finer_than_the_estimate_of_the_source_is_too_precise(
    alarms: Alarms, text: str, source: str, words: str
) -> None:
    assert [(kind, expected) for kind, _, expected in alarms(text, source=source)] == [
        ("misleading-rounding", words)
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # The source has the exact number too.
        (
            "Van de leraren overweegt 18,3 procent een andere baan.",
            "Ruim 18 procent (18,3) van de leraren overweegt een andere baan. 42 procent vindt de werkdruk te hoog.",
        ),
        (
            "Van de leraren overweegt ruim 18 procent een andere baan.",
            "Ruim 18 procent van de leraren overweegt een andere baan.",
        ),
        # It was worked out from numbers of the draft.
        (
            "Van de 1.240 deelnemers vielen er 154 uit, dat is 12,4 procent.",
            "Van de 1.240 deelnemers vielen er 154 uit. Ruim 12 procent haalde de finish dus niet.",
        ),
        (
            "De opbrengst van 6,24 miljoen euro is de som van 4,12 miljoen aan tickets en 2,12 miljoen aan drank.",
            "De opbrengst is ongeveer 6 miljoen euro, waarvan 4,12 miljoen aan tickets en 2,12 miljoen aan drank.",
        ),
        # Another thing, another measure of precision, another year.
        (
            "In Gent had 12,4 procent van de winkels personeel tekort, zo telde onze redactie.",
            "Ruim 12 procent van de leerlingen komt te laat. In de klas zitten 24 leerlingen.",
        ),
        (
            "Een derde van de bezoekers komt uit het buitenland.",
            "Ongeveer 33 procent van de bezoekers komt uit het buitenland.",
        ),
        (
            "In 2023 was dat nog 11,9 procent.",
            "In 2024 was bijna 12 procent van de dossiers digitaal.",
        ),
    ],
)
def test_a_number_of_its_own_is_not_too_precise(alarms: Alarms, text: str, source: str) -> None:
    assert alarms(text, source=source) == []
