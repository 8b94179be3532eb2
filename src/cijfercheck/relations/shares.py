"""Shares beside their counts: "79 van de 944, ofwel 12 procent", "18 procent van alle patiënten", "de helft: 84 stuks"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import digits_of, slip_of
from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.anchors import CHANGES
from cijfercheck.relations.apposed import calculate_apposed
from cijfercheck.relations.arithmetic import is_above, middle, over, rounded, times
from cijfercheck.relations.denominators import BY_NOUN, SURE, find_denominators
from cijfercheck.relations.lines import Document, Line, begins_alike, exactly, gap, levels, points_back
from cijfercheck.relations.margins import calculate_margin
from cijfercheck.relations.numerators import (
    COUNTS,
    find_numerators,
    is_count,
    names_whole,
    starts_whole,
    up_to_mark,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.parallels import calculate_parallel
from cijfercheck.relations.portions import calculate_portion, is_excess
from cijfercheck.relations.terms import same_days
from cijfercheck.relations.words import words_of

_HUNDRED = Fraction(100)
_TEN = 10
_OTHER = 20  # times
_LITTLE = Fraction(1, 50)  # of a percentage: digits that are farther off are others


def find_shares(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every share of the draft whose counts are known; each comes with the id of its claim."""
    counts = [claim for line in document.lines for claim in levels(line.claims) if claim.kind in COUNTS]
    for line in document.lines:
        for claim in line.claims:
            if is_share(claim):
                calculation = (
                    _calculate(claim, line, document, counts, outside)
                    or calculate_margin(claim, line, document, outside)
                    or calculate_portion(claim, line, document, counts, outside)
                    or calculate_apposed(claim, line, document, counts, outside)
                    or calculate_parallel(claim, line, document, counts, outside)
                )
                if calculation is not None and _may_be_made(claim, calculation, line, document):
                    yield claim.id, calculation


def _may_be_made(claim: Claim, calculation: Calculation, line: Line, document: Document) -> bool:
    """Whether a share may be that of its part and whole: it holds, or is neither of other days nor of another number, nor far off."""
    if calculation.holds:
        return True
    last = [level for level in levels(line.claims) if level.start < claim.start and level.kind in COUNTS][-1:]
    back = words_of(line.after(claim))[:1] in (["daarvan"], ["ervan"], ["hiervan"])
    if back and last and last[0].id not in {operand.name for operand in calculation.operands}:
        return False
    if _is_left_behind(claim, line):
        return False
    terms = (document.claim_of.get(operand.name) for operand in calculation.operands)
    held = [term for term in terms if term is not None]
    if any(_is_of_other_days(claim, term) or _is_beside_another(claim, term, line) for term in held):
        return False
    return not _is_far_off(claim, calculation)


def _is_left_behind(claim: Claim, line: Line) -> bool:
    """Whether a share is where another began, with its counts behind that: "van 93 naar 92 procent: 102 van de 111 leerlingen"."""
    after = line.claims[line.claims.index(claim) + 1 :][:1]
    return any(
        other.kind == claim.kind and words_of(gap(line, claim, other))[-1:] == ["naar"] for other in after
    )


def _is_beside_another(claim: Claim, count: Claim, line: Line) -> bool:
    """Whether a count in brackets stands behind another share: "van 50 naar 52 procent (2.612 personen)"."""
    if count not in line.claims or count.start < claim.end or not line.before(count).endswith("("):
        return False
    return any(is_share(other) for other in line.claims if claim.start < other.start < count.start)


def _is_far_off(claim: Claim, calculation: Calculation) -> bool:
    """Whether a share would be so many times another that its part and whole are none of it: 318 of 75.600, "96 procent"."""
    said, made = claim.quantity.value, calculation.result
    if not said or not made:
        return False
    times_off = max(said / made, made / said)
    return times_off > _OTHER and not _is_scaled(said, made)


