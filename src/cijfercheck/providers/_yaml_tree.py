"""Reads the plain data of a YAML file. Anchors, aliases and tags are refused, so that no file can grow or run anything."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from cijfercheck.errors import ReferenceFileError
from cijfercheck.providers._reference_record import Plain
from cijfercheck.providers._tree import DEEPEST, WHOLE, Place, Tree

_NULLS = ("", "~", "null", "Null", "NULL")


def read_yaml(path: Path, text: str) -> Tree:
    """Read the only document of a YAML file; scalars stay the words they are.

    Raises:
        ReferenceFileError: it is no YAML, or holds what is refused.
    """
    reader = _Reader(path)
    try:
        root = reader.read_root(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ReferenceFileError(
            path, line or None, WHOLE, f"is geen geldige YAML: {error.problem}"
        ) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ReferenceFileError(path, line, WHOLE, "bevat een teken dat in YAML niet mag") from None
    return Tree(root, reader.lines)


class _Reader:
    """Turns the events of one document into data, and keeps the line of every field."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.lines: dict[Place, int] = {}

    def read_root(self, events: Iterator[yaml.Event]) -> Plain:
        root: Plain = None
        seen = False
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if seen:
                    raise ReferenceFileError(
                        self._path, _line(event), WHOLE, "bevat meer dan één YAML-document"
                    )
                root, seen = self._read_node(event, events, ()), True
        return root

    def _read_node(self, event: yaml.Event, events: Iterator[yaml.Event], place: Place) -> Plain:
        line = _line(event)
        self.lines.setdefault(place, line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refusal(line, place, "gebruikt een anker (& of *) van YAML; schrijf het uit")
        if getattr(event, "tag", None):
            raise self._refusal(line, place, "gebruikt een tag (!) van YAML; laat die weg")
        if len(place) > DEEPEST:
            raise self._refusal(line, place, "is te diep genest")
        if isinstance(event, yaml.ScalarEvent):
            return None if not event.style and event.value in _NULLS else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._read_sequence(events, place)
        return self._read_mapping(events, place)

    def _read_sequence(self, events: Iterator[yaml.Event], place: Place) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._read_node(event, events, (*place, len(items))))
        return items

    def _read_mapping(self, events: Iterator[yaml.Event], place: Place) -> dict[str, Plain]:
        fields: dict[str, Plain] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = _line(event)
            key = self._read_node(event, events, (*place, ""))
            if not isinstance(key, str):
                raise self._refusal(line, place, "heeft een veld zonder naam")
            if key in fields:
                raise self._refusal(line, (*place, key), f"staat er al, op regel {self.lines[*place, key]}")
            self.lines[*place, key] = line
            fields[key] = self._read_node(next(events), events, (*place, key))
        return fields

    def _refusal(self, line: int, place: Place, reason: str) -> ReferenceFileError:
        return ReferenceFileError(self._path, line, Tree(None, {}).name_of(place), reason)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
