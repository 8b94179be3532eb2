"""The names that other programs know a format by, of `formats.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def load_format(name: str) -> dict[str, str]:
    """Read the table of a format."""
    text = files("cijfercheck.reporting").joinpath("formats.toml").read_text(encoding="utf-8")
    table: dict[str, str] = tomllib.loads(text)[name]
    return table
