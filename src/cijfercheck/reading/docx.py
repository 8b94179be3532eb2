"""Word (.docx): headings, paragraphs, lists, tables and notes, as the text would be after accepting all changes.

Insertions are in, deletions out; hidden text, comments, page headings and macros are not read. The date of a file is not that of
its story: it is used, with a warning, only where the text names none and the file was saved again after it was made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.model.plugin import Reader
from cijfercheck.reading._blocks import BlockKind
from cijfercheck.reading._markup import local_name
from cijfercheck.reading._moments import read_moment
from cijfercheck.reading._pieces import Piece, join_pieces, raise_words, table_words
from cijfercheck.reading._word_parts import WordParts

_MOST_BYTES = 20_000_000
_GONE = frozenset(
    [
        "del",
        "movefrom",
        "instrtext",
        "deltext",
        "fallback",
        "ppr",
        "rpr",
        "sectpr",
        "commentreference",
        "pict",
    ]
)
_MARKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "nobreakhyphen": "-", "softhyphen": ""}
_OFF = frozenset({"0", "false", "off", "none"})
_STYLE_KINDS: tuple[tuple[tuple[str, ...], BlockKind], ...] = (
    (("title", "titel"), "title"),
    (("heading", "kop", "subtitle", "ondertitel"), "heading"),
    (("quote", "intense quote", "citaat", "duidelijk citaat"), "quote"),
    (("caption", "bijschrift"), "caption"),
    (("list bullet", "list number", "lijst"), "item"),
)


@dataclass(slots=True)
class _Book:
    """What the text refers to: the kinds of its styles, and the notes that were met, in order."""

    styles: Mapping[str, BlockKind]
    notes: list[tuple[str, str]] = field(default_factory=list)


def read_docx(data: bytes, identifier: str) -> Article:
    """Read a Word document.

    Raises:
        UnreadableInputError: it is broken, locked, swollen, holds XML entities, no text or too much of it.
    """
    parts = WordParts(data, identifier)
    document = parts.require("word/document.xml")
    body = next((child for child in document if local_name(child) == "body"), None)
    if local_name(document) != "document" or body is None:
        raise UnreadableInputError(identifier, "dit Word-bestand (.docx) heeft geen tekst")
    book = _Book(_read_styles(parts.read("word/styles.xml")))
    try:
        pieces = list(_blocks(body, book))
        pieces.extend(_notes(parts, book))
    except RecursionError:
        raise UnreadableInputError(identifier, "de opmaak van dit Word-bestand is te diep genest") from None
    core = parts.read("docProps/core.xml")
    facts = {} if core is None else {local_name(child): child.text or "" for child in core}
    article = join_pieces(pieces, identifier=identifier)
    made, saved = facts.get("created", ""), facts.get("modified", "")
    day = read_moment(saved) if saved > made > "" else None
    warnings = article.warnings
    if article.date is None and day is not None:
        warnings += (
            f"{identifier}: datum {day} is die waarop het bestand is bewaard; geef een andere met --date",
        )
    title = article.title or " ".join(facts.get("title", "").split()) or None
    return article.model_copy(update={"title": title, "date": article.date or day, "warnings": warnings})


def _read_styles(root: Element | None) -> dict[str, BlockKind]:
    """The kinds of blocks that paragraph styles stand for, by their id; a style is what it is based on."""
    if root is None:
        return {}
    kinds: dict[str, BlockKind] = {}
    bases: dict[str, str] = {}
    for style in root:
        identifier = _attribute(style, "styleId")
        if local_name(style) != "style" or not identifier:
            continue
        values = {local_name(child): _attribute(child, "val") for child in style}
        name = values.get("name", "").lower()
        kind = next(
            (kind for names, kind in _STYLE_KINDS if name in names or name.rstrip(" 123456789") in names),
            None,
        )
        if kind is None and any(local_name(inner) == "numpr" for inner in style.iter()):
            kind = "item"
        if kind is not None:
            kinds[identifier] = kind
        bases[identifier] = values.get("basedon", "")
    for identifier, first in bases.items():
        base, seen = first, {identifier}
        while identifier not in kinds and base and base not in seen:
            if base in kinds:
                kinds[identifier] = kinds[base]
            seen.add(base)
            base = bases.get(base, "")
    return kinds


def _blocks(parent: Element, book: _Book) -> Iterator[Piece]:
    """Yield the blocks of the text; a paragraph whose end was deleted goes on in the next."""
    carried = ""
    for child in parent:
        name = local_name(child)
        if name == "p":
            words = carried + _words(child, book)
            properties = _child(child, "ppr")
            carried = words if _has(properties, "rpr", "del") or _has(properties, "rpr", "movefrom") else ""
            if not carried:
                yield Piece(_kind(properties, book), words)
            for box in child.iter():
                if local_name(box) == "txbxcontent" and not _in_fallback(child, box):
                    yield from _blocks(box, book)
        elif name == "tbl":
            rows = list(_rows(child, book))
            if len(rows) > 1 and max(map(len, rows)) > 1:
                yield Piece("table", table_words(rows))
            else:
                yield from (Piece("plain", cell) for row in rows for cell in row)
        elif name in ("sdt", "sdtcontent", "ins", "moveto", "customxml", "smarttag"):
            yield from _blocks(child, book)
    if carried:
        yield Piece("plain", carried)


def _in_fallback(paragraph: Element, box: Element) -> bool:
    return any(
        inner is box
        for element in paragraph.iter()
        if local_name(element) in ("fallback", "pict")
        for inner in element.iter()
    )


def _kind(properties: Element | None, book: _Book) -> BlockKind:
    if properties is None:
        return "plain"
    style = _child(properties, "pstyle")
    kind = None if style is None else book.styles.get(_attribute(style, "val"))
    numbering = _child(properties, "numpr")
    if kind in (None, "item") and numbering is not None:
        number = _child(numbering, "numid")
        return "plain" if number is not None and _attribute(number, "val") == "0" else "item"
    return kind or "plain"


def _rows(table: Element, book: _Book) -> Iterator[list[str]]:
    """Yield the rows of a table that were not deleted; a cell over several columns leaves empty cells."""
    for row in table:
        if local_name(row) != "tr" or _has(_child(row, "trpr"), "del"):
            continue
        cells: list[str] = []
        for cell in row.iter():
            if local_name(cell) != "tc":
                continue
            span = _child(_child(cell, "tcpr"), "gridspan")
            width = _attribute(span, "val") if span is not None else "1"
            cells.append(" ".join(piece.words for piece in _blocks(cell, book)))
            cells.extend([""] * (min(int(width), 50) - 1 if width.isascii() and width.isdigit() else 0))
        if any(cells):
            yield cells


def _words(paragraph: Element, book: _Book) -> str:
    words: list[str] = []
    for child in paragraph:
        _gather(child, words, book)
    return "".join(words)


def _gather(element: Element, words: list[str], book: _Book) -> None:
    name = local_name(element)
    if name in _GONE or name == "txbxcontent":
        return
    if name == "t":
        words.append((element.text or "").replace("\n", " "))
    elif name in _MARKS:
        words.append(_MARKS[name])
    elif name in ("footnotereference", "endnotereference"):
        book.notes.append((name.removesuffix("reference"), _attribute(element, "id")))
        words.append(f"[{len(book.notes)}]")
    elif name == "r":
        _gather_run(element, words, book)
    else:
        for child in element:
            _gather(child, words, book)


def _gather_run(run: Element, words: list[str], book: _Book) -> None:
    properties = _child(run, "rpr")
    hidden = _child(properties, "vanish")
    if (hidden is not None and _attribute(hidden, "val") not in _OFF) or _has(properties, "del"):
        return
    own: list[str] = []
    for child in run:
        _gather(child, own, book)
    raised = _child(properties, "vertalign")
    told = "".join(own)
    is_raised = raised is not None and _attribute(raised, "val") == "superscript"
    words.append(raise_words("".join(words), told) if is_raised else told)


def _notes(parts: WordParts, book: _Book) -> Iterator[Piece]:
    """Yield the notes that the text refers to, numbered as there."""
    for kind in ("footnote", "endnote"):
        if not any(met == kind for met, _ in book.notes):
            continue
        root = parts.read(f"word/{kind}s.xml")
        texts = {} if root is None else {_attribute(note, "id"): note for note in root}
        for number, (met, identifier) in enumerate(list(book.notes), start=1):
            if met == kind and identifier in texts:
                told = " ".join(piece.words.strip() for piece in _blocks(texts[identifier], book))
                yield Piece("item", f"[{number}] {told.strip()}")


def _child(parent: Element | None, name: str) -> Element | None:
    return None if parent is None else next((child for child in parent if local_name(child) == name), None)


def _has(parent: Element | None, *names: str) -> bool:
    for name in names:
        parent = _child(parent, name)
    return parent is not None


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _refuse(_: str, identifier: str) -> Article:
    raise UnreadableInputError(
        identifier, "een Word-bestand wordt alleen als bestand gelezen, niet als tekst"
    )


READER = Reader(suffixes=(".docx", ".docm"), read=_refuse, read_bytes=read_docx, most_bytes=_MOST_BYTES)
