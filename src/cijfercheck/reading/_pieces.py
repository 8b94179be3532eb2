"""Articles of formats with mark-up of their own: their blocks are laid out as one text, which offsets then count.

Blocks stand apart by a blank line, the items of a list under each other, and a table is written with pipes, so that what
reads Markdown's lists and tables reads these too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.reading._blocks import Block, BlockKind, arrange_blocks
from cijfercheck.reading._silences import read_silences
from cijfercheck.reading._words import guess_language

MOST_CHARACTERS = 1_000_000
_BLANKS = re.compile(r"[ \t\r\f\v]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]|[\x00-\x08\x0e-\x1f]")
_SQUARE = {"2": "²", "3": "³"}
_LENGTH = re.compile(r"(?:^|[^\w])(?:[kcdm]?m|hm|dam)$")
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|\[\d+\])\s")
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with its words, or a comment of the mark-up, which is no part of the text."""

    kind: BlockKind | None
    words: str


def join_pieces(
    pieces: Sequence[Piece],
    *,
    identifier: Path | str,
    title: str | None = None,
    day: date | None = None,
    outlet: str | None = None,
    warnings: tuple[str, ...] = (),
) -> Article:
    """Lay out the blocks as an article; `title` and `day` go before what the text itself shows.

    Raises:
        UnreadableInputError: there are no words, or more than 1,000,000 characters.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    comments: list[tuple[str, int]] = []
    length, last = 0, None
    for piece in pieces:
        if piece.kind is None:
            comments.append((piece.words, length))
            continue
        words = clean_words(piece.words)
        if not words:
            continue
        bullet = "- " if piece.kind == "item" and not _NUMBERED.match(words) else ""
        gap = "" if not parts else "\n" if last == piece.kind == "item" else "\n\n"
        start = length + len(gap) + len(bullet)
        parts.extend((gap, bullet, words))
        length = start + len(words)
        if length > MOST_CHARACTERS:
            raise UnreadableInputError(
                identifier, "de tekst is langer dan 1 miljoen tekens; een artikel is korter"
            )
        blocks.append(Block(start, length, piece.kind))
        last = piece.kind
    text = "".join(parts)
    if not text:
        raise UnreadableInputError(identifier, "hier staat geen tekst in")
    layout = arrange_blocks(text, blocks)
    silences, complaints = read_silences(comments, text, layout.sections, str(identifier))
    return Article(
        id=str(identifier),
        text=text,
        title=title or layout.title,
        date=day or layout.day,
        outlet=outlet,
        language=guess_language(text),
        sections=layout.sections,
        silences=silences,
        extracted=True,
        warnings=warnings + complaints,
    )


def clean_words(words: str) -> str:
    """Leave out what is not seen (soft hyphens, zero-width characters) and blanks that say nothing; line ends stay."""
    lines = (_BLANKS.sub(" ", line).strip() for line in _INVISIBLE.sub("", words).split("\n"))
    return "\n".join(line for line in lines if line)


def raise_words(before: str, raised: str) -> str:
    """Write words in superscript behind `before`: "m", "2" → "²"; a bare number elsewhere marks a note: "[2]"."""
    core = raised.strip()
    if not core.isdigit():
        return raised
    if core in _SQUARE and _LENGTH.search(before):
        return _SQUARE[core]
    return f"[{core}]"


def table_words(rows: Rows) -> str:
    """Write a table with pipes; the first row is its heading."""
    width = max(map(len, rows))
    lines = [_row([*row, *[""] * (width - len(row))]) for row in rows]
    return "\n".join((lines[0], "|" + "---|" * width, *lines[1:]))


def _row(cells: Sequence[str]) -> str:
    return (
        "| " + " | ".join(" ".join(clean_words(cell).split("\n")).replace("|", "¦") for cell in cells) + " |"
    )
