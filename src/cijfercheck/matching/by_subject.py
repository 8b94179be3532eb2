"""The figure that a claim should equal, by what it counts: one outside the article before one inside it.

A claim is first given the figure that agrees with it. Only then is a difference looked for, and the less the words
have in common, the more the numbers themselves must tell: the value of another year of the same series, the same digits
at another scale, two digits swapped.
"""

from collections.abc import Sequence
from fractions import Fraction

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.inside import find_inside, is_rich
from cijfercheck.matching.mood import is_in_sentence_of, is_same_mood
from cijfercheck.matching.plausibility import (
    Slip,
    has_many_digits,
    is_specific,
    is_sure_slip,
    may_be_part,
    slip_between,
)
from cijfercheck.matching.scoring import group_words
from cijfercheck.matching.series import may_be_missed
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.weighed import SUPPORT, Weighed, is_very_number
from cijfercheck.matching.wordings import figure_words
from cijfercheck.matching.words import canonical, same_word
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.match import Match

# Scores run from 0 (no word in common) to 1 (all words). Set on corpus/dev.
_SAME = Fraction(4, 5)  # so alike, two different values are a difference
_ALIKE = Fraction(1, 2)  # so alike, a slip of the pen between two values is a difference
_AKIN = Fraction(1, 5)  # so alike, the same digits at another scale are a difference
_SERIES = Fraction(1, 3)  # so alike, the value of another period of the same series is a difference
_CLEARLY = Fraction(11, 20)  # so alike, a figure outweighs one that fits far worse
_MARGIN = Fraction(1, 3)  # far worse: at least this much less
_HINT = Fraction(1, 10)  # so alike, two digits of a particular number that changed places are a difference
_NEEDED: dict[Slip, Fraction] = {
    "scale": _AKIN,
    "swapped": _SERIES,
    "turned": _SAME,
    "digit": _ALIKE,
    "near": _SAME,
}
_MOMENT = 11  # days
_PER = "per"
_DOUBTFUL = frozenset({"previous", "before"})


def find_expected(weighed: Weighed, tellers: Tellers) -> Match | None:
    """Find the figure that decides by its subject; None where nothing is of the same.

    Args:
        weighed: The claim beside its figures.
        tellers: Which claims tell which figures.
    """
    claim, support = weighed.claim, weighed.support
    outside = [m for m in weighed.ranked if m.figure.origin != "claim" and is_same_mood(claim, m.figure)]
    if support is None or support.relation != "equal":
        difference = (
            _other_period(outside, support)
            or _other_people(claim, weighed.ranked)
            or (
                _other_value(claim, outside, tellers)
                if support is None
                else _other_group(claim, outside, support, tellers)
            )
        )
        if difference is not None:
            return difference
    return support or find_inside(claim, [m for m in weighed.ranked if not _is_other_cell(m, weighed)])


def _is_other_cell(match: Match, weighed: Weighed) -> bool:
    """Whether claim and figure are both cells of tables of the draft: each has its own row and column."""
    return weighed.claim.id in weighed.tables and match.figure.name in weighed.tables


def _other_period(outside: Sequence[Match], support: Match | None) -> Match | None:
    """The figure of the claim's own period, where its value is that of another period of the same series."""
    if support is not None and support.score >= SUPPORT:
        return None
    outside = [m for m in outside if m.claim.period is None or m.claim.period.origin not in _DOUBTFUL]
    for match in outside:
        if match.period != "other" or not match.agrees or match.score < _SERIES:
            continue
        alike = match.relation != "other" and match.score >= _SAME
        if not alike and not is_very_number(match):
            continue
        for own in outside:
            same = own.figure.name == match.figure.name and _holds_for(own)
            if same and not own.agrees and may_be_missed(own.claim, match.figure, own.figure):
                return own
    return None


def _holds_for(match: Match) -> bool:
    """Whether a figure is of the claim's very days, or of a moment in them."""
    days = None if match.figure.period is None else match.figure.period.days
    named = match.claim.period is not None and match.claim.period.named
    return match.period == "same" or (match.period == "within" and (not named or (days or 0) <= _MOMENT))


def _other_value(claim: Claim, outside: Sequence[Match], tellers: Tellers) -> Match | None:
    """The figure that a slip turned into the claim's value: the more alike the subjects, the less sure the slip.

    A sentence of the source that was copied word for word needs no slip.
    """
    copied = next((m for m in outside if m.has("wording") and _is_untold(m, tellers)), None)
    if copied is not None:
        return copied
    explained = [match for match in outside if is_very_number(match)]
    meant = [match for match in outside if match.agrees and match.period != "other"]
    of_other_days = any(match.period == "other" and match.relation == "equal" for match in explained)
    series = {match.figure.name for match in explained if match.period == "other"}
    for match in outside:
        slip = slip_between(claim, match.figure)
        if match.agrees or not match.is_of_same_time or match.figure.name in series:
            continue  # a number of other days is left to `_other_period`
        sure = match.relation == "equal" and match.score >= _SAME and is_rich(match)
        named = not claim.subject.inherited and not match.figure.subject.inherited
        named = named and (match.period == "same" or match.figure.period is None)
        told = any(_is_meant(claim, other, match) for other in meant)
        by_name = any(word[:1].isupper() for word in match.words("subject"))
        telling = by_name or is_specific(claim.quantity.value) or claim.quantity.hedge is not None
        slipped = slip is not None and (slip != "near" or telling)
        if sure and named and (slipped or explained) and not (of_other_days or told):
            return match
        if slip is None or match.score < _needed(slip, match, tellers):
            continue
        if slip == "scale" and _is_rate(claim) and _PER not in match.figure.shown.lower().split():
            continue  # "een tienbadenkaartje van 58 euro, dus 5,80 euro per keer"
        told_there = any(other.figure.document == match.figure.document for other in explained)
        if told_there and match.figure.origin == "source" and slip in {"digit", "turned"}:
            continue  # another number of the source, and no slip
        if slip != "near" and match.figure.name not in tellers.names and not match.has("region"):
            return match
    return None


