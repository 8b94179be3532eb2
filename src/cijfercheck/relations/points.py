"""Percentage points beside the two percentages that they lie between: "Een jaar eerder was de sterfte 13,4 procent. Die ligt nu 8,3 punten hoger".

Which two are meant is told by where they stand: the last two before the points, and no third beside them. That both were told, and
not only the one, is told by words: one of them is of another time, or the points are called the difference.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.anchors import has_other_baseline, has_other_days, is_from_elsewhere, is_named
from cijfercheck.relations.arithmetic import minus, negative
from cijfercheck.relations.lines import (
    WHOLE,
    Document,
    Line,
    clause_around,
    gap,
    last_part,
    number_of,
    plain_value,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import period_of
from cijfercheck.relations.words import relation_words, words_of

_LIKELY = Fraction(4, 5)
_BACK = 2  # sentences with numbers
_BOTH = 2  # percentages
_YEAR = 4  # digits
_THAN = 3  # words behind a number in which "dan" stands
_WITH = frozenset({"met", "dan", "vergeleken"})  # "Het verschil met vorig jaar"
_STEPS = frozenset({"naar", "tot", "tegen", "tegenover"})


def find_points(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every number of percentage points of which both percentages are told; each comes with the id of its claim."""
    for line in document.lines:
        for claim in line.claims:
            plain = claim.quantity.value is not None and claim.modality not in SET_RIGHT
            if claim.kind == "percentage_point" and plain and claim.section != "title":
                both = _between(claim, line, document, outside)
                if both is not None:
                    size = abs(number_of(both[0]) - number_of(both[1]))
                    terms = (document.operand(both[0]), document.operand(both[1]))
                    yield claim.id, Calculation("wrong-change", "amount", terms, False, size, _LIKELY)


def _between(claim: Claim, line: Line, document: Document, outside: Outside) -> tuple[Claim, Claim] | None:
    """The two percentages that points should lie between, and do not; none where others near may be meant."""
    held = _last_before(claim, line, document)
    if len(held) != _BOTH or outside.supports(claim) or any(map(outside.contradicts, held)):
        return None
    one, other = held
    around = (
        (line,) if other in line.claims and _is_step(one, other, line) else document.around(line, _BACK, 1)
    )
    near = [level for near in around for level in _percentages(near)]
    if any(_apart(*two).meets(claim.interval) for two in product(held, near)):
        return None
    if any(
        step.before.kind == "percentage" and _steps(claim, step.before.value, step.after.value)
        for level in held
        for step in outside.steps(level, None)
    ):
        return None
    return (one, other) if _are_set_apart(one, other, claim, line, document) else None


def _percentages(line: Line) -> list[Claim]:
    """The percentages of a sentence, with the numbers that lead to one: "van 6 naar 4 procent"."""
    found = []
    for claim, following in zip(line.claims, (*line.claims[1:], None), strict=True):
        bare = (
            following is not None
            and following.kind == "percentage"
            and claim.kind == "count"
            and number_of(claim) <= WHOLE
        )
        leads = bare and following is not None and {*words_of(gap(line, claim, following))} <= _STEPS
        if claim.quantity.value is not None and (
            claim.kind == "percentage" or (leads and not is_named(claim))
        ):
            found.append(claim)
    return found


def _last_before(claim: Claim, line: Line, document: Document) -> list[Claim]:
    """The percentages of the last sentences of a paragraph up to a number that hold two or more."""
    held: list[Claim] = []
    for one in reversed(document.around(line, _BACK)):
        if "\n" in document.text[one.end : line.start]:
            break
        held = [*(level for level in _percentages(one) if level.start < claim.start), *held]
        if len(held) >= _BOTH:
            break
    return held


def _are_set_apart(one: Claim, other: Claim, claim: Claim, line: Line, document: Document) -> bool:
    """Whether words say that points lie between two percentages: of two times, joined by "van … naar", or called the difference."""
    lists, said = relation_words(), words_of(last_part(line.before(claim)))
    stepped = _is_step(one, other, document.line_of[one.id])
    than = not lists.than.isdisjoint(words_of(line.after(claim))[:_THAN])
    if not lists.apart.isdisjoint(said):
        return not than and not stepped and _WITH.isdisjoint(said)
    if is_from_elsewhere(claim, line) or _is_of_other_days(claim, (one, other)):
        return False
    before = line.claims[: line.claims.index(claim)]
    if any(level.kind == "percentage_point" for level in before):
        return False  # "minder dan een kwartaal eerder, toen er 1,1 procentpunt af ging"
    return not than if stepped else _are_of_two_times(one, other, claim, document, than=than)


def _is_of_other_days(claim: Claim, both: Sequence[Claim]) -> bool:
    """Whether points are measured from, or told of, a time that is that of neither percentage."""
    timed = [level for level in both if level.period is not None and level.period.named]
    if claim.baseline is not None and timed and all(has_other_baseline(claim, level) for level in timed):
        return True
    periods = (period_of(level) for level in both)
    return has_other_days(claim, [period for period in periods if period is not None])


def _are_of_two_times(one: Claim, other: Claim, claim: Claim, document: Document, *, than: bool) -> bool:
    """Whether the clause of one percentage of two says that it is of before, or the two of different days."""
    earlier = [_is_of_before(level, document.line_of[level.id]) for level in (one, other)]
    if earlier[0] != earlier[1]:
        return claim.role in {"increase", "decrease"}
    first, last = period_of(one), period_of(other)
    apart = first is not None and last is not None and not first.meets(last)
    return earlier[0] and apart and not than


def _is_step(one: Claim, other: Claim, line: Line) -> bool:
    """Whether a sentence leads from one percentage to another: "van 6 naar 4 procent"."""
    inside = one in line.claims and other in line.claims
    return inside and "naar" in words_of(gap(line, one, other))


def _is_of_before(level: Claim, line: Line) -> bool:
    """Whether the clause of a percentage says that it is of another time than now: "vorig jaar", "nog", "in 2019"."""
    before, behind = clause_around(line, level)
    words = {*before, *behind}
    year = any(len(word) == _YEAR and word.isdigit() and word[:2] in {"19", "20"} for word in words)
    return year or not relation_words().earlier_level.isdisjoint(words)


def _apart(one: Claim, other: Claim) -> Interval:
    span = minus(plain_value(one), plain_value(other))
    return span if number_of(one) >= number_of(other) else negative(span)


def _steps(claim: Claim, before: Interval, after: Interval) -> bool:
    span = minus(after, before)
    return span.meets(claim.interval) or negative(span).meets(claim.interval)
