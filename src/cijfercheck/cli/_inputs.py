"""Reads the drafts that a command names, one after the other; one that is unusable does not stop the rest."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cijfercheck.cli._output import complain
from cijfercheck.errors import CijfercheckError

if TYPE_CHECKING:
    from cijfercheck.model.article import Article

_Input = TypeVar("_Input")
_Result = TypeVar("_Result")

STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "standaardinvoer"


class Tally:
    """What the exit status depends on, counted while inputs are worked on."""

    def __init__(self) -> None:
        self.unusable = 0
        self.found = 0

    def attempt(self, inputs: Iterable[_Input], use: Callable[[_Input], _Result]) -> Iterator[_Result]:
        """Yield what `use` makes of each input; complain of those that it refuses and go on."""
        for one in inputs:
            try:
                yield use(one)
            except CijfercheckError as error:
                complain(str(error))
                self.unusable += 1


def read_draft(name: str) -> "Article":
    """Read one draft: a file, or standard input where its name is "-", as Markdown or HTML where it shows to be that.

    Raises:
        UnreadableInputError: it cannot be read as a text.
    """
    from cijfercheck.plugins import find_readers
    from cijfercheck.reading import text as plain
    from cijfercheck.reading._files import has_mark, read_article, read_text_bytes
    from cijfercheck.reading._sniffing import guess_suffix

    readers = find_readers()
    if name != STANDARD_INPUT:
        return read_article(Path(name), readers)
    data = sys.stdin.buffer.read()
    text, warnings = read_text_bytes(data, _STANDARD_INPUT_NAME)
    suffix = guess_suffix(text)
    reader = next((reader for reader in readers if suffix in reader.suffixes), plain.READER)
    article = reader.read(text, STANDARD_INPUT)
    return article.model_copy(
        update={"warnings": warnings + article.warnings, "extracted": article.extracted or has_mark(data)}
    )
