"""What editors decided about findings, kept in an SQLite file: findings set aside with a reason, and the drafts that they are in.

A draft is kept from its first review until its last review is taken back, with what stood beside it, so that it can be opened
again. Findings are known by their fingerprint, which survives edits elsewhere in the draft.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from cijfercheck.errors import CijfercheckError
from cijfercheck.model.finding import FindingKind

_SCHEMA_VERSION = 1
_TABLES = """
CREATE TABLE draft (
    document TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    desk TEXT NOT NULL,
    saved TEXT NOT NULL
);
CREATE TABLE review (
    document TEXT NOT NULL REFERENCES draft (document) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    reason TEXT NOT NULL,
    made TEXT NOT NULL,
    PRIMARY KEY (document, fingerprint)
);
"""
_BUSY_SECONDS = 5.0
_LONGEST_NAME = 500
_LONGEST_REASON = 2000


class StoreError(CijfercheckError):
    """A file of reviews that cannot be used."""


class Review(BaseModel):
    """A finding that was set aside. `number` is the number as the draft writes it, for the list of what was set aside."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str = Field(min_length=1, max_length=_LONGEST_NAME, description="document.id of the report")
    fingerprint: str = Field(min_length=1, max_length=100)
    kind: FindingKind
    number: str = Field(default="", max_length=_LONGEST_NAME)
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=_LONGEST_REASON)]
    made: datetime | None = Field(default=None, description="when it was kept; filled in by the server")


class Draft(BaseModel):
    """A draft that is kept because of its reviews. `desk` is what stood beside it, as the page wrote it down."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    text: str
    desk: str = ""
    saved: datetime | None = None


class DraftEntry(BaseModel):
    """A line of the list of kept drafts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    saved: datetime
    reviews: int


class ReviewStore:
    """The SQLite file. Every call opens it anew, so that threads and servers can share it."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it where there is none.

        Raises:
            StoreError: it cannot be made, is no file of reviews, or is of a newer version.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.exists():
                path.touch(mode=0o600)  # drafts are confidential
        except OSError as error:
            raise StoreError(
                f"--store {path}: kan niet gemaakt worden ({error.strerror}); geef een andere plaats op"
            ) from error
        with self._open() as base:
            (version,) = base.execute("PRAGMA user_version").fetchone()
            if version == 0:
                if base.execute("SELECT 1 FROM sqlite_master").fetchone():
                    raise StoreError(f"--store {path}: dit is een databank van een ander programma")
                base.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_SCHEMA_VERSION}; COMMIT;")
            elif version != _SCHEMA_VERSION:
                raise StoreError(
                    f"--store {path}: gemaakt door een andere versie van cijfercheck (schema {version})"
                )

    def save(self, review: Review, draft: Draft) -> Review:
        """Keep a review with its draft; an earlier one of the same finding is replaced."""
        now = datetime.now(UTC)
        kept = review.model_copy(update={"made": now})
        with self._open() as base:
            base.execute(
                "INSERT INTO draft VALUES (?, ?, ?, ?) ON CONFLICT (document) DO UPDATE"
                " SET text = excluded.text, desk = excluded.desk, saved = excluded.saved",
                (review.document, draft.text, draft.desk, now.isoformat()),
            )
            base.execute(
                "INSERT OR REPLACE INTO review VALUES (?, ?, ?, ?, ?, ?)",
                (kept.document, kept.fingerprint, kept.kind, kept.number, kept.reason, now.isoformat()),
            )
        return kept

    def find(self, document: str) -> list[Review]:
        """The reviews of a draft, the oldest first."""
        with self._open() as base:
            rows = base.execute(
                "SELECT document, fingerprint, kind, number, reason, made FROM review"
                " WHERE document = ? ORDER BY made, fingerprint",
                (document,),
            ).fetchall()
        return [Review.model_validate(dict(row)) for row in rows]

    def take_back(self, document: str, fingerprint: str) -> bool:
        """Take a review back; its draft goes with the last one. False where there is no such review."""
        with self._open() as base:
            gone = base.execute(
                "DELETE FROM review WHERE document = ? AND fingerprint = ?", (document, fingerprint)
            ).rowcount
            base.execute("DELETE FROM draft WHERE document NOT IN (SELECT document FROM review)")
        return gone > 0

    def list_drafts(self) -> list[DraftEntry]:
        """The drafts that are kept, the latest first."""
        with self._open() as base:
            rows = base.execute(
                "SELECT document, saved, (SELECT count(*) FROM review WHERE review.document = draft.document)"
                " AS reviews FROM draft ORDER BY saved DESC, document"
            ).fetchall()
        return [DraftEntry.model_validate(dict(row)) for row in rows]

    def open_draft(self, document: str) -> Draft | None:
        """A draft that is kept; None where there is none of that name."""
        with self._open() as base:
            row = base.execute(
                "SELECT document, text, desk, saved FROM draft WHERE document = ?", (document,)
            ).fetchone()
        return None if row is None else Draft.model_validate(dict(row))

    def forget(self, document: str) -> bool:
        """Throw away a draft with its reviews; False where there is none of that name."""
        with self._open() as base:
            return base.execute("DELETE FROM draft WHERE document = ?", (document,)).rowcount > 0

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction; what is deleted is overwritten."""
        try:
            with closing(sqlite3.connect(self.path, timeout=_BUSY_SECONDS)) as base, base:
                base.row_factory = sqlite3.Row
                base.execute("PRAGMA foreign_keys = ON")
                base.execute("PRAGMA secure_delete = ON")
                yield base
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"--store {self.path}: dit is geen bruikbaar bestand met beoordelingen ({error})"
            ) from error


def default_path() -> Path:
    """Where reviews are kept unless the user says otherwise: the user's folder for data of programs."""
    from platformdirs import user_data_path

    return user_data_path("cijfercheck", appauthor=False) / "reviews.sqlite"
