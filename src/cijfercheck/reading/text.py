"""Plain text as it is scraped, typed or sent by a news agency.

Two layouts are read: one paragraph a line, with or without blank lines, and paragraphs that are wrapped at a fixed
width and separated by blank lines. The title is the first line, a bare sub-heading a short line without final
punctuation above longer text. Offsets count code points of the text as it is given; nothing in it is changed.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from cijfercheck.language.columns import GAP, is_empty, sign_between
from cijfercheck.model.article import Article
from cijfercheck.model.plugin import Reader
from cijfercheck.reading._blocks import Block, BlockKind, arrange_blocks, starts_item
from cijfercheck.reading._words import guess_language

_LINE = re.compile(r"[^\r\n]+")
_HAS_DIGIT = re.compile(r"\d")
_NARROWEST_WRAP = 45  # shorter lines are those of a list
_WIDEST_WRAP = 120
_FEWEST_WRAPS = 3
_PLAIN_VALUE = re.compile(r"[€+-]?\s?\d[\d.]*(?:,\d+)?(?:\s?%|\s[^\W\d]+)?")
_MOST_NAMING = 6  # words
_WITH_ONE = 2  # columns: a name and one number
_FULL_STOPS = ".!?:;\"'”’»)]"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its blank ends; `gap` tells whether a blank line stands above it."""

    start: int
    end: int
    gap: bool


def read_text(text: str, *, identifier: str) -> Article:
    """Read plain text; `identifier` becomes the article's id."""
    blocks = find_blocks(text)
    layout = arrange_blocks(text, blocks)
    return Article(
        id=identifier,
        text=text,
        title=layout.title,
        date=layout.day,
        language=guess_language(text),
        sections=layout.sections,
    )


def find_blocks(text: str) -> list[Block]:
    """Cut plain text into paragraphs, items and tables."""
    return _find_blocks(text, _find_lines(text))


def _find_lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if not line:
            continue
        start = match.start() + match[0].index(line)
        breaks = text[last_end:start].replace("\r\n", "\n").replace("\r", "\n").count("\n")
        lines.append(_Line(start, start + len(line), gap=breaks > 1))
        last_end = start + len(line)
    return lines


def _find_blocks(text: str, lines: list[_Line]) -> list[Block]:
    """Join the rows of a table and the lines of a wrapped paragraph; every other line is a block."""
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    previous: _Line | None = None
    for index, line in enumerate(lines):
        words = text[line.start : line.end]
        row = _is_table_row(text, lines, index)
        last = blocks[-1] if blocks else None
        joins = False
        if last is not None and previous is not None and not line.gap:
            if row or last.kind == "table":
                joins = row and last.kind == "table"
            elif width is not None and not starts_item(words):
                joins = _is_wrapped(text, previous, line, width)
        if joins and last is not None:
            blocks[-1] = Block(last.start, line.end, last.kind)
        else:
            kind: BlockKind = "table" if row else "item" if starts_item(words) else "plain"
            blocks.append(Block(line.start, line.end, kind))
        previous = line
    return blocks


def _is_table_row(text: str, lines: list[_Line], index: int) -> bool:
    """Whether a line stands between pipes, has as many as the line above or below it, or stands in columns with one of them."""
    if _is_aligned(text, lines, index) or _is_group(text, lines, index) or _is_signed(text, lines, index):
        return True
    pipes = [text.count("|", line.start, line.end) for line in lines[max(0, index - 1) : index + 2]]
    own = pipes[1] if index else pipes[0]
    return own > 0 and ((own > 1 and text[lines[index].start] == "|") or pipes.count(own) > 1)


def _is_aligned(text: str, lines: list[_Line], index: int) -> bool:
    """Whether a line and the one above or below it hold as many columns: a name and two or more with a digit, with wide gaps between.

    A line with a single number may stand between two of them: "  vergelijkbaar      +1,9 %".
    """
    columns = _columns(text, lines[index])
    above, below = (_columns_beside(text, lines, index, step) for step in (-1, 1))
    if columns == _WITH_ONE:
        return min(above, below) > _WITH_ONE or _is_in_list(text, lines, index)
    return columns > _WITH_ONE and any(
        other > _WITH_ONE and abs(columns - other) <= 1 for other in (above, below)
    )


