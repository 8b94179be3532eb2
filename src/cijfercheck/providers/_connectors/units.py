"""The units of statistics services: "x 1 000", "mln euro", "%"; the scale is taken out of the unit, for the values to carry it."""

import re
from dataclasses import dataclass

_SCALE = re.compile(
    r"(?:x ?)?(?P<number>1(?:[ .]?000)+)(?:\s+|$)|x?\s*(?P<word>duizend|mln|miljoen|mld|miljard|1 mln|1 miljoen)\b\s*",
    re.IGNORECASE,
)
_WORDS = {"duizend": 10**3, "mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9}
_PLAIN = {"%": "procent", "": "aantal", "euro's": "euro", "€": "euro"}


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit without its scale, and how many of it one stands for."""

    unit: str
    factor: int


def read_scale(unit: str) -> Scale:
    """Read a unit: "x 1 000" → 1000 of "aantal", "mln euro" → a million "euro", "%" → "procent".

    "per 1 000 inwoners" has no scale: there the number belongs to what is divided by.
    """
    written = " ".join(unit.split())
    factor = 1
    found = _SCALE.match(written)
    if found:
        factor = (
            int(re.sub(r"\D", "", found["number"]))
            if found["number"]
            else _WORDS[found["word"].split()[-1].lower()]
        )
        written = written[found.end() :].strip()
    return Scale(_PLAIN.get(written.lower(), written), factor)
