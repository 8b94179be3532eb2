"""The plain data of a reference file, whatever its format, with where every field stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from cijfercheck.providers._reference_record import Plain

WHOLE = "bestand"
DEEPEST = 8
Place: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """Every scalar as it is written, and by its path the line of each field; `cells` are addresses on a sheet ("C3")."""

    root: Plain
    lines: Mapping[Place, int]
    cells: Mapping[Place, str] = field(default_factory=dict)

    def line_of(self, place: Place) -> int:
        """The line of a field, or of the nearest thing around it that stands in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def name_of(self, place: Place) -> str:
        """Name a field as an editor knows it: `figures[2].unit`, or `slachtoffers-totaal.unit` where the id is known."""
        names: list[str] = []
        for depth, part in enumerate(place):
            if isinstance(part, str):
                names.extend([part] if part else [])
            elif depth == 1 and names == ["figures"]:
                names = [self._figure_id(part)]
            else:
                names[-1:] = [f"{''.join(names[-1:])}[{part + 1}]"]
        name = ".".join(names) or WHOLE
        return f"{name} (cel {self.cells[place]})" if place in self.cells else name

    def _figure_id(self, index: int) -> str:
        figures = self.root.get("figures") if isinstance(self.root, dict) else None
        figure = figures[index] if isinstance(figures, list) else None
        name = figure.get("id") if isinstance(figure, dict) else None
        return name if isinstance(name, str) and name else f"figures[{index + 1}]"
