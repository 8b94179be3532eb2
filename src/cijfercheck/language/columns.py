"""How the rows of a table are cut into cells: at its pipes, or at the wide gaps of plain text in columns."""

import re

from cijfercheck.language.lexicon import load_words

GAP = re.compile(r"[ \u00a0]{2,}|\t+")
"""What stands between two columns of plain text."""

_PIPE = re.compile(r"\|")


def cell_mark(text: str) -> re.Pattern[str]:
    """What stands between the cells of a table or of a row of it."""
    return _PIPE if "|" in text else GAP


def is_empty(cell: str) -> bool:
    """Whether a cell says that there is no number: "-", "n.b."."""
    return cell.strip().lower() in load_words("tables")["none"]["marks"]
