"""Every documented form of a number is read back exactly, wherever it stands: hypothesis writes it, the language reads it."""

import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from types import FrameType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cijfercheck.language.not_claims import find_not_claims
from cijfercheck.language.periods import find_periods
from cijfercheck.language.quantities import find_ordinals, find_quantities, read_numbers
from cijfercheck.language.words import number_word, strip_accents
from cijfercheck.model.quantity import Quantity

SMALL = st.integers(min_value=2, max_value=999)
ANY = st.integers(min_value=2, max_value=10**12 - 1)
SCALES = st.sampled_from(
    [
        ("duizend", 10**3),
        ("miljoen", 10**6),
        ("mln", 10**6),
        ("miljard", 10**9),
        ("mld", 10**9),
        ("biljoen", 10**12),
    ]
)
HEDGES = st.sampled_from(
    [
        ("ruim", "just_over"), ("bijna", "almost"), ("ongeveer", "about"), ("zo'n", "about"), ("minstens", "at_least"),
        ("hooguit", "at_most"), ("meer dan", "more_than"), ("minder dan", "less_than"), ("", "exact"),
    ]
)  # fmt: skip
UNITS = st.sampled_from(
    [
        ("procent", "percentage", "procent"), ("procentpunt", "percentage_point", "procentpunt"), ("euro", "amount", "EUR"),
        ("dollar", "amount", "USD"), ("kilometer", "measure", "kilometer"), ("megawatt", "measure", "megawatt"),
        ("graden", "temperature", "graden Celsius"), ("weken", "duration", "week"),
    ]
)  # fmt: skip
LINKS = st.sampled_from(
    ["{} tot {}", "{} à {}", "tussen {} en {}", "tussen de {} en {}", "{} tot en met {}", "{}-{}"]
)


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    (quantity,) = find_quantities(text)
    return quantity


def written(number: Fraction) -> str:
    """A decimal number the Dutch way."""
    whole, hundredths = divmod(int(number * 100), 100)
    return f"{whole:,}".replace(",", ".") + f",{hundredths:02}"


@given(ANY, st.sampled_from(["joined", "spaced", "plain"]))
def test_a_numeral_is_read_joined_or_spaced_and_without_diaereses(number: int, form: str) -> None:
    word = number_word(number)
    if form == "plain":
        assume(not word.endswith(" één"))  # without its accents "duizend een vissen" may hold an article
        word = strip_accents(word)
    elif form == "joined" and number < 10**6:
        word = word.replace(" ", "")
    assert only(f"Er zijn {word} vissen geteld.").value == number


@given(SMALL, SCALES)
def test_a_scale_word_multiplies_digits(number: int, scale: tuple[str, int]) -> None:
    quantity = only(f"Er zijn {number} {scale[0]} vissen geteld.")
    assert (quantity.text, quantity.value) == (f"{number} {scale[0]}", Fraction(number * scale[1]))


@given(SMALL, HEDGES, UNITS)
def test_hedge_and_unit_are_read_around_a_number(
    number: int, hedge: tuple[str, str], unit: tuple[str, str, str]
) -> None:
    quantity = only(f"Het werd {hedge[0]} {number} {unit[0]}.")
    assert (quantity.text, quantity.kind, quantity.unit) == (f"{number} {unit[0]}", *unit[1:])
    assert quantity.qualifier == hedge[1]


@given(SMALL, HEDGES)
def test_a_bound_has_limits_and_a_value_has_none(number: int, hedge: tuple[str, str]) -> None:
    bounds = only(f"Er kwamen {hedge[0]} {number} mensen.").bounds
    expected = {
        "at_least": (number, None), "more_than": (number, None), "at_most": (None, number), "less_than": (None, number),
    }.get(hedge[1])  # fmt: skip
    assert (None if bounds is None else (bounds.low, bounds.high)) == expected


