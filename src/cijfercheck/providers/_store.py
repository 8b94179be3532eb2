"""The store of reference figures: a SQLite file in the cache folder, from which the figures for a claim are looked up.

It is made when it is first asked for and made anew when a reference file, the pipeline that reads labels or the program itself
has changed. It holds nothing that the reference files do not, and may be thrown away.
"""

import ast
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import inf, nan
from pathlib import Path
from typing import Any

import numpy as np

from cijfercheck.errors import CijfercheckError
from cijfercheck.matching.candidates import MOST_WEIGHED
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.interval import exact_text
from cijfercheck.model.period import Period
from cijfercheck.model.plugin import Provider
from cijfercheck.providers._store_build import FORM, ReadLabels, Stamp, build_store, fill_store
from cijfercheck.providers._store_index import Columns, Numbers, SeriesIndex, Wanted
from cijfercheck.providers._store_records import PointRow, decode_figure, decode_record, read_number

MOST_SERIES = 40
MOST_FIGURES = 200
_WHOLE_SERIES = 40  # values; of a longer series only those that a claim may be about
_WHOLE_BEST = 6  # series that are given whole; of those that are less alike only what a claim may be about
_MOST_EQUAL = 2000  # series with the claim's own number that are looked at
_BESIDE = 10  # series that are there for their number alone
_LATEST = 2
_KEPT_SERIES = 4000
_SLACK = 0.001
_ASKED_AT_ONCE = 500
_PROGRAM = ("language", "extraction", "providers", "model")


class StoreError(CijfercheckError):
    """A store that can be neither used nor made."""


class _Kept:
    """A series that was read from the store; its figures are made when they are asked for."""

    __slots__ = ("_made", "near", "record", "rows")

    def __init__(self, record: dict[str, Any], rows: Sequence[PointRow]) -> None:
        self.record = record
        self.rows = rows
        self.near = [_nearly(row[2]) for row in rows]
        self._made: dict[int, Figure] = {}

    def figure(self, place: int) -> Figure:
        if place not in self._made:
            self._made[place] = decode_figure(self.record, self.rows[place])
        return self._made[place]


