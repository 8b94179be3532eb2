"""Cuts a text where a sentence surely ends, without parsing it."""

import re
from functools import cache

from cijfercheck.language.lexicon import load_words

_END = re.compile(r"([\w%€)\]»”’\"'])[.!?…]+[\"'”’»)]*\s+(?=[\"'“‘«(„]?[A-ZÀ-Þ])")
_LONGEST_ABBREVIATION = 12
_WORD = re.compile(r"[^\W\d_]+$")


def split_surely(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a text into stretches that end at a sure end of a sentence; together they are the whole text.

    A stretch may hold more than one sentence: after an abbreviation or an initial ("dr. Jansen", "J. de Vries") and where
    no capital follows, nothing is cut.
    """
    cuts = [match.end() for match in _END.finditer(text) if not _abbreviates(text, match.start(1) + 1)]
    return tuple(zip((0, *cuts), (*cuts, len(text)), strict=True))


def _abbreviates(text: str, end: int) -> bool:
    word = _WORD.search(text[max(0, end - _LONGEST_ABBREVIATION) : end])
    return word is not None and (len(word.group()) == 1 or word.group().lower() in _abbreviations())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_words("sentences")["abbreviations"])