@given(SMALL, SMALL, LINKS, UNITS)
def test_a_range_has_both_limits_and_one_unit(
    low: int, more: int, link: str, unit: tuple[str, str, str]
) -> None:
    quantity = only(f"Het kostte {link.format(low, low + more)} {unit[0]}.")
    assert (quantity.value, quantity.low, quantity.high) == (None, Fraction(low), Fraction(low + more))
    assert (quantity.kind, quantity.unit) == unit[1:]


@given(st.integers(2, 99), st.integers(2, 99), SCALES)
def test_the_limits_of_a_range_share_their_scale_word(low: int, more: int, scale: tuple[str, int]) -> None:
    quantity = only(f"Er zijn {low} tot {low + more} {scale[0]} vissen.")
    assert (quantity.low, quantity.high) == (Fraction(low * scale[1]), Fraction((low + more) * scale[1]))


@given(st.integers(0, 10**7), st.sampled_from(["€ {}", "€{}", "{} euro", "EUR {}", "{} EUR"]))
def test_money_is_read_to_the_cent(cents: int, form: str) -> None:
    amount = Fraction(cents, 100)
    quantity = only(f"Het kost {form.format(written(amount))} in de winkel.")
    assert (quantity.value, quantity.kind, quantity.unit) == (amount, "amount", "EUR")
    assert quantity.text == form.format(written(amount))


@given(st.integers(2, 19), st.integers(2, 12))
def test_fractions_in_words_are_read(part: int, whole: int) -> None:
    names = dict(
        enumerate(["derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"], start=3)
    )
    if whole in names and part < whole:
        quantity = only(f"Ruim {number_word(part)} {names[whole]} van de vissen is weg.")
        assert (quantity.value, quantity.kind) == (Fraction(part, whole), "ratio")


@given(st.integers(2, 999), st.sampled_from(["e", "ste", "de"]))
def test_an_ordinal_is_no_claim_and_keeps_its_value(number: int, ending: str) -> None:
    (other,) = find_not_claims(f"Het was de {number}{ending} vergadering.")
    (ordinal,) = find_ordinals([other])
    assert (ordinal.text, ordinal.value, ordinal.kind) == (f"{number}{ending}", Fraction(number), "ordinal")
    assert (ordinal.start, ordinal.end) == (other.start, other.end)


@given(st.integers(1, 110), st.sampled_from(["{}-jarige", "{}-jarige", "{} jaar oude"]))
def test_ages_are_read(years: int, form: str) -> None:
    quantity = only(f"De {form.format(years)} verdachte zwijgt.")
    assert (quantity.value, quantity.kind, quantity.unit) == (Fraction(years), "age", "jaar")


@given(st.integers(-60, 60))
def test_temperatures_below_zero_are_read_in_every_form(degrees: int) -> None:
    forms = [f"{degrees} graden", f"{degrees} °C"]
    if degrees < 0:
        forms += [f"min {-degrees} graden", f"{-degrees} graden onder nul", f"minus {-degrees} °C"]
    for form in forms:
        quantity = only(f"Het werd {form}.")
        assert (quantity.value, quantity.text, quantity.unit) == (Fraction(degrees), form, "graden Celsius")


