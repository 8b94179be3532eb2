"""What runs partitions: worker processes on this machine, or a Dask cluster. Both do the same work."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cijfercheck.batch.inputs.rows import Row
from cijfercheck.errors import CijfercheckError

if TYPE_CHECKING:
    from cijfercheck.batch.tables import Tables
    from cijfercheck.model.report import Versions


class EngineError(CijfercheckError):
    """Workers that cannot be had; what was done is kept."""


@dataclass(frozen=True, slots=True)
class Task:
    """Rows for one worker. `part` is the partition they are of; `attempt` counts from 1."""

    part: int
    rows: tuple[Row, ...]
    attempt: int = 1


class Engine(Protocol):
    """Workers that take tasks and give tables."""

    def start(self) -> "Versions":
        """Start the workers, and say with which versions they work.

        Raises:
            CijfercheckError: a reference or pipeline cannot be used.
            EngineError: there are no workers to be had.
        """
        ...

    @property
    def free(self) -> int:
        """How many more tasks can be taken now."""
        ...

    @property
    def running(self) -> int:
        """How many tasks are out."""
        ...

    def submit(self, task: Task) -> None:
        """Give a task out."""
        ...

    def wait(self) -> Sequence[tuple[Task, "Tables | None"]]:
        """Wait until something comes back; None in the place of tables says that the task's worker died.

        Raises:
            EngineError: no worker is left and none can be had.
        """
        ...

    def close(self) -> None:
        """Stop the workers at once; tasks that are out are dropped."""
        ...
