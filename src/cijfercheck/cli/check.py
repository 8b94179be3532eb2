"""`cijfercheck check`: checks drafts."""

from pathlib import Path
from typing import Annotated

import typer

from cijfercheck.cli._checking import GRAVITY, NEVER, Order, check_once, make_checker, read_earlier
from cijfercheck.cli._options import Date, Model, Output, complete_from, complete_plugins, parse_date, pick
from cijfercheck.cli._output import check_output
from cijfercheck.cli._watching import check_watch, watch_drafts
from cijfercheck.errors import SettingsError


def check(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Teksten; - leest de standaardinvoer.")
    ],
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="PATH", help="Tekst waarop het stuk is gebaseerd; mag vaker."),
    ] = None,
    reference: Annotated[
        list[str] | None,
        typer.Option("--reference", metavar="PATH", help="Bestand of map met referentiecijfers; mag vaker."),
    ] = None,
    date: Date = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="text|json|jsonl|html|markdown|csv|sarif|claimreview",
            help="Vorm van het verslag.  [standaard: text]",
            autocompletion=complete_plugins("reporters"),
        ),
    ] = None,
    output: Output = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="error|warning|info|never",
            help="Vanaf welke ernst de exitstatus 1 is.  [standaard: error]",
            autocompletion=complete_from(*GRAVITY, NEVER),
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nl|en",
            help="Taal van de meldingen.  [standaard: nl]",
            autocompletion=complete_from("nl", "en"),
        ),
    ] = None,
    model: Model = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline", metavar="BESTAND", help="Meld alleen wat niet in dit eerdere verslag staat."
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            "--write-baseline", metavar="BESTAND", help="Schrijf zo'n verslag, voor een volgende keer."
        ),
    ] = None,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch", help="Blijf kijken: controleer opnieuw zodra een van de bestanden verandert."
        ),
    ] = False,
) -> int:
    """Controleer de cijfers in een of meer teksten.

    Elk getal wordt vergeleken met de rest van de tekst, met de teksten waarop die is gebaseerd (--source) en met
    referentiecijfers (--reference). Zonder bron of referentie wordt alleen gekeken of de tekst zichzelf tegenspreekt.

    Van meer dan één tekst is --format json een lijst van verslagen, en --format jsonl één regel per verslag. De vormen html,
    markdown, csv, sarif en claimreview geven één bestand voor alles.

    In Markdown en HTML zet <!-- cijfercheck: negeer SOORT: reden --> die soort uit voor het blok dat volgt.

    Wat u steeds opgeeft kan in cijfercheck.toml staan, of in pyproject.toml onder [tool.cijfercheck].

    Met --watch volgt op elke verandering van een stuk, bron of referentiebestand een nieuwe controle; Ctrl-C stopt.

    Exitstatus: 0 niets gevonden, 1 wel iets, 2 onbruikbare invoer of opties, 130 gestopt met Ctrl-C.
    """
    from cijfercheck.plugins import find_plugins
    from cijfercheck.settings import read_settings

    settings = read_settings(Path.cwd())
    order = Order(
        drafts=paths,
        sources=source or settings.source,
        references=reference or settings.reference,
        published=parse_date(date),
        form=pick("--format", form or settings.format, (plugin.name for plugin in find_plugins("reporters"))),
        target=Path(output) if output else None,
        fail_on=pick("--fail-on", fail_on or settings.fail_on, (*GRAVITY, NEVER)),
        language=pick("--language", language or settings.language, ("nl", "en")),
        model=model or settings.model,
        baseline=Path(baseline) if baseline else None,
        kept=Path(write_baseline) if write_baseline else None,
        severities=settings.severity,
    )
    read = [*order.drafts, *order.sources, *order.references]
    check_output(order.target, [*read, *filter(None, [baseline])])
    check_output(order.kept, read, option="--write-baseline")
    if order.target is not None and order.kept is not None and order.target.resolve() == order.kept.resolve():
        raise SettingsError(f"--write-baseline {order.kept}: dat is ook de --output; kies een andere naam")
    if watch:
        check_watch(order)
    earlier = read_earlier(order)
    checker = make_checker(order)
    if watch:
        watch_drafts(order, checker, earlier)
    return check_once(order, checker, earlier)
