"""Totals of numbers that run over several sentences: "De Dolfijn telt 412 leden. De Otter heeft er 287. Samen zijn het er 699"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cijfercheck.language.quantities import find_quantities
from cijfercheck.matching.plausibility import slip_of
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.arithmetic import is_above, times, total
from cijfercheck.relations.lines import (
    Document,
    Line,
    first_part,
    gap,
    last_part,
    number_of,
    plain_value,
    same_thing,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import Pair
from cijfercheck.relations.terms import is_alike, is_loose, is_near, is_plain
from cijfercheck.relations.words import is_word, relation_words, words_of

_LIKELY = Fraction(4, 5)
_RATHER = Fraction(3, 4)
_FEWEST = 2  # parts
_SEVERAL = 3
_LITTLE = Fraction(1, 20)  # of a total: a list that misses more may leave something out
_BACK = 4  # sentences with numbers
_AHEAD = 3
_LEADING = 8  # words before a number in which it is called a total
_LONG = 5  # letters of a plural
_STEM = 4
_SORT = 3  # letters more of a compound
_EACH = 3  # words beside a number in which "elk" stands
_SPACE = 150  # characters
_LAST = frozenset({"laatste"})
_YEARS = frozenset({"jaar", "maanden", "weken", "dagen", "uur"})  # "de laatste 6 jaar"
_EVERY = frozenset({"elk", "ieder", "allebei"})
_TOTAL = frozenset({"samen", "tezamen", "opgeteld", "totaal", "totale", "gezamenlijk"})
_THE = frozenset({"de", "het"})
_HAS = frozenset({"telt", "telde", "heeft"})
_BODIES = ("raad", "parlement", "kamer", "staten", "bestuur")
_FOLLOWING = frozenset({"en", "voor", "aan", "van", "in", "op", "uit", "bij", "naar", "keer", "om"})
_NAME = re.compile(r"[A-Z][\w'’-]*(?:[ -](?:[A-Z]|\d)[\w'’-]*)*")
_OPENING = re.compile(r"^\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a total: a number, and how many it is of ("D66 en Volt elk twee zetels")."""

    claim: Claim
    times: int = 1

    @property
    def value(self) -> Interval:
        """What the number stands for, as often as it counts."""
        return times(plain_value(self.claim), Fraction(self.times))

    @property
    def point(self) -> Fraction:
        """The number itself, as often as it counts."""
        return number_of(self.claim) * self.times


