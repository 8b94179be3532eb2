"""Reads ranges: "20 tot 30", "tussen 20 en 30", "20 à 30", "drie of vier"; a change ("van 20 naar 30") is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cijfercheck.language.hedges import names_a_level
from cijfercheck.language.numerals import Numeral, read_numeral, word_at
from cijfercheck.language.tokens import Token, touches
from cijfercheck.language.units import Unit, find_unit

_DASHES = frozenset("-–—")
_LARGEST_UNSCALED = 1000
_NEXT = Fraction(1)


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
    if low.value is None:
        return None
    unit, after = _unit(tokens, low)
    between = is_between(tokens, low.first)
    linked = _link(tokens, after, between=between, single=low.value)
    if linked is None or linked >= len(tokens):
        return None
    high = read_numeral(tokens, linked, english=english)
    if high is None or high.value is None:
        return None
    if tokens[after].lower == "of" and not _are_neighbours(low, high):
        return None
    if tokens[after].lower in _DASHES and not high.in_digits:
        return None
    high_unit, end = _unit(tokens, high)
    low = share_scale(low, high)
    if low.value is None or low.value >= high.value or (unit and high_unit and unit.name != high_unit.name):
        return None
    if word_at(tokens, after) == "tot" and names_a_level(tokens, after):
        return None
    return Range(low, high, high_unit or unit, end, between)


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
    return replace(
        numeral, value=numeral.value * size, step=numeral.step * size, scale=size, scaled=True
    )


def _unit(tokens: Sequence[Token], numeral: Numeral) -> tuple[Unit | None, int]:
    found = find_unit(tokens, numeral.after, in_digits=numeral.in_digits)
    return (None, numeral.after) if found is None else found


def _are_neighbours(low: Numeral, high: Numeral) -> bool:
    """Whether "of" joins two estimates of one number: "drie of vier", "20 of 30", not "3 of 100"."""
    if low.value is None or high.value is None or low.in_digits != high.in_digits:
        return False
    return high.value - low.value == _NEXT or (low.value % 10 == 0 and high.value - low.value == 10 * _NEXT)


def _link(tokens: Sequence[Token], place: int, *, between: bool, single: Fraction) -> int | None:
    """The place after the words that join two limits, None where there are none."""
    word = word_at(tokens, place)
    following = [word_at(tokens, place + offset) for offset in range(1, 5)]
    if between:
        if word != "en":
            return None
        return place + 2 if following[0] == "de" else place + 1
    if word == "tot":
        return place + 3 if following[:2] == ["en", "met"] else place + 1
    if word == "t" and following[:2] == ["/", "m"]:
        return place + 3
    if word in {"à", "of"}:
        return place + 1
    if word in _DASHES and place + 1 < len(tokens):
        before, dash, after = tokens[place - 1 : place + 2]
        return place + 1 if touches(before, dash) == touches(dash, after) and single >= 0 else None
    return None
