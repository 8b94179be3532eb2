"""A number whose neighbours are known: of "7,1 miljoen vierkante meter, verspreid over 84.000 gebouwen" the source has the 84.000.

Who rewrites a sentence of a source keeps its numbers together. So a number that no figure agrees with is a slip for the only number of that
sentence of the source that the draft does not tell, however little its words say. And a number that stands elsewhere in the source was
taken from the wrong line, unless its words say that it is from there.
"""

from collections.abc import Mapping, Sequence

from cijfercheck.matching.candidates import find_candidates
from cijfercheck.matching.current import is_current
from cijfercheck.matching.plausibility import is_specific, may_be_part, slip_between
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.weighed import Weighed
from cijfercheck.matching.wordings import FAR_AHEAD, telling_words
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
    untold = [
        figure
        for place in _lines_of(beside)
        for figure in find_candidates(claim, figures.get(place, ()))
        if not tellers.have(figure, besides=claim)
    ]
    if len({figure.point for figure in untold}) != 1 or slip_between(claim, untold[0]) not in _SLIPS:
        return None
    return match_figure(claim, untold[0])


def find_left_out(weighed: Weighed, beside: Sequence[Match], tellers: Tellers) -> tuple[Match, Match] | None:
    """Find the only figure of its days that a claim leaves out in the sentence of a source, or the series, that its neighbours are from.

    Given with the figure elsewhere that has the claim's number.

    Args:
        weighed: The claim beside its figures.
        beside: What the other claims of its sentence agree with.
        tellers: Which claims have which numbers.
    """
    claim, lines = weighed.claim, _lines_of(beside)
    same = [figure for figure in weighed.outside if figure.point == claim.quantity.value] if lines else []
    if not same or any(_line_of(figure) in lines for figure in same):
        return None
    untold = [
        figure
        for figure in weighed.outside
        if _line_of(figure) in lines
        and is_current(claim, figure)
        and may_be_part(claim.interval, figure.value)
        and not tellers.have(figure, besides=claim)
    ]
    if len({figure.point for figure in untold}) != 1 or untold[0].point is None:
        return None
    own = [fit for fit in weighed.fits if fit.figure.point == claim.quantity.value]
    left = [fit for fit in weighed.fits if fit.figure in untold]
    wanted, other = left[0], own[0]
    expected = match_figure(claim, wanted.figure)
    named = any(telling_words(fit, wanted) & fit.said for fit in own)
    misread = wanted.score <= other.score and (named or other.score - wanted.score >= FAR_AHEAD)
    if expected.agrees or misread:
        return None
    return expected, match_figure(claim, other.figure)


def _lines_of(beside: Sequence[Match]) -> Sequence[tuple[str, str]]:
    """The sentences of sources, and the series of references, that the particular numbers of some claims are from."""
    return sorted(
        {
            _line_of(match.figure)
            for match in beside
            if match.agrees and match.figure.origin != "claim" and is_specific(match.claim.quantity.value)
        }
    )


def _line_of(figure: Figure) -> tuple[str, str]:
    return figure.document, figure.name if figure.origin == "reference" else figure.shown
