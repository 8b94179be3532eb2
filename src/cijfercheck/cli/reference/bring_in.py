"""`cijfercheck reference import`: brings official figures in and freezes them in a file."""

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cijfercheck.cli._options import pick
from cijfercheck.cli._output import check_output
from cijfercheck.errors import SettingsError

if TYPE_CHECKING:
    from cijfercheck.providers._connectors.bring_in import Source

_ENDINGS = (".yaml", ".yml")
_Code = Annotated[str, typer.Argument(metavar="CODE", help="De code van de tabel.")]
_Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="KEUZE",
        help="DIMENSIE=CODE,CODE of ONDERWERP,ONDERWERP, met code of titel; * staat voor alles; mag vaker.",
    ),
]
_Target = Annotated[
    str, typer.Option("--output", metavar="BESTAND", help="Het referentiebestand (.yaml) dat ontstaat.")
]
_Labels = Annotated[
    list[str] | None,
    typer.Option(
        "--label", metavar="[ONDERWERP=]WOORDEN", help="Andere woorden voor een onderwerp; mag vaker."
    ),
]
_Period = Annotated[
    str | None,
    typer.Option("--period", metavar="PERIODE", help="De periode van een tabel die er geen noemt."),
]
_Unit = Annotated[
    str | None, typer.Option("--unit", metavar="EENHEID", help="De eenheid, in plaats van die van de dienst.")
]
_Url = Annotated[
    str | None, typer.Option("--url", metavar="ADRES", help="Een ander adres dan dat van de dienst zelf.")
]
_Timeout = Annotated[
    float,
    typer.Option(
        "--timeout",
        metavar="SECONDEN",
        help="Hoe lang één antwoord mag duren.  [standaard: 60]",
        show_default=False,
    ),
]


def import_cbs(
    code: _Code,
    output: _Target,
    select: _Select = None,
    label: _Labels = None,
    period: _Period = None,
    unit: _Unit = None,
    odata: Annotated[str, typer.Option("--odata", metavar="3|4", help="De versie van de dienst.")] = "3",
    url: _Url = None,
    timeout: _Timeout = 60.0,
) -> int:
    """Haal een tabel van CBS StatLine en bevries die in een referentiebestand.

    Het bestand krijgt de datum van ophalen en van elke voorlopige periode de status. Gaat er iets mis, dan ontstaat er geen bestand.
    Bij een controle wordt nooit iets opgehaald.
    """
    source: Source = "cbs-3" if pick("--odata", odata, ("3", "4")) == "3" else "cbs-4"
    return _bring_in(source, code, output, select, label, period, unit, url, timeout)


def import_eurostat(
    code: _Code,
    output: _Target,
    select: _Select = None,
    label: _Labels = None,
    unit: _Unit = None,
    url: _Url = None,
    timeout: _Timeout = 60.0,
) -> int:
    """Haal een dataset van Eurostat en bevries die in een referentiebestand.

    Eurostat noemt onderwerpen niet in het Nederlands: geef die woorden met --label. Voorspellingen blijven weg.
    """
    return _bring_in("eurostat", code, output, select, label, None, unit, url, timeout)


def _bring_in(
    source: "Source",
    code: str,
    output: str,
    select: list[str] | None,
    label: list[str] | None,
    period: str | None,
    unit: str | None,
    url: str | None,
    timeout: float,
) -> int:
    from cijfercheck.providers._connectors.bring_in import Order, bring_in

    target = Path(output)
    if target.suffix.lower() not in _ENDINGS:
        raise SettingsError(f"--output {output}: een referentiebestand eindigt hier op .yaml")
    if not timeout > 0:
        raise SettingsError(f"--timeout {timeout:g}: dit moet meer dan nul zijn")
    check_output(target, ())
    order = Order(source, code, tuple(select or ()), _read_labels(label), period, unit, url, timeout)
    try:
        count = bring_in(order, target, today(), _report)
    finally:
        _report("")
    sys.stdout.write(f"{target}: {count} {'cijfer' if count == 1 else 'cijfers'}\n")
    return 0


def today() -> datetime.date:
    """The day of retrieval: the one place where cijfercheck looks at a clock for what it writes."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()


def _read_labels(options: list[str] | None) -> dict[str, str]:
    """Read "Mannen_6=mannelijke inwoners"; words alone are those of every topic ("*")."""
    labels: dict[str, str] = {}
    for option in options or ():
        name, sign, words = option.partition("=")
        if not (words if sign else name).strip() or (sign and not name.strip()):
            raise SettingsError(f"--label {option}: schrijf WOORDEN of ONDERWERP=WOORDEN")
        labels[name.strip() if sign else "*"] = " ".join((words if sign else name).split())
    return labels


def _report(message: str) -> None:
    """Show on a terminal what is being done, on one line that the next replaces."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{message}")
        sys.stderr.flush()
