"""Reference figures in a JSON file, by section 4 of the contract.

A folder may hold other JSON files: there only those that name their dataset are read.
"""

from pathlib import Path

from cijfercheck.model.plugin import Provider
from cijfercheck.providers._figures import provide_file

_LOOK = 65_536  # bytes


def _names_dataset(path: Path) -> bool:
    with path.open("rb") as file:
        opening = file.read(_LOOK)
    return b'"dataset"' in opening


PROVIDER = Provider(suffixes=(".json",), provide=provide_file, recognises=_names_dataset)
