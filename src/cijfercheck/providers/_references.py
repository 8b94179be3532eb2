"""All reference figures of a checker: few are held in memory, many are looked up in a store."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.plugin import Provider
from cijfercheck.providers._folder import find_reference_files, provider_for

if TYPE_CHECKING:
    from cijfercheck.providers._store import ReferenceStore
    from cijfercheck.providers._store_build import ReadLabels

STORE_FROM_BYTES = 2_000_000
"""From how many bytes of reference files a store is used: some 20,000 figures."""


@dataclass(frozen=True, slots=True)
class References:
    """Reference figures, and by the name of each dataset the hash of its file."""

    hashes: dict[str, str] = field(default_factory=dict)
    held: tuple[Figure, ...] = ()
    store: "ReferenceStore | None" = None

    def joined(self, others: "References") -> "References":
        """These references and others that are held in memory."""
        return References({**self.hashes, **others.hashes}, (*self.held, *others.held), self.store)

    def candidates(self, claim: Claim) -> tuple[Figure, ...]:
        """The figures that a claim may be compared with; all of them where they are held in memory."""
        return self.held if self.store is None else (*self.held, *self.store.candidates(claim))

    def candidates_of(self, claims: Sequence[Claim]) -> tuple[Figure, ...]:
        """The figures that any of some claims may be compared with, each once."""
        if self.store is None:
            return self.held
        found = dict.fromkeys(figure for claim in claims for figure in self.store.candidates(claim))
        return (*self.held, *found)

    def completed(self, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        """Some figures with all others of their datasets, as far as those are small.

        Who writes about a dataset takes several of its figures: a wrong number may be that of one with other words.
        """
        if self.store is None:
            return tuple(figures)
        others = self.store.whole(dict.fromkeys(figure.dataset for figure in figures))
        return tuple(dict.fromkeys((*figures, *others)))


def open_references(
    paths: Sequence[Path],
    providers: Sequence[Provider],
    read_labels: "ReadLabels",
    reader: str,
    *,
    held: Sequence[Figure] = (),
    folder: Path | None = None,
    store_from: int = STORE_FROM_BYTES,
) -> References:
    """Take up the reference files among paths and in folders.

    Args:
        paths: Files and folders.
        providers: What reads files.
        read_labels: Reads labels as subjects.
        reader: The name and version of what reads labels.
        held: Figures made elsewhere.
        folder: Where the store is kept; None is the user's cache folder.
        store_from: From how many bytes of files a store is used.

    Raises:
        UnreadableInputError: a path does not exist, or a folder holds no reference file.
        ReferenceFileError: a file does not hold.
        StoreError: the store cannot be made.
    """
    files = find_reference_files(paths, providers)
    if sum(file.stat().st_size for file in files) >= store_from:
        from cijfercheck.providers._store import open_store

        store = open_store(folder or cache_folder(), files, providers, read_labels, reader)
        return References(store.hashes, tuple(held), store)
    provisions = [provider_for(file, providers).provide(file, read_labels) for file in files]
    figures = tuple(figure for provision in provisions for figure in provision.figures)
    return References({p.dataset: p.sha256 for p in provisions}, (*held, *figures))


def open_for_search(
    paths: Sequence[Path],
    providers: Sequence[Provider],
    read_labels: "ReadLabels",
    reader: str,
    *,
    folder: Path | None = None,
    store_from: int = STORE_FROM_BYTES,
) -> "ReferenceStore":
    """Take up the reference files among paths and in folders to be searched; the arguments are those of `open_references`."""
    from cijfercheck.providers._store import open_store, store_in_memory

    files = find_reference_files(paths, providers)
    if sum(file.stat().st_size for file in files) >= store_from:
        return open_store(folder or cache_folder(), files, providers, read_labels, reader)
    return store_in_memory(files, providers, read_labels)


def cache_folder() -> Path:
    """The folder in which stores are kept, outside every folder of reference files."""
    from platformdirs import user_cache_path

    return user_cache_path("cijfercheck", appauthor=False) / "references"
