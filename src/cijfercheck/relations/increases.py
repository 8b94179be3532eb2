"""Rises of several things, and what they come to: "22 euro meer voor afval en 5 euro voor het riool. Alles bij elkaar 27 euro duurder"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.matching.plausibility import is_mistyped
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim, Role
from cijfercheck.relations.arithmetic import total
from cijfercheck.relations.lines import Document, Line, number_of, plain_value, same_unit
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.terms import told_before
from cijfercheck.relations.words import has_phrase, relation_words, words_of

_LIKELY = Fraction(4, 5)
_COUNTS = frozenset({"count", "amount", "measure"})
_BACK = 3  # sentences with numbers
_FEWEST = 2  # rises, and digits


def find_increases(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test what rises or falls come to together; each calculation comes with the id of its claim."""
    for line in document.lines:
        claim = line.claims[0]
        if claim.role not in {"increase", "decrease"} or claim.kind not in _COUNTS or outside.supports(claim):
            continue
        if not _sums_up(line):
            continue
        parts = [
            part
            for part, said in told_before(claim, line, document, _BACK)
            if same_unit(part, claim) and (part.role == claim.role or _goes_on(part, said, claim.role))
        ]
        found = _calculate(claim, parts, document)
        if found is not None:
            yield claim.id, found


def _sums_up(line: Line) -> bool:
    lists = relation_words()
    return has_phrase(line.opening, lists.altogether) or not lists.together.isdisjoint(words_of(line.opening))


def _goes_on(part: Claim, line: Line, role: Role) -> bool:
    """Whether a number shares the verb of a rise before it: "gaat met 22 euro omhoog en de rioolheffing met 5 euro"."""
    risen = any(other.role == role for other in line.claims if other.start < part.start)
    return risen and part.role == "level" and words_of(line.before(part))[-1:] == ["met"]


def _calculate(claim: Claim, parts: Sequence[Claim], document: Document) -> Calculation | None:
    """The last rises that come to a number; where none do, all of them, if the number is a slip for what they come to."""
    for size in range(_FEWEST, len(parts) + 1):
        if total(map(plain_value, parts[-size:])).meets(plain_value(claim)):
            return _state(claim, parts[-size:], document, holds=True)
    made = sum(map(number_of, parts), Fraction(0))
    if len(parts) < _FEWEST or not is_mistyped(number_of(claim), made, _FEWEST):
        return None
    return _state(claim, parts, document, holds=False)


def _state(claim: Claim, parts: Sequence[Claim], document: Document, *, holds: bool) -> Calculation:
    terms = tuple(document.operand(term, plain_value(term)) for term in (claim, *parts))
    made = sum(map(number_of, parts), Fraction(0))
    return Calculation("sum-mismatch", "sum", terms, holds, made, _LIKELY)
