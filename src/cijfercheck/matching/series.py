"""The figure of the claim's days in a series, where the claim has the number of other days of it."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.places import names_own_place
from cijfercheck.matching.plausibility import has_two_digits, is_specific
from cijfercheck.matching.scoring import fit_period, match_figure
from cijfercheck.matching.tellers import key_of
from cijfercheck.matching.wordings import FAR_AHEAD, Fit
from cijfercheck.matching.words import same_word
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.period import Period

_SERIES = Fraction(1, 2)  # so alike, the number of another period is explained
_YEAR = 365  # days
_MOMENT = 11  # days
_FIRST_DAY, _LAST_DAY = (1, 1), (12, 31)  # month and day
_DOUBTFUL = frozenset({"sentence", "before", "previous"})
_TRUSTED = frozenset({"clause", "section", "source"})
_THAN = frozenset({"dan", "als"})


def find_other_period(other: Fit, current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The figure of the claim's days in the series whose number of other days the claim has."""
    if other.score < _SERIES or current[0].score - other.score >= FAR_AHEAD:
        return None
    sure = is_specific(other.figure.point) or other.core <= other.hinted
    if not sure or (claim.period is not None and claim.period.origin in _DOUBTFUL):
        return None
    if claim.modality != "outcome" and (claim.period is None or not claim.period.named):
        return None  # what is expected is of days that nothing tells
    if (
        claim.period is not None
        and claim.period.origin != "clause"
        and is_later(other.figure, claim.period.period)
    ):
        return None
    return next(
        (
            fit
            for fit in current
            if fit.figure.period != other.figure.period
            and is_series(fit, other)
            and may_be_missed(claim, other.figure, fit.figure)
        ),
        None,
    )


def find_current_of_series(
    other: Fit, same: Sequence[Fit], current: Sequence[Fit], claim: Claim
) -> Fit | None:
    """The figure of the claim's days in the series that the claim's number is of, where no other series has that number.

    "Daarnaast waren er 1.402 hulpverleningen", in a text on 2024, where the source has "Hulpverlening | 1.683 | 1.402".
    """
    period = claim.period
    if period is None or period.origin not in _TRUSTED or not _is_telling(claim, other, same):
        return None
    if fit_period(claim, other.figure) != "other" or any(not is_of_series(fit, other) for fit in same):
        return None
    if period.origin != "clause" and is_later(other.figure, period.period):
        return None
    if other.figure.origin == "reference" and not other.core & other.hinted and not names_own_place(claim):
        return None
    found = [
        fit
        for fit in current
        if is_of_series(fit, other)
        and fit_period(claim, fit.figure) in {"same", "within"}
        and may_be_missed(claim, other.figure, fit.figure)
    ]
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def is_later(figure: Figure, days: Period) -> bool:
    """Whether a figure is of a time after some days: a text that was dated by its news speaks of what comes too, "volgend jaar"."""
    first = None if figure.period is None else figure.period.first
    return first is not None and days.last is not None and first > days.last


def _is_telling(claim: Claim, other: Fit, same: Sequence[Fit]) -> bool:
    """Whether an equal number is hardly chance: it is particular, or the only one of two digits, of the very thing that the claim counts."""
    if is_specific(other.figure.point):
        return True
    head = claim.subject.head
    named = bool(head) and not claim.subject.inherited and not other.figure.subject.inherited
    return (
        named
        and same_word(head, other.figure.subject.head)
        and has_two_digits(other.figure.point)
        and len({key_of(fit.figure) for fit in same}) == 1
    )


def find_latest(claim: Claim, same: Sequence[Fit], fits: Sequence[Fit]) -> tuple[Fit, Fit] | None:
    """The last figure of the series that the number of a claim is an earlier one of, where the claim says that it is so now."""
    words = claim.surroundings.split()
    said = {
        word for before, word in pairwise(["", *words]) if before not in _THAN
    }  # "1.400 minder dan nu" is of before
    if subject_words().now.isdisjoint(said):
        return None
    found: list[tuple[Fit, Fit]] = []
    for other in same:
        later = [fit for fit in fits if is_series(fit, other) and _is_before(other.figure, fit.figure)]
        if not later or not is_specific(other.figure.point):
            return None
        last = max(later, key=lambda fit: (fit.figure.period and fit.figure.period.first) or date.min)
        if match_figure(claim, last.figure).agrees or not other.core & other.hinted:
            return None
        found.append((last, other))
    return found[0] if found else None


def may_be_missed(claim: Claim, one: Figure, other: Figure) -> bool:
    """Whether a claim may have the number of other days by mistake: of earlier ones alone, where its sentence names none or only a year is known."""
    period = claim.period
    if period is not None and _is_planned(period.period, one.period):
        return False
    if period is not None and period.named:
        return True
    if not subject_words().then.isdisjoint(claim.surroundings.partition(HERE)[0].split()):
        return False
    return (period is not None and (period.period.days or _YEAR) < _YEAR) or _is_before(one, other)


def _is_planned(days: Period, later: Period | None) -> bool:
    """Whether a number is of a longer time after a certain day, as it was expected or agreed then: "op Prinsjesdag ging het uit van".

    The turn of a year is no such day: "eind 2022" is when things were counted.
    """
    if later is None or later.first is None or days.first is None or days.last is None:
        return False
    if (days.last.month, days.last.day) == _LAST_DAY or (days.first.month, days.first.day) == _FIRST_DAY:
        return False
    return days.last < later.first and (days.days or _YEAR) <= _MOMENT < (later.days or _YEAR)


def _is_before(one: Figure, other: Figure) -> bool:
    first = None if one.period is None else one.period.first
    second = None if other.period is None else other.period.first
    return first is not None and second is not None and first < second


def is_of_series(one: Fit, other: Fit) -> bool:
    """Whether two figures are of one series, or stand in one sentence of a source with the same subject."""
    mine, theirs = one.figure, other.figure
    if is_series(one, other):
        return True
    return (
        mine.origin == theirs.origin == "source"
        and (mine.document, mine.shown) == (theirs.document, theirs.shown)
        and (mine.subject.head, mine.subject.modifiers) == (theirs.subject.head, theirs.subject.modifiers)
    )


def is_series(one: Fit, other: Fit) -> bool:
    """Whether two figures are of one series: of one entry in a reference, or with the same words in a text."""
    if one.figure.origin != "reference":
        return one.figure.document == other.figure.document and one.words == other.words
    return one.figure.name == other.figure.name
