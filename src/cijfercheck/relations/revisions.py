"""Figures that a later one replaced: "bijgesteld van 19,1 tot 19,9", a provisional figure beside a final one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from cijfercheck.language.periods import find_periods
from cijfercheck.language.quantities import read_numbers
from cijfercheck.language.units import conversion
from cijfercheck.matching.plausibility import has_many_digits, has_two_digits, is_mistyped, is_specific
from cijfercheck.matching.scoring import compare_subjects, match_figure, same_place
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.interval import Interval
from cijfercheck.model.match import Comparison
from cijfercheck.model.period import Period
from cijfercheck.model.subject import Subject
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document, Line, alike, gap, operand_of, same_unit
from cijfercheck.relations.words import has_phrase, relation_words, words_of

_LIKE = Fraction(2, 5)  # so alike must the subjects be where the number is not particular
_SURE = Fraction(9, 10)
_LONG = 5  # letters
_CALLED = 4  # words before a number that call it the right one
_STEP = 6  # words between "van 19,1" and "tot 19,9"
_FIFTH = 5
_NEAR = 3  # claims
_NOTES = 2_000  # that are kept as they were read
_QUARTER = 92  # days
_LEVELS = frozenset({"level", "share"})


def find_revisions(comparisons: Sequence[Comparison], known: Known) -> Iterator[tuple[str, Calculation]]:
    """Look for claims that give a replaced value as it stands."""
    replaced: list[tuple[Operand, Operand, tuple[Figure, Figure] | Claim]] = [
        *_in_references(known.figures),
        *_replaced_by_references(known),
        *(pair for source in known.sources for pair in _in_source(source)),
        *_in_notes(known.figures),
    ]
    if not replaced:
        return
    for place, comparison in enumerate(comparisons):
        claim = comparison.claim
        beside = [other.claim for other in comparisons[max(0, place - 1) : place + 2]]
        near = {
            other.claim.quantity.value for other in comparisons[max(0, place - _NEAR) : place + 1 + _NEAR]
        }
        if claim.modality in {"denied", "revised"} or claim.role == "multiple":
            continue
        for old, new, told in replaced:
            pair = _in_unit_of(claim, old, new) if _is_of_role(claim, told) else None
            if pair is None or pair[1] in near or any(other.interval.holds(pair[1]) for other in beside):
                continue  # nothing to do with it, or the draft tells the new one too
            if _gives(claim, *pair) and (_is_matched(comparison, old) or _speaks_of(claim, told)):
                yield claim.id, Calculation("outdated-figure", "revised", (old, new), False, pair[1], _SURE)
                break


def _is_matched(comparison: Comparison, old: Operand) -> bool:
    """Whether the replaced figure is the one that a claim was found to equal, or a source tells the same particular number."""
    expected = comparison.expected
    if expected is None or not expected.agrees:
        return False
    copied = expected.figure.origin == "source" and expected.figure.point == old.point
    return expected.figure.name == old.name or (copied and is_specific(old.point))


def _is_of_role(claim: Claim, told: tuple[Figure, Figure] | Claim) -> bool:
    """Whether a claim may be a replaced figure by its role: a change is one of a change the same way, "9,2 procent hoger"."""
    role = told[0].role if isinstance(told, tuple) else told.role
    return claim.role in _LEVELS or claim.role == role


def _in_unit_of(claim: Claim, old: Operand, new: Operand) -> tuple[Fraction, Fraction] | None:
    """The old and the new value as the claim would write them, or None where its unit is another."""
    first, second = old.point, new.point
    if first is None or second is None:
        return None
    if claim.role == "decrease" and first < 0 and second < 0:
        first, second = -first, -second
    if claim.quantity.unit == old.unit or claim.kind == "count":
        return first, second
    factor = conversion(old.unit, claim.quantity.unit)
    return None if factor is None else (first * factor, second * factor)


def _gives(claim: Claim, old: Fraction, new: Fraction) -> bool:
    """Whether a claim has the old value and not the new one."""
    return claim.quantity.value == old and not claim.interval.holds(new)


def _speaks_of(claim: Claim, told: tuple[Figure, Figure] | Claim) -> bool:
    """Whether a claim may be about a replaced figure: the same days, and a like subject or a particular number.

    Of a reference the figure and the one that took its place are looked at: the label of one may say more of its version.
    """
    if isinstance(told, tuple):
        return any(_is_about(claim, figure) for figure in told)
    period = None if told.period is None else told.period.period
    if period is None or claim.period is None:
        return is_specific(claim.quantity.value)
    mine = claim.period.period
    if has_many_digits(claim.quantity.value):
        return mine.overlaps(period)
    return mine.holds(period) or period.holds(mine)


def _is_about(claim: Claim, figure: Figure) -> bool:
    """Whether a claim may be about a reference figure, or its last one where the claim names no days.

    A number of three digits or more needs no words in common: few figures are ever replaced.
    """
    match = match_figure(claim, figure)
    undated = claim.period is None or claim.period.origin == "publication"
    apart = match.period == "other" and not undated and not _overlaps(claim, figure)
    if apart or not same_place(claim, figure):
        return False
    alike = match.score >= _LIKE or _is_inside(claim.subject.head, figure.subject)
    return alike or has_many_digits(claim.quantity.value) or _is_change_of_days(claim, figure)


def _overlaps(claim: Claim, figure: Figure) -> bool:
    """Whether a number that no chance makes is of days that a figure is of in part: a school year and the year that it begins in."""
    if claim.period is None or figure.period is None or not has_many_digits(claim.quantity.value):
        return False
    return claim.period.period.overlaps(figure.period)


def _is_change_of_days(claim: Claim, figure: Figure) -> bool:
    """Whether a claim tells a change over the very days of a figure, by month or quarter: 1,6 procent in februari, "een jaar eerder"."""
    if claim.role not in {"increase", "decrease"} or claim.period is None or claim.baseline is None:
        return False
    days = claim.period.period.days
    same = (claim.period.period, claim.baseline.period) == (figure.period, figure.baseline)
    return same and days is not None and days <= _QUARTER and has_two_digits(claim.quantity.value)


def _is_inside(word: str, subject: Subject) -> bool:
    """Whether a word is part of a longer one: "verzuim" in "ziekteverzuimpercentage"."""
    return len(word) >= _LONG and any(word in other for other in (subject.head, *subject.modifiers))


def _in_references(figures: Sequence[Figure]) -> Iterator[tuple[Operand, Operand, tuple[Figure, Figure]]]:
    """Reference figures that another one of the same file replaces, or a provisional one beside a final one."""
    known = [figure for figure in figures if figure.origin == "reference" and figure.period is not None]
    final = {(figure.name, figure.period): figure for figure in known}
    revised: dict[tuple[object, ...], list[Figure]] = {}
    for figure in known:
        if figure.revised is not None and not figure.provisional:
            revised.setdefault(_subject_key(figure), []).append(figure)
    for old in known:
        named = final.get((old.superseded_by or "", old.period))
        later = (
            [named] if named is not None else revised.get(_subject_key(old), []) if old.provisional else []
        )
        for new in later:
            if new.name != old.name and new.point != old.point:
                yield operand_of(old), operand_of(new), (old, new)


def _in_notes(figures: Sequence[Figure]) -> Iterator[tuple[Operand, Operand, tuple[Figure, Figure]]]:
    """Revised figures whose note tells the number that was given before: "eerder verspreid als 1862"; of a series the one that it names."""
    noted = [figure for figure in figures if figure.revised is not None and figure.note]
    series: defaultdict[str, set[Period]] = defaultdict(set)
    for figure in noted:
        if figure.period is not None:
            series[figure.name].add(figure.period)
    for new in noted:
        periods, values = _read_note(new.note or "")
        meant = {one for one in series[new.name] if any(map(one.holds, periods))} or series[new.name]
        if meant != {new.period}:
            continue
        for value in values:
            if _may_replace(value, new.point):
                old = replace(new, point=value, value=Interval.exactly(value))
                yield operand_of(old), operand_of(new), (old, new)


@lru_cache(maxsize=_NOTES)
def _read_note(note: str) -> tuple[frozenset[Period], tuple[Fraction, ...]]:
    """The periods and the numbers of a note that speaks of before; nothing of any other."""
    words = relation_words()
    if (words.earlier | words.provisional | words.withdrawn).isdisjoint(words_of(note)):
        return frozenset(), ()
    numbers = (quantity.value for quantity in read_numbers(note)[0])
    periods = frozenset(mention.period for mention in find_periods(note, None))
    return periods, tuple(number for number in numbers if number is not None)


def _replaced_by_references(known: Known) -> Iterator[tuple[Operand, Operand, tuple[Figure, Figure]]]:
    """Numbers that a source calls provisional, of which a reference has the revised one: "naar voorlopige cijfers 1.768 miljoen"."""
    final = [figure for figure in known.figures if figure.revised is not None and not figure.provisional]
    words = relation_words().provisional
    for old in known.source_figures if final else ():
        if words.isdisjoint(words_of(old.shown)):
            continue
        for new in final:
            same = (new.kind, new.unit, new.role, new.period) == (old.kind, old.unit, old.role, old.period)
            if same and _may_replace(old.point, new.point) and _is_like(old, new):
                yield operand_of(old), operand_of(new), (old, new)


def _may_replace(old: Fraction | None, new: Fraction | None) -> bool:
    """Whether one number may be a correction of another: they differ, but by less than a fifth."""
    if old is None or new is None or old == new:
        return False
    return abs(old - new) * _FIFTH < max(abs(old), abs(new))


def _is_like(old: Figure, new: Figure) -> bool:
    """Whether a source counts what a reference counts, in the country or the same place."""
    if old.region is not None and new.region is not None and old.region != new.region:
        return False
    return compare_subjects(old.subject, new.subject).score >= _LIKE


def _subject_key(figure: Figure) -> tuple[object, ...]:
    """What two figures have in common that are one figure before and after its revision."""
    subject = figure.subject
    return subject.head, subject.modifiers, figure.region, figure.period, figure.unit, figure.role


def _in_source(source: Document) -> Iterator[tuple[Operand, Operand, Claim]]:
    """Numbers that a source says it replaces."""
    for line in source.lines:
        said = words_of(line.whole[line.start : line.end])
        near = source.around(line, 1, 1)
        pairs = [*_stepped(line, said)] or [*_instead(line, said)] or [*_told_before(line, said, near)]
        pairs = pairs or [*_put_right(line, near)]
        for old, new in pairs:
            yield source.operand(old), source.operand(new), new


def _stepped(line: Line, said: Sequence[str]) -> Iterator[tuple[Claim, Claim]]:
    """Both numbers in one sentence: "bijgesteld van 19,1 tot 19,9"."""
    if relation_words().revision.isdisjoint(said):
        return
    for one, other in pairwise(line.claims):
        between = words_of(gap(line, one, other))
        step = bool(between) and between[-1] in {"naar", "tot", "op"} and len(between) <= _STEP
        if step and alike(one, other) and one.quantity.value is not None:
            yield one, other


def _instead(line: Line, said: Sequence[str]) -> Iterator[tuple[Claim, Claim]]:
    """The number that a sentence denies beside the one that it gives instead: "17 gewonden, niet 27 zoals eerder gemeld", "niet 31,4 maar 29,8 miljoen"."""
    for one, other in pairwise(line.claims):
        if not alike(one, other) or None in {one.quantity.value, other.quantity.value}:
            continue
        between = words_of(gap(line, one, other))
        if between[-1:] == ["niet"] and not relation_words().earlier.isdisjoint(said):
            yield other, one
        elif words_of(line.before(one))[-1:] == ["niet"] and "maar" in between[-_STEP:]:
            yield one, other


def _told_before(line: Line, said: Sequence[str], near: Sequence[Line]) -> Iterator[tuple[Claim, Claim]]:
    """The old number alone, the new one in the sentence before or after: "Het eerder gepubliceerde cijfer (117,3) is gecorrigeerd"."""
    words = relation_words()
    levels = [claim for claim in line.claims if claim.role in {"level", "share"}]
    replaced = not words.earlier.isdisjoint(said) and not (words.revision | words.corrected).isdisjoint(said)
    withdrawn = not (words.withdrawn.isdisjoint(said) or words.counted.isdisjoint(said))
    if len(levels) != 1 or not (replaced or withdrawn):
        return
    old = levels[0]
    news = [
        claim
        for other in near
        if other is not line
        for claim in other.claims
        if claim.role == old.role
        and _is_near(old, claim)
        and (_fits(old, claim) if replaced else same_unit(old, claim))
    ]
    mistyped = [new for new in news if _is_slip(old, new)]
    news = mistyped if not replaced and len(mistyped) == 1 else news
    if len({claim.quantity.value for claim in news}) == 1:
        yield old, news[0]


def _put_right(line: Line, near: Sequence[Line]) -> Iterator[tuple[Claim, Claim]]:
    """The number that is called the right one, and the last one before it that it may replace: "We meldden 571 … Het juiste aantal is 548", "Dat moet zijn: 548"."""
    for new in line.claims:
        said = words_of(line.before(new))[-_CALLED:]
        replaced = has_phrase(" ".join(said), relation_words().should_be)
        if not replaced and relation_words().right.isdisjoint(said):
            continue
        before = [
            claim
            for other in near
            for claim in other.claims
            if claim.start < new.start and (replaced or _is_near(claim, new))
        ]
        if before and same_unit(before[-1], new) and before[-1].role in _LEVELS:
            yield before[-1], new


def _fits(old: Claim, new: Claim) -> bool:
    return alike(old, new) and _of_days(old, new)


def _is_slip(old: Claim, new: Claim) -> bool:
    one, other = old.quantity.value, new.quantity.value
    return one is not None and other is not None and is_mistyped(one, other)


def _is_near(old: Claim, new: Claim) -> bool:
    return _may_replace(old.quantity.value, new.quantity.value)


def _of_days(old: Claim, new: Claim) -> bool:
    """Whether two numbers of a source are of the same days, as far as it says so."""
    return old.period is None or new.period is None or old.period.period == new.period.period
