"""Claims, figures and comparisons made by hand, for the tests of matching and checks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from cijfercheck.language.quantities import find_quantities
from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.article import SectionRole
from cijfercheck.model.claim import Claim, ClaimKind, ClaimPeriod, Modality, Role
from cijfercheck.model.figure import Figure, Origin
from cijfercheck.model.interval import Interval
from cijfercheck.model.match import Comparison
from cijfercheck.model.period import Period
from cijfercheck.model.quantity import Quantity
from cijfercheck.model.subject import Subject

_KINDS: dict[str, ClaimKind] = {
    "number": "count",
    "amount": "amount",
    "percentage": "percentage",
    "ratio": "ratio",
    "multiple": "ratio",
    "age": "age",
    "duration": "duration",
    "ordinal": "rank",
    "measure": "measure",
}
_SENTENCE = 100  # characters that each sentence takes up


def read(written: str) -> Quantity:
    """Read the only number in some words: "ruim 900"."""
    (quantity,) = find_quantities(written)
    return quantity


def subject(text: str, *, setting: str = "", inherited: bool = False) -> Subject:
    """Make a subject of lemmas: the head first, then what narrows it."""
    head, *modifiers = text.split()
    return Subject(
        text=text, head=head, modifiers=tuple(modifiers), setting=tuple(setting.split()), inherited=inherited
    )


def year(number: int) -> Period:
    """Return the days of a year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def claim(
    written: str,
    counted: Subject | str,
    *,
    identifier: str = "c1",
    sentence: int = 0,
    section: SectionRole = "body",
    role: Role = "level",
    period: Period | None = None,
    period_origin: str = "clause",
    region: str | None = None,
    attribution: str | None = None,
    modality: Modality = "outcome",
    surroundings: str = "",
) -> Claim:
    """Make a claim of a number as it is written; `sentence` says the how manieth sentence it stands in."""
    quantity = read(written)
    start = sentence * _SENTENCE + 10
    return Claim(
        id=identifier,
        start=start,
        end=start + len(quantity.text),
        text=quantity.text,
        sentence=(sentence * _SENTENCE, (sentence + 1) * _SENTENCE),
        section=section,
        quantity=quantity,
        kind=_KINDS[quantity.kind],
        role=role,
        subject=subject(counted) if isinstance(counted, str) else counted,
        period=ClaimPeriod(period, "", period_origin) if period else None,
        region=region,
        attribution=attribution,
        modality=modality,
        surroundings=surroundings,
    )


def as_figure(made: Claim, origin: Origin = "claim", document: str = "draft.txt") -> Figure:
    """Make the figure that a claim of the draft, or of a source, is for the other claims."""
    return Figure(
        name=made.id if origin == "claim" else f"{document}#{made.start}",
        origin=origin,
        document=document,
        subject=made.subject,
        value=made.interval,
        point=made.quantity.value,
        place_value=made.quantity.place,
        shown=f"Zin {made.sentence[0] // _SENTENCE}: {made.text} {made.subject.text}.",
        unit=made.quantity.unit,
        kind=made.kind,
        role=made.role,
        period=made.period.period if made.period else None,
        region=made.region,
        modality=made.modality,
        attribution=made.attribution,
        surroundings=made.surroundings,
        context=made.context,
        place=(made.start, made.end),
    )


def reference(
    written: str,
    counted: Subject | str,
    *,
    name: str = "cijfers/totaal",
    period: Period | None = None,
    region: str | None = None,
    role: Role = "level",
) -> Figure:
    """Make an exact figure of a reference file."""
    made = as_figure(claim(written, counted, period=period, region=region, role=role), "reference", "Bureau")
    point = made.point or Fraction(0)
    return replace(
        made,
        name=name,
        value=Interval.exactly(point),
        place_value=None,
        shown=f"Cijfers: {made.subject.text}",
        place=None,
        url="https://example.org/cijfers",
    )


def compare(claims: Sequence[Claim], *figures: Figure) -> tuple[Comparison, ...]:
    """Compare claims with figures and with each other, as the pipeline does."""
    return compare_claims(claims, (*figures, *(as_figure(made) for made in claims if made.subject.head)))


def decide(made: Claim, *figures: Figure) -> tuple[str, bool] | None:
    """Compare one claim with figures: the name of the one it should equal and whether it does."""
    (comparison,) = compare_claims([made], figures)
    expected = comparison.expected
    return None if expected is None else (expected.figure.name, expected.agrees)
