"""Numbers of one thing over two stretches of time: "120 ton per week. Dat is 6.240 ton per jaar"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import pairwise

from cijfercheck.language.lexicon import load_words
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.interval import Interval
from cijfercheck.model.match import Comparison
from cijfercheck.relations.lines import (
    Document,
    Line,
    gap,
    is_tight,
    last_part,
    operand_of,
    plain_value,
    points_back,
    same_unit,
)
from cijfercheck.relations.words import has_phrase, relation_words, without, words_of

_EACH = re.compile(r"\bper\s+(\w+)", re.IGNORECASE)
_PER_EACH = re.compile(r"[^.;:!?\n]{0,30}?\bper\s+\w+(?:\s+per\s+\w+)?")
_LABELLED = re.compile(r"\bper\s+(\w+)\s*:\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"\bper\s+(\w+)\s+(?:gemiddeld\s+)?$", re.IGNORECASE)
_SHARES = frozenset({"percentage", "percentage_point", "ratio", "rank"})
_MEAN = frozenset({"gemiddeld"})
_USUAL = ("dag", "week", "maand")
_LABEL = 40  # characters before a number
_REACH = 60  # characters behind a number
_WRITTEN = 30  # characters behind a number that are written with it
_ALIKE = Fraction(2, 5)  # so alike must a figure be that a claim was not found to agree with
_LIKELY = Fraction(4, 5)
_NEAR = Fraction(3, 100)  # of a number: digits that are farther off are others
_SCALES = tuple(Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3))
_FINE = Fraction(1, 20)  # of a number: the most that it is rounded by
_DECIMALS = 2
_YEAR = "jaar"
_GOOD_FOR = ("goed voor",)
_COMES = frozenset({"neerkomt", "neerkwam", "omgerekend", "oftewel", "ofwel", "dus"})
_ALSO = {"etmaal": "dag"}  # one stretch of time by two words


@dataclass(frozen=True, slots=True)
class Rate:
    """A number with the stretch of time that it is counted over, and where the word for that stands."""

    claim: Claim
    time: str
    place: tuple[int, int]


def find_rates(document: Document) -> Iterator[tuple[str, Calculation]]:
    """Test every number that is said to be another one over a longer or shorter time; each comes with the id of its claim."""
    for line in document.lines:
        held = [rate for claim in line.claims if (rate := _rate_of(claim, document)) is not None]
        for one, other in pairwise(held):
            tied = without(gap(line, one.claim, other.claim), (f"per {one.time}", *relation_words().yearly))
            if _is_told(line, one, other) or (is_tight(tied) and _comes_to(tied)):
                yield from _test(one, other, document, tied=True)
        yield from _spread(line, document)
        previous = document.right_before(line)
        if previous is None or not held or held[0].claim is not line.claims[0]:
            continue
        yield from _scaled(held[0], previous, line, document)
        yearly = has_phrase(line.opening, relation_words().yearly)
        sums_up = yearly and not relation_words().echoes.isdisjoint(words_of(line.opening))
        if not (sums_up or points_back(line)):
            continue
        before = [rate for claim in previous.claims if (rate := _rate_of(claim, document)) is not None]
        if len(before) != 1 or (sums_up and not _counts_no_other(held[0].claim, before[0].claim)):
            continue
        if yearly or is_tight(line.opening):
            yield from _test(before[0], held[0], document, tied=sums_up and len(previous.claims) == 1)


def _spread(line: Line, document: Document) -> Iterator[tuple[str, Calculation]]:
    """A mean over the wrong time, right for another, behind the number of a year: "15.600 ingrepen, gemiddeld 300 per maand"."""
    for whole, claim in pairwise(line.claims):
        rate = _rate_of(claim, document)
        mean = last_part(gap(line, whole, claim))
        said = rate is not None and same_unit(whole, claim) and _rate_of(whole, document) is None
        if rate is None or not said or not is_tight(mean, also=_MEAN) or _MEAN.isdisjoint(words_of(mean)):
            continue
        times = {time: over for time in _times() if (over := _over(claim, time, _YEAR)) is not None}
        value = plain_value(whole)
        if rate.time not in times or rate.time == _YEAR or times[rate.time].meets(value):
            continue
        lasting = any(one.kind == "duration" for near in document.around(line, 1) for one in near.claims)
        fitting = [] if lasting else [time for time in _USUAL if times[time].meets(value)]
        if len(fitting) == 1 and rate.place[0] < rate.place[1]:
            yield _in_time(rate, fitting[0], document.operand(whole), document)


def _scaled(rate: Rate, previous: Line, line: Line, document: Document) -> Iterator[tuple[str, Calculation]]:
    """A number per year that has the digits of one per day of the sentence before, at another order of magnitude.

    "86 stuks per uur, ruim 2.000 per dag. Op jaarbasis gaat het zo om ruim 75.000 voorwerpen": the noun is the same, or says no more.
    """
    opening = words_of(line.opening)
    lists = relation_words()
    follows = not (lists.resuming | lists.echoes).isdisjoint(opening) or is_tight(line.opening)
    before = [found for claim in previous.claims if (found := _rate_of(claim, document)) is not None]
    said, value = rate.claim.interval, rate.claim.quantity.value
    spans = [
        (one, span)
        for one in before
        if one.time != rate.time
        and one.claim.kind == rate.claim.kind
        and one.claim.quantity.unit == rate.claim.quantity.unit
        and (span := _over(one.claim, one.time, rate.time)) is not None
    ]
    if not follows or not spans or value is None or any(span.meets(said) for _, span in spans):
        return
    for one, _ in spans:
        usual = _usual(one, rate.time)
        near = any(abs(usual * scale - value) <= _NEAR * value for scale in _SCALES)
        if near and _counts_no_other(rate.claim, one.claim):
            made = Calculation("wrong-unit", "times", (), False, usual, _LIKELY)
            yield from _plain(rate, made, _operand(one, document))
            return


def _counts_no_other(claim: Claim, other: Claim) -> bool:
    """Whether a number is of what another counts: one noun, or one that names anything."""
    mine, theirs = claim.subject.head.lower(), other.subject.head.lower()
    general = relation_words().collective
    return claim.subject.inherited or not mine or mine in general or same_word(mine, theirs)


def _is_told(line: Line, one: Rate, other: Rate) -> bool:
    """Whether words between two numbers say that the one comes to the other: ", wat neerkomt op"."""
    between = without(line.whole[one.place[1] : other.claim.quantity.start], relation_words().yearly)
    return _comes_to(between) and is_tight(between, also=_COMES)


def _comes_to(text: str) -> bool:
    return not _COMES.isdisjoint(words_of(text)) or has_phrase(text, _GOOD_FOR)


def _rate_of(claim: Claim, document: Document) -> Rate | None:
    if claim.kind in _SHARES or claim.quantity.value is None:
        return None
    found = (
        find_rate(document.text, claim.quantity.end)
        or _year_before(claim, document)
        or _time_before(claim, document)
    )
    return None if found is None else Rate(claim, found[0], (found[1], found[2]))


def _time_before(claim: Claim, document: Document) -> tuple[str, int, int] | None:
    """The stretch of time right before a number: "betaalt per dag 9,42 euro"."""
    line = document.line_of.get(claim.id)
    found = None if line is None else _BEFORE.search(line.before(claim))
    if found is None or found.group(1).lower() not in relation_words().per:
        return None
    return _time_in(found.group(1)), claim.quantity.end, claim.quantity.end


def _year_before(claim: Claim, document: Document) -> tuple[str, int, int] | None:
    """The year that a number is counted over, where the words before it say so: "over een heel jaar houd je er 17 euro aan over"."""
    before = document.line_of[claim.id].before(claim) if claim.id in document.line_of else ""
    if not has_phrase(before, relation_words().yearly):
        return None
    return "jaar", claim.quantity.end, claim.quantity.end


def _test(one: Rate, other: Rate, document: Document, *, tied: bool) -> Iterator[tuple[str, Calculation]]:
    """Whether a number is what the one before it comes to over its time.

    Wrong where another time explains it, or where the words say that it is (`tied`) and no length of that time makes it so.
    """
    same = same_unit(one.claim, other.claim)
    exact = _over(one.claim, one.time, other.time)
    if not same or one.time == other.time or exact is None:
        return
    said, term = other.claim.interval, _operand(one, document)
    made = Calculation("wrong-unit", "times", (term,), exact.meets(said), _usual(one, other.time), _LIKELY)
    if made.holds:
        yield other.claim.id, made
        return
    if other.place[0] == other.place[1]:
        beside = one.claim.sentence == other.claim.sentence and one.place[0] < one.place[1]
        counted = _counted_over(one, other, document) if beside else []
        if counted or tied or one.claim.quantity.value == other.claim.quantity.value:
            yield from counted or _plain(other, made, term)
            return
    for time in _times():
        meant = _over(one.claim, one.time, time)
        if time not in {one.time, other.time} and meant is not None and meant.meets(said):
            if other.place[0] == other.place[1]:
                yield from _plain(other, made, term)
                return
            yield _in_time(other, time, term, document)
            return
    if tied or one.claim.quantity.value == other.claim.quantity.value:
        yield from _plain(other, made, term)


def _counted_over(one: Rate, other: Rate, document: Document) -> list[tuple[str, Calculation]]:
    """The time over which a number would come to the one per year behind it: "25.000 euro per week, op jaarbasis dus 300.000" is per month."""
    said = other.claim.interval
    for time in _times():
        meant = None if time in {one.time, other.time} else _over(one.claim, time, other.time)
        if meant is not None and meant.meets(said):
            return [_in_time(one, time, document.operand(other.claim), document)]
    return []


def _in_time(rate: Rate, time: str, term: Operand, document: Document) -> tuple[str, Calculation]:
    """A number that is right over another stretch of time than its sentence names."""
    span = rate.claim.quantity.start, rate.place[1]
    text = f"{document.text[span[0] : rate.place[0]]}{time}"
    words, result = f"{rate.claim.quantity.text} per {time}", rate.claim.quantity.value
    return rate.claim.id, Calculation(
        "wrong-unit", "times", (term,), False, result, _LIKELY, words, span, text
    )


def _operand(rate: Rate, document: Document) -> Operand:
    """A rate as a term, with its time where that stands right behind it: "1,40 euro per lid per week"."""
    term, behind = document.operand(rate.claim), document.text[rate.claim.quantity.end : rate.place[1]]
    return (
        replace(term, written=f"{term.written}{behind}")
        if len(behind) <= _WRITTEN and "\n" not in behind
        else term
    )


def _plain(other: Rate, made: Calculation, term: Operand) -> Iterator[tuple[str, Calculation]]:
    """What the one number comes to over the time of the other, rounded like it."""
    result = made.result or Fraction(0)
    place = other.claim.quantity.place
    result = round(result / place) * place if 1 <= place <= result * _FINE else round(result, _DECIMALS)
    yield (
        other.claim.id,
        replace(made, form="over", operands=(term,), holds=False, result=result, time=other.time),
    )


def _over(claim: Claim, time: str, other: str) -> Interval | None:
    """What a number comes to over another stretch of time; None where that cannot be said."""
    value = plain_value(claim)
    if value.low is None or value.high is None:
        return None
    if time == other:
        return value
    if (time, other) in _multiples():
        low, high, _ = _multiples()[time, other]
        return Interval(value.low * low, value.high * high)
    if (other, time) in _multiples():
        low, high, _ = _multiples()[other, time]
        return Interval(value.low / high, value.high / low)
    return None


def _usual(one: Rate, time: str) -> Fraction:
    """What a number comes to over another stretch of time that is as long as it usually is."""
    value = one.claim.quantity.value or Fraction(0)
    if (one.time, time) in _multiples():
        return value * _multiples()[one.time, time][2]
    return value / _multiples()[time, one.time][2]


@cache
def _multiples() -> dict[tuple[str, str], tuple[Fraction, Fraction, Fraction]]:
    """How many of one stretch of time go in another: at least, at most and usually."""
    found = {}
    for name, (low, high, usual) in load_words("relations")["multiples"].items():
        one, other = name.split("-")
        found[one, other] = Fraction(str(low)), Fraction(str(high)), Fraction(usual)
    return found


@cache
def _times() -> tuple[str, ...]:
    """The stretches of time, in the order of the data file."""
    return tuple(dict.fromkeys(time for pair in _multiples() for time in pair))


def find_other_rate(
    comparison: Comparison, document: Document, texts: Mapping[str, str]
) -> Calculation | None:
    """Look for the same number per week in the source and per month in the draft, or per month in the label of a reference figure."""
    claim, figure = comparison.claim, _told_by(comparison)
    mine = find_rate(document.text, claim.quantity.end)
    if figure is None or mine is None:
        return None
    theirs = _times_of(figure, texts)
    years = _years_of(figure)
    if not theirs and mine[0] == _YEAR and years > 1:
        said, words = f"over {years} jaar", f"{claim.quantity.text} over {years} jaar"
    elif not theirs or mine[0] in theirs:
        return None
    else:
        said, words = f"per {theirs[0]}", document.text[claim.quantity.start : mine[1]] + theirs[0]
    return Calculation(
        "wrong-unit",
        "rate",
        (operand_of(figure),),
        False,
        claim.quantity.value,
        _LIKELY,
        words=said,
        span=(claim.quantity.start, mine[2]),
        replacement=words,
    )


def _years_of(figure: Figure) -> int:
    """How many whole years a figure is of that is called a total; none of any other, or where its period is open."""
    period = figure.period
    if period is None or period.first is None or period.last is None:
        return 0
    if not has_phrase(figure.shown, relation_words().altogether):
        return 0
    whole = (period.first.month, period.first.day, period.last.month, period.last.day) == (1, 1, 12, 31)
    return period.last.year - period.first.year + 1 if whole else 0


def _told_by(comparison: Comparison) -> Figure | None:
    """The figure with a claim's very number that it agrees with, or else the one that is most like it."""
    expected, value = comparison.expected, comparison.claim.quantity.value
    if expected is not None:
        found = expected if expected.figure.origin != "claim" else None
    else:
        same = [m for m in comparison.matches if m.figure.origin != "claim" and m.figure.point == value]
        alike = (match for match in same if match.period != "other" and match.score >= _ALIKE)
        found = next(alike, same[0] if len(same) == 1 and is_specific(value) else None)
    return found.figure if found is not None and found.figure.point == value else None


