"""`cijfercheck explain`: what a kind of finding means."""

from typing import Annotated

import typer

from cijfercheck.cli._options import pick
from cijfercheck.cli._output import write


def explain(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="SOORT", help="Soort bevinding, zoals wrong-subject; zonder: alle soorten."),
    ] = None,
) -> int:
    """Leg uit wat een soort bevinding betekent, met een voorbeeld."""
    from cijfercheck.plugins import find_plugins

    plugins = {plugin.name: plugin for plugin in find_plugins("checks")}
    if kind is None:
        width = max(map(len, plugins), default=0)
        first_lines = {name: plugin.documentation.partition("\n")[0] for name, plugin in plugins.items()}
        write((f"{name:{width}}  {line}\n" for name, line in first_lines.items()), None)
        return 0
    pick("SOORT", kind, plugins)
    write([f"{kind}\n\n{plugins[kind].documentation}\n"], None)
    return 0
