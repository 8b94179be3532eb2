"""Figures of the news stay whole or are split where a reader would split them."""

import pytest
from spacy.language import Language

WHOLE = [
    *(
        "1.234,5",
        "12-jarige",
        "10%-grens",
        "'24",
        "’24",
        "A12",
        "2-1",
        "2024-2025",
        "12,5%",
        "0,5-1,5%",
        "+3%",
    ),
    *("−0,5", "1/3", "12.30", "5,-", "65-plussers", "20ste", "12e-eeuws", "±5", "½", "5%-punt"),
    *(
        "mln.",
        "mld.",
        "ca.",
        "nr.",
        "bijv.",
        "o.a.",
        "d.w.z.",
        "v.Chr.",
        "okt.",
        "'s-Gravenhage",
        "zo'n",
        "D'66",
    ),
]
SPLIT = [
    ("€5", ["€", "5"]),
    ("€1.234,50", ["€", "1.234,50"]),
    ("€5mln", ["€", "5", "mln"]),
    ("3miljard", ["3", "miljard"]),
    ("5km", ["5", "km"]),
    ("475.", ["475", "."]),
    ("475.[1]", ["475", ".", "[1]"]),
    ("2-1.[2][3]", ["2-1", ".", "[2]", "[3]"]),
    ("cirkel[12].", ["cirkel", "[12]", "."]),
    ("2023.Daarna", ["2023", ".", "Daarna"]),
    ("475.[1]Daarna", ["475", ".", "[1]", "Daarna"]),
    ("(12%),", ["(", "12%", ")", ","]),
    ("(8)", ["(", "8", ")"]),
    ("'2024", ["'", "2024"]),
    ("Tom.", ["Tom", "."]),
    ("pas.", ["pas", "."]),
    ("3 450", ["3", "450"]),
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_figure_or_abbreviation_is_one_word(nlp: Language, text: str) -> None:
    assert [token.text for token in nlp.make_doc(text)] == [text]


@pytest.mark.parametrize("text", WHOLE)
def test_it_is_one_word_in_a_sentence_too(nlp: Language, text: str) -> None:
    assert [token.text for token in nlp.make_doc(f"Er staat ({text}), ja.")][3] == text


@pytest.mark.parametrize(("text", "words"), SPLIT)
def test_what_is_not_part_of_the_figure_is_split_off(nlp: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in nlp.make_doc(text)] == words


def test_words_give_back_the_text(nlp: Language) -> None:
    text = "In '24 kostte dat €5 mln., ca. 10% meer.[1]  Niet\n\n'1.234,5' maar (475).[2][3]Zei hij."
    assert nlp.make_doc(text).text == text
