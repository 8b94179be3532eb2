"""`cijfercheck reference search`: finds the reference figures that answer a question in words."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cijfercheck.cli._options import Model, pick
from cijfercheck.cli._output import complain, write
from cijfercheck.errors import SettingsError

if TYPE_CHECKING:
    from cijfercheck.model.figure import Figure
    from cijfercheck.model.period import Period

_MOST = 1000
Found = Sequence[tuple[float, "Figure"]]


def search(
    query: Annotated[list[str], typer.Argument(metavar="WOORDEN...", help='Wat u zoekt: "werklozen 2024".')],
    reference: Annotated[
        list[str] | None,
        typer.Option("--reference", metavar="PATH", help="Bestand of map met referentiecijfers; mag vaker."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="AANTAL", help="Hoeveel cijfers ten hoogste.")
    ] = 10,
    form: Annotated[
        str,
        typer.Option("--format", metavar="text|json|jsonl", help="Vorm van het antwoord."),
    ] = "text",
    model: Model = None,
) -> int:
    """Zoek referentiecijfers in woorden, het beste eerst.

    Noemt u een periode, dan krijgt u de waarden daarvan; anders van elk cijfer de laatste. Exitstatus: 0 iets gevonden, 1 niets.
    """
    from cijfercheck.extraction.load import load_pipeline
    from cijfercheck.search import find_figures, open_for_words
    from cijfercheck.settings import read_settings

    settings = read_settings(Path.cwd())
    pick("--format", form, ("text", "json", "jsonl"))
    if not 0 < limit <= _MOST:
        raise SettingsError(f"--limit {limit}: kies een getal van 1 tot {_MOST}")
    words = " ".join(" ".join(query).split())
    paths = [Path(path) for path in reference or settings.reference]
    if not words:
        raise SettingsError('WOORDEN ontbreekt; schrijf wat u zoekt, bijvoorbeeld "werklozen 2024"')
    if not paths:
        raise SettingsError("--reference ontbreekt; noem een bestand of map met referentiecijfers")
    nlp = load_pipeline(model or settings.model)
    found = find_figures(open_for_words(paths, nlp), nlp, words, limit)
    write(_RENDER[form](found), None)
    if not found and form == "text":
        complain(f"{words}: geen cijfer gevonden")
    return 0 if found else 1


def _render_text(found: Found) -> Iterator[str]:
    for number, (_, figure) in enumerate(found):
        if number:
            yield "\n"
        yield f"{_describe_value(figure)}\n  {figure.subject.text}{f', {figure.region}' if figure.region else ''}\n"
        source = figure.shown.partition(": ")[0]
        yield f"  {source} ({figure.document}), {figure.name}\n"
        if figure.url:
            yield f"  {figure.url}\n"


def _describe_value(figure: "Figure") -> str:
    """The value with its unit, period and status: "944 personen, 2024 (voorlopig)"."""
    from cijfercheck.search import describe_figure, show_unit

    record = describe_figure(0.0, figure)
    sign = {"increase": "+", "decrease": "-"}.get(figure.role, "")
    parts = [f"{sign}{record['value']}{show_unit(figure)}"]
    if figure.period is not None:
        parts.append(_write_period(figure.period))
    if figure.baseline is not None:
        parts.append(f"vergeleken met {_write_period(figure.baseline)}")
    status = [
        *(["voorlopig"] if figure.provisional else []),
        *([f"herzien op {figure.revised}"] if figure.revised else []),
        *([f"vervangen door {figure.superseded_by}"] if figure.superseded_by else []),
    ]
    return ", ".join(parts) + (f" ({'; '.join(status)})" if status else "")


def _write_period(period: "Period") -> str:
    from cijfercheck.language.period_notation import format_period

    written = format_period(period)
    if isinstance(written, str):
        return written
    return f"{written.get('first', '…')} tot en met {written.get('last', '…')}"


def _render_json(found: Found) -> Iterator[str]:
    from cijfercheck.search import describe_figure

    yield json.dumps([describe_figure(*one) for one in found], ensure_ascii=False, indent=2) + "\n"


def _render_jsonl(found: Found) -> Iterator[str]:
    from cijfercheck.search import describe_figure

    for one in found:
        yield json.dumps(describe_figure(*one), ensure_ascii=False) + "\n"


_RENDER = {"text": _render_text, "json": _render_json, "jsonl": _render_jsonl}
