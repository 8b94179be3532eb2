"""Fills the store: the figures of reference files, and an index of their words, in one SQLite file.

A file is written beside its place and takes it once it is whole, so that a build that is cut short leaves nothing that could be read,
and two builds at once do not meet. Series of files that have not changed are taken from the store before.
"""

import os
import sqlite3
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from cijfercheck.model.plugin import Provider
from cijfercheck.model.subject import Subject
from cijfercheck.providers._folder import provider_for
from cijfercheck.providers._store_index import weigh_subject
from cijfercheck.providers._store_records import (
    PointRow,
    Series,
    decode_record,
    group_series,
    subject_of,
)

FORM = 1
"""The number of the layout of the tables; a store with another is made anew."""
_STALE = 3600  # seconds; a build that has written nothing for so long is dead
_BATCH = 20_000
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value);
CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, dataset TEXT, sha256 TEXT, first INTEGER, last INTEGER
);
CREATE TABLE series (id INTEGER PRIMARY KEY, record TEXT);
CREATE TABLE points (
    series INTEGER, place INTEGER, first INTEGER, last INTEGER, point TEXT, low TEXT, high TEXT, provisional INTEGER,
    PRIMARY KEY (series, place)
) WITHOUT ROWID;
CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT, series BLOB);
CREATE TABLE columns (name TEXT PRIMARY KEY, data BLOB);
"""

ReadLabels = Callable[[Iterable[str]], Sequence[Subject]]


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known to be unchanged: its size in bytes and the time it was changed, in nanoseconds."""

    path: str
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> "Stamp":
        """The stamp of a file as it is now."""
        found = path.stat()
        return cls(str(path.resolve()), found.st_size, found.st_mtime_ns)


@dataclass(slots=True)
class _Collected:
    """What the index keeps of every series, in their order."""

    words: "dict[str, array[int]]" = field(default_factory=dict)
    weight: "array[float]" = field(default_factory=lambda: array("f"))
    region: "array[int]" = field(default_factory=lambda: array("I"))
    form: "array[int]" = field(default_factory=lambda: array("H"))
    regions: dict[str, int] = field(default_factory=dict)
    forms: dict[tuple[str, str | None, str], int] = field(default_factory=dict)

    def add(self, record: str) -> int:
        """Take up a series and return its number."""
        number = len(self.weight)
        found = decode_record(record)
        subject = subject_of(found)
        for word in dict.fromkeys((subject.head, *subject.modifiers, *subject.setting)):
            self.words.setdefault(word, array("I")).append(number)
        form = (found["kind"], found["unit"], found["role"])
        self.weight.append(weigh_subject(subject))
        self.region.append(self.regions.setdefault(found.get("region") or "", len(self.regions)))
        self.form.append(self.forms.setdefault(form, len(self.forms)))
        return number