def find_runs(
    document: Document, pairs: Sequence[Pair], outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """Test the totals of numbers in the sentences before or after them; each comes with the id of its claim."""
    compared = {claim.id for pair in pairs for claim in (pair.before, pair.after)}
    for line in document.lines:
        for whole in line.claims:
            if not is_plain(whole) or whole.section == "title" or whole.id in compared:
                continue
            found = _closing(whole, line, document, compared, outside) or _opening(
                whole, line, document, compared, outside
            )
            if found is not None:
                yield whole.id, found


def _closing(
    whole: Claim, line: Line, document: Document, compared: set[str], outside: Outside
) -> Calculation | None:
    """A total after its parts: "Samen komen zij op 852 leden", "De nieuwe raad telt 27 zetels"."""
    called, body = _is_called_total(line, whole), _is_body(line, whole)
    if line.claims[0] is not whole or not (called or body):
        return None
    concluded = called and not relation_words().resuming.isdisjoint(words_of(line.opening))
    run: list[Term] = []
    tested: list[Sequence[Term]] = []
    place = line.place - 1
    while place >= max(0, line.place - _BACK):
        before, after = document.lines[place], document.lines[place + 1]
        near = _is_next(before, after, document, apart=not run)
        terms = _terms(before, whole, compared) if near else None
        if not terms or not (concluded or all(_is_of(term.claim, whole, document) for term in terms)):
            break
        run = [*terms, *run]
        tested.append(tuple(run))
        place -= 1
    if (
        len(run) < _FEWEST
        or line.place - place <= _FEWEST
        or any(outside.contradicts(term.claim) for term in run)
    ):
        return None
    said = plain_value(whole)
    for part in tested:
        if len(part) >= _FEWEST and total(term.value for term in part).meets(said):
            return _made(whole, part, document, holds=True)
    over = is_above(total(term.value for term in run), said)
    if (concluded and len(run) < _SEVERAL) or (body and not over) or not _may_be_meant(whole, run):
        return None
    return _made(whole, run, document, holds=False)


def _opening(
    whole: Claim, line: Line, document: Document, compared: set[str], outside: Outside
) -> Calculation | None:
    """A total before its parts: of so many places, of the parties that it names, or right before a list of three or more."""
    run: list[Term] = []
    for terms in _lines_after(whole, line, document, compared):
        first = not run
        run = [*run, *terms]
        if len(run) < _FEWEST:
            continue
        complete = (
            _is_counted(line, whole, run)
            or (first and (_is_named(line, whole, run, document) or _is_sorted(line, whole, run, document)))
            or (len(run) >= _SEVERAL and _is_last(run, document))
        )
        exact = (complete or len(run) >= _SEVERAL) and total(term.value for term in run).meets(
            plain_value(whole)
        )
        slipped = first and len(run) >= _SEVERAL and _is_slip(whole, run, document)
        if not (exact or complete or slipped):
            continue
        if exact or (_may_be_meant(whole, run) and not any(outside.contradicts(term.claim) for term in run)):
            return _made(whole, run, document, holds=exact, sure=_LIKELY if complete else _RATHER)
    return None


def _lines_after(whole: Claim, line: Line, document: Document, compared: set[str]) -> Iterator[list[Term]]:
    """The terms of the sentences after a total, up to the first that has something else in it."""
    before = line
    for after in document.lines[line.place + 1 : line.place + 1 + _AHEAD]:
        terms = _terms(after, whole, compared) if _is_next(before, after, document) else None
        if not terms:
            return
        yield terms
        before = after


def _is_counted(line: Line, whole: Claim, run: Sequence[Term]) -> bool:
    """Whether a sentence says of how many its total is, and there are as many parts: "over vier dorpshuizen"."""
    other = [claim for claim in line.claims if claim is not whole]
    if other:
        lasts = other[0].subject.head.lower() in relation_words().occasions
        alone = len(other) == 1 and other[0].kind == "count" and not lasts
        return alone and other[0].quantity.value == len(run)
    text = line.whole[line.start : line.end]
    numbers = find_quantities(text)
    counts = [
        number
        for number in numbers
        if number.kind == "number"
        and number.value == len(run)
        and relation_words().occasions.isdisjoint(words_of(text[number.end :])[:1])
    ]
    return len(numbers) == len(("whole", "number")) and bool(counts)


def _is_named(line: Line, whole: Claim, run: Sequence[Term], document: Document) -> bool:
    """Whether the parts are those of the names whose total a sentence gives: "VVD en CDA hebben samen 9 zetels. De VVD levert er 6"."""
    after = document.line_of[run[0].claim.id]
    names = _names(after.whole[after.start : after.end])
    said = document.text[max(0, line.start - _SPACE) : line.end]
    return _is_called_total(line, whole) and len(names) == len(run) and all(name in said for name in names)


def _is_sorted(line: Line, whole: Claim, run: Sequence[Term], document: Document) -> bool:
    """Whether each part is of a sort of what the total is of: "De treinen, met samen 402 reizigers. In de sneltrein zaten er 268, in de stoptrein 134"."""
    if not _is_called_total(line, whole):
        return False
    named = [word for word in words_of(line.before(whole)) if len(word) >= _LONG]
    after = document.line_of[run[0].claim.id]
    parts = [words_of(after.before(term.claim)) for term in run if term.claim in after.claims]
    return len(parts) == len(run) and any(
        len({sort for words in parts for sort in words if _is_sort(sort, word)}) == len(parts)
        and all(any(_is_sort(sort, word) for sort in words) for words in parts)
        for word in named
    )


def _is_sort(sort: str, word: str) -> bool:
    """Whether a word is a compound of the stem of another: "sneltrein" of "treinen"."""
    stem = word.removesuffix("en").removesuffix("s")
    return len(stem) >= _STEM and sort.endswith((stem, word)) and len(sort) >= len(stem) + _SORT


def _is_last(run: Sequence[Term], document: Document) -> bool:
    """Whether the last part is said to be all that is left: "De laatste 6 ton", "de drie andere provincies samen 1.810"."""
    last = run[-1].claim
    line = document.line_of[last.id]
    words = [word for word in words_of(last_part(line.before(last))) if is_word(word)]
    near = set(words[-_EACH:])
    if near & relation_words().left:
        return False  # what is left is tested itself
    rest = near & _LAST or (near & relation_words().rest and "samen" in near)
    return last is line.claims[-1] and bool(rest) and not _YEARS & set(words_of(line.after(last))[:1])


def _is_slip(whole: Claim, run: Sequence[Term], document: Document) -> bool:
    """Whether a list right after a total misses it by one digit and little: all that there is must be meant."""
    line = document.line_of[run[0].claim.id]
    last = words_of(gap(line, run[-2].claim, run[-1].claim)) if run[-2].claim in line.claims else []
    value, said = sum((term.point for term in run), Fraction(0)), whole.quantity.value
    if (
        "en" not in last
        or said is None
        or relation_words().rest & set(words_of(line.whole[line.start : line.end]))
    ):
        return False
    alike = all(_is_of(term.claim, whole, document) for term in run)
    slip = slip_of(value, said)
    return alike and slip in {"digit", "swapped"} and abs(value - said) <= _LITTLE * said


def _terms(line: Line, whole: Claim, compared: set[str]) -> list[Term] | None:
    """The parts that a sentence gives of a total; none where it has anything else in it, or is open about what it leaves out."""
    claims = line.claims
    if is_loose(line) or any(not is_plain(claim) or not _is_in_unit(claim, whole, line) for claim in claims):
        return None
    if any(claim.id in compared or claim.section == "title" for claim in claims):
        return None
    text = f" {' '.join(words_of(line.whole[line.start : line.end]))} "
    if any(f" {words} " in text for words in (*relation_words().whereof, *relation_words().back)):
        return None
    terms = []
    for claim in claims:
        number = _times(line, claim)
        if number is None or (claim.period != whole.period and _has_own_days(claim, whole)):
            return None
        terms.append(Term(claim, number))
    return terms


def _is_in_unit(claim: Claim, whole: Claim, line: Line) -> bool:
    """Whether a number is in the unit of a total, or leaves out the one before it: "238.000 euro, de beveiliging 121.000"."""
    if is_alike(claim, whole):
        return True
    place = line.claims.index(claim)
    after = words_of(first_part(line.after(claim)))
    bare = claim.kind == "count" and claim.quantity.unit is None and not any(map(is_word, after))
    return bare and place > 0 and is_alike(line.claims[place - 1], whole)


def _has_own_days(claim: Claim, whole: Claim) -> bool:
    """Whether a number is said to be of other days than the total."""
    if claim.period is None or whole.period is None or not claim.period.named:
        return False
    mine, theirs = claim.period.period, whole.period.period
    return not (mine.holds(theirs) or theirs.holds(mine))


def _times(line: Line, claim: Claim) -> int | None:
    """How many a number counts for: "D66 en Volt elk twee"; None where that cannot be told."""
    before = line.before(claim)
    words = [word for word in words_of(before) if is_word(word)][-_EACH:]
    after = [word for word in words_of(first_part(line.after(claim))) if is_word(word)][:_EACH]
    if _EVERY.isdisjoint({*words, *after}):
        return 1
    names = _names(before)
    return len(names) if len(names) >= _FEWEST else None


def _names(text: str) -> list[str]:
    """The names of a text, as far as commas and "en" set them apart: "VVD, CDA en Maasdrecht Vooruit"."""
    return [match.group() for match in _NAME.finditer(_OPENING.sub(_lowered, text.lstrip()))]


def _lowered(match: re.Match[str]) -> str:
    """The first word of a sentence, which says nothing by its capital, unless it is a name of capitals: "De", but "VVD"."""
    word = match.group()
    return (
        word.lower()
        if word.lower() in relation_words().articles | relation_words().ties | relation_words().together
        else word
    )


def _is_next(before: Line, after: Line, document: Document, *, apart: bool = False) -> bool:
    """Whether two sentences with numbers stand near each other: in one paragraph, unless they may stand `apart`."""
    between = document.text[before.end : after.start]
    return after.place == before.place + 1 and len(between) <= _SPACE and (apart or "\n" not in between)


def _is_called_total(line: Line, whole: Claim) -> bool:
    """Whether the words before a number call it a total: "Samen komen zij op", "Daarmee komt de totale instroom op".

    What is told of a total is a part of it: "Van de totale tonnage ging er".
    """
    words = [word for word in words_of(line.before(whole)) if is_word(word)][-_LEADING:]
    return any(
        word in _TOTAL and not (words[: place - 1][-1:] == ["van"] and words[place - 1] in _THE)
        for place, word in enumerate(words)
    )


def _is_body(line: Line, whole: Claim) -> bool:
    """Whether a number is how many seats there are: "De nieuwe raad telt 27 zetels"."""
    words = [word for word in words_of(line.before(whole)) if is_word(word)][-_LEADING:]
    counts = bool(_HAS & set(words)) and any(word.endswith(_BODIES) for word in words)
    return counts and whole.subject.head.lower().startswith("zetel")


def _is_of(claim: Claim, whole: Claim, document: Document) -> bool:
    """Whether a number may be a part of a total: it counts the same, or has no noun of its own."""
    return _is_bare(claim, document) or same_thing(claim, whole)


def _is_bare(claim: Claim, document: Document) -> bool:
    """Whether a number stands without a noun of its own: "en De Otter 287"."""
    line = document.line_of[claim.id]
    after = words_of(line.after(claim))
    return not after or not is_word(after[0]) or after[0] in _FOLLOWING or claim.kind == "amount"


def _may_be_meant(whole: Claim, run: Sequence[Term]) -> bool:
    """Whether a sum comes so close to a total that all parts must be meant, and each is less than it."""
    said = whole.quantity.value or Fraction(0)
    value = sum((term.point for term in run), Fraction(0))
    return said > max(term.point for term in run) and is_near(value, said)


def _made(
    whole: Claim, run: Sequence[Term], document: Document, *, holds: bool, sure: Fraction = _LIKELY
) -> Calculation:
    terms = tuple(document.operand(term.claim, term.value) for term in run for _ in range(term.times))
    value = sum((term.point for term in run), Fraction(0))
    return Calculation("sum-mismatch", "sum", (document.operand(whole), *terms), holds, value, sure)
