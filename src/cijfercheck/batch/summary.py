"""What an audit found, in numbers: `summary.json`, and the data behind the pictures of `report.html`.

It holds no clock and no path, so that the same input gives the same summary. An alarm is a finding of severity error or warning
that nothing silences.
"""

import json
import platform
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import pyarrow.parquet as pq

from cijfercheck.batch.intervals import Share, wilson

SCHEMA_VERSION = 1
NO_OUTLET = ""
_PER = 1000
_COVERAGE = ("numbers", "claims", "checked", "consistent", "inconsistent", "unsupported", "unread")
_MOST_DIGITS = 6
_WORST = 25
_LIBRARIES = ("spacy", "pyarrow")


@dataclass(slots=True)
class Tally:
    """Articles, words and alarms of a group of articles."""

    articles: int = 0
    words: int = 0
    alarms: int = 0
    with_alarm: int = 0

    def add(self, words: int, alarms: int) -> None:
        """Count an article."""
        self.articles += 1
        self.words += words
        self.alarms += alarms
        self.with_alarm += alarms > 0

    @property
    def per_words(self) -> Share:
        """The alarms per word; each word is taken as one draw, so articles that hold many alarms make it look too sure."""
        return wilson(self.alarms, self.words)

    def to_record(self) -> dict[str, object]:
        """Give it as plain values."""
        return {
            "articles": self.articles,
            "words": self.words,
            "alarms": self.alarms,
            "alarms_per_1000_words": self.per_words.to_record(_PER),
            "articles_with_alarm": wilson(self.with_alarm, self.articles).to_record(),
        }


@dataclass(frozen=True, slots=True)
class Offender:
    """An article with many alarms."""

    row: int
    id: str
    title: str | None
    outlet: str | None
    date: str | None
    url: str | None
    words: int
    alarms: int


@dataclass(slots=True)
class Summary:
    """All counts of an audit."""

    identity: dict[str, object]
    total: Tally = field(default_factory=Tally)
    documents: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    coverage: Counter[str] = field(default_factory=Counter)
    outlets: dict[str, Tally] = field(default_factory=dict)
    months: dict[tuple[str, str], Tally] = field(default_factory=dict)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    suppressed: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    digits: Counter[tuple[int, bool]] = field(default_factory=Counter)
    offenders: list[Offender] = field(default_factory=list)

    def to_json(self) -> str:
        """Write `summary.json`."""
        return json.dumps(self.to_record(), ensure_ascii=False, indent=2) + "\n"

    def to_record(self) -> dict[str, object]:
        """Give all of it as plain values, in a fixed order."""
        claims = self.coverage["claims"]
        return {
            "schema_version": SCHEMA_VERSION,
            **self.identity,
            "libraries": {
                "python": platform.python_version(),
                **{name: version(name) for name in _LIBRARIES},
            },
            "documents": {
                "rows": self.documents,
                "checked": self.total.articles,
                "failed": self.documents - self.total.articles,
                "failed_by_stage": dict(sorted(self.failed.items())),
            },
            **self.total.to_record(),
            "findings": {
                "suppressed": self.suppressed,
                "by_kind": [
                    {"kind": kind, "severity": severity, "findings": count}
                    | {"per_1000_words": wilson(count, self.total.words).to_record(_PER)}
                    for (kind, severity), count in sorted(self.kinds.items())
                ],
            },
            "coverage": {
                **{name: self.coverage[name] for name in _COVERAGE},
                "unchecked_by_reason": dict(sorted(self.reasons.items())),
                "checked_share": wilson(self.coverage["checked"], claims).to_record(),
                "inconsistent_share": wilson(
                    self.coverage["inconsistent"], self.coverage["checked"]
                ).to_record(),
            },
            "rounding": [
                {"significant_digits": digits, "hedged": hedged, "claims": count}
                for (digits, hedged), count in sorted(self.digits.items())
            ],
            "outlets": [
                {"outlet": outlet or None, **tally.to_record()}
                for outlet, tally in sorted(self.outlets.items())
            ],
            "months": [
                {"outlet": outlet or None, "month": month or None, **tally.to_record()}
                for (outlet, month), tally in sorted(self.months.items())
            ],
        }


def summarise(folder: Path, identity: dict[str, object]) -> Summary:
    """Count what stands in the tables of a folder, some thousands of rows in memory at a time."""
    summary = Summary(identity)
    _count_documents(folder, summary)
    for row in _rows(folder / "findings.parquet", ["kind", "severity", "suppressed"]):
        if row["suppressed"] is None:
            summary.kinds[str(row["kind"]), str(row["severity"])] += 1
        else:
            summary.suppressed += 1
    for row in _rows(folder / "claims.parquet", ["value", "qualifier", "status", "reason"]):
        summary.statuses[str(row["status"])] += 1
        if row["reason"] is not None:
            summary.reasons[str(row["reason"])] += 1
        if row["value"] is not None:
            summary.digits[significant_digits(str(row["value"])), row["qualifier"] != "exact"] += 1
    return summary


def significant_digits(value: str) -> int:
    """How finely a number is written, at most 6: "944" 3, "1500000" 2, "0.05" 1, "2.50" 3; 0 counts as 1."""
    digits = value.lstrip("-").replace(".", "").lstrip("0")
    if "." not in value:
        digits = digits.rstrip("0")
    return min(max(len(digits), 1), _MOST_DIGITS)


def _count_documents(folder: Path, summary: Summary) -> None:
    columns = ["row", "id", "title", "url", "date", "outlet", "status", "stage", "words"]
    worst: list[Offender] = []
    for row in _rows(
        folder / "documents.parquet", [*columns, "error_findings", "warning_findings", *_COVERAGE]
    ):
        summary.documents += 1
        if row["status"] == "failed":
            summary.failed[str(row["stage"])] += 1
            continue
        words, alarms = _int(row["words"]), _int(row["error_findings"]) + _int(row["warning_findings"])
        outlet = NO_OUTLET if row["outlet"] is None else str(row["outlet"])
        month = "" if row["date"] is None else str(row["date"])[:7]
        summary.total.add(words, alarms)
        summary.outlets.setdefault(outlet, Tally()).add(words, alarms)
        summary.months.setdefault((outlet, month), Tally()).add(words, alarms)
        for name in _COVERAGE:
            summary.coverage[name] += _int(row[name])
        if alarms:
            given = {name: None if row[name] is None else str(row[name]) for name in columns}
            worst.append(
                Offender(
                    _int(row["row"]),
                    str(row["id"]),
                    given["title"],
                    given["outlet"],
                    given["date"],
                    given["url"],
                    words,
                    alarms,
                )
            )
            if len(worst) > 4 * _WORST:
                worst = sorted(worst, key=_rank)[:_WORST]
    summary.offenders = sorted(worst, key=_rank)[:_WORST]


def _rank(offender: Offender) -> tuple[int, int, int]:
    """Most alarms first; of as many the shortest, and then the first."""
    return -offender.alarms, offender.words, offender.row


def _rows(path: Path, columns: list[str]) -> Iterator[dict[str, object]]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=8192, columns=columns):
            yield from batch.to_pylist()


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0
