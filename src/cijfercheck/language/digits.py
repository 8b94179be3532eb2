"""Reads numbers in digits as Dutch texts write them: "1.234.567,89", "3 450", "2½"."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_CACHED_NUMBERS = 10_000
_ONE = Fraction(1)
_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f")
_DUTCH = re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<decimals>\d+))?")
_ENGLISH = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+)(?:\.(?P<decimals>\d+))?")
_SURELY_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+")
_MOST_DIGITS = 300
_SCIENTIFIC = re.compile(r"(?P<number>[\d.,]+)[eE](?P<power>[+-]?\d+)")
_PLAIN = re.compile(r"(?P<whole>\d+(?=[.,])|\d+$|(?=[.,]))(?:[.,](?P<decimals>\d+))?")
_VULGAR = re.compile(r"(?P<whole>\d*)(?P<part>[^\d.,\s])")
_ENGLISH_TEXT = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+)(?![.,]?\d)")
_DUTCH_TEXT = re.compile(r"\d(?:\.\d{3})+(?:,\d+)?(?![.,]?\d)|\d,\d{1,2}(?!\d)")

_POINT_TEXT = re.compile(
    r"(?<![\d.,:/-])\d{1,3}\.\d{1,2}(?=\s?(?:procent|%|miljoen|miljard|mln|mld|euro|dollar|graden|kilo|km|meter|liter)\b|%)"
)
_COMMA_TEXT = re.compile(r"\d,\d")
_ONE_POINT = re.compile(r"\d{1,3}\.\d{3}")


@dataclass(frozen=True, slots=True)
class Written:
    """A number in digits: its value, and what one unit in its last digit is worth ("1,80" → 1/100)."""

    value: Fraction
    step: Fraction


@lru_cache(maxsize=_CACHED_NUMBERS)
def parse_digits(text: str, *, english: bool = False) -> Written | None:
    """Read a number in digits, without sign: "1.500" → 1500, "2.2" → 2.2, "0.125" → 0.125; None for "1.2.3".

    A full stop before three digits groups thousands and a comma starts decimals, unless the digits show otherwise
    ("1,234.5") or the whole text is `english`. Numbers that start with a zero ("007") are codes.
    """
    compact = text.translate(_SPACES)
    if len(compact) > _MOST_DIGITS:
        return None
    scientific = _SCIENTIFIC.fullmatch(compact)
    if scientific is not None:
        return _parse_scientific(scientific)
    if compact[-1] in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞":
        return _parse_vulgar(compact)
    grouped = _DUTCH.fullmatch(compact)
    if (english and not compact.isdigit()) or _SURELY_ENGLISH.fullmatch(compact):
        grouped = _ENGLISH.fullmatch(compact)
    match = grouped or _PLAIN.fullmatch(compact)
    if match is None:
        return None
    whole, decimals = match["whole"], match["decimals"] or ""
    if len(whole) > 1 and whole[0] == "0":
        return None
    return _decimal(whole, decimals)


def _parse_scientific(match: re.Match[str]) -> Written | None:
    number, size = parse_digits(match["number"]), Fraction(10) ** int(match["power"])
    return None if number is None else Written(number.value * size, number.step * size)


def is_english(text: str) -> bool:
    """Whether a text surely writes "1,234.5" for a thousand and more, and nowhere writes the Dutch way."""
    return _ENGLISH_TEXT.search(text) is not None and _DUTCH_TEXT.search(text) is None


def writes_decimal_points(text: str) -> bool:
    """Whether a text writes decimals with a point ("3.5 procent") and none with a comma, so that "1.500" may be one and a half."""
    return _POINT_TEXT.search(text) is not None and _COMMA_TEXT.search(text) is None


def may_be_decimal(digits: str) -> bool:
    """Whether a point before three digits could start decimals: "1.500", not "1.500.000"."""
    return _ONE_POINT.fullmatch(digits) is not None


def _decimal(whole: str, decimals: str) -> Written:
    digits = whole.replace(".", "").replace(",", "") + decimals
    if not decimals:
        return Written(Fraction(int(digits)), _ONE)
    size = 10 ** len(decimals)
    return Written(Fraction(int(digits), size), Fraction(1, size))


def _parse_vulgar(text: str) -> Written | None:
    match = _VULGAR.fullmatch(text)
    if match is None:
        return None
    part = Fraction(unicodedata.normalize("NFKC", match["part"]).replace("\u2044", "/"))
    return Written(int(match["whole"] or "0") + part, Fraction(1, part.denominator))
