"""`cijfercheck check --watch`: checks again whenever a draft, a source, a reference file or the baseline changes.

watchfiles tells at once that something changed in a folder. What changed is seen by looking at the files themselves, and every
two seconds they are looked at anyway: on network drives the system tells nothing.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cijfercheck.cli._checking import Order, check_once, make_checker, read_earlier
from cijfercheck.cli._inputs import STANDARD_INPUT
from cijfercheck.cli._output import UNUSABLE, complain
from cijfercheck.errors import CijfercheckError, SettingsError

if TYPE_CHECKING:
    from cijfercheck.pipeline import Checker
    from cijfercheck.review.baseline import Baseline

Looks = dict[Path, tuple[int, int, int] | None]
"""Of each file its time of change in nanoseconds, size in bytes and number; None where it is not there."""

_STREAMS = ("text", "jsonl")
"""Formats of which one report may follow another on standard output."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_LOOK_EVERY = 2000
_GROUP_FOR = 100
_LISTEN_FOR = 25
"""Milliseconds: between looks of our own, in which changes count as one, and of silence after which they are told."""
_PATIENCE_SECONDS = 1.0
_PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the files of a call looked like: the drafts with the baseline, and what they are compared with."""

    drafts: Looks
    beside: Looks

    @property
    def whole(self) -> bool:
        """Whether all files are there."""
        return None not in self.drafts.values() and None not in self.beside.values()


def check_watch(order: Order) -> None:
    """See to it, before any work is done, that this call can be watched.

    Raises:
        SettingsError: it cannot; the message says why.
    """
    if STANDARD_INPUT in order.drafts:
        raise SettingsError("--watch en -: standaardinvoer verandert niet meer; geef een bestand op")
    if order.kept is not None:
        raise SettingsError(
            "--watch en --write-baseline: schrijf eerst zo'n verslag, en kijk dan met --baseline"
        )
    if order.target is None and order.form not in _STREAMS:
        raise SettingsError(
            f"--watch en --format {order.form}: zo'n verslag is één bestand; geef met --output op welk"
        )
    for name in order.drafts:
        if not Path(name).is_file():
            folder = Path(name).is_dir()
            reason = "dit is een map, geen bestand" if folder else "dit bestand bestaat niet"
            raise SettingsError(f"--watch: {name}: {reason}")


def watch_drafts(order: Order, checker: "Checker", earlier: "Baseline | None") -> NoReturn:
    """Check now and after every change, until Ctrl-C; an input that cannot be used meanwhile gives a line and is waited for."""
    ready: Checker | None = checker
    seen = _look(order)
    try:
        _announce(order, checker, earlier)
        for now in _changes(order, seen):
            try:
                if ready is None or now.beside != seen.beside:
                    ready = None
                    ready = make_checker(order)
                earlier = read_earlier(order)
            except CijfercheckError as error:
                _clear(order)
                complain(str(error))
                _say_waiting()
            else:
                _announce(order, ready, earlier)
            seen = now
    except KeyboardInterrupt:
        complain("gestopt")
        raise
    raise AssertionError  # the changes never end


def _announce(order: Order, checker: "Checker", earlier: "Baseline | None") -> None:
    _clear(order)
    status = check_once(order, checker, earlier)
    if order.target is not None and status != UNUSABLE:
        complain(f"{order.target} is bijgewerkt")
    elif order.form == "text" and not sys.stdout.isatty():
        sys.stdout.write("\n")
        sys.stdout.flush()
    _say_waiting()


def _clear(order: Order) -> None:
    if order.target is None and sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()


def _say_waiting() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\nKijkt of er iets verandert; Ctrl-C stopt.\n")


def _changes(order: Order, seen: _Seen) -> Iterator[_Seen]:
    """Yield what the files look like, each time that it is something else than before."""
    from watchfiles import watch

    told = watch(
        *_folders(order),
        watch_filter=None,
        recursive=False,
        debounce=_GROUP_FOR,
        step=_LISTEN_FOR,
        rust_timeout=_LOOK_EVERY,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    for _ in told:
        if _look(order) != seen:
            seen = _settle(order)
            yield seen


def _settle(order: Order) -> _Seen:
    """Look until nothing changes any more and no file is missing; editors save by taking a file away and putting another in its place."""
    until = time.monotonic() + _PATIENCE_SECONDS
    seen = _look(order)
    while time.monotonic() < until:
        time.sleep(_PAUSE_SECONDS)
        before, seen = seen, _look(order)
        if before == seen and seen.whole:
            break
    return seen


def _look(order: Order) -> _Seen:
    written = {order.target.resolve()} if order.target is not None else set()
    drafts = [*map(Path, order.drafts), *([order.baseline] if order.baseline else [])]
    beside = [file for name in (*order.sources, *order.references) for file in _files(Path(name))]
    return _Seen(_look_at(drafts), _look_at(file for file in beside if file.resolve() not in written))


def _look_at(files: Iterable[Path]) -> Looks:
    looks: Looks = {}
    for file in files:
        try:
            status = file.stat()
            looks[file] = (status.st_mtime_ns, status.st_size, status.st_ino)
        except OSError:
            looks[file] = None
    return looks


def _files(path: Path) -> Iterator[Path]:
    """A file, or the files in a folder and the folders in it."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith((".", "~$")))


def _folders(order: Order) -> list[Path]:
    """The folders in which something may change: those of the files, where links lead too, and all folders of reference figures."""
    folders: dict[Path, None] = {}
    names = [*order.drafts, *order.sources, *order.references]
    for path in (*map(Path, names), *([order.baseline] if order.baseline else [])):
        if path.is_dir():
            folders.update(dict.fromkeys([path, *{file.parent for file in _files(path)}]))
        else:
            folders.update(dict.fromkeys([path.parent, path.resolve().parent]))
    return [folder for folder in folders if folder.is_dir()]
