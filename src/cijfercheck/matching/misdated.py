"""A number that is known of other days alone: "in 2022 waren het er 1.585", where the source has 1.585 for 2023 and nothing for 2022.

Nothing is known of the days that the claim names, so no other number can be put in the place of this one. Yet a particular number, told
of the same thing for one year, quarter or month only, is no chance in another: the days were mistaken.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from fractions import Fraction

from cijfercheck.language.lexicon import load_words
from cijfercheck.language.writing import write_period
from cijfercheck.matching.current import is_current
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.matching.scoring import fit_period, match_figure
from cijfercheck.matching.weighed import Weighed
from cijfercheck.matching.wordings import Fit
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match
from cijfercheck.model.period import Period

_ALIKE = Fraction(3, 10)  # so alike by the words around it, a figure is of the same thing
_YEAR = 360  # days, at least
_MONTH_LENGTH = 30  # days
_APART = timedelta(days=20)  # a few days more or less are how a source was read
_LONGER = Fraction(23, 20)  # times
_WORD = re.compile(r"\w+")
_SAYS_YEAR = re.compile(r"\b\d{4}\b|jaar")


def find_misdated(weighed: Mapping[str, Weighed], claims: Sequence[Claim], text: str) -> dict[str, Match]:
    """Find the figure of other days that a claim's number is of, by the ids of the claims.

    Args:
        weighed: The claims of a draft that are compared, beside their figures, by id.
        claims: All claims of the draft, in their order.
        text: The draft as it is written.
    """
    found: dict[str, Match] = {}
    for place, claim in enumerate(claims):
        one = weighed.get(claim.id)
        days = None if claim.period is None or claim.period.origin != "clause" else claim.period.period
        if (
            one is None
            or days is None
            or not is_specific(claim.quantity.value)
            or claim.modality != "outcome"
        ):
            continue
        near = [other for other in claims[max(0, place - 5) : place + 6] if other.sentence == claim.sentence]
        if claim.kind != "ratio" and _is_dated_by_itself(claim, near, text):
            fit = _of_other_days(one, days, text[slice(*claim.sentence)], near)
            if fit is not None:
                found[claim.id] = match_figure(claim, fit.figure)
    return found


def _is_dated_by_itself(claim: Claim, near: Iterable[Claim], text: str) -> bool:
    """Whether the words for a claim's days stand in its sentence, and no other number between them and its own."""
    words = claim.period.text if claim.period is not None else ""
    start = text.rfind(words, claim.sentence[0], claim.start) if words else -1
    start = text.find(words, claim.end, claim.sentence[1]) if words and start < 0 else start
    if start < 0:
        return False
    first, last = sorted((start, claim.start))
    return not any(first < other.start < last for other in near)


def _of_other_days(one: Weighed, days: Period, sentence: str, near: Iterable[Claim]) -> Fit | None:
    """The only figure with the number of a claim, where it is of other days that the sentence does not name."""
    claim = one.claim
    same = [fit for fit in one.fits if fit.figure.point == claim.quantity.value]
    if not same or len({fit.figure.period for fit in same}) != 1 or any(fit.figure.undated for fit in same):
        return None
    own = same[0].figure.period
    if (
        own is None
        or same[0].score < _ALIKE
        or not same[0].core & same[0].said
        or same[0].figure.modality != claim.modality
        or not _are_other_days(claim, same[0].figure, days)
    ):
        return None
    if any(mention and mention.period == own for other in near for mention in (other.period, other.baseline)):
        return None
    if _is_named(own, sentence.lower().replace(_words_for(claim), "")):
        return None
    if any(is_current(claim, fit.figure) and match_figure(claim, fit.figure).agrees for fit in one.fits):
        return None
    return same[0]


def _are_other_days(claim: Claim, figure: Figure, days: Period) -> bool:
    """Whether a figure is of a year, quarter or month of its own, as long as the one that a claim names and well apart from it."""
    own = figure.period
    if own is None or own.first is None or days.first is None or own.overlaps(days):
        return False
    mine, theirs = days.days, own.days
    if fit_period(claim, figure) != "other" or not mine or not theirs or not write_period(own):
        return False
    if max(mine, theirs) > _LONGER * min(mine, theirs) + 2 or abs(days.first - own.first) < _APART:
        return False
    if days.first.year != own.first.year and not _SAYS_YEAR.search(_words_for(claim)):
        return False  # the year was not written: it may have been misread
    shown = figure.shown.lower()
    return figure.origin != "source" or (_is_named(own, shown) and not _is_named(days, shown))


def _words_for(claim: Claim) -> str:
    """The words that name a claim's days."""
    return "" if claim.period is None else claim.period.text.lower()


def _is_named(days: Period, words: str) -> bool:
    """Whether words name some days by their year, month or place in the year: "en 17.000 in het tweede"."""
    if days.first is None or not days.days:
        return True
    if days.days >= _YEAR:
        return str(days.first.year) in words
    months = round(days.days / _MONTH_LENGTH)
    if months <= 1:
        return write_period(Period(days.first, days.first)).split()[1] in words
    numbers = load_words("periods")["ordinals"]
    return any(numbers.get(word) == (days.first.month - 1) // months + 1 for word in _WORD.findall(words))
