"""How well the words around a number fit the words of a figure, weighed by how much each word tells the figures apart.

The subject that was parsed may be wrong or bare ("dat waren er 3.094"); the words of the sentence still say which of a
source's or reference's figures a number should be. A word that every figure has tells little, one that a single figure has
tells most.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from math import lcm
from types import MappingProxyType
from typing import Literal

from cijfercheck.language.lexicon import phrases, subject_words
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.matching.regions import is_nation, region_form
from cijfercheck.matching.words import canonical, meet, same_word, split_compound
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure

PLACE = "@"  # opens the word that stands for a region
FAR_AHEAD = Fraction(3, 10)
"""So much better than another figure must one fit that is meant in its place."""

_UNIT = 80  # weights are counted in eightieths: halves and quarters of them stay whole, and whole numbers are fast
_SUBJECT = _UNIT
_INHERITED = _UNIT // 2
_NEAR = _UNIT * 9 // 10
_SETTING = _UNIT * 7 // 10
_FAR = _UNIT * 2 // 5
_FRAME = _UNIT * 2 // 5
_TITLE_PLACE = _UNIT * 4 // 5
_HALF = _UNIT // 2
_MOST = 4  # times
_NONE = Fraction(0)
_LONG_CARRIER = 5  # letters
_HOLDS = frozenset({"same", "part"})
_CACHED = 20_000

_Meeting = Literal["same", "part", "compound"]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a figure's words fit those around a claim.

    `score` runs from 0 to 1. `words` are the figure's, `core` those of its subject that say something; `said` are the words that
    stand near the number, `named` those that stand there whole and not as a part of a compound, `hinted` those that stand anywhere in
    its sentence or in the title and heading above it.
    """

    figure: Figure
    score: Fraction
    words: frozenset[str]
    core: frozenset[str]
    said: frozenset[str]
    named: frozenset[str]
    hinted: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Bag:
    """The words of a figure with how much each belongs to it; all of them, and those of its subject that say something."""

    weights: Mapping[str, int]
    words: frozenset[str]
    core: frozenset[str]


