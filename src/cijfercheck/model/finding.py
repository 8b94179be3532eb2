"""What the checker has to say about a number, and on what grounds."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

FindingKind = Literal[
    "internal-conflict",
    "wrong-subject",
    "wrong-period",
    "wrong-unit",
    "wrong-direction",
    "wrong-change",
    "sum-mismatch",
    "share-mismatch",
    "value-mismatch",
    "misleading-rounding",
    "outdated-figure",
    "unsupported",
]
Severity = Literal["error", "warning", "info"]


class Record(BaseModel):
    """Base of every record that crosses the border: frozen and closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Record):
    """One thing that a finding rests on: a place in the draft or source, a reference figure, or a sum."""

    type: Literal["claim", "reference", "source", "calculation"]
    text: str
    value: str | None = None
    claim: str | None = None
    figure: str | None = None
    url: str | None = None
    start: int | None = None
    end: int | None = None


class Suppression(Record):
    """Why a finding is not shown as an alarm, and what silenced it."""

    reason: str
    by: Literal["inline", "baseline", "review"]


class Finding(Record):
    """A difference between a number and what it should agree with; offsets in code points, end exclusive."""

    kind: FindingKind
    severity: Severity
    start: int
    end: int
    claims: tuple[str, ...]
    message: str
    explanation: str
    expected: str | None = None
    suggestion: str | None = None
    confidence: float
    fingerprint: str
    suppressed: Suppression | None = None
    evidence: tuple[Evidence, ...] = ()
