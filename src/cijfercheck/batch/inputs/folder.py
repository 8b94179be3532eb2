"""A folder of articles, one a file, in any format that `check` reads; files of other formats are passed over."""

import hashlib
from collections.abc import Container, Iterator
from pathlib import Path

from cijfercheck.batch.inputs.rows import CollectionError, Partition, Row, hash_file


class Folder:
    """A folder and those within it; the id of an article is its path inside the folder."""

    def __init__(self, path: Path, suffixes: frozenset[str]) -> None:
        """List the files whose ending is one of `suffixes`, by name; hidden ones are passed over.

        Raises:
            CollectionError: there is no such file, or one cannot be opened.
        """
        import pyarrow as pa

        self._path = path
        inside = (file.relative_to(path) for file in path.rglob("*"))
        self._files = sorted(
            file.as_posix()
            for file in inside
            if file.suffix.lower() in suffixes
            and not any(part.startswith(".") for part in file.parts)
            and (path / file).is_file()
        )
        if not self._files:
            known = ", ".join(sorted(suffixes))
            raise CollectionError(path, f"in deze map staat geen artikel; gelezen worden {known}")
        self.rows = len(self._files)
        self.carried = pa.schema([])
        digest = hashlib.sha256()
        for name in self._files:
            digest.update(f"{hash_file(path / name)} {name}\n".encode("utf-8", "surrogateescape"))
        self.sha256 = digest.hexdigest()

    def partitions(self, size: int, done: Container[int]) -> Iterator[Partition]:
        """Yield the partitions that are not done; the files themselves are read where they are checked."""
        for index, first in enumerate(range(0, self.rows, size)):
            if index not in done:
                names = self._files[first : first + size]
                rows = tuple(
                    Row(first + place, {"id": name}, path=str((self._path / name).absolute()))
                    for place, name in enumerate(names)
                )
                yield Partition(index, rows, None)