def _is_rate(claim: Claim) -> bool:
    """Whether a number is so much for each: "5,80 euro per keer"."""
    return claim.surroundings.partition(HERE)[2].split()[:1] == [_PER]


def _is_untold(match: Match, tellers: Tellers) -> bool:
    """Whether a figure of the same days has another value, and no claim that agrees with it."""
    return not match.agrees and match.period in {"same", "unknown"} and match.figure.name not in tellers.names


def _needed(slip: Slip, match: Match, tellers: Tellers) -> Fraction:
    """How alike the subjects must be for a slip to be a difference: hardly, where it is none by chance.

    A reference holds many figures that an article is not about: there a number must have four digits for that, and of a dataset that the
    draft does not draw on the subjects must be alike.
    """
    sure = slip == "swapped" or (slip == "scale" and has_many_digits(match.figure.point))
    if match.figure.origin == "reference":
        sure = is_sure_slip(match.claim, match.figure)
        if not sure and not tellers.draw_on(match.figure):
            return max(_ALIKE, _NEEDED[slip])
    return _HINT if sure else _NEEDED[slip]


def _other_group(claim: Claim, outside: Sequence[Match], support: Match, tellers: Tellers) -> Match | None:
    """The figure that fits what the claim counts far better than the one that its value belongs to, where the draft does not tell it besides."""
    if claim.subject.inherited or not is_specific(support.figure.point):
        return None
    for match in outside:
        if match.score < support.score + _MARGIN or match.score < _CLEARLY:
            return None
        told = tellers.agree(match.figure, besides=claim) and not tellers.agree(support.figure, besides=claim)
        if told and support.score < _AKIN:
            return None  # every number has its figure as it is
        fits = (
            not match.agrees
            and may_be_part(claim.interval, match.figure.value)
            and match.is_of_same_time
            and _covers_subject(match)
            and is_rich(match)
            and not match.figure.subject.inherited
        )
        told = _is_told(claim, match) and not _is_meant(claim, support, match)
        if fits and told and not _same_sentence(match, support):
            return match
    return None


def _is_told(claim: Claim, match: Match) -> bool:
    """Whether the sentence has at least half of the words around the figure: of "98 mensen die de huisarts bezochten", more than people."""
    words = (claim.subject.head, *claim.subject.modifiers, *claim.subject.setting, *claim.context.near)
    said = {canonical(word) for word in words}
    own = figure_words(match.figure)
    return sum(word in said or any(same_word(word, other) for other in said) for word in own) * 2 >= len(own)


def _is_meant(claim: Claim, support: Match, match: Match) -> bool:
    """Whether the words near a number name what tells its own figure from another: "een enquête onder 1.850 studenten"."""
    near = {canonical(word) for word in claim.context.near}
    own, other = figure_words(support.figure), figure_words(match.figure)
    return any(word in near for word in own if word not in other)


def _other_people(claim: Claim, matches: Sequence[Match]) -> Match | None:
    """The figure of the group of people that a claim names, where its value is that of people without that name.

    "944 minderjarige slachtoffers", where the text counts 944 victims in all and 79 minors.
    """
    named = group_words(claim.subject)
    if not named or claim.subject.inherited or not is_specific(claim.quantity.value):
        return None
    same = [m for m in matches if m.figure.point == claim.quantity.value and m.period != "other"]
    if not same or any(group_words(m.figure.subject) & named for m in same):
        return None
    return next(
        (
            m
            for m in matches
            if not m.agrees
            and may_be_part(claim.interval, m.figure.value)
            and m.score >= _SERIES
            and is_rich(m)
            and m.figure.subject.modifiers
            and m.is_of_same_time
            and group_words(m.figure.subject) == named
            and not m.figure.subject.inherited
            and not is_in_sentence_of(claim, m.figure)
            and not any(_same_sentence(m, other) for other in same)
            and _covers_subject(m)
        ),
        None,
    )


def _covers_subject(match: Match) -> bool:
    """Whether the figure counts nothing narrower than the claim: its further words only name persons or cases."""
    if match.has("apart") or match.has("region"):
        return False
    return all(word in subject_words().neutral for word in match.words("only-in-figure"))


def _same_sentence(one: Match, other: Match) -> bool:
    return (
        one.figure.document == other.figure.document
        and one.figure.place is not None
        and one.figure.shown == other.figure.shown
    )
