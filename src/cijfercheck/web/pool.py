"""A few processes that do the checks, so that one long text keeps no other editor waiting and can be stopped.

A process that takes too long is ended and a new one takes its place; that is why this is no `ProcessPoolExecutor`.
"""

import asyncio
import hashlib
import multiprocessing
import pickle
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from cijfercheck.errors import CijfercheckError
from cijfercheck.web.jobs import CheckJob, Desk, DeskFiles, ExtractJob, Job, Unusable
from cijfercheck.web.rota import Rota
from cijfercheck.web.worker import work

WORKERS = 2
CHECK_SECONDS = 20.0
START_SECONDS = 120.0
_MOST_WAITING = 200
_MOST_REMEMBERED = 64
_LONGEST_LINE = 200


class TooLong(Exception):  # noqa: N818
    """A job that was stopped because it took too long."""


class TooBusy(Exception):  # noqa: N818
    """So many jobs are waiting that another one would not be done in time."""


class WorkerLost(Exception):  # noqa: N818
    """A process that ended in the middle of a job, by a fault of ours or of the system."""


class Abandoned(Exception):  # noqa: N818
    """A job whose sender went away before its turn had come."""


class _Worker:
    """One process, and the connection to it."""

    def __init__(self, files: DeskFiles) -> None:
        self._files = files
        self._lock = threading.Lock()
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection: Connection
        self._connection, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=work, args=(theirs, self._files), daemon=True, name="cijfercheck"
        )
        self._process.start()
        theirs.close()
        self._desk: Desk | None = None

    def desk(self) -> Desk:
        """Wait until the process has taken up its desk, and return that."""
        with self._lock:
            return self._wait_for_desk()

    def _wait_for_desk(self) -> Desk:
        if self._desk is None:
            desk = self._receive(START_SECONDS)
            assert isinstance(desk, Desk)  # noqa: S101  (for the type checker: `work` sends it first)
            self._desk = desk
        return self._desk

    def do(self, job: Job, seconds: float) -> object:
        """Have a job done and return its result."""
        with self._lock:
            self._wait_for_desk()
            self._connection.send(job)
            try:
                return self._receive(seconds)
            except (TooLong, WorkerLost):
                self.stop()
                self._start()
                raise

    def _receive(self, seconds: float) -> object:
        try:
            if not self._connection.poll(seconds):
                raise TooLong
            outcome, content = self._connection.recv()
        except (EOFError, OSError) as error:
            raise WorkerLost from error
        if outcome == "unusable":
            raise Unusable(content)
        return content

    def stop(self) -> None:
        """End the process."""
        self._connection.close()
        self._process.kill()
        self._process.join()


class Pool:
    """Divides jobs among processes, and remembers the last results for drafts that are sent again."""

    def __init__(self, files: DeskFiles, *, workers: int = WORKERS, seconds: float = CHECK_SECONDS) -> None:
        """Start the processes; they load by themselves.

        Args:
            files: What every check compares with.
            workers: How many processes.
            seconds: How long a job may take.
        """
        self._workers = [_Worker(files) for _ in range(workers)]
        self._seconds = seconds
        self._rota = Rota(self._workers)
        self._waiting = 0
        self._results: OrderedDict[bytes, object] = OrderedDict()

    def desk(self) -> Desk:
        """Wait until all processes have taken up their desk.

        Raises:
            CijfercheckError: it cannot be used; the message says which file and why.
        """
        try:
            desks = [worker.desk() for worker in self._workers]
        except Unusable as reason:
            raise CijfercheckError(str(reason)) from None
        except (TooLong, WorkerLost):
            raise CijfercheckError("het laden van de taalpijplijn mislukt; zie de regels hierboven") from None
        return desks[0]

    async def do(self, job: Job, wanted: Callable[[], Awaitable[bool]] | None = None) -> object:
        """Have a job done by the process that did the draft before, or the first that is free.

        Args:
            job: The job.
            wanted: Tells, when its turn has come, whether anyone still waits for the result; None means that someone does.

        Raises:
            Unusable: an input cannot be used.
            TooLong: it took too long and was stopped.
            TooBusy: too many jobs are waiting.
            WorkerLost: the process ended.
            Abandoned: nobody waits for it any more.
        """
        key = hashlib.sha256(pickle.dumps(job)).digest() if isinstance(job, CheckJob) else None
        if key is not None and key in self._results:
            self._results.move_to_end(key)
            return self._results[key]
        if self._waiting >= _MOST_WAITING:
            raise TooBusy
        self._waiting += 1
        try:
            worker = await self._rota.take(*_marks(job))
        finally:
            self._waiting -= 1
        try:
            if wanted is not None and not await wanted():
                raise Abandoned
            result = await asyncio.to_thread(worker.do, job, self._seconds)
        finally:
            self._rota.give_back(worker)
        if key is not None:
            self._results[key] = result
            if len(self._results) > _MOST_REMEMBERED:
                self._results.popitem(last=False)
        return result

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.stop()


def _marks(job: Job) -> tuple[str, ...]:
    """By what a draft is known again when it was changed: its name, and the line that it opens or that it ends with."""
    if not isinstance(job, CheckJob | ExtractJob):
        return ()
    name = job.identifier or job.draft.name
    text = (job.draft.text or (job.draft.article.text if job.draft.article else "")).strip()
    opening, ending = text[:_LONGEST_LINE].partition("\n")[0], text[-_LONGEST_LINE:].rpartition("\n")[2]
    return f"{name}\nopening: {opening}", f"{name}\nending: {ending}"
