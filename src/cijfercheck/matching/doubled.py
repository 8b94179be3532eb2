"""A number that a draft tells twice, for two things of which it is only one: "de metro 610.000, de bus 610.000".

Every number has its figure. Where two claims have the number of one figure, and a figure that fits one of them is told nowhere, then the
number was told once too often. The words decide which of the two should have the other figure, by what is gained for both together.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from cijfercheck.matching.current import is_averaged
from cijfercheck.matching.groups import has_total
from cijfercheck.matching.plausibility import may_be_part
from cijfercheck.matching.scoring import fit_period, match_figure
from cijfercheck.matching.tellers import Tellers, key_of
from cijfercheck.matching.weighed import Weighed
from cijfercheck.matching.wordings import Fit, may_explain, telling_words
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match

_GAINED = Fraction(2, 5)  # so much better must the two figures fit the two claims than the one fits both
_NAMED = Fraction(3, 20)  # where one claim alone names what sets its figure apart
_BETTER = Fraction(1, 10)  # and so much better must a figure fit the claim that should have it
_NEARLY = Fraction(
    -1, 10
)  # so much worse may its own figure fit the other claim, in a sentence with words of the first
_TEN = 10


@dataclass(frozen=True, slots=True)
class _Double:
    """A claim whose number another claim has too, and the two figures that they should have."""

    gain: Fraction
    claim: Claim
    wanted: Figure
    own: Figure


def find_doubled(weighed: Mapping[str, Weighed], tellers: Tellers) -> dict[str, tuple[Match, Match]]:
    """Find the figure that a claim should have, and the one whose number it has with another claim.

    Args:
        weighed: The claims of a draft beside their figures, by id.
        tellers: Which claims tell which figures and numbers.
    """
    groups: dict[tuple[str, str | None, Fraction], list[Weighed]] = defaultdict(list)
    for one in weighed.values():
        claim, value = one.claim, one.claim.quantity.value
        if claim.kind != "ratio" and value and _is_particular(value):
            groups[claim.kind, claim.quantity.unit, value].append(one)
    found: dict[str, tuple[Match, Match]] = {}
    for group in groups.values():
        doubles = list(_doubles(group, tellers)) if len(group) > 1 else []
        if doubles:
            best = max(doubles, key=lambda double: double.gain)
            found[best.claim.id] = match_figure(best.claim, best.wanted), match_figure(best.claim, best.own)
    return found


def _doubles(group: Sequence[Weighed], tellers: Tellers) -> Iterator[_Double]:
    """The claims of a group with one number that another figure fits better, beside a claim that the number's own figure fits better."""
    same = {
        frozenset(key_of(figure) for figure in one.outside if figure.point == one.claim.quantity.value)
        for one in group
    }
    if len(same) != 1 or len(*same) != 1:
        return  # nobody has the number, several have it, or each claim another
    for one, other in permutations(group, 2):
        claim = one.claim
        theirs = _by_key(other.fits)
        own = next(fit for fit in one.fits if fit.figure.point == claim.quantity.value)
        if has_total(claim) or not may_explain(own):
            continue
        for fit in one.fits:
            beside = theirs.get(key_of(fit.figure))
            if beside is None or not _may_be_wanted(claim, fit, own, tellers):
                continue
            gain, gain_other = fit.score - own.score, theirs[key_of(own.figure)].score - beside.score
            named = _is_named(fit, own, beside)
            enough, at_least = (_NAMED, _NEARLY) if named else (_GAINED, Fraction(0))
            if gain >= _BETTER and gain_other >= at_least and gain + gain_other >= enough:
                yield _Double(gain + gain_other, claim, fit.figure, own.figure)


def _is_named(fit: Fit, own: Fit, beside: Fit) -> bool:
    """Whether one claim alone names something of what sets its figure apart, and nothing of what sets the other figure apart."""
    telling = telling_words(fit, own)
    return bool(telling & fit.said) and not telling & beside.said and not (own.words - fit.words) & fit.hinted


def _is_of_named_days(claim: Claim, figure: Figure) -> bool:
    """Whether a figure is of the very days that the sentence of a claim names."""
    return claim.period is not None and claim.period.named and fit_period(claim, figure) == "same"


def _is_particular(value: Fraction) -> bool:
    """Whether a number is none of the few that everything may come in."""
    return value >= _TEN or value.denominator > 1


def _by_key(fits: Sequence[Fit]) -> dict[object, Fit]:
    return {key_of(fit.figure): fit for fit in fits}


def _may_be_wanted(claim: Claim, fit: Fit, own: Fit, tellers: Tellers) -> bool:
    """Whether a figure of the same days as that of the number is told nowhere, and the sentence says something of what sets it apart."""
    figure = fit.figure
    return (
        figure.document == own.figure.document
        and figure.point != own.figure.point
        and bool(telling_words(fit, own) & fit.hinted)
        and not tellers.have(figure, besides=claim)
        and not tellers.agree(figure, besides=claim)
        and (figure.period == own.figure.period or _is_of_named_days(claim, figure))
        and not is_averaged(claim, figure)
        and may_be_part(claim.interval, figure.value)
        and not match_figure(claim, figure).agrees
    )
