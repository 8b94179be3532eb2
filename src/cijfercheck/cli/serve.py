"""`cijfercheck serve`: the page for editors and the interfaces for other programs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cijfercheck.cli._options import Model, pick
from cijfercheck.cli._output import complain
from cijfercheck.errors import SettingsError

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104  (recognised, not used)
_LAST_PORT = 65535


def serve(
    port: Annotated[int, typer.Option("--port", metavar="POORT", help="Poort.")] = 8417,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="ADRES",
            help="Adres.  [standaard: 127.0.0.1, alleen deze computer]",
            show_default=False,
        ),
    ] = "127.0.0.1",
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="PATH", help="Tekst waarop stukken zijn gebaseerd; mag vaker."),
    ] = None,
    reference: Annotated[
        list[str] | None,
        typer.Option("--reference", metavar="PATH", help="Bestand of map met referentiecijfers; mag vaker."),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="BESTAND",
            help="Waar beoordelingen bewaard worden; anders in uw eigen gegevensmap.",
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="NAAM", help="Naam waaronder de server ook bereikt wordt; mag vaker."
        ),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="AANTAL", help="Hoeveel stukken tegelijk.")
    ] = 2,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="nl|en", help="Taal van pagina en meldingen.  [standaard: nl]"),
    ] = None,
    model: Model = None,
) -> int:
    """Open een pagina voor de redactie, op deze computer.

    Op de pagina staan de getallen van een stuk gemarkeerd terwijl u typt. Onder /api staat dezelfde controle voor andere programma's
    (beschreven in /openapi.json), onder /v2 in de vorm van LanguageTool, voor schrijfprogramma's die een eigen serveradres kennen.

    Stoppen: Ctrl-C.
    """
    from cijfercheck.settings import read_settings
    from cijfercheck.web.guard import Doors
    from cijfercheck.web.jobs import DeskFiles
    from cijfercheck.web.reviews import ReviewStore, default_path
    from cijfercheck.web.server import listen, run_server

    settings = read_settings(Path.cwd())
    chosen = pick("--language", language or settings.language, ("nl", "en"))
    if not 0 <= port <= _LAST_PORT:
        raise SettingsError(f"--port {port}: kies een getal van 0 tot {_LAST_PORT}")
    if workers < 1:
        raise SettingsError(f"--workers {workers}: kies een getal van 1 of meer")
    files = DeskFiles(
        tuple(reference or settings.reference),
        tuple(source or settings.source),
        chosen,
        model or settings.model,
        tuple(sorted(settings.severity.items())),
    )
    doors = Doors(
        names=_LOOPBACK | {host.lower()},
        outside=frozenset(name.lower() for name in allow_host or ()),
        any_address=host in _EVERYWHERE,
    )
    with listen(host, port) as listener:
        reviews = ReviewStore(Path(store) if store else default_path())
        if listener.getsockname()[0] not in _LOOPBACK:
            complain(f"let op: {host} is ook vanaf andere computers te bereiken, zonder wachtwoord")
        run_server(listener, files, reviews, doors, "en" if chosen == "en" else "nl", workers, _announce)
    return 0


def _announce(address: str) -> None:
    sys.stdout.write(f"cijfercheck: {address}  (stoppen: Ctrl-C)\n")
    sys.stdout.flush()
