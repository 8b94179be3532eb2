"""The output folder of an audit: whose it is, the parts that are done, and the tables they become.

    run.json          what run this is: input, settings, versions
    parts/000012/     the tables of one partition, put in place whole
    claims.parquet findings.parquet documents.parquet report.html summary.json

`summary.json` comes last: where it stands, the run is done. Everything is written beside its place and then renamed, so that a
run may be killed at any moment.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from cijfercheck.batch.tables import TABLES
from cijfercheck.errors import CijfercheckError

if TYPE_CHECKING:
    from cijfercheck.batch.tables import Tables

SUMMARY, REPORT = "summary.json", "report.html"
_RUN, _PARTS, _LOCK = "run.json", "parts", ".lock"
_OURS = (_RUN, *(f"{name}.parquet" for name in TABLES), REPORT, SUMMARY)
_ROWS_IN_GROUP = {"claims": 65_536, "findings": 32_768, "documents": 4_096}
_TEMPORARY = ".tmp"


class OutputError(CijfercheckError):
    """An output folder that cannot be used, or not so."""


class OutputFolder:
    """The folder of one run."""

    def __init__(self, path: Path) -> None:
        """Name the folder; nothing is touched yet."""
        self.path = path
        self._parts = path / _PARTS
        self._lock: int | None = None

    def check_free(self, *, resume: bool, overwrite: bool) -> None:
        """See to it that there may be written here.

        Raises:
            OutputError: it is no folder, another run is at work in it, or a run is done in it already.
        """
        if self.path.exists() and not self.path.is_dir():
            raise OutputError(f"--output {self.path}: dat is geen map")
        self.path.mkdir(parents=True, exist_ok=True)
        self._lock_folder()
        if resume or overwrite:
            return
        if (self.path / SUMMARY).exists():
            raise OutputError(
                f"--output {self.path}: hier staat al een audit; kies een andere map, of --overwrite"
            )
        if not (self.path / _RUN).exists() and (found := [n for n in _OURS if (self.path / n).exists()]):
            raise OutputError(
                f"--output {self.path}: hier staat al {found[0]}; kies een andere map, of --overwrite"
            )

    def claim(self, identity: dict[str, object], *, overwrite: bool) -> frozenset[int]:
        """Take the folder for a run, and say which partitions are done.

        Raises:
            OutputError: the folder is of another run.
        """
        if overwrite:
            self._clear()
        run = self.path / _RUN
        if run.exists():
            if difference := _difference(_read_json(run), identity):
                raise OutputError(
                    f"--output {self.path}: hier staat een audit met {difference}; kies een andere map, of --overwrite"
                )
        else:
            self.write_text(_RUN, json.dumps(identity, ensure_ascii=False, indent=2) + "\n")
        self._parts.mkdir(exist_ok=True)
        for left in self._parts.glob(f"*{_TEMPORARY}"):
            shutil.rmtree(left)
        return frozenset(int(part.name) for part in self._parts.iterdir())

    @property
    def is_done(self) -> bool:
        """Whether the run is done."""
        return (self.path / SUMMARY).exists()

    def add_part(self, index: int, tables: "Tables") -> None:
        """Put the tables of a partition in place, all three or none."""
        name = f"{index:06d}"
        beside = self._parts / f"{name}{_TEMPORARY}"
        try:
            beside.mkdir()
            for table, rows in tables.named().items():
                with (beside / f"{table}.parquet").open("wb") as file:
                    pq.write_table(rows, file, compression="zstd")
                    file.flush()
                    os.fsync(file.fileno())
            beside.rename(self._parts / name)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise

    def join_parts(self) -> None:
        """Make the tables of all parts, in the order of the input, some row groups in memory at a time."""
        parts = sorted(self._parts.iterdir())
        for name in TABLES:
            with self._replacing(f"{name}.parquet") as beside:
                writer: pq.ParquetWriter | None = None
                try:
                    for group in _groups(name, parts):
                        writer = writer or pq.ParquetWriter(beside, group.schema, compression="zstd")
                        writer.write_table(group, row_group_size=group.num_rows or None)
                finally:
                    if writer is not None:
                        writer.close()

    def write_text(self, name: str, text: str) -> None:
        """Write a file of text in its place."""
        with self._replacing(name) as beside:
            beside.write_text(text, encoding="utf-8", newline="\n")

    def drop_parts(self) -> None:
        """Leave out the parts once their tables are there."""
        shutil.rmtree(self._parts, ignore_errors=True)

    def release(self) -> None:
        """Let another run in; a folder in which nothing came to stand goes again."""
        if self._lock is not None:
            os.close(self._lock)
            (self.path / _LOCK).unlink(missing_ok=True)
            self._lock = None
            if not any(self.path.iterdir()):
                self.path.rmdir()

    def _clear(self) -> None:
        """Leave out what an earlier run left, and nothing else. Its summary goes first: then it is no longer done."""
        for name in reversed(_OURS):
            (self.path / name).unlink(missing_ok=True)
        if self._parts.exists():
            shutil.rmtree(self._parts)

    @contextlib.contextmanager
    def _replacing(self, name: str) -> Iterator[Path]:
        beside = self.path / f"{name}{_TEMPORARY}"
        try:
            yield beside
            beside.replace(self.path / name)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise

    def _lock_folder(self) -> None:
        """Hold the folder's lock, which the system takes back however the run ends.

        Raises:
            OutputError: another run holds it.
        """
        descriptor = os.open(self.path / _LOCK, os.O_CREAT | os.O_RDWR)
        try:
            _lock_file()(descriptor)
        except OSError:
            os.close(descriptor)
            raise OutputError(f"--output {self.path}: hier is al een audit aan het werk") from None
        self._lock = descriptor


def _lock_file() -> Callable[[int], None]:
    """Return what locks a file on this system, or raises OSError where another process has."""
    try:
        import fcntl
    except ImportError:  # Windows
        return lambda _: None
    return lambda descriptor: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _groups(name: str, parts: list[Path]) -> Iterator[pa.Table]:
    """Yield the rows of the parts in order, in tables that become the row groups."""
    held: list[pa.Table] = []
    rows = 0
    for part in parts:
        table = pq.read_table(part / f"{name}.parquet")
        held.append(table)
        rows += table.num_rows
        if rows >= _ROWS_IN_GROUP[name]:
            yield pa.concat_tables(held)
            held, rows = [], 0
    if held:
        yield pa.concat_tables(held)


def _read_json(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None


def _difference(there: object, identity: dict[str, object]) -> str | None:
    """Say in what the run of the folder differs from this one, None where it is the same."""
    if not isinstance(there, dict):
        return "een onleesbaar run.json"
    names = {
        "input": "andere invoer",
        "settings": "andere instellingen",
        "versions": "andere versies of referentiecijfers",
    }
    for field, words in names.items():
        if there.get(field) != identity[field]:
            return words
    return None
