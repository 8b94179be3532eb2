"""Opens a collection by what its path is: a folder, or a file by its ending."""

from pathlib import Path

from cijfercheck.batch.inputs.csv_rows import CsvRows
from cijfercheck.batch.inputs.folder import Folder
from cijfercheck.batch.inputs.json_lines import JsonLines
from cijfercheck.batch.inputs.rows import Collection, CollectionError
from cijfercheck.plugins import find_readers

_JSON_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".json.gz", ".json")
_CSV = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
_PARQUET = (".parquet", ".pq")


def open_collection(path: Path) -> Collection:
    """Look through a collection of articles.

    Raises:
        CollectionError: it does not exist, cannot be read, or holds no articles.
    """
    if path.is_dir():
        return Folder(path, frozenset(suffix for reader in find_readers() for suffix in reader.suffixes))
    if not path.exists():
        raise CollectionError(path, "dit bestand of deze map bestaat niet")
    name = path.name.lower()
    if name.endswith(_JSON_LINES):
        return JsonLines(path)
    if name.endswith(_CSV):
        return CsvRows(path)
    if name.endswith(_PARQUET):
        from cijfercheck.batch.inputs.parquet import ParquetRows

        return ParquetRows(path)
    known = ", ".join((*_JSON_LINES[:4], *_CSV, *_PARQUET))
    raise CollectionError(path, f"dit soort bestand wordt niet gelezen; wel {known} en een map met artikelen")
