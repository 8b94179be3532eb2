"""The words by which the readers know a line and a language: `data/reading.toml`."""

import re
import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

_SHORTEST = 8
_SHORT = 25
_CLEAR_SHARE, _SHORT_SHARE = Fraction(1, 10), Fraction(1, 4)


class ReadingWords(BaseModel):
    """The lists of `data/reading.toml`, which explains each."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dateline_words: frozenset[str]
    source_headings: frozenset[str]
    caption_words: tuple[str, ...]
    beside_article: frozenset[str]
    beside_headings: frozenset[str]
    comments: frozenset[str]
    hidden: frozenset[str]
    stop_words: dict[str, frozenset[str]]


@cache
def reading_words() -> ReadingWords:
    """Read the word lists, once."""
    path = files("cijfercheck.reading") / "data" / "reading.toml"
    return ReadingWords.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def guess_language(text: str) -> str:
    """Guess the language of a text by its stop words: "nl" unless another language is clearly more present.

    Texts of fewer than 8 words count as Dutch. Another language is clear when its stop words are a tenth of all words (a
    quarter in texts of fewer than 25 words) and twice as many as the Dutch ones.
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _SHORTEST:
        return "nl"
    counts = {
        code: sum(word in listed for word in words) for code, listed in reading_words().stop_words.items()
    }
    best = max(counts, key=lambda code: counts[code])
    share = _SHORT_SHARE if len(words) < _SHORT else _CLEAR_SHARE
    clear = counts[best] >= share * len(words) and counts[best] >= 2 * counts["nl"]
    return best if clear else "nl"
