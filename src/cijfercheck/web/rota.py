"""Who does the next job: the worker that did the draft before where it is free, since it remembers the draft's sentences."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Iterable
from typing import Generic, TypeVar

_MOST_MARKS = 1000
Worker = TypeVar("Worker")


class Rota(Generic[Worker]):
    """Workers that are free, and the jobs that wait for one in the order in which they came."""

    def __init__(self, workers: Iterable[Worker]) -> None:
        """Begin with workers that are all free."""
        self._free = list(workers)
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._did: OrderedDict[str, Worker] = OrderedDict()

    async def take(self, *marks: str) -> Worker:
        """Take a worker, as soon as it is this job's turn; give it back with `give_back`.

        Args:
            marks: By what the draft is known again when it was changed, each of them enough; none where the job is on no draft.
        """
        worker = self._pick(marks) if self._free else await self._wait()
        for mark in marks:
            self._did[mark] = worker
            self._did.move_to_end(mark)
            if len(self._did) > _MOST_MARKS:
                self._did.popitem(last=False)
        return worker

    def give_back(self, worker: Worker) -> None:
        """Let the job that waits longest have a worker; without one it is free."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._free.append(worker)

    def _pick(self, marks: Iterable[str]) -> Worker:
        """The worker that did the draft last, or the one that is free for longest."""
        known = next((self._did[mark] for mark in marks if mark in self._did), None)
        return self._free.pop(self._free.index(known) if known in self._free else 0)

    async def _wait(self) -> Worker:
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(turn.result())
            raise
