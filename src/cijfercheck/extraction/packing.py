"""What the components leave on a `Doc`, in a form that spaCy can write down with it.

`Doc.to_bytes`, and with it `nlp.pipe(n_process=2)` and `DocBin(store_user_data=True)`, writes what stands on a document as msgpack, which knows no
records, fractions or days. They are written as lists that open with the name of their type; nothing else can be read back.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

import srsly

from cijfercheck.model.claim import Claim, ClaimPeriod, Context
from cijfercheck.model.interval import Interval
from cijfercheck.model.period import Period, PeriodMention
from cijfercheck.model.quantity import NotClaim, OtherReading, Quantity
from cijfercheck.model.subject import Subject

_KEY = "cijfercheck"
_RECORDS: dict[str, type[Any]] = {
    record.__name__: record
    for record in (
        Claim,
        ClaimPeriod,
        Context,
        Interval,
        NotClaim,
        OtherReading,
        Period,
        PeriodMention,
        Quantity,
        Subject,
    )
}

Plain: TypeAlias = "bool | int | str | list[Plain] | None"
Chain: TypeAlias = "Callable[[object], object] | None"


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was left on a document."""

    content: object


def register_packing() -> None:
    """Make known to spaCy how to write down and read back what was left on a document, once."""
    srsly.msgpack_encoders.register(_KEY, func=_encode)
    srsly.msgpack_decoders.register(_KEY, func=_decode)


def pack(content: object) -> Plain:
    """Write records, in tuples or by themselves, as lists.

    Raises:
        TypeError: Something in it is no record of ours.
    """
    match content:
        case None | bool() | str():
            return content
        case int():
            return ["int", str(content)]  # may be too large for msgpack
        case Fraction():
            return ["Fraction", str(content)]
        case date():
            return ["date", content.isoformat()]
        case tuple():
            return ["tuple", *map(pack, content)]
    name = type(content).__name__
    if _RECORDS.get(name) is not type(content):
        raise TypeError(f"{name} cannot be written down with a document")
    return [name, *(pack(getattr(content, field.name)) for field in fields(_RECORDS[name]))]


def unpack(plain: Plain) -> object:
    """Read back what `pack` wrote."""
    if not isinstance(plain, list):
        return plain
    name, *parts = plain
    match name:
        case "int":
            return int(str(parts[0]))
        case "Fraction":
            return Fraction(str(parts[0]))
        case "date":
            return date.fromisoformat(str(parts[0]))
        case "tuple":
            return tuple(map(unpack, parts))
    return _RECORDS[str(name)](*map(unpack, parts))


def _encode(found: object, chain: Chain = None) -> object:
    if isinstance(found, Left):
        return {_KEY: pack(found.content)}
    return found if chain is None else chain(found)


def _decode(found: object, chain: Chain = None) -> object:
    if isinstance(found, dict) and found.keys() == {_KEY}:
        return Left(unpack(found[_KEY]))
    return found if chain is None else chain(found)
