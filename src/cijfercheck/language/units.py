"""Finds the unit or currency of a number: "kilo" → kilogram, "% " → procent, "Britse pond" → GBP.

Conversion is a small exact table in `data/units.toml`, checked once against the library pint: that library takes over a
second to start, knows no Dutch words, and would be asked for nothing but these factors.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import pairwise

from cijfercheck.language.lexicon import load_words
from cijfercheck.language.tokens import Token, tokenize, touches
from cijfercheck.model.quantity import QuantityKind

_ONE, _ZERO = Fraction(1), Fraction(0)
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINERS = frozenset({"-", "/", "'", "’"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; `factor` turns a written value into it (cent → EUR: 1/100).

    `base` is the canonical unit of what it measures: `base_factor` times a value in `name`, plus `base_shift`, is the value in
    `base` (kilometer → meter: 1000). A unit that measures nothing else has itself as its base.
    """

    name: str
    kind: QuantityKind
    factor: Fraction
    digits_only: bool
    capital: bool = False
    base: str = ""
    base_factor: Fraction = _ONE
    base_shift: Fraction = _ZERO


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """A word that is one unit and may be another: "2 ton" up to the `largest`, by the words `near` it."""

    other: Unit
    largest: int
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Units:
    """The words of `data/units.toml`.

    `after` holds units by the first word of a form, longest form first; `before` currency signs by their last token, with the
    tokens before that; `two_readings` the words with two, by the name and the form of the first.
    """

    after: dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]
    before: dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]
    currency_scales: dict[str, int]
    two_readings: dict[str, TwoReadings]


def conversion(one: str | None, other: str | None) -> Fraction | None:
    """How many of unit `other` make one of unit `one`: "terawattuur", "gigawattuur" → 1000; None where neither holds the other.

    Units with another zero (degrees) are not converted.
    """
    bases = _all_bases()
    if one is None or other is None:
        return None
    base, factor, shift = bases.get(one, (one, _ONE, _ZERO))
    other_base, other_factor, other_shift = bases.get(other, (other, _ONE, _ZERO))
    return factor / other_factor if base == other_base and shift == other_shift == 0 else None


@cache
def _all_bases() -> dict[str, tuple[str, Fraction, Fraction]]:
    data = load_words("units")
    return _bases(data["dimension"], data["shifts"])


@cache
def units() -> Units:
    """Load the units."""
    data = load_words("units")
    bases = _bases(data["dimension"], data["shifts"])
    after: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}

    def add(unit: Unit, forms: Sequence[str]) -> None:
        for form in forms:
            first, *others = (token.lower for token in tokenize(form))
            after.setdefault(first, []).append((tuple(others), unit))

    for entry in data["unit"]:
        unit = _with_base(entry["name"], entry["kind"], Fraction(entry.get("factor", "1")), bases)
        add(unit, entry["forms"])
        add(replace(unit, digits_only=True), entry.get("digits_only", ()))
        add(replace(unit, digits_only=True, capital=True), entry.get("capital", ()))
    for table, factor in (("money", _ONE), ("hundredths", Fraction(1, 100)), ("tens", Fraction(10))):
        for code, forms in data[table].items():
            add(_with_base(code, "amount", factor, bases), forms)
    before: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for code, signs in data["before"].items():
        for sign in signs:
            *others, last = (token.lower for token in tokenize(sign))
            before.setdefault(last, []).append((tuple(others), _with_base(code, "amount", _ONE, bases)))
    return Units(
        after={first: _longest_first(forms) for first, forms in after.items()},
        before={last: _longest_first(signs) for last, signs in before.items()},
        currency_scales={word: 10**power for word, power in data["currency_scales"].items()},
        two_readings={
            entry.get("form", entry["name"]): TwoReadings(
                _with_base(entry["other"], entry["other_kind"], Fraction(entry["other_factor"]), bases),
                entry["largest"],
                frozenset(entry["near"]),
            )
            for entry in data["two_readings"]
        },
    )


def find_unit(tokens: Sequence[Token], place: int, *, in_digits: bool) -> tuple[Unit, int] | None:
    """Find the unit that starts at `place`, and the place after it; the longest form wins.

    `in_digits` tells that the number before is in digits, so that single letters ("6 m") are units. A measure divided by
    another is a unit too: "40 µg/m³".
    """
    found = _read_unit(tokens, place, in_digits=in_digits)
    if found is None or found[0].kind != "measure":
        return found
    unit, after = found
    if after + 1 >= len(tokens) or tokens[after].lower != "/" or not _is_tight(tokens, after - 1, after + 2):
        return found
    other = _read_unit(tokens, after + 1, in_digits=True)
    if other is None or other[0].kind not in {"measure", "duration"}:
        return found
    name = f"{unit.name} per {other[0].name}"
    return Unit(name, "measure", unit.factor, digits_only=True, base=name), other[1]


