"""Which figure a claim should equal: the one that fits its subject best, where one fits well enough to say so.

A claim is first given the figure that agrees with it. Only then is a difference looked for, and the less the words
have in common, the more the numbers themselves must tell: the value of another year of the same series, the same digits
at another scale, two digits swapped. A figure that another claim agrees with is spoken for.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.ages import ages_in, find_of_ages, split_by_ages
from cijfercheck.matching.candidates import FigureIndex
from cijfercheck.matching.doubled import find_doubled
from cijfercheck.matching.exchanged import find_exchanged, find_exchanged_beside
from cijfercheck.matching.neighbours import find_beside_known
from cijfercheck.matching.plausibility import (
    SCALES,
    Slip,
    has_many_digits,
    is_specific,
    is_sure_slip,
    may_be_part,
    slip_between,
)
from cijfercheck.matching.pointing import find_pointed
from cijfercheck.matching.regions import region_form
from cijfercheck.matching.repeated import find_repeated, same_names
from cijfercheck.matching.scoring import group_words, match_figure, may_score
from cijfercheck.matching.series import may_be_missed
from cijfercheck.matching.tellers import Tellers, key_of
from cijfercheck.matching.wordings import figure_words
from cijfercheck.matching.words import canonical, same_word
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Comparison, Match

# Scores run from 0 (no word in common) to 1 (all words). Set on corpus/dev.
_SEEN = Fraction(1, 10)  # below this a figure is not looked at
_SUPPORT = Fraction(1, 3)  # an equal value for so alike a subject supports a claim
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
_FEW = 2
_MOMENT = 11  # days
_SET_RIGHT = frozenset({"denied", "revised"})
_DOUBTFUL = frozenset({"previous", "before"})
_DATED = frozenset({"clause", "sentence", "section", "source"})


def compare_claims(
    claims: Sequence[Claim], figures: Sequence[Figure], published: date | None = None
) -> tuple[Comparison, ...]:
    """Find for every claim the figure that it should equal, in the order of the claims.

    Args:
        claims: The claims of one article.
        figures: All that they can be compared with, the claims themselves among them.
        published: The day of the article, where it is known: only then is a number said to be outdated "now".
    """
    index = FigureIndex(figures)
    told = {figure.name: ages_in(figure.shown) for figure in figures if figure.origin == "claim"}
    candidates: dict[str, tuple[Figure, ...]] = {}
    others: dict[str, tuple[Figure, ...]] = {}
    for claim in claims:
        if _reason(claim) is None:
            fitting, apart = split_by_ages(told.get(claim.id, frozenset()), index.candidates(claim))
            candidates[claim.id], others[claim.id] = fitting, apart
    ranked = {claim.id: _rank(claim, candidates[claim.id]) for claim in claims if claim.id in candidates}
    supports = {name: _supporting(matches) for name, matches in ranked.items()}
    tellers = Tellers.of(claims, supports)
    exchanged = find_exchanged(ranked, supports)
    compared = [claim for claim in claims if claim.id in ranked]
    crossed = {**find_doubled(compared, candidates, tellers), **find_exchanged_beside(compared, candidates)}
    expected = {
        claim.id: exchanged.get(claim.id) or _expected(claim, ranked[claim.id], supports[claim.id], tellers)
        for claim in claims
        if claim.id in ranked
    }
    tables = frozenset(claim.id for claim in claims if claim.section == "table")
    found = [
        Comparison(claim, None, (), _reason(claim))
        if claim.id not in ranked
        else _compare(
            claim, ranked[claim.id], candidates[claim.id], expected[claim.id], tellers, tables, published
        )
        for claim in claims
    ]
    found = [
        replace(one, expected=expected.get(one.claim.id), belongs=None)
        if _is_at_home(one, place, found, tellers)
        else one
        for place, one in enumerate(found)
    ]
    found = [
        replace(one, expected=aged[0], belongs=aged[1])
        if (one.expected is None or not one.expected.agrees)
        and (aged := find_of_ages(one.claim, candidates.get(one.claim.id, ()), others.get(one.claim.id, ())))
        else one
        for one in found
    ]
    found = [
        replace(one, expected=crossed[one.claim.id][0], belongs=crossed[one.claim.id][1])
        if one.claim.id in crossed
        else one
        for one in found
    ]
    found = list(_with_neighbours(found, figures, tellers))
    factors = Counter(filter(None, map(_scale_factor, found)))
    beside = _beside(found)
    return tuple(
        replace(one, expected=expected.get(one.claim.id), belongs=None)
        if _is_beside(one, beside[one.claim.sentence])
        else replace(one, expected=None)
        if (key := _scale_factor(one)) and factors[key] > 1
        else one
        for one in found
    )


def _compare(
    claim: Claim,
    ranked: tuple[Match, ...],
    candidates: Iterable[Figure],
    expected: Match | None,
    tellers: Tellers,
    tables: Collection[str],
    published: date | None,
) -> Comparison:
    """Compare one claim; where its parsed subject settles nothing, the words around it may.

    The cells of a table (`tables`) are evidence for the sentences of the same article, like a source.
    """
    if expected is None or (expected.agrees and expected.relation != "equal"):
        outside = [figure for figure in candidates if figure.origin != "claim"]
        if claim.id not in tables:
            outside += [
                figure
                for figure in candidates
                if figure.origin == "claim" and figure.name in tables and not _is_dated_alone(claim, figure)
            ]
        pointed = find_pointed(claim, outside, tellers, published)
        if pointed is not None:
            return Comparison(claim, pointed.expected, ranked, belongs=pointed.belongs)
    if expected is None:
        inside = [figure for figure in candidates if figure.origin == "claim" and _may_repeat(claim, figure)]
        expected = find_repeated(claim, inside)
    return Comparison(claim, expected, ranked)


def _with_neighbours(
    found: Sequence[Comparison], figures: Iterable[Figure], tellers: Tellers
) -> Iterator[Comparison]:
    """Give claims without a figure the one that stands beside those of their neighbours."""
    sentences: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.origin == "source":
            sentences[figure.document, figure.shown].append(figure)
    beside = _beside(found)
    for one in found:
        match = None
        if one.expected is None and one.reason is None and sentences:
            known = [other.expected for other in beside[one.claim.sentence] if other.expected is not None]
            match = find_beside_known(one.claim, known, sentences, tellers)
        yield one if match is None else replace(one, expected=match)


def _is_at_home(one: Comparison, place: int, found: Sequence[Comparison], tellers: Tellers) -> bool:
    """Whether every number has its figure as it is, so that the words were misread.

    The number that is expected stands elsewhere in the draft, and the claim's own, which is that of another figure, stands here alone.
    Two numbers that each stand where the other should, or each with the other's place, are none of that; nor is another year's number, but right beside its own.
    """
    if one.expected is None or one.belongs is None:
        return False
    wanted, own = one.expected.figure, one.belongs.figure
    if tellers.have(own, besides=one.claim):
        return False
    near = found[max(0, place - 1) : place + 2] if wanted.name == own.name else found
    told = [other for other in near if other is not one and _tells(other.claim, wanted)]
    exchanged = any(
        other.belongs
        and other.expected
        and key_of(other.belongs.figure) == key_of(wanted)
        and other.expected.figure.point == one.claim.quantity.value
        for other in told
    ) or any(_is_of_other_place(one, other) for other in told)
    return bool(told) and not exchanged


def _tells(claim: Claim, figure: Figure) -> bool:
    """Whether a claim has the number of a figure."""
    return claim.quantity.value == figure.point and claim.kind == figure.kind


def _beside(found: Iterable[Comparison]) -> dict[tuple[int, int], list[Comparison]]:
    """The comparisons of each sentence."""
    sentences: dict[tuple[int, int], list[Comparison]] = defaultdict(list)
    for comparison in found:
        sentences[comparison.claim.sentence].append(comparison)
    return sentences


def _is_beside(comparison: Comparison, sentence: Iterable[Comparison]) -> bool:
    """Whether the figure that the words point at stands in the same sentence: then it is not missing.

    Unless two numbers each stand where the other should, or with the other's place.
    """
    if comparison.belongs is None or comparison.expected is None:
        return False
    wanted = comparison.expected.figure
    return any(
        (other.claim.quantity.value == wanted.point or _rounds(other, wanted))
        and not (
            other.belongs
            and other.expected
            and other.expected.figure.point == comparison.claim.quantity.value
        )
        and not _is_of_other_place(comparison, other)
        for other in sentence
        if other is not comparison
    )


def _rounds(comparison: Comparison, figure: Figure) -> bool:
    """Whether a claim is known to tell a figure, if rounder: "ruim 31.000 leden" where there are 31.400."""
    match = comparison.expected
    return match is not None and match.agrees and key_of(match.figure) == key_of(figure)


def _is_of_other_place(comparison: Comparison, other: Comparison) -> bool:
    """Whether a claim of the expected figure's place has the number of another claim's place: "Waalse turbines 4,1, de Vlaamse 2,9"."""
    wanted, own = comparison.expected, comparison.belongs
    places = comparison.claim.region, other.claim.region
    figures = wanted and wanted.figure.region, own and own.figure.region
    if not (all(places) and all(figures)):
        return False
    forms = tuple(region_form(place) for place in places if place)
    return forms[0] != forms[1] and forms == tuple(region_form(place) for place in figures if place)


def _scale_factor(comparison: Comparison) -> tuple[str, Fraction] | None:
    """The document of a difference in scale alone, with how many times the claim is its figure.

    Numbers that are all as many times too large or small as a document's are written in its unit: no slip.
    """
    expected, claimed = comparison.expected, comparison.claim.quantity.value
    if expected is None or comparison.belongs is not None or not claimed or not expected.figure.point:
        return None
    times = claimed / expected.figure.point
    return (expected.figure.document, times) if max(times, 1 / times) in SCALES else None


def _reason(claim: Claim) -> str | None:
    """Why a claim is not compared at all, as a slug."""
    if claim.kind in {"rank", "age"}:
        return claim.kind
    if claim.modality in _SET_RIGHT:
        return claim.modality
    return None if claim.subject.head or claim.context.near else "subject-unknown"


def _rank(claim: Claim, figures: Iterable[Figure]) -> tuple[Match, ...]:
    like = (f for f in figures if may_score(claim, f, _SEEN) or _has_very_number(claim, f))
    matches = [match_figure(claim, figure) for figure in like]
    return tuple(
        sorted(
            (m for m in matches if m.score >= _SEEN or _is_very_number(m) or m.has("wording")),
            key=lambda m: (-m.score, m.figure.name),
        )
    )


def _is_very_number(match: Match) -> bool:
    """Whether the figure is the claim's own number, too particular for chance."""
    return _has_very_number(match.claim, match.figure)


