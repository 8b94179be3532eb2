"""NewsML-G2 of news agencies: the first text of a news item or message, with NITF, XHTML or plain text inside."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.model.plugin import Reader
from cijfercheck.reading._markup import find_named, find_pieces, local_name, words_of
from cijfercheck.reading._moments import read_moment
from cijfercheck.reading._pieces import Piece, join_pieces
from cijfercheck.reading._stories import plain_pieces
from cijfercheck.reading._xml import parse_xml
from cijfercheck.reading.html import parse_html

_MOST_BYTES = 20_000_000
_OTHER = "dit is geen NewsML-G2; XML wordt alleen als NewsML-G2 (newsItem, newsMessage) of NITF gelezen"
_BODIES = ("body.content", "body")
_BESIDE = frozenset({"hedline", "byline", "body.head"})


def read_newsml(data: bytes, identifier: str) -> Article:
    """Read a news item.

    Raises:
        UnreadableInputError: it is no NewsML-G2, no sound XML, or holds no text.
    """
    root = parse_xml(data, identifier)
    if local_name(root) not in ("newsitem", "newsmessage", "nitf"):
        raise UnreadableInputError(identifier, _OTHER)
    try:
        items = [root] if local_name(root) == "nitf" else list(find_named(root, "newsitem"))
        for item in items:
            pieces = _story(item)
            if pieces:
                return _article(item, pieces, identifier)
    except RecursionError:
        raise UnreadableInputError(identifier, "de XML is te diep genest") from None
    raise UnreadableInputError(identifier, "dit bericht heeft geen tekst")


def _article(item: Element, pieces: Sequence[Piece], identifier: str) -> Article:
    title = next((" ".join(words_of(found).split()) for found in find_named(item, "headline", "hl1")), None)
    moments = {
        local_name(found): found
        for found in find_named(item, "versioncreated", "contentmodified", "contentcreated")
    }
    names = [name for provider in find_named(item, "provider") for name in find_named(provider, "name")]
    days = (
        read_moment(moments[name].text)
        for name in ("versioncreated", "contentmodified", "contentcreated")
        if name in moments
    )
    issued = (read_moment(found.get("norm")) for found in find_named(item, "date.issue", "story.date"))
    return join_pieces(
        [Piece("title", title), *pieces] if title else pieces,
        identifier=identifier,
        day=next(filter(None, (*days, *issued)), None),
        outlet=" ".join(words_of(names[0]).split()) if names else None,
    )


def _story(item: Element) -> list[Piece]:
    """The blocks of the first content that holds any; the headline inside it is left to the item's own."""
    for content in find_named(item, "inlinexml", "inlinedata", "nitf"):
        if local_name(content) == "inlinedata":
            if "html" in (content.get("contenttype") or "").lower():
                page = parse_html(content.text or "")
                pieces = [] if page is None else find_pieces(page)
            else:
                pieces = plain_pieces(content.text or "")
        else:
            body = next((found for name in _BODIES for found in find_named(content, name)), content)
            pieces = find_pieces(body, lambda element: local_name(element) in _BESIDE)
        told = [piece for piece in pieces if piece.kind is not None]
        if told:
            return told[1:] if told[0].kind == "title" else told
    return []


def _read(text: str, identifier: str) -> Article:
    return read_newsml(text.encode(), identifier)


READER = Reader(suffixes=(".xml", ".nitf"), read=_read, read_bytes=read_newsml, most_bytes=_MOST_BYTES)
