"""The claim elsewhere in the article that a claim's number is a slip for."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cijfercheck.matching.current import is_current
from cijfercheck.matching.plausibility import Slip, is_sure_slip, slip_between
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.wordings import Fit, fit_figures
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match

_CLOSE = Fraction(3, 20)
_INSIDE: dict[Slip | None, Fraction] = {
    "swapped": Fraction(2, 5),
    "scale": Fraction(3, 5),
    "digit": Fraction(4, 5),
}


def find_repeated(claim: Claim, figures: Sequence[Figure]) -> Match | None:
    """Find the claim elsewhere in the article that a claim's number is a slip for, by the words around both.

    Args:
        claim: The claim.
        figures: The other claims of the article that its unit and role allow, in its unit.
    """
    if claim.quantity.value is None:
        return None  # "50 tot 250 werknemers: 37 procent" names a group by its range
    others = [
        f for f in figures if f.place is None or not claim.sentence[0] <= f.place[0] < claim.sentence[1]
    ]
    if not any(is_current(claim, figure) for figure in others):
        return None
    fits = [fit for fit in fit_figures(claim, others) if is_current(claim, fit.figure)]
    if any(match_figure(claim, fit.figure).agrees and fit.score >= _INSIDE["swapped"] for fit in fits):
        return None
    found = [
        fit
        for fit in fits
        if fit.figure.modality == claim.modality
        and same_names(claim, fit.figure)
        and ((fit.score and is_sure_slip(claim, fit.figure)) or _is_slip_inside(claim, fit, fits[0]))
    ]
    if len({fit.figure.point for fit in found}) != 1:
        return None
    match = match_figure(claim, found[0].figure)
    return None if match.has("apart") and not is_sure_slip(claim, match.figure) else match


def _is_slip_inside(claim: Claim, fit: Fit, best: Fit) -> bool:
    """Whether a claim's number is a slip for that of a claim whose words fit well enough for it, nearly as well as the best."""
    slip = slip_between(claim, fit.figure)
    return slip in _INSIDE and fit.score >= _INSIDE[slip] and best.score - fit.score < _CLOSE


def same_names(claim: Claim, figure: Figure) -> bool:
    """Whether two numbers share a name, or neither has one that is missing around the other: no "Cambuur 13.200", "Heerenveen 12.300"."""
    one = _names((*claim.context.near, claim.subject.head, *claim.subject.modifiers))
    other = _names((*figure.context.near, figure.subject.head, *figure.subject.modifiers))
    around = _names((*claim.context.far, *claim.context.frame, *claim.subject.setting))
    if one & other:
        return True
    return one <= _names((*figure.context.far, *figure.context.frame)) and other <= around


def _names(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[:1].isupper())