def _has_very_number(claim: Claim, figure: Figure) -> bool:
    return figure.point == claim.quantity.value and is_specific(figure.point)


def _supporting(matches: Sequence[Match]) -> Match | None:
    """The best figure outside the article with the claim's value: of a like subject, or a value met only once."""
    return next((m for m in matches if m.figure.origin != "claim" and m.agrees and _supports(m)), None)


def _supports(match: Match) -> bool:
    """Whether an equal value is support; in a source its period is doubted before its number is."""
    if match.period == "other":
        period = match.claim.period
        doubtful = match.figure.origin == "source" and (period is None or period.origin not in _DATED)
        return doubtful and _is_very_number(match)
    return match.score >= _SUPPORT or _is_very_number(match)


def _expected(
    claim: Claim, matches: Sequence[Match], support: Match | None, tellers: Tellers
) -> Match | None:
    """The figure that decides: one outside the article before one inside it."""
    outside = [m for m in matches if m.figure.origin != "claim" and _same_mood(claim, m.figure)]
    if support is None or support.relation != "equal":
        difference = (
            _other_period(outside, support)
            or _other_people(claim, matches)
            or (
                _other_value(claim, outside, tellers)
                if support is None
                else _other_group(claim, outside, support)
            )
        )
        if difference is not None:
            return difference
    if support is not None:
        return support
    inside = [m for m in matches if m.figure.origin == "claim" and _speaks_of_same(claim, m)]
    if any(m.agrees and m.strict and m.period == "within" for m in inside):
        return None
    return next((m for m in inside if not m.agrees and _is_conflict(m, matches)), None) or next(
        (m for m in inside if m.agrees and m.strict), None
    )