def _read_unit(tokens: Sequence[Token], place: int, *, in_digits: bool) -> tuple[Unit, int] | None:
    if place >= len(tokens):
        return None
    first = tokens[place]
    for others, unit in units().after.get(first.lower, ()):
        if (unit.digits_only and not in_digits) or (unit.capital and first.small):
            continue
        end = place + 1 + len(others)
        if others[-1:] == (".",) and not _goes_on(tokens, end):
            continue
        rest = tokens[place + 1 : end]
        if tuple(token.lower for token in rest) == others and _stands_alone(tokens, end):
            return None if unit.kind == "amount" and _opens_amount(tokens, place, end) else (unit, end)
    return None


def _opens_amount(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether a sign of money behind a year is that of the number behind it: "2018 € 12,0 mln"."""
    year = place > 0 and _YEAR.fullmatch(tokens[place - 1].lower) is not None
    return (
        year
        and end < len(tokens)
        and tokens[end].kind == "digits"
        and not touches(tokens[place - 1], tokens[place])
    )


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether a sentence goes on at `place`, so that the full stop before it belongs to "min." or "kr."."""
    return (
        place < len(tokens)
        and tokens[place].kind != "break"
        and (tokens[place].kind != "word" or tokens[place].small)
    )


def find_unit_after_adjective(tokens: Sequence[Token], place: int) -> Unit | None:
    """Find the measure behind one adjective: "54 | verbrande hectares" → hectare."""
    if place + 1 >= len(tokens) or tokens[place].kind != "word" or not tokens[place].lower.endswith("e"):
        return None
    found = find_unit(tokens, place + 1, in_digits=False)
    return found[0] if found is not None and found[0].kind == "measure" else None


def find_currency_before(tokens: Sequence[Token], place: int) -> tuple[Unit, int] | None:
    """Find the currency sign that ends just before `place`, and where it starts: "€", "US$", "EUR"."""
    if place == 0:
        return None
    for others, unit in units().before.get(tokens[place - 1].lower, ()):
        start = place - 1 - len(others)
        if start < 0 or tuple(token.lower for token in tokens[start : place - 1]) != others:
            continue
        if _is_tight(tokens, start, place) and not (others == () and _goes_on_before(tokens, start)):
            return unit, start
    return None


def has_two_readings(tokens: Sequence[Token], place: int) -> TwoReadings | None:
    """The second reading of the one word at `place`: "ton" is also a hundred thousand euro."""
    return units().two_readings.get(tokens[place].lower) if place < len(tokens) else None


def _goes_on_before(tokens: Sequence[Token], place: int) -> bool:
    """Whether a code of letters is the end of a longer word: "eur" of "hoog-eur"."""
    if tokens[place].kind != "word" or place == 0 or not touches(tokens[place - 1], tokens[place]):
        return False
    return tokens[place - 1].kind != "sign" or tokens[place - 1].lower in _JOINERS


def _is_tight(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether no space stands between the tokens from `start` up to `end`."""
    return all(touches(left, right) for left, right in pairwise(tokens[start:end]))


def _stands_alone(tokens: Sequence[Token], end: int) -> bool:
    """Whether the form before `end` is no piece of something longer: not "m" in "m-1", not "kg" in "kg3"."""
    last = tokens[end - 1]
    if end >= len(tokens) or last.kind != "word":
        return True
    after = tokens[end]
    if not touches(last, after):
        return True
    if after.kind == "digits":
        return False
    return after.lower != "-" or end + 1 >= len(tokens) or not touches(after, tokens[end + 1])


def _longest_first(
    forms: list[tuple[tuple[str, ...], Unit]],
) -> tuple[tuple[tuple[str, ...], Unit], ...]:
    return tuple(sorted(forms, key=lambda form: -len(form[0])))


def _bases(
    dimensions: Sequence[Mapping[str, str]], shifts: Mapping[str, str]
) -> dict[str, tuple[str, Fraction, Fraction]]:
    """The canonical unit, factor and shift of each unit that has another than itself."""
    return {
        name: (dimension["canonical"], Fraction(factor), Fraction(shifts.get(name, "0")))
        for dimension in dimensions
        for name, factor in dimension.items()
        if name != "canonical"
    }


def _with_base(
    name: str, kind: QuantityKind, factor: Fraction, bases: Mapping[str, tuple[str, Fraction, Fraction]]
) -> Unit:
    base, base_factor, shift = bases.get(name, (name, _ONE, _ZERO))
    return Unit(name, kind, factor, digits_only=False, base=base, base_factor=base_factor, base_shift=shift)
