"""The report on one draft: the JSON that other programs read (contract, section 3)."""

import datetime
from typing import Literal

from cijfercheck.model.article import Section
from cijfercheck.model.claim import ClaimKind, Modality, Role
from cijfercheck.model.finding import Finding, Record
from cijfercheck.model.quantity import Qualifier

SCHEMA_VERSION = 1

Status = Literal["consistent", "inconsistent", "unsupported", "unchecked"]


class DocumentRecord(Record):
    """The draft that was checked. `text` is filled where offsets count a text other than the file's own."""

    id: str
    title: str | None
    date: datetime.date | None
    language: str
    sections: tuple[Section, ...]
    text: str | None = None
    warnings: tuple[str, ...] = ()


class SubjectRecord(Record):
    """What a claim counts: its words, its head lemma and the lemmas that narrow it."""

    text: str
    start: int | None
    end: int | None
    head: str
    modifiers: tuple[str, ...]


class PeriodRecord(Record):
    """Inclusive days; `text` holds the words, `origin` where they were found."""

    first: datetime.date | None
    last: datetime.date | None
    text: str
    origin: str


class ClaimRecord(Record):
    """One claim with its verdict. Numbers are decimal strings with their scale applied."""

    id: str
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    section: str
    value: str | None
    low: str | None
    high: str | None
    kind: ClaimKind
    unit: str | None
    qualifier: Qualifier
    role: Role
    subject: SubjectRecord
    whole: SubjectRecord | None
    period: PeriodRecord | None
    baseline: PeriodRecord | None
    region: str | None
    attribution: str | None
    quoted: bool
    modality: Modality
    citations: tuple[str, ...]
    status: Status
    reason: str | None


class NotClaimRecord(Record):
    """A number that makes no claim, and why."""

    start: int
    end: int
    text: str
    reason: str


class LedgerEntry(Record):
    """One number of a source, or one number of the draft that no source has."""

    source: str | None
    status: Literal["kept", "changed", "dropped", "new"]
    claim: str | None
    start: int | None
    end: int | None
    text: str
    value: str | None


class Coverage(Record):
    """How much of the draft's numbers was looked at."""

    numbers: int
    not_claims: int
    claims: int
    checked: int
    consistent: int
    inconsistent: int
    unsupported: int
    unread: int


class Versions(Record):
    """What made this report: the program, the pipeline and the reference files by their SHA-256."""

    cijfercheck: str
    model: str
    references: dict[str, str]


class Report(Record):
    """Everything found in one draft, in the order of the text."""

    schema_version: int = SCHEMA_VERSION
    document: DocumentRecord
    claims: tuple[ClaimRecord, ...]
    not_claims: tuple[NotClaimRecord, ...]
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerEntry, ...]
    coverage: Coverage
    versions: Versions
