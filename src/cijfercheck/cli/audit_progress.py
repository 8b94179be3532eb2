"""How far an audit is: a line that is written over on a terminal, and a line now and then in a log."""

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from cijfercheck.batch.run import Progress

_BAR = 24
_BETWEEN_LINES = 30.0
"""Seconds between the lines of a log."""


class ProgressLine:
    """Shows progress on a stream; `failed` holds how many articles failed so far."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._started: tuple[float, int] | None = None
        self._last = 0.0
        self._open = False
        self.failed = 0

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the line that is written over."""
        if self._open:
            self._stream.write("\n")
            self._stream.flush()

    def show(self, progress: "Progress") -> None:
        """Show how far it is."""
        now = time.monotonic()
        self.failed = progress.failed
        if self._started is None:
            self._started = now, progress.done
        ends = progress.done == progress.rows
        if not self._terminal and not ends and now - self._last < _BETWEEN_LINES:
            return
        self._last = now
        since, first = self._started
        words = say_progress(progress, now - since, progress.done - first)
        if self._terminal:
            filled = _BAR * progress.done // max(progress.rows, 1)
            self._stream.write(f"\r\x1b[2K{'█' * filled}{'·' * (_BAR - filled)} {words}")
            self._open = True
        else:
            self._stream.write(f"cijfercheck: {words}\n")
        self._stream.flush()


def say_progress(progress: "Progress", seconds: float, done: int) -> str:
    """Say how far it is, how fast it goes and how long it takes still; `done` rows took `seconds`."""
    parts = [f"{progress.done} van {progress.rows} artikelen"]
    if done > 0 and seconds > 0:
        rate, words = f"{done / seconds:.1f}".replace(".", ","), f"{progress.words / seconds:,.0f}"
        parts.append(f"{rate} per s, {words.replace(',', '.')} woorden per s")
        if left := progress.rows - progress.done:
            parts.append(f"nog {say_duration(left * seconds / done)}")
    if progress.failed:
        parts.append(f"{progress.failed} mislukt")
    return " · ".join(parts)


def say_duration(seconds: float) -> str:
    """Say how long something takes: 42 s, 3 min, 2 u 05 min."""
    if seconds < 60:  # noqa: PLR2004 # a minute
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} u {minutes % 60:02d} min"  # noqa: PLR2004 # an hour
