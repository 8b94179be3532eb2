"""HTML, as saved from the web or sent by an editing system: the article with its headings, lists, captions and tables.

The part of the page that is the article is taken from how the page names its parts, or else from where its paragraphs are. Where
scripts would have to bring the text, it is taken from the data for search engines. Scripts are not run, nothing is fetched. Text that is crossed out (`<del>`, `<s>`) is not read.
"""

import codecs
import re
from typing import cast
from xml.etree.ElementTree import Element

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.model.plugin import Reader
from cijfercheck.reading._files import read_text_bytes
from cijfercheck.reading._markup import find_pieces
from cijfercheck.reading._page import read_facts
from cijfercheck.reading._pieces import Piece, join_pieces
from cijfercheck.reading._stories import plain_pieces
from cijfercheck.reading._story import find_article

_MOST_BYTES = 20_000_000
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4096
_MARKED_UP = re.compile(r"</(?:p|div|li|h[1-6])>|<br\b", re.IGNORECASE)


def read_html(text: str, *, identifier: str) -> Article:
    """Read a page or a part of one; `identifier` becomes the article's id.

    Raises:
        UnreadableInputError: it holds no text, too much of it, or elements nested too deep.
    """
    try:
        page = parse_html(text)
        if page is None:
            raise UnreadableInputError(identifier, "hier staat geen tekst in")
        facts = read_facts(page)
        root, skips = find_article(page)
        pieces = find_pieces(root, skips)
        if 2 * sum(len(piece.words) for piece in pieces if piece.kind is not None) < len(facts.body):
            pieces = _linked_pieces(facts.body)
    except RecursionError:
        raise UnreadableInputError(identifier, "de opmaak van deze pagina is te diep genest") from None
    if facts.title and all(piece.kind != "title" for piece in pieces):
        pieces = [Piece("title", facts.title), *pieces]
    return join_pieces(pieces, identifier=identifier, day=facts.day, outlet=facts.outlet)


def _linked_pieces(body: str) -> list[Piece]:
    """The blocks of a text from linked data, which some sites mark up as HTML."""
    page = parse_html(body) if _MARKED_UP.search(body) else None
    return plain_pieces(body) if page is None else find_pieces(page)


def parse_html(text: str) -> Element | None:
    """Parse HTML as a browser would, whatever its faults; None where it holds nothing."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return cast("Element", page)


def _read_bytes(data: bytes, identifier: str) -> Article:
    """Decode as the page says itself, if its bytes allow, else as any text."""
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
            if encoding in ("iso8859-1", "ascii"):
                encoding = "cp1252"  # as browsers do
            data = data.decode(encoding).encode()
        except (LookupError, ValueError, TypeError):
            pass
    words, warnings = read_text_bytes(data, identifier, _MOST_BYTES)
    article = read_html(words, identifier=identifier)
    return article.model_copy(update={"warnings": warnings + article.warnings})


READER = Reader(
    suffixes=(".html", ".htm", ".xhtml"),
    read=lambda text, identifier: read_html(text, identifier=identifier),
    read_bytes=_read_bytes,
    most_bytes=_MOST_BYTES,
)
