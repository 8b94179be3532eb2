"""The entrance of the command `cijfercheck`: turns whatever goes wrong into one line and an exit status."""

import io
import sys
from collections.abc import Sequence

from cijfercheck import __version__

INTERRUPTED = 130
"""Exit status after Ctrl-C: 128 and the number of the signal, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 nothing found, 1 something found, 2 unusable call or input.

    Args:
        arguments: What follows the name of the program; None takes the process's own.
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if arguments == ["--version"]:  # answered here: what the other commands import takes four times as long
        sys.stdout.write(f"cijfercheck {__version__}\n")
        return 0
    _speak_utf8()
    try:
        from cijfercheck.cli.app import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _speak_utf8() -> None:
    """Write UTF-8 to files and pipes, whatever the system's own encoding; on a terminal replace what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
