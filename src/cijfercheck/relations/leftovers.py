"""What is left of a whole beside the part told right before it: "Van de 38 arrestanten zijn er 16 vrij; de andere 22 zitten nog vast".

Which number is the whole is told by where it stands: it is the last one before the parts that is larger than all of them, in their
sentence or the one before. The parts are all that the text counts between the whole and what is left.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.matching.plausibility import is_mistyped, slip_of
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import counts_other
from cijfercheck.relations.arithmetic import total
from cijfercheck.relations.lines import Document, Line, is_rate, number_of, plain_value
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.terms import count_single, is_alike, is_of_others, is_plain, same_days, told_before
from cijfercheck.relations.words import is_word, relation_words, words_of

_LIKELY = Fraction(4, 5)
_BACK = 3  # sentences with numbers
_MOST = 4  # parts
_FEWEST = 2  # digits, of numbers that stand side by side
_MANY = 3  # digits of a whole near its parts, or of the number that the text is about
_VERY_MANY = 4  # digits of any other whole
_LEADING = 2  # words before a number that say it is what is left
_BEHIND = 3  # words behind a number that say so


def find_leftovers(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every number that is said to be what is left of a whole; each calculation comes with the id of its claim."""
    for line in document.lines:
        for claim in line.claims:
            if is_plain(claim) and claim.section != "title" and is_left(line, claim):
                found = _calculate(claim, line, document, outside)
                if found is not None:
                    yield claim.id, found


def is_left(line: Line, claim: Claim) -> bool:
    """Whether a number is said to be what is left: "de andere 22", "de resterende 60.000 euro", "De 41 miljoen die overblijft"."""
    lists = relation_words()
    before = [word for word in words_of(line.before(claim)) if is_word(word)][-_LEADING:]
    behind = words_of(line.after(claim))
    if (
        before[-1:]
        and before[-1] in lists.rest
        and (len(before) == 1 or before[0] in lists.definite | {"en"})
    ):
        return True
    if claim is line.claims[0] and _are_others_together(line):
        return True
    if before[:1] == ["er"] and before[-1] in lists.remaining:
        return True  # "Er resteert 9 ton"
    own = "zelf" in words_of(line.before(claim)) and not lists.adding_own.isdisjoint(behind[:_BEHIND])
    others = before[-1:] != [] and before[-1] in lists.definite and behind[:1] in (["anderen"], ["overigen"])
    if own or others:
        return True  # "De club moet zelf nog 81.600 euro bijpassen", "De 364.800 anderen vlogen verder"
    definite = before[-1:] != [] and before[-1] in lists.definite
    return (
        definite
        and "die" in behind[:_BEHIND]
        and not (lists.left | lists.remaining).isdisjoint(behind[: _BEHIND + 1])
    )


def _are_others_together(line: Line) -> bool:
    """Whether a sentence opens with all others: "De andere gemeenten waren samen goed voor 70"."""
    lists = relation_words()
    opening = words_of(line.opening)
    others = (
        opening[:1] != [] and opening[0] in lists.definite and opening[1:2] != [] and opening[1] in lists.rest
    )
    return others and not lists.together.isdisjoint(opening)


def _calculate(claim: Claim, line: Line, document: Document, outside: Outside) -> Calculation | None:
    """What a whole and its parts leave, beside what is said to be left; none where any number of the text is the whole."""
    held = _before(claim, line, document)
    ends = [held[-size:] for size in range(1, min(_MOST, len(held)) + 1)]
    wholes = [
        level for level in document.claims if _is_counted_with(level, claim) and level.section != "table"
    ]
    if outside.supports(claim) or any(_fits(claim, parts, wholes) for parts in ends):
        return None
    main = next((level for level in wholes if level.section != "title"), None)
    for parts, whole, beside in _terms(held, ends, wholes, claim):
        if not _are_of(whole, parts, claim, document, beside=beside):
            continue
        digits = _FEWEST if beside else _MANY if whole is main or whole in held else _VERY_MANY
        left = number_of(whole) - sum(map(number_of, parts))
        single = 0 < left - number_of(claim) <= count_single(whole, claim, document)
        if not single and _is_slipped(claim, whole, parts, left, digits):
            if any(outside.contradicts(term) for term in (whole, *parts)):
                return None
            terms = tuple(document.operand(term, plain_value(term)) for term in (whole, *parts))
            return Calculation("sum-mismatch", "rest", terms, False, left, _LIKELY)
    return None


def _terms(
    held: Sequence[Claim], ends: Sequence[Sequence[Claim]], wholes: Sequence[Claim], claim: Claim
) -> Iterator[tuple[Sequence[Claim], Claim, bool]]:
    """The parts and wholes to try, and whether they stand side by side: all parts behind their whole come before any other."""
    for parts in ends:
        yield from ((parts, whole, True) for whole in held[: -len(parts)][-1:])
    for parts in ends:
        beside = held[: -len(parts)][-1:]
        earlier = (level for level in wholes if level.start < claim.start and level not in parts)
        yield from ((parts, whole, False) for whole in reversed([*earlier]) if whole not in beside)


def _before(claim: Claim, line: Line, document: Document) -> list[Claim]:
    """The numbers before one in its paragraph, from a few sentences."""
    return [level for level, _ in told_before(claim, line, document, _BACK) if _is_counted_with(level, claim)]


def _is_counted_with(level: Claim, claim: Claim) -> bool:
    return level is not claim and is_plain(level) and is_alike(level, claim)


def _fits(claim: Claim, parts: Sequence[Claim], wholes: Sequence[Claim]) -> bool:
    """Whether parts and what is left of them make a number of the text."""
    made = total(plain_value(term) for term in (*parts, claim))
    return any(made.meets(plain_value(whole)) for whole in wholes)


def _are_of(whole: Claim, parts: Sequence[Claim], claim: Claim, document: Document, *, beside: bool) -> bool:
    """Whether numbers may be the parts of a whole: counted alike, at one time, none so much for each."""
    terms = (whole, *parts, claim)
    if any(is_rate(term, document.line_of[term.id]) for term in terms):
        return False
    if any(not same_days(whole, part) for part in (*parts, claim)):
        return False
    if is_of_others(claim, whole, document.line_of[claim.id]):
        return False
    if _are_others_together(
        document.line_of[claim.id]
    ):  # the others are who has them, and not what is counted
        return beside or not counts_other(whole, parts[0])
    return beside or not any(counts_other(whole, part) for part in (*parts, claim))


def _is_slipped(claim: Claim, whole: Claim, parts: Sequence[Claim], left: Fraction, digits: int) -> bool:
    """Whether one of the numbers of a sum is a slip away from what the others make of it."""
    said = number_of(claim)
    if left <= 0 and said >= number_of(whole):
        return False
    if digits == _FEWEST and left > 0 and slip_of(said, left) == "scale":
        return True  # "de resterende 70.000 ton" of millions
    wanted = [(said, left), (number_of(whole), number_of(whole) - left + said)]
    wanted += [(number_of(part), number_of(part) + left - said) for part in parts]
    return any(made > 0 and is_mistyped(value, made, digits) for value, made in wanted)
