"""From the blocks of a text to its sections: which block is the title, the date line, the lead, a heading.

Every format cuts its text into blocks; what a block of plain words is to the article is decided here, once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cijfercheck.model.article import Section, SectionRole
from cijfercheck.reading._datelines import Dateline, find_inline_dateline, read_dateline
from cijfercheck.reading._words import reading_words

BlockKind = Literal["plain", "title", "heading", "item", "quote", "table", "caption"]

_LONGEST_TITLE = 200
_LONGEST_HEADING = 100
_DATELINE_BLOCKS = 6
_SENTENCE_END = re.compile(r"[.!?…:;,]['\"’”»)]*\s*(?:\[\d+\]\s*)*$")
_TWO_SENTENCES = re.compile(r"[a-zà-ÿ\])\d][.!?]['\"’”]?(?:\[\d+\])*\s+['\"‘“„]?[A-ZÀ-Ý]")
_CITATIONS = re.compile(r"(?:\s*\[\d+\])+\s*$")
_ITEM = re.compile(r"(?:[-*•–—·▪]|\d{1,3}[.)]|\[\d+\])\s")
_QUOTES = {'"': '"', "“": "”", "„": "”“", "«": "»", "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself; `kind` is "plain" where the mark-up says nothing about it."""

    start: int
    end: int
    kind: BlockKind = "plain"


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections of a text with the title and the date that they show."""

    sections: tuple[Section, ...]
    title: str | None
    day: date | None


def arrange_blocks(text: str, blocks: Sequence[Block]) -> Layout:
    """Give each block its role; `blocks` are in order, do not overlap and hold no blank ends."""
    sections: list[Section] = []
    title: str | None = None
    day: date | None = None
    seen: set[SectionRole] = set()
    dateline_index = _dateline_index(text, blocks)
    sources = _sources_index(text, blocks)
    for index, block in enumerate(blocks):
        start = block.start
        dateline = _find_dateline(text, block) if index == dateline_index else None
        if dateline is not None:
            day = dateline.day
            sections.append(Section(role="dateline", start=start, end=dateline.end))
            start = _skip_space(text, dateline.end)
            if start >= block.end:
                continue
        role: SectionRole
        if start > block.start:
            role = "lead"
        elif index > sources:
            role = "table" if block.kind == "table" else "body"
        elif "title" in seen and index < dateline_index and block.kind == "plain":
            role = "heading"
        else:
            role = _role(text, block, blocks[index + 1] if index + 1 < len(blocks) else None, seen)
        if role == "title":
            title = " ".join(text[start : block.end].split())
        sections.append(Section(role=role, start=start, end=block.end))
        seen.add(role)
    return Layout(tuple(sections), title, day)


def starts_item(line: str) -> bool:
    """Whether a line begins as an item of a list: "- ", "• ", "1. ", "[3] "."""
    return _ITEM.match(line.lstrip()) is not None


def _role(text: str, block: Block, following: Block | None, seen: set[SectionRole]) -> SectionRole:
    if block.kind == "plain":
        return _plain_role(text, text[block.start : block.end], following, seen)
    if block.kind == "title" and "title" in seen:
        return "heading"
    return "body" if block.kind == "item" else block.kind


def _plain_role(text: str, words: str, following: Block | None, seen: set[SectionRole]) -> SectionRole:
    role: SectionRole = "body" if "lead" in seen else "lead"
    if not seen & {"title", "lead"} and following is not None and _is_title(text, words, following):
        role = "title"
    elif _is_caption(words):
        role = "caption"
    elif is_whole_quote(words):
        role = "quote"
    elif following is not None and _is_heading(text, words, following):
        role = "heading"
    return role


def _find_dateline(text: str, block: Block) -> Dateline | None:
    """The date line that a block is, or begins with; marked-up blocks have none."""
    if block.kind != "plain":
        return None
    whole = read_dateline(text[block.start : block.end])
    if whole is not None:
        return Dateline(block.end, whole.day)
    return find_inline_dateline(text, block.start, block.end)


def _dateline_index(text: str, blocks: Sequence[Block]) -> int:
    """The place of the block that is the date line or begins with it, above or at the first real paragraph; else -1."""
    for index, block in enumerate(blocks[:_DATELINE_BLOCKS]):
        if _find_dateline(text, block) is not None:
            return index
        words = text[block.start : block.end]
        if block.kind == "plain" and (len(words) > _LONGEST_TITLE or _TWO_SENTENCES.search(words)):
            break
    return -1


def _sources_index(text: str, blocks: Sequence[Block]) -> int:
    """The place of the heading above the list of sources; past the last block where there is none."""
    for index, block in enumerate(blocks):
        words = text[block.start : block.end].strip(" :*_").lower()
        if index > 0 and block.kind in ("plain", "heading") and words in reading_words().source_headings:
            rest = blocks[index + 1 :]
            if all(item.end - item.start <= _LONGEST_TITLE or item.kind == "item" for item in rest):
                return index
    return len(blocks)


def _is_title(text: str, words: str, following: Block) -> bool:
    """A short first block that is not itself the story; one with a full stop only above a date line."""
    if len(words) > _LONGEST_TITLE or _TWO_SENTENCES.search(words):
        return False
    return not words.rstrip().endswith(".") or _find_dateline(text, following) is not None


def _is_heading(text: str, words: str, following: Block) -> bool:
    """A short line without final punctuation that begins as a sentence does and has longer text below it."""
    if len(words) > _LONGEST_HEADING or (_SENTENCE_END.search(words) and not words.endswith("?")):
        return False
    if "\n" in words or words[0].islower() or not any(character.isalpha() for character in words):
        return False
    below = text[following.start : following.end]
    return following.kind in ("item", "table", "quote") or bool(
        _SENTENCE_END.search(below) or len(below) > len(words)
    )


def _is_caption(words: str) -> bool:
    head, colon, _ = words.partition(":")
    return words.startswith("©") or (bool(colon) and head.strip().lower() in reading_words().caption_words)


def is_whole_quote(words: str) -> bool:
    """Whether a paragraph is one quotation from its first character to its last, citation marks aside."""
    core = _CITATIONS.sub("", words).rstrip(" .,")
    closing = _QUOTES.get(core[:1])
    if closing is None or len(core) < len('"a"') or core[-1] not in closing:
        return False
    inside = core[1:-1]
    return not any(
        character in closing and not inside[place + 1 : place + 2].isalpha()
        for place, character in enumerate(inside)
    )


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
