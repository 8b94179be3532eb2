"""The rows of a collection, before they are articles: what each format gives to the run."""

import hashlib
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cijfercheck.errors import CijfercheckError

if TYPE_CHECKING:
    import pyarrow as pa

FIELDS = ("id", "text", "title", "lead", "body", "date", "outlet", "url")
"""The columns that have a meaning; every other one is carried through."""
_TEXTS = frozenset({"text", "title", "lead", "body"})
_BLOCK = 1 << 20


class CollectionError(CijfercheckError):
    """A collection that cannot be read at all."""

    def __init__(self, path: Path | str, reason: str) -> None:
        """Name the file or folder and say what is wrong with it."""
        super().__init__(f"{path}: {reason}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was given; `number` counts from 0 in the whole collection.

    `path` is the file where the collection is a folder. `cause` says why the row could not be read, None where it could.
    """

    number: int
    fields: dict[str, object]
    path: str | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Partition:
    """A range of rows, in order, with their other columns: as many rows in `carried` as in `rows`."""

    index: int
    rows: tuple[Row, ...]
    carried: "pa.Table | None"


class Collection(Protocol):
    """A collection of articles that was looked through once."""

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        ...

    @property
    def rows(self) -> int:
        """How many rows it has."""
        ...

    @property
    def carried(self) -> "pa.Schema":
        """The columns that are carried through, by their names in the input."""
        ...

    def partitions(self, size: int, done: Container[int]) -> Iterator[Partition]:
        """Yield the partitions of `size` rows whose index is not in `done`, lazily and in order."""
        ...


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        CollectionError: the file cannot be opened.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    except PermissionError:
        raise CollectionError(path, "dit bestand mag niet gelezen worden; pas de rechten aan") from None
    return digest.hexdigest()


def check_columns(path: Path, columns: Container[str], shown: str) -> None:
    """See to it that there is a column with text.

    Raises:
        CollectionError: there is none; the message names the columns that there are.
    """
    if not any(name in columns for name in _TEXTS):
        raise CollectionError(path, f"er is geen kolom text, title, lead of body; wel {shown}")


def list_columns(names: list[str]) -> str:
    """Name the columns of a file, the first dozen: "kop, tekst, datum"."""
    shown = ", ".join(names[:12])
    return f"{shown}, … ({len(names)})" if len(names) > 12 else shown or "geen"  # noqa: PLR2004 # a dozen
