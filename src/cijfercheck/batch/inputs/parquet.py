"""Parquet: an article a row; other columns keep their types."""

from collections.abc import Container, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from cijfercheck.batch.inputs.rows import (
    FIELDS,
    CollectionError,
    Partition,
    Row,
    check_columns,
    hash_file,
    list_columns,
)


class ParquetRows:
    """A Parquet file."""

    def __init__(self, path: Path) -> None:
        """Look at the file's schema.

        Raises:
            CollectionError: it is no Parquet, has no rows, no column with text, or one name twice.
        """
        self._path = path
        self.sha256 = hash_file(path)
        try:
            with pq.ParquetFile(path) as file:
                schema, self.rows = file.schema_arrow, file.metadata.num_rows
        except pa.ArrowException as error:
            raise CollectionError(path, f"dit is geen leesbaar Parquet ({_first_line(error)})") from None
        check_columns(path, schema.names, list_columns(schema.names))
        if twice := next((name for name in schema.names if schema.names.count(name) > 1), None):
            raise CollectionError(path, f"de kolom {twice} staat er twee keer")
        if not self.rows:
            raise CollectionError(path, "dit bestand heeft geen rijen")
        self._fields = [name for name in FIELDS if name in schema.names]
        self.carried: pa.Schema = pa.schema([field for field in schema if field.name not in FIELDS])

    def partitions(self, size: int, done: Container[int]) -> Iterator[Partition]:
        """Yield the partitions that are not done, a part of a row group at a time.

        Raises:
            CollectionError: the file breaks off or changes on the way.
        """
        first = 0
        waiting: list[pa.Table] = []
        try:
            with pq.ParquetFile(self._path) as file:
                for batch in file.iter_batches(batch_size=size):
                    waiting.append(pa.Table.from_batches([batch]))
                    while (count := sum(table.num_rows for table in waiting)) >= size or (
                        count and first + count == self.rows
                    ):
                        table = pa.concat_tables(waiting)
                        if first // size not in done:
                            yield self._partition(first, table.slice(0, size), size)
                        first += min(size, count)
                        waiting = [table.slice(size)]
        except (pa.ArrowException, OSError) as error:
            raise CollectionError(
                self._path, f"rij {first + 1} en verder zijn onleesbaar ({_first_line(error)})"
            ) from None

    def _partition(self, first: int, table: pa.Table, size: int) -> Partition:
        records = table.select(self._fields).to_pylist()
        rows = tuple(
            Row(first + place, {name: value for name, value in record.items() if value is not None})
            for place, record in enumerate(records)
        )
        return Partition(first // size, rows, table.select(self.carried.names).cast(self.carried))


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
