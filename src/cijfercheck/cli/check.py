"""`cijfercheck check`: checks drafts."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cijfercheck.cli._inputs import Tally, read_draft
from cijfercheck.cli._options import Date, Model, Output, parse_date, pick
from cijfercheck.cli._output import (
    FOUND,
    UNUSABLE,
    as_array,
    check_output,
    complain,
    may_colour,
    spaced,
    write,
)
from cijfercheck.errors import SettingsError

if TYPE_CHECKING:
    from cijfercheck.model.report import Report

_GRAVITY = {"error": 3, "warning": 2, "info": 1}
_NEVER = "never"


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
        ),
    ] = None,
    output: Output = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="error|warning|info|never",
            help="Vanaf welke ernst de exitstatus 1 is.  [standaard: error]",
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="nl|en", help="Taal van de meldingen.  [standaard: nl]"),
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
) -> int:
    """Controleer de cijfers in een of meer teksten.

    Elk getal wordt vergeleken met de rest van de tekst, met de teksten waarop die is gebaseerd (--source) en met
    referentiecijfers (--reference). Zonder bron of referentie wordt alleen gekeken of de tekst zichzelf tegenspreekt.

    Van meer dan één tekst is --format json een lijst van verslagen, en --format jsonl één regel per verslag. De vormen html,
    markdown, csv, sarif en claimreview geven één bestand voor alles.

    In Markdown en HTML zet <!-- cijfercheck: negeer SOORT: reden --> die soort uit voor het blok dat volgt.

    Wat u steeds opgeeft kan in cijfercheck.toml staan, of in pyproject.toml onder [tool.cijfercheck].

    Exitstatus: 0 niets gevonden, 1 wel iets, 2 onbruikbare invoer of opties.
    """
    from cijfercheck.plugins import find_plugins, find_reporter
    from cijfercheck.review.baseline import read_baseline, suppress_known, write_reports
    from cijfercheck.settings import read_settings

    settings = read_settings(Path.cwd())
    form = pick("--format", form or settings.format, (plugin.name for plugin in find_plugins("reporters")))
    fail_on = pick("--fail-on", fail_on or settings.fail_on, (*_GRAVITY, _NEVER))
    language = pick("--language", language or settings.language, ("nl", "en"))
    sources, references = source or settings.source, reference or settings.reference
    published = parse_date(date)
    target = Path(output) if output else None
    kept = Path(write_baseline) if write_baseline else None
    read = [*paths, *sources, *references]
    check_output(target, [*read, *filter(None, [baseline])])
    check_output(kept, read, option="--write-baseline")
    if target is not None and kept is not None and target.resolve() == kept.resolve():
        raise SettingsError(f"--write-baseline {kept}: dat is ook de --output; kies een andere naam")
    earlier = read_baseline(Path(baseline)) if baseline else None

    from cijfercheck.model.plugin import Checked
    from cijfercheck.pipeline import Checker

    checker = Checker(
        references, sources, published, model or settings.model, language, severities=settings.severity
    )
    reporter = find_reporter(form)
    colour = may_colour(target)
    shows_warnings = form == "text" and target is None and sys.stdout.isatty()
    tally = Tally()
    reports: list[Report] = []

    def use(name: str) -> Checked:
        article = read_draft(name)
        report = checker.check_article(article)
        if earlier is not None:
            report = suppress_known(report, earlier, language)
        if not shows_warnings:
            for warning in report.document.warnings:
                complain(warning)
        tally.found += fails(report, fail_on)
        if kept is not None:
            reports.append(report)
        return Checked(report, article, checker.source_articles, earlier is not None)

    checked = tally.attempt(paths, use)
    if reporter.join is not None:
        rendered = reporter.join(checked, language)
    else:
        rendered = (reporter.render(one.report, one.article, language, colour) for one in checked)
    if form == "json" and len(paths) > 1:
        rendered = as_array(rendered)
    elif form == "text":
        rendered = spaced(rendered)
    write(rendered, target)
    if reports:
        write([write_reports(reports)], kept)
    return UNUSABLE if tally.unusable else FOUND if tally.found else 0


def fails(report: "Report", fail_on: str) -> bool:
    """Whether the report holds a finding at or above `fail_on` that nothing silences."""
    if fail_on == _NEVER:
        return False
    return any(
        _GRAVITY[finding.severity] >= _GRAVITY[fail_on]
        for finding in report.findings
        if finding.suppressed is None
    )
