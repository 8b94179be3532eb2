"""The plain text of a news item, as blocks."""

from cijfercheck.reading._pieces import Piece
from cijfercheck.reading.text import find_blocks


def plain_pieces(text: str) -> list[Piece]:
    """Cut plain text into the blocks that a text file would have."""
    return [Piece(block.kind, text[block.start : block.end]) for block in find_blocks(text)]
