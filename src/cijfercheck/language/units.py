"""Finds the unit or currency of a number: "kilo" → kilogram, "% " → procent, "Britse pond" → GBP."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from cijfercheck.language.lexicon import load_words
from cijfercheck.language.tokens import Token, tokenize, touches
from cijfercheck.model.quantity import QuantityKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit; `factor` turns a written value into it (cent → EUR: 1/100)."""

    name: str
    kind: QuantityKind
    factor: Fraction
    digits_only: bool


@dataclass(frozen=True, slots=True)
class Units:
    """The words of `data/units.toml`: units by the first word of a form, longest form first, and currency signs."""

    after: dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]
    before: dict[str, Unit]
    currency_scales: dict[str, int]


@cache
def units() -> Units:
    """Load the units."""
    data = load_words("units")
    after: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for entry in data["unit"]:
        for form in (*entry["forms"], *entry.get("digits_only", ())):
            digits_only = form not in entry["forms"]
            unit = Unit(entry["name"], entry["kind"], Fraction(entry.get("factor", "1")), digits_only)
            first, *others = (token.lower for token in tokenize(form))
            after.setdefault(first, []).append((tuple(others), unit))
    return Units(
        after={first: tuple(sorted(forms, key=lambda form: -len(form[0]))) for first, forms in after.items()},
        before={
            sign: Unit(name, "amount", Fraction(1), digits_only=False)
            for name, signs in data["before"].items()
            for sign in signs
        },
        currency_scales={word: 10**power for word, power in data["currency_scales"].items()},
    )


def find_unit(tokens: Sequence[Token], place: int, *, in_digits: bool) -> tuple[Unit, int] | None:
    """Find the unit that starts at `place`, and the place after it; the longest form wins.

    `in_digits` tells that the number before is in digits, so that single letters ("6 m") are units.
    """
    if place >= len(tokens):
        return None
    for others, unit in units().after.get(tokens[place].lower, ()):
        if unit.digits_only and not in_digits:
            continue
        end = place + 1 + len(others)
        rest = tokens[place + 1 : end]
        if tuple(token.lower for token in rest) == others and _stands_alone(tokens, end):
            return unit, end
    return None


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
    sign = tokens[place - 1]
    unit = units().before.get(sign.lower)
    if unit is None:
        return None
    start = place - 1
    if sign.lower == "$" and start and tokens[start - 1].lower == "us" and touches(tokens[start - 1], sign):
        start -= 1
    return unit, start


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