@given(st.integers(1, 23), st.integers(1, 59), st.sampled_from([" en ", " ", ", "]))
def test_a_duration_in_parts_is_one_duration(hours: int, minutes: int, link: str) -> None:
    quantity = only(f"De reis duurde {hours} uur{link}{minutes} minuten.")
    assert (quantity.value, quantity.unit) == (Fraction(60 * hours + minutes), "minuut")


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_the_same_weight_in_other_units_has_the_same_canonical_value(kilos: int, grams: int) -> None:
    forms = [f"{kilos} kilo", f"{written(Fraction(kilos * 1000))} gram"]
    found = [only(f"Er lag {form} klaar.") for form in forms]
    values = [quantity.in_canonical(quantity.value) for quantity in found if quantity.value is not None]
    assert values == [kilos, kilos]
    assert {quantity.canonical_unit for quantity in found} == {"kilogram"}
    other = only(f"Er lag {grams} gram klaar.")
    assert other.in_canonical(Fraction(grams)) == Fraction(grams, 1000)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1,5 ton graan", "kilogram", Fraction(1500)),
        ("2 GWh stroom", "joule", Fraction(7_200_000_000_000)),
        ("50 hectare bos", "vierkante meter", Fraction(500_000)),
        ("70 graden Fahrenheit", "graden Celsius", Fraction(190, 9)),
        ("300 kelvin", "graden Celsius", Fraction(2685, 100)),
        ("90 km per uur", "meter per seconde", Fraction(25)),
        ("50 cent", "EUR", Fraction(1, 2)),
        ("5 promille", "procent", Fraction(1, 2)),
        ("anderhalf jaar", "maand", Fraction(18)),
        ("3 mijl", "meter", Fraction(4828032, 1000)),
    ],
)
def test_a_unit_is_converted_exactly(text: str, unit: str, value: Fraction) -> None:
    quantity = only(f"Dat is {text}.")
    assert quantity.value is not None
    assert (quantity.canonical_unit, quantity.in_canonical(quantity.value)) == (unit, value)


def test_a_word_with_two_readings_keeps_the_other_where_nothing_tells() -> None:
    quantity = only("Het is zeker 2 ton.")
    assert (quantity.value, quantity.unit) == (Fraction(2), "ton")
    assert quantity.other is not None
    assert (quantity.other.value, quantity.other.unit) == (Fraction(200_000), "EUR")
    assert only("Er lag 2 ton graan.").other is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    quantities, others = read_numbers(text)
    assert [q.text for q in quantities] == [text[q.start : q.end] for q in quantities]
    assert [o.text for o in others] == [text[o.start : o.end] for o in others]
    mentions = find_periods(text, date(2025, 10, 17))
    assert [m.text for m in mentions] == [text[m.start : m.end] for m in mentions]


@given(
    st.lists(
        st.sampled_from(["5", "drie", "miljoen", "euro", "op", "17 oktober", "A12", ",", "en", "tot"]),
        max_size=9,
    )
)
def test_reading_a_text_twice_gives_the_same(words: list[str]) -> None:
    text = " ".join(words)
    assert read_numbers(text) == read_numbers(text)


def calls_of(function: Callable[[str], object], text: str) -> int:
    """How many calls reading a text takes: a measure of work that no clock disturbs."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        function(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "honderd",
        "1",
        "1.",
        "234 ",
        "een ",
        "twee ",
        "12, ",
        "3 en ",
        "1/2 ",
        "tussen 5 ",
        "24 uur en ",
        "1-",
        "a1@",
        "(",
        "5 mei ",
    ],
)
@pytest.mark.parametrize("read", [read_numbers, lambda text: find_periods(text, date(2025, 10, 17))])
def test_a_text_twice_as_long_takes_no_more_than_twice_the_work(
    piece: str, read: Callable[[str], object]
) -> None:
    read(piece * 10)
    short, long = (calls_of(read, piece * length) for length in (400, 800))
    assert long <= 2.3 * short + 100


@pytest.mark.parametrize("length", [200_000])
def test_a_word_or_number_of_any_length_is_passed_over(length: int) -> None:
    for text in ("a" * length, "honderd" * (length // 7), "1" * length, "1." * (length // 2)):
        quantities, others = read_numbers(text)
        assert quantities == ()
        assert {other.reason for other in others} <= {"unread", "version", "name"}


def test_a_point_before_three_digits_keeps_both_readings_in_a_text_with_decimal_points() -> None:
    first, second = find_quantities("De groei was 3.5 procent, de rente 1.500 procent.")
    assert (first.value, first.other) == (Fraction(7, 2), None)
    assert second.value == 1500
    assert second.other is not None
    assert (second.other.value, second.other.unit) == (Fraction(3, 2), "procent")
    assert [q.other for q in find_quantities("De groei was 3,5 procent bij 1.500 leden.")] == [None, None]
