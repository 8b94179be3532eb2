"""`cijfercheck explain`: what a kind of finding means."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cijfercheck.cli._options import complete_plugins, pick
from cijfercheck.cli._output import write

if TYPE_CHECKING:
    from cijfercheck.plugins import Plugin


def explain(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="SOORT",
            help="Soort bevinding, zoals wrong-subject; zonder: alle soorten.",
            autocompletion=complete_plugins("checks"),
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="nl|en", help="Taal van de uitleg.  [standaard: nl]"),
    ] = None,
) -> int:
    """Leg uit wat een soort bevinding betekent, met een voorbeeld."""
    from cijfercheck.plugins import find_plugins
    from cijfercheck.settings import read_settings

    language = pick("--language", language or read_settings(Path.cwd()).language, ("nl", "en"))
    plugins = {plugin.name: plugin for plugin in find_plugins("checks")}
    if kind is None:
        width = max(map(len, plugins), default=0)
        first_lines = {
            name: _explanation(plugin, language).partition("\n")[0] for name, plugin in plugins.items()
        }
        write((f"{name:{width}}  {line}\n" for name, line in first_lines.items()), None)
        return 0
    pick("SOORT", kind, plugins)
    write([f"{kind}\n\n{_explanation(plugins[kind], language)}\n"], None)
    return 0


def _explanation(plugin: "Plugin", language: str) -> str:
    """The explanation in a language; a check of an outsider explains itself, in whatever language it does."""
    from cijfercheck.language.kinds import explain_kind

    dutch = explain_kind(plugin.name) if language == "nl" else None
    return dutch or plugin.documentation
