"""The figure of the place that a claim names, where the claim has the number of another place."""

from collections.abc import Sequence

from cijfercheck.matching.plausibility import has_many_digits, has_two_digits, is_specific
from cijfercheck.matching.regions import region_form
from cijfercheck.matching.wordings import PLACE, Fit
from cijfercheck.matching.words import canonical
from cijfercheck.model.claim import Claim


def find_other_place(other: Fit, current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The same figure of the place that the claim names, where the claim has the number of another place."""
    if claim.region is None or other.figure.region is None:
        return None
    measured = claim.kind == "measure" and bool(other.core & other.hinted)
    if not is_specific(other.figure.point) and not (measured and has_two_digits(other.figure.point)):
        return None
    wanted = region_form(claim.region)
    hinted = other.core & other.hinted or (has_many_digits(other.figure.point) and names_own_place(claim))
    if region_form(other.figure.region) == wanted or not hinted:
        return None
    return next(
        (
            fit
            for fit in current
            if fit.figure.region is not None
            and region_form(fit.figure.region) == wanted
            and without_place(fit) == without_place(other)
            and fit.figure.document == other.figure.document
        ),
        None,
    )


def names_own_place(claim: Claim) -> bool:
    """Whether the sentence of a claim itself names the claim's place."""
    words = (claim.subject.head, *claim.subject.modifiers, *claim.subject.setting, *claim.context.near)
    said = {canonical(word) for word in words}
    return claim.region is not None and all(word in said for word in region_form(claim.region).split())


def without_place(fit: Fit) -> frozenset[str]:
    """The words of a figure but for those of its place."""
    places = [word for word in fit.words if word.startswith(PLACE)]
    named = {part for place in places for part in place.removeprefix(PLACE).split()}
    return fit.words.difference(places, named)
