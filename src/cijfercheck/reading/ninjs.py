"""ninjs 1, 2 and 3 of the IPTC: news as JSON, with the story as XHTML or plain text."""

import json
from collections.abc import Iterator, Mapping

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.model.plugin import Reader
from cijfercheck.reading._markup import find_pieces
from cijfercheck.reading._moments import read_moment
from cijfercheck.reading._pieces import Piece, join_pieces
from cijfercheck.reading._stories import plain_pieces
from cijfercheck.reading.html import parse_html

_MOST_BYTES = 20_000_000
_OTHER = "dit is geen ninjs; JSON wordt alleen als ninjs gelezen (uri, met headline(s) en body_* of bodies)"
_MOMENTS = (
    "versioncreated",
    "versionCreated",
    "contentcreated",
    "contentCreated",
    "firstcreated",
    "firstCreated",
)
_OWNERS = ("copyrightholder", "copyrightHolder")
_MAIN = "main"


def read_ninjs(text: str, *, identifier: str) -> Article:
    """Read a news item; `identifier` becomes the article's id.

    Raises:
        UnreadableInputError: it is no JSON, no ninjs, or holds no text.
    """
    try:
        item: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableInputError(identifier, f"dit is geen geldige JSON (regel {error.lineno})") from None
    except (ValueError, RecursionError):
        raise UnreadableInputError(
            identifier, "deze JSON is te diep genest of heeft te lange getallen"
        ) from None
    if not isinstance(item, dict) or not isinstance(item.get("uri"), str):
        raise UnreadableInputError(identifier, _OTHER)
    bodies = list(_bodies(item))
    title = _headline(item)
    if not bodies and title is None:
        raise UnreadableInputError(identifier, _OTHER)
    try:
        pieces = next(filter(None, (_pieces(words, is_html) for words, is_html in bodies)), [])
    except RecursionError:
        raise UnreadableInputError(identifier, "de opmaak van dit bericht is te diep genest") from None
    if pieces and title is not None:
        pieces = [Piece("title", title), *(pieces[1:] if pieces[0].kind == "title" else pieces)]
    return join_pieces(
        pieces,
        identifier=identifier,
        day=next(filter(None, (read_moment(item.get(name)) for name in _MOMENTS)), None),
        outlet=next(filter(None, (_words(item.get(name)) for name in _OWNERS)), None),
    )


def _bodies(item: Mapping[str, object]) -> Iterator[tuple[str, bool]]:
    """Yield the bodies that are text and whether each is HTML; those with mark-up first, which have tables and headings."""
    found: list[tuple[str, bool]] = []
    for name, value in item.items():
        if name.startswith("body_") and isinstance(value, str):
            found.append((value, "html" in name.lower()))
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, dict) and isinstance(words := body.get("value"), str):
            kind = f"{body.get('contenttype') or body.get('contentType') or ''}".lower()
            if not kind or kind.startswith("text/plain") or "html" in kind:
                found.append((words, "html" in kind or (not kind and words.lstrip().startswith("<"))))
    yield from (body for body in found if body[1])
    yield from (body for body in found if not body[1])


def _headline(item: Mapping[str, object]) -> str | None:
    headlines = item.get("headlines")
    told = [one for one in headlines if isinstance(one, dict)] if isinstance(headlines, list) else []
    told.sort(key=lambda one: one.get("role") not in (None, _MAIN))
    values = [
        _words(item.get("headline")),
        *(_words(one.get("value")) for one in told),
        _words(item.get("title")),
    ]
    return next(filter(None, values), None)


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _pieces(words: str, is_html: bool) -> list[Piece]:
    if not is_html:
        return plain_pieces(words)
    page = parse_html(words)
    return [] if page is None else find_pieces(page)


def _read_bytes(data: bytes, identifier: str) -> Article:
    try:
        text = data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        raise UnreadableInputError(identifier, "dit is geen JSON: de tekens zijn geen UTF-8") from None
    return read_ninjs(text.removeprefix("\ufeff"), identifier=identifier)


READER = Reader(
    suffixes=(".json", ".ninjs"),
    read=lambda text, identifier: read_ninjs(text, identifier=identifier),
    read_bytes=_read_bytes,
    most_bytes=_MOST_BYTES,
)
