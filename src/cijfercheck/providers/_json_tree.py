"""Reads the plain data of a JSON file, with the line of every field and numbers as the decimals that are written."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from cijfercheck.errors import ReferenceFileError
from cijfercheck.providers._reference_record import Plain
from cijfercheck.providers._tree import DEEPEST, WHOLE, Place, Tree

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+')


def read_json(path: Path, text: str) -> Tree:
    """Read a JSON file; a field that stands twice in one object is refused.

    Raises:
        ReferenceFileError: it is no JSON, is nested too deep, or names a field twice.
    """
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise ReferenceFileError(path, error.lineno, WHOLE, f"is geen geldige JSON: {error.msg}") from None
    except (RecursionError, ValueError) as error:
        reason = "is te diep genest" if isinstance(error, RecursionError) else str(error)
        raise ReferenceFileError(path, None, WHOLE, reason) from None
    reader = _Reader(path, _tokens(text))
    return Tree(reader.read(()), reader.lines)


def _refuse_constant(name: str) -> str:
    raise ValueError(f"bevat {name}, dat is geen getal")


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    """Yield each token of valid JSON with its line."""
    line, done = 1, 0
    for found in _TOKEN.finditer(text):
        line += text.count("\n", done, found.start())
        done = found.start()
        yield found[0], line


class _Reader:
    """Walks over the tokens of JSON that is known to be valid."""

    def __init__(self, path: Path, tokens: Iterator[tuple[str, int]]) -> None:
        self._path = path
        self._tokens = tokens
        self.lines: dict[Place, int] = {}

    def read(self, place: Place) -> Plain:
        mark, line = next(self._tokens)
        return self._read_value(mark, line, place)

    def _read_value(self, mark: str, line: int, place: Place) -> Plain:
        self.lines.setdefault(place, line)
        if len(place) > DEEPEST:
            raise ReferenceFileError(self._path, line, Tree(None, {}).name_of(place), "is te diep genest")
        if mark == "{":
            return self._read_object(place)
        if mark == "[":
            return self._read_array(place)
        return _read_scalar(mark)

    def _read_object(self, place: Place) -> dict[str, Plain]:
        fields: dict[str, Plain] = {}
        mark, line = next(self._tokens)
        while mark != "}":
            if mark != ",":
                key = json.loads(mark)
                if key in fields:
                    raise ReferenceFileError(
                        self._path,
                        line,
                        Tree(None, {}).name_of((*place, key)),
                        f"staat er al, op regel {self.lines[*place, key]}",
                    )
                self.lines[*place, key] = line
                next(self._tokens)  # the colon
                fields[key] = self.read((*place, key))
            mark, line = next(self._tokens)
        return fields

    def _read_array(self, place: Place) -> list[Plain]:
        items: list[Plain] = []
        mark, line = next(self._tokens)
        while mark != "]":
            if mark != ",":
                items.append(self._read_value(mark, line, (*place, len(items))))
            mark, line = next(self._tokens)
        return items


def _read_scalar(mark: str) -> str | None:
    if mark.startswith('"'):
        return str(json.loads(mark))
    return None if mark == "null" else mark
