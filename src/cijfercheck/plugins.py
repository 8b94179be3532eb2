"""Finds readers, providers, checks and reporters, those of cijfercheck and those of others, by one door.

A plug-in is a module that holds one record as its constant: `READER`, `PROVIDER`, `CHECK` or `REPORTER`. An entry point
of the group names a package, whose modules are plug-ins but for those that begin with an underscore, or a single
module, or an object (`package.module:NAME`). Nothing is imported before it is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING, TypeVar

from cijfercheck.errors import CijfercheckError

if TYPE_CHECKING:
    from cijfercheck.model.plugin import Check, Provider, Reader, Reporter

Record = TypeVar("Record")


class PluginError(CijfercheckError):
    """A plug-in that cannot be loaded, or that does not hold what its group asks."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """Where one plug-in is to be found; `name` is what users call it ("wrong-subject", "json")."""

    name: str
    module: str
    constant: str

    def load(self) -> object:
        """Import the module and return the record that it holds.

        Raises:
            PluginError: the module cannot be imported or lacks the constant.
        """
        try:
            module = import_module(self.module)
        except ImportError as error:
            raise PluginError(f"plug-in {self.name}: {self.module} cannot be imported: {error}") from error
        try:
            record: object = getattr(module, self.constant)
        except AttributeError:
            raise PluginError(f"plug-in {self.name}: {self.module} has no {self.constant}") from None
        return record

    @property
    def documentation(self) -> str:
        """The docstring of the plug-in's module."""
        self.load()
        return (import_module(self.module).__doc__ or "").strip()


def find_checks() -> tuple["Check", ...]:
    """Return every check, by name."""
    from cijfercheck.model.plugin import Check

    return tuple(_load_as(Check, plugin) for plugin in find_plugins("checks"))


def find_readers() -> tuple["Reader", ...]:
    """Return every reader, by name."""
    from cijfercheck.model.plugin import Reader

    return tuple(_load_as(Reader, plugin) for plugin in find_plugins("readers"))


def find_providers() -> tuple["Provider", ...]:
    """Return every provider of reference figures, by name."""
    from cijfercheck.model.plugin import Provider

    return tuple(_load_as(Provider, plugin) for plugin in find_plugins("providers"))


def find_reporter(name: str) -> "Reporter":
    """Return the reporter called `name`; no other is imported.

    Raises:
        PluginError: there is no such reporter.
    """
    from cijfercheck.model.plugin import Reporter

    for plugin in find_plugins("reporters"):
        if plugin.name == name:
            return _load_as(Reporter, plugin)
    raise PluginError(f"there is no reporter {name!r}")


_CONSTANTS = {"checks": "CHECK", "readers": "READER", "providers": "PROVIDER", "reporters": "REPORTER"}


def find_plugins(group: str) -> tuple[Plugin, ...]:
    """Return the plug-ins of a group ("checks", "readers", "providers", "reporters") by name, without importing them.

    Raises:
        PluginError: an entry point names a module that does not exist.
    """
    found = (
        plugin for entry_point in _installed()[group] for plugin in _expand(entry_point, _CONSTANTS[group])
    )
    return tuple(sorted(found, key=lambda plugin: (plugin.name, plugin.module)))


@cache
def _installed() -> dict[str, tuple[EntryPoint, ...]]:
    """The entry points of each group; those of all installed packages are read once, for it takes longer than all else here."""
    found = entry_points()
    return {group: tuple(found.select(group=f"cijfercheck.{group}")) for group in _CONSTANTS}


def _expand(entry_point: EntryPoint, constant: str) -> Iterator[Plugin]:
    """Yield the plug-ins that an entry point stands for."""
    if entry_point.attr:
        yield Plugin(entry_point.name, entry_point.module, entry_point.attr)
        return
    try:
        spec = find_spec(entry_point.module)
    except ImportError:
        spec = None
    if spec is None:
        raise PluginError(f"plug-in {entry_point.name}: there is no module {entry_point.module}")
    if spec.submodule_search_locations is None:
        yield Plugin(entry_point.name, entry_point.module, constant)
        return
    for module in iter_modules(spec.submodule_search_locations):
        if not module.name.startswith("_"):
            yield Plugin(module.name.replace("_", "-"), f"{entry_point.module}.{module.name}", constant)


def _load_as(kind: type[Record], plugin: Plugin) -> Record:
    """Load a plug-in and see to it that it holds a record of the kind asked for."""
    record = plugin.load()
    if not isinstance(record, kind):
        raise PluginError(f"plug-in {plugin.name}: {plugin.module}.{plugin.constant} is no {kind.__name__}")
    return record
