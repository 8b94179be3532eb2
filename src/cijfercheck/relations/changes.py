"""Changes beside the levels that they come from: "76 meer dan in 2023", "een stijging van 18 procent", "verdubbeld"."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import permutations

from cijfercheck.language.lexicon import roles
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim, Role
from cijfercheck.model.interval import Interval
from cijfercheck.relations.anchors import (
    CHANGES,
    find_anchors,
    find_compared,
    find_pairs_of,
    find_recalled,
    find_sibling,
    fits,
    has_other_baseline,
    has_other_days,
    has_other_time,
    is_from_elsewhere,
)
from cijfercheck.relations.arithmetic import middle, minus, rounded, total
from cijfercheck.relations.lines import (
    Document,
    Line,
    alike,
    exactly,
    is_tight,
    last_part,
    levels,
    plain_value,
    points_back,
    same_thing,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import IN_TABLE, Pair
from cijfercheck.relations.verdicts import Verdict, weigh
from cijfercheck.relations.words import relation_words

_SURE = Fraction(9, 10)
_OUTSIDE = Fraction(17, 20)
_WORD = re.compile(r"[^\W\d_]+")
_SET_RIGHT = frozenset({"denied", "revised"})


@dataclass(frozen=True, slots=True)
class Basis:
    """Two levels that a change may be the difference of, and how sure that is.

    Of two that are `loose`, only the very size of the change tells that they are meant: they show that it holds, or that it
    is told the other way round.
    """

    before: Operand
    after: Operand
    confidence: Fraction
    loose: bool = False


def find_changes(
    document: Document, pairs: Sequence[Pair], outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """Test every change of the draft whose levels are known; each comes with the id of its claim."""
    by_line: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_line.setdefault(pair.line.place, []).append(pair)
    for line in document.lines:
        for claim in line.claims:
            if (
                claim.role in CHANGES
                and claim.modality not in _SET_RIGHT
                and claim.quantity.value is not None
            ):
                bases = _all_bases(claim, line, document, by_line, outside)
                calculation = _calculate(claim, bases, line, document, by_line, outside)
                if calculation is not None:
                    yield claim.id, calculation


def _calculate(
    claim: Claim,
    bases: Sequence[Basis],
    line: Line,
    document: Document,
    pairs: dict[int, list[Pair]],
    outside: Outside,
) -> Calculation | None:
    """What the levels make of a change: it holds if it does for any of them; a doubtful difference says nothing."""
    tested = [(basis, *weigh(claim, basis.before, basis.after)) for basis in bases]
    tested = [
        entry
        for entry in tested
        if entry[1] != "unknown" and not (entry[0].loose and entry[1] not in {"holds", "sign"})
    ]
    if not tested:
        return None
    for basis, verdict, result in tested:
        if verdict == "holds":
            return state_change(claim, basis, verdict, result, line)
    anchors = {anchor.id for anchor in find_anchors(claim, line, document, pairs) if anchor in line.claims}
    pairs_tested = {frozenset((basis.before.point, basis.after.point)) for basis, _, _ in tested}
    if outside.supports(claim) or _explained_nearby(claim, line, document, anchors, pairs_tested):
        return None
    unit = next((entry for entry in tested if entry[1] == "unit"), tested[0])
    return state_change(claim, *unit, line)


def state_change(
    claim: Claim, basis: Basis, verdict: Verdict, result: Fraction | None, line: Line
) -> Calculation:
    """What two levels make of a change, as the finding that it leads to."""
    made = Calculation(
        kind="wrong-change",
        form=_form(claim),
        operands=(basis.before, basis.after),
        holds=verdict == "holds",
        result=result,
        confidence=basis.confidence,
    )
    if verdict == "sign":
        return turn(replace(made, kind="wrong-direction", form="change"), claim, line, claim.role)
    if verdict == "unit":
        unit = "procentpunt" if claim.kind == "percentage" else "procent"
        words = f"{claim.text} {unit}"
        span = (claim.quantity.start, claim.quantity.end)
        form = "points" if claim.kind == "percentage" else "percent"
        return replace(made, kind="wrong-unit", form=form, words=words, span=span, replacement=words)
    if result is None:
        return made
    size = rounded(abs(result), claim.quantity.step) if claim.kind == "percentage" else abs(result)
    return replace(made, result=size)


def turn(made: Calculation, claim: Claim, line: Line, role: Role) -> Calculation:
    """A wrong direction with the word that should be turned round, and its stretch of the sentence with the number."""
    noun = "daling" if role == "increase" else "stijging"
    opposites = relation_words().opposites
    found = [
        (match.start() + line.start, match.end() + line.start, opposites[match.group().lower()])
        for match in _WORD.finditer(line.whole[line.start : line.end])
        if match.group().lower() in opposites
    ]
    if not found:
        return replace(made, words=noun)
    start, end, word = min(
        found, key=lambda place: min(abs(place[0] - claim.quantity.end), abs(claim.start - place[1]))
    )
    span = min(start, claim.start), max(end, claim.quantity.end)
    replacement = line.whole[span[0] : start] + word + line.whole[end : span[1]]
    follows = (
        line.whole[claim.quantity.end : start].strip() == ""
        and line.whole[start:end].lower() in roles().rise.comparatives | roles().fall.comparatives
    )
    return replace(made, words=replacement if follows else noun, span=span, replacement=replacement)


def _form(claim: Claim) -> str:
    if claim.role == "multiple":
        return "multiple"
    return "percent" if claim.kind in {"percentage", "ratio"} else "amount"


def _explained_nearby(
    claim: Claim,
    line: Line,
    document: Document,
    anchors: set[str],
    tested: Collection[frozenset[Fraction | None]],
) -> bool:
    """Whether two other levels close by than those `tested` make the change right: then it may be theirs.

    Where the sentence itself says what the change leads to, only pairs with that level count.
    """
    near = [line, document.previous(line), document.following(line)]
    found = {
        (level.kind, level.quantity.unit, level.quantity.value): level
        for one in near
        if one is not None
        for level in levels(one.claims)
    }
    return any(
        one.kind == other.kind
        and one.quantity.unit == other.quantity.unit
        and same_thing(one, other)
        and frozenset((one.quantity.value, other.quantity.value)) not in tested
        and (not anchors or not anchors.isdisjoint({one.id, other.id}))
        and weigh(claim, document.operand(one, exactly(one)), document.operand(other, exactly(other)))[0]
        == "holds"
        for one, other in permutations(found.values(), 2)
    )


def _all_bases(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> list[Basis]:
    """The levels that a change may come from; only the one named after "dan" where that is no moment."""
    named: list[Basis] = []
    for anchor in find_anchors(claim, line, document, pairs):
        base = find_compared(claim, anchor, line)
        if base is not None:
            named.extend(_as_bases(document, base, anchor, outside))
    if named or is_from_elsewhere(claim, line):
        return named
    return list(_bases(claim, line, document, pairs, outside))


def _bases(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> Iterator[Basis]:
    for pair in find_pairs_of(claim, line, document, pairs):
        if not has_other_baseline(claim, pair.before) and not has_other_time(claim, pair):
            yield from _as_bases(document, pair.before, pair.after, outside)
            if (
                pair.last is pair.before and claim in pair.line.claims
            ):  # "een jaar eerder waren het er 15.900, een groei van 8 procent": either may be meant
                yield from _as_bases(document, pair.after, pair.before, outside)
    for step in outside.rate_steps(claim):
        yield Basis(step.before, step.after, _OUTSIDE)
    for anchor in find_anchors(claim, line, document, pairs):
        yield from _anchored(claim, anchor, line, document, pairs, outside)
    yield from _apart(claim, line, document, outside)
    yield from _loose(claim, line, document, pairs, outside)


def _loose(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> Iterator[Basis]:
    """Levels that stand where those of a change may stand, with too few words to be sure of it."""
    for anchor in find_anchors(claim, line, document, pairs):
        for step in outside.bracketed(anchor):
            yield Basis(step.before, step.after, _OUTSIDE, loose=True)
    previous = document.previous(line)
    if previous is None or claim is not line.claims[0] or not points_back(line):
        return
    held = [level for level in levels(previous.claims) if fits(claim, level)]
    base = find_recalled(claim, line)
    if len(held) == 1 and base is not None and alike(held[0], base) and fits(claim, base):
        for basis in _as_bases(document, base, held[0], outside):
            yield replace(basis, loose=True)


def _anchored(
    claim: Claim,
    anchor: Claim,
    line: Line,
    document: Document,
    pairs: dict[int, list[Pair]],
    outside: Outside,
) -> Iterator[Basis]:
    """The levels that a change leads from to one that it leads to."""
    after = document.operand(anchor)
    for pair in pairs.get(line.place + 1, ()):
        told = claim.baseline is not None and not has_other_baseline(claim, pair.before)
        if pair.after is anchor and told:
            yield from _as_bases(document, pair.before, pair.after, outside)
    for pair in pairs.get(IN_TABLE, ()):
        if pair.after.quantity.value == anchor.quantity.value and _names_row(pair, line):
            yield from _as_bases(document, pair.before, pair.after, outside)
    for step in outside.steps(anchor, claim.baseline):
        timed = (period for period in (step.before.period, step.after.period) if period is not None)
        if not (has_other_days(claim, timed) or (step.by_number and outside.is_of_another(claim, step))):
            yield Basis(step.before, step.after, _OUTSIDE, loose=step.wordless)
    difference = find_sibling(claim, line)
    if difference is not None and not _doubted(anchor, outside):
        yield from _less(document, after, difference)


def _apart(claim: Claim, line: Line, document: Document, outside: Outside) -> Iterator[Basis]:
    """The only two levels that "een verschil van 55.000 euro" or "Dat is 21 cent meer" can be the distance of."""
    previous = document.previous(line)
    compares = claim is line.claims[0] and points_back(line) and claim.kind in {"amount", "measure"}
    if compares and previous is not None and is_tight(line.opening) and claim.baseline is None:
        held = list(levels(previous.claims))
        both = [level for level in held if level.quantity.unit == claim.quantity.unit]
        if len(both) == len(held) == len(("one", "other")):
            yield from _as_bases(document, both[0], both[1], outside)
            yield from _as_bases(document, both[1], both[0], outside)
        return
    if claim.role != "difference" or not is_tight(last_part(line.before(claim))):
        return
    near = [*(previous.claims if previous is not None else ()), *line.claims]
    found = [level for level in levels(near) if level.start < claim.start and fits(claim, level)]
    if len(found) == len(("one", "other")):
        yield from _as_bases(document, found[0], found[1], outside)


def _names_row(pair: Pair, line: Line) -> bool:
    """Whether a sentence names the row of a table that two levels stand in."""
    label = pair.line.whole[pair.line.start : pair.line.end].partition("|")[0].strip(" *_")
    return len(label) > 1 and label in line.whole[line.start : line.end]


def _as_bases(document: Document, before: Claim, after: Claim, outside: Outside) -> Iterator[Basis]:
    """Two levels of the draft, and what they should be where a figure outside it says otherwise."""
    if not (_doubted(before, outside) or _doubted(after, outside)):
        finest = min(before.quantity.place, after.quantity.place)
        yield Basis(
            document.operand(before, _to_place(before, finest)),
            document.operand(after, _to_place(after, finest)),
            _SURE,
        )


def _to_place(claim: Claim, place: Fraction) -> Interval | None:
    """What a level stands for beside one of that precision: with 88.000 beside it, 80.000 is rounded to thousands too."""
    quantity = claim.quantity
    if (
        quantity.qualifier != "exact"
        or quantity.value is None
        or quantity.place <= place
        or place < quantity.step
    ):
        return None
    said = plain_value(claim)
    low, high = quantity.value - place / 2, quantity.value + place / 2
    return Interval(max(low, said.low or low), min(high, said.high or high))


def _doubted(claim: Claim, outside: Outside) -> bool:
    """Whether a level is reported itself: what follows from it is not reported too."""
    match = outside.match(claim)
    return match is not None and not match.agrees


def _less(document: Document, after: Operand, difference: Claim) -> Iterator[Basis]:
    """The level that a stated difference leads back to: 4.310, "190 minder dan een jaar eerder" → 4.500."""
    change = document.operand(difference)
    value = (
        total([after.value, change.value])
        if difference.role == "decrease"
        else minus(after.value, change.value)
    )
    yield Basis(
        Operand(
            written="",
            value=value,
            point=middle(value),
            unit=after.unit,
            kind=after.kind,
            name=change.name,
            origin="claim",
            document=change.document,
            shown=change.shown,
            place=change.place,
        ),
        after,
        _SURE,
    )
