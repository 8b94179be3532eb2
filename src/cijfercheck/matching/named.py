"""The figure that the words around a number name where the draft tells it nowhere, and the number is that of something else.

Who read the wrong line of a table wrote the words of one figure and the number of another. So where a figure fits the words clearly better than
any other that is told nowhere, and far better than the one whose number stands there, of which nothing is said, the number is that of the wrong thing.
"""

from collections.abc import Sequence
from fractions import Fraction

from cijfercheck.matching.plausibility import is_specific, may_be_part
from cijfercheck.matching.scoring import fit_period, match_figure
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.wordings import FAR_AHEAD, Fit, telling_words
from cijfercheck.model.claim import Claim

_ENOUGH = Fraction(2, 5)  # so alike by the words around it, a figure is meant
_WELL = Fraction(1, 2)
_AHEAD = Fraction(1, 10)  # so much better than all others that are told nowhere


def find_named_elsewhere(
    claim: Claim, same: Sequence[Fit], current: Sequence[Fit], tellers: Tellers
) -> tuple[Fit, Fit] | None:
    """Find the figure that a claim's words name, and the one that has its number.

    Args:
        claim: The claim.
        same: The figures with the claim's number, the best first.
        current: The figures that hold for the claim's days, the best first.
        tellers: Which claims have which numbers.
    """
    number = claim.quantity.value
    untold = [
        fit
        for fit in current
        if fit.figure.point is not None
        and fit.figure.point != number
        and not tellers.have(fit.figure, besides=claim)
    ]
    if not untold or same[0] not in current:
        return None
    best, own = untold[0], same[0]
    others = (fit.score for fit in untold if fit.figure.point != best.figure.point)
    if best.score < _ENOUGH or best.score - max(others, default=Fraction(0)) < _AHEAD:
        return None
    if best.score - own.score < FAR_AHEAD or any(telling_words(fit, best) & fit.hinted for fit in same):
        return None
    fits = _is_named(claim, best, own) and fit_period(claim, best.figure) == "same"
    differs = not match_figure(claim, best.figure).agrees
    return (best, own) if fits and differs and may_be_part(claim.interval, best.figure.value) else None


def _is_named(claim: Claim, best: Fit, own: Fit) -> bool:
    """Whether all that sets a figure apart stands whole near a number, or all that it counts, or half of it where the rest fits too.

    A number that may be met by chance or be a part of the figure's, and one that only points back, has to be named by two words.
    """
    telling = telling_words(best, own)
    said, counted = telling & best.named, telling & best.core
    number = claim.quantity.value or Fraction(0)
    part = best.figure.point is not None and number < best.figure.point
    particular = is_specific(number)
    fewest = 1 if particular and not part and not claim.subject.inherited else 2
    half = best.score >= _WELL and len(said) * 2 >= len(telling)
    most = said == telling or (particular and (half or (bool(counted) and counted <= said)))
    return len(said) >= fewest and most
