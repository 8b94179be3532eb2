"""Changes that a figure outside the draft tells in another direction or unit: "4,8 procent omlaag", where the source has them "omhoog".

The number is that of a change, and no change that is known has it as the draft says. Read the other way it is that of the very thing
that the draft speaks of.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from cijfercheck.matching.candidates import in_unit_of
from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import has_two_digits
from cijfercheck.matching.pointing import find_agreeing
from cijfercheck.matching.weighed import Weighed, why_not_compared
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim, ClaimKind, Role
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match
from cijfercheck.relations.changes import turn
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document, operand_of
from cijfercheck.relations.outside import Outside

_SURE = Fraction(4, 5)
_TURNED: dict[Role, Role] = {"increase": "decrease", "decrease": "increase"}
_OTHER_UNIT: dict[ClaimKind, tuple[ClaimKind, str]] = {
    "percentage": ("percentage_point", "procentpunt"),
    "percentage_point": ("percentage", "procent"),
}


def find_reread(document: Document, known: Known, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Look for changes that are known the other way round or in the other unit; each comes with the id of its claim."""
    for line in document.lines:
        for claim in line.claims:
            value = claim.quantity.value
            same = known.changes_by_point.get(value, ()) if value is not None else ()
            if (
                not same
                or not _is_read(claim)
                or outside.supports(claim)
                or any(_agrees(claim, one) for one in same)
            ):
                continue
            match = _matched(replace(claim, role=_TURNED[claim.role]), known)
            if match is not None:
                made = Calculation("wrong-direction", "told", (operand_of(match.figure),), False, None, _SURE)
                yield claim.id, turn(made, claim, line, claim.role)
                continue
            if claim.kind in _OTHER_UNIT:
                yield from _in_other_unit(claim, known)


def _in_other_unit(claim: Claim, known: Known) -> Iterator[tuple[str, Calculation]]:
    kind, unit = _OTHER_UNIT[claim.kind]
    match = _matched(replace(claim, kind=kind, quantity=replace(claim.quantity, unit=unit)), known)
    if match is not None:
        words = f"{claim.text} {unit}"
        yield (
            claim.id,
            Calculation(
                "wrong-unit",
                "unit",
                (operand_of(match.figure),),
                False,
                claim.quantity.value,
                _SURE,
                words=words,
                span=(claim.quantity.start, claim.quantity.end),
                replacement=words,
            ),
        )


def _is_read(claim: Claim) -> bool:
    """Whether a claim is a change that is compared at all, and not with a digit that is met by chance."""
    return (
        claim.role in _TURNED
        and claim.modality not in SET_RIGHT
        and why_not_compared(claim) is None
        and has_two_digits(claim.quantity.value)
    )


def _agrees(claim: Claim, figure: Figure) -> bool:
    """Whether a figure tells the number of a claim as the claim does."""
    return figure.role == claim.role and in_unit_of(claim, figure) is not None


def _matched(claim: Claim, known: Known) -> Match | None:
    """The change outside the draft that a claim, read otherwise, agrees with."""
    fitted = (
        in_unit_of(claim, figure)
        for figures in known.changes_by_point.values()
        for figure in figures
        if figure.role == claim.role
    )
    weighed = Weighed(claim, tuple(figure for figure in fitted if figure is not None), (), ())
    match = weighed.support or find_agreeing(weighed)
    return match if match is not None and (match.relation != "other" or match.has("wording")) else None
