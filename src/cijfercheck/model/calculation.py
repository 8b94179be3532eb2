"""A sum that a claim takes part in: what its words say beside what the other numbers give."""

from dataclasses import dataclass
from fractions import Fraction

from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Origin
from cijfercheck.model.finding import FindingKind
from cijfercheck.model.interval import Interval
from cijfercheck.model.period import Period


@dataclass(frozen=True, slots=True)
class Operand:
    """One of the numbers that a sum is made with.

    `written` is the number as its sentence writes it, `shown` that sentence or the label of a reference figure. `name`,
    `document`, `origin`, `place` and `url` are those of a `Figure`.
    """

    written: str
    value: Interval
    point: Fraction | None
    unit: str | None
    kind: str
    name: str
    origin: Origin
    document: str
    shown: str
    period: Period | None = None
    place: tuple[int, int] | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Mend:
    """The number of a sum that is wrong, and the value that makes the sum hold."""

    claim: Claim
    value: Fraction


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a claim says beside what follows from other numbers.

    `kind` is the finding that it makes where it does not hold, `form` the sentences that say so. `result` is what the operands
    give, in the unit of the claim. `words` is what the draft should say where that is no number of the claim's own unit
    ("daling", "6 procentpunt"); `span` is the stretch of the draft that `replacement` may take the place of, where it is more than the
    number; without a `replacement` nothing that short mends it. `time` is the stretch of time that a result is for, where it is one ("jaar"). `mend` names the wrong number where it is another than the one that is said
    to follow. `confidence` runs from 0 to 1.
    """

    kind: FindingKind
    form: str
    operands: tuple[Operand, ...]
    holds: bool
    result: Fraction | None
    confidence: Fraction
    words: str | None = None
    span: tuple[int, int] | None = None
    replacement: str | None = None
    time: str | None = None
    mend: Mend | None = None
