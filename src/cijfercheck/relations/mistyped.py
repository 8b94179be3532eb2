"""Totals and differences that others near them would make, but for a slip of the pen: "312 lopers: 84 vrouwen en 128 mannen".

How numbers belong together is told here by little: where they stand. So the number itself must tell that they do: it is one digit, two
digits that changed places or a factor of ten away from what they make, nothing else near it makes it, and the text has it only once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import is_mistyped
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.finding import FindingKind
from cijfercheck.relations.anchors import counts_other
from cijfercheck.relations.grids import find_grids
from cijfercheck.relations.lines import (
    Document,
    Line,
    alike,
    clause_around,
    first_part,
    gap,
    number_of,
    points_back,
    same_unit,
)
from cijfercheck.relations.novelty import counts_new, names_new
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.sums import is_total
from cijfercheck.relations.terms import is_known, near_lines, same_days
from cijfercheck.relations.words import has_phrase, relation_words, words_of

_COUNTS = frozenset({"count", "amount", "measure"})
_CHANGES = frozenset({"increase", "decrease", "difference"})
_FEWEST = 2  # parts
_MANY = 3  # digits, so many that a slip is hardly chance
_VERY_MANY = 4  # where nothing but the next sentence tells of parts
_SENTENCES = 3
_CALLED = 4  # words before a number that call it a total
_LIKELY = Fraction(4, 5)
_QUOTE = frozenset("\"'‘’“”")


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number and those that may be its parts, and how many digits it must have to tell that they are."""

    whole: Claim
    parts: tuple[Claim, ...]
    digits: int

    @property
    def made(self) -> Fraction:
        """What the parts make."""
        return sum((number_of(part) for part in self.parts), Fraction(0))