def is_share(claim: Claim) -> bool:
    """Whether a claim may be the share of a part in a whole."""
    if claim.modality in SET_RIGHT or claim.quantity.value is None or claim.role not in {"level", "share"}:
        return False
    limit = _HUNDRED if claim.kind == "percentage" else Fraction(1)
    ratio = claim.kind == "ratio" and claim.quantity.kind == "ratio"
    return (claim.kind == "percentage" or ratio) and 0 < claim.quantity.value <= limit


def _calculate(
    claim: Claim, line: Line, document: Document, counts: Sequence[Claim], outside: Outside
) -> Calculation | None:
    parts = [
        part for part in find_numerators(claim, line, document) if not _is_of_other_days(claim, part.part)
    ]
    tested: list[tuple[Operand, Operand, Fraction, Interval]] = []
    for part in parts:
        one = document.operand(part.part)
        for whole, confidence in find_denominators(claim, part, line, document, counts, outside):
            share = over(one.value, whole.value)
            if share is not None:
                tested.append((one, whole, confidence, _in_unit(claim, share)))
    fitting = max(
        (entry for entry in tested if entry[3].meets(claim.interval)),
        key=lambda entry: entry[2],
        default=None,
    )
    named = [entry[1] for entry in tested if entry[2]]
    if fitting is not None and not (
        fitting[2] == 0
        and named
        and (
            (_all_of(claim, line) and any(_is_less(fitting[1], one) for one in named))
            or _is_chance(claim, line, fitting[1], named, counts)
        )
    ):
        one, whole, confidence, share = fitting
        return state_share(claim, one, whole, confidence, share, holds=True) if confidence else None
    sure = [entry for entry in tested if entry[2] and _is_less(entry[0], entry[1])]
    if any(is_excess(claim, one.value, whole.value) for one, whole, *_ in sure):
        return None
    terms = [count for part in parts for count in (part.part, part.whole) if count is not None]
    if outside.supports(claim) or any(outside.contradicts(count) for count in terms):
        return None
    if not sure:
        return _mistyped(claim, line, tested, counts)
    best = max(sure, key=lambda entry: (entry[2], entry[1].place or (0, 0)))
    if (
        best[2] == SURE
        and not _is_named_behind(claim, best[1], line)
        and _explained_nearby(claim, line, document, alone=_is_whole_sentence(best, line))
    ):
        return None
    return state_share(claim, *best, holds=False)


def _is_of_other_days(claim: Claim, count: Claim) -> bool:
    """Whether a clause names other days for its share than those of a count: "143 haalden het, 87 procent. In 2023 bleef dat op 81 procent"."""
    own = claim.period is not None and claim.period.origin == "clause" and claim.period.named
    return own and not same_days(claim, count)


def _is_named_behind(claim: Claim, whole: Operand, line: Line) -> bool:
    """Whether the very words of a share give the number of its whole: "18 procent van de totale opbrengst van 12,5 miljoen"."""
    following = line.claims[line.claims.index(claim) + 1 :][:1]
    return any(whole.name == later.id and names_whole(gap(line, claim, later)) for later in following)


def _is_whole_sentence(entry: tuple[Operand, Operand, Fraction, Interval], line: Line) -> bool:
    """Whether a sentence begins with the whole of its part: of "Van de 320 ploegen zijn er nog 80 bezig, één op de vijf" all is told."""
    first = line.claims[0]
    return starts_whole(line, first) and entry[1].name == first.id


def _mistyped(
    claim: Claim,
    line: Line,
    tested: Sequence[tuple[Operand, Operand, Fraction, Interval]],
    counts: Sequence[Claim],
) -> Calculation | None:
    """A share of a whole without a name that is right but for two digits that changed places: 39,1 for 31,9 procent.

    Three digits are no chance; two are where nothing else can be meant than the whole that the text is about.
    """
    value = claim.quantity.value
    if claim.kind != "percentage" or value is None:
        return None
    alone = not words_of(up_to_mark(line.after(claim)))
    found = []
    for one, whole, _, share in tested:
        result = middle(share)
        if result is None or not _is_less(one, whole):
            continue
        exact = result
        result = round(result / claim.quantity.step) * claim.quantity.step
        slip = slip_of(value, result)
        main = next((count for count in counts if count.section != "title"), None)
        is_main = main is not None and whole.name == main.id
        about = is_main and alone and points_back(line)
        scaled = _is_scaled(value, exact) and (is_main or _is_named(claim, line, whole, counts))
        if slip == "swapped" or (slip == "turned" and about) or scaled:
            found.append((one, whole, BY_NOUN, share))
    wholes = {whole.point for _, whole, _, _ in found}
    return state_share(claim, *found[0], holds=False) if len(wholes) == 1 else None