def build_store(
    target: Path,
    paths: Sequence[Path],
    providers: Sequence[Provider],
    read_labels: ReadLabels,
    identity: str,
) -> None:
    """Make the store at `target` from reference files, or make it anew.

    Raises:
        ReferenceFileError: a file does not hold; the store stays as it was.
        OSError: the store cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f"{target.stem}.", suffix=".deel", dir=target.parent)
    os.close(descriptor)
    part = Path(name)
    try:
        _remove_stale(part)
        with closing(sqlite3.connect(part)) as made:
            made.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
            fill_store(made, paths, providers, read_labels, identity, earlier=target)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def fill_store(
    made: sqlite3.Connection,
    paths: Sequence[Path],
    providers: Sequence[Provider],
    read_labels: ReadLabels,
    identity: str,
    earlier: Path | None = None,
) -> None:
    """Write the tables of a store; series of unchanged files come from an earlier one of the same identity."""
    made.executescript(_TABLES)
    collected = _Collected()
    read_labels = _remembering(read_labels)
    with closing(_open_earlier(earlier, identity)) as before:
        for path in paths:
            stamp = Stamp.of(path)
            kept = _find_kept(before, stamp)
            if kept is None:
                provision = provider_for(path, providers).provide(path, read_labels)
                dataset, sha256 = provision.dataset, provision.sha256
                series = group_series(provision.figures)
            else:
                dataset, sha256, first, last = kept
                series = _series_of(before, first, last)
            first = len(collected.weight)
            _write_series(made, series, collected)
            made.execute(
                "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
                (stamp.path, stamp.size, stamp.changed, dataset, sha256, first, len(collected.weight)),
            )
    _write_index(made, collected)
    made.executemany("INSERT INTO meta VALUES (?, ?)", [("form", FORM), ("identity", identity), ("whole", 1)])
    made.commit()


def _remembering(read_labels: ReadLabels) -> ReadLabels:
    """Read each label once, however many files it stands in."""
    known: dict[str, Subject] = {}

    def read(labels: Iterable[str]) -> tuple[Subject, ...]:
        wanted = list(labels)
        fresh = [label for label in dict.fromkeys(wanted) if label not in known]
        known.update(zip(fresh, read_labels(fresh), strict=True))
        return tuple(known[label] for label in wanted)

    return read


def _write_series(made: sqlite3.Connection, series: Iterable[Series], collected: _Collected) -> None:
    records: list[tuple[int, str]] = []
    points: list[tuple[object, ...]] = []

    def flush() -> None:
        made.executemany("INSERT INTO series VALUES (?, ?)", records)
        made.executemany("INSERT INTO points VALUES (?, ?, ?, ?, ?, ?, ?, ?)", points)
        records.clear()
        points.clear()

    for one in series:
        number = collected.add(one.record)
        records.append((number, one.record))
        points.extend((number, place, *row) for place, row in enumerate(one.points))
        if len(points) >= _BATCH:
            flush()
    flush()


def _write_index(made: sqlite3.Connection, collected: _Collected) -> None:
    made.executemany(
        "INSERT INTO words VALUES (?, ?, ?)",
        ((number, word, series.tobytes()) for number, (word, series) in enumerate(collected.words.items())),
    )
    made.executemany(
        "INSERT INTO columns VALUES (?, ?)",
        [
            ("weight", collected.weight.tobytes()),
            ("region", collected.region.tobytes()),
            ("form", collected.form.tobytes()),
        ],
    )
    made.executemany(
        "INSERT INTO meta VALUES (?, ?)",
        [
            *((f"region {number}", region) for region, number in collected.regions.items()),
            *((f"form {number}", repr(form)) for form, number in collected.forms.items()),
        ],
    )
    made.execute("CREATE INDEX points_by_number ON points (point)")


def _open_earlier(earlier: Path | None, identity: str) -> sqlite3.Connection:
    """Open the store before, or an empty one where there is none that can be used."""
    if earlier is not None and earlier.exists():
        connection = sqlite3.connect(f"file:{earlier.resolve().as_posix()}?mode=ro&immutable=1", uri=True)
        try:
            found = dict(
                connection.execute("SELECT name, value FROM meta WHERE name IN ('form', 'identity')")
            )
            if found == {"form": FORM, "identity": identity}:
                return connection
        except sqlite3.DatabaseError:
            pass
        connection.close()
    empty = sqlite3.connect(":memory:")
    empty.executescript(_TABLES)
    return empty


def _find_kept(before: sqlite3.Connection, stamp: Stamp) -> tuple[str, str, int, int] | None:
    found: tuple[str, str, int, int] | None = before.execute(
        "SELECT dataset, sha256, first, last FROM files WHERE path = ? AND size = ? AND changed = ?",
        (stamp.path, stamp.size, stamp.changed),
    ).fetchone()
    return found


def _series_of(before: sqlite3.Connection, first: int, last: int) -> Iterator[Series]:
    """Yield the series of one file of the store before."""
    rows = before.execute(
        "SELECT series, first, last, point, low, high, provisional FROM points"
        " WHERE series >= ? AND series < ? ORDER BY series, place",
        (first, last),
    )
    row = rows.fetchone()
    for number, record in before.execute(
        "SELECT id, record FROM series WHERE id >= ? AND id < ? ORDER BY id", (first, last)
    ):
        points: list[PointRow] = []
        while row is not None and row[0] == number:
            points.append(row[1:])
            row = rows.fetchone()
        yield Series(record, tuple(points))


def _remove_stale(part: Path) -> None:
    """Remove what builds that were cut short have left beside a new one."""
    now = part.stat().st_mtime
    for left in part.parent.glob("*.deel"):
        try:
            if now - left.stat().st_mtime > _STALE:
                left.unlink(missing_ok=True)
        except OSError:  # another process removes it, or still holds it
            continue