class ReferenceStore:
    """Reference figures on disk, and the index by which those for a claim are found."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Load the index; the figures stay where they are.

        Raises:
            sqlite3.DatabaseError: it is no whole store.
        """
        self._connection = connection
        meta = dict(connection.execute("SELECT name, value FROM meta"))
        if meta.get("whole") != 1:
            raise sqlite3.DatabaseError("the store is not whole")
        words = [word for (word,) in connection.execute("SELECT word FROM words ORDER BY id")]
        data = dict(connection.execute("SELECT name, data FROM columns"))
        columns = Columns(
            weight=np.frombuffer(data["weight"], dtype=np.float32),
            region=np.frombuffer(data["region"], dtype=np.uint32),
            form=np.frombuffer(data["form"], dtype=np.uint16),
            regions=_listed(meta, "region "),
            forms=[ast.literal_eval(form) for form in _listed(meta, "form ")],
        )
        self.hashes: dict[str, str] = dict(
            connection.execute("SELECT dataset, sha256 FROM files ORDER BY rowid")
        )
        self.series = len(columns.weight)
        self._index = SeriesIndex(words, columns, self._postings)
        self._kept: dict[int, _Kept] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def candidates(self, claim: Claim) -> tuple[Figure, ...]:
        """The figures that a claim may be compared with, in the order of their files.

        Those of the series that speak of what the claim counts, the most alike first, and those that have its very number.
        Of a long series they are the values of the claim's days, its own value and the latest.
        """
        wanted = Wanted(claim.subject, claim.region, claim.kind, claim.quantity.unit, claim.role)
        numbers = [number for _, number in self._index.rank(wanted, MOST_SERIES)]
        equal = self._series_with(claim.quantity.value)
        if len(equal) > _BESIDE:
            equal = self._index.sort(wanted, equal, _BESIDE)
        ordered = list(dict.fromkeys((*numbers, *equal)))
        kept = self._load(ordered)
        chosen: dict[int, tuple[int, ...]] = {}
        room = MOST_FIGURES
        for rank, number in enumerate(ordered):
            places = _places(kept[number], claim, _WHOLE_SERIES if rank < _WHOLE_BEST else 1)
            chosen[number] = places[:room]
            room -= len(chosen[number])
            if room <= 0:
                break
        return tuple(
            kept[number].figure(place) for number in sorted(chosen) for place in sorted(chosen[number])
        )

    def whole(self, datasets: Iterable[str]) -> tuple[Figure, ...]:
        """All figures of some datasets, in the order of their files; none of those with more than `MOST_WEIGHED` series or figures."""
        ranges = self._connection.execute(
            "SELECT first, last FROM files WHERE dataset IN (SELECT value FROM json_each(?)) AND last - first <= ? ORDER BY first",
            (json.dumps(list(datasets)), MOST_WEIGHED),
        )
        found: list[Figure] = []
        for first, last in ranges.fetchall():
            kept = self._load(range(first, last))
            if sum(len(one.rows) for one in kept.values()) <= MOST_WEIGHED:
                found += (one.figure(place) for one in kept.values() for place in range(len(one.rows)))
        return tuple(found)

    def search(self, wanted: Wanted, period: Period | None, most: int) -> list[tuple[float, Figure]]:
        """The figures that answer a question best, the best first: of each series the values of the period, or the latest.

        Args:
            wanted: What is asked for.
            period: The days asked for; None takes the latest value of each series.
            most: How many figures at most.
        """
        found: list[tuple[float, Figure]] = []
        seen: set[tuple[str, Period | None]] = set()
        for score, number in self._index.rank(wanted, 20 * most):
            kept = self._load([number])[number]
            figures = [kept.figure(place) for place in range(len(kept.rows))]
            for figure in _of_period(figures, period):
                if (figure.name, figure.period) not in seen:
                    seen.add((figure.name, figure.period))
                    found.append((score, figure))
            if len(found) >= most:
                break
        return found[:most]

    def _series_with(self, value: Fraction | None) -> list[int]:
        """The series that hold a number too particular for chance, as it is, as a percentage or as a share."""
        if value is None or not is_specific(value):
            return []
        forms = {
            exact_text(value * factor)
            for factor in (Fraction(1), Fraction(-1), Fraction(100), Fraction(1, 100))
        }
        rows = self._connection.execute(
            "SELECT DISTINCT series FROM points WHERE point IN (SELECT value FROM json_each(?)) LIMIT ?",
            (json.dumps(sorted(forms)), _MOST_EQUAL),
        )
        return [number for (number,) in rows]

    def _load(self, numbers: Sequence[int]) -> dict[int, "_Kept"]:
        """The series with some numbers; those that were read before are still there."""
        wanted = [number for number in numbers if number not in self._kept]
        if len(self._kept) + len(wanted) > _KEPT_SERIES:
            self._kept.clear()
            wanted = list(numbers)
        for start in range(0, len(wanted), _ASKED_AT_ONCE):
            self._read_series(wanted[start : start + _ASKED_AT_ONCE])
        return {number: self._kept[number] for number in numbers}

    def _read_series(self, numbers: Sequence[int]) -> None:
        asked = (json.dumps(numbers),)
        rows: dict[int, list[PointRow]] = {number: [] for number in numbers}
        for row in self._connection.execute(
            "SELECT series, first, last, point, low, high, provisional FROM points"
            " WHERE series IN (SELECT value FROM json_each(?)) ORDER BY series, place",
            asked,
        ):
            rows[row[0]].append(row[1:])
        for number, record in self._connection.execute(
            "SELECT id, record FROM series WHERE id IN (SELECT value FROM json_each(?))", asked
        ):
            self._kept[number] = _Kept(decode_record(record), rows[number])

    def _postings(self, word: int) -> Numbers:
        (data,) = self._connection.execute("SELECT series FROM words WHERE id = ?", (word,)).fetchone()
        return np.frombuffer(data, dtype=np.uint32)


