"""Reference files: published figures in YAML, as section 4 of the contract describes them.

A file holds or is refused whole, with its line, field and reason. Numbers are read as the decimals that are written,
never as floats; keys such as `2024-05` stay the words they are. Anchors, aliases and tags of YAML are refused, so that
no file can grow or run anything while it is read.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sized
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, TypeVar

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails

from cijfercheck.errors import ReferenceFileError
from cijfercheck.language.period_notation import parse_period
from cijfercheck.model.period import Period

MOST_BYTES = 20_000_000
_DEEPEST = 8
_NULLS = ("", "~", "null", "Null", "NULL")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FILE = "bestand"

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Held = TypeVar("Held", bound=Sized)
Place: TypeAlias = tuple[str | int, ...]


def _parse_number(value: object) -> Fraction:
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return Fraction(value.strip())
    raise ValueError(
        f"{_shown(value)} is geen getal; schrijf het in cijfers, met een punt voor decimalen en niets tussen duizendtallen"
    )


def _parse_notation(value: object) -> Period:
    if isinstance(value, str) or (isinstance(value, Mapping) and all(isinstance(key, str) for key in value)):
        return parse_period(value)
    raise ValueError(f"{_shown(value)} is geen periode")


def _parse_day(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError(f"{_shown(value)} bestaat niet op de kalender") from None
    raise ValueError(f"{_shown(value)} is geen datum; schrijf JJJJ-MM-DD")


def _parse_text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    raise ValueError("is leeg; schrijf woorden" if value in (None, "") else "moet één stuk tekst zijn")


def _parse_truth(value: object) -> bool:
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    raise ValueError(f"{_shown(value)} is geen true of false")


def _refuse_empty(held: Held) -> Held:
    if not held:
        raise ValueError("is leeg; er hoort ten minste één cijfer in")
    return held


_PERIOD_SCHEMA = {
    "anyOf": [
        {
            "type": ["string", "integer"],
            "examples": ["2024", "2024-Q1", "2024-05", "2024-05-17", "2024-W20", "2023/2024"],
        },
        {"type": "object", "properties": {"first": {}, "last": {}}, "additionalProperties": False},
    ]
}
Number = Annotated[Fraction, BeforeValidator(_parse_number), WithJsonSchema({"type": ["number", "string"]})]
Notation = Annotated[Period, BeforeValidator(_parse_notation), WithJsonSchema(_PERIOD_SCHEMA)]
Day = Annotated[date, BeforeValidator(_parse_day)]
Text = Annotated[str, BeforeValidator(_parse_text)]
Truth = Annotated[bool, BeforeValidator(_parse_truth)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FigureEntry(_Record):
    """One figure as a file holds it: one value with its period, or a series of them."""

    id: Text
    label: Text
    aliases: tuple[Text, ...] = ()
    kind: Literal["level", "change", "share"] = "level"
    unit: Text
    region: Text | None = None
    dimensions: dict[str, Text] = Field(default_factory=dict)
    value: Number | None = None
    period: Notation | None = None
    series: Annotated[dict[str, Number], AfterValidator(_refuse_empty)] | None = None
    versus: Notation | None = None
    note: Text | None = None
    provisional: Truth = False
    revised: Day | None = None
    tolerance: Number | None = Field(default=None, ge=0)
    supersedes: Text | None = None
    url: Text | None = None

    @model_validator(mode="after")
    def _holds_one_form(self) -> "FigureEntry":
        if self.series is not None and (self.value is not None or self.period is not None):
            raise ValueError("heeft series naast value of period; kies een van de twee")
        if self.series is None and self.value is None:
            raise ValueError("heeft geen value met period en geen series")
        if self.series is None and self.period is None:
            raise ValueError("heeft value zonder period")
        if self.kind == "change" and self.versus is None and self.series is None:
            raise ValueError(
                "is een verandering (kind: change) zonder versus; noem de periode waarmee vergeleken is"
            )
        if self.kind != "change" and self.versus is not None:
            raise ValueError("heeft versus, maar is geen verandering (kind: change)")
        return self


class ReferenceFile(_Record):
    """A reference file as it is written; the JSON Schema of reference figures is that of this record."""

    dataset: Text
    title: Text
    publisher: Text
    url: Text | None = None
    published: Day | None = None
    licence: Text | None = None
    figures: Annotated[tuple[FigureEntry, ...], AfterValidator(_refuse_empty)]


@dataclass(frozen=True, slots=True)
class ReferencePoint:
    """The value of a figure for one period."""

    period: Period
    value: Fraction


@dataclass(frozen=True, slots=True)
class ReferenceFigure:
    """A figure with its values; `line` is where it stands in the file. The other fields are those of the contract."""

    id: str
    label: str
    aliases: tuple[str, ...]
    kind: Literal["level", "change", "share"]
    unit: str
    region: str | None
    dimensions: tuple[tuple[str, str], ...]
    points: tuple[ReferencePoint, ...]
    versus: Period | None
    note: str | None
    provisional: bool
    revised: date | None
    tolerance: Fraction | None
    supersedes: str | None
    url: str | None
    line: int


@dataclass(frozen=True, slots=True)
class ReferenceDataset:
    """Everything in one reference file; `sha256` is the hash of its bytes, in hexadecimal."""

    path: Path
    sha256: str
    dataset: str
    title: str
    publisher: str
    url: str | None
    published: date | None
    licence: str | None
    figures: tuple[ReferenceFigure, ...]


def read_reference(path: Path) -> ReferenceDataset:
    """Read one reference file.

    Raises:
        ReferenceFileError: the file cannot be read, is no YAML, or a field of it does not hold.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReferenceFileError(path, None, _FILE, f"kan niet gelezen worden ({error.strerror})") from None
    tree = _Tree(path, data)
    file = _validate(path, tree)
    _refuse_repeated_ids(path, file, tree.lines)
    figures = tuple(_expand(path, entry, index, tree.lines) for index, entry in enumerate(file.figures))
    return ReferenceDataset(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        dataset=file.dataset,
        title=file.title,
        publisher=file.publisher,
        url=file.url,
        published=file.published,
        licence=file.licence,
        figures=figures,
    )


