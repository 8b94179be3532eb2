"""Numerals in words and digits are read exactly, and what is written can be read back."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.language.digits import Written, is_english, parse_digits
from cijfercheck.language.quantities import find_quantities
from cijfercheck.language.words import number_word, parse_ordinal, parse_word, parse_words, strip_accents

BELOW_A_MILLION_MILLION = st.integers(min_value=0, max_value=10**12 - 1)
SPACES = st.sampled_from([" ", "\u00a0", "\u2009", "\u202f"])


@given(BELOW_A_MILLION_MILLION)
def test_every_number_below_a_million_million_can_be_written_in_words_and_read_back(number: int) -> None:
    assert parse_words(number_word(number)) == number


@given(BELOW_A_MILLION_MILLION)
def test_numerals_are_read_without_diaereses_too(number: int) -> None:
    assert parse_words(strip_accents(number_word(number))) == number


@given(BELOW_A_MILLION_MILLION)
def test_a_numeral_in_a_sentence_is_one_quantity(number: int) -> None:
    word = "één" if number == 1 else number_word(number)
    (quantity,) = find_quantities(f"Zij telden {word} vissen.")
    assert (quantity.text, quantity.value) == (word, Fraction(number))


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_digits_with_dots_are_read_back(number: int) -> None:
    written = parse_digits(f"{number:,}".replace(",", "."))
    assert written == Written(Fraction(number), Fraction(1))


@given(st.integers(min_value=0, max_value=10**15 - 1), SPACES)
def test_digits_grouped_by_any_space_are_one_quantity(number: int, space: str) -> None:
    digits = f"{number:,}".replace(",", space)
    (quantity,) = find_quantities(f"Zij telden {digits} vissen.")
    assert (quantity.text, quantity.value) == (digits, Fraction(number))


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=1, max_value=6))
def test_decimals_are_read_exactly_with_the_worth_of_their_last_digit(number: int, places: int) -> None:
    whole, part = divmod(number, 10**places)
    written = parse_digits(f"{whole:,}".replace(",", ".") + f",{part:0{places}}")
    assert written == Written(Fraction(number, 10**places), Fraction(1, 10**places))


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "nul"),
        (23, "drieëntwintig"),
        (163, "honderddrieënzestig"),
        (1000, "duizend"),
        (1100, "duizend honderd"),
        (2163, "tweeduizend honderddrieënzestig"),
        (322_000, "driehonderdtweeëntwintigduizend"),
        (1_200_005, "een miljoen tweehonderdduizend vijf"),
        (-3, "min drie"),
    ],
)
def test_numbers_are_spelled_as_the_taalunie_advises(number: int, word: str) -> None:
    assert number_word(number) == word


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("twaalfhonderd", Fraction(1200)),
        ("drieëneenhalf", Fraction(7, 2)),
        ("tweeënhalf", Fraction(5, 2)),
        ("anderhalf", Fraction(3, 2)),
        ("honderdduizend", Fraction(100_000)),
        ("tweemiljoen", Fraction(2_000_000)),
        ("fiets", None),
        ("eenheid", None),
        ("duizenddingendoekje", None),
    ],
)
def test_joined_numerals_are_read_and_other_words_are_not(word: str, value: Fraction | None) -> None:
    assert parse_word(word) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("eerste", 1),
        ("achtste", 8),
        ("drieëntwintigste", 23),
        ("honderdderde", 103),
        ("laatste", None),
        ("beste", None),
    ],
)
def test_ordinals_are_read_and_other_words_are_not(word: str, value: int | None) -> None:
    assert parse_ordinal(word) == value


@pytest.mark.parametrize("phrase", ["twintig drie", "vijf zes", "", "drie fietsen"])
def test_numerals_that_do_not_belong_together_are_not_read_as_one(phrase: str) -> None:
    assert parse_words(phrase) is None


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1.500", Fraction(1500)),
        ("2.2", Fraction(11, 5)),
        ("0.125", Fraction(1, 8)),
        ("1,234,567.89", Fraction(123456789, 100)),
        ("1,234", Fraction(1234, 1000)),
        ("2½", Fraction(5, 2)),
        ("¾", Fraction(3, 4)),
        ("007", None),
        ("1.2.3", None),
    ],
)
def test_digits_are_read_the_dutch_way_unless_they_show_otherwise(
    digits: str, value: Fraction | None
) -> None:
    written = parse_digits(digits)
    assert (None if written is None else written.value) == value


def test_a_text_that_surely_writes_the_english_way_is_read_that_way_throughout() -> None:
    text = "Er waren 1,234,567 bezoekers, van wie 1,234 kinderen."
    assert is_english(text)
    assert [quantity.value for quantity in find_quantities(text)] == [1_234_567, 1_234]


def test_a_dutch_text_with_decimal_commas_is_not_english() -> None:
    assert not is_english("De groei was 1,5 procent, de omzet 1,234,567.")
