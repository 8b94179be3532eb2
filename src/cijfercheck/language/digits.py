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
_PLAIN = re.compile(r"(?P<whole>\d+)(?:[.,](?P<decimals>\d+))?")
_VULGAR = re.compile(r"(?P<whole>\d*)(?P<part>[^\d.,\s])")
_ENGLISH_TEXT = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+)(?![.,]?\d)")
_DUTCH_TEXT = re.compile(r"\d(?:\.\d{3})+(?:,\d+)?(?![.,]?\d)|\d,\d{1,2}(?!\d)")


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
    if compact[-1] in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞":
        return _parse_vulgar(compact)
    grouped = _DUTCH.fullmatch(compact)
    if (english and not compact.isdigit()) or _SURELY_ENGLISH.fullmatch(compact):
        grouped = _ENGLISH.fullmatch(compact)
    match = grouped or _PLAIN.fullmatch(compact)
    if match is None:
        return None
    whole, decimals = match["whole"], match["decimals"] or ""
    if whole[0] == "0" and len(whole) > 1:
        return None
    return _decimal(whole, decimals)


def is_english(text: str) -> bool:
    """Whether a text surely writes "1,234.5" for a thousand and more, and nowhere writes the Dutch way."""
    return _ENGLISH_TEXT.search(text) is not None and _DUTCH_TEXT.search(text) is None


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
