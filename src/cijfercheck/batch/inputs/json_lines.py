"""JSON Lines, plain or compressed with gzip: an article a line.

The file is gone through twice: once to count its lines and find its other columns with their types, once to read it. A line
that is broken is a row that could not be read. A column whose values are all whole numbers, all numbers or all true or
false keeps that type; any other becomes text, lists and records as JSON.
"""

import gzip
import json
import zlib
from collections.abc import Container, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from cijfercheck.batch.inputs.rows import (
    FIELDS,
    CollectionError,
    Partition,
    Row,
    check_columns,
    hash_file,
    list_columns,
)

if TYPE_CHECKING:
    import pyarrow as pa

_LONGEST_LINE = 8_000_000
"""In bytes. An article of 1 MB with every character escaped is 6 MB."""
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1
_GZIP_MARK = b"\x1f\x8b"


class JsonLines:
    """A file of JSON Lines."""

    def __init__(self, path: Path) -> None:
        """Look through the file.

        Raises:
            CollectionError: it cannot be opened, holds no line, or no line that is read holds a text.
        """
        import pyarrow as pa

        self._path = path
        self.sha256 = hash_file(path)
        self.rows = 0
        kinds: dict[str, set[str]] = {}
        for line in self._lines():
            row = self._read(self.rows, line)
            self.rows += 1
            for name, value in row.fields.items():
                kinds.setdefault(name, set()).add(_kind(value))
        if not self.rows:
            raise CollectionError(path, "dit bestand is leeg")
        if kinds:
            check_columns(path, kinds, list_columns(list(kinds)))
        else:
            raise CollectionError(path, 'geen regel is JSON; elke regel is {"id": …, "text": …}')
        self.carried: pa.Schema = pa.schema(
            [(name, _type(found)) for name, found in kinds.items() if name not in FIELDS]
        )

    def partitions(self, size: int, done: Container[int]) -> Iterator[Partition]:
        """Yield the partitions that are not done; the lines of the others are passed over unread."""
        held: list[tuple[int, bytes | str]] = []
        for number, line in enumerate(self._lines()):
            if number // size not in done:
                held.append((number, line))
            if held and ((number + 1) % size == 0 or number + 1 == self.rows):
                yield self._partition(held[0][0] // size, held)
                held = []

    def _partition(self, index: int, lines: list[tuple[int, bytes | str]]) -> Partition:
        import pyarrow as pa

        rows = [self._read(number, line) for number, line in lines]
        carried = pa.table(
            [
                pa.array([_fit(row.fields.get(field.name), field.type) for row in rows], field.type)
                for field in self.carried
            ],
            schema=self.carried,
        )
        kept = tuple(
            Row(
                row.number,
                {name: row.fields[name] for name in FIELDS if name in row.fields},
                cause=row.cause,
            )
            for row in rows
        )
        return Partition(index, kept, carried)

    def _lines(self) -> Iterator[bytes | str]:
        """Yield the lines that are not blank; one that cannot be had is a str that says why."""
        place = 0
        with self._open() as stream:
            while True:
                try:
                    line = stream.readline(_LONGEST_LINE)
                    whole = len(line) < _LONGEST_LINE or line.endswith(b"\n")
                    if not whole:
                        _pass_over(stream)
                except (EOFError, zlib.error, gzip.BadGzipFile):
                    yield f"regel {place + 1}: het gecomprimeerde bestand breekt hier af"
                    return
                if not line:
                    return
                place += 1
                if place == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                if not whole:
                    yield f"regel {place}: langer dan {_LONGEST_LINE // 1_000_000} MB"
                elif line.strip():
                    yield line

    def _open(self) -> IO[bytes]:
        """Open the file; what it holds, not its name, tells whether it is compressed."""
        with self._path.open("rb") as stream:
            compressed = stream.read(2) == _GZIP_MARK
        return cast("IO[bytes]", gzip.open(self._path)) if compressed else self._path.open("rb")

    def _read(self, number: int, line: bytes | str) -> Row:
        """Read one line; `cause` says what is wrong where it is no record."""
        if isinstance(line, str):
            return Row(number, {}, cause=line)
        try:
            fields = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError:
            return Row(number, {}, cause="deze regel is geen UTF-8")
        except (ValueError, RecursionError) as error:
            where = f" (teken {error.pos + 1})" if isinstance(error, json.JSONDecodeError) else ""
            return Row(number, {}, cause=f"deze regel is geen JSON{where}")
        if not isinstance(fields, dict):
            return Row(number, {}, cause='deze regel is geen record: {"id": …, "text": …}')
        return Row(number, {_sound(name): value for name, value in fields.items()})


def _pass_over(stream: IO[bytes]) -> None:
    """Read on to the end of a line that is too long to hold."""
    while (rest := stream.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int" if _SMALLEST <= value <= _LARGEST else "text"
    return "float" if isinstance(value, float) else "text"


def _type(kinds: set[str]) -> "pa.DataType":
    import pyarrow as pa

    found = kinds - {"null"}
    if found == {"bool"}:
        return pa.bool_()
    if found == {"int"}:
        return pa.int64()
    return pa.float64() if found and found <= {"int", "float"} else pa.string()


def _fit(value: object, type_: "pa.DataType") -> object:
    """Give a value the type of its column."""
    if value is None:
        return None
    if str(type_) == "double":
        return float(value) if isinstance(value, int | float) else None
    if str(type_) != "string":
        return value
    return _sound(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _sound(text: str) -> str:
    """Replace half characters (lone surrogates), which no table can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
