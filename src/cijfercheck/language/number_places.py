"""A number in its surroundings, as the rules for numbers that claim nothing look at it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cijfercheck.language.numerals import Numeral, read_numeral, word_at
from cijfercheck.language.tokens import Token
from cijfercheck.language.units import Unit, find_unit
from cijfercheck.language.words import numerals

_FIRST_YEAR, _LAST_YEAR = 1500, 2099
_YEAR_DIGITS = 4


class Place(NamedTuple):
    """A number in its surroundings.

    `numeral` is what can be read at place `at` of the tokens, None where nothing can; `after` is the place behind it, `unit`
    the unit there with the place after that, `before` and `following` the tokens around it in small letters, `whole` its value
    where that is a whole number.
    """

    tokens: Sequence[Token]
    at: int
    numeral: Numeral | None
    after: int
    unit: tuple[Unit, int] | None
    before: str
    following: str
    whole: int | None = None


class Found(NamedTuple):
    """Places of tokens, `after` exclusive, and why the number there is no claim.

    `lists` tells that the word before may name several numbers: "groepen 6, 7 en 8".
    """

    first: int
    after: int
    reason: str
    lists: bool = False


Rule = Callable[[Place], Found | None]


def look_around(tokens: Sequence[Token], at: int) -> Place:
    """Describe the surroundings of the number at `at`."""
    numeral = read_numeral(tokens, at)
    after = at + 1 if numeral is None else numeral.after
    in_digits = numeral is not None and numeral.in_digits
    unit = None if numeral is None else find_unit(tokens, after, in_digits=in_digits)
    value = None if numeral is None else numeral.value
    whole = value.numerator if value is not None and value.denominator == 1 else None
    return Place(tokens, at, numeral, after, unit, word_at(tokens, at - 1), word_at(tokens, after), whole)


def is_counted(tokens: Sequence[Token], after: int) -> bool:
    """Whether a unit follows, so that the number counts after all: "groep 20 procent"."""
    found = find_unit(tokens, after, in_digits=False)
    return found is not None or word_at(tokens, after) in numerals().scales


def year_at(tokens: Sequence[Token], at: int) -> int | None:
    """The year from 1500 to 2099 that stands at a place, None where none does."""
    token = tokens[at] if at < len(tokens) else None
    if (
        token is None
        or token.kind != "digits"
        or len(token.lower) != _YEAR_DIGITS
        or not token.lower.isdigit()
    ):
        return None
    year = int(token.lower)
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None
