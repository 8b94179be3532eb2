"""What a number does in its clause."""

import pytest

from tests.extraction.conftest import Extract


@pytest.mark.parametrize(
    ("text", "number", "role"),
    [
        ("Dat is een stijging met 4.190 patiënten op één jaar tijd.", "4.190", "increase"),
        ("Dat is een afname met 12,2 procent.", "12,2", "decrease"),
        ("Omdat de prijzen met gemiddeld 2,2 procent stegen, verkochten winkels minder.", "2,2", "increase"),
        ("De omzet lag 3 procent onder dat van vorig jaar.", "3", "decrease"),
        ("Er zit een verschil van 55.000 euro tussen.", "55.000", "difference"),
        ("Van de bewoners zijn er 731 jonger dan 18 jaar.", "731", "level"),
        ("Van hen waren er 5.841 ouder dan 65.", "5.841", "level"),
        ("Een huis kost 274.000 euro, 12.000 euro of 6,4 procent meer dan vorig jaar.", "12.000", "increase"),
        ("De club verkocht 9.500 kaarten, 500 (of 9 procent) minder dan vorig seizoen.", "9", "decrease"),
        ("De club verkocht 9.500 kaarten, 500 minder dan in 2023, dat is 5 procent.", "5", "decrease"),
        ("De club verkocht 9.500 kaarten, 500 meer dan in 2023, dat is 5 procent van alles.", "5", "share"),
        ("De omzet was 88 miljoen euro, een stijging van 8 miljoen euro of 12 procent.", "12", "increase"),
        ("Het areaal kromp daarmee met 6,2 procent.", "6,2", "decrease"),
        ("Het jaar daarop was het anders, zodat het aandeel met 2 procent kromp.", "2", "decrease"),
        ("Dit jaar zijn de prijzen met 7,5 procent gestegen.", "7,5", "increase"),
        ("Van de vluchten was 68 procent op tijd, een verbetering van 4 procent.", "4", "difference"),
        ("De club begon met 12 leden, stijgende zorgen en een leeg veld.", "12", "level"),
        ("Een team telt 12 of 14 spelers meer.", "12", "level"),
        ("Het duurde vier minuten langer dan vorig jaar.", "vier", "increase"),
        ("Op de Veluwe werden dertien wolven geteld (+22 procent).", "22", "increase"),
        ("De omzet kromp vorig jaar met 12 procent.", "12", "decrease"),
        ("Vorig jaar slonk het aantal leden met 400.", "400", "decrease"),
        ("Het ledental is in een jaar tijd met 400 geklommen.", "400", "increase"),
        ("De omzet zwol met 12 procent aan.", "12", "increase"),
        ("De club ging er 12 procent op achteruit.", "12", "decrease"),
        ("De koopkracht gaat er volgend jaar 3 procent op vooruit.", "3", "increase"),
        ("De prijzen gingen met 12 procent de hoogte in.", "12", "increase"),
        ("De winnaar reed 100 meter vooruit.", "100", "level"),
        ("Een omzetverlies van 25 procent, zo staat in het bericht.", "25", "decrease"),
        ("Het ledental klom, wat de groei op 7,5 procent brengt.", "7,5", "increase"),
        ("Covid verklaart de 9 procent lagere productie.", "9", "decrease"),
        ("De club kreeg er 400 leden bij.", "400", "increase"),
        ("Vakkenvullers krijgen er 44 cent per uur bij.", "44", "increase"),
        ("Die 11 procent groei kwam vooral uit Azië.", "11", "increase"),
        ("De 4 procent krimp viel tegen.", "4", "decrease"),
        ("Daarmee zit de omzet 14,5 procent onder die van 2019.", "14,5", "decrease"),
        ("De oogst bleef 4,4 kilo onder het resultaat van 2022.", "4,4", "decrease"),
        ("Het werd 37,9 graden, 1,7 graad boven het record.", "1,7", "increase"),
        ("De wethouder kreeg 400 leden bij de club op bezoek.", "400", "level"),
        ("Het werd 59 millimeter boven wat gebruikelijk is.", "59", "increase"),
        ("De prijs verschilt 3 procent.", "3", "difference"),
        ("Op de Veluwe werden dertien wolven geteld (22 procent).", "22", "level"),
        (
            "Op tijd reed 81,1 procent, vijf punten minder dan in het vorige verslag (86,1 procent).",
            "86,1",
            "level",
        ),
        ("De vakbond zag het ledental met 1.930 toenemen.", "1.930", "increase"),
        ("De vereniging zag haar ledental met 1.930 leden toenemen.", "1.930", "increase"),
        ("De gemeente zag het aantal klachten met 340 afnemen.", "340", "decrease"),
        ("De vakbond zag het ledental niet boven 1.930 uitkomen.", "1.930", "level"),
    ],
)
def test_a_change_is_told_from_a_level(extract: Extract, text: str, number: str, role: str) -> None:
    assert {claim.text: claim.role for claim in extract(text).claims}[number] == role


@pytest.mark.parametrize(
    ("text", "number", "modality"),
    [
        ("Er telden 118 briefjes niet mee, waarvan 62 blanco.", "62", "outcome"),
        ("Die groep mocht niet stemmen, onder wie 62 kinderen.", "62", "outcome"),
        ("Dat aantal stemmen werd niet geteld, waaronder 62 blanco.", "62", "outcome"),
        ("De club telt niet 62 leden.", "62", "denied"),
    ],
)
def test_a_part_of_what_is_denied_is_not_denied(
    extract: Extract, text: str, number: str, modality: str
) -> None:
    assert {claim.text: claim.modality for claim in extract(text).claims}[number] == modality
