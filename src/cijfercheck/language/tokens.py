"""Cuts a text into words, numbers in digits, signs and line breaks, each with its place."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

TokenKind = Literal["digits", "word", "sign", "break"]

_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_LETTER = rf"[^\W\d_{_VULGAR}]"
_TOKEN = re.compile(
    rf"""
    (?P<word>{_LETTER}+(?:(?:[\u0300-\u036f]+|['’]){_LETTER}+)*[\u0300-\u036f]*)
  | (?P<digits>
        \d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?(?![.,]?\d)                       # 1.234.567,89
      | \d{{1,3}}(?:(?:,\d{{3}}){{2,}}(?:\.\d+)?|,\d{{3}}\.\d+)(?![.,]?\d)    # 1,234,567.89
      | (?<![\d.,])[1-9]\d{{0,2}}(?:[\ \u00a0\u2009\u202f]\d{{3}})+(?:,\d+)?(?![.,]?\d|[-/]\d)  # 1 234 567
      | \d+(?:[.,]\d+){{2,}}                                            # 1.2.3: no number
      | \d+(?:[.,]\d+)?(?:[eE][+-]|e)\d{{1,2}}(?!\w|[.,]\d)                  # 4,0e+10
      | (?<!\S)[.,]\d+(?![.,]?\d)                                           # ,5
      | \d+[.,]\d+
      | \d*[{_VULGAR}]
      | \d+
    )
  | (?P<break>\n)
  | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_CACHED_TEXTS = 4
_CACHED_WORDS = 20_000
# Capitals often lose one of the accents: "Eén zetel".
_SHORT_ONES = frozenset({"eén", "éen", "èèn"})


class Token(NamedTuple):
    """A piece of the text. `lower` is in small letters, composed, with a straight apostrophe.

    `small` tells that the text has it in small letters: "euro", not "Euro".
    """

    start: int
    end: int
    lower: str
    kind: TokenKind
    small: bool


@lru_cache(maxsize=_CACHED_TEXTS)
def tokenize(text: str) -> tuple[Token, ...]:
    """Cut `text` at spaces, signs and the borders of digits: "D66," → "d", "66", ","."""
    tokens: list[Token] = []
    add = tokens.append
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        written = text[start:end]
        if kind == "word":
            add(Token(start, end, *_word(written)))
        elif kind == "digits":
            add(Token(start, end, written, "digits", False))
        elif kind == "sign":
            add(Token(start, end, written, "sign", False))
        else:
            add(Token(start, end, written, "break", False))
    return tuple(tokens)


@lru_cache(maxsize=_CACHED_WORDS)
def _word(written: str) -> tuple[str, TokenKind, bool]:
    """A word in small letters, its kind, and whether the text has it in small letters."""
    lower = written.lower()
    return lower if lower.isascii() else _plain(lower), "word", lower[0] == written[0]


def _plain(lower: str) -> str:
    """Compose the letters of a word and straighten its apostrophe: "zo’n" → "zo'n"."""
    plain = unicodedata.normalize("NFC", lower).replace("’", "'")
    return "één" if plain in _SHORT_ONES else plain


def touches(left: Token, right: Token) -> bool:
    """Whether two neighbours stand without a space between them."""
    return left.end == right.start
