"""The words of `data/joins.toml`: which words set a number beside the one before it."""

from dataclasses import dataclass
from functools import cache

from cijfercheck.language.lexicon import load_words


@dataclass(frozen=True, slots=True)
class JoinWords:
    """`comparing` words stand before the second number, `no_nouns` behind it; `widest` is how many words may lie between.

    `in_brackets` are those that may stand before a second number in brackets. What ends in one of `percentages` calls a number a
    percentage that a word of `leading` stands before.
    """

    comparing: frozenset[str]
    in_brackets: frozenset[str]
    leading: frozenset[str]
    no_nouns: frozenset[str]
    percentages: tuple[str, ...]
    widest: int


@cache
def join_words() -> JoinWords:
    """Load the words."""
    data = load_words("joins")
    return JoinWords(
        comparing=frozenset(data["beside"]["comparing"]),
        in_brackets=frozenset(data["beside"]["in_brackets"]),
        leading=frozenset(data["named"]["leading"]),
        no_nouns=frozenset(data["beside"]["no_nouns"]),
        percentages=tuple(data["named"]["percentages"]),
        widest=data["beside"]["widest"],
    )
