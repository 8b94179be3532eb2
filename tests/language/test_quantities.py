"""What holds for every quantity: places, order, hedges, shared units, and that no digit is lost."""

import re
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.language.not_claims import find_not_claims
from cijfercheck.language.quantities import find_quantities, read_numbers
from cijfercheck.model.interval import Interval

PIECES = st.sampled_from(
    [
        "ruim", "bijna", "tussen", "van", "naar", "tot", "en", "of", "een", "één", "derde", "de helft", "twee", "drie",
        "miljoen", "duizend", "procent", "euro", "€", "jaar", "uur", "week", "groep", "D66", "A12", "24/7", "1.500",
        "3,5", "12", "2024", "17 oktober", "[2][3]", "-", "–", ",", ".", "(", ")", "%", "keer", "zoveel", "op", "%-punt",
        "meer dan", "½", "1/3", "0800-5151", "14.20 uur", "\n", "1 234", "50Plus", "007", "1.2.3", "x 1.000", "tien",
        "-jarige", "65-plussers", "elke", "per", "honderden", "nul", "komma", "halve", "kwart", "over", "°C", "m",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)


@given(TEXTS)
def test_every_digit_of_a_text_is_accounted_for_exactly_once(text: str) -> None:
    quantities, others = read_numbers(text)
    spans = [(quantity.start, quantity.end) for quantity in quantities]
    spans += [(other.start, other.end) for other in others]
    for run in re.finditer(r"\d+", text):
        assert sum(start <= run.start() and run.end() <= end for start, end in spans) == 1


@given(TEXTS)
def test_spans_are_in_order_do_not_overlap_and_give_their_own_words(text: str) -> None:
    quantities, others = read_numbers(text)
    for found in (quantities, others):
        assert [item.text for item in found] == [text[item.start : item.end] for item in found]
        assert [item.start for item in found] == sorted(item.start for item in found)
    spans = [(quantity.start, quantity.end) for quantity in quantities]
    spans = sorted(spans + [(other.start, other.end) for other in others])
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(q.start <= q.number_start < q.number_end <= q.end for q in quantities)


@given(TEXTS)
def test_a_number_stands_for_its_own_value(text: str) -> None:
    for quantity in find_quantities(text):
        if quantity.value is not None:
            assert quantity.stands_for.holds(quantity.value)


@given(TEXTS, st.integers(0, 20))
def test_no_word_is_read_inside_a_span_that_is_taken(text: str, which: int) -> None:
    words = [match.span() for match in re.finditer(r"\w+", text)]
    for start, end in words[which : which + 1]:
        for quantity in find_quantities(text, [(start, end)]):
            assert quantity.end <= start or end <= quantity.start


def test_the_hedge_and_the_unit_are_found_around_the_number() -> None:
    (quantity,) = find_quantities("Zo'n beetje ruim € 1,2 mln ging verloren.")
    assert (quantity.text, quantity.hedge, quantity.qualifier) == ("€ 1,2 mln", "ruim", "just_over")
    assert (quantity.value, quantity.unit, quantity.step) == (Fraction(1_200_000), "EUR", Fraction(100_000))
    text = "Zo'n beetje ruim € 1,2 mln ging verloren."
    assert text[quantity.number_start : quantity.number_end] == "1,2 mln"


def test_both_levels_of_a_change_share_scale_and_unit() -> None:
    first, second = find_quantities("Het zakte van 45,3 naar 41,8 miljard euro.")
    assert (first.value, first.unit, first.text) == (Fraction(45_300_000_000), "EUR", "45,3")
    assert (second.value, second.unit, second.text) == (Fraction(41_800_000_000), "EUR", "41,8 miljard euro")
    assert first.stands_for == Interval(Fraction(45_250_000_000), Fraction(45_350_000_000))


def test_a_range_has_limits_and_no_value() -> None:
    (quantity,) = find_quantities("Het duurt tien tot vijftien jaar.")
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (
        None,
        Fraction(10),
        Fraction(15),
        "jaar",
    )
    assert quantity.stands_for == Interval(Fraction(10), Fraction(15))


def test_the_numbers_of_a_taken_period_are_left_alone() -> None:
    text = "In de eerste 6 maanden kwamen 30 mensen."
    start = text.index("6 maanden")
    quantities, others = read_numbers(text, [(start, start + len("6 maanden"))])
    assert [quantity.text for quantity in quantities] == ["30"]
    assert [other.reason for other in others] == ["ordinal", "period"]


def test_the_emergency_number_is_told_from_a_count() -> None:
    text = "Er waren 112 brandweerlieden. Wie rook ziet, moet 112 bellen."
    quantities, others = read_numbers(text)
    assert [(quantity.start, quantity.text) for quantity in quantities] == [(9, "112")]
    assert [(other.start, other.reason) for other in others] == [(text.rindex("112"), "emergency")]


def test_citation_marks_are_one_by_one_no_claims() -> None:
    found = find_not_claims("Een toename van 52 procent [2][3].")
    assert [(mark.text, mark.reason) for mark in found] == [("[2]", "citation"), ("[3]", "citation")]


def test_what_cannot_be_read_is_said_to_be_unread() -> None:
    _, others = read_numbers("De code is 1,2,3,4 geworden.")
    assert [(other.text, other.reason) for other in others] == [(digit, "unread") for digit in "1234"]


@pytest.mark.parametrize("text", ["", " ", "\n", "geen getallen hier", "%", "€", "-", "½", "een"])
def test_a_text_without_digits_raises_nothing(text: str) -> None:
    assert read_numbers(text)[1] == ()
