"""A statistical table as every service has it: topics, dimensions with their members, and observations."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Literal

from cijfercheck.providers._connectors.fetch import ConnectorError

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a dimension: "GM0363", "Amsterdam"."""

    code: str
    title: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension with its members by code, in the order of the service."""

    key: str
    title: str
    kind: Literal["time", "place", "group"]
    members: Mapping[str, Member]


@dataclass(frozen=True, slots=True)
class Topic:
    """What is measured; `groups` are the headings that it stands under, the widest first."""

    key: str
    title: str
    unit: str
    decimals: int
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table without its numbers.

    `covers` is the period that the service states for the whole of it, `publisher_slug` names the publisher in names of datasets.
    """

    code: str
    title: str
    publisher: str
    publisher_slug: str
    url: str
    published: date | None
    licence: str | None
    covers: str | None
    dimensions: tuple[Dimension, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """One number: its topic and, by dimension, its members."""

    topic: str
    members: Mapping[str, str]
    value: Decimal
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a table is wanted: patterns of topics, and by dimension patterns of members."""

    topics: tuple[str, ...] = ()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, options: Iterable[str]) -> "Selection":
        """Read options: "Perioden=2023JJ00,2024*" chooses members, "Mannen_6,Vrouwen_7" topics."""
        topics: list[str] = []
        members: dict[str, tuple[str, ...]] = {}
        for option in options:
            name, sign, values = option.partition("=")
            chosen = tuple(part.strip() for part in (values if sign else name).split(",") if part.strip())
            if not chosen or (sign and not name.strip()):
                raise ConnectorError(f"--select {option}: schrijf DIMENSIE=CODE,CODE of ONDERWERP,ONDERWERP")
            if sign:
                members[name.strip()] = (*members.get(name.strip(), ()), *chosen)
            else:
                topics.extend(chosen)
        return cls(tuple(topics), members)

    def of_dimension(self, key: str, title: str) -> tuple[str, ...]:
        """The patterns for a dimension, named by its key or title; none takes all members."""
        return tuple(
            pattern
            for name, patterns in self.members.items()
            if name.lower() in {key.lower(), title.lower()}
            for pattern in patterns
        )

    def refuse_unknown(self, dimensions: Iterable[tuple[str, str]]) -> None:
        """See to it that every dimension that is named exists.

        Raises:
            ConnectorError: one does not.
        """
        known = list(dimensions)
        for name in self.members:
            if not any(name.lower() in {key.lower(), title.lower()} for key, title in known):
                raise ConnectorError(
                    f"--select {name}: deze tabel heeft die dimensie niet; kies uit {', '.join(key for key, _ in known)}"
                )


def choose(patterns: Sequence[str], offered: Sequence[tuple[str, str]], what: str) -> list[str]:
    """The codes, of codes with their titles, that fit a pattern by code or title; all where there is no pattern.

    Raises:
        ConnectorError: a pattern fits nothing.
    """
    if not patterns:
        return [code for code, _ in offered]
    found: dict[str, None] = {}
    for pattern in patterns:
        fitting = [
            code
            for code, title in offered
            if fnmatchcase(code.strip().lower(), pattern.lower())
            or fnmatchcase(title.strip().lower(), pattern.lower())
        ]
        if not fitting:
            shown = ", ".join(f"{code.strip()} ({title.strip()})" for code, title in offered[:_SHOWN])
            more = " …" if len(offered) > _SHOWN else ""
            raise ConnectorError(f"--select {what}={pattern}: dat is er niet; er is {shown}{more}")
        found.update(dict.fromkeys(fitting))
    return list(found)


def plain_title(text: object) -> str:
    """A title on one line, without the marks of provisional figures."""
    return re.sub(r"\*+$", "", " ".join(str(text or "").split())).strip()
