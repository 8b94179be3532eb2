"""A number whose neighbours are known: of "7,1 miljoen vierkante meter, verspreid over 84.000 gebouwen" the source has the 84.000.

Who rewrites a sentence of a source keeps its numbers together. So a number that no figure agrees with is a slip for the only number of that
sentence of the source that the draft does not tell, however little its words say.
"""

from collections.abc import Mapping, Sequence

from cijfercheck.matching.candidates import find_candidates
from cijfercheck.matching.plausibility import has_same_digits, is_specific, slip_between
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.tellers import Tellers
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match

_SLIPS = frozenset({"scale", "swapped", "digit"})


def find_beside_known(
    claim: Claim,
    beside: Sequence[Match],
    figures: Mapping[tuple[str, str], Sequence[Figure]],
    tellers: Tellers,
) -> Match | None:
    """Find the figure that a claim's number is a slip for, in the sentence of a source that its neighbours are from.

    Args:
        claim: The claim, which no figure agrees with.
        beside: What the other claims of its sentence agree with.
        figures: The figures of the sources by document and sentence.
        tellers: Which claims have which numbers.
    """
    places = {
        (match.figure.document, match.figure.shown)
        for match in beside
        if match.agrees and match.figure.origin == "source" and is_specific(match.claim.quantity.value)
    }
    untold = [
        figure
        for place in sorted(places)
        for figure in find_candidates(claim, figures.get(place, ()))
        if not tellers.have(figure, besides=claim)
    ]
    if len({figure.point for figure in untold}) != 1:
        return None
    slipped = slip_between(claim, untold[0]) in _SLIPS
    turned = has_same_digits(claim.quantity.value, untold[0].point)
    return match_figure(claim, untold[0]) if slipped or turned else None
