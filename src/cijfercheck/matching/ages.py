"""Groups of people by age, or by how long something lasts: a figure of those of 16 is none of those of 12 up to 16, however alike their labels are."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cijfercheck.matching.current import is_current
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.wordings import figure_words
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match

_UNTIL = re.compile(
    r"\b(\d{1,3})\s*-?\s*(tot en met|t/m|tot|à|-|–)\s*(\d{1,3})(?:\s*jaar\b|\s*-?\s*jarigen?\b)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(\d{2,3})-?plus(?:sers?)?\b|\b(\d{1,3}) jaar (?:en|of) ouder\b|\b(?:ouder dan|boven de|vanaf) (\d{2,3})\b(?! procent)",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:jonger dan|onder de) (\d{1,3})\b(?! procent)|\bmin-(\d{1,2})-?jarigen?\b|\btot (\d{1,2}) jaar\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(\d{1,3})-jarigen?\b|\bvan (\d{1,3}) jaar\b(?! (?:en|of|tot|geleden))", re.IGNORECASE)
_YEARS = r"(\d{1,2}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) jaar\b"
_LASTING = re.compile(
    rf"\b(?:langer|meer) dan {_YEARS}(?! (?:geleden|later|eerder|oud|terug))|\b{_YEARS} (?:of|en) (?:langer|meer)\b",
    re.IGNORECASE,
)
_NUMBERS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_OLDEST = 130
_OLD = 59  # a group without an upper bound is as good as one that ends above this: "45-plussers", "45 tot 75 jaar"
_CACHED = 4_000
_INCLUSIVE = frozenset({"tot en met", "t/m", "-", "–"})

Ages = frozenset[tuple[int, int]]
"""Groups by their youngest and oldest year."""


@lru_cache(maxsize=_CACHED)
def ages_in(text: str) -> Ages:
    """The age groups that a text names: "12 tot en met 16 jaar", "65-plussers", "jonger dan 25", "de 18-jarigen".

    Groups by how long something lasts are told apart alike: "langer dan vijf jaar".
    """
    found: set[tuple[int, int]] = set()
    rest = text
    for match in _UNTIL.finditer(text):
        high = int(match.group(3)) - (match.group(2).lower() not in _INCLUSIVE)
        found.add((int(match.group(1)), high))
        rest = rest.replace(match.group(), " ")
    found.update((_number(match), _OLDEST) for match in _FROM.finditer(rest))
    found.update((_number(match), _OLDEST) for match in _LASTING.finditer(rest))
    found.update((0, _number(match) - 1) for match in _BELOW.finditer(rest))
    found.update(
        (_number(match), _number(match)) for match in _ONE.finditer(_BELOW.sub(" ", _FROM.sub(" ", rest)))
    )
    return frozenset(group for group in found if group[0] <= group[1] <= _OLDEST)


def split_by_ages(ages: Ages, figures: Iterable[Figure]) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures that may be of the ages that a sentence names, and those outside the article that are of others."""
    fitting: list[Figure] = []
    others: list[Figure] = []
    for figure in figures:
        apart = figure.origin != "claim" and are_other_ages(ages, ages_in(figure.shown))
        (others if apart else fitting).append(figure)
    return tuple(fitting), tuple(others)


def find_of_ages(
    claim: Claim, fitting: Sequence[Figure], others: Sequence[Figure]
) -> tuple[Match, Match] | None:
    """The figure of the ages that a claim names, and that of other ages whose number it has, where nothing else sets them apart."""
    for other in others:
        if other.point != claim.quantity.value:
            continue
        found = [
            figure
            for figure in fitting
            if (figure.document, figure.period) == (other.document, other.period)
            and ages_in(figure.shown)
            and figure_words(figure) == figure_words(other)
        ]
        if len({figure.point for figure in found}) == 1 and is_current(claim, found[0]):
            return match_figure(claim, found[0]), match_figure(claim, other)
    return None


def are_other_ages(one: Ages, other: Ages) -> bool:
    """Whether both texts name age groups, and none of them in common; a year more or less is a way of counting."""
    return bool(one and other) and not any(_alike(mine, theirs) for mine in one for theirs in other)


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    youngest = one[0] == 0 or other[0] == 0 or abs(one[0] - other[0]) <= 1
    open_ended = _OLDEST in (one[1], other[1]) and min(one[1], other[1]) > _OLD
    return youngest and (open_ended or abs(one[1] - other[1]) <= 1)


def _number(match: re.Match[str]) -> int:
    said = next(filter(None, match.groups())).lower().replace("é", "e")
    return _NUMBERS.index(said) if said in _NUMBERS else int(said)
