"""Workers of a Dask cluster: SLURM through dask-jobqueue, Kubernetes, or machines that were started by hand.

The workers need cijfercheck of the same version, and the reference files at the same path; the articles are sent to them
(but for a folder of articles, whose files they open themselves). A worker that is lost is Dask's to replace.
"""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from cijfercheck.batch.engine import EngineError, Task
from cijfercheck.batch.inputs.rows import Row
from cijfercheck.batch.partition import CheckerSettings, check_rows, describe_checker
from cijfercheck.errors import CijfercheckError

if TYPE_CHECKING:
    from distributed import Client, Future

    from cijfercheck.batch.tables import Tables
    from cijfercheck.model.report import Versions
    from cijfercheck.pipeline import Checker

_AHEAD = 2
"""Tasks out for each thread of the cluster: one in work, one on its way."""
_PATIENCE = 30
"""Seconds to wait for the scheduler and its first worker."""
_lock = threading.Lock()
_checkers: dict[CheckerSettings, "Checker"] = {}


class DaskEngine:
    """The workers of a running Dask scheduler."""

    def __init__(self, settings: CheckerSettings, scheduler: str) -> None:
        """Name the scheduler: "tcp://10.0.0.5:8786"."""
        self._settings = settings
        self._scheduler = scheduler
        self._client: Client | None = None
        self._out: dict[Future, Task] = {}

    def start(self) -> "Versions":
        """Connect, and let a worker load."""
        try:
            from distributed import Client
        except ImportError:
            raise EngineError(
                "--engine dask: dask.distributed is niet geïnstalleerd; doe pip install 'cijfercheck[dask]'"
            ) from None
        try:
            self._client = Client(self._scheduler, timeout=_PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            reason = "heeft geen werkers" if self._client is not None else "is niet te bereiken"
            raise EngineError(
                f"--scheduler {self._scheduler}: deze scheduler {reason} ({_first_line(error)})"
            ) from None
        versions = self._result(self._client.submit(_describe, self._settings, pure=False))
        if isinstance(versions, CijfercheckError):
            raise versions
        if versions is None:
            raise EngineError(f"--scheduler {self._scheduler}: een werker stopte bij het laden")
        return cast("Versions", versions)

    @property
    def free(self) -> int:
        """How many more tasks the cluster may have; it grows and shrinks with the workers."""
        workers = self._connected().scheduler_info(-1)["workers"].values()
        threads: int = sum(worker["nthreads"] for worker in workers)
        return max(1, _AHEAD * threads) - self.running

    @property
    def running(self) -> int:
        """How many tasks are out."""
        return len(self._out)

    def submit(self, task: Task) -> None:
        """Send a task to the cluster."""
        self._out[self._connected().submit(_check, self._settings, task.rows, pure=False)] = task

    def wait(self) -> Sequence[tuple[Task, "Tables | None"]]:
        """Wait for the first tasks to come back."""
        from distributed import wait

        with self._connected().as_current():
            done = wait(list(self._out), return_when="FIRST_COMPLETED").done
        return [(self._out.pop(future), cast("Tables | None", self._result(future))) for future in done]

    def close(self) -> None:
        """Take back what is out and leave the cluster as it was."""
        if self._client is not None:
            self._client.cancel(list(self._out))
            self._client.close()
            self._client = None
        self._out = {}

    def _connected(self) -> "Client":
        if self._client is None:
            raise EngineError("er is geen verbinding met een Dask-scheduler")
        return self._client

    def _result(self, future: "Future") -> object:
        """What a task gave; None where workers died on it.

        Raises:
            EngineError: the scheduler is gone, or a worker cannot do the work at all.
        """
        from distributed import KilledWorker

        try:
            result: object = future.result()
        except KilledWorker:
            return None
        except CijfercheckError:
            raise
        except Exception as error:  # noqa: BLE001 # whatever a far machine raises: versions that differ, a lost scheduler
            raise EngineError(
                f"--scheduler {self._scheduler}: {type(error).__name__}: {_first_line(error)}"
            ) from None
        return result


def _describe(settings: CheckerSettings) -> "Versions | EngineError":
    with _lock:
        try:
            return describe_checker(_checker(settings))
        except CijfercheckError as error:
            return EngineError(str(error))


def _check(settings: CheckerSettings, rows: tuple[Row, ...]) -> "Tables":
    """Check rows; a worker with several threads does so one at a time, for the checker is one."""
    with _lock:
        return check_rows(_checker(settings), rows)


def _checker(settings: CheckerSettings) -> "Checker":
    """The checker of this worker process, made once."""
    if settings not in _checkers:
        _checkers.clear()
        _checkers[settings] = settings.make_checker()
    return _checkers[settings]


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
