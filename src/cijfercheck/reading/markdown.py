"""Markdown: front matter with title, date and outlet, headings, paragraphs, quotes, lists and pipe tables.

Lines join to a paragraph up to a blank line, as in Markdown; in a text with lines wider than any that are wrapped, each is a paragraph.
Sections leave out the mark-up around a block ("# ", "> ", "- ", "**…**" around a whole line); Markdown's own mark-up inside a
paragraph stays, since offsets count code points of the text as it is given. Tags of HTML (`<td width="50%">`) and comments become as
many blanks, so that nothing in them is read and every offset still holds. The number of a list item is kept.
"""

import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape

import yaml

from cijfercheck.errors import UnreadableInputError
from cijfercheck.language.calendar_words import find_full_dates
from cijfercheck.model.article import Article, Section
from cijfercheck.model.plugin import Reader
from cijfercheck.reading._blocks import Block, BlockKind, arrange_blocks
from cijfercheck.reading._silences import read_silences
from cijfercheck.reading._words import guess_language

_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(['\"]?)(.*?)\1[ \t]*\r?$", re.MULTILINE)
_COMMENT = re.compile(r"<!--(?P<words>.*?)(?:-->|\Z)", re.DOTALL)
_OPENING_COMMENTS = re.compile(r"(?:<!--.*?-->\s*)+")
_LINE = re.compile(r"[^\r\n]+|\r\n|\n|\r")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<words>.*?)(?:[ \t]+#+)?$")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$|=+$")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_FENCE = re.compile(r"(?:```|~~~)")
_BULLET = re.compile(r"[-*+•][ \t]+")
_NUMBERED = re.compile(r"(?:\d{1,9}[.)]|\[\^?\w+\]:?)[ \t]+")
_LINK_TARGET = re.compile(r"\[[^\]^]+\]:[ \t]*\S*(?:/|\.)\S*(?:[ \t]+[\"'(].*)?$")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)$")
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>(?:(?!\1).)*?\S)\1", re.DOTALL)
_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|"
    r"font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|main|mark|nav|ol|p|picture|pre|q|s|section|small|source|span|strike|strong|style|"
    r"sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|video)"
    r"(?:\s+[^<>\s=\"'/]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))?)*\s*/?>",
    re.IGNORECASE,
)
_CHARACTER = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|nbsp|euro|ndash|mdash|minus|frac12|frac14|frac34);", re.IGNORECASE
)
_WIDE_LINE = re.compile(r"^(?![ \t]*(?:[|>#-]|\*[ \t]|\d+[.)]))[^\r\n]{121,}$", re.MULTILINE)
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")


@dataclass(frozen=True, slots=True)
class _Front:
    """What the front matter says; `end` is where the text below it begins."""

    end: int = 0
    title: str | None = None
    title_place: tuple[int, int] | None = None
    day: date | None = None
    outlet: str | None = None


def read_markdown(text: str, *, identifier: str) -> Article:
    """Read Markdown; `identifier` becomes the article's id.

    Raises:
        UnreadableInputError: the front matter is no YAML, or its date is none.
    """
    front = _read_front(text, identifier)
    words = _blank_tags(text, front.end)
    layout = arrange_blocks(words, _Cutter(words).cut(front.end))
    sections = layout.sections
    if front.title_place is not None and all(section.role != "title" for section in sections):
        start, end = front.title_place
        sections = (Section(role="title", start=start, end=end), *sections)
    comments = (
        (match["words"], match.end()) for match in _COMMENT.finditer(text, front.end) if match["words"]
    )
    silences, warnings = read_silences(comments, text, sections, identifier)
    return Article(
        id=identifier,
        text=_blank_comments(words, sections),
        title=front.title or layout.title,
        date=front.day or layout.day,
        outlet=front.outlet,
        language=guess_language(text[front.end :]),
        sections=sections,
        silences=silences,
        warnings=warnings,
    )