def _times_of(figure: Figure, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The stretches of time that a figure is counted over: behind its number, right before it or in its label."""
    if figure.place is None:
        each = (_time_in(word) for word in _EACH.findall(figure.shown))
        nouns = map(_time_of_noun, words_of(figure.shown.rpartition(":")[2]))
        return tuple(filter(None, (*each, *nouns)))
    text = texts.get(figure.document, "")
    start, end = figure.place
    before = _LABELLED.search(text[max(0, start - _LABEL) : start])
    behind = _PER_EACH.match(text[end : end + _REACH])
    told = [*_EACH.findall(behind.group() if behind else ""), *([before.group(1)] if before else [])]
    times = tuple(_time_in(word) for word in told if _time_in(word))
    subject = figure.subject
    return times or tuple(
        filter(None, map(_time_of_noun, (subject.head, *subject.modifiers, *figure.context.near)))
    )


def _time_of_noun(word: str) -> str:
    """The stretch of time that a noun opens with: "uurloon", "maandgemiddelde"; empty where it opens with none."""
    lists, word = relation_words(), word.lower()
    opening = (time for time in sorted(lists.per) if word.startswith(time))
    return next((time for time in opening if word[len(time) :] in lists.counted_over), "")


def _time_in(word: str) -> str:
    """The stretch of time that a word names, or ends with: "dag", "opvangdag"; empty where it names none."""
    times, word = relation_words().per, word.lower()
    if word in times:
        return _ALSO.get(word, word)
    return next((time for time in sorted(times) if word.endswith(time) and len(word) > len(time) + 1), "")


def find_rate(text: str, end: int) -> tuple[str, int, int] | None:
    """The stretch of time after "per" that follows a number, with its place; "per plek per dag" is per day."""
    behind = _PER_EACH.match(text[end : end + _REACH])
    if behind is None:
        return None
    for found in _EACH.finditer(behind.group()):
        if any(word[:1].isdigit() for word in words_of(behind.group()[: found.end()])):
            return None
        if found.group(1).lower() in relation_words().per:
            return _time_in(found.group(1)), end + found.start(1), end + found.end(1)
    return None
