"""Words that stand for each other, and compounds that hold each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.language.lexicon import synonyms
from cijfercheck.matching.words import canonical, same_word, split_compound

WORDS = st.text("abdegiklmnorstuvz", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("besturen", "bestuur"),
        ("contracten", "contract"),
        ("overledene", "sterfgeval"),
        ("minderjarig", "kind"),
        ("leraar", "docent"),
        ("woning", "huis"),
        ("melding", "aangifte"),
        ("gemeld", "melding"),
        ("melding", "melden"),
        ("gemeld", "melden"),
        ("besmetting", "besmetten"),
        ("Slachtoffer", "slachtoffer"),
        ("ziekenhuisopname", "ziekenhuis-opname"),
        ("mbo'er", "mbo"),
        ("PVV’ers", "PVV"),
        ("rivieren", "rivier"),
        ("personeel", "werknemer"),
        ("fietsongeluk", "fietsongeval"),
        ("betoging", "demonstratie"),
    ],
)
def test_synonyms_derivations_and_spellings_are_the_same_word(one: str, other: str) -> None:
    assert (same_word(one, other), same_word(other, one)) == (True, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mannen", "maan"),
        ("besturen", "bestuurder"),
        ("man", "vrouw"),
        ("slachtoffer", "verdachte"),
        ("fiets", "auto"),
        ("geboorte", "sterfte"),
        ("import", "export"),
        ("huur", "huis"),
        ("VVD", "PVV"),
        ("stijging", "daling"),
        ("ziekenhuis", "zieke"),
        ("invoer", "uitvoer"),
        ("basisschool", "basisscholier"),
        ("oversterfte", "overdaad"),
    ],
)
def test_other_words_are_not_the_same_word(one: str, other: str) -> None:
    assert (same_word(one, other), same_word(other, one)) == (False, False)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("meldingen", "meld"),
        ("gemeld", "meld"),
        ("melden", "meld"),
        ("besmettingen", "besmet"),
        ("docent", "leraar"),
        ("Fietsen", "fiets"),
        ("CBS", "cbs"),
    ],
)
def test_a_word_is_compared_by_its_stem_or_by_the_word_that_stands_for_it(word: str, form: str) -> None:
    assert canonical(word) == form


@pytest.mark.parametrize(
    ("compound", "part", "parts"),
    [
        ("mensenhandelslachtoffer", "slachtoffer", ("mensenhandel", "slachtoffer")),
        ("mensenhandelslachtoffer", "mensenhandel", ("mensenhandel", "slachtoffer")),
        ("woninginbraak", "inbraak", ("woning", "inbraak")),
        ("verkeersdode", "dode", ("verkeer", "dode")),
        ("verkeersdode", "verkeer", ("verkeer", "dode")),
        ("fietsendiefstal", "diefstal", ("fietsen", "diefstal")),
        ("inbraak", "woninginbraak", None),
        ("inbraak", "inbraak", None),
        ("kat", "at", None),
        ("inbraak", "braak", None),
    ],
)
def test_a_compound_is_split_at_a_word_that_it_holds(
    compound: str, part: str, parts: tuple[str, ...] | None
) -> None:
    assert split_compound(compound, part) == parts


def test_every_synonym_is_the_same_word_as_those_on_its_line() -> None:
    assert [pair for pair in synonyms().items() if not same_word(*pair)] == []


@given(WORDS)
def test_a_word_is_the_same_as_itself(word: str) -> None:
    assert same_word(word, word)


@given(WORDS, WORDS)
def test_being_the_same_word_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert same_word(one, other) == same_word(other, one)


@given(WORDS, WORDS)
def test_the_parts_of_a_compound_spell_it_but_for_a_link_of_at_most_two_letters(
    first: str, last: str
) -> None:
    parts = split_compound(first + last, last)
    if parts is not None:
        assert len(first + last) - sum(map(len, parts)) in {0, 1}
        assert (first + last).startswith(parts[0])
        assert (first + last).endswith(parts[1])
