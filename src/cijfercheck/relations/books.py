"""What income and expenses leave: "tegenover 85 miljoen euro aan uitgaven staat 82,4 miljoen aan inkomsten. Zo komt de gemeente 2,6 miljoen tekort"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.matching.plausibility import is_mistyped
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.arithmetic import minus, negative
from cijfercheck.relations.lines import Document, Line, first_part, last_part, number_of, plain_value
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.terms import is_alike, is_plain, near_lines, same_days
from cijfercheck.relations.words import relation_words, words_of

_LIKELY = Fraction(4, 5)
_MONEY = frozenset({"amount", "count"})  # "een overschot van 2,5 miljoen"
_BEFORE, _BEHIND = 6, 3  # words beside a number that say what it is
_FEWEST = 2  # digits
_LINKS = frozenset({"aan", "voor", "van"})


def find_books(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every shortfall and surplus beside the one income and the one sum of expenses told beside it."""
    lists = relation_words()
    for line in document.lines:
        for claim in line.claims:
            if claim.kind not in _MONEY or not _is_called(claim, line, lists.balances):
                continue
            held = [
                (other, there)
                for there in near_lines(line, document)
                for other in there.claims
                if other is not claim
                and is_plain(other)
                and is_alike(other, claim)
                and same_days(other, claim)
            ]
            come = _named(held, lists.income)
            gone = _named(held, lists.expenses)
            if len(come) == len(gone) == 1 and come != gone and "amount" in {come[0].kind, gone[0].kind}:
                yield from _test(claim, come[0], gone[0], held, document, outside)


def _named(held: Sequence[tuple[Claim, Line]], nouns: frozenset[str]) -> list[Claim]:
    return [claim for claim, line in held if _is_called(claim, line, nouns)]


def _is_called(claim: Claim, line: Line, nouns: frozenset[str]) -> bool:
    """Whether a number is said to be one of these: "85 miljoen euro aan uitgaven", "De inkomsten bedragen 82 miljoen", "3 miljoen tekort"."""
    if not is_plain(claim):
        return False
    behind = words_of(first_part(line.after(claim)))[:_BEHIND]
    named = behind[1:] if _links(behind) else behind[:1]
    before = words_of(last_part(line.before(claim)))
    if claim is not line.claims[0] and _links(before):
        before = before[len(("aan", "uitgaven")) :]  # of the number before it
    return not nouns.isdisjoint({*named, *before[-_BEFORE:]})


def _links(words: Sequence[str]) -> bool:
    return words[:1] != [] and words[0] in _LINKS


def _test(
    claim: Claim,
    come: Claim,
    gone: Claim,
    held: Sequence[tuple[Claim, Line]],
    document: Document,
    outside: Outside,
) -> Iterator[tuple[str, Calculation]]:
    """What is left, beside what is said to be: it holds either way round, and else only a slip of the pen is sure."""
    left, said = minus(plain_value(come), plain_value(gone)), plain_value(claim)
    result = abs(number_of(come) - number_of(gone))
    terms = tuple(map(document.operand, sorted((come, gone), key=number_of, reverse=True)))
    if left.meets(said) or negative(left).meets(said):
        yield claim.id, Calculation("sum-mismatch", "balance", terms, True, result, _LIKELY)
        return
    told = {number_of(other) for other, _ in held}
    doubtful = outside.supports(claim) or outside.contradicts(come) or outside.contradicts(gone)
    if result and result not in told and not doubtful and is_mistyped(number_of(claim), result, _FEWEST):
        yield claim.id, Calculation("sum-mismatch", "balance", terms, False, result, _LIKELY)
