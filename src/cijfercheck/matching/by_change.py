"""A number that stands beside its own change: "nam met 9 procent toe tot 183.400", where the series went from 126.900 to 138.400.

The change tells which figure is meant, whatever the words say: one that is a slip away from the number, and that went up or down by as
much since the figure before it. Both together are hardly met by chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cijfercheck.language.lexicon import roles
from cijfercheck.matching.candidates import find_candidates, in_unit_of
from cijfercheck.matching.plausibility import Slip, has_many_digits, slip_between
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.tellers import Tellers
from cijfercheck.model.claim import HERE, Claim, ClaimKind
from cijfercheck.model.figure import Figure
from cijfercheck.model.interval import Interval
from cijfercheck.model.match import Match

_SURE: frozenset[Slip] = frozenset({"scale", "swapped"})
_OF_SOURCE: frozenset[Slip] = _SURE | {"digit", "turned"}
_SIGNS = {"increase": 1, "decrease": -1}
_TIMES = frozenset({"keer", "maal"})
_WHOLE = 100

Series = Mapping[tuple[str, ...], Sequence[Figure]]
"""Figures outside the draft of which one may be an earlier one of another: of one entry of a reference, or of one sentence of a source."""


def series_of(figures: Iterable[Figure]) -> Series:
    """Put the figures outside a draft by their series."""
    found: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.origin != "claim" and figure.role == "level":
            found[_series_key(figure)].append(figure)
    return found


def find_by_change(
    claim: Claim, beside: Iterable[Claim], figures: Iterable[Figure], series: Series, tellers: Tellers
) -> Match | None:
    """Find the figure that a claim's number is a slip for, by a change that its sentence tells.

    Args:
        claim: The claim, which no figure agrees with.
        beside: The other claims of its sentence.
        figures: The figures outside the draft.
        series: The same, from `series_of`.
        tellers: Which claims have which numbers.
    """
    changes = [change for other in beside if (change := _change_of(other, claim)) is not None]
    if claim.role != "level" or not changes:
        return None
    candidates = list(find_candidates(claim, figures))
    told = {figure.dataset for figure in candidates if figure.point == claim.quantity.value}
    found = [
        figure
        for figure in candidates
        if _may_be_slip(claim, figure, figure.dataset in told)
        and not tellers.have(figure, besides=claim)
        and any(
            change.leads_to(figure.point, before) and not change.leads_to(claim.quantity.value, before)
            for change in changes
            for before in _before(claim, figure, series)
        )
    ]
    return match_figure(claim, found[0]) if len({figure.point for figure in found}) == 1 else None


@dataclass(frozen=True, slots=True)
class _Change:
    """By how much a number went up or down (`sign`), in percent where `kind` is a percentage."""

    kind: ClaimKind
    size: Interval
    sign: int

    def leads_to(self, point: Fraction | None, before: Figure) -> bool:
        """Whether a number is so much more or less than an earlier figure."""
        if point is None or not before.point:
            return False
        difference = (point - before.point) * self.sign
        if self.kind == "percentage":
            return self.size.holds(difference * _WHOLE / abs(before.point))
        return self.kind == before.kind and self.size.holds(difference)


def _change_of(other: Claim, claim: Claim) -> _Change | None:
    """The change that another claim tells; "acht keer meer" beside "78 keer" is eight more."""
    if other.role in _SIGNS:
        return _Change(other.kind, other.interval, _SIGNS[other.role])
    value = other.quantity.value
    if other.role != "multiple" or value is None or _word_after(claim) not in _TIMES:
        return None
    after, words = _word_after(other), roles()
    if after not in words.rise.comparatives | words.fall.comparatives:
        return None
    return _Change(claim.kind, Interval(value, value), 1 if after in words.rise.comparatives else -1)


def _word_after(claim: Claim) -> str:
    return next(iter(claim.surroundings.partition(HERE)[2].split()), "")


def _series_key(figure: Figure) -> tuple[str, ...]:
    if figure.origin == "reference":
        return (figure.document, figure.name)
    return (figure.document, figure.shown)


def _before(claim: Claim, figure: Figure, series: Series) -> Iterable[Figure]:
    """The earlier figures of the same series, in the claim's unit."""
    for other in series.get(_series_key(figure), ()):
        days, earlier = figure.period, other.period
        if days is None or earlier is None or days.first is None or earlier.last is None:
            continue
        fitted = in_unit_of(claim, other) if earlier.last < days.first else None
        if fitted is not None and fitted.kind == figure.kind and fitted.unit == figure.unit:
            yield fitted


def _may_be_slip(claim: Claim, figure: Figure, other: bool) -> bool:
    """Whether a number is a slip for a figure and no rounding of it; in a source, which tells few figures, a less sure one is enough.

    `other` tells that the number is that of another figure there.
    """
    slip = slip_between(claim, figure)
    if figure.origin == "source":
        return slip in (_SURE if other else _OF_SOURCE) and not _rounds(claim, figure)
    return slip in _SURE and has_many_digits(figure.point) and not _rounds(claim, figure)


def _rounds(claim: Claim, figure: Figure) -> bool:
    written, point = claim.quantity.value, figure.point
    return written is not None and point is not None and abs(written - point) < claim.quantity.place