def _is_signed(text: str, lines: list[_Line], index: int) -> bool:
    """Whether a line is a row of cells with dashes or slashes between, or their titles: "Genk / 460 / 120", beside a line with as many.

    Below a name, every cell of a row is a number.
    """
    own = text[lines[index].start : lines[index].end]
    sign = sign_between(own)
    if sign is None:
        return False
    beside = [index - 1] if index and not lines[index].gap else []
    beside += [index + 1] if index + 1 < len(lines) and not lines[index + 1].gap else []
    rows = [sign.split(text[lines[one].start : lines[one].end]) for one in beside]
    cells = sign.split(own)
    alike = [row for row in rows if len(row) == len(cells)]
    if _has_values(cells):
        return bool(alike)
    return not any(map(_HAS_DIGIT.search, cells)) and any(map(_has_values, alike))


def _has_values(cells: list[str]) -> bool:
    """Whether cells are a name and numbers."""
    name, *values = cells
    filled = [value for value in values if not is_empty(value)]
    return bool(filled) and any(map(str.isalpha, name)) and all(map(_PLAIN_VALUE.fullmatch, filled))


def _is_in_list(text: str, lines: list[_Line], index: int) -> bool:
    """Whether a line and one beside it are a short name and a number, with a wide gap between: "videoconsult         7.800"."""
    beside = [index - 1] if not lines[index].gap and index else []
    beside += [index + 1] if index + 1 < len(lines) and not lines[index + 1].gap else []
    return _names_value(text, lines[index]) and any(_names_value(text, lines[one]) for one in beside)


def _names_value(text: str, line: _Line) -> bool:
    name, *values = GAP.split(text[line.start : line.end])
    named = len(name.split()) <= _MOST_NAMING and any(map(str.isalpha, name)) and not starts_item(name)
    return named and len(values) == 1 and _PLAIN_VALUE.fullmatch(values[0]) is not None


def _is_group(text: str, lines: list[_Line], index: int) -> bool:
    """Whether a line is the name of the rows below it, between rows that stand in columns: "Per productgroep"."""
    if not 0 < index < len(lines) - 1 or lines[index].gap or lines[index + 1].gap:
        return False
    words = text[lines[index].start : lines[index].end]
    short = len(words.split()) <= _MOST_NAMING and words[-1] not in ".!?" and GAP.search(words) is None
    return (
        short
        and not _HAS_DIGIT.search(words)
        and all(_columns(text, lines[beside]) > _WITH_ONE for beside in (index - 1, index + 1))
    )


def _columns_beside(text: str, lines: list[_Line], index: int, step: int) -> int:
    """How many columns the next line up or down has that holds more than one number; none beyond a blank line or another text."""
    while 0 <= index + step < len(lines) and not lines[max(index, index + step)].gap:
        index += step
        columns = _columns(text, lines[index])
        if columns != _WITH_ONE:
            return columns
    return 0


def _columns(text: str, line: _Line) -> int:
    """How many columns a line has; none where it is no row of a table. A value may be missing: "3.000   -"."""
    name, *cells = GAP.split(text[line.start : line.end])
    filled = [cell for cell in cells if not is_empty(cell)]
    return 1 + len(cells) if filled and all(_HAS_DIGIT.search(cell) for cell in filled) and name else 0


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The width at which the text is wrapped, or None where a line is a paragraph.

    A text is wrapped when, below its first line, the longest line has 45 to 120 characters, most line breaks inside
    paragraphs come where the next word would not have fitted, and several of them fall inside a sentence.
    """
    inner = [(above, below) for above, below in pairwise(lines[1:]) if not below.gap]
    width = max((line.end - line.start for line in lines[1:]), default=0)
    if not inner or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    wraps = [pair for pair in inner if _is_wrapped(text, *pair, width)]
    inside = [pair for pair in wraps if text[pair[0].end - 1] not in _FULL_STOPS]
    return width if len(inside) >= _FEWEST_WRAPS and 2 * len(wraps) > len(inner) else None


def _is_wrapped(text: str, above: _Line, below: _Line, width: int) -> bool:
    """Whether the first word of `below` would not have fitted behind `above`."""
    first_word = text[below.start : below.end].split(maxsplit=1)[0]
    return (above.end - above.start) + 1 + len(first_word) > width


READER = Reader(suffixes=(".txt",), read=lambda text, identifier: read_text(text, identifier=identifier))
