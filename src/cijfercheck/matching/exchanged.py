"""Two numbers that stand in each other's place: "in Utrecht 6.890 en in Den Haag 5.430", where the source has them the other way round.

Each number fits the other claim clearly better than its own. Beside each other in a text the words near them are enough: both
have to point at the other's figure.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from cijfercheck.matching.current import is_current
from cijfercheck.matching.plausibility import may_be_part
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.tellers import key_of
from cijfercheck.matching.weighed import Weighed
from cijfercheck.matching.wordings import Fit, telling_words
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match
from cijfercheck.model.period import Period

_EXCHANGED = Fraction(1, 3)  # so much better must two figures fit each other's claims
_CLEARLY = Fraction(1, 5)  # so much better must a figure fit by the words near a number
_RATHER = Fraction(1, 10)
_BOTH = Fraction(2, 5)  # and so much both together
_BESIDE = len(" van de in totaal ")  # characters between a part and its whole


def find_exchanged(weighed: Mapping[str, Weighed]) -> dict[str, Match]:
    """The figures that pairs of claims should have had, where each has the number of the other, by their subjects."""
    found: dict[str, Match] = {}
    held = [
        (name, one.support)
        for name, one in weighed.items()
        if one.support is not None and not one.claim.subject.inherited
    ]
    figures = {name: _by_figure(weighed[name].ranked) for name, _ in held}
    for (one, own), (other, others_own) in combinations(held, 2):
        if _is_part_of(weighed[one].claim, weighed[other].claim):
            continue
        mine = figures[one].get((others_own.figure.name, others_own.figure.period))
        theirs = figures[other].get((own.figure.name, own.figure.period))
        if mine is None or theirs is None or not all(_is_wrong_now(m) for m in (mine, theirs)):
            continue
        better = mine.score > own.score and theirs.score > others_own.score
        told = _is_hinted(weighed[one], mine.figure, own.figure) and _is_hinted(
            weighed[other], theirs.figure, others_own.figure
        )
        if better and told and mine.score + theirs.score >= own.score + others_own.score + _EXCHANGED:
            found[one], found[other] = mine, theirs
    return found


def _is_hinted(weighed: Weighed, wanted: Figure, own: Figure) -> bool:
    """Whether the sentence of a number has anything of what sets one figure apart from another, where something does."""
    both = _fit_both(weighed, wanted, own)
    telling = frozenset() if both is None else telling_words(*both)
    return both is None or not telling or bool(telling & both[0].hinted)


def _is_part_of(part: Claim, whole: Claim) -> bool:
    """Whether a text says that one number is a part of another: of "423 van de 468 kandidaten" the noun is that of both."""
    value, other = part.quantity.value, whole.quantity.value
    if part.sentence != whole.sentence or value is None or other is None or value >= other:
        return False
    after = part.surroundings.partition(HERE)[2].split()
    return after[:1] == ["van"] and 0 < whole.start - part.end <= _BESIDE


def _by_figure(matches: Sequence[Match]) -> dict[tuple[str, Period | None], Match]:
    return {(match.figure.name, match.figure.period): match for match in reversed(matches)}


def _is_wrong_now(match: Match) -> bool:
    return match.is_of_same_time and not match.agrees


def find_exchanged_beside(weighed: Mapping[str, Weighed]) -> dict[str, tuple[Match, Match]]:
    """The figure that each of two numbers beside each other should have had, and the one whose number it has, by the words near them."""
    found: dict[str, tuple[Match, Match]] = {}
    for first, second in pairwise(weighed.values()):
        one, other = first.claim, second.claim
        if one.id in found or one.kind != other.kind or one.quantity.unit != other.quantity.unit:
            continue
        if _is_part_of(one, other) or other.surroundings.partition(HERE)[0].split()[-1:] == ["naar"]:
            continue
        for mine, theirs in _crossed(one, other, first.outside, second.outside):
            fits = _fit_both(first, theirs, mine)
            fits_other = _fit_both(second, mine, theirs)
            if fits is None or fits_other is None:
                continue
            if _is_clear(fits, fits_other) or (_is_named(*fits) and _is_named(*fits_other)):
                found[one.id] = match_figure(one, theirs), match_figure(one, mine)
                found[other.id] = match_figure(other, mine), match_figure(other, theirs)
    return found


def _crossed(
    one: Claim, other: Claim, of_one: Sequence[Figure], of_other: Sequence[Figure]
) -> list[tuple[Figure, Figure]]:
    """The only two figures of one document and time that have the numbers of two claims."""
    mine, theirs = _with_number(one, of_one), _with_number(other, of_other)
    if len(mine) != 1 or len(theirs) != 1:
        return []
    same = (mine[0].document, mine[0].period) == (theirs[0].document, theirs[0].period)
    differs = mine[0].point != theirs[0].point and may_be_part(mine[0].value, theirs[0].value)
    return [(mine[0], theirs[0])] if same and differs else []


def _with_number(claim: Claim, figures: Sequence[Figure]) -> list[Figure]:
    """The figures with the number of a claim; of several those of its days."""
    found = [figure for figure in figures if figure.point == claim.quantity.value]
    return found if len(found) <= 1 else [figure for figure in found if is_current(claim, figure)]


def _fit_both(weighed: Weighed, wanted: Figure, own: Figure) -> tuple[Fit, Fit] | None:
    """How a figure fits the words near a number, and how the one fits that it is of; None where the first is none for it."""
    fits = {key_of(fit.figure): fit for fit in weighed.fits}
    mine = fits.get(key_of(wanted))
    return None if mine is None else (mine, fits[key_of(own)])


def _is_clear(one: tuple[Fit, Fit], other: tuple[Fit, Fit]) -> bool:
    """Whether two figures fit each other's claims clearly better, by words that stand near both numbers."""
    if not (one[0].said and other[0].said):
        return False
    gain, gain_other = (wanted.score - own.score for wanted, own in (one, other))
    return (
        min(gain, gain_other) >= _RATHER and max(gain, gain_other) >= _CLEARLY and gain + gain_other >= _BOTH
    )


def _is_named(wanted: Fit, own: Fit) -> bool:
    """Whether the words near a number name what sets the other figure apart, and nothing of what sets its own apart."""
    return (
        wanted.score > own.score
        and bool(telling_words(wanted, own) & wanted.said)
        and not telling_words(own, wanted) & own.said
    )
