"""What a reference file holds: its fields as they are written, and the figures that they stand for."""

import re
from collections.abc import Mapping, Sized
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from cijfercheck.language.period_notation import parse_period
from cijfercheck.model.period import Period

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Held = TypeVar("Held", bound=Sized)


def show_value(value: object) -> str:
    """Show in a message what stands where something else belongs."""
    return {"NoneType": "niets", "list": "een lijst", "dict": "een blok velden"}.get(
        type(value).__name__, f"'{value}'"
    )


def _parse_number(value: object) -> Fraction:
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return Fraction(value.strip())
    raise ValueError(
        f"{show_value(value)} is geen getal; schrijf het in cijfers, met een punt voor decimalen en niets tussen duizendtallen"
    )


def _parse_notation(value: object) -> Period:
    if isinstance(value, str) or (isinstance(value, Mapping) and all(isinstance(key, str) for key in value)):
        return parse_period(value)
    raise ValueError(f"{show_value(value)} is geen periode")


def _parse_day(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError(f"{show_value(value)} bestaat niet op de kalender") from None
    raise ValueError(f"{show_value(value)} is geen datum; schrijf JJJJ-MM-DD")


def _parse_text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    raise ValueError("is leeg; schrijf woorden" if value in (None, "") else "moet één stuk tekst zijn")


def _parse_truth(value: object) -> bool:
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    raise ValueError(f"{show_value(value)} is geen true of false")


def _parse_provisional(value: object) -> bool | tuple[Period, ...]:
    """Read which values are provisional: all of them (true), or those of the periods in a list."""
    if isinstance(value, list):
        return tuple(_parse_notation(period) for period in value)
    return _parse_truth(value)


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
Provisional = Annotated[
    bool | tuple[Period, ...],
    BeforeValidator(_parse_provisional),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "array", "items": _PERIOD_SCHEMA}]}),
]


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
    provisional: Provisional = False
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
    retrieved: Day | None = None
    assertions: tuple[Text, ...] = ()
    figures: Annotated[tuple[FigureEntry, ...], AfterValidator(_refuse_empty)]


@dataclass(frozen=True, slots=True)
class ReferencePoint:
    """The value of a figure for one period."""

    period: Period
    value: Fraction
    provisional: bool = False


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
    retrieved: date | None
    figures: tuple[ReferenceFigure, ...]
