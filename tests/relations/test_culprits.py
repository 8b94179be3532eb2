"""Which number of a sum that does not hold is named."""

import datetime

import pytest

from cijfercheck.model.article import Article
from cijfercheck.model.finding import Finding
from cijfercheck.pipeline import Checker
from cijfercheck.reading.markdown import READER
from cijfercheck.reading.text import read_text

DAY = datetime.date(2025, 10, 17)
VOTE = "Van de 24.800 leden stemden er 3.950. Voor de cao stemden {} leden, 521 waren tegen en 111 leverden een blanco stem in."


def _dutch(text: str, name: str) -> Article:
    return read_text(text, identifier=name).model_copy(update={"language": "nl"})


def _alarms(text: str, source: str) -> list[tuple[str, str | None, str | None]]:
    """The number that each alarm points at, what it should be and the text in its place."""
    checker = Checker(sources=[_dutch(source, "bron.txt")] if source else [], date=DAY)
    article = _dutch(text, "bericht.txt")
    found: list[Finding] = [one for one in checker.check_article(article).findings if one.severity != "info"]
    return [(article.text[one.start : one.end], one.expected, one.suggestion) for one in found]


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        (
            "De stemmen zijn geteld: 3.138 voor, 521 tegen en 111 blanco, samen 3.950.",
            "uitslag: ja 3.318, nee 521, blanco 111; opkomst 3.950",
            [("3.138", "3318", "3.318")],
        ),
        (
            "De stemmen zijn geteld: 3.318 voor, 521 tegen en 111 blanco, samen 3.770.",
            "uitslag: ja 3.318, nee 521, blanco 111; opkomst 3.950",
            [("3.770", "3950", "3.950")],
        ),
        (
            "In totaal hadden 450.000 klanten geen stroom: 210.000 in de Randstad, 145.000 in Brabant en 59.000 in Gelderland.",
            "",
            [("59.000", "95000", "95.000")],
        ),
        (
            "In totaal hadden 450.000 klanten geen stroom: 210.000 in de Randstad, 145.000 in Brabant en 83.000 in Gelderland.",
            "",
            [("450.000", "438000", "438.000")],
        ),
        (
            "Luisterboeken werden in 2024 in totaal 1.747 keer geleend, ruim een derde meer dan in 2023, toen de teller op 1,3 miljoen bleef steken.",
            "",
            [("1.747", "1747000", "1.747.000")],
        ),
    ],
)
def test_a_sum_names_the_number_that_the_source_or_its_digits_tell(
    text: str, source: str, found: list[tuple[str, str, str]]
) -> None:
    assert _alarms(text, source) == found


def test_a_table_total_that_the_text_tells_otherwise_is_itself_the_wrong_number() -> None:
    rows = "| Soort | Kilo |\n|---|---|\n| Kleding | 620.000 |\n| Meubels | 540.000 |\n| Boeken | 340.000 |\n| **Totaal** | **1.590.000** |\n"
    drafts = (f"De kringlopen haalden {told}spullen op.\n\n{rows}" for told in ("1,5 miljoen kilo ", ""))
    named = []
    for draft in drafts:
        article = READER.read(draft, "bericht.md").model_copy(update={"language": "nl"})
        found = [one for one in Checker(date=DAY).check_article(article).findings if one.severity != "info"]
        named.append([(article.text[one.start : one.end], one.expected) for one in found])
    assert named == [[("1.590.000", "1500000")], [("340.000", "430000")]]


def test_a_message_says_with_which_number_the_sum_holds() -> None:
    text = "In totaal hadden 450.000 klanten geen stroom: 210.000 in de Randstad, 145.000 in Brabant en 59.000 in Gelderland."
    messages = {
        language: finding.message
        for language in ("nl", "en")
        for finding in Checker(date=DAY, language=language)
        .check_article(_dutch(text, "bericht.txt"))
        .findings
        if finding.severity != "info"
    }
    assert messages == {
        "nl": "210.000 + 145.000 + 59.000 is samen 414.000, niet 450.000; met 95.000 voor 59.000 klopt het.",
        "en": "210.000 + 145.000 + 59.000 is 414.000 together, not 450.000; with 95.000 for 59.000 it is right.",
    }


@pytest.mark.parametrize(
    ("part", "found"), [("45 miljoen", [("45 miljoen", "45000000000")]), ("4,5 miljard", [])]
)
def test_a_part_of_a_list_at_another_scale_is_the_wrong_number(
    part: str, found: list[tuple[str, str]]
) -> None:
    draft = f"Het fonds verdeelt 58 miljard euro:\n\n- sport: {part} euro;\n- cultuur: 8 miljard euro;\n- groen: 4 miljard euro;\n- overig: 1 miljard euro.\n"
    article = READER.read(draft, "bericht.md").model_copy(update={"language": "nl"})
    alarms = [one for one in Checker(date=DAY).check_article(article).findings if one.severity != "info"]
    assert [(article.text[one.start : one.end], one.expected) for one in alarms] == found
