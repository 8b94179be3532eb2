"""Whether a claim and a figure can be of one thing by who says it, as what, and of which days."""

from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure

SET_RIGHT = frozenset({"denied", "revised"})
"""Modalities of numbers that a text tells only to put them right."""


def is_same_mood(claim: Claim, figure: Figure) -> bool:
    """Whether both are outcomes, or both estimates or forecasts of one speaker."""
    if (claim.modality == "outcome") != (figure.modality == "outcome") or figure.modality in SET_RIGHT:
        return False
    if claim.modality == "outcome" and figure.origin != "claim":
        return True
    return not (claim.attribution and figure.attribution and claim.attribution != figure.attribution)


def is_dated_alone(claim: Claim, figure: Figure) -> bool:
    """Whether the clause of a claim names its days, and the other number has none at all, as in a table without years."""
    return figure.period is None and claim.period is not None and claim.period.origin == "clause"


def is_in_sentence_of(claim: Claim, figure: Figure) -> bool:
    """Whether a figure is a claim of the same sentence of the article."""
    return (
        figure.origin == "claim"
        and figure.place is not None
        and claim.sentence[0] <= figure.place[0] < claim.sentence[1]
    )
