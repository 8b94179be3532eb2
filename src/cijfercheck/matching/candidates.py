"""Which figures can be compared with a claim at all: the same unit, and a level with levels, a change with changes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.words import canonical
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.interval import Interval
from cijfercheck.model.subject import Subject

_CHANGES = frozenset({"increase", "decrease", "difference"})
_WHOLE = Fraction(100)
_LOOK = 4  # letters


def find_candidates(claim: Claim, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures whose unit and role fit a claim, in the claim's unit; never the claim itself."""
    for figure in figures:
        if figure.origin == "claim" and figure.name == claim.id:
            continue
        if not _same_role(claim, figure):
            continue
        if (
            figure.origin == "claim"
            and not may_share(claim.subject, figure.subject)
            and figure.point != claim.quantity.value
        ):
            continue
        fitted = in_unit_of(claim, figure)
        if fitted is not None:
            yield fitted


def may_share(one: Subject, other: Subject) -> bool:
    """Whether two subjects of one text have a stem in common, or one that begins another: a quick look before the long one."""
    return not _openings(one).isdisjoint(_openings(other)) or not _endings(one).isdisjoint(_endings(other))


@lru_cache(maxsize=4096)
def _openings(subject: Subject) -> frozenset[str]:
    return frozenset(canonical(word)[:_LOOK] for word in (subject.head, *subject.modifiers, *subject.setting))


@lru_cache(maxsize=4096)
def _endings(subject: Subject) -> frozenset[str]:
    return frozenset(
        canonical(word)[-_LOOK:] for word in (subject.head, *subject.modifiers, *subject.setting)
    )


def in_unit_of(claim: Claim, figure: Figure) -> Figure | None:
    """The figure as the claim would write it, or None where the units have nothing in common."""
    if claim.role == "decrease" and figure.point is not None and figure.point < 0:
        figure = replace(figure, value=_scaled(figure.value, Fraction(-1)), point=-figure.point)
    if claim.kind == "count" and _is_whole(claim.quantity.value) != _is_whole(figure.point):
        return None
    if claim.kind == figure.kind:
        return figure if claim.quantity.unit == figure.unit or claim.kind in {"count", "ratio"} else None
    if claim.kind == "ratio" and figure.kind == "percentage":
        return _as_written(figure, 1 / _WHOLE)
    if claim.kind == "percentage" and figure.kind == "ratio":
        return _as_written(figure, _WHOLE)
    if {claim.kind, figure.kind} <= {"age", "duration"}:
        return figure
    return None


def _is_whole(value: Fraction | None) -> bool:
    """Whether a count is one of things, and not an average or rate ("1,43 kinderen per vrouw")."""
    return value is None or value.denominator == 1


def _same_role(claim: Claim, figure: Figure) -> bool:
    """Whether a level stands beside a level; the percentage of a rate ("inflatie") is a level and a change at once."""
    one, other = claim.role, figure.role
    if one in _CHANGES or other in _CHANGES:
        return one == other or (
            claim.kind == "percentage" and (_is_rate(claim.subject) or _is_rate(figure.subject))
        )
    return (one == "multiple") == (other == "multiple")


def _is_rate(subject: Subject) -> bool:
    return any(word.endswith(tuple(subject_words().rates)) for word in (subject.head, *subject.modifiers))


def _as_written(figure: Figure, factor: Fraction) -> Figure:
    """A share as a percentage or the reverse; how finely it was written is then told by its interval alone."""
    point = None if figure.point is None else figure.point * factor
    return replace(figure, value=_scaled(figure.value, factor), point=point, place_value=None)


def _scaled(interval: Interval, factor: Fraction) -> Interval:
    low = None if interval.low is None else interval.low * factor
    high = None if interval.high is None else interval.high * factor
    return Interval(low, high) if factor > 0 else Interval(high, low)
