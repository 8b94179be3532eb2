"""Numbers hang on what they count, with the right label."""

import pytest
from spacy.language import Language

NUMBER_HEADS = [
    ("In 2024 zijn 79 minderjarige slachtoffers gemeld.", "79", "nummod", "slachtoffers"),
    ("In 2024 zijn 79 minderjarige slachtoffers gemeld.", "2024", "obl", "gemeld"),
    ("De politie hield gisteren 14 verdachten aan.", "14", "nummod", "verdachten"),
    ("Bij de brand raakten ruim 300 omwonenden hun huis kwijt.", "300", "nummod", "omwonenden"),
    ("Het dorp telt 1.250 inwoners.", "1.250", "nummod", "inwoners"),
    ("Dat is een daling van 4,5 procent.", "4,5", "nummod", "procent"),
    ("De school heeft zeventien nieuwe leraren nodig.", "zeventien", "nummod", "leraren"),
    ("De provincie betaalt 3,2 miljoen euro.", "3,2", "nummod", "miljoen"),
    ("De provincie betaalt € 3,2 miljoen.", "3,2", "nummod", "miljoen"),
    ("Een ticket kost €15.", "15", "nummod", "€"),
    ("Bijna 12 duizend huizen staan leeg.", "12", "nummod", "huizen"),
    ("De 46-jarige bestuurder reed 120 kilometer per uur.", "120", "nummod", "kilometer"),
    ("Van de 900 aanvragen zijn er 250 afgewezen.", "900", "nummod", "aanvragen"),
]


@pytest.mark.parametrize(("text", "number", "label", "head"), NUMBER_HEADS)
def test_a_number_has_its_head(nlp: Language, text: str, number: str, label: str, head: str) -> None:
    token = next(token for token in nlp(text) if token.text == number)
    assert (token.pos_, token.dep_, token.head.text) == ("NUM", label, head)


@pytest.mark.parametrize("number", ["3", "45", "980", "1.250", "12.600", "2,5", "vier", "tachtig"])
def test_it_does_not_matter_which_number_it_is(nlp: Language, number: str) -> None:
    doc = nlp(f"De gemeente bouwt {number} nieuwe woningen in het centrum.")
    token = doc[3]
    assert (token.text, token.dep_, token.head.text) == (number, "nummod", "woningen")
    assert (doc[4].dep_, doc[4].head.text) == ("amod", "woningen")


@pytest.mark.parametrize("percentage", ["8%", "12,5%", "30%"])
def test_a_percentage_in_one_word_is_analysed_like_a_noun(nlp: Language, percentage: str) -> None:
    token = nlp(f"De prijzen stegen met {percentage}.")[4]
    assert (token.text, token.pos_, token.dep_, token.head.text) == (percentage, "SYM", "obl", "stegen")
