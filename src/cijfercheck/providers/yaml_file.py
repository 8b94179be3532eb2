"""Reference figures in a YAML file, by section 4 of the contract."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from cijfercheck.model.plugin import Provider, Provision
from cijfercheck.model.subject import Subject
from cijfercheck.providers._figures import provide_dataset
from cijfercheck.providers._reference_file import read_reference


def provide_yaml(path: Path, subjects: Callable[[Iterable[str]], Sequence[Subject]]) -> Provision:
    """Give the figures of a YAML file; `subjects` reads labels.

    Raises:
        ReferenceFileError: The file does not hold.
    """
    dataset = read_reference(path)
    return Provision(dataset.dataset, dataset.sha256, provide_dataset(dataset, subjects))


PROVIDER = Provider(suffixes=(".yaml", ".yml"), provide=provide_yaml)
