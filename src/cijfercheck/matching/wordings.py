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

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.regions import is_nation, region_form
from cijfercheck.matching.words import canonical, same_word, split_compound
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure

PLACE = "@"  # opens the word that stands for a region
_SUBJECT = Fraction(1)
_INHERITED = Fraction(1, 2)
_NEAR = Fraction(9, 10)
_SETTING = Fraction(7, 10)
_FAR = Fraction(2, 5)
_FRAME = Fraction(2, 5)
_TITLE_PLACE = Fraction(4, 5)
_HALF = Fraction(1, 2)
_PART = Fraction(3, 4)  # how strongly a compound says a word that it holds
_MOST = Fraction(4)
_LONG_CARRIER = 5  # letters


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
    counts = Counter(word for bag in bags for word in bag)
    telling = {word: min(_MOST, Fraction(len(bags), count)) for word, count in counts.items()}
    own, around = _claim_words(claim)
    near = _strengths(own, telling)
    anywhere = _strengths({**around, **own}, telling)
    for place in (word for word in telling if word.startswith(PLACE)):
        if _names_place(place, own, around):
            near[place] = anywhere[place] = _SUBJECT if place in own else _TITLE_PLACE
    fits = [_fit(figure, bag, telling, near, anywhere) for figure, bag in zip(figures, bags, strict=True)]
    return sorted(fits, key=lambda fit: (-fit.score, fit.figure.name))


def _fit(
    figure: Figure,
    bag: Mapping[str, Fraction],
    telling: Mapping[str, Fraction],
    near: Mapping[str, Fraction],
    anywhere: Mapping[str, Fraction],
) -> Fit:
    none = Fraction(0)
    total = sum((telling[word] * weight for word, weight in bag.items()), none)
    hit = sum((telling[word] * weight * anywhere.get(word, none) for word, weight in bag.items()), none)
    extra = [word for word in near if word not in bag and not _held(word, bag)]
    over = sum((telling[word] * near[word] for word in extra), none)
    return Fit(
        figure,
        hit / (total + over) if total + over else none,
        frozenset(bag),
        frozenset(word for word, weight in bag.items() if weight == _SUBJECT),
        frozenset(word for word in bag if near.get(word, none) >= _HALF),
        frozenset(word for word in bag if near.get(word, none) >= _NEAR),
        frozenset(word for word in bag if word in anywhere),
    )


def _names_place(place: str, own: Mapping[str, Fraction], around: Mapping[str, Fraction]) -> bool:
    """Whether a place is that of the claim, or all its words stand around the number or in the title."""
    if place in own:
        return True
    if any(word.startswith(PLACE) for word in own):
        return False
    return all(word in own or word in around for word in place.removeprefix(PLACE).split())


def _held(word: str, bag: Iterable[str]) -> bool:
    return any(same_word(word, other) or split_compound(other, word) is not None for other in bag)


def figure_words(figure: Figure) -> dict[str, Fraction]:
    """The words of a figure, in the form under which they are compared, with how much each belongs to it."""
    subject = figure.subject
    weighed: list[tuple[str, Fraction]] = []
    core = _INHERITED if subject.inherited else _SUBJECT
    weighed += [(word, core) for word in (subject.head, *subject.modifiers)]
    if figure.origin != "reference":
        weighed += [(word, _HALF) for word in figure.context.near]
    if figure.region and not is_nation(figure.region):
        return {**_as_bag(weighed), _place(figure.region): _SUBJECT}
    return _as_bag(weighed)


def _place(region: str) -> str:
    """A region as one word of its own kind: "Oost-Vlaanderen" has nothing in common with "Vlaanderen"."""
    return PLACE + region_form(region)


def _claim_words(claim: Claim) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    subject, context = claim.subject, claim.context
    core = _INHERITED if subject.inherited else _SUBJECT
    own = [(word, core) for word in (subject.head, *subject.modifiers)]
    own += [(word, _NEAR) for word in context.near]
    around = [(word, _INHERITED if subject.inherited else _SETTING) for word in subject.setting]
    around += [(word, _FAR) for word in context.far] + [(word, _FRAME) for word in context.frame]
    place = {_place(claim.region): _SUBJECT} if claim.region else {}
    return {**_as_bag(own), **place}, _as_bag(around)


def _as_bag(weighed: Iterable[tuple[str, Fraction]]) -> dict[str, Fraction]:
    neutral = subject_words().neutral
    bag: dict[str, Fraction] = {}
    for word, weight in weighed:
        if not word:
            continue
        form = canonical(_without_carrier(word))
        bag[form] = max(bag.get(form, Fraction(0)), weight / 2 if word in neutral else weight)
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


def _strengths(words: Mapping[str, Fraction], vocabulary: Iterable[str]) -> dict[str, Fraction]:
    """How strongly each word of the vocabulary is said: whole, or as a part of a compound."""
    found: dict[str, Fraction] = {}
    for word in vocabulary:
        if word.startswith(PLACE):
            continue
        best = words.get(word, Fraction(0))
        parts: dict[str, Fraction] = {}
        for said, weight in words.items():
            if weight <= best:
                continue
            if same_word(said, word):
                best = max(best, weight)
            elif split_compound(word, said) is not None:
                parts[said] = max(parts.get(said, Fraction(0)), weight)
            elif split_compound(said, word) is not None:
                best = max(best, weight * _PART)
        if parts:
            together = sum(sorted(parts.values(), reverse=True)[:2], Fraction(0)) / 2
            best = max(best, together)
        if best:
            found[word] = best
    return found
