"""Claims of a line that labels its numbers: "Doden: 9 (2023: 11)", "- auto 103 (84)", "Top drie: Syrië 4.271, Eritrea 2.264".

Press releases and written-out summaries put their figures so. There is no sentence to parse: the label says what is counted,
the brackets hold the same figure of an earlier period, a percentage, or the parts. A line that holds a number outside this form
is left to the parser.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from cijfercheck.extraction.list_lines import CHAINS, PARTS, Entry, LineReader, cut, find_series
from cijfercheck.extraction.main_period import year_of
from cijfercheck.extraction.places import known_place
from cijfercheck.extraction.roles import claim_kind
from cijfercheck.extraction.subjects import UNKNOWN
from cijfercheck.extraction.table_units import counted_in, find_unit_words
from cijfercheck.language.lexicon import load_words, roles
from cijfercheck.model.article import SectionRole
from cijfercheck.model.claim import Claim, ClaimPeriod, Context, Role
from cijfercheck.model.period import Period, PeriodMention
from cijfercheck.model.quantity import Quantity
from cijfercheck.model.subject import Subject

_ITEM = re.compile(r"\s*(?:[-*•–—·▪]|\d{1,3}[.)])\s+")
_END_OF_TOPIC = re.compile(
    r"[(,:;]|\bnaar\b", re.IGNORECASE
)  # "Doden naar type weggebruiker": the names below are the types
_DASH = re.compile(r"\s[-–—]\s")
_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)\d\d(?![\w/.,%-]\w|\w)")
_LONGEST_NAME = 4  # words
_DAY, _HALF = timedelta(days=1), 184  # a day, days
_TWO = 2  # periods: of the numbers, and of those in brackets
_LONGEST_ROW = 70  # characters
_LONGEST_LINK = 7  # words of a name with its number in a chain of them
_FEWEST_LINKS = 3
_ROW = re.compile(
    r"(?:[-*•–—·▪]\s+)?(?=[^\d]*[^\W\d])[^\d:;|.!?][^\d:;|!?]{0,45}?[\s.…]+[€$]?\s?[+-]?\d[\d.,]*(?:\s?%|\s[^\W\d][^\s().]*)?(?:\s*\([^()]*\))?"
)  # a name without digits, a number, and behind it at most one word and something in brackets
_MINUS = frozenset("-–−")
_SIGNS = _MINUS | {"+"}


@dataclass(slots=True)
class Outline:
    """The labels above a line: what an item or a "waarvan" belongs under, its period, that of bare numbers in brackets, and their unit.

    `last` is the period that stands in brackets at the end of a heading: "Ontvangsten in miljoen euro (2024)". It is that of the bare numbers in
    brackets below it, and where there are none that of all. `topic` is what a heading without numbers says that the names below it have so many of: "Verbruik, liter per persoon (2014 tussen haakjes)";
    `counted` is the same without who tells it, for lines that are named by their days alone: "Rederij Wadlijn – reizigers".
    """

    line: str = ""
    item: str = ""
    period: PeriodMention | None = None
    brackets: PeriodMention | None = None
    last: PeriodMention | None = None
    unit: str | None = None
    topic: str = ""
    counted: str = ""

    def note(self, text: str, mentions: Sequence[PeriodMention]) -> None:
        """Remember a line without numbers: "Verkeersongevallen 2024 (tussen haakjes: 2023)", "Omzet (in miljoen euro)"."""
        self.unit = find_unit_words([text])
        self.topic = _topic(text, mentions)
        self.counted = _DASH.split(self.topic)[-1].strip()
        mentions = [mention for mention in mentions if not mention.compared]  # "cohort 2019" is no time
        key = _list_words().key.search(text.lower())
        if key is None:
            days = {mention.period for mention in mentions}
            self.period = mentions[0] if len(days) == 1 else None  # two are the titles of two columns
            own = self.period
            final = mentions[-1] if mentions else None
            ends = (
                final is not None and text[: final.start].endswith("(") and text[final.end :].strip() == ")"
            )
            self.last = own if ends else None
            if ends and len(mentions) == len(days) == _TWO:
                self.period, self.brackets = mentions  # "inschrijvingen 1 september 2022 (2021)"
            return
        self.last = None
        opened = text.rfind("(", 0, key.start())
        told = [m for m in mentions if m.start > key.start()]
        start = (
            key.start() if opened < 0 or told else opened
        )  # "(2024, tussen haakjes 2023)", "(2014 tussen haakjes)"
        self.period = next((m for m in mentions if m.start < start), None)
        self.brackets = next((m for m in mentions if m.start > start), self.brackets)


def is_row(line: str) -> bool:
    """Whether a line may be a short name with its number, and is no sentence: "Rosse grutto 3.105", "avondklok ..... 688"."""
    return len(line) <= _LONGEST_ROW and _ROW.fullmatch(line.strip()) is not None


def read_entries(
    text: str,
    quantities: Sequence[Quantity],
    mentions: Sequence[PeriodMention],
    outline: Outline,
    *,
    in_list: bool = False,
) -> tuple[Entry, ...] | None:
    """Read a line as labels with numbers, or None where it is anything else; `outline` is read and carried on.

    `in_list` tells that it and a line beside it are rows: a name and a number, without a colon.
    """
    if not quantities:
        outline.note(text, mentions)
    if not quantities or "\n" in text.strip():
        return None
    if _only_tells_unit(text, quantities):
        outline.note(text, mentions)
        return ()
    mentions = _with_years(text, quantities, mentions)
    item = _ITEM.match(text)
    named = item is None and _is_name_with_number(text, quantities[0], outline)
    in_unit = outline.unit is not None and _is_row(text, quantities)
    start = item.end() if item else 0
    chain = _chain(text, quantities) or find_series(text, start, quantities, mentions, outline.counted)
    listed = item is not None or named or in_list or in_unit or chain is not None
    reader = LineReader(
        text, quantities, mentions, start, chain or PARTS, is_item=listed, above=outline.counted
    )
    entries = reader.read()
    if entries is None:
        outline.brackets = outline.brackets or _told_in_brackets(text, quantities, mentions)
        return None
    words = _list_words()
    main = entries[0].label
    belongs = words.part.match(main)
    mains = _mains(entries)
    beside = next((one for one, own in zip(entries, mains, strict=True) if _is_earlier(one, own)), None)
    if beside is not None and beside.period is not None and outline.brackets is None:
        outline.brackets = beside.period  # "(2021: 8,0)" tells of what days a bare "(8,0)" is that follows
    told, told_in_brackets = outline.period, outline.brackets
    if beside is not None and outline.last is not None and told_in_brackets is None:
        told, told_in_brackets = None, outline.last
    parent = outline.item if belongs else outline.line if item else outline.topic if named else ""
    if not belongs:
        outline.item = main
    if item is None and not belongs:
        outline.line = main
    return tuple(
        replace(
            entry,
            quantity=_in_unit_of(own, entry, outline.unit),
            sign=_sign(text, entry.quantity),
            label=words.part.sub("", entry.label).strip(),
            part_of=" ".join(filter(None, (parent, words.part.sub("", entry.part_of).strip()))),
            period=(_in_year(entry.period, told) if entry.label == outline.counted else entry.period)
            or (told_in_brackets if _is_earlier(entry, own) else told),
        )
        for entry, own in zip(entries, mains, strict=True)
    )


def _with_years(
    text: str, quantities: Sequence[Quantity], mentions: Sequence[PeriodMention]
) -> list[PeriodMention]:
    """The periods of a line with the bare years in it: "Omzet 2025 EUR 864 mln, 2024 EUR 900 mln"."""
    taken = [(mention.start, mention.end) for mention in mentions]
    taken += [(number.start, number.end) for number in quantities]
    years = [
        PeriodMention(found.start(), found.end(), found[0], year_of(date(int(found[0]), 1, 1)))
        for found in _YEAR.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in taken)
    ]
    return sorted((*mentions, *years), key=lambda mention: mention.start)


def _in_year(mention: PeriodMention | None, told: PeriodMention | None) -> PeriodMention | None:
    """The month or quarter of a heading in the year that a line names: "2023: 17.905" below "Overnachtingen juni:"."""
    if mention is None or told is None or mention.compared:
        return mention
    year, part = mention.period, told.period
    whole = year.first is not None and year == year_of(year.first)
    if not whole or year.first is None or part.first is None or part.last is None or (part.days or 0) > _HALF:
        return mention
    if part.first.year != part.last.year or (part.first.month, part.first.day) == (2, 29):
        return mention
    first = part.first.replace(year=year.first.year)
    return replace(mention, period=Period(first, _in_years_on(part.last, year.first.year - part.last.year)))


def _in_years_on(last: date, years: int) -> date:
    """The same day so many years on, where it ends a month the end of that: 28 February 2023, 29 February 2024."""
    behind = last + _DAY
    if behind.day == 1:
        return behind.replace(year=behind.year + years) - _DAY
    return last.replace(year=last.year + years)


def _chain(text: str, quantities: Sequence[Quantity]) -> re.Pattern[str] | None:
    """What stands between the links of a line that is a chain of names with their numbers: "Ingeschreven 160; vertrokken 154; gefinisht 96"."""
    for marks in CHAINS:
        pieces = [(first, last) for first, last in cut(text, 0, len(text), marks) if text[first:last].strip()]
        if len(pieces) >= _FEWEST_LINKS and all(
            len(text[first:last].partition("(")[0].split()) <= _LONGEST_LINK
            and any(first < quantity.start and quantity.end <= last for quantity in quantities)
            and is_row(text[first:last])
            for first, last in pieces
        ):
            return marks
    return None


def _mains(entries: Sequence[Entry]) -> list[Entry]:
    """For each entry the one before its brackets, which is itself where it stands in none."""
    mains: list[Entry] = []
    for entry in entries:
        mains.append(mains[-1] if entry.in_brackets and mains else entry)
    return mains


def _in_unit_of(main: Entry, entry: Entry, unit: str | None) -> Quantity:
    """The number of an entry in the unit of the heading, or a bare one in brackets in that of the number before it: "158 kg (142)"."""
    if unit is None and entry.in_brackets and entry.label == main.label and entry.quantity.kind == "number":
        written = main.quantity.text[main.quantity.number_end - main.quantity.start :].strip()
        unit = written or None
    return entry.quantity if unit is None else counted_in(entry.quantity, unit)


def _told_in_brackets(
    text: str, quantities: Sequence[Quantity], mentions: Sequence[PeriodMention]
) -> PeriodMention | None:
    """The period that a sentence among the lines puts before a number in brackets: "98 kg per inwoner (2019: 131 kg)"."""
    starts = {quantity.start for quantity in quantities}
    told = (m for m in mentions if text[: m.start].endswith("(") and text[m.end : m.end + 2] == ": ")
    return next((m for m in told if m.end + 2 in starts), None)


def _is_row(text: str, quantities: Sequence[Quantity]) -> bool:
    """Whether a line is a name with one bare number behind it, to be read in the unit above: "Vlaams Gewest 38,4"."""
    number = quantities[0]
    return len(quantities) == 1 and number.kind == "number" and not text[number.end :].strip()


def _is_name_with_number(text: str, quantity: Quantity, outline: Outline) -> bool:
    """Whether a line below a heading that gives a unit, or says what stands in brackets, is a name and its number: "Limburg 91 (103)"."""
    name = text[: quantity.start].split()
    told = outline.brackets is not None or outline.unit is not None
    if not told or not 0 < len(name) <= _LONGEST_NAME or ":" in text[: quantity.start]:
        return False
    named = name[0][:1].isupper() or outline.brackets is not None
    return named and text.strip()[-1:] in ")0123456789%"


def _topic(text: str, mentions: Sequence[PeriodMention]) -> str:
    """What a heading says is counted: its words up to a bracket, comma, colon or "naar", without its number and those that say when."""
    for mention in reversed(mentions):
        text = text[: mention.start] + text[mention.end :]
    item = _ITEM.match(text)
    return " ".join(_END_OF_TOPIC.split(text[item.end() :] if item else text)[0].split())


def _only_tells_unit(text: str, quantities: Sequence[Quantity]) -> bool:
    """Whether the only number of a heading is the unit of the lines below it: "Omzet (in miljoen euro)"; "$10" alone is a number."""
    if len(quantities) != 1:
        return False
    words, number = find_unit_words([text]), quantities[0]
    if words is None or words == text.strip():
        return False
    opened = text.rfind("(", 0, number.start)
    closed = text[number.end :].strip().startswith(")") and "(" not in text[number.end :]
    bracket = text[opened:].strip() if opened >= 0 and closed else ""
    return words.startswith(number.text) or (bool(bracket) and find_unit_words([bracket]) == words)


def _sign(text: str, quantity: Quantity) -> str:
    """The plus or minus of a number, whether it was read with it or not."""
    place = quantity.start if quantity.text[:1] in _SIGNS else quantity.start - 1
    if place < 0 or text[place] not in _SIGNS:
        return ""
    return text[place] if place == 0 or text[place - 1] in " (:" else ""


def _is_earlier(entry: Entry, main: Entry) -> bool:
    """Whether a bare number in brackets is the same figure of the period that the heading gives for brackets."""
    same = entry.quantity.kind in {main.quantity.kind, "number"}  # "158 kg (142)"
    return entry.in_brackets and same and entry.label == main.label


def make_claims(
    entries: Sequence[Entry],
    subjects: Sequence[Subject],
    line: tuple[int, int],
    role: SectionRole,
    period: ClaimPeriod | None,
    frame: tuple[str, ...],
) -> Iterator[Claim]:
    """Make the claims of a line; those in brackets of which the period is not known count nothing that can be compared.

    Args:
        entries: What the line holds.
        subjects: The subject of each entry's whole label.
        line: Where the line stands in the article.
        role: The role of its section.
        period: The period that the text is in.
        frame: The words of the title and heading above.
    """
    for entry, main, subject in zip(entries, _mains(entries), subjects, strict=True):
        quantity = entry.quantity.moved(line[0])
        bare = entry.in_brackets and entry.label == main.label and entry.period in {None, main.period}
        lost = entry.lost or (bare and quantity.kind == main.quantity.kind)
        named = ClaimPeriod(entry.period.period, entry.period.text, "clause") if entry.period else period
        yield Claim(
            id="",
            start=quantity.number_start,
            end=quantity.number_end,
            text=quantity.number_text,
            sentence=line,
            section=role,
            quantity=quantity,
            kind=claim_kind(quantity),
            role=_role(entry, bare=bare),
            subject=UNKNOWN if lost else subject,
            period=None if lost else named,
            region=known_place(entry.label),
            context=Context(near=(subject.head, *subject.modifiers), frame=frame),
        )


def full_label(entry: Entry) -> str:
    """What an entry counts, with the label that it belongs under: "Ziekenhuisgewonden auto"."""
    above = entry.part_of
    if above[1:2].islower():
        above = above[:1].lower() + above[1:]
    return f"{above} {entry.label}".strip()


def _role(entry: Entry, *, bare: bool) -> Role:
    quantity = entry.quantity
    if quantity.kind not in {"percentage", "percentage_point"} and not entry.sign:
        return "level"
    words = set(entry.label.lower().split())
    nouns = roles()
    if entry.sign in _MINUS or words & nouns.fall.nouns:
        return "decrease"
    if entry.sign == "+" or words & (nouns.rise.nouns | _list_words().change):
        return "increase"
    return "share" if bare else "level"


@dataclass(frozen=True, slots=True)
class _ListWords:
    """The words of `data/lists.toml`."""

    key: re.Pattern[str]
    part: re.Pattern[str]
    change: frozenset[str]


@cache
def _list_words() -> _ListWords:
    data = load_words("lists")
    return _ListWords(
        re.compile("|".join(map(re.escape, data["key"]))),
        re.compile(rf"(?:{'|'.join(map(re.escape, data['part']))})\b", re.IGNORECASE),
        frozenset(data["change"]),
    )
