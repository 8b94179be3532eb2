"""Values of options that several commands share, turned into what they mean or refused in one line."""

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from cijfercheck.errors import SettingsError

Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAAM",
        help="Een geïnstalleerde Nederlandse spaCy-pijplijn in plaats van de meegeleverde.",
    ),
]
Output = Annotated[
    str | None, typer.Option("--output", metavar="BESTAND", help="Schrijf hierheen en niet naar het scherm.")
]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="JJJJ-MM-DD", help="Publicatiedatum; anders uit de tekst gelezen."),
]


def complete_from(*choices: str) -> Callable[[str], list[str]]:
    """What the shell completes an option with."""
    return lambda incomplete: [choice for choice in choices if choice.startswith(incomplete)]


def complete_plugins(group: str) -> Callable[[str], list[str]]:
    """What the shell completes the name of a plug-in with."""

    def complete(incomplete: str) -> list[str]:
        from cijfercheck.plugins import find_plugins

        return [plugin.name for plugin in find_plugins(group) if plugin.name.startswith(incomplete)]

    return complete


def parse_date(text: str | None) -> datetime.date | None:
    """Read a publication date: "2025-10-17".

    Raises:
        SettingsError: it is not written so, or there is no such day.
    """
    if text is None:
        return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            raise SettingsError(f"--date {text}: deze dag bestaat niet") from None
    raise SettingsError(f"--date {text}: dit is geen datum; schrijf die als 2025-10-17")


def pick(option: str, value: str, choices: Iterable[str]) -> str:
    """Return `value` when it is one of the choices.

    Raises:
        SettingsError: it is not.
    """
    allowed = tuple(choices)
    if value in allowed:
        return value
    raise SettingsError(f"{option} {value}: onbekend; kies uit {', '.join(allowed)}")
