"""Writes an evaluation: a page for people, and the same as a record for programs."""

from collections.abc import Iterator
from fractions import Fraction

from cijfercheck.batch.evaluate import CaseScore, Detection, Evaluation, FigureScore
from cijfercheck.model.finding import Finding
from cijfercheck.model.report import ClaimRecord

_DECIMALS = 3
_INDENT = "    "


def render_evaluation(evaluation: Evaluation, *, with_cases: bool) -> Iterator[str]:
    """Yield the lines of the page; `with_cases` adds what was missed and wrongly flagged in each case."""
    if with_cases:
        for case in evaluation.cases:
            yield from _render_case(case)
    detection, silence = evaluation.detection, evaluation.silence
    yield (
        f"gevallen {len(evaluation.cases)}, woorden {evaluation.words}, fouten {len(evaluation.errors)}, "
        f"cijfers {len(evaluation.figures)}"
    )
    yield ""
    yield f"{'':28}{'cijfercheck':>12}{'niets melden':>14}"
    for name, ours, nothing in (
        ("precision", detection.precision, silence.precision),
        ("recall", detection.recall, silence.recall),
        ("F1", detection.f1, silence.f1),
        ("valse alarmen per 1000 w.", evaluation.false_per_thousand_words, Fraction(0)),
        ("gevallen geheel goed", evaluation.perfect, evaluation.clean),
    ):
        yield f"{name:28}{show(ours):>12}{show(nothing):>14}"
    yield ""
    yield f"gevonden {detection.found}, gemist {detection.missed}, vals {detection.false}"
    yield f"soort goed            {show(evaluation.kind_right)}"
    yield f"verwachte waarde goed {show(evaluation.expected_right)}"
    yield ""
    yield f"cijfers gevonden      {show(evaluation.located)}"
    yield f"  waarde goed         {show(evaluation.valued)}"
    yield f"  periode goed        {show(evaluation.dated)}"
    yield f"geen claim, toch zo gelezen {show(evaluation.not_claims_taken)}"
    yield ""
    yield f"{'soort':20}{'gevonden':>10}{'gemist':>8}{'vals':>6}{'precision':>11}{'recall':>8}{'F1':>7}"
    for kind, counts in evaluation.by_kind.items():
        yield (
            f"{kind or '(geen)':20}{counts.found:>10}{counts.missed:>8}{counts.false:>6}"
            f"{show(counts.precision):>11}{show(counts.recall):>8}{show(counts.f1):>7}"
        )


def describe_evaluation(evaluation: Evaluation) -> dict[str, object]:
    """Give the evaluation as a record of plain values; a share of nothing is None."""
    return {
        "cases": len(evaluation.cases),
        "words": evaluation.words,
        "errors": len(evaluation.errors),
        **_describe_detection(evaluation.detection),
        "flagging_nothing": _describe_detection(evaluation.silence),
        "false_alarms_per_1000_words": _number(evaluation.false_per_thousand_words),
        "cases_perfect": _number(evaluation.perfect),
        "kind_right": _number(evaluation.kind_right),
        "expected_right": _number(evaluation.expected_right),
        "figures": {
            "annotated": len(evaluation.figures),
            "located": _number(evaluation.located),
            "valued": _number(evaluation.valued),
            "dated": _number(evaluation.dated),
            "not_claims_taken": _number(evaluation.not_claims_taken),
        },
        "kinds": {kind: _describe_detection(counts) for kind, counts in evaluation.by_kind.items()},
        "by_case": {
            case.name: {
                "missed": [error.gold.quote for error in case.errors if not error.found],
                "false": [
                    {"kind": alarm.kind, "start": alarm.start, "end": alarm.end}
                    for alarm in case.false_alarms
                ],
            }
            for case in evaluation.cases
        },
    }


def show(share: Fraction | None) -> str:
    """Write a share with three decimals, "–" where there was nothing to take a share of."""
    return "–" if share is None else f"{float(share):.{_DECIMALS}f}"


def _render_case(case: CaseScore) -> Iterator[str]:
    """Yield what went wrong in a case; a perfect one takes one line."""
    state = "goed" if case.perfect else "niet goed"
    yield f"{case.name}: {state}"
    for error in case.errors:
        start, end = error.place
        if not error.found:
            kinds = "/".join(error.gold.kinds)
            yield f"  GEMIST {kinds}, verwacht {error.gold.expected}"
            yield _INDENT + _in_line(case.text, start, end)
            continue
        if not error.kind_right or (error.gold.expected and not error.expected_right):
            given = "; ".join(f"{alarm.kind} → {alarm.expected}" for alarm in error.alarms)
            yield f"  ANDERS {given}; annotatie: {'/'.join(error.gold.kinds)} → {error.gold.expected}"
            yield _INDENT + _in_line(case.text, start, end)
    for alarm in case.false_alarms:
        yield f"  VALS {alarm.kind}, verwacht {alarm.expected} ({alarm.confidence}): {alarm.message}"
        yield _INDENT + _in_line(case.text, alarm.start, alarm.end)
        yield from _evidence(alarm)
    for figure in case.figures:
        yield from _render_figure(figure)
    for start, end in case.not_claims_taken:
        yield f"  GEEN CLAIM {_in_line(case.text, start, end)}"
    yield ""


def _render_figure(figure: FigureScore) -> Iterator[str]:
    """Yield what was read wrong of a figure, with what was read; nothing when all of it was right."""
    parts = (("plaats", figure.located), ("waarde", figure.valued), ("periode", figure.dated))
    wrong = [name for name, right in parts if right is False]
    if wrong:
        gold = figure.gold
        read = "; ".join(_say_read(claim) for claim in figure.read) or "niets"
        yield f"  CIJFER {', '.join(wrong)}: {gold.value} {gold.kind} {gold.period}, gelezen {read}: {gold.quote!r}"


def _say_read(claim: ClaimRecord) -> str:
    value = claim.value if claim.value is not None else f"{claim.low}–{claim.high}"
    period = claim.period
    days = f" {period.first}/{period.last} ({period.origin}: {period.text})" if period else " zonder periode"
    return f"{value} {claim.unit or claim.kind}{days}"


def _evidence(alarm: Finding) -> Iterator[str]:
    for evidence in alarm.evidence:
        yield f"{_INDENT}naast: [{evidence.figure or evidence.claim or evidence.type}] {evidence.value}: {evidence.text}"


def _in_line(text: str, start: int, end: int) -> str:
    """Quote the line of a number, at most some words to either side, with the number marked."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - 120) : start]
    after = text[end : end + 120].partition("\n")[0]
    return f"{before}«{text[start:end]}»{after}".strip()


def _describe_detection(counts: Detection) -> dict[str, object]:
    return {
        "found": counts.found,
        "missed": counts.missed,
        "false": counts.false,
        "precision": _number(counts.precision),
        "recall": _number(counts.recall),
        "f1": _number(counts.f1),
    }


def _number(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), 4)
