"""PDF of press releases and reports: the text of its pages, with lines joined to paragraphs.

A PDF says where letters stand, not what is a paragraph: lines are joined by their length and their ends, words that were broken
with a hyphen are mended, and lines that stand at the top or bottom of most pages are left out. Tables become loose lines.
"""

import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from statistics import quantiles

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.model.plugin import Reader
from cijfercheck.reading._blocks import starts_item
from cijfercheck.reading._pieces import MOST_CHARACTERS, Piece, clean_words, join_pieces

_MOST_BYTES = 20_000_000
_MOST_PAGES = 300
_EDGE = 2
_FEWEST_PAGES = 3
_PAGE_NUMBER = re.compile(r"(?:pagina|blz\.?|page)?\s*\d{1,4}(?:\s*(?:/|van|of)\s*\d{1,4})?", re.IGNORECASE)
_BROKEN_WORD = re.compile(r"[a-zà-ÿ]{2,}[-\u00ad\u2010]$")
_COMMON = re.compile(r"(?:en|of)\b")
_ENDS = '.!?:;”’"'
_ITEM_MARK = re.compile(r"[-*•–—·▪]\s+")
_FAULTS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    OSError,
    AssertionError,
)
_MORE_FAULTS = (NotImplementedError, zlib.error, struct.error, MemoryError, StopIteration)


def read_pdf(data: bytes, identifier: str) -> Article:
    """Read a PDF.

    Raises:
        UnreadableInputError: it is broken, locked with a password, has over 300 pages, no text or too much of it.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadableInputError(identifier, "dit is geen PDF of een beschadigde")
    pages, title = _read_pages(data, identifier)
    lines = [[clean_words(line) for line in page.splitlines() if clean_words(line)] for page in pages]
    if not any(map(any, lines)):
        raise UnreadableInputError(
            identifier, "in deze PDF staat geen tekst, alleen beeld (gescand?); maak er eerst tekst van"
        )
    body = [line for page in _without_edges(lines) for line in page]
    pieces = [_piece(paragraph) for paragraph in _paragraphs(body)]
    article = join_pieces(pieces, identifier=identifier)
    return article if article.title else article.model_copy(update={"title": title})


def _read_pages(data: bytes, identifier: str) -> tuple[list[str], str | None]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        with _quiet():
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableInputError(identifier, "deze PDF is met een wachtwoord versleuteld")
            if len(reader.pages) > _MOST_PAGES:
                raise UnreadableInputError(identifier, f"deze PDF heeft meer dan {_MOST_PAGES} bladzijden")
            pages: list[str] = []
            for page in reader.pages:
                pages.append(page.extract_text())
                if sum(map(len, pages)) > MOST_CHARACTERS:
                    raise UnreadableInputError(
                        identifier, "de tekst is langer dan 1 miljoen tekens; een artikel is korter"
                    )
            title = reader.metadata.title if reader.metadata else None
    except (DependencyError, FileNotDecryptedError):
        raise UnreadableInputError(
            identifier, "deze PDF is versleuteld; bewaar hem zonder beveiliging"
        ) from None
    except (PyPdfError, *_FAULTS, *_MORE_FAULTS):
        raise UnreadableInputError(identifier, "deze PDF is beschadigd en kan niet gelezen worden") from None
    return pages, " ".join(title.split()) or None if isinstance(title, str) else None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf from logging each small fault of a file on standard error; what matters becomes one message."""
    logger = logging.getLogger("pypdf")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _without_edges(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Leave out page numbers, and the lines that stand at the top or bottom of most pages."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_shape(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    repeated = {
        shape for shape, count in edges.items() if len(pages) >= _FEWEST_PAGES and 2 * count > len(pages)
    }
    for page in pages:
        last = len(page) - _EDGE
        yield [
            line
            for place, line in enumerate(page)
            if not (place < _EDGE or place >= last)
            or not (_shape(line) in repeated or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(line)))
        ]


def _shape(line: str) -> str:
    """A line with its numbers alike, so that "Pagina 3" and "Pagina 4" are one."""
    return re.sub(r"\d+", "0", line)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Join the lines of paragraphs: a line goes on where it is nearly full, or where it stops within a word or sentence."""
    widths = sorted(len(line) for line in lines)
    full = 0.75 * (quantiles(widths, n=10)[-1] if len(widths) > 1 else widths[0]) if widths else 0
    current = ""
    length = 0
    for line in lines:
        if current and not starts_item(line) and _goes_on(current, length, line, full):
            broken = _BROKEN_WORD.search(current) and line[:1].islower() and not _COMMON.match(line)
            current = current[:-1] + line if broken else f"{current} {line}"
        else:
            if current:
                yield current
            current = line
        length = len(line)
    if current:
        yield current


def _goes_on(current: str, length: int, line: str, full: float) -> bool:
    if current[-1] in ".!?" and length < full:
        return False
    return length >= full or (line[:1].islower() and current[-1] not in _ENDS)


def _piece(words: str) -> Piece:
    mark = _ITEM_MARK.match(words)
    if mark is not None:
        return Piece("item", words[mark.end() :])
    return Piece("item" if starts_item(words) else "plain", words)


def _refuse(_: str, identifier: str) -> Article:
    raise UnreadableInputError(identifier, "een PDF wordt alleen als bestand gelezen, niet als tekst")


READER = Reader(suffixes=(".pdf",), read=_refuse, read_bytes=read_pdf, most_bytes=_MOST_BYTES)
