"""Elements of HTML, XHTML and NITF as blocks: headings, paragraphs, quotes, items, captions and tables."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from cijfercheck.reading._blocks import BlockKind
from cijfercheck.reading._pieces import Piece, raise_words, table_words

SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "form",
        "button",
        "select",
        "textarea",
        "input",
        "nav",
        "dialog",
        "menu",
        "head",
        "del",
        "s",
        "strike",
        "amp-ad",
        "amp-consent",
        "amp-embed",
        "amp-sidebar",
        "amp-social-share",
        "amp-user-notification",
    ]
)
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6", "hl2", "summary", "dt"])
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    "h1": "title",
    "hl1": "title",
    "li": "item",
    "blockquote": "quote",
    "bq": "quote",
    "figcaption": "caption",
    "media-caption": "caption",
    "caption": "caption",
}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "body",
        "html",
        "header",
        "footer",
        "aside",
        "figure",
        "ul",
        "ol",
        "dl",
        "dd",
        "details",
        "address",
        "pre",
        "hr",
        "center",
        "fieldset",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "hedline",
        "block",
        "media",
        "abstract",
        "body.head",
        "body.content",
        "body.end",
        "byline",
        "dateline",
        "nitf",
    ]
) | frozenset(_KINDS)
_INSIDE = frozenset({"item", "quote", "caption"})
"""Kinds that paragraphs within them take on."""
_CELLS = frozenset({"td", "th"})
_BREAK = "\ue000"
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MOST_SPAN = 50


def local_name(element: Element) -> str:
    """The name of an element in lower case without its namespace; "" for a comment or instruction."""
    tag: object = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def words_of(element: Element) -> str:
    """All words within an element, on one line."""
    walk = _Walk(lambda _: False)
    walk.enter(element, "plain")
    walk.flush("plain")
    return " ".join(" ".join(piece.words.split("\n")) for piece in walk.pieces if piece.kind is not None)


def find_pieces(root: Element, skips: Callable[[Element], bool] = lambda _: False) -> list[Piece]:
    """Give the blocks below an element, with its comments between them; elements that `skips` names are left out."""
    walk = _Walk(skips)
    walk.enter(root, "plain")
    walk.flush("plain")
    return walk.pieces


class _Walk:
    """A walk through a tree; words gather until a block begins or ends."""

    def __init__(self, skips: Callable[[Element], bool]) -> None:
        self.pieces: list[Piece] = []
        self._skips = skips
        self._words: list[str] = []
        self._number: list[int | None] = []

    def enter(self, element: Element, kind: BlockKind) -> None:
        """Take up what stands in an element."""
        self._add(element.text)
        for child in element:
            self._take(child, kind)
            self._add(child.tail)

    def flush(self, kind: BlockKind) -> None:
        """Make a block, or more where a blank line stands between, of the words that were gathered."""
        words = "".join(self._words)
        self._words.clear()
        for part in re.split(rf"{_BREAK}\s*{_BREAK}", words):
            told = part.replace(_BREAK, "\n").strip()
            if told:
                self.pieces.append(Piece(kind, told))

    def _add(self, words: str | None) -> None:
        if words:
            self._words.append(_SPACE.sub(" ", words.replace(_BREAK, "")))

    def _take(self, child: Element, kind: BlockKind) -> None:
        name = local_name(child)
        if not name:
            if type(child).__name__ == "HtmlComment" and child.text:
                self.flush(kind)
                self.pieces.append(Piece(None, child.text))
            return
        if (name in SILENT and not (name == "button" and kind == "heading")) or self._skips(child):
            return  # a heading that folds its text away is a button
        if name == "br":
            self._words.append(_BREAK)
        elif name == "sup":
            before = "".join(self._words)
            self._words.append(raise_words(before, words_of(child)))
        elif name == "table" and (rows := _data_rows(child)):
            self.flush(kind)
            for caption in child:
                if local_name(caption) == "caption":
                    self.pieces.append(Piece("caption", words_of(caption)))
            self.pieces.append(Piece("table", table_words(rows)))
        elif name in _BLOCKS:
            self.flush(kind)
            self._open_block(child, name, kind)
        else:
            self.enter(child, kind)

    def _open_block(self, child: Element, name: str, kind: BlockKind) -> None:
        own = _KINDS.get(name, kind if kind in _INSIDE else "plain")
        if name in ("ul", "ol"):
            self._number.append(_start_of(child) if name == "ol" else None)
        elif name == "li" and self._number and (number := self._number[-1]) is not None:
            self._words.append(f"{number}. ")
            self._number[-1] = number + 1
        self.enter(child, own)
        self.flush(own)
        if name in ("ul", "ol"):
            self._number.pop()


def _start_of(element: Element) -> int:
    start = element.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < len("10000") else 1


def _data_rows(table: Element) -> list[list[str]]:
    """The rows of a table of figures; none for one that only lays out a page.

    A cell over several columns is repeated in a heading and leaves empty cells elsewhere; the name of a row over several
    rows is repeated.
    """
    if any(local_name(inner) == "table" for inner in table.iter() if inner is not table):
        return []
    rows: list[list[str]] = []
    held: list[tuple[int, str]] = []
    for row in (element for element in table.iter() if local_name(element) == "tr"):
        cells = [cell for cell in row if local_name(cell) in _CELLS]
        heading = all(local_name(cell) == "th" for cell in cells)
        written: list[str] = []
        if held and cells:
            left, name = held.pop()
            written.append(name)
            if left > 1:
                held.append((left - 1, name))
        for cell in cells:
            words = words_of(cell)
            if not written and (down := _span(cell, "rowspan")) > 1:
                held = [(down - 1, words)]
            written.extend((words, *[words if heading else ""] * (_span(cell, "colspan") - 1)))
        if any(written):
            rows.append(written)
    return rows if len(rows) > 1 and max(map(len, rows)) > 1 else []


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return (
        min(int(value), _MOST_SPAN)
        if value.isascii() and value.isdigit() and len(value) < len("10000")
        else 1
    )


def find_named(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements below `root`, itself too, with one of these names."""
    return (element for element in root.iter() if local_name(element) in names)