def find_mistyped(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Look for totals and differences with a slip of the pen; each comes with the id of its claim."""
    columns = tuple(_columns(document))
    for line in document.lines:
        for found in (*_sums(line, document), *_of_columns(line, columns)):
            if _is_slipped_sum(found, document, outside):
                terms = (found.whole, *found.parts)
                yield found.whole.id, _state(document, "sum-mismatch", "sum", terms, found.made)
        for change in line.claims:
            levels = _slipped_levels(change, line, document, outside)
            if levels is not None:
                before, after = sorted(levels, key=number_of, reverse=change.role == "decrease")
                made = abs(number_of(before) - number_of(after))
                yield change.id, _state(document, "wrong-change", "amount", (before, after), made)


def _state(
    document: Document, kind: FindingKind, form: str, terms: Sequence[Claim], made: Fraction
) -> Calculation:
    return Calculation(kind, form, tuple(document.operand(term) for term in terms), False, made, _LIKELY)


def _sums(line: Line, document: Document) -> Iterator[_Sum]:
    """The numbers of a sentence with those that stand where parts may stand."""
    levels = [claim for claim in line.claims if _is_counted(claim)]
    lists = relation_words()
    text = " ".join(words_of(line.whole[line.start : line.end]))
    loose = has_phrase(text, lists.loose)
    following = document.following(line)
    for place, whole in enumerate(levels):
        called = _is_called_total(line, whole)
        after = _parts(levels[place + 1 :], whole)
        if after and not loose:
            between = gap(line, whole, after[0])
            listed = ":" in between and _QUOTE.isdisjoint(between)
            if listed or called or has_phrase(between, lists.whereof):
                yield _Sum(whole, after, _FEWEST if listed or called else _MANY)
        if called:
            yield from _runs_before(line, levels[:place], whole, document)
        if following is not None and not after and "\n" not in document.text[line.end : following.start]:
            parts = _parts([claim for claim in following.claims if _is_counted(claim)], whole)
            peers = not called and whole.region and any(part.region != whole.region for part in parts)
            if (
                parts
                and not peers
                and not has_phrase(following.whole[following.start : following.end], lists.loose)
            ):
                yield _Sum(whole, parts, _FEWEST if _divides(following, parts) else _VERY_MANY)


def _divides(line: Line, parts: Sequence[Claim]) -> bool:
    """Whether a sentence tells how what was counted before it falls in two, and nothing else: "Daarvan zijn er 7.440 geïsoleerd; 4.960 nog niet"."""
    opening = f"{' '.join(words_of(line.opening))} "
    return len(parts) == len(line.claims) == _FEWEST and opening.startswith(
        tuple(f"{words} " for words in relation_words().back)
    )


def _columns(document: Document) -> Iterator[tuple[Claim, ...]]:
    """The columns of counts and amounts of a table, without totals."""
    for grid in find_grids(document):
        for place in range(1, len(grid.headings)):
            cells = tuple(cell for row, cell in grid.column(place) if not is_total(row.label))
            if len(cells) >= _MANY and all(_is_level(cell) and same_unit(cell, cells[0]) for cell in cells):
                yield cells


def _of_columns(line: Line, columns: Sequence[tuple[Claim, ...]]) -> Iterator[_Sum]:
    """A number that is called a total, beside the columns of the tables."""
    for whole in line.claims:
        if _is_counted(whole) and _is_called_total(line, whole):
            yield from (_Sum(whole, cells, _MANY) for cells in columns if alike(whole, cells[0]))


def _runs_before(line: Line, held: Sequence[Claim], whole: Claim, document: Document) -> Iterator[_Sum]:
    """What stands before a number that is called a total: all numbers of its sentence, or of one to three sentences before."""
    found = list(held)
    if parts := _parts(found, whole):
        yield _Sum(whole, parts, _FEWEST)
    one = document.previous(line)
    for back in range(_SENTENCES):
        if one is None or "\n\n" in document.text[one.end : line.start]:
            return
        found = [*(claim for claim in one.claims if _is_counted(claim)), *found]
        if parts := _parts(found, whole):
            near = not back or whole.quantity.unit is not None
            elsewhere = whole.region is not None and any(part.region != whole.region for part in parts)
            yield _Sum(whole, parts, _FEWEST if near and not elsewhere else _MANY)
        one = document.previous(one)


def _parts(levels: Sequence[Claim], whole: Claim) -> tuple[Claim, ...]:
    """Those in the unit of a whole, without one that counts the others: "verdeeld over drie groepen: 84, 102 en 126"."""
    same = [claim for claim in levels if same_unit(claim, whole) and _role(claim) == _role(whole)]
    counted = [claim for claim in same if number_of(claim) != len(same) - 1]
    parts = counted if len(counted) == len(same) - 1 else same
    return tuple(parts) if len(parts) >= _FEWEST and all(same_days(part, whole) for part in parts) else ()


def _is_slipped_sum(found: _Sum, document: Document, outside: Outside) -> bool:
    whole, made = found.whole, found.made
    if number_of(whole) == made or outside.supports(whole):
        return False
    if is_mistyped(number_of(whole), made, found.digits) and not is_known(whole, document):
        return True
    parts = [part for part in found.parts if part.section != "table"]
    short = number_of(whole) - made
    slipped = [
        part
        for part in parts
        if number_of(part) + short > 0 and is_mistyped(number_of(part), number_of(part) + short, found.digits)
    ]
    return bool(slipped) and not any(is_known(part, document) for part in slipped)


def _slipped_levels(
    change: Claim, line: Line, document: Document, outside: Outside
) -> tuple[Claim, Claim] | None:
    """The two levels that a change is the difference of, but for a slip in it or in one of them."""
    if not _is_counted(change) or change.role not in _CHANGES or outside.supports(change):
        return None
    value = number_of(change)
    near = [level for one in near_lines(line, document) for level in _levels_of(one, change)]
    if _is_from_usual(change, line, near, document):
        return None
    own = [level for level in near if level in line.claims]
    beside = len(near) == _FEWEST and (own or points_back(line))
    found = [
        (one, other)
        for one, other in combinations(near, _FEWEST)
        if not (beside and counts_other(one, other))
        and not _is_from_elsewhere(change, one, other)
        and not counts_new(change, (one, other), document)
        and is_mistyped(value, abs(number_of(one) - number_of(other)), _FEWEST if beside else _MANY)
    ]
    made = {abs(number_of(one) - number_of(other)) for one, other in found}
    if len(made) == 1:
        return None if is_known(change, document) else found[0]
    return None if made else _slipped_moment(change, near, line, document, outside)


def _is_from_elsewhere(change: Claim, one: Claim, other: Claim) -> bool:
    """Whether a change is measured from a time that is that of neither level: "14 minder dan in 2023", behind two numbers of today."""
    if change.baseline is None or one.period is None or other.period is None:
        return False
    base, told = change.baseline.period, (one.period.period, other.period.period)
    return not any(base.holds(period) or period.holds(base) for period in told)


def _is_from_usual(change: Claim, line: Line, levels: Sequence[Claim], document: Document) -> bool:
    """Whether a change is measured from what is usual, which none of the levels is: "0,9 graad warmer dan gebruikelijk; in 2018 was het 19,0"."""
    usual = relation_words().expecting
    if usual.isdisjoint(words_of(first_part(line.after(change)))):
        return False
    clauses = (clause_around(document.line_of[one.id], one) for one in levels)
    return all(usual.isdisjoint([*before, *behind]) for before, behind in clauses)


def _slipped_moment(
    change: Claim, near: Sequence[Claim], line: Line, document: Document, outside: Outside
) -> tuple[Claim, Claim] | None:
    """The only two levels near a change, of two times, of which one is a slip away from the other with the change."""
    told = [level for level in near if document.line_of[level.id].place <= line.place]
    if len(told) != _FEWEST or is_known(change, document):
        return None
    one, other = told
    if not same_unit(one, other) or same_days(one, other) or counts_other(one, other):
        return None
    if _is_from_elsewhere(change, one, other):
        return None
    step = number_of(change)
    slipped = [
        level
        for level, base in ((one, other), (other, one))
        if any(is_mistyped(number_of(level), number_of(base) + by, _FEWEST) for by in (step, -step))
    ]
    untold = any(not outside.supports(level) and not is_known(level, document) for level in slipped)
    return (one, other) if untold and not names_new(change, line, (one, other), document) else None


def _levels_of(line: Line, change: Claim) -> list[Claim]:
    return [
        claim for claim in line.claims if claim is not change and _is_level(claim) and alike(claim, change)
    ]


def _is_level(claim: Claim) -> bool:
    return _is_counted(claim) and claim.role in {"level", "share"}


def _is_counted(claim: Claim) -> bool:
    """Whether a claim is a plain number of its own."""
    plain = claim.kind in _COUNTS and claim.quantity.value is not None and claim.quantity.hedge is None
    return plain and number_of(claim) > 0 and claim.modality not in SET_RIGHT


def _role(claim: Claim) -> str:
    return claim.role if claim.role in _CHANGES else "level"


def _is_called_total(line: Line, claim: Claim) -> bool:
    lists = relation_words()
    before = words_of(line.before(claim))[-_CALLED:]
    after = words_of(line.after(claim))[:_CALLED]
    if not lists.adding.isdisjoint(before) or not lists.adding.isdisjoint(after[:1]):
        return True
    return any(has_phrase(" ".join(words), lists.altogether) for words in (before, after))
