"""How figures are kept in the store: what the values of a series share once, and a short row for each value."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date
from fractions import Fraction
from operator import attrgetter
from typing import Any, TypeAlias

from cijfercheck.model.figure import Figure
from cijfercheck.model.interval import Interval, exact_text
from cijfercheck.model.period import Period
from cijfercheck.model.subject import Subject

PointRow: TypeAlias = tuple[int | None, int | None, str | None, str | None, str | None, int]
"""First and last day as ordinals, the number, the bounds where they differ from it ("" is open), whether provisional."""

_OF_POINTS = frozenset({"value", "point", "period", "provisional"})
_SHARED = tuple(field.name for field in fields(Figure) if field.name not in _OF_POINTS)
_DEFAULTS = {field.name: field.default for field in fields(Figure) if field.default is not MISSING}
_REQUIRED = object()
_shared_of = attrgetter(*_SHARED)


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that differ in their value and period alone; `record` is the JSON of what they share."""

    record: str
    points: tuple[PointRow, ...]


def group_series(figures: Iterable[Figure]) -> Iterator[Series]:
    """Take together the figures that follow each other and share all but value and period."""
    key: tuple[object, ...] | None = None
    first: Figure | None = None
    points: list[PointRow] = []
    for figure in figures:
        own = _shared_of(figure)
        if first is not None and own != key:
            yield Series(_encode(first), tuple(points))
            points = []
        if own != key:
            key, first = own, figure
        points.append(_encode_point(figure))
    if first is not None:
        yield Series(_encode(first), tuple(points))


def subject_of(record: dict[str, Any]) -> Subject:
    """The subject in a decoded record."""
    text, head, modifiers, setting = record["subject"]
    return Subject(text=text, head=head, modifiers=tuple(modifiers), setting=tuple(setting))


def decode_figure(record: dict[str, Any], row: PointRow) -> Figure:
    """Make the figure of one value again; it equals the one that went in."""
    first, last, point, low, high, provisional = row
    number = None if point is None else read_number(point)
    return Figure(
        **record["shared"],
        value=Interval(_decode_bound(low, number), _decode_bound(high, number)),
        point=number,
        period=None if first is None and last is None else Period(_day(first), _day(last)),
        provisional=bool(provisional),
    )


def read_number(text: str) -> Fraction:
    """Read a number that `exact_text` wrote; whole ones, which most are, by the short way."""
    return Fraction(int(text)) if text.lstrip("-").isdecimal() else Fraction(text)


def decode_record(text: str) -> dict[str, Any]:
    """Read what a series shares; `shared` are the fields of its figures, ready for use."""
    record: dict[str, Any] = json.loads(text)
    shared = dict(record)
    shared["subject"] = subject_of(record)
    for name, decode in _DECODERS.items():
        if record.get(name) is not None:
            shared[name] = decode(record[name])
    return {**record, "shared": shared}


def _encode(figure: Figure) -> str:
    """Write down what is not as it is by default."""
    record: dict[str, object] = {
        name: value for name in _SHARED if (value := getattr(figure, name)) != _DEFAULTS.get(name, _REQUIRED)
    }
    subject = figure.subject
    record["subject"] = [subject.text, subject.head, subject.modifiers, subject.setting]
    if figure.place_value is not None:
        record["place_value"] = exact_text(figure.place_value)
    if figure.baseline is not None:
        record["baseline"] = _ordinals(figure.baseline)
    for name in ("published", "revised"):
        if (day := getattr(figure, name)) is not None:
            record[name] = day.isoformat()
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _encode_point(figure: Figure) -> PointRow:
    first, last = (None, None) if figure.period is None else _ordinals(figure.period)
    return (
        first,
        last,
        None if figure.point is None else exact_text(figure.point),
        _encode_bound(figure.value.low, figure.point),
        _encode_bound(figure.value.high, figure.point),
        int(figure.provisional),
    )


def _encode_bound(bound: Fraction | None, point: Fraction | None) -> str | None:
    if bound is None:
        return ""
    return None if bound is point or bound == point else exact_text(bound)


def _decode_bound(bound: str | None, point: Fraction | None) -> Fraction | None:
    if bound is None:
        return point
    return read_number(bound) if bound else None


def _ordinals(period: Period) -> tuple[int | None, int | None]:
    return (
        None if period.first is None else period.first.toordinal(),
        None if period.last is None else period.last.toordinal(),
    )


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


_DECODERS: dict[str, Callable[[Any], object]] = {
    "dimensions": lambda pairs: tuple((name, value) for name, value in pairs),
    "place_value": Fraction,
    "place": tuple,
    "published": date.fromisoformat,
    "revised": date.fromisoformat,
    "baseline": lambda days: Period(*(_day(day) for day in days)),
}
