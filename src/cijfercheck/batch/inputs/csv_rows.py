"""CSV with a heading, plain or compressed with gzip: an article a row.

The separator (comma, semicolon or tab) is read from the heading. A row that is no UTF-8 is read as Windows-1252; a row with
other than the heading's number of fields could not be read. Other columns are carried through as text.
"""

import csv
import gzip
import zlib
from collections.abc import Container, Iterator
from pathlib import Path
from typing import TextIO, cast

from cijfercheck.batch.inputs.rows import (
    FIELDS,
    CollectionError,
    Partition,
    Row,
    check_columns,
    hash_file,
    list_columns,
)

_SEPARATORS = ",;\t"
_LONGEST_FIELD = 8_000_000
_Fields = list[str] | str
"""The fields of a row, or why it could not be read."""


class CsvRows:
    """A CSV file."""

    def __init__(self, path: Path) -> None:
        """Look through the file.

        Raises:
            CollectionError: it cannot be opened, is empty, or its heading has no column with text or one name twice.
        """
        import pyarrow as pa

        self._path = path
        self.sha256 = hash_file(path)
        self._heading, self._separator = self._read_heading()
        check_columns(path, self._heading, list_columns(self._heading))
        if twice := next((name for name in self._heading if self._heading.count(name) > 1), None):
            raise CollectionError(path, f"de kolom {twice} staat er twee keer")
        self.rows = sum(1 for _ in self._rows())
        if not self.rows:
            raise CollectionError(path, "er staat geen rij onder de kop")
        self.carried = pa.schema([(name, pa.string()) for name in self._heading if name not in FIELDS])

    def partitions(self, size: int, done: Container[int]) -> Iterator[Partition]:
        """Yield the partitions that are not done."""
        held: list[tuple[int, _Fields]] = []
        for number, fields in enumerate(self._rows()):
            if number // size not in done:
                held.append((number, fields))
            if held and ((number + 1) % size == 0 or number + 1 == self.rows):
                yield self._partition(held[0][0] // size, held)
                held = []

    def _partition(self, index: int, held: list[tuple[int, _Fields]]) -> Partition:
        import pyarrow as pa

        records = [
            {} if isinstance(fields, str) else dict(zip(self._heading, fields, strict=True))
            for _, fields in held
        ]
        carried = pa.table(
            [pa.array([record.get(name) for record in records], pa.string()) for name in self.carried.names],
            schema=self.carried,
        )
        rows = tuple(
            Row(
                number,
                {name: record[name] for name in FIELDS if record.get(name)},
                cause=fields if isinstance(fields, str) else None,
            )
            for (number, fields), record in zip(held, records, strict=True)
        )
        return Partition(index, rows, carried)

    def _rows(self) -> Iterator[_Fields]:
        with self._open() as stream:
            csv.field_size_limit(_LONGEST_FIELD)
            reader = csv.reader(stream, delimiter=self._separator, strict=False)
            next(reader)
            while True:
                try:
                    fields = next(reader)
                except StopIteration:
                    return
                except (EOFError, zlib.error, gzip.BadGzipFile):
                    yield f"regel {reader.line_num + 1}: het gecomprimeerde bestand breekt hier af"
                    return
                except csv.Error as error:
                    yield f"regel {reader.line_num}: dit is geen CSV ({error})"
                    continue
                if len(fields) == len(self._heading):
                    yield [_decode(field) for field in fields]
                elif fields:
                    yield (
                        f"regel {reader.line_num}: {len(fields)} velden, terwijl de kop er {len(self._heading)} heeft"
                    )

    def _read_heading(self) -> tuple[list[str], str]:
        try:
            with self._open() as stream:
                line = stream.readline(_LONGEST_FIELD)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise CollectionError(self._path, "dit gecomprimeerde bestand is kapot") from None
        if not line.strip():
            raise CollectionError(self._path, "dit bestand is leeg")
        separator = max(_SEPARATORS, key=line.count)
        return [_decode(name).strip() for name in next(csv.reader([line], delimiter=separator))], separator

    def _open(self) -> TextIO:
        """Open the file; bytes that are no UTF-8 are kept as lone surrogates until their field is known."""
        if self._path.suffix.lower() == ".gz":
            opened = gzip.open(  # noqa: SIM115 # the caller closes it
                self._path, "rt", encoding="utf-8-sig", errors="surrogateescape", newline=""
            )
            return cast("TextIO", opened)
        return self._path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _decode(field: str) -> str:
    """Read the bytes of a field that is no UTF-8 as Windows-1252."""
    if field.isascii():
        return field
    data = field.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
