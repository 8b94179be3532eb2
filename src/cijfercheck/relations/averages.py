"""What there is of each, a slip of the pen away from a total and a number near it: "9,45 miljoen euro voor 63 orgels, gemiddeld 850.000".

Which total and which number are meant is told by little, so the number itself must tell: nothing near it makes it, and one digit, two
digits that changed places or a factor of ten lie between it and what two numbers make.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import has_many_digits, has_two_digits, is_mistyped, slip_of
from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.arithmetic import over, rounded, times
from cijfercheck.relations.lines import (
    Document,
    Line,
    gap,
    is_tight,
    last_part,
    number_of,
    plain_value,
    points_back,
    same_unit,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.terms import is_known, near_lines
from cijfercheck.relations.words import is_word, relation_words, words_of

_KINDS = frozenset({"amount", "measure", "count"})
_EACH = re.compile(
    r"\s*(?:voor |van )?(?:per|elk|elke|ieder|iedere)\b(?: van de)?\s*(\w*)|\s*de man\b", re.IGNORECASE
)
_NOUN_EACH = re.compile(r"\s*\w+\s+per\s+(\w+)", re.IGNORECASE)  # "2,5 personen per woning"
_AVERAGES = frozenset({"gemiddeld", "gemiddelde", "à", "per"})
_LAST = frozenset({"uit", "op", "af", "binnen", "in", "mee"})  # of a verb, at the end of its clause
_TEN = Fraction(10)
_TWO = 2  # digits, or as many of something
_THREE = 3
_BEFORE = 9  # words before a number that say that it is of each
_LIKELY = Fraction(4, 5)


def find_averages(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Look for numbers of each, and totals of them, with a slip of the pen; each comes with the id of its claim."""
    for line in document.lines:
        for claim in line.claims:
            noun = _noun_of_each(claim, line)
            if noun is None:
                continue
            near = [other for one in near_lines(line, document) for other in one.claims if other is not claim]
            wholes = [other for other in near if _is_plain(other) and same_unit(other, claim)]
            over_time = _time_of_each(claim, line)
            numbers = [other for other in near if _counts(other, noun) or _is_in(other, over_time)]
            beside = _told_with(claim, line, document)
            told = [
                (whole, number)
                for whole in wholes
                for number in near
                if whole is not number
                and {whole.id, number.id} <= beside
                and number_of(number) > 0
                and (_is_in(number, over_time, noun) or (noun and _counts_same(noun, number)))
            ]
            if outside.supports(claim):
                continue
            if len(told) == 1 and _closes(claim, line):
                if not _holds(claim, *([one] for one in told[0])):
                    yield _each(claim, *told[0], document)
            elif not _holds(claim, wholes, numbers):
                yield from _slips(claim, noun, wholes, numbers, document)


def _noun_of_each(claim: Claim, line: Line) -> str | None:
    """The noun of what a number is so much for, "" where it is not said again, None where it is of no such thing."""
    if not _is_plain(claim) or claim.section in {"title", "table"}:
        return None
    behind = _each_behind(claim, line)
    noun = (behind[1] or "").lower() if behind else ""
    before = words_of(line.before(claim))[-_BEFORE:]
    lists = relation_words()
    if not (lists.every | _AVERAGES).isdisjoint(before):
        return "" if noun in lists.per else noun  # "van elk 2.500 kilowattuur per jaar"
    return noun if behind else None


def _each_behind(claim: Claim, line: Line) -> re.Match[str] | None:
    """The words behind a number that say for what it is so much: "per maand", "personen per woning"."""
    return _EACH.match(line.after(claim)) or _NOUN_EACH.match(line.after(claim))


def _time_of_each(claim: Claim, line: Line) -> str:
    """The stretch of time that a number is so much for, "" where there is none: "gemiddeld 90.000 euro per maand"."""
    behind = _each_behind(claim, line)
    noun = (behind[1] or "").lower() if behind else ""
    return noun if noun in relation_words().per else ""


def _is_in(number: Claim, *units: str) -> bool:
    """Whether a number is in the unit that there is so much for each of: "6 hectare, 3 ton per hectare"."""
    return number.quantity.unit is not None and number.quantity.unit in units


def _counts_same(noun: str, number: Claim) -> bool:
    """Whether a number counts what a noun names: "17 wedstrijden … per duel"."""
    head = number.subject.head.lower()
    return same_word(noun, head) or any(same_word(one, head) for one in relation_words().alike.get(noun, ()))


def _is_plain(claim: Claim) -> bool:
    plain = claim.kind in _KINDS and claim.role in {"level", "share"} and claim.modality not in SET_RIGHT
    return plain and number_of(claim) > 0


def _counts(claim: Claim, noun: str) -> bool:
    """Whether a number tells of how many, or over how long, there is so much for each."""
    fits = claim.quantity.unit == noun if noun in relation_words().per else claim.kind == "count"
    return fits and number_of(claim) >= _TWO and claim.role in {"level", "share"}


