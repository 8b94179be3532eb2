"""The unit of a reference figure in the terms of claims."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from cijfercheck.language.tokens import tokenize
from cijfercheck.language.units import find_unit
from cijfercheck.model.claim import ClaimKind

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


@lru_cache(maxsize=1000)
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