def fit_figures(claim: Claim, figures: Sequence[Figure]) -> list[Fit]:
    """Weigh figures of one unit and role against a claim, the best first."""
    bags = [_bag_of(figure) for figure in figures]
    counts = Counter(chain.from_iterable(bag.weights for bag in bags))
    whole = lcm(*counts.values())
    telling = {word: min(_MOST * whole, len(bags) * whole // count) for word, count in counts.items()}
    own, around = _claim_words(claim)
    near, anywhere = _strengths(own, around, telling)
    for place in (word for word in telling if word.startswith(PLACE)):
        if _names_place(place, own, around):
            near[place] = anywhere[place] = _SUBJECT if place in own else _TITLE_PLACE
    said = frozenset(word for word, strength in near.items() if strength >= _HALF)
    named = frozenset(word for word, strength in near.items() if strength >= _NEAR)
    hinted = frozenset(anywhere)
    fits = [
        Fit(
            figure,
            _score(bag, telling, near, anywhere),
            bag.words,
            bag.core,
            bag.words & said,
            bag.words & named,
            bag.words & hinted,
        )
        for figure, bag in zip(figures, bags, strict=True)
    ]
    fits.sort(key=lambda fit: fit.figure.name)
    return [
        *sorted((fit for fit in fits if fit.score), key=lambda fit: fit.score, reverse=True),
        *(fit for fit in fits if not fit.score),
    ]


def _score(
    bag: _Bag, telling: Mapping[str, int], near: Mapping[str, int], anywhere: Mapping[str, int]
) -> Fraction:
    """How much of all that tells a figure, and of all that is said near the number, they have in common."""
    if bag.words.isdisjoint(anywhere):
        return _NONE
    total = hit = 0
    for word, weight in bag.weights.items():
        worth = telling[word] * weight
        total += worth
        hit += worth * anywhere.get(word, 0)
    if not hit:
        return _NONE
    over = sum(telling[word] * strength for word, strength in near.items() if not _held(word, bag.words))
    return Fraction(hit, (total + over) * _UNIT)


def _names_place(place: str, own: Mapping[str, int], around: Mapping[str, int]) -> bool:
    """Whether a place is that of the claim, or all its words stand around the number or in the title."""
    if place in own:
        return True
    if any(word.startswith(PLACE) for word in own):
        return False
    return all(word in own or word in around for word in place.removeprefix(PLACE).split())


@lru_cache(maxsize=_CACHED)
def _held(word: str, bag: frozenset[str]) -> bool:
    """Whether a figure has a word, or a compound of it."""
    return word in bag or any(_meeting(other, word) in _HOLDS for other in bag)


def figure_words(figure: Figure) -> Mapping[str, int]:
    """The words of a figure, in the form under which they are compared, with how much each belongs to it."""
    return _bag_of(figure).weights


def _bag_of(figure: Figure) -> _Bag:
    subject = figure.subject
    near = () if figure.origin == "reference" else figure.context.near
    region = figure.region if figure.region and not is_nation(figure.region) else None
    return _make_bag((subject.head, *subject.modifiers), subject.inherited, near, region)


@lru_cache(maxsize=_CACHED)
def _make_bag(words: tuple[str, ...], inherited: bool, near: tuple[str, ...], region: str | None) -> _Bag:
    """The words of one figure, made once for all claims that it is weighed against."""
    core = _INHERITED if inherited else _SUBJECT
    weights = _weigh_words([*((word, core) for word in words), *((word, _HALF) for word in near)])
    if region is not None:
        weights[_place(region)] = _SUBJECT
    return _Bag(
        MappingProxyType(weights),
        frozenset(weights),
        frozenset(word for word, weight in weights.items() if weight == _SUBJECT),
    )


def _place(region: str) -> str:
    """A region as one word of its own kind: "Oost-Vlaanderen" has nothing in common with "Vlaanderen"."""
    return PLACE + region_form(region)


def _claim_words(claim: Claim) -> tuple[dict[str, int], dict[str, int]]:
    subject, context = claim.subject, claim.context
    core = _INHERITED if subject.inherited else _SUBJECT
    own = [(word, core) for word in (subject.head, *subject.modifiers)]
    own += [(word, _NEAR) for word in context.near]
    around = [(word, _INHERITED if subject.inherited else _SETTING) for word in subject.setting]
    around += [(word, _FAR) for word in context.far] + [(word, _FRAME) for word in context.frame]
    place = {_place(claim.region): _SUBJECT} if claim.region else {}
    return {**_weigh_words(own), **place}, _weigh_words(around)


def _weigh_words(weighed: Iterable[tuple[str, int]]) -> dict[str, int]:
    neutral = subject_words().neutral
    bag: dict[str, int] = {}
    for said, weight in weighed:
        for word in phrases().get(said, (said,)) if said else ():
            form = canonical(_without_carrier(word))
            bag[form] = max(bag.get(form, 0), weight // 2 if word in neutral else weight)
    return bag


@lru_cache(maxsize=_CACHED)
def _without_carrier(word: str) -> str:
    """A compound without a last part that only carries a number: "ziekteverzuimpercentage" → "ziekteverzuim"."""
    if word.endswith(tuple(subject_words().whole)):
        return word
    for carrier in subject_words().carriers:
        if (
            len(carrier) >= _LONG_CARRIER
            and word.endswith(carrier)
            and len(word) - len(carrier) >= _LONG_CARRIER
        ):
            rest = word.removesuffix(carrier)
            return rest.removesuffix("s") if len(rest) > _LONG_CARRIER else rest
    return word


def _strengths(
    own: Mapping[str, int], around: Mapping[str, int], vocabulary: Iterable[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """How strongly each word of the vocabulary is said near a number, and in all: whole, or as a part of a compound."""
    near: dict[str, int] = {}
    anywhere: dict[str, int] = {}
    said, said_around = tuple(own), tuple(around)
    both = {**around, **own}
    for word in vocabulary:
        if word.startswith(PLACE):
            continue
        met, met_around = _meetings(word, said), _meetings(word, said_around)
        if met and (strength := _strength(word, met, own)):
            near[word] = strength
        if met or met_around:
            rest = (one for one in met if one[0] not in around)
            if strength := _strength(word, chain(met_around, rest), both):
                anywhere[word] = strength
    return near, anywhere


def _strength(word: str, met: Iterable[tuple[str, _Meeting]], weights: Mapping[str, int]) -> int:
    """How strongly a word is said by those that meet it."""
    best = weights.get(word, 0)
    parts: list[int] = []
    for said, meeting in met:
        weight = weights[said]
        if weight <= best:
            continue
        if meeting == "same":
            best = weight
        elif meeting == "part":
            parts.append(weight)
        else:
            best = max(best, weight * 3 // 4)
    return max(best, sum(sorted(parts, reverse=True)[:2]) // 2)


@lru_cache(maxsize=_CACHED)
def _meetings(word: str, said: tuple[str, ...]) -> tuple[tuple[str, _Meeting], ...]:
    """Those of the words around a number that meet a word, and how."""
    return tuple((one, meeting) for one in said if (meeting := _meeting(word, one)) is not None)


@lru_cache(maxsize=200_000)
def _meeting(word: str, said: str) -> _Meeting | None:
    """How a word that is said meets another: the same, a part of it, or a compound that holds it."""
    if same_word(said, word):
        return "same"
    if split_compound(word, said) is not None:
        return "part"
    return "compound" if split_compound(said, word) is not None else None


def may_explain(fit: Fit) -> bool:
    """Whether an equal number is that of a figure and no chance: of a reference that shares no word only a particular one is."""
    return bool(fit.score) or fit.figure.origin != "reference" or is_specific(fit.figure.point)


def lead_of(fits: Sequence[Fit]) -> Fraction:
    """How much better the best figure fits than the best one with another value and other words."""
    best = fits[0]
    others = (fit for fit in fits if fit.figure.point != best.figure.point and fit.words != best.words)
    return best.score - next((fit.score for fit in others), Fraction(0))


def telling_words(fit: Fit, other: Fit) -> frozenset[str]:
    """The words that set one figure apart from another: of "geweldsmisdrijven" beside "misdrijven" none."""
    neutral = subject_words().neutral
    return frozenset(
        word
        for word in fit.words - other.words
        if word not in neutral and not any(meet(word, own) for own in other.words)
    )
