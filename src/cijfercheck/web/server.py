"""Runs the server: takes the port, lets the processes load, says where it is, and stops at Ctrl-C."""

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

import uvicorn

from cijfercheck.errors import SettingsError
from cijfercheck.web.app import create_app
from cijfercheck.web.guard import Doors
from cijfercheck.web.jobs import DeskFiles
from cijfercheck.web.pool import Pool
from cijfercheck.web.reviews import ReviewStore

if TYPE_CHECKING:
    from cijfercheck.web.page import Language

_SHUTDOWN_SECONDS = 3


def run_server(
    listener: socket.socket,
    files: DeskFiles,
    reviews: ReviewStore,
    doors: Doors,
    language: "Language",
    workers: int,
    announce: Callable[[str], None],
) -> None:
    """Serve until Ctrl-C.

    Args:
        listener: A socket that listens.
        files: What every check compares with.
        reviews: Where reviews are kept.
        doors: By which names the server may be called.
        language: The language of the page for browsers that ask for neither Dutch nor English.
        workers: How many processes check.
        announce: Called with the address of the page once the server can answer.

    Raises:
        CijfercheckError: a reference, source or pipeline cannot be used.
    """
    pool = Pool(files, workers=workers)
    try:
        pool.desk()
        address, port = listener.getsockname()[:2]
        announce(f"http://{f'[{address}]' if ':' in address else address}:{port}/")
        config = uvicorn.Config(
            create_app(pool, reviews, doors=doors, language=language),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
        )
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:  # uvicorn passes Ctrl-C on after it has stopped
        pass
    finally:
        pool.close()


def listen(host: str, port: int) -> socket.socket:
    """Take a port; 0 takes one that is free.

    Raises:
        SettingsError: it is taken, or the address is not one of this machine.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
    except (OSError, UnicodeError):
        raise SettingsError(f"--host {host}: dit adres is er niet") from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        listener.close()
        reason = error.strerror or str(error)
        raise SettingsError(
            f"--port {port}: niet te gebruiken op {host} ({reason}); kies een andere met --port"
        ) from None
    return listener
