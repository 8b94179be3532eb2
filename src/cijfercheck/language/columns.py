"""How the rows of a table are cut into cells: at its pipes, at its dashes or slashes, or at the wide gaps of plain text in columns."""

import re

from cijfercheck.language.lexicon import load_words

GAP = re.compile(r"[ \u00a0]{2,}|\t+")
"""What stands between two columns of plain text."""

_PIPE = re.compile(r"\|")
_SIGNS = (re.compile(r"\s[–—]\s"), re.compile(r"\s/\s"), re.compile(r"\s-\s"))
_FEWEST_SIGNS = 2  # in a row: "Genk / 460 / 120"


def cell_mark(text: str) -> re.Pattern[str]:
    """What stands between the cells of a table or of a row of it."""
    if "|" in text:
        return _PIPE
    first, _, _ = text.strip().partition("\n")
    return sign_between(first) or GAP


def sign_between(row: str) -> re.Pattern[str] | None:
    """The dash or slash between the cells of a row, where it stands there more than once: "Genk / 460 / 120"."""
    return next((sign for sign in _SIGNS if len(sign.findall(row)) >= _FEWEST_SIGNS), None)


def is_empty(cell: str) -> bool:
    """Whether a cell says that there is no number: "-", "n.b."."""
    return cell.strip().lower() in load_words("tables")["none"]["marks"]
