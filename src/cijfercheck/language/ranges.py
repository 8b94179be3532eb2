"""Reads ranges: "20 tot 30", "tussen 20 en 30", "20 à 30", "drie of vier"; a change ("van 20 naar 30") is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from cijfercheck.language.fractions import read_share
from cijfercheck.language.hedges import find_hedge_before, hedge_words, names_a_level
from cijfercheck.language.lexicon import load_words
from cijfercheck.language.numerals import Numeral, read_numeral, word_at
from cijfercheck.language.tokens import Token, touches
from cijfercheck.language.units import Unit, find_currency_before, find_unit

_DASHES = frozenset("-–—~")
_LARGEST_UNSCALED = 1000
_NEXT = Fraction(1)
_FAR = 3
_LONGEST_HEDGE = 7
_LONG_LINKS = (("tot", "en", "met"), ("tot",), ("t", "/", "m"))


@dataclass(frozen=True, slots=True)
class Range:
    """Two limits with their unit; `after` is the place after the unit, `between` tells that "tussen" stands before."""

    low: Numeral
    high: Numeral
    unit: Unit | None
    after: int
    between: bool


def read_range(tokens: Sequence[Token], low: Numeral, *, english: bool = False) -> Range | None:
    """Read the rest of a range whose lower limit is `low`: "| tot 30 procent", "| en 30" after "tussen"."""
    unit, after = _unit(tokens, low)
    sign = find_currency_before(tokens, low.first)
    first = low.first if sign is None else sign[1]
    between = is_between(tokens, first)
    linked = None if low.value is None else _link(tokens, after, between=between)
    limits = False
    if linked is None and low.value is not None:
        linked = _upper_limit(tokens, after)
        limits = linked is not None and is_lower_limit(tokens, first)
        linked = linked if limits else None
    if linked is None or linked >= len(tokens):
        return None
    linked = _skip_sign(tokens, linked, money=sign is not None)
    high = read_numeral(tokens, linked, english=english) if linked < len(tokens) else None
    if high is None or not (limits or _may_join(tokens, low, high, tokens[after].lower)):
        return None
    high_unit, end = _unit(tokens, high)
    written, low = low, share_scale(low, high)
    if low.value is None or high.value is None or low.value >= high.value:
        return None
    if unit and high_unit and unit.name != high_unit.name:
        return None
    named = unit is not None and after > low.after
    if word_at(tokens, after) == "tot" and linked == after + 1:
        scaled_alone = named and high_unit is None and high.scaled and not written.scaled
        if scaled_alone or _is_change(tokens, low, high, named=named or high_unit is None):
            return None
    return Range(low, high, high_unit or unit, end, between or limits)


def read_share_range(tokens: Sequence[Token], low: Numeral) -> Range | None:
    """Read a range of shares: "een kwart tot een derde", "tussen een derde en de helft"."""
    linked = _link(tokens, low.after, between=is_between(tokens, low.first))
    if linked is None or linked >= len(tokens) or word_at(tokens, low.after) in _DASHES | {"of"}:
        return None
    high = read_share(tokens, linked, read_numeral(tokens, linked))
    if high is None or high.value is None or low.value is None or low.value >= high.value:
        return None
    if names_a_level(tokens, low.first):
        return None
    return Range(low, high, None, high.after, is_between(tokens, low.first))


def is_lower_limit(tokens: Sequence[Token], place: int) -> bool:
    """Whether "meer dan", "minstens" or the like ends just before `place`."""
    hedge = find_hedge_before(tokens, place)
    return hedge is not None and hedge.hedge.qualifier in {"more_than", "at_least"}


def _upper_limit(tokens: Sequence[Token], place: int) -> int | None:
    """The place of the number behind "maar minder dan" or the like: "meer dan 5 | en minder dan 10"."""
    place += word_at(tokens, place) == ","
    if word_at(tokens, place) not in {"en", "maar", "doch"}:
        return None
    for number in range(place + 2, min(place + _LONGEST_HEDGE, len(tokens))):
        hedge = find_hedge_before(tokens, number)
        if hedge is None or tokens[number].kind not in {"digits", "word"}:
            continue
        first = next((at for at in range(place, number) if tokens[at].start == hedge.start), None)
        limits = first == place + 1 and hedge.hedge.qualifier in {"less_than", "at_most"}
        if limits and read_numeral(tokens, number) is not None:
            return number
    return None


def _skip_sign(tokens: Sequence[Token], place: int, *, money: bool) -> int:
    """The place of the number behind a currency sign, a hedge or its own sign: "tot | € 10", "tot ruim | 30", "tot plus | 5"."""
    if word_at(tokens, place) in range_words():
        place += 1
    if money and find_currency_before(tokens, place + 1) is not None:
        place += 1
    word, following = word_at(tokens, place), place + 1
    if following < len(tokens) and word in {"min", "minus", "plus"}:
        return following
    if following < len(tokens) and word in {"-", "−", "+"} and touches(tokens[place], tokens[following]):
        return following
    return place


@cache
def range_words() -> frozenset[str]:
    """The words that may stand before the upper limit of a range."""
    return frozenset(load_words("hedges")["in_ranges"]["words"])


def _may_join(tokens: Sequence[Token], low: Numeral, high: Numeral, link: str) -> bool:
    """Whether the word or sign between two numbers can make them a range."""
    if link == "of":
        return word_at(tokens, low.first - 1) != "," and _are_neighbours(low, high)
    if link == "a":
        return low.in_digits and high.in_digits
    return link not in _DASHES or (high.in_digits and low.in_digits)


def _is_change(tokens: Sequence[Token], low: Numeral, high: Numeral, *, named: bool) -> bool:
    """Whether "tot" leads from an old to a new level: "steeg van 20 tot 30", "een daling met 4 tot 38", "met 4 procent tot 38 procent".

    "een stijging van 2 tot 3 procent" and "steeg met 2 tot 3 procent" are ranges of the change itself: there only the second number has a unit.
    """
    before = word_at(tokens, low.first - 1)
    if not names_a_level(tokens, low.first):
        return False
    if before == "van":
        opening = word_at(tokens, low.first - 2)
        return opening not in hedge_words().change_nouns and opening not in hedge_words().spans
    far = low.value is not None and high.value is not None and high.value >= _FAR * low.value
    return before == "met" and named and far


def is_between(tokens: Sequence[Token], place: int) -> bool:
    """Whether "tussen" or "tussen de" stands before `place`."""
    before = word_at(tokens, place - 1)
    return before == "tussen" or (before == "de" and word_at(tokens, place - 2) == "tussen")


def share_scale(numeral: Numeral, with_scale: Numeral) -> Numeral:
    """Give a number the scale word of the next: "12" in "12 tot 15 miljoen" is 12 million; "900" before "1,2 miljoen" is not."""
    if numeral.scaled or not with_scale.scaled or numeral.value is None or with_scale.value is None:
        return numeral
    if not 0 < numeral.value < _LARGEST_UNSCALED or numeral.form != "number":
        return numeral
    size = with_scale.scale
    ratio = numeral.value * size / with_scale.value
    if not Fraction(1, 100) <= ratio <= Fraction(100):
        return numeral
    return replace(numeral, value=numeral.value * size, step=numeral.step * size, scale=size, scaled=True)


def _unit(tokens: Sequence[Token], numeral: Numeral) -> tuple[Unit | None, int]:
    found = find_unit(tokens, numeral.after, in_digits=numeral.in_digits)
    return (None, numeral.after) if found is None else found


def _are_neighbours(low: Numeral, high: Numeral) -> bool:
    """Whether "of" joins two estimates of one number: "drie of vier", "20 of 30", not "3 of 100"."""
    if low.value is None or high.value is None or low.in_digits != high.in_digits:
        return False
    if high.value - low.value == low.scale == high.scale and low.scaled:
        return True
    return high.value - low.value == _NEXT or (low.value % 10 == 0 and high.value - low.value == 10 * _NEXT)


def _link(tokens: Sequence[Token], place: int, *, between: bool) -> int | None:
    """The place after the words that join two limits, None where there are none."""
    word = word_at(tokens, place)
    if between:
        article = word_at(tokens, place + 1) == "de"
        return place + 1 + article if word == "en" else None
    if word in {"tot", "t"}:
        for words in _LONG_LINKS:
            if tuple(word_at(tokens, place + offset) for offset in range(len(words))) == words:
                return place + len(words)
        return None
    if word in {"à", "a", "of"}:
        return place + 1
    if word not in _DASHES or place + 1 >= len(tokens):
        return None
    before, dash, after = tokens[place - 1 : place + 2]
    return place + 1 if touches(before, dash) == touches(dash, after) else None
