"""One pass over a line that labels its numbers: every number has its label, or the line is none of those.

"Doden: 9 (2023: 11)", "Top drie: Syrië 4.271, Eritrea 2.264", "Omzet 2025 EUR 864 mln, 2024 EUR 900 mln", and below a heading "mei 2019: 2.400".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from cijfercheck.language.lexicon import load_words
from cijfercheck.model.period import PeriodMention
from cijfercheck.model.quantity import Quantity

_NEXT_LABEL = re.compile(r"(?<=[\w)%])\.\s+(?=[A-Z][^.:;()]{2,60}:\s)")
_LONGEST_LABEL = 12  # words
_LONGEST_CLASS = 3  # words of a name with a number: "18-34 jr"
_LONGEST_TAIL = 4  # words behind a number: "730.000 woningen", "385 euro per maand"
_FEWEST_LINKS = 3
_PLURALS = ("en", "s")
_SEPARATORS = ":;,()"
PARTS, _COMMA = re.compile(r"[;|]"), re.compile(r",(?!(?<=\d,)\d)")  # not in "1,5"
_INNER = (_COMMA, re.compile(r"\s[-–—]\s"), re.compile(r"\s/\s"))
CHAINS = (PARTS, *_INNER)
"""What stands between the links of a line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A number with its label; offsets count from the start of the line.

    `label` is what is counted, `part_of` the label of the line that it belongs under. `period` is the one that the label or the
    bracket names. `in_brackets` tells that it stands beside the entry before it; `sign` is the plus or minus before the number; `lost` tells
    that nothing says what it counts.
    """

    quantity: Quantity
    label: str
    part_of: str
    period: PeriodMention | None
    in_brackets: bool = False
    sign: str = ""
    lost: bool = False


class LineReader:
    """One pass over a line: every number must have its label, or the line is none of ours."""

    def __init__(
        self,
        text: str,
        quantities: Sequence[Quantity],
        mentions: Sequence[PeriodMention],
        start: int,
        marks: re.Pattern[str],
        *,
        is_item: bool,
        above: str = "",
    ) -> None:
        """Take a line with its numbers and periods.

        Args:
            text: The line.
            quantities: Its numbers, in their order.
            mentions: Its periods, in their order.
            start: Where it begins behind its bullet.
            marks: What stands between its links.
            is_item: Whether its labels need no colon.
            above: What its numbers count where they are named by their days alone.
        """
        self._above = above
        self._marks = marks
        self._parent = ""  # the label before a colon that names the links of a chain: "Verdachten: mannen 310; vrouwen 78"
        self._text = text
        self._quantities = quantities
        self._mentions = mentions
        self._start = start
        self._is_item = is_item

    def read(self) -> list[Entry] | None:
        """Read all segments between semicolons, and those that a stop and the next label set apart: "GFT: 158 kg (142). PMD: 34 kg (29)"."""
        entries: list[Entry] = []
        for start, end in self._labelled():
            self._parent = ""
            for first, last in cut(self._text, start, end, self._marks):
                found = self._segment(first, last, bare=self._is_item or bool(entries))
                if found is None:
                    return None
                entries.extend(found)
        return _share_noun(entries) or None

    def _labelled(self) -> Iterator[tuple[int, int]]:
        start = self._start
        for stop in _NEXT_LABEL.finditer(self._text, start):
            yield start, stop.end()
            start = stop.end()
        yield start, len(self._text)

    def _segment(self, first: int, last: int, *, bare: bool) -> list[Entry] | None:
        """Read "LABEL: NUMBER TAIL (BRACKETS)" or "LABEL: NAME NUMBER, NAME NUMBER"; `bare` allows it without colon."""
        inside = self._inside(first, last)
        if not inside:
            return [] if bare else None
        bracket = self._text.find("(", inside[0].end, last)  # those in the label are its own
        close = self._text.find(")", bracket, last) if bracket >= 0 else -1
        head_end = bracket if close >= 0 else last
        rest = self._text[close + 1 : last].strip(" .") if close >= 0 else ""
        main = self._inside(first, head_end)
        if rest or not main:
            return None
        entries = self._values(first, head_end, main, bare=bare)
        if entries is None or close < 0:
            return entries
        if len(entries) > 1 and not entries[0].part_of:
            return None  # "96.400, waarvan 38.560 scholieren (2023: 91.800)": the brackets may be of either
        return [*entries, *self._brackets(bracket + 1, close, entries[-1])]

    def _values(self, first: int, last: int, main: list[Quantity], *, bare: bool) -> list[Entry] | None:
        colon = self._text.rfind(":", first, main[-1].start)
        if colon > main[0].start and len(self._text[first:colon].split()) <= _LONGEST_CLASS:
            main = [number for number in main if number.start > colon]  # "18-34 jr: 37": the first is a name
        colon = self._text.rfind(":", first, main[0].start)
        label_end = colon if colon >= 0 else self._before(main[0], first)
        between = self._text[colon + 1 : self._before(main[0], first)].strip(" +") if colon >= 0 else ""
        period = self._period(first, label_end)
        words = self._label(first, label_end)
        label = self._above if words == "" and period is not None else words
        if not label or (colon < 0 and not bare):
            return None
        self._above = label
        if not between and len(main) == 1:
            tail = self._tail(main[0].end, last)
            parent = self._parent if colon < 0 and label != self._parent else ""
            return None if tail is None else [Entry(main[0], f"{label} {tail}".strip(), parent, period)]
        if colon < 0:
            return None
        named = (self._named(colon + 1, last, label, marks, period) for marks in _INNER)
        found = next((entries for entries in named if entries is not None), None)
        if found is not None and len(main) == 1:
            self._parent = label
        return found

    def _named(
        self, first: int, last: int, parent: str, marks: re.Pattern[str], told: PeriodMention | None = None
    ) -> list[Entry] | None:
        """Read "Zennebeke 870, Leiegem 240, overige 130"; a piece without a name is its parent itself, on days of its own or as the first."""
        entries: list[Entry] = []
        for start, end in cut(self._text, first, last, marks):
            inside = self._inside(start, end)
            if len(inside) != 1:
                return None
            name = self._label(start, self._before(inside[0], start))
            tail = self._tail(inside[0].end, end)
            period = self._period(start, inside[0].start)
            if name is None or tail is None or (not name and period is None and entries):
                return None
            if name and entries and entries[0].label.startswith(parent) and not _is_part(name):
                return None  # "minder doden: 38, tegen 31 een jaar eerder"
            label, above = (name, parent) if name else (parent, "")
            entries.append(Entry(inside[0], f"{label} {tail}".strip(), above, period or told))
        return entries

    def _brackets(self, first: int, last: int, main: Entry) -> list[Entry]:
        inside = self._inside(first, last)
        if len(inside) > 1 and (named := self._named(first, last, main.label, _COMMA)) is not None:
            return [replace(entry, in_brackets=True) for entry in named]
        entries: list[Entry] = []
        for start, end in cut(self._text, first, last, PARTS):
            held = self._inside(start, end)
            if not held:
                continue
            before = self._text[start : self._before(held[0], start)].strip(" :")
            mention = self._period(start, held[0].start)
            lost = (
                len(held) > 1
                or self._tail(held[0].end, end) is None
                or (bool(before) and (mention is None or mention.text.lower() not in before.lower()))
            )
            entries.extend(
                Entry(number, main.label, "", None if lost else mention, in_brackets=True, lost=lost)
                for number in held
            )
        return entries

    def _inside(self, first: int, last: int) -> list[Quantity]:
        return [quantity for quantity in self._quantities if first <= quantity.start and quantity.end <= last]

    def _before(self, quantity: Quantity, first: int) -> int:
        """Where a number begins with its hedge."""
        hedge = quantity.hedge or ""
        start = quantity.start - len(hedge)
        while start > first and not self._text[start:].lower().startswith(hedge.lower()):
            start -= 1
        return start if hedge else quantity.start

    def _label(self, first: int, last: int) -> str | None:
        """The words of a label without the periods in it, which may leave none; None where it is too long to be one."""
        words = self._text[first:last]
        for mention in self._mentions:
            if first <= mention.start and mention.end <= last:
                words = words.replace(mention.text, " ")
        words = words.strip(" :–-.=")
        return " ".join(words.split()) if len(words.split()) <= _LONGEST_LABEL else None

    def _tail(self, first: int, last: int) -> str | None:
        """The words behind a number ("730.000 woningen"); None where more follows."""
        words = self._text[first:last].strip(" .")
        if any(mark in words for mark in _SEPARATORS) or len(words.split()) > _LONGEST_TAIL:
            return None
        return words

    def _period(self, first: int, last: int) -> PeriodMention | None:
        found = [m for m in self._mentions if first <= m.start and m.end <= last]
        return found[-1] if found else None


def _share_noun(entries: list[Entry]) -> list[Entry]:
    """Give the links of a chain the noun that only the first of them has: "broedparen grutto 214 - kievit 587 - scholekster 163"."""
    if len(entries) < _FEWEST_LINKS or any(entry.part_of or entry.in_brackets for entry in entries):
        return entries
    noun, *names = entries[0].label.split()
    others = [entry.label.split() for entry in entries[1:]]
    shared = (
        len(names) == 1
        and noun.islower()
        and noun.endswith(_PLURALS)
        and all(len(one) == 1 for one in others)
    )
    if not shared:
        return entries
    return [
        entries[0],
        *(replace(entry, part_of=noun) for entry in entries[1:]),
    ]


@cache
def _part_words() -> tuple[str, ...]:
    return tuple(load_words("lists")["part"])


def _is_part(name: str) -> bool:
    """Whether a name opens as a part of what stands before it: "waarvan elektrisch"."""
    return name.lower().startswith(_part_words())


def find_series(
    text: str,
    start: int,
    quantities: Sequence[Quantity],
    mentions: Sequence[PeriodMention],
    above: str,
) -> re.Pattern[str] | None:
    """What stands between the links of a line that gives one number on several days: "Omzet 2025 EUR 864 mln, 2024 EUR 900 mln".

    The first link may be named by its days alone too, below a heading that says what is counted: "mei 2019: 2.400".
    """
    for marks in CHAINS:
        links = [one for one in cut(text, start, len(text), marks) if text[one[0] : one[1]].strip()]
        names: list[str] = []
        for first, last in links:
            name = _name_of_dated(text, first, last, quantities, mentions)
            if name is None or (name and names):
                break
            names.append(name)
        else:
            if names and (above if not names[0] else len(links) > 1):
                return marks
    return None


def _name_of_dated(
    text: str, first: int, last: int, quantities: Sequence[Quantity], mentions: Sequence[PeriodMention]
) -> str | None:
    """What a link with one number and its days names besides; None where it is no such link."""
    held = [
        number
        for number in quantities
        if first <= number.start and number.end <= last and not _is_bracketed(text, first, number)
    ]
    if len(held) != 1 or not any(first <= day.start and day.end <= held[0].start for day in mentions):
        return None
    return _without_periods(text, first, held[0].start, mentions)


def _is_bracketed(text: str, first: int, number: Quantity) -> bool:
    before = text[first : number.start]
    return before.count("(") > before.count(")")


def _without_periods(text: str, first: int, last: int, mentions: Sequence[PeriodMention]) -> str:
    """The words of a stretch that name no days and no money."""
    for mention in reversed(mentions):
        if first <= mention.start and mention.end <= last:
            text, last = text[: mention.start] + text[mention.end :], last - (mention.end - mention.start)
    return text[first:last].strip(" :=–-.+")


def cut(text: str, first: int, last: int, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The pieces between marks that stand outside brackets."""
    start = seen = first
    depth = 0
    for mark in marks.finditer(text, first, last):
        depth += text.count("(", seen, mark.start()) - text.count(")", seen, mark.start())
        seen = mark.start()
        if depth == 0:
            yield start, mark.start()
            start = mark.end()
    yield start, last