def open_store(
    folder: Path,
    paths: Sequence[Path],
    providers: Sequence[Provider],
    read_labels: ReadLabels,
    reader: str,
) -> ReferenceStore:
    """Open the store of some reference files, making it first where it is missing or out of date.

    Args:
        folder: Where stores are kept; never the folder of the reference files.
        paths: The reference files, in order.
        providers: What reads them.
        read_labels: Reads labels as subjects.
        reader: What reads them, by name and version: another reader makes another store.

    Raises:
        ReferenceFileError: a reference file does not hold.
        StoreError: the folder cannot be written.
    """
    identity = f"{reader} {_program()}"
    listed = "\n".join(str(path.resolve()) for path in paths)
    target = folder / f"{hashlib.sha256(listed.encode()).hexdigest()[:24]}.sqlite"
    stamps = [Stamp.of(path) for path in paths]
    if (store := _open(target, identity, stamps)) is not None:
        return store
    try:
        build_store(target, paths, providers, read_labels, identity)
    except (OSError, sqlite3.OperationalError) as error:
        raise StoreError(
            f"{folder}: hier kan geen opslag voor referentiecijfers gemaakt worden ({error})"
        ) from None
    if (store := _open(target, identity, stamps)) is not None:
        return store
    raise StoreError(
        f"{target}: de referentiecijfers veranderden terwijl ze gelezen werden; probeer het opnieuw"
    )


def store_in_memory(
    paths: Sequence[Path], providers: Sequence[Provider], read_labels: ReadLabels
) -> ReferenceStore:
    """Make a store that leaves no file, for small sets.

    Raises:
        ReferenceFileError: a reference file does not hold.
    """
    connection = sqlite3.connect(":memory:")
    fill_store(connection, paths, providers, read_labels, "")
    return ReferenceStore(connection)


def _open(target: Path, identity: str, stamps: Iterable[Stamp]) -> ReferenceStore | None:
    """Open a store, or None where it is missing, broken or out of date."""
    if not target.exists():
        return None
    connection = sqlite3.connect(
        f"file:{target.resolve().as_posix()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    try:
        meta = dict(connection.execute("SELECT name, value FROM meta WHERE name IN ('form', 'identity')"))
        kept = [
            Stamp(*row) for row in connection.execute("SELECT path, size, changed FROM files ORDER BY rowid")
        ]
        if meta == {"form": FORM, "identity": identity} and kept == list(stamps):
            return ReferenceStore(connection)
    except sqlite3.DatabaseError:
        pass  # broken by something else than us; it is made anew
    connection.close()
    return None


def _places(kept: _Kept, claim: Claim, whole: int) -> tuple[int, ...]:
    """Which values of a series a claim may be about: all of at most `whole`, else those of its days, its value and the latest."""
    rows = kept.rows
    if len(rows) <= whole:
        return tuple(range(len(rows)))
    period = claim.period.period if claim.period else None
    low = -inf if claim.interval.low is None else float(claim.interval.low) - _SLACK
    high = inf if claim.interval.high is None else float(claim.interval.high) + _SLACK
    chosen = [
        place
        for place, (row, near) in enumerate(zip(rows, kept.near, strict=True))
        if low <= near <= high or _meets(period, row[0], row[1])
    ]
    latest = sorted(range(len(rows)), key=lambda place: rows[place][1] or 0)[-_LATEST:]
    return tuple(dict.fromkeys((*chosen, *latest)))


def _nearly(point: str | None) -> float:
    """A number near enough for a first look; whether it fits is decided on exact numbers."""
    if point is None:
        return nan
    return float(read_number(point)) if "/" in point else float(point)


def _meets(period: Period | None, first: int | None, last: int | None) -> bool:
    if period is None:
        return False
    begins = period.last is None or first is None or first <= period.last.toordinal()
    return begins and (period.first is None or last is None or period.first.toordinal() <= last)


def _of_period(figures: Sequence[Figure], period: Period | None) -> list[Figure]:
    """The values of a period; the latest one where none is asked for."""
    if period is None:
        latest = max(figures, key=lambda figure: _last_day(figure.period))
        return [latest]
    exact = [figure for figure in figures if figure.period == period]
    return exact or [
        figure for figure in figures if figure.period is not None and period.holds(figure.period)
    ]


def _last_day(period: Period | None) -> int:
    return period.last.toordinal() if period is not None and period.last is not None else 0


def _listed(meta: dict[str, Any], opening: str) -> list[Any]:
    found = {
        int(name.removeprefix(opening)): value for name, value in meta.items() if name.startswith(opening)
    }
    return [found[number] for number in sorted(found)]


@lru_cache(maxsize=1)
def _program() -> str:
    """The hash of the parts of the program that decide what is read from a label or file."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for part in _PROGRAM:
        for file in sorted((root / part).rglob("*")):
            if file.suffix in {".py", ".toml"}:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
