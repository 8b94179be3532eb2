"""The sentences of `language/data/messages.toml`, filled in."""

from fractions import Fraction
from functools import cache

from cijfercheck.language.lexicon import load_words
from cijfercheck.language.quantities import find_quantities
from cijfercheck.language.writing import write_number, write_period, write_unit
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.finding import FindingKind
from cijfercheck.model.interval import Interval
from cijfercheck.model.match import Comparison, Match
from cijfercheck.model.subject import Subject

_LONGEST_SUBJECT = 90
_PERMILLE = 1000


def say(
    kind: FindingKind, comparison: Comparison, language: str, other: Match | None = None
) -> tuple[str, str]:
    """The message and the explanation of a finding.

    Args:
        kind: The kind of finding.
        comparison: The claim and the figure that it should equal.
        language: "nl" or "en".
        other: The figure that the claim's number really is, where that was found.
    """
    words = _messages()[language]["words"]
    claim, expected = comparison.claim, comparison.expected
    period = claim.period.period if claim.period else None
    fields = {
        "claim": claim.quantity.text,
        "subject": _subject_text(_counted(comparison), words),
        "expected": show_value(expected, claim) if expected else "",
        "where": where(expected, language) if expected else "",
        "period": write_period(period) or words["unknown_period"],
        "other": _subject_text(other.figure.subject, words) if other else "",
        "other_where": where(other, language) if other else "",
        "other_period": write_period(other.figure.period) or words["unknown_period"] if other else "",
    }
    if expected is not None and other is not None:
        fields |= _places(expected, other)
    alone = expected is None and other is not None
    texts = _messages()[language][f"{kind}.days" if alone else kind]
    return texts["message"].format(**fields), texts["explanation"].format(**fields)


def _places(expected: Match, other: Match) -> dict[str, str]:
    """The places of two figures that are of different ones: by them they are told apart."""
    wanted, own = expected.figure.region, other.figure.region
    return {"subject": wanted, "other": own} if wanted and own and wanted != own else {}


def say_calculation(claim: Claim, calculation: Calculation, language: str) -> tuple[str, str]:
    """The message and the explanation of a sum that does not hold.

    Args:
        claim: The number that does not follow from the others.
        calculation: The sum.
        language: "nl" or "en".
    """
    words = _messages()[language]["words"]
    written = [_show_operand(operand, claim) for operand in calculation.operands]
    result = calculation.result
    rising = _rises(claim, calculation)
    fields = {
        "claim": claim.quantity.text,
        "subject": _subject_text(claim.subject, words),
        "first": written[0] if written else "",
        "second": written[1] if len(written) > 1 else "",
        "parts": " + ".join(written[1:]),
        "all": " + ".join(written),
        "total": _total(calculation.operands),
        "result": "" if result is None else _with_unit(write_result(abs(result), claim), claim),
        "words": calculation.words or "",
        "time": calculation.time or "",
        "hedged": " ".join(filter(None, (claim.quantity.hedge, claim.quantity.text))),
        "factor": _factor(claim, calculation),
        "direction": words["rise"] if rising else words["fall"],
        "opposite": words["fall"] if rising else words["rise"],
        "where": _origins(calculation.operands, words),
    }
    texts = _messages()[language][f"{calculation.kind}.{calculation.form}"]
    message, explanation = texts["message"].format(**fields), texts["explanation"].format(**fields)
    if calculation.mend is None:
        return message, explanation
    wrong = calculation.mend.claim
    mended = words["mended"].format(claim=wrong.text, value=write_result(calculation.mend.value, wrong))
    return f"{message.removesuffix('.')}{mended}", explanation


def _factor(claim: Claim, calculation: Calculation) -> str:
    """How many times as large the one number is as the other, as a power of ten."""
    value, result = claim.quantity.value, calculation.result
    if not value or not result:
        return ""
    ratio = max(value, result) / min(value, result)
    power = len(str(round(ratio))) - 1
    return write_number(Fraction(10) ** power)


