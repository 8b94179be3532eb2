"""Makes a finding of a comparison: its place, its evidence and its fingerprint."""

import hashlib
from collections.abc import Iterable, Iterator
from fractions import Fraction

from cijfercheck.checks._confidence import confidence_of
from cijfercheck.checks._wording import say, say_calculation, show_value, write_figure, write_result
from cijfercheck.language.writing import write_fraction, write_period
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.finding import Evidence, Finding, FindingKind, Severity
from cijfercheck.model.interval import decimal_text
from cijfercheck.model.match import Comparison, Match

_HASH_LENGTH = 16


def make_finding(
    kind: FindingKind,
    severity: Severity,
    comparison: Comparison,
    language: str,
    other: Match | None = None,
) -> Finding:
    """Make a finding on the number of a comparison.

    Args:
        kind: The kind of finding.
        severity: How serious it is.
        comparison: The claim and the figure that it should equal.
        language: The language of the messages, "nl" or "en".
        other: The figure that the claim's number really is; without a figure that it should equal, its days are what the draft should name.
    """
    claim, expected = comparison.claim, comparison.expected
    message, explanation = say(kind, comparison, language, other)
    evidence = tuple(_evidence(comparison, other))
    point = expected.figure.point if expected else None
    days = write_period(other.figure.period) if other is not None and expected is None else None
    partners = dict.fromkeys(
        entry.claim for entry in evidence if entry.claim and expected and _is_point(entry, point)
    )
    return Finding(
        kind=kind,
        severity=severity,
        start=claim.start,
        end=claim.end,
        claims=(claim.id, *partners),
        message=message,
        explanation=explanation,
        expected=days if point is None else decimal_text(point),
        suggestion=show_value(expected, claim) if expected else None,
        confidence=confidence_of(kind),
        fingerprint=_fingerprint(kind, comparison),
        evidence=evidence,
    )


def find_failed(comparison: Comparison, kind: FindingKind) -> Calculation | None:
    """The surest sum of a kind that does not hold; None where there is none."""
    mine = [calculation for calculation in comparison.calculations if calculation.kind == kind]
    failed = [calculation for calculation in mine if not calculation.holds]
    return max(failed, key=lambda calculation: calculation.confidence) if failed else None


def make_calculated(
    severity: Severity, comparison: Comparison, calculation: Calculation, language: str
) -> Finding:
    """Make a finding on a number that does not follow from others.

    Args:
        severity: How serious it is.
        comparison: The claim.
        calculation: The sum that does not hold.
        language: The language of the messages, "nl" or "en".
    """
    claim, mend = comparison.claim, calculation.mend
    message, explanation = say_calculation(claim, calculation, language)
    start, end = calculation.span or (claim.start, claim.end)
    partners = (operand.name for operand in calculation.operands if operand.origin == "claim")
    result = calculation.result
    if mend is not None:
        start, end = mend.claim.start, mend.claim.end
    return Finding(
        kind=calculation.kind,
        severity=severity,
        start=start,
        end=end,
        claims=tuple(dict.fromkeys((*((mend.claim.id,) if mend else ()), claim.id, *partners))),
        message=message,
        explanation=explanation,
        expected=_expect(calculation),
        suggestion=_suggest(claim, calculation),
        confidence=confidence_of(calculation.kind),
        fingerprint=_hash(
            calculation.kind, calculation.form, claim.text, claim.subject.text, _outcome(calculation)
        ),
        evidence=(
            *map(_entry, calculation.operands),
            Evidence(
                type="calculation", text=message, value=None if result is None else decimal_text(result)
            ),
        ),
    )


def _expect(calculation: Calculation) -> str | None:
    """What the number that a finding points at should be, or the words that should stand there."""
    if calculation.mend is not None:
        return decimal_text(calculation.mend.value)
    return calculation.words or (None if calculation.result is None else decimal_text(calculation.result))


def _suggest(claim: Claim, calculation: Calculation) -> str | None:
    """The text that may take the place of what the finding points at."""
    if calculation.mend is not None:
        return write_result(calculation.mend.value, calculation.mend.claim)
    if calculation.span is not None or calculation.words is not None:
        return calculation.replacement
    if claim.role == "multiple" and claim.text == claim.quantity.text:
        return None  # "verdubbeling", "verdrievoudigde": a word with the number inside, which no number may replace
    if calculation.result is None:
        return None
    part = claim.kind == "ratio" and claim.role != "multiple"
    fraction = write_fraction(abs(calculation.result), claim.text) if part else None
    return fraction or write_result(calculation.result, claim)


def _evidence(comparison: Comparison, other: Match | None) -> Iterator[Evidence]:
    """The figures with the expected value, then those with the claimed one; the best of each kind of origin first."""
    expected = comparison.expected
    if expected is not None:
        yield from _same_value(expected, comparison.matches)
    if other is not None:
        yield from _same_value(other, comparison.matches)


def _same_value(chosen: Match, matches: Iterable[Match]) -> Iterator[Evidence]:
    """The chosen figure, and the best of each other origin that says the same."""
    origins = {chosen.figure.origin}
    yield _entry(chosen.figure)
    for match in matches:
        figure = match.figure
        if figure.origin in origins or figure.point != chosen.figure.point or figure.point is None:
            continue
        if match.relation == chosen.relation or match.score * 2 >= chosen.score:
            origins.add(figure.origin)
            yield _entry(figure)


def _entry(figure: Figure | Operand) -> Evidence:
    place = figure.place or (None, None)
    return Evidence(
        type=figure.origin,
        text=figure.shown,
        value=None if figure.point is None else decimal_text(figure.point),
        claim=figure.name if figure.origin == "claim" else None,
        figure=None if figure.origin == "claim" else figure.name,
        url=figure.url,
        start=place[0],
        end=place[1],
    )


def _is_point(entry: Evidence, point: Fraction | None) -> bool:
    return point is not None and entry.value == decimal_text(point)


def _fingerprint(kind: FindingKind, comparison: Comparison) -> str:
    """A name for the finding that survives edits elsewhere: its kind, subject, number and the value it should have."""
    claim, expected = comparison.claim, comparison.expected
    return _hash(kind, claim.text, claim.subject.text, write_figure(expected.figure) if expected else "")


def again(finding: Finding, time: int) -> Finding:
    """The same finding on another number that is written the same in the same sentence: the second, the third."""
    return finding.model_copy(update={"fingerprint": _hash(finding.fingerprint, str(time))})


def _outcome(calculation: Calculation) -> str:
    """What a sum gives, the same in every language of the messages."""
    return "" if calculation.result is None else decimal_text(calculation.result)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_HASH_LENGTH]
