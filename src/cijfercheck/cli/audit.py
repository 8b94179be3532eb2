"""`cijfercheck audit`: checks a whole collection of articles."""

import contextlib
import errno
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cijfercheck.cli._options import Model, pick
from cijfercheck.cli._output import complain
from cijfercheck.cli.audit_progress import ProgressLine
from cijfercheck.errors import SettingsError

if TYPE_CHECKING:
    from types import FrameType

_INTERRUPTED = 130
_LOCAL, _DASK = "local", "dask"


def audit(
    collection: Annotated[
        Path,
        typer.Argument(metavar="INPUT", help="JSON Lines (ook .gz), CSV, Parquet of een map met artikelen."),
    ],
    output: Annotated[
        Path, typer.Option("--output", metavar="MAP", help="Map voor de tabellen en het verslag.")
    ],
    reference: Annotated[
        list[str] | None,
        typer.Option("--reference", metavar="PATH", help="Bestand of map met referentiecijfers; mag vaker."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", help="Aantal processen.  [standaard: alle kernen]")
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", metavar="local|dask", help="Hier of op een Dask-cluster.")
    ] = _LOCAL,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADRES", help="De Dask-scheduler: tcp://10.0.0.5:8786."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Ga verder met een onderbroken audit in deze map.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Vervang de audit die in deze map staat.")
    ] = False,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="nl|en", help="Taal van meldingen en verslag.  [standaard: nl]"),
    ] = None,
    model: Model = None,
) -> int:
    """Controleer een hele verzameling artikelen.

    Velden: id, text of title, lead en body, date, outlet, url; andere kolommen gaan mee naar documents.parquet. In de map komen
    claims.parquet, findings.parquet, documents.parquet, summary.json en report.html. Een artikel dat niet te controleren is wordt
    een rij met zijn oorzaak.

    Een onderbroken audit gaat met dezelfde opdracht verder waar die was en eindigt met dezelfde tabellen.

    Verder: 'cijfercheck audit sample' trekt een steekproef om na te kijken, 'cijfercheck audit agreement' rekent uit wat
    daaruit blijkt.

    Exitstatus: 0 klaar, 2 onbruikbare invoer of opties, 130 onderbroken.
    """
    from cijfercheck.settings import read_settings

    settings = read_settings(Path.cwd())
    language = pick("--language", language or settings.language, ("nl", "en"))
    pick("--engine", engine, (_LOCAL, _DASK))
    if (engine == _DASK) != (scheduler is not None):
        raise SettingsError("--engine dask en --scheduler ADRES horen bij elkaar")
    if workers is not None and workers < 1:
        raise SettingsError(f"--workers {workers}: minstens 1")
    if workers is not None and engine == _DASK:
        raise SettingsError("--workers: het aantal processen is aan het Dask-cluster")
    if resume and overwrite:
        raise SettingsError("--resume en --overwrite sluiten elkaar uit")

    from cijfercheck.batch.audit import audit as run

    line = ProgressLine(sys.stderr)
    try:
        with _stopped_by_sigterm(), line:
            fresh = run(
                collection,
                output,
                references=reference or settings.reference,
                model=model or settings.model,
                language=language,
                workers=workers,
                scheduler=scheduler,
                resume=resume,
                overwrite=overwrite,
                tell=line.show,
            )
    except KeyboardInterrupt:
        kept = (
            f"; wat klaar is staat in {output}; dezelfde opdracht gaat daar verder" if output.exists() else ""
        )
        complain(f"onderbroken{kept}")
        return _INTERRUPTED
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise SettingsError(
            f"--output {output}: de schijf is vol; maak ruimte en geef dezelfde opdracht: die gaat verder waar het bleef"
        ) from None
    if not fresh:
        complain(f"{output}: deze audit was al klaar")
    elif line.failed:
        articles = "1 artikel" if line.failed == 1 else f"{line.failed} artikelen"
        complain(f"{articles} niet gecontroleerd; stage en cause staan in documents.parquet")
    sys.stdout.write(f"{output / 'report.html'}\n")
    return 0


@contextlib.contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """Stop on SIGTERM, which a cluster sends when time is up, as on Ctrl-C."""

    def stop(_number: int, _frame: "FrameType | None") -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