def _rises(claim: Claim, calculation: Calculation) -> bool:
    """Whether the second term of a sum lies above the first; where that is not known, whether the claim says so."""
    points = [operand.point for operand in calculation.operands]
    if len(points) < len(("before", "after")) or points[0] is None or points[1] is None:
        return claim.role != "decrease"
    return points[1] >= points[0]


def write_result(value: Fraction, claim: Claim) -> str:
    """A calculated number as the claim would write it; a part or change that the claim gives as a fraction, in percent."""
    if claim.kind == "ratio" and claim.role != "multiple":
        return f"{write_number(Fraction(round(value * _PERMILLE), 10))} procent"
    return _write_like(value, claim)


def _with_unit(written: str, claim: Claim) -> str:
    """A number with the unit of a claim, in the claim's own words where those follow its number: "3 weken"."""
    unit = claim.quantity.unit
    if unit is None or claim.role == "multiple":
        return written
    _, _, word = claim.quantity.text.partition(claim.text)
    own = word.strip() if claim.quantity.value != 1 else ""
    return f"{written} {own if own.isalpha() else write_unit(unit)}"


def _show_operand(operand: Operand, claim: Claim) -> str:
    """A term of a sum as its sentence writes it, or its value where it is known by calculation only."""
    if operand.written and operand.origin != "reference":
        return operand.written
    point = operand.point
    return _bounds(operand.value) if point is None else _write_like(point, claim)


def _total(operands: tuple[Operand, ...]) -> str:
    """What the terms are together, as they are written: "108", and "108–118" where one of them is a range."""
    lows = [operand.value.low if operand.point is None else operand.point for operand in operands]
    highs = [operand.value.high if operand.point is None else operand.point for operand in operands]
    sums = [sum(filter(None, bounds), Fraction(0)) for bounds in (lows, highs) if None not in bounds]
    return "–".join(dict.fromkeys(map(write_number, sums)))


def _bounds(value: Interval) -> str:
    return "–".join(write_number(bound) for bound in (value.low, value.high) if bound is not None)


def _origins(operands: tuple[Operand, ...], words: dict[str, str]) -> str:
    """Where the terms of a sum stand, each place once."""
    places = (words["here"] if operand.origin == "claim" else operand.document for operand in operands)
    return ", ".join(dict.fromkeys(places))


def show_value(match: Match, claim: Claim) -> str:
    """A figure's number as the claim would write it."""
    return "–".join(_write_like(value, claim) for value in _numbers(match.figure))


def write_figure(figure: Figure) -> str:
    """A figure's number in full: the bounds of one that has none of its own."""
    return "–".join(map(write_number, _numbers(figure)))


def _numbers(figure: Figure) -> list[Fraction]:
    bounds = (figure.value.low, figure.value.high)
    return [value for value in bounds if value is not None] if figure.point is None else [figure.point]


def _write_like(value: Fraction, claim: Claim) -> str:
    """A value in the unit and the scale that a claim is written in: 0.55 euro beside "57 cent" is "55"."""
    said = claim.quantity.value
    bare = find_quantities(claim.text) if claim.kind == "amount" and said else ()
    written = bare[0].value if bare else None
    return write_number(value if not said or not written else value * written / said, claim.text)


def where(match: Match, language: str) -> str:
    """Where a figure stands: elsewhere in the text, or the name of its source."""
    return (
        _messages()[language]["words"]["article"] if match.figure.origin == "claim" else match.figure.document
    )


def _counted(comparison: Comparison) -> Subject:
    """What a claim counts; where that was only said before, what the figure that it should equal counts."""
    own, expected = comparison.claim.subject, comparison.expected
    said = own.text and not own.inherited
    return own if said or expected is None or not expected.figure.subject.text else expected.figure.subject


def _subject_text(subject: Subject, words: dict[str, str]) -> str:
    text = " ".join(subject.text.split())
    if not text:
        return words["nothing"]
    return text if len(text) <= _LONGEST_SUBJECT else text[:_LONGEST_SUBJECT].rsplit(" ", 1)[0] + " …"


@cache
def _messages() -> dict[str, dict[str, dict[str, str]]]:
    return load_words("messages")