def _other_period(outside: Sequence[Match], support: Match | None) -> Match | None:
    """The figure of the claim's own period, where its value is that of another period of the same series."""
    if support is not None and support.score >= _SUPPORT:
        return None
    outside = [m for m in outside if m.claim.period is None or m.claim.period.origin not in _DOUBTFUL]
    for match in outside:
        if match.period != "other" or not match.agrees or match.score < _SERIES:
            continue
        alike = match.relation != "other" and match.score >= _SAME
        if not alike and not _is_very_number(match):
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
    explained = [match for match in outside if _is_very_number(match)]
    meant = [match for match in outside if match.agrees and match.period != "other"]
    of_other_days = any(match.period == "other" and match.relation == "equal" for match in explained)
    series = {match.figure.name for match in explained if match.period == "other"}
    for match in outside:
        slip = slip_between(claim, match.figure)
        if match.agrees or not match.is_of_same_time or match.figure.name in series:
            continue  # a number of other days is left to `_other_period`
        sure = match.relation == "equal" and match.score >= _SAME and _is_rich(match)
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
        if slip != "near" and match.figure.name not in tellers.names and not match.has("region"):
            return match
    return None


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


def _other_group(claim: Claim, outside: Sequence[Match], support: Match) -> Match | None:
    """The figure that fits what the claim counts far better than the one that its value belongs to."""
    if claim.subject.inherited or not is_specific(support.figure.point):
        return None
    for match in outside:
        if match.score < support.score + _MARGIN or match.score < _CLEARLY:
            return None
        fits = (
            not match.agrees
            and may_be_part(claim.interval, match.figure.value)
            and match.is_of_same_time
            and _covers_subject(match)
            and _is_rich(match)
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
            and _is_rich(m)
            and m.figure.subject.modifiers
            and m.is_of_same_time
            and group_words(m.figure.subject) == named
            and not m.figure.subject.inherited
            and not _in_sentence_of(claim, m.figure)
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


def _is_rich(match: Match) -> bool:
    """Whether claim and figure share more than one word: "boeren" alone may be any farmers."""
    return len(match.words("subject")) >= _FEW


def _same_sentence(one: Match, other: Match) -> bool:
    return (
        one.figure.document == other.figure.document
        and one.figure.place is not None
        and one.figure.shown == other.figure.shown
    )


def _speaks_of_same(claim: Claim, match: Match) -> bool:
    """Whether two claims of one article speak of one thing: the same subject, days, place and voice."""
    figure = match.figure
    if claim.subject.inherited or match.relation == "other":
        return False
    if not _same_mood(claim, figure):
        return False
    if _in_sentence_of(claim, figure) or _is_dated_alone(claim, figure):
        return False
    return match.is_of_same_time and (claim.region == figure.region or None in (claim.region, figure.region))


def _is_dated_alone(claim: Claim, figure: Figure) -> bool:
    """Whether the clause of a claim names its days, and the other number has none at all, as in a table without years."""
    return figure.period is None and claim.period is not None and claim.period.origin == "clause"


def _may_repeat(claim: Claim, figure: Figure) -> bool:
    """Whether two claims of one article can be of one thing: the same place and voice, and neither points back."""
    if claim.subject.inherited or figure.subject.inherited or not _same_mood(claim, figure):
        return False
    if _is_dated_alone(claim, figure):
        return False
    return claim.region == figure.region or None in (claim.region, figure.region)


def _in_sentence_of(claim: Claim, figure: Figure) -> bool:
    return (
        figure.origin == "claim"
        and figure.place is not None
        and claim.sentence[0] <= figure.place[0] < claim.sentence[1]
    )


def _same_mood(claim: Claim, figure: Figure) -> bool:
    """Whether both are outcomes, or both estimates or forecasts of one speaker."""
    if (claim.modality == "outcome") != (figure.modality == "outcome") or figure.modality in _SET_RIGHT:
        return False
    if claim.modality == "outcome" and figure.origin != "claim":
        return True
    return not (claim.attribution and figure.attribution and claim.attribution != figure.attribution)


def _is_conflict(match: Match, matches: Sequence[Match]) -> bool:
    """Whether two values of one subject are a slip, and not two things that the words fail to tell apart.

    They are where the claimed value is known to belong to something else, or where one is a slip for the other.
    """
    claim, figure = match.claim, match.figure
    slip = slip_between(claim, figure)
    if slip == "swapped" and not figure.subject.inherited:
        return same_names(claim, figure)
    if not _is_rich(match) or claim.region != figure.region:
        return False
    if match.strict and _belongs_elsewhere(claim, matches):
        return not figure.subject.inherited or bool(group_words(claim.subject))
    if figure.subject.inherited or slip is None:
        return False
    return match.strict or (slip == "digit" and match.score >= _ALIKE)


def _belongs_elsewhere(claim: Claim, matches: Sequence[Match]) -> bool:
    return is_specific(claim.quantity.value) and any(
        m.agrees and m.relation != "equal" and m.figure.point == claim.quantity.value for m in matches
    )
