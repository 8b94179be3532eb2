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


def fit_figures(claim: Claim, figures: Sequence[Figure]) -> list[Fit]:
    """Weigh figures of one unit and role against a claim, the best first."""
    bags = [figure_words(figure) for figure in figures]
    counts = Counter(chain.from_iterable(bags))
    whole = lcm(*counts.values())
    telling = {word: min(_MOST * whole, len(bags) * whole // count) for word, count in counts.items()}
    own, around = _claim_words(claim)
    near, anywhere = _strengths(own, telling), _strengths({**around, **own}, telling)
    for place in (word for word in telling if word.startswith(PLACE)):
        if _names_place(place, own, around):
            near[place] = anywhere[place] = _SUBJECT if place in own else _TITLE_PLACE
    fits = [_fit(figure, bag, telling, near, anywhere) for figure, bag in zip(figures, bags, strict=True)]
    fits.sort(key=lambda fit: fit.figure.name)
    return [
        *sorted((fit for fit in fits if fit.score), key=lambda fit: fit.score, reverse=True),
        *(fit for fit in fits if not fit.score),
    ]


def _fit(
    figure: Figure,
    bag: Mapping[str, int],
    telling: Mapping[str, int],
    near: Mapping[str, int],
    anywhere: Mapping[str, int],
) -> Fit:
    total = hit = 0
    for word, weight in bag.items():
        worth = telling[word] * weight
        total += worth
        hit += worth * anywhere.get(word, 0)
    over = sum(telling[word] * near[word] for word in near if word not in bag and not _held(word, bag))
    return Fit(
        figure,
        Fraction(hit, (total + over) * _UNIT) if hit else _NONE,
        frozenset(bag),
        frozenset(word for word, weight in bag.items() if weight == _SUBJECT),
        frozenset(word for word in bag if near.get(word, 0) >= _HALF),
        frozenset(word for word in bag if near.get(word, 0) >= _NEAR),
        frozenset(word for word in bag if word in anywhere),
    )


def _names_place(place: str, own: Mapping[str, int], around: Mapping[str, int]) -> bool:
    """Whether a place is that of the claim, or all its words stand around the number or in the title."""
    if place in own:
        return True
    if any(word.startswith(PLACE) for word in own):
        return False
    return all(word in own or word in around for word in place.removeprefix(PLACE).split())


def _held(word: str, bag: Iterable[str]) -> bool:
    for other in bag:  # noqa: SIM110  (half the time of `any`)
        if _meeting(other, word) in _HOLDS:
            return True
    return False


def figure_words(figure: Figure) -> Mapping[str, int]:
    """The words of a figure, in the form under which they are compared, with how much each belongs to it."""
    subject = figure.subject
    near = () if figure.origin == "reference" else figure.context.near
    region = figure.region if figure.region and not is_nation(figure.region) else None
    return _figure_bag((subject.head, *subject.modifiers), subject.inherited, near, region)


@lru_cache(maxsize=20_000)
def _figure_bag(
    words: tuple[str, ...], inherited: bool, near: tuple[str, ...], region: str | None
) -> Mapping[str, int]:
    """The words of one figure, made once for all claims that it is weighed against."""
    core = _INHERITED if inherited else _SUBJECT
    bag = _as_bag([*((word, core) for word in words), *((word, _HALF) for word in near)])
    return MappingProxyType(bag if region is None else {**bag, _place(region): _SUBJECT})


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
    return {**_as_bag(own), **place}, _as_bag(around)


def _as_bag(weighed: Iterable[tuple[str, int]]) -> dict[str, int]:
    neutral = subject_words().neutral
    bag: dict[str, int] = {}
    for said, weight in weighed:
        for word in phrases().get(said, (said,)) if said else ():
            form = canonical(_without_carrier(word))
            bag[form] = max(bag.get(form, 0), weight // 2 if word in neutral else weight)
    return bag


@lru_cache(maxsize=20_000)
def _without_carrier(word: str) -> str:
    """A compound without a last part that only carries a number: "ziekteverzuimpercentage" → "ziekteverzuim"."""
    for carrier in subject_words().carriers:
        if (
            len(carrier) >= _LONG_CARRIER
            and word.endswith(carrier)
            and len(word) - len(carrier) >= _LONG_CARRIER
        ):
            rest = word.removesuffix(carrier)
            return rest.removesuffix("s") if len(rest) > _LONG_CARRIER else rest
    return word


def _strengths(words: Mapping[str, int], vocabulary: Iterable[str]) -> dict[str, int]:
    """How strongly each word of the vocabulary is said: whole, or as a part of a compound."""
    found: dict[str, int] = {}
    for word in vocabulary:
        if word.startswith(PLACE):
            continue
        best = words.get(word, 0)
        parts: list[int] = []
        for said, weight in words.items():
            if weight <= best:
                continue
            meeting = _meeting(word, said)
            if meeting == "same":
                best = weight
            elif meeting == "part":
                parts.append(weight)
            elif meeting == "compound":
                best = max(best, weight * 3 // 4)
        if parts:
            best = max(best, sum(sorted(parts, reverse=True)[:2]) // 2)
        if best:
            found[word] = best
    return found


@lru_cache(maxsize=200_000)
def _meeting(word: str, said: str) -> Literal["same", "part", "compound"] | None:
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
