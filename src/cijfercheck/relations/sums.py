"""Parts beside their total: a list after a colon, "samen", what is left over, and the total row of a table."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cijfercheck.matching.plausibility import SCALES, find_slip
from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import counts_other
from cijfercheck.relations.arithmetic import is_above, middle, minus, total
from cijfercheck.relations.grids import Grid, find_grids
from cijfercheck.relations.lines import (
    Document,
    Line,
    gap,
    is_tight,
    last_part,
    levels,
    number_of,
    opens_with_whole,
    plain_value,
    same_unit,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.words import has_phrase, is_word, relation_words, words_of

_COUNTS = frozenset({"count", "amount", "measure"})
_SET_RIGHT = frozenset({"denied", "revised", "forecast", "target"})
_SURE = Fraction(9, 10)
_LIKELY = Fraction(4, 5)
_FEWEST = 2  # parts
_THOUSAND = 1000
_FEWEST_ROWS = 3
_NEAR = Fraction(1, 5)  # a list that misses more than this share of its total may be meant to be incomplete
_SPACE = 60  # characters between a total and the colon of its list
_LEADING = 3  # words before a number that say it is the rest
_NAMES = 2
_CALLED = 4  # words before a number that call it a total
_TOGETHER = frozenset({"samen", "opgeteld", "tezamen"})
_BULLETS = frozenset({"-", "•", "*", "–"})


def find_sums(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every total of the draft whose parts are all named; each comes with the id of the total's claim."""
    grids = find_grids(document)
    for line in document.lines:
        for whole, parts, confidence in _lists(line, document):
            calculation = _calculate(document, whole, parts, confidence, outside)
            if calculation is not None:
                yield whole.id, calculation
                yield from _mistyped_before(calculation, whole, parts, line, document, outside)
        for claim in line.claims:
            parts = _named_parts(claim, line, grids, document)
            if parts:
                calculation = _calculate(document, claim, parts, _LIKELY, outside, near=False)
                if calculation is not None:
                    yield claim.id, calculation
    for grid in grids:
        yield from _swapped(document, grid, outside)
        for whole, parts in _totals(grid):
            calculation = _calculate(document, whole, parts, _SURE, outside)
            if calculation is not None:
                yield whole.id, calculation


def _calculate(
    document: Document,
    whole: Claim,
    parts: Sequence[Claim],
    confidence: Fraction,
    outside: Outside,
    *,
    near: bool = True,
) -> Calculation | None:
    """What the parts make of a total; nothing where the list may be meant to be incomplete."""
    if {claim.modality for claim in (whole, *parts)} & {"denied", "revised"}:
        return None
    terms = tuple(document.operand(part, plain_value(part)) for part in parts)
    sums = total(term.value for term in terms)
    said = plain_value(whole)
    result = _exact(parts) or middle(sums)
    holds = sums.meets(said)
    if not holds:
        if _is_far_below(whole, parts, result):
            return None
        close = is_above(sums, said) or _is_near(result, whole.quantity.value)
        if near and not close and not _is_at_another_scale(whole, parts):
            return None
        if any(outside.contradicts(part) for part in parts):
            return None
    return Calculation("sum-mismatch", "sum", (document.operand(whole), *terms), holds, result, confidence)


def _is_far_below(whole: Claim, parts: Sequence[Claim], made: Fraction | None) -> bool:
    """Whether a number of other things is not half of one of its parts, and not what they make but for its scale."""
    said, most = whole.quantity.value, max(part.quantity.value or 0 for part in parts)
    if not said or made is None or 2 * said >= most:
        return False
    if whole.subject.inherited or any(same_word(whole.subject.head, part.subject.head) for part in parts):
        return False
    return made / said not in SCALES


