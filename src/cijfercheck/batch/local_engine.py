"""Worker processes on this machine: each loads the model once, and one that dies is replaced.

The processes are spawned, not forked: a copy of a process with threads may hang. They stop by themselves when the run that
started them is gone, however it ended. A worker forgets the words of each partition, but what it remembers of comparisons and the gaps
in its memory grow: after many tasks another takes its place, and memory stays as it is.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import TYPE_CHECKING, cast

from cijfercheck.batch.engine import EngineError, Task
from cijfercheck.batch.inputs.rows import Row
from cijfercheck.errors import CijfercheckError

if TYPE_CHECKING:
    from cijfercheck.batch.partition import CheckerSettings
    from cijfercheck.batch.tables import Tables
    from cijfercheck.model.report import Versions

_MOST_FAILED_STARTS = 3
_MOST_TASKS = 100  # of one worker; loading takes some seconds, so many tasks some minutes
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(slots=True)
class _Worker:
    """A process with its pipe; `task` is what it works on, `ready` whether its model is loaded, `done` how many tasks it did."""

    process: SpawnProcess
    pipe: Connection
    task: Task | None = None
    ready: bool = False
    done: int = 0


class LocalEngine:
    """Worker processes, one task each at a time."""

    def __init__(
        self, settings: "CheckerSettings", workers: int | None = None, *, most_tasks: int = _MOST_TASKS
    ) -> None:
        """Say how many; None is one for each core that this process may use. After `most_tasks` a worker makes way for another."""
        self._settings = settings
        self._most_tasks = most_tasks
        self._count = workers or usable_cores()
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def start(self) -> "Versions":
        """Start one worker, and the others once it has loaded: what is wrong with the settings shows once."""
        while True:
            first = self._hire()
            try:
                answer = first.pipe.recv()
            except (EOFError, OSError):
                self._bury(first)
                continue
            if isinstance(answer, CijfercheckError):
                raise answer
            first.ready = True
            self._failed_starts = 0
            return cast("Versions", answer)

    @property
    def free(self) -> int:
        """How many workers have nothing to do, those not yet started included."""
        return self._count - self.running

    @property
    def running(self) -> int:
        """How many workers have a task."""
        return sum(worker.task is not None for worker in self._workers)

    def submit(self, task: Task) -> None:
        """Give a task to an idle worker, or to a new one."""
        idle = next((worker for worker in self._workers if worker.task is None), None) or self._hire()
        idle.task = task
        # one that has just died is found by wait()
        with contextlib.suppress(OSError):
            idle.pipe.send(task.rows)

    def wait(self) -> Sequence[tuple[Task, "Tables | None"]]:
        """Wait for the first workers to answer or die."""
        ready = set(wait([worker.pipe for worker in self._workers if worker.task is not None]))
        done: list[tuple[Task, Tables | None]] = []
        for worker in [worker for worker in self._workers if worker.pipe in ready]:
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                done += self._bury(worker)
                continue
            if isinstance(answer, CijfercheckError):
                raise answer
            if not worker.ready:
                worker.ready = True
                self._failed_starts = 0
            elif worker.task is not None:
                done.append((worker.task, cast("Tables", answer)))
                worker.task = None
                worker.done += 1
                if worker.done >= self._most_tasks:
                    self._dismiss(worker)
        return done

    def close(self) -> None:
        """Stop all processes and wait until they are gone."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers = []

    def _hire(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._settings), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _dismiss(self, worker: _Worker) -> None:
        """End an idle worker; the next task hires another."""
        self._workers.remove(worker)
        worker.pipe.close()  # it stops by itself
        worker.process.join()

    def _bury(self, worker: _Worker) -> list[tuple[Task, "Tables | None"]]:
        """Take a dead worker off the list and give its task back."""
        self._workers.remove(worker)
        worker.process.join()
        worker.pipe.close()
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _MOST_FAILED_STARTS:
                raise EngineError("werkprocessen stoppen steeds bij het laden; is er genoeg geheugen?")
            task = worker.task
            if task is not None:  # it died before it saw the task, which is not to blame
                self._hire().task = task
                with contextlib.suppress(OSError):
                    self._workers[-1].pipe.send(task.rows)
            return []
        return [] if worker.task is None else [(worker.task, None)]


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _work(pipe: Connection, settings: "CheckerSettings") -> None:
    """Be a worker: load, say so, and check what comes in until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which stops its workers
    threading.Thread(target=_stop_with_the_run, daemon=True).start()
    for name in _THREADS:  # workers share the cores: each is one thread
        os.environ.setdefault(name, "1")
    from cijfercheck.batch.partition import check_rows, describe_checker

    try:
        checker = settings.make_checker()
        pipe.send(describe_checker(checker))
    except CijfercheckError as error:
        pipe.send(EngineError(str(error)))
        return
    with contextlib.suppress(EOFError, OSError):  # the run is gone
        while True:
            rows: tuple[Row, ...] = pipe.recv()
            pipe.send(check_rows(checker, rows))


def _stop_with_the_run() -> None:
    """Wait for the end of the run, in a thread of a worker, and end at once: nobody waits for what it has in hand."""
    run = multiprocessing.parent_process()
    if run is not None:
        wait([run.sentinel])
        os._exit(1)
