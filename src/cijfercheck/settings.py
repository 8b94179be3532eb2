"""A desk's own settings: `cijfercheck.toml`, or `[tool.cijfercheck]` in `pyproject.toml`; read once, at the edge.

    reference = ["cijfers/"]
    language = "nl"
    fail-on = "warning"

    [severity]
    unsupported = "warning"
    misleading-rounding = "off"

The file is looked for in the working folder and the folders above it; the nearest counts. What is given on the command
line goes before it.
"""

import tomllib
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from cijfercheck.errors import SettingsError
from cijfercheck.model.finding import FindingKind

OWN_FILE = "cijfercheck.toml"
_PROJECT_FILE = "pyproject.toml"


class Settings(BaseModel):
    """What `cijfercheck check` does where its options do not say otherwise."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    reference: list[str] = Field(default=[], description="Files and folders of reference figures.")
    source: list[str] = Field(default=[], description="Texts that drafts are written from.")
    language: Literal["nl", "en"] = "nl"
    model: str | None = None
    format: str = "text"
    fail_on: Literal["error", "warning", "info", "never"] = Field(default="error", alias="fail-on")
    severity: dict[FindingKind, Literal["error", "warning", "info", "off"]] = Field(
        default={}, description="How serious the desk takes a kind of finding; off leaves it out."
    )


def read_settings(folder: Path) -> Settings:
    """Read the settings that hold in a folder; paths in them become relative to their file.

    Raises:
        SettingsError: the file is no TOML, or a setting is unknown or has a value that is none.
    """
    for place in (folder, *folder.parents):
        for name in (OWN_FILE, _PROJECT_FILE):
            path = place / name
            if path.is_file() and (table := _read_table(path)) is not None:
                return _parse(table, path)
    return Settings()


def _read_table(path: Path) -> dict[str, object] | None:
    """Read the table of settings; None where a `pyproject.toml` holds none."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        if path.name == _PROJECT_FILE:
            return None  # it is another program's; whether it holds is not ours to say
        raise SettingsError(f"{path}: dit is geen leesbare TOML: {error}") from error
    if path.name == OWN_FILE:
        return content
    tool = content.get("tool", {})
    table = tool.get("cijfercheck") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _parse(table: dict[str, object], path: Path) -> Settings:
    try:
        settings = Settings.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"] if part != "[key]")
        raise SettingsError(f"{path}: {field}: {_reason(first)}") from error
    return settings.model_copy(
        update={
            "reference": [str(path.parent / entry) for entry in settings.reference],
            "source": [str(path.parent / entry) for entry in settings.source],
        }
    )


def _reason(error: ErrorDetails) -> str:
    """Say in Dutch why pydantic refuses a setting."""
    if error["type"] == "extra_forbidden":
        known = ", ".join(info.alias or name for name, info in Settings.model_fields.items())
        return f"deze instelling bestaat niet; bekend zijn {known}"
    if error["loc"][-1] == "[key]":
        return f"deze soort bestaat niet; bekend zijn {', '.join(get_args(FindingKind))}"
    if error["type"] == "literal_error":
        return f"{error['input']!r} kan niet; kies uit {error['ctx']['expected'].replace(' or ', ' of ')}"
    return f"{error['input']!r} is hier niet de goede soort waarde"
