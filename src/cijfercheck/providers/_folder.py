"""Finds the reference files among paths, and the provider that reads each."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cijfercheck.errors import ReferenceFileError, UnreadableInputError
from cijfercheck.model.plugin import Provider

_PASSED_OVER = (".", "~$")  # hidden files, and what Excel leaves beside a workbook that is open


def find_reference_files(paths: Iterable[Path], providers: Sequence[Provider]) -> tuple[Path, ...]:
    """Give the files among `paths` and those in the folders among them that a provider reads, in order, each once.

    Raises:
        UnreadableInputError: A path does not exist, or a folder holds no reference file.
    """
    suffixes = {suffix for provider in providers for suffix in provider.suffixes}
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise UnreadableInputError(path, "dit bestand of deze map bestaat niet")
        files = [path]
        if path.is_dir():
            files = sorted(
                file
                for file in path.rglob("*")
                if file.suffix.lower() in suffixes
                and not file.name.startswith(_PASSED_OVER)
                and file.is_file()
                and provider_for(file, providers).recognises(file)
            )
            if not files:
                raise UnreadableInputError(path, "in deze map staat geen bestand met referentiecijfers")
        found.update(dict.fromkeys(files))
    return tuple(found)


def provider_for(path: Path, providers: Sequence[Provider]) -> Provider:
    """The provider that reads a file, by its ending.

    Raises:
        ReferenceFileError: No provider reads this ending.
    """
    for provider in providers:
        if path.suffix.lower() in provider.suffixes:
            return provider
    known = ", ".join(sorted(suffix for provider in providers for suffix in provider.suffixes))
    raise ReferenceFileError(
        path, None, "bestand", f"dit soort bestand wordt niet gelezen; gelezen worden {known}"
    )
