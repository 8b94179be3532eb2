"""A number that is known nowhere, and a figure that is told nowhere: what was typed for it, or a rounding that passes it by.

Neither is strange by itself: a draft tells more than its source, and not all of it. But that a number which nothing agrees with has the
digits of such a figure, ten times as large or in another order, is rare; where the words near it or the numbers beside it are
those of the figure too, it is no chance. So is "bijna 2.300" where the source has 2.310.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.current import is_averaged, may_be_of_late
from cijfercheck.matching.plausibility import has_many_digits, has_two_digits, slip_between
from cijfercheck.matching.scoring import fit_period, match_figure
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.weighed import Weighed
from cijfercheck.matching.wordings import PLACE, Fit
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SCALED = re.compile(r"\b(?:duizend|mil|mln|mld|bil)")
_TYPED = frozenset({"scale", "swapped", "digit"})
_PASSED_BY = 20  # a hedged number misses its figure by at most this part of it
_FITTING = Fraction(3, 10)  # so well must the words near a number fit
_LEADING = Fraction(1, 10)  # or so much better than all others
_MEASURED = frozenset({"measure", "amount"})
_FEW = 4  # figures of one unit
_NONE = Fraction(0)
_BESIDE = 150  # characters between two numbers of a source that stand together


def find_mistyped(
    weighed: Weighed, sentence: Sequence[Match], around: Sequence[Match], tellers: Tellers
) -> Match | None:
    """Find the figure that a number is a slip for, or that its hedge and rounding pass by.

    Args:
        weighed: The claim, which no figure was found for, beside its figures.
        sentence: What the other claims of its sentence agree with.
        around: What the claims before and after it agree with, those of its sentence among them.
        tellers: Which claims have which numbers.
    """
    claim = weighed.claim
    if claim.modality != "outcome" or claim.kind == "ratio":
        return None
    possible = frozenset(figure.name for figure in weighed.outside if _may_be_typed_for(claim, figure))
    if not possible:
        return None
    fits = weighed.fits
    found = [
        fit
        for fit in fits
        if fit.figure.name in possible
        and _may_be_typed_for(claim, fit.figure)
        and not tellers.have(fit.figure, besides=claim)
        and not tellers.agree(fit.figure, besides=claim)
        and not any(_is_other(claim, other, fit) for other in fits)
        and _is_meant(claim, fit, fits, sentence, around, tellers)
    ]
    return match_figure(claim, found[0].figure) if len({fit.figure.point for fit in found}) == 1 else None


def _may_be_typed_for(claim: Claim, figure: Figure) -> bool:
    typed = has_two_digits(claim.quantity.value) and slip_between(claim, figure) in _TYPED
    priced = claim.kind == "amount" and _is_written_in(claim, figure)
    return (typed and not priced) or _passes_by(claim, figure)


def _is_written_in(claim: Claim, figure: Figure) -> bool:
    """Whether the digits of a number stand beside a figure as they are, in its own unit: "65 cent per kilo", "65 euro per 100 kilo"."""
    written = _NUMBER.match(claim.quantity.text)
    if written is None or slip_between(claim, figure) != "scale" or _SCALED.search(claim.quantity.text):
        return False
    return _value(written.group()) in map(_value, _NUMBER.findall(figure.shown))


def _value(written: str) -> Fraction:
    return Fraction(written.replace(".", "").replace(",", "."))


def _passes_by(claim: Claim, figure: Figure) -> bool:
    """Whether a hedge says that a number lies on the wrong side of a figure: "bijna 2.300" for 2.310."""
    value, point = claim.quantity.value, figure.point
    if not value or not point:
        return False
    over = claim.quantity.qualifier == "just_over" and value > point
    under = claim.quantity.qualifier == "almost" and value < point
    return (over or under) and abs(value - point) * _PASSED_BY <= abs(point)


def _is_other(claim: Claim, other: Fit, fit: Fit) -> bool:
    """Whether a number is rather that of another figure, which it agrees with."""
    return other.score * 2 >= fit.score and match_figure(claim, other.figure).agrees


def _is_meant(
    claim: Claim,
    fit: Fit,
    fits: Sequence[Fit],
    sentence: Sequence[Match],
    around: Sequence[Match],
    tellers: Tellers,
) -> bool:
    """Whether the words near a number, or the numbers beside it, are those of a figure."""
    if any(_stand_together(match, fit.figure) for match in _told(sentence)) and (
        slip_between(claim, fit.figure) != "digit" or fit_period(claim, fit.figure) != "other"
    ):
        return True
    if not _is_of_days(claim, fit.figure) or is_averaged(claim, fit.figure):
        return False
    others = [
        one.score
        for one in fits
        if one.figure.point != fit.figure.point
        and one.words != fit.words
        and may_be_of_late(claim, one.figure)
        and not tellers.have(one.figure, besides=claim)
    ]
    lead = fit.score - max(others, default=_NONE)
    if lead < 0:
        return False
    few = claim.kind in _MEASURED and len({one.figure.point for one in fits}) <= _FEW
    few = few and not _is_written_in(claim, fit.figure)
    if any(_are_near(match, fit.figure) for match in _told(around)):
        rare = slip_between(claim, fit.figure) in {"scale", "swapped"}
        return bool(_telling(fit.hinted)) or (rare and (few or has_many_digits(fit.figure.point)))
    if fit.figure.origin == "reference" and not tellers.draw_on(fit.figure):
        return False
    named = bool(_telling(fit.said)) or bool(_telling(fit.hinted) and fit.said)
    return (named and (lead >= _LEADING or fit.score >= _FITTING)) or few


def _is_of_days(claim: Claim, figure: Figure) -> bool:
    """Whether a figure may be of the days of a claim; one digit sets it apart from another year too, so there both must name the same."""
    if slip_between(claim, figure) == "digit":
        return fit_period(claim, figure) in {"same", "within"}
    return may_be_of_late(claim, figure)


def _told(matches: Sequence[Match]) -> Iterator[Match]:
    """The numbers of a source that claims agree with, of two digits or more."""
    return (
        match
        for match in matches
        if match.agrees and match.figure.origin == "source" and has_two_digits(match.claim.quantity.value)
    )


def _stand_together(match: Match, figure: Figure) -> bool:
    """Whether two numbers stand in one sentence of a source."""
    return (match.figure.document, match.figure.shown) == (figure.document, figure.shown)


def _are_near(match: Match, figure: Figure) -> bool:
    """Whether two numbers stand together in a source, in one sentence or in the next."""
    one, other = match.figure.place, figure.place
    beside = one is not None and other is not None and abs(one[0] - other[0]) <= _BESIDE
    return match.figure.document == figure.document and beside


def _telling(words: frozenset[str]) -> frozenset[str]:
    """The words that say what is counted."""
    lists = subject_words()
    return frozenset(
        word
        for word in words
        if not word.startswith(PLACE) and word not in lists.neutral and word not in lists.statistics
    )
