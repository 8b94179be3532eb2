"""Figures from what was read: the claims of a text, and the points of reference datasets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from cijfercheck.model.claim import Claim, Role
from cijfercheck.model.figure import Figure, Origin
from cijfercheck.model.interval import Interval
from cijfercheck.model.plugin import Provision
from cijfercheck.model.subject import Subject
from cijfercheck.providers._reference_unit import read_unit

if TYPE_CHECKING:
    from cijfercheck.providers._reference_record import ReferenceDataset, ReferenceFigure, ReferencePoint


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
            undated=origin == "source" and _is_undated(claim),
        )
        for claim in claims
        if claim.subject.head or claim.context.near
    )


def _is_undated(claim: Claim) -> bool:
    """Whether a claim has only the date of its text: the year of publication, or the day that the text is of."""
    period = claim.period
    if period is None or period.origin not in {"publication", "section"}:
        return False
    return period.origin == "publication" or (period.period.days or 0) == 1


def provide_file(path: Path, subjects: Callable[[Iterable[str]], Sequence[Subject]]) -> Provision:
    """Give the figures of a reference file; `subjects` reads labels.

    Raises:
        ReferenceFileError: The file does not hold.
    """
    from cijfercheck.providers._reference_file import (
        read_reference,  # without references nothing of it is needed
    )

    dataset = read_reference(path)
    return Provision(dataset.dataset, dataset.sha256, provide_dataset(dataset, subjects))


def provide_dataset(
    dataset: "ReferenceDataset", subjects: Callable[[Iterable[str]], Sequence[Subject]]
) -> tuple[Figure, ...]:
    """Make a figure of every point of a reference dataset, once for its label and once for each alias.

    Args:
        dataset: What was read from a reference file.
        subjects: Reads labels as subjects; the words of a figure's dimensions are read with its label.
    """
    entries = [(figure, label) for figure in dataset.figures for label in (figure.label, *figure.aliases)]
    texts = [" ".join((label, *(word for _, word in figure.dimensions))) for figure, label in entries]
    distinct = list(dict.fromkeys(texts))
    read = dict(zip(distinct, subjects(distinct), strict=True))
    superseded = {
        figure.supersedes: f"{dataset.dataset}/{figure.id}" for figure in dataset.figures if figure.supersedes
    }
    return tuple(
        made
        for (figure, label), text in zip(entries, texts, strict=True)
        for made in _points(dataset, figure, label, read[text], superseded)
    )


def _points(
    dataset: "ReferenceDataset",
    figure: "ReferenceFigure",
    label: str,
    subject: Subject,
    superseded: Mapping[str, str],
) -> Iterator[Figure]:
    unit = read_unit(figure.unit)
    dimensions = ", ".join(word for _, word in figure.dimensions)
    title = f"{label} ({dimensions})" if dimensions else label
    margin = (figure.tolerance or Fraction(0)) * unit.factor
    for point in figure.points:
        value = point.value if unit.factor == 1 else point.value * unit.factor
        role = _role(figure, point)
        size = abs(value) if role in {"increase", "decrease"} else value
        yield Figure(
            name=f"{dataset.dataset}/{figure.id}",
            origin="reference",
            document=dataset.publisher,
            subject=Subject(text=title, head=subject.head, modifiers=subject.modifiers),
            value=Interval(size - margin, size + margin) if margin else Interval(size, size),
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
            counted=figure.unit,
            published=dataset.published,
            provisional=point.provisional,
            revised=figure.revised,
            note=figure.note,
            supersedes=_full_name(dataset, figure.supersedes),
            superseded_by=superseded.get(figure.id),
        )


def _role(figure: "ReferenceFigure", point: "ReferencePoint") -> Role:
    if figure.kind == "change":
        return "increase" if point.value >= 0 else "decrease"
    return figure.kind


def _full_name(dataset: "ReferenceDataset", name: str | None) -> str | None:
    """The name of a figure among all datasets; one without a dataset is of this one."""
    return name if name is None or "/" in name else f"{dataset.dataset}/{name}"
