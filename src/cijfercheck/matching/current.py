"""Whether a figure holds for the days of a claim, so that the claim may be meant to be it."""

from datetime import date

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.scoring import fit_period
from cijfercheck.matching.wordings import Fit
from cijfercheck.model.claim import Claim, ClaimPeriod
from cijfercheck.model.figure import Figure

_MOMENT = 11  # days
_RECENT = 2  # years
_YEAR = 365  # days
_PER = "per"
_NAMED = frozenset({"clause", "sentence"})


def is_current(claim: Claim, figure: Figure) -> bool:
    """Whether a figure holds for the days of the claim, as far as they are known."""
    fit = fit_period(claim, figure)
    period = claim.period
    if period is not None and period.origin == "publication":
        return fit != "other" or _is_recent(period, figure)
    if fit == "other":
        return figure.undated and _is_of_its_source(claim, figure)
    if fit == "same":
        return True
    if figure.period is None or period is None or not period.named:
        return True
    return fit == "within" and min(period.period.days or _YEAR, figure.period.days or _YEAR) <= _MOMENT


def may_be_of_late(claim: Claim, figure: Figure) -> bool:
    """Whether a figure may be meant though its days are not the claim's: they overlap, or it is of the last years and the sentence names no days.

    A text of October on "236.400 bezoeken" may well mean those of last year.
    """
    period = claim.period
    if period is None:
        return False
    if fit_period(claim, figure) != "other":
        return True
    return period.origin not in _NAMED and _is_recent(period, figure)


def may_be_meant(claim: Claim, figure: Figure) -> bool:
    """Whether a figure holds for the days of a claim and is no total beside an average."""
    return is_current(claim, figure) and not is_averaged(claim, figure)


def is_averaged(claim: Claim, figure: Figure) -> bool:
    """Whether only the claim is an average: "gemiddeld heeft een bedrijf 3.700 varkens" is no number of farms."""
    averages = subject_words().averages
    own_subject = () if claim.subject.inherited else (claim.subject.head, *claim.subject.modifiers)
    around = (*own_subject, *claim.context.near)
    own = (
        figure.subject.head,
        *figure.subject.modifiers,
        *figure.context.near,
        *figure.shown.lower().split(),
    )
    return not averages.isdisjoint(around) and (averages | {_PER}).isdisjoint(own)


def _is_recent(period: ClaimPeriod, figure: Figure) -> bool:
    """Whether a figure is of the last years, for a text that names no period at all."""
    first, last = period.period.first, None if figure.period is None else figure.period.last
    return first is not None and last is not None and 0 <= first.year - last.year <= _RECENT


def _is_of_its_source(claim: Claim, figure: Figure) -> bool:
    """Whether a figure that has only the date of its source may be of a claim's days: those of the year in which it came out, or of the year before."""
    mine = None if claim.period is None else claim.period.period.last
    last = None if figure.period is None else figure.period.last
    return mine is not None and last is not None and 0 <= last.year - mine.year <= 1


def is_dated(claim: Claim, fit: Fit) -> bool:
    """Whether a figure with the claim's number is of the very days that its clause names, and shares a word with it."""
    named = (
        claim.period is not None
        and claim.period.origin == "clause"
        and (claim.period.period.days or 0) < _YEAR
    )
    return named and bool(fit.hinted) and fit_period(claim, fit.figure) == "same"


def is_known(figure: Figure, published: date | None) -> bool:
    """Whether a figure is of a time that had begun when the article came out."""
    first = None if figure.period is None else figure.period.first
    return published is not None and first is not None and first <= published
