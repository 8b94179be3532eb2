"""Numbers and periods as a Dutch newspaper writes them."""

from datetime import date, timedelta
from fractions import Fraction

from cijfercheck.language.lexicon import load_words
from cijfercheck.model.interval import decimal_text
from cijfercheck.model.period import Period

_SCALES = (
    ("biljoen", 10**12),
    ("miljard", 10**9),
    ("mld", 10**9),
    ("mrd", 10**9),
    ("miljoen", 10**6),
    ("mln", 10**6),
    ("duizend", 10**3),
)
_SHORT = 6  # characters that a number before a scale word may have
_NEAR = Fraction(3, 200)  # of a share: a fraction that lies farther off is no name for it
_QUARTER = 3  # months
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


_CURRENCIES = {"EUR": "euro", "USD": "dollar", "GBP": "pond"}


def write_unit(unit: str) -> str:
    """Write a unit as news does: "EUR" → "euro"; any other as it is."""
    return _CURRENCIES.get(unit, unit)


def write_fraction(value: Fraction, like: str) -> str | None:
    """Write a share in the manner of another: 1/3 like "een kwart" → "een derde", like "een op de vier" → "een op de drie".

    None where no common fraction is so near, or the words would not fit: "helft" stands behind an article of its own.
    """
    used = like.lower().split()
    counts = "op" in used
    if not any(map(str.isalpha, like)) or (used[:1] != [] and used[0] == "helft"):
        return None
    written: dict[str, str] = load_words("fractions")["written"]["counts" if counts else "parts"]
    return next(
        (words for part, words in written.items() if abs(Fraction(part) - value) <= _NEAR * value), None
    )


def write_number(value: Fraction, like: str = "") -> str:
    """Write a value in Dutch, in the manner of another number: with its scale word where that leaves it short.

    1234567 → "1.234.567"; 1820000000 like "1,82 miljoen" → "1,82 miljard".
    """
    used = like.lower().replace(".", "").split()
    if any(word in used for word, _ in _SCALES):
        for word, scale in sorted(_SCALES, key=lambda pair: (-pair[1], pair[0] not in used)):
            written = _plain(value / scale)
            if abs(value) >= scale and len(written) <= _SHORT:
                return f"{written} {word}"
    return _plain(value)


def write_period(period: Period | None) -> str:
    """Name a period: a year, a month, a quarter or its days; "" where it is open or None."""
    if period is None or period.first is None or period.last is None:
        return ""
    first, last = period.first, period.last
    if first == last:
        return _day(first)
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    ends_month = (last + timedelta(days=1)).day == 1
    if first.day == 1 and ends_month and first.year == last.year:
        if first.month == last.month:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        if last.month - first.month == _QUARTER - 1 and first.month % _QUARTER == 1:
            return f"kwartaal {first.month // _QUARTER + 1} van {first.year}"
    return f"{_day(first)} tot en met {_day(last)}"


def _plain(value: Fraction) -> str:
    whole, _, decimals = decimal_text(abs(value)).partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    sign = "-" if value < 0 else ""
    return f"{sign}{groups},{decimals}" if decimals else f"{sign}{groups}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
