"""Figures from what was read: the claims of a text, and the points of reference datasets."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cijfercheck.language.tokens import tokenize
from cijfercheck.language.units import find_unit
from cijfercheck.model.claim import Claim, ClaimKind, Role
from cijfercheck.model.figure import Figure, Origin
from cijfercheck.model.interval import Interval
from cijfercheck.model.subject import Subject
from cijfercheck.providers._reference_file import ReferenceDataset, ReferenceFigure, ReferencePoint

_SCALES = {"duizend": 10**3, "miljoen": 10**6, "mln": 10**6, "miljard": 10**9, "mld": 10**9}
_KINDS: dict[str, ClaimKind] = {
    "percentage": "percentage",
    "percentage_point": "percentage_point",
    "amount": "amount",
    "measure": "measure",
    "temperature": "measure",
    "duration": "duration",
}


@dataclass(frozen=True, slots=True)
class ReferenceUnit:
    """The unit of a reference figure in the terms of claims; `factor` turns its values into canonical ones."""

    kind: ClaimKind
    name: str | None
    factor: Fraction


def provide_claims(claims: Iterable[Claim], text: str, document: str, origin: Origin) -> tuple[Figure, ...]:
    """Make a figure of every claim that says what it counts.

    Args:
        claims: The claims of one text.
        text: That text, for the sentences to show.
        document: Its name.
        origin: "claim" for the draft itself, "source" for a text that it was written from.
    """
    return tuple(
        Figure(
            name=claim.id if origin == "claim" else f"{document}#{claim.start}",
            origin=origin,
            document=document,
            subject=claim.subject,
            value=claim.interval,
            point=claim.quantity.value,
            place_value=claim.quantity.place,
            shown=" ".join(text[claim.sentence[0] : claim.sentence[1]].split()),
            unit=claim.quantity.unit,
            kind=claim.kind,
            role=claim.role,
            period=claim.period.period if claim.period else None,
            baseline=claim.baseline.period if claim.baseline else None,
            region=claim.region,
            modality=claim.modality,
            attribution=claim.attribution,
            surroundings=claim.surroundings,
            context=claim.context,
            place=(claim.start, claim.end),
        )
        for claim in claims
        if claim.subject.head or claim.context.near
    )


def provide_dataset(
    dataset: ReferenceDataset, subjects: Callable[[Iterable[str]], Sequence[Subject]]
) -> tuple[Figure, ...]:
    """Make a figure of every point of a reference dataset, once for its label and once for each alias.

    Args:
        dataset: What was read from a reference file.
        subjects: Reads labels as subjects; the words of a figure's dimensions are read with its label.
    """
    entries = [(figure, label) for figure in dataset.figures for label in (figure.label, *figure.aliases)]
    read = subjects(" ".join((label, *(word for _, word in figure.dimensions))) for figure, label in entries)
    return tuple(
        made
        for (figure, label), subject in zip(entries, read, strict=True)
        for made in _points(dataset, figure, label, subject)
    )


def read_unit(unit: str) -> ReferenceUnit:
    """Read the unit of a reference figure: "personen" counts, "mln euro" is an amount in millions."""
    tokens = tokenize(unit)
    factor = Fraction(1)
    if tokens and tokens[0].lower in _SCALES:
        factor, tokens = Fraction(_SCALES[tokens[0].lower]), tokens[1:]
    found = find_unit(tokens, 0, in_digits=True)
    if found is None:
        return ReferenceUnit("count", None, factor)
    known = found[0]
    return ReferenceUnit(_KINDS.get(known.kind, "count"), known.name, factor * known.factor)


def _points(
    dataset: ReferenceDataset, figure: ReferenceFigure, label: str, subject: Subject
) -> Iterator[Figure]:
    unit = read_unit(figure.unit)
    dimensions = ", ".join(word for _, word in figure.dimensions)
    title = f"{label} ({dimensions})" if dimensions else label
    for point in figure.points:
        value = point.value * unit.factor
        margin = (figure.tolerance or Fraction(0)) * unit.factor
        role = _role(figure, point)
        size = abs(value) if role in {"increase", "decrease"} else value
        yield Figure(
            name=f"{dataset.dataset}/{figure.id}",
            origin="reference",
            document=dataset.publisher,
            subject=Subject(text=title, head=subject.head, modifiers=subject.modifiers),
            value=Interval(size - margin, size + margin),
            point=size,
            place_value=None,
            shown=f"{dataset.title}: {title}",
            unit=unit.name,
            kind=unit.kind,
            role=role,
            period=point.period,
            baseline=figure.versus,
            region=figure.region,
            dimensions=figure.dimensions,
            url=figure.url or dataset.url,
        )


def _role(figure: ReferenceFigure, point: ReferencePoint) -> Role:
    if figure.kind == "change":
        return "increase" if point.value >= 0 else "decrease"
    return figure.kind