class _Cutter:
    """Cuts Markdown into blocks, line by line; the open paragraph, quote or table grows until another block begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks: list[Block] = []
        self._open: BlockKind | None = None
        self._wrapped = _WIDE_LINE.search(text) is None

    def cut(self, position: int) -> list[Block]:
        """Give the blocks from `position` to the end of the text."""
        comments = deque(match.span() for match in _COMMENT.finditer(self._text, position))
        for match in _LINE.finditer(self._text, position):
            line = match[0].strip()
            start = match.start() + match[0].find(line)
            opening = _OPENING_COMMENTS.match(line)
            if opening is not None and opening.end() < len(line):
                line, start = line[opening.end() :], start + opening.end()
            while comments and comments[0][1] < start + len(line):
                comments.popleft()
            if comments and comments[0][0] <= start:
                self._open = None
            elif line:
                self._add_line(line, start)
            elif match[0] not in ("\r\n", "\n", "\r") or self._is_blank_line(match.start()):
                self._open = None
        return [self._without_bold(block) for block in self._blocks]

    def _without_bold(self, block: Block) -> Block:
        """Leave out the marks around a block that is bold as a whole: a lead, or a heading without #."""
        bold = _BOLD_LINE.match(self._text, block.start, block.end)
        if bold is None or bold.end() != block.end:
            return block
        return Block(*bold.span("words"), block.kind)

    def _is_blank_line(self, position: int) -> bool:
        """Whether the line break at `position` follows another, so that the line it ends is empty."""
        return position == 0 or self._text[position - 1] in "\r\n"

    def _add_line(self, line: str, start: int) -> None:
        heading = _HEADING.match(line)
        image = _IMAGE.match(line)
        if self._open == "plain" and _UNDERLINE.match(line):
            self._blocks[-1] = Block(
                self._blocks[-1].start, self._blocks[-1].end, "title" if line[0] == "=" else "heading"
            )
            self._open = None
        elif self._open == "plain" and _DELIMITER.match(line) and "|" in line:
            self._start_table_at_last_line(start + len(line))
        elif _RULE.match(line) or _FENCE.match(line) or _LINK_TARGET.match(line):
            self._open = None
        elif heading:
            kind: BlockKind = "title" if len(heading["marks"]) == 1 else "heading"
            self._add(kind, start + heading.start("words"), start + heading.end("words"))
        elif image:
            self._add("caption", start + image.start("alt"), start + image.end("alt"))
        elif line.startswith(">"):
            self._add_quote(line, start)
        elif line.startswith("|") or (self._open == "table" and "|" in line):
            self._extend_or_add("table", start, start + len(line))
        elif (item := _BULLET.match(line) or _NUMBERED.match(line)) is not None:
            words = start + item.end() if _BULLET.match(line) else start
            self._add("item", words, start + len(line))
            self._open = "item"
        elif self._open in ("item", "quote"):
            self._blocks[-1] = Block(self._blocks[-1].start, start + len(line), self._blocks[-1].kind)
        elif self._wrapped:
            self._extend_or_add("plain", start, start + len(line))
        else:
            self._blocks.append(Block(start, start + len(line)))
            self._open = "plain"

    def _add(self, kind: BlockKind, start: int, end: int) -> None:
        self._open = None
        if self._text[start:end].strip():
            self._blocks.append(Block(start, end, kind))

    def _add_quote(self, line: str, start: int) -> None:
        words = line.lstrip("> \t")
        if words:
            self._extend_or_add("quote", start + len(line) - len(words), start + len(line))
        else:
            self._open = None

    def _extend_or_add(self, kind: BlockKind, start: int, end: int) -> None:
        if self._open == kind:
            self._blocks[-1] = Block(self._blocks[-1].start, end, kind)
        else:
            self._blocks.append(Block(start, end, kind))
            self._open = kind

    def _start_table_at_last_line(self, end: int) -> None:
        """Make a table of the paragraph's last line, which turned out to be the heading above `|---|---|`."""
        block = self._blocks.pop()
        words = self._text[block.start : block.end]
        last_line = words[max(words.rfind("\n"), words.rfind("\r")) + 1 :].lstrip()
        first = block.end - len(last_line)
        above = self._text[block.start : first].rstrip()
        if above:
            self._blocks.append(Block(block.start, block.start + len(above)))
        self._blocks.append(Block(first, end, "table"))
        self._open = "table"


def _blank_tags(text: str, start: int) -> str:
    """Put blanks for the tags of HTML from `start` on, and for a named character that character with blanks behind it."""
    below = _TAG.sub(_blanks, text[start:])
    return text[:start] + _CHARACTER.sub(lambda match: unescape(match[0]).ljust(len(match[0])), below)


def _blank_comments(text: str, sections: Sequence[Section]) -> str:
    """Put blanks for the comments within sections; those between them are not read anyway."""
    parts: list[str] = []
    at = 0
    for section in sections:
        parts.extend((text[at : section.start], _COMMENT.sub(_blanks, text[section.start : section.end])))
        at = section.end
    return "".join((*parts, text[at:]))


def _blanks(match: re.Match[str]) -> str:
    """As many blanks as a match has characters; its line ends stay."""
    return re.sub(r"[^\r\n]", " ", match[0])


def _read_front(text: str, identifier: str) -> _Front:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return _Front()
    try:
        fields = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists and mappings only
    except (yaml.YAMLError, RecursionError):
        raise UnreadableInputError(identifier, "de kop tussen --- en --- is geen geldige YAML") from None
    if not isinstance(fields, Mapping):
        return _Front()
    title = _FRONT_TITLE.search(text, match.start(1), match.end(1))
    return _Front(
        end=match.end(),
        title=_string(fields.get("title")),
        title_place=title.span(2) if title and title[2].strip() else None,
        day=_read_day(fields.get("date"), identifier),
        outlet=_string(fields.get("outlet")),
    )


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _read_day(value: object, identifier: str) -> date | None:
    written = _string(value)
    if written is None:
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        found = next(iter(find_full_dates(written)), None)
    if found is None:
        raise UnreadableInputError(
            identifier, f"date in de kop is geen datum: {written!r}; schrijf JJJJ-MM-DD"
        )
    return found.day


READER = Reader(
    suffixes=(".md", ".markdown"), read=lambda text, identifier: read_markdown(text, identifier=identifier)
)