def _is_at_another_scale(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether one of many parts is to the digit what the others leave of a total, a thousand times as small: 45 million of 58 billion."""
    if len(parts) <= _FEWEST:
        return False
    values = [number_of(part) for part in parts]
    left = [number_of(whole) - sum(values) + value for value in values]
    return sum(value * _THOUSAND == rest for value, rest in zip(values, left, strict=True)) == 1


def _mistyped_before(
    made: Calculation, whole: Claim, parts: Sequence[Claim], line: Line, document: Document, outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """A total of before with the digits of one that its parts make, in another order: "samen 6,5 miljard", where five sources make 5,6."""
    if not made.holds or len(parts) <= _FEWEST:
        return
    for other in document.lines[: line.place]:
        for claim in other.claims:
            called = _TOGETHER & set(words_of(other.before(claim))[-_CALLED:])
            same = (
                _is_part(claim) and same_unit(claim, whole) and claim.quantity.value != whole.quantity.value
            )
            slip = find_slip(plain_value(claim), plain_value(whole)) if called and same else None
            if slip in {"swapped", "turned"} and not outside.supports(claim):
                found = _calculate(document, claim, parts, _LIKELY, outside)
                if found is not None and not found.holds:
                    yield claim.id, found


def _exact(parts: Sequence[Claim]) -> Fraction | None:
    values = [part.quantity.value for part in parts]
    return None if None in values else sum((value for value in values if value is not None), Fraction(0))


def _is_near(one: Fraction | None, other: Fraction | None) -> bool:
    """Whether a sum comes so close to its total that all parts must be meant."""
    return one is not None and other is not None and abs(one - other) <= _NEAR * other


def _lists(line: Line, document: Document) -> Iterator[tuple[Claim, Sequence[Claim], Fraction]]:
    """The totals of a sentence with the parts that follow them."""
    text = " ".join(words_of(line.whole[line.start : line.end]))
    if any(f" {words} " in f" {text} " for words in relation_words().loose):
        return
    found = [claim for claim in line.claims if _is_part(claim)]
    for place, whole in enumerate(found):
        parts = [claim for claim in found[place + 1 :] if same_unit(whole, claim)]
        if not parts or len(parts) != len(line.claims) - line.claims.index(parts[0]):
            continue
        if whole.quantity.value == len(parts):
            continue  # "De top drie: ..." counts the list itself
        if any(other is not whole and other.quantity.value == _exact(parts) for other in found[: place + 1]):
            continue  # "alle 96 bewoners van de 44 woningen: 62 …, 34 …" has its total
        between = gap(line, whole, parts[0])
        listed = len(parts) >= _FEWEST and _announces(between) and not _steps(line, parts)
        if listed and len(parts) == _FEWEST and _is_balance(line, whole, parts):
            continue
        if listed or (len(parts) == _FEWEST and _complement(line, whole, parts)):
            yield whole, parts, _SURE
        elif len(parts) < _FEWEST or not _opens_whole(line, whole):
            continue
        elif _is_rest(line, parts[-1]) or _said_elsewhere(document, line, parts):
            yield whole, parts, _LIKELY
    yield from _together(line, found)
    yield from _of_lines_before(line, found, document)


def _announces(between: str) -> bool:
    """Whether a total is followed by the colon of its list: "944 slachtoffers: 865 volwassenen"."""
    before, colon, after = between.partition(":")
    head, comma, said = before.rpartition(",")
    if comma and _attributes(said):
        before = head
    if not colon or len(between) > _SPACE or any(mark in before for mark in ",;()"):
        return False
    return not {"van", "naar"} & set(words_of(after))


def _attributes(clause: str) -> bool:
    """Whether a clause only says who tells: "14 doden, meldt de politie: acht in", ", laat het bedrijf weten:"."""
    words = words_of(clause)
    told = words[:1] == ["laat"] and "weten" in words[-2:]
    return told or (words[:1] != [] and words[0] in relation_words().attributing)


def _is_balance(line: Line, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a number is what came less what went: "per saldo 2,8 miljoen euro: voor 6,9 miljoen verkocht, voor 4,1 miljoen ingekocht"."""
    one, other = (plain_value(part) for part in parts)
    said = plain_value(whole)
    called = has_phrase(line.before(whole), relation_words().balance)
    return called or minus(one, other).meets(said) or minus(other, one).meets(said)


def _steps(line: Line, parts: Sequence[Claim]) -> bool:
    """Whether two numbers of a list are one thing at two times, or one a part of the other: "van 4 naar 5", "102 van de 111"."""
    joins = relation_words().against | {"naar"}
    between = [words_of(gap(line, one, other)) for one, other in pairwise(parts)]
    return any(not joins.isdisjoint(words) or words[:1] == ["van"] for words in between)


def _is_part(claim: Claim) -> bool:
    return (
        claim.kind in _COUNTS
        and claim.role in {"level", "share"}
        and claim.quantity.value is not None
        and claim.modality not in _SET_RIGHT
    )


def _complement(line: Line, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether two parts are the two halves of a whole: "van wie 104 man en 63 vrouw"."""
    between = f" {' '.join(words_of(gap(line, whole, parts[0])))} "
    if not any(f" {words} " in between for words in relation_words().whereof):
        return False
    one, other = words_of(line.after(parts[0])), words_of(line.after(parts[1]))
    return any(
        (first in one[:_NAMES] and second in other[:_NAMES])
        or (second in one[:_NAMES] and first in other[:_NAMES])
        for first, second in relation_words().halves
    )


def _is_rest(line: Line, claim: Claim) -> bool:
    """Whether a number is said to be all that is left: "de overige 46"."""
    words = [word for word in words_of(line.before(claim)) if is_word(word)]
    return bool(relation_words().rest & set(words[-_LEADING:]))


def _opens_whole(line: Line, whole: Claim) -> bool:
    return whole is line.claims[0] and opens_with_whole(line)


def _together(line: Line, found: Sequence[Claim]) -> Iterator[tuple[Claim, Sequence[Claim], Fraction]]:
    """A total after its parts: "86 vertrekkende en 61 aankomende vluchten, samen 147"."""
    for place, whole in enumerate(found):
        words = [word for word in words_of(line.before(whole)) if is_word(word)][-_LEADING:]
        parts = [claim for claim in found[:place] if same_unit(whole, claim)]
        if (
            len(parts) >= _FEWEST
            and parts == list(line.claims[:place])
            and _TOGETHER & set(words)
            and is_tight(last_part(line.before(whole)), also=_TOGETHER)
            and not _is_of_nouns(line.before(whole))
        ):
            yield whole, parts, _LIKELY


def _is_of_nouns(before: str) -> bool:
    """Whether "samen" in brackets sums up nouns without numbers: "auto's (171.000), en vrachtwagens en motoren (samen 82.000)"."""
    listed, opened, _ = before.rpartition("(")
    return bool(opened) and ")" in listed and not _TOGETHER.isdisjoint(words_of(before[len(listed) :]))


def _said_elsewhere(document: Document, line: Line, parts: Sequence[Claim]) -> bool:
    """Whether the text gives the sum of some parts itself, in another sentence and the same unit."""
    result = _exact(parts)
    return any(
        claim.quantity.value == result and same_unit(claim, parts[0])
        for other in document.lines
        if other is not line
        for claim in levels(other.claims)
    )


def _of_lines_before(
    line: Line, found: Sequence[Claim], document: Document
) -> Iterator[tuple[Claim, Sequence[Claim], Fraction]]:
    """A total of the numbers of the sentence before ("Samen vertegenwoordigen die drie landen 13.085 aanvragen"), or of a list of points."""
    previous = document.previous(line)
    words = [word for word in words_of(line.opening) if is_word(word)]
    if previous is not None and _TOGETHER & set(words[:_LEADING]):
        parts = [claim for claim in previous.claims if _is_part(claim)]
        totals = [
            claim
            for claim in found
            if parts and same_unit(claim, parts[0]) and not counts_other(claim, parts[-1])
        ]
        if len(parts) == len(previous.claims) >= _FEWEST and totals and not _steps(previous, parts):
            yield max(totals, key=lambda claim: claim.quantity.value or 0), parts, _LIKELY
    before = _points_before(line, document) if _TOGETHER & set(words[:_LEADING]) else []
    if len(before) > _FEWEST and found and all(same_unit(found[-1], point) for point in before):
        yield found[-1], before, _LIKELY
    points = _points_after(line, document)
    if len(points) > _FEWEST and found and all(same_unit(found[-1], point) for point in points):
        yield found[-1], points, _LIKELY


def _points_after(line: Line, document: Document) -> list[Claim]:
    """The numbers of a list with dashes or bullets that this sentence, or the one after it without numbers, begins with a colon."""
    points: list[Claim] = []
    place = line.place + 1
    while place < len(document.lines):
        point = document.lines[place]
        before = document.text[(document.lines[place - 1].end) : point.start]
        if not _is_point(point, document):
            break
        if (
            not points
            and not before.rstrip(" \n-•*").endswith(":")
            and not line.whole[: line.end].rstrip().endswith(":")
        ):
            return []
        points.append(point.claims[0])
        place += 1
    return points


def _points_before(line: Line, document: Document) -> list[Claim]:
    """The numbers of a list with dashes or bullets right before a sentence: "Opgeteld komt dat neer op 5,6 miljard euro"."""
    points: list[Claim] = []
    for other in reversed(document.lines[: line.place]):
        if not _is_point(other, document):
            break
        points.insert(0, other.claims[0])
    return points


def _is_point(point: Line, document: Document) -> bool:
    """Whether a line is a point of a list, with one number."""
    first = point.claims[0]
    bullet = document.text[document.text.rfind("\n", 0, first.start) + 1 : first.start].lstrip()
    return bullet[:1] in _BULLETS and len(point.claims) == 1 and _is_part(first)


def _named_parts(claim: Claim, line: Line, grids: Sequence[Grid], document: Document) -> list[Claim]:
    """The cells of the rows that a sentence names together: "een coalitie van CDA, D66 en VVD komt uit op 68 zetels"."""
    if not _is_part(claim) or claim.kind != "count":
        return []
    place = line.claims.index(claim)
    before = line.before(claim)
    if not relation_words().together & set(words_of(before)) or any(map(_is_part, line.claims[:place])):
        return []
    for grid in grids:
        named = [row for row in grid.rows if row.cells and _names(before, row.label)]
        if len(named) < _NAMES + 1 or len(named) == len(grid.rows):
            continue
        column = min(min(row.cells) for row in named)
        cells = [row.cells[column] for row in named if column in row.cells]
        heads = set(filter(is_word, words_of(grid.heading(column))))
        counted = any(same_word(word, claim.subject.head) for word in heads) or any(
            word in words_of(line.after(claim)) for word in heads
        )
        if len(cells) == len(named) and (counted or _is_told_too(claim, grid, column, document)):
            return cells
    return []


def _is_told_too(claim: Claim, grid: Grid, column: int, document: Document) -> bool:
    """Whether sentences give numbers of a column as that of its row in the unit of a claim: "Het CDA zou met elf zetels de grootste worden"."""
    return any(
        _is_number_of(other, cell, claim)
        for row, cell in grid.column(column)
        for line in document.lines
        if _names(line.whole[line.start : line.end], row.label)
        for other in line.claims
        if other is not claim
    )


def _is_number_of(other: Claim, cell: Claim, claim: Claim) -> bool:
    """Whether a number of the text is that of a cell, in the unit of a claim."""
    return other.quantity.value == cell.quantity.value and same_word(other.subject.head, claim.subject.head)


def _names(text: str, label: str) -> bool:
    place = text.find(label)
    return (
        bool(label)
        and label[:1].isupper()
        and place >= 0
        and not text[place + len(label) :][:1].isalnum()
        and (text[place + len(label) :][:1] != "-")
    )


def _totals(grid: Grid) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """The total row of each column, with the cells above it, and the total column of each row."""
    bottom = grid.rows[-1] if grid.rows else None
    if bottom is not None and is_total(bottom.label) and len(grid.rows) > _FEWEST_ROWS:
        for column, whole in bottom.cells.items():
            parts = [cell for row, cell in grid.column(column) if row is not bottom]
            if len(parts) == len(grid.rows) - 1 and _adds_up(whole, parts):
                yield whole, parts
    for column, heading in enumerate(grid.headings):
        if not is_total(heading) or column != len(grid.headings) - 1:
            continue
        for row in grid.rows:
            parts = [cell for place, cell in row.cells.items() if place < column]
            if (
                column in row.cells
                and len(parts) == column - 1 >= _FEWEST
                and _adds_up(row.cells[column], parts)
            ):
                yield row.cells[column], parts


def _swapped(document: Document, grid: Grid, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Numbers of the text that are the sum of a column with two digits changed round: 1.157 for 1.175."""
    for column in range(1, len(grid.headings)):
        cells = [cell for row, cell in grid.column(column) if not is_total(row.label)]
        if len(cells) < _FEWEST_ROWS or not _adds_up(cells[0], cells):
            continue
        sums = total(cell.interval for cell in cells)
        for line in document.lines:
            for claim in levels(line.claims):
                same = _is_part(claim) and same_unit(claim, cells[0]) and _same_days(claim, cells[0])
                made = (
                    _calculate(document, claim, cells, _LIKELY, outside)
                    if same and find_slip(claim.interval, sums) == "swapped"
                    else None
                )
                if made is not None:
                    yield claim.id, made


def _same_days(one: Claim, other: Claim) -> bool:
    return one.period is not None and other.period is not None and one.period.period == other.period.period


def is_total(label: str) -> bool:
    """Whether a row or column of a table is called the total of the others."""
    return label.strip("*_ :").lower() in relation_words().totals


def _adds_up(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a column is one that has a sum: counts of one unit, and not percentages."""
    return whole.kind in _COUNTS and all(same_unit(whole, part) for part in parts)