def _is_scaled(value: Fraction, result: Fraction) -> bool:
    """Whether a percentage of two digits or more is ten times another as it would be written: 32 for 3,2."""
    factor = Fraction(_TEN) if value > result else Fraction(1, _TEN)
    near = abs(result * factor - value) <= _LITTLE * value
    return near and len(digits_of(value)) > 1


def _is_named(claim: Claim, line: Line, whole: Operand, counts: Sequence[Claim]) -> bool:
    """Whether the words behind a share name what a number counts: leden in "32 procent van het ledenbestand"."""
    words = words_of(up_to_mark(line.after(claim)))
    count = next((count for count in counts if count.id == whole.name), None)
    head = "" if count is None else count.subject.head.lower()
    return words[:1] == ["van"] and any(same_word(word, head) or begins_alike(word, head) for word in words)


def _all_of(claim: Claim, line: Line) -> bool:
    """Whether the whole is said to be all there are of what its noun names: "van alle slachtoffers"."""
    return words_of(line.after(claim))[:2] == ["van", "alle"]


def _is_chance(
    claim: Claim, line: Line, fitting: Operand, named: Sequence[Operand], counts: Sequence[Claim]
) -> bool:
    """Whether a share fits another part of the whole that it names: 290.000 of 870.000, where "33 procent van de omzet" has an omzet.

    The words must be the bare name of that whole, and the other number must be of something else, between whole and share.
    """
    words = words_of(up_to_mark(line.after(claim)))
    if len(named) != 1 or len(words) != len(("van", "de", "omzet")) or words[0] != "van":
        return False
    whole = next((count for count in counts if count.id == named[0].name), None)
    other = next((count for count in counts if count.id == fitting.name), None)
    if whole is None or other is None or not same_word(words[-1], whole.subject.head):
        return False
    part_of = whole.start < other.start < claim.start and is_above(whole.interval, other.interval)
    return part_of and other.region == whole.region and not same_word(words[-1], other.subject.head)


def _is_less(one: Operand, other: Operand) -> bool:
    return one.point is not None and other.point is not None and one.point < other.point


def _in_unit(claim: Claim, share: Interval) -> Interval:
    return times(share, _HUNDRED) if claim.kind == "percentage" else share


def state_share(
    claim: Claim, part: Operand, whole: Operand, confidence: Fraction, share: Interval, *, holds: bool
) -> Calculation:
    """What a part and its whole make of a share, as the finding that it leads to."""
    result = middle(share)
    if part.point is not None and whole.point:
        result = middle(_in_unit(claim, Interval.exactly(part.point / whole.point)))
    if result is not None and claim.kind == "percentage":
        result = rounded(result, claim.quantity.step)
    return Calculation("share-mismatch", "share", (part, whole), holds, result, confidence)


def _explained_nearby(claim: Claim, line: Line, document: Document, *, alone: bool) -> bool:
    """Whether two other counts close by, or in the sentence `alone`, give the share: then it may be theirs."""
    near = [line] if alone else [line, document.previous(line), document.following(line)]
    found = [level for one in near if one is not None for level in levels(one.claims) if is_count(level)]
    found += [other for other in line.claims if other.role in CHANGES and other.kind in COUNTS]
    for one, other in permutations(found, 2):
        share = over(exactly(one), exactly(other))
        if share is not None and one.kind == other.kind and _in_unit(claim, share).meets(claim.interval):
            return True
    return False