def _holds(claim: Claim, wholes: Sequence[Claim], numbers: Sequence[Claim]) -> bool:
    """Whether a total and a number near a claim make it, or the two cannot be told apart, since both count."""
    for whole in wholes:
        for number in numbers:
            made = over(plain_value(whole), plain_value(number))
            if whole is number or (made is not None and made.meets(claim.interval)):
                return True
    return False


def _slips(
    claim: Claim, noun: str, wholes: Sequence[Claim], numbers: Sequence[Claim], document: Document
) -> Iterator[tuple[str, Calculation]]:
    """A slip in what there is of each, or else in the total."""
    pairs = [(whole, number) for whole in wholes for number in numbers if number_of(whole) > number_of(claim)]
    made = {
        _as_written(number_of(whole) / number_of(number), claim): (whole, number) for whole, number in pairs
    }
    slipped = [each for each in made if _is_slip(claim, each) or _is_scaled(claim, noun, *made[each])]
    if len(slipped) == 1 and not is_known(claim, document):
        yield _each(claim, *made[slipped[0]], document)
        return
    if claim.quantity.hedge is not None:
        return
    for whole, number in pairs:
        total = number_of(claim) * number_of(number)
        fewest = _TWO if _is_told_of(whole, claim, document) else _THREE
        made_so = is_mistyped(number_of(whole), _as_written(total, whole), fewest)
        if number.quantity.hedge is None and made_so:
            if not is_known(whole, document):
                terms = document.operand(claim), document.operand(number)
                yield whole.id, Calculation("sum-mismatch", "product", terms, False, total, _LIKELY)
            return


def _told_with(claim: Claim, line: Line, document: Document) -> set[str]:
    """The two numbers before a mean in its sentence, or the two that "Dat is" points back at: "400 miljoen, verspreid over vier jaar. Dat is …"."""
    previous = document.right_before(line)
    back = (points_back(line) and is_tight(line.opening)) or _resumes(line)
    if line.claims != (claim,) or previous is None or not back:
        place = line.claims.index(claim)
        return {other.id for other in line.claims[max(0, place - _TWO) : place]}
    return {other.id for other in previous.claims} if len(previous.claims) == _TWO else set()


def _closes(claim: Claim, line: Line) -> bool:
    """Whether a sentence ends on what its numbers come to for each: ", gemiddeld 90.000 euro per maand."."""
    resumed = line.claims == (claim,) and _resumes(line)
    leading = resumed or is_tight(last_part(line.before(claim)), also=_AVERAGES)
    behind = _each_behind(claim, line)
    rest = [] if behind is None else words_of(line.after(claim)[behind.end() :])
    return leading and behind is not None and not any(is_word(word) and word not in _LAST for word in rest)


def _resumes(line: Line) -> bool:
    """Whether a sentence says that its mean follows from the numbers before it: "Gemiddeld vlogen er dus 2,5 jongen per nest uit"."""
    opening = words_of(line.opening)
    return not relation_words().following.isdisjoint(opening) and not _AVERAGES.isdisjoint(opening)


def _each(claim: Claim, whole: Claim, number: Claim, document: Document) -> tuple[str, Calculation]:
    """What a total is for each, beside what is said."""
    terms = document.operand(whole), document.operand(number)
    result = rounded(number_of(whole) / number_of(number), claim.quantity.step)
    return claim.id, Calculation("sum-mismatch", "each", terms, False, result, _LIKELY)


def _is_told_of(whole: Claim, claim: Claim, document: Document) -> bool:
    """Whether a total follows from what there is of each in its own sentence: "64 molens van elk 15 megawatt, samen 960"."""
    line = document.line_of[claim.id]
    lists = relation_words()
    said = frozenset(words_of(gap(line, claim, whole))) if whole in line.claims else frozenset()
    return whole.start > claim.start and not (lists.adding | lists.resuming).isdisjoint(said)


def _as_written(value: Fraction, claim: Claim) -> Fraction:
    """A number as exact as a claim is written."""
    place = claim.quantity.place or Fraction(1)
    return round(value / place) * place


def _is_slip(claim: Claim, each: Fraction) -> bool:
    """Whether a number is a slip away from what two others make, at the same scale."""
    value = number_of(claim)
    return slip_of(value, each) != "scale" and is_mistyped(value, each, _TWO)


def _is_scaled(claim: Claim, noun: str, whole: Claim, number: Claim) -> bool:
    """Whether a number has the digits of what two others make: three or more, or two where its sentence tells of what."""
    value = claim.quantity.value
    told = has_two_digits(value) and bool(noun) and same_word(noun, number.subject.head)
    told = told and whole.sentence == claim.sentence
    made = over(plain_value(whole), plain_value(number))
    if made is None or not (told or has_many_digits(value)):
        return False
    return any(times(made, _TEN**power).meets(claim.interval) for power in (-3, -2, -1, 1, 2, 3))