class _Tree:
    """The plain data of a YAML file, every scalar as it is written, and the line of every field."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        self.lines: dict[Place, int] = {}
        if len(data) > MOST_BYTES:
            raise ReferenceFileError(path, None, _FILE, "is groter dan 20 MB")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise ReferenceFileError(
                path, line, _FILE, "is geen UTF-8; bewaar het bestand als UTF-8"
            ) from None
        try:
            self.root = self._read_root(yaml.parse(text, Loader=yaml.CSafeLoader))
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            raise ReferenceFileError(
                path, line or None, _FILE, f"is geen geldige YAML: {error.problem}"
            ) from None
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            raise ReferenceFileError(path, line, _FILE, "bevat een teken dat in YAML niet mag") from None

    def _read_root(self, events: Iterator[yaml.Event]) -> Plain:
        root: Plain = None
        seen = False
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if seen:
                    raise ReferenceFileError(
                        self._path, _line(event), _FILE, "bevat meer dan één YAML-document"
                    )
                root, seen = self._read_node(event, events, ()), True
        return root

    def _read_node(self, event: yaml.Event, events: Iterator[yaml.Event], place: Place) -> Plain:
        line = _line(event)
        self.lines.setdefault(place, line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ReferenceFileError(
                self._path, line, _field(place), "gebruikt een anker (& of *) van YAML; schrijf het uit"
            )
        if getattr(event, "tag", None):
            raise ReferenceFileError(
                self._path, line, _field(place), "gebruikt een tag (!) van YAML; laat die weg"
            )
        if len(place) > _DEEPEST:
            raise ReferenceFileError(self._path, line, _field(place), "is te diep genest")
        if isinstance(event, yaml.ScalarEvent):
            return None if not event.style and event.value in _NULLS else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._read_sequence(events, place)
        return self._read_mapping(events, place)

    def _read_sequence(self, events: Iterator[yaml.Event], place: Place) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._read_node(event, events, (*place, len(items))))
        return items

    def _read_mapping(self, events: Iterator[yaml.Event], place: Place) -> dict[str, Plain]:
        fields: dict[str, Plain] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = _line(event)
            key = self._read_node(event, events, (*place, ""))
            if not isinstance(key, str):
                raise ReferenceFileError(self._path, line, _field(place), "heeft een veld zonder naam")
            if key in fields:
                first = self.lines[*place, key]
                raise ReferenceFileError(
                    self._path, line, _field((*place, key)), f"staat er al, op regel {first}"
                )
            self.lines[*place, key] = line
            fields[key] = self._read_node(next(events), events, (*place, key))
        return fields


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _validate(path: Path, tree: _Tree) -> ReferenceFile:
    if tree.root is None:
        raise ReferenceFileError(path, None, _FILE, "is leeg")
    if not isinstance(tree.root, dict):
        raise ReferenceFileError(path, 1, _FILE, "begint niet met velden als dataset: en figures:")
    try:
        return ReferenceFile.model_validate(tree.root)
    except ValidationError as failure:
        found = failure.errors(include_url=False)
    unknown = [error for error in found if error["type"] == "extra_forbidden"]
    line, field, reason = min(
        (_locate(error, tree) for error in unknown or found), key=lambda place: place[0]
    )
    raise ReferenceFileError(path, line, field, reason)


def _locate(error: ErrorDetails, tree: _Tree) -> tuple[int, str, str]:
    """Give the line, field and Dutch reason of one thing that pydantic refuses."""
    place: Place = tuple(part for part in error["loc"] if part != "[key]")
    known = place
    while known not in tree.lines:
        known = known[:-1]
    return tree.lines[known], _field(place, tree.root), _reason(error)


def _field(place: Place, root: Plain = None) -> str:
    """Name a field as an editor knows it: `figures[2].unit`, or `slachtoffers-totaal.unit` where the id is known."""
    names: list[str] = []
    for depth, part in enumerate(place):
        if isinstance(part, str):
            names.extend([part] if part else [])
        elif depth == 1 and names == ["figures"]:
            names = [_figure_id(root, part)]
        else:
            names[-1:] = [f"{''.join(names[-1:])}[{part + 1}]"]
    return ".".join(names) or _FILE


def _figure_id(root: Plain, index: int) -> str:
    figures = root.get("figures") if isinstance(root, dict) else None
    figure = figures[index] if isinstance(figures, list) else None
    name = figure.get("id") if isinstance(figure, dict) else None
    return name if isinstance(name, str) and name else f"figures[{index + 1}]"


def _reason(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        return _unknown_field(error["loc"])
    return {
        "missing": "ontbreekt",
        "literal_error": f"{_shown(error['input'])} kan niet; kies level, change of share",
        "greater_than_equal": "is kleiner dan nul",
    }.get(kind, _wrong_shape(kind, error["input"]))


def _wrong_shape(kind: str, value: object) -> str:
    trouble = "is leeg" if value is None else f"{_shown(value)} past hier niet"
    return f"{trouble}; hier {'hoort een lijst' if kind == 'tuple_type' else 'horen velden met een waarde'}"


def _unknown_field(place: tuple[int | str, ...]) -> str:
    known = list(FigureEntry.model_fields if len(place) > 1 else ReferenceFile.model_fields)
    close = get_close_matches(str(place[-1]), known, 1)
    return (
        f"dit veld is onbekend; bedoelt u {close[0]}?"
        if close
        else f"dit veld is onbekend; bekend zijn {', '.join(known)}"
    )


def _shown(value: object) -> str:
    return {"NoneType": "niets", "list": "een lijst", "dict": "een blok velden"}.get(
        type(value).__name__, f"'{value}'"
    )


def _refuse_repeated_ids(path: Path, file: ReferenceFile, lines: dict[Place, int]) -> None:
    seen: dict[str, int] = {}
    for index, entry in enumerate(file.figures):
        line = lines["figures", index, "id"]
        if entry.id in seen:
            raise ReferenceFileError(path, line, f"{entry.id}.id", f"staat er al, op regel {seen[entry.id]}")
        seen[entry.id] = line


def _expand(path: Path, entry: FigureEntry, index: int, lines: dict[Place, int]) -> ReferenceFigure:
    return ReferenceFigure(
        id=entry.id,
        label=entry.label,
        aliases=entry.aliases,
        kind=entry.kind,
        unit=entry.unit,
        region=entry.region,
        dimensions=tuple(entry.dimensions.items()),
        points=tuple(_points(path, entry, index, lines)),
        versus=entry.versus,
        note=entry.note,
        provisional=entry.provisional,
        revised=entry.revised,
        tolerance=entry.tolerance,
        supersedes=entry.supersedes,
        url=entry.url,
        line=lines["figures", index],
    )


def _points(path: Path, entry: FigureEntry, index: int, lines: dict[Place, int]) -> Iterator[ReferencePoint]:
    if entry.period is not None and entry.value is not None:
        yield ReferencePoint(entry.period, entry.value)
    for written, value in (entry.series or {}).items():
        try:
            period = parse_period(written)
        except ValueError as error:
            line = lines["figures", index, "series", written]
            raise ReferenceFileError(path, line, f"{entry.id}.series", str(error)) from None
        yield ReferencePoint(period, value)
