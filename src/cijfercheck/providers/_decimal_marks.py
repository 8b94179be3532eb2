"""The decimal mark of a table: a point or a comma, one a file, and never guessed where a number can be read in two ways."""

import re
from dataclasses import dataclass

MARK_NAMES = {",": "komma", ".": "punt"}
_DECIMAL = re.compile(r"[+-]?\d+([.,])\d+")
_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


@dataclass(slots=True)
class DecimalMarks:
    """The decimal mark of a file: the one that it declares, or else the one met first."""

    declared: str
    point_is_decimal: bool
    met: str = ""
    met_on: int = 0

    def plain(self, text: str, line: int) -> str:
        """Write a number with a point; what is no decimal stays as it is.

        Raises:
            ValueError: it can be read in two ways, or goes against the rest of the file; the reason is in Dutch.
        """
        found = _DECIMAL.fullmatch(text)
        if found is None:
            return text
        mark = found[1]
        if self.declared:
            if mark != self.declared:
                raise ValueError(
                    f"'{text}' heeft een {MARK_NAMES[mark]}, maar decimal is een {MARK_NAMES[self.declared]}"
                )
        elif _TWO_WAYS.fullmatch(text) and not (mark == "." and self.point_is_decimal):
            grouped = text.replace(mark, "")
            raise ValueError(
                f"'{text}' kan {grouped} zijn of een decimaal; schrijf {grouped}, of zet '# decimal: {mark}' bovenaan"
            )
        elif self.met and mark != self.met:
            raise ValueError(
                f"'{text}' heeft een {MARK_NAMES[mark]}, het getal op regel {self.met_on} een {MARK_NAMES[self.met]}; kies één decimaalteken"
            )
        if not self.met:
            self.met, self.met_on = mark, line
        return text.replace(",", ".")
