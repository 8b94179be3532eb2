"""What must hold between the figures of one file: sums, bounds, shares that follow from counts.

An assertion is a line that reads as arithmetic, with the ids of figures as its names and spaces around its signs:

    mannen + vrouwen = inwoners
    sum(zetels-*) = 150
    100 * stemmen-vvd / stemmen-totaal = aandeel-vvd ± 0.05
    0 <= werkloosheid <= 100
    stijging[2024] = 100 * (totaal[2024] - totaal[2023]) / totaal[2023] ± 0.5
    besmettingen[previous] <= besmettingen

`sum(…)` adds all figures whose id fits a pattern, but for those that the assertion names elsewhere. A name stands for its value
with the scale of its unit applied; `name[2024]` is that of one period, `name[previous]` that of the period before in the same
series. Names without a period are taken together, for every period that all of them have. `±` says how far an equality may be off.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from fractions import Fraction

from cijfercheck.language.period_notation import format_period, parse_period
from cijfercheck.model.interval import decimal_text
from cijfercheck.model.period import Period

Points = Mapping[str, Mapping[Period, Fraction]]
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.-])"
    r"|sum\((?P<sum>[^()]+)\)"
    r"|(?P<name>\w[\w.-]*)(?:\[(?P<period>[^\[\]]+)\])?"
    r"|(?P<sign><=|>=|\+/-|[-+*/()=<>±]))"
)
_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
_MARGINS = ("±", "+/-")
_MOST_SHOWN = 6
_MOST_NESTED = 100


@dataclass(frozen=True, slots=True)
class _Token:
    sign: str = ""
    number: str = ""
    name: str = ""
    period: str = ""
    pattern: str = ""


def check_assertion(assertion: str, points: Points) -> None:
    """Check one assertion against the values of a file.

    Args:
        assertion: The line as it stands in the file.
        points: By the id of each figure its values by period, in the order of the file.

    Raises:
        ValueError: the assertion cannot be read, names what is not in the file, or does not hold; the reason is in Dutch.
    """
    tokens = tuple(_read_tokens(assertion))
    if sum(token.sign in ("(", "-") for token in tokens) > _MOST_NESTED:
        raise ValueError("is te lang; splits de bewering")
    named = {token.name for token in tokens if token.name}
    for name in sorted(named - points.keys()):
        raise ValueError(f"noemt {name}, maar geen cijfer in dit bestand heet zo")
    tokens = tuple(_spread(tokens, points, named))
    free = [token.name for token in tokens if token.name and token.period in ("", "previous")]
    if not free:
        _Evaluation(tokens, points, None).check()
        return
    backward = {token.name for token in tokens if token.period == "previous"}
    shared = [
        period
        for period in points[free[0]]
        if all(period in points[name] for name in free)
        and all(_before(period, points[name]) is not None for name in backward)
    ]
    if not shared:
        raise ValueError("noemt cijfers die geen periode gemeen hebben")
    for period in shared:
        _Evaluation(tokens, points, period).check()


def _read_tokens(assertion: str) -> Iterator[_Token]:
    place = 0
    written = assertion.rstrip()
    while place < len(written):
        found = _TOKEN.match(written, place)
        if found is None:
            raise ValueError(f"kan niet gelezen worden vanaf '{written[place:].strip()}'")
        yield _Token(
            found["sign"] or "",
            found["number"] or "",
            found["name"] or "",
            found["period"] or "",
            found["sum"] or "",
        )
        place = found.end()


def _spread(tokens: Sequence[_Token], points: Points, named: set[str]) -> Iterator[_Token]:
    """Write every `sum(…)` out as the figures that it adds."""
    for token in tokens:
        if not token.pattern:
            yield token
            continue
        patterns = [part.strip() for part in token.pattern.split(",")]
        names = [
            name
            for name in points
            if name not in named and any(fnmatchcase(name, pattern) for pattern in patterns)
        ]
        if not names:
            raise ValueError(f"telt sum({token.pattern}) op, maar geen cijfer in dit bestand heet zo")
        yield _Token(sign="(")
        for index, name in enumerate(names):
            if index:
                yield _Token(sign="+")
            yield _Token(name=name)
        yield _Token(sign=")")


def _before(period: Period, values: Mapping[Period, Fraction]) -> Period | None:
    """The period before this one in a series."""
    earlier = [
        other
        for other in values
        if other.first is not None and period.first is not None and other.first < period.first
    ]
    return max(earlier, key=lambda other: (other.first or 0, other.last or 0), default=None)


class _Evaluation:
    """One reading of an assertion, for one period."""

    def __init__(self, tokens: Sequence[_Token], points: Points, period: Period | None) -> None:
        self._tokens = tokens
        self._points = points
        self._period = period
        self._at = 0
        self._used: dict[str, Fraction] = {}

    def check(self) -> None:
        """Compare the sides.

        Raises:
            ValueError: it cannot be read, or does not hold.
        """
        sides = [self._sum()]
        signs: list[str] = []
        while self._next_sign() in _COMPARE:
            signs.append(self._take().sign)
            sides.append(self._sum())
        margin = Fraction(0)
        if self._next_sign() in _MARGINS:
            self._take()
            margin = self._sum()
        if self._at != len(self._tokens):
            raise ValueError(f"kan niet gelezen worden bij {_written(self._tokens[self._at])}")
        if not signs:
            raise ValueError("vergelijkt niets; schrijf =, <= of >=")
        for sign, left, right in zip(signs, sides, sides[1:], strict=False):
            near = sign == "=" and abs(left - right) <= margin
            if not near and not _COMPARE[sign](left, right):
                raise ValueError(self._failure(sign, left, right))

    def _failure(self, sign: str, left: Fraction, right: Fraction) -> str:
        written = self._period and format_period(self._period)
        when = f" voor {written}" if isinstance(written, str) else ""
        used = ", ".join(f"{name} {decimal_text(value)}" for name, value in self._used.items())
        beside = f" ({used})" if used else ""
        return f"klopt niet{when}: {decimal_text(left)} {sign} {decimal_text(right)}{beside}"

    def _sum(self) -> Fraction:
        value = self._product()
        while self._next_sign() in ("+", "-"):
            sign = self._take().sign
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> Fraction:
        value = self._atom()
        while self._next_sign() in ("*", "/"):
            sign = self._take().sign
            other = self._atom()
            if sign == "/" and not other:
                raise ValueError("deelt door nul")
            value = value * other if sign == "*" else value / other
        return value

    def _atom(self) -> Fraction:
        if self._at == len(self._tokens):
            raise ValueError("houdt te vroeg op")
        token = self._take()
        if token.number:
            return Fraction(token.number)
        if token.name:
            return self._value(token)
        if token.sign == "-":
            return -self._atom()
        if token.sign != "(":
            raise ValueError(f"kan niet gelezen worden bij {_written(token)}")
        value = self._sum()
        if self._next_sign() != ")":
            raise ValueError("mist een )")
        self._take()
        return value

    def _value(self, token: _Token) -> Fraction:
        values = self._points[token.name]
        if token.period == "previous" and self._period is not None:
            period = _before(self._period, values)
        else:
            period = parse_period(token.period) if token.period else self._period
        if period is None or period not in values:
            raise ValueError(f"noemt {_written(token)}, maar die periode heeft dat cijfer niet")
        if len(self._used) < _MOST_SHOWN:
            self._used[_written(token)] = values[period]
        return values[period]

    def _next_sign(self) -> str:
        return self._tokens[self._at].sign if self._at < len(self._tokens) else ""

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]


def _written(token: _Token) -> str:
    return token.sign or token.number or (f"{token.name}[{token.period}]" if token.period else token.name)
