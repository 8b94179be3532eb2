"""Where the commands write: results to standard output or a file, complaints to standard error."""

import errno
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from cijfercheck.errors import SettingsError

FOUND = 1
UNUSABLE = 2
_PIPE_CLOSED = 141
"""Exit status when the reader of our output has gone: 128 and the number of SIGPIPE."""
_SYSTEM_REASONS = {
    errno.ENOENT: "dit bestand bestaat niet",
    errno.EACCES: "geen toestemming; pas de rechten aan",
    errno.EISDIR: "dit is een map, geen bestand",
    errno.ENOSPC: "de schijf is vol",
}


def complain(message: str) -> None:
    """Say on standard error, in one line, what is wrong."""
    line = " ".join(message.split())
    sys.stderr.write(f"cijfercheck: {line}\n")


def explain_os_error(error: OSError) -> str:
    """Say what the system refuses, and of which file: "a.jsonl: dit bestand bestaat niet"."""
    reason = _SYSTEM_REASONS.get(error.errno or 0, error.strerror or str(error))
    return f"{error.filename}: {reason}" if error.filename else reason


def may_colour(output: Path | None) -> bool:
    """Whether what is written may carry colours: only on a terminal, and not where NO_COLOR is set."""
    return (
        output is None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def check_output(output: Path | None, inputs: Iterable[str | Path], option: str = "--output") -> None:
    """See to it, before any work is done, that the output can be written and overwrites no input.

    Raises:
        SettingsError: it cannot, or it would.
    """
    if output is None:
        return
    if not output.parent.is_dir():
        raise SettingsError(f"{option} {output}: de map {output.parent} bestaat niet; maak die eerst")
    if output.is_dir():
        raise SettingsError(f"{option} {output}: dat is een map; geef de naam van een bestand op")
    if output.exists() and any(Path(path).exists() and output.samefile(path) for path in inputs):
        raise SettingsError(f"{option} {output}: dat is een van de invoerbestanden; kies een andere naam")


def write(parts: Iterable[str], output: Path | None) -> None:
    """Write parts as they come to standard output, or all together to a file that is never half there.

    A file is only written, or replaced, when there is something to write.
    """
    if output is None:
        with _quiet_on_closed_pipe():
            for part in parts:
                sys.stdout.write(part)
                sys.stdout.flush()
        return
    first = next(iterator := iter(parts), None)
    if first is None:
        return
    with _replacing(output) as file:
        file.write(first)
        for part in iterator:
            file.write(part)


def as_array(documents: Iterator[str]) -> Iterator[str]:
    """Join JSON documents into an array, as they come; nothing at all when there are none."""
    opening = "[\n"
    for document in documents:
        yield opening + document.rstrip("\n")
        opening = ",\n"
    if opening != "[\n":
        yield "\n]\n"


def spaced(pages: Iterable[str]) -> Iterator[str]:
    """Put a blank line between pages."""
    for number, page in enumerate(pages):
        yield f"\n{page}" if number else page


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """Open a new file beside `path` that takes its place once all is written."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent, text=True)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            yield file
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _quiet_on_closed_pipe() -> Iterator[None]:
    """Stop without a word when the program that reads our output has stopped ("cijfercheck … | head")."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # what is still buffered has nowhere to go
        raise typer.Exit(_PIPE_CLOSED) from None
