"""The figure that a draft leaves out where its words point at it, and in whose place stands a number of other days.

Who tells the number of last year mostly tells that of this year too. So where the words around a number point at a figure of its days that
is told nowhere, and the number is known only as one of other days, the wrong column or the wrong line was read. Of the same line little
more is asked; of another line the figure must fit clearly better than all others.
"""

from collections.abc import Sequence
from fractions import Fraction

from cijfercheck.matching.current import is_current
from cijfercheck.matching.plausibility import is_specific, may_be_part
from cijfercheck.matching.scoring import fit_period, match_figure
from cijfercheck.matching.series import is_later, is_of_series, may_be_missed
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.wordings import Fit, lead_of, telling_words
from cijfercheck.model.claim import Claim

_ALIKE = Fraction(1, 5)  # so alike by the words around it, a figure of the same line is meant
_AHEAD = Fraction(1, 5)  # so much better than all others must a figure of another line fit


def find_untold(
    claim: Claim, same: Sequence[Fit], current: Sequence[Fit], tellers: Tellers
) -> tuple[Fit, Fit] | None:
    """Find the figure of a claim's days that it leaves out, and the one of other days that has its number.

    Args:
        claim: The claim.
        same: The figures with the claim's number, the best first.
        current: The figures that hold for the claim's days, the best first.
        tellers: Which claims have which numbers.
    """
    best = current[0]
    if tellers.have(best.figure, besides=claim) or not _is_of_other_days(claim, same):
        return None
    if match_figure(claim, best.figure).agrees or not may_be_part(claim.interval, best.figure.value):
        return None
    if not is_specific(claim.quantity.value) and not best.core & best.said:
        return None
    line = [fit for fit in same if is_of_series(best, fit)]
    if line:
        return next(((best, fit) for fit in line if _is_other_column(claim, best, fit)), None)
    other = same[0]
    clear = lead_of(current) >= _AHEAD and not telling_words(other, best) & other.said
    guessed = claim.period is not None and claim.period.origin == "source"
    return (best, other) if clear and not guessed else None


def _is_of_other_days(claim: Claim, same: Sequence[Fit]) -> bool:
    """Whether a number is known only as one of other days, and not of later ones: those the claim itself may be of, where it was dated by other words."""
    period = claim.period
    if period is None or any(is_current(claim, fit.figure) for fit in same):
        return False
    return period.origin == "clause" or not any(is_later(fit.figure, period.period) for fit in same)


def _is_other_column(claim: Claim, best: Fit, other: Fit) -> bool:
    """Whether a figure is of the claim's days and another on the same line of other days."""
    return (
        best.score >= _ALIKE
        and fit_period(claim, best.figure) == "same"
        and fit_period(claim, other.figure) == "other"
        and may_be_missed(claim, other.figure, best.figure)
    )
