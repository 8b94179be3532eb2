"""Claims of a table: a cell counts what its row and column headings say."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cijfercheck.extraction.places import known_place
from cijfercheck.extraction.roles import claim_kind
from cijfercheck.extraction.table_units import (
    find_unit_words,
    is_amount,
    names_number,
    with_unit,
    without_unit,
)
from cijfercheck.language.columns import GAP, cell_mark
from cijfercheck.language.lexicon import load_words
from cijfercheck.language.periods import find_periods
from cijfercheck.language.quantities import read_numbers
from cijfercheck.model.article import Section
from cijfercheck.model.claim import Claim, ClaimPeriod, Context
from cijfercheck.model.quantity import NotClaim, Quantity
from cijfercheck.model.subject import Subject

_PART = re.compile(r"(?:[-–—·•]|waarvan\b|w\.v\.)\s*", re.IGNORECASE)
_DIVIDES = re.compile(r"(?:per|naar|volgens|verdeling|uitsplitsing)\b", re.IGNORECASE)  # "Per productgroep"
_RULE = re.compile(r"^[\s|:+-]+$")
_VALUE = re.compile(
    r"[(€+–-]*\s?(?:\d{3,}|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d+\s?[^\W\d][\w ]*|\d+\s?%)\s*[%)]*"
)
_SHORT_VALUE = re.compile(r"\d{1,2}")
_NAMED_VALUE = re.compile(r".*[^\W\d].*?[\s:]+(?P<value>[(€+–-]*\s?\d[\d.,]*\s?%?\)?)")
_BRACKETED_PERIOD = re.compile(
    r"\([^()]*\b(?:19|20)\d\d\b[^()]*\)\s*$"
)  # "op tijd (2024)", above "71% (69%)"
_FOOTNOTE = re.compile(r"(?<=[\d%])\s*(?:\(\*+\)|[*†]+)$")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_TOPIC_WORDS = 8
_STEM = 4  # letters
_NAME_WORDS = 3
_YEAR = re.compile(r"\D*(?:19|20)\d\d\D*|.*\b(?:kwartaal|semester|halfjaar|jaar|maand|week)\b.*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with its place in the text."""

    start: int
    end: int
    text: str


def find_table_claims(
    text: str,
    section: Section,
    published: date | None,
    subjects: Callable[[Iterable[str]], Sequence[Subject]],
    captions: Sequence[str] = (),
) -> tuple[tuple[Claim, ...], tuple[NotClaim, ...]]:
    """Make a claim of each cell that is a number; numbers in headings and row names are not claims.

    Args:
        text: The whole article.
        section: The table in it.
        published: The publication date, for headings such as "vorig jaar".
        subjects: Reads labels as subjects.
        captions: The lines right above the table, the nearest first: they may hold the unit of its cells, or the titles of its columns.
    """
    whole = text[section.start : section.end]
    rows = _with_names_apart(list(_rows(text, section)), published)
    if not rows:
        return (), ()
    heading, *body = rows
    if _is_data(heading, whole):
        heading, body = _titles_above(captions, len(heading), section.start), rows
    if body and len(heading) + 1 == max(map(len, body)):  # the column of the names has no heading
        heading = [Cell(section.start, section.start, ""), *heading]
    claims: list[Claim] = []
    others: list[NotClaim] = []
    for cell in (*heading, *(row[0] for row in body)):
        others.extend(_named_numbers(cell))
    names = list(_row_names(body, _indents(text, body) if cell_mark(whole) is GAP else [0] * len(body)))
    titles = _spelled(
        [heading[column].text if column < len(heading) else "" for column in range(max(map(len, rows)))]
    )
    whole_captions = [caption for caption in captions if GAP.search(caption.strip()) is None]  # no titles
    topic = next((caption for caption in captions[:1] if _may_be_topic(caption)), "")
    labels = [
        _label(_without_period(titles[column], published), _without_period(name, published), topic)
        for row, name in zip(body, names, strict=True)
        for column in range(1, len(row))
    ]
    topics = [(topic.head, *topic.modifiers, *topic.setting) for topic in subjects([topic] if topic else [])]
    named = iter(subjects(labels))
    for row, name in zip(body, names, strict=True):
        for column in range(1, len(row)):
            subject = _with_name(next(named), _without_period(name, published))
            cell = row[column]
            quantities, rest = read_numbers(cell.text)
            others.extend(other.moved(cell.start) for other in rest)
            unit = _unit_of(name, titles[column], (titles[0], *whole_captions))
            period = _cell_period(titles[column], name, published)
            bracketed = cell.text.find("(") if _BRACKETED_PERIOD.search(titles[column]) else -1
            if _ranks(titles[column]):
                others.extend(NotClaim(q.start, q.end, q.text, "rank").moved(cell.start) for q in quantities)
                continue
            for quantity in quantities:
                read = quantity if unit is None else with_unit(quantity, cell.text, unit)
                when = None if quantity.start < bracketed else period
                dated = not _without_period(titles[column], published) and not known_place(name)
                near = topics[0] if topics and dated else ()
                claims.append(
                    _cell_claim(read.moved(cell.start), subject, when, row, section, known_place(name), near)
                )
    return tuple(claims), tuple(others)


def _spelled(titles: Sequence[str]) -> list[str]:
    """The titles of columns with single letters in full, where all that belong together stand there: "m" and "v" are men and women."""
    bare = [title.strip("*_ .").lower() for title in titles]
    for words in load_words("tables")["spelled"].values():
        if set(words) <= set(bare):
            return [words.get(letter, title) for letter, title in zip(bare, titles, strict=True)]
    return list(titles)


def _unit_of(name: str, title: str, above: Iterable[str]) -> str | None:
    """The unit of a cell: that of its row or column, or else of the table; "Aantal winkels" is none of its millions of euros."""
    own = find_unit_words((name, title))
    if own is not None:
        return own
    unit = find_unit_words(above)
    return None if unit is not None and is_amount(unit) and names_number(name) else unit


def _is_data(row: Sequence[Cell], table: str) -> bool:
    """Whether the first row of plain text in columns is no heading but a name with numbers that are no years: "Vlaams Gewest   112   104"."""
    values = [cell.text for cell in row[1:]]
    if cell_mark(table) is not GAP or _VALUE.fullmatch(row[0].text) or not values:
        return False
    return all(map(_is_value, values)) or (len(values) == 1 and _SHORT_VALUE.fullmatch(values[0]) is not None)


def _is_value(text: str) -> bool:
    """Whether the words of a cell are a number, and no year or other period."""
    if _VALUE.fullmatch(text) is None or _YEAR.fullmatch(text) is not None:
        return False
    return not any((mention.start, mention.end) == (0, len(text)) for mention in find_periods(text, None))


def _titles_above(captions: Iterable[str], width: int, place: int) -> list[Cell]:
    """The titles of the columns of a table without a heading: in the nearest line above it that stands in columns itself."""
    for caption in captions:
        titles = GAP.split(caption.strip())
        if 1 < len(titles) <= width and not any(map(_is_value, titles)):
            names = [""] * (len(titles) < width)
            missing = [""] * (width - len(names) - len(titles))
            return [Cell(place, place, title) for title in (*names, *titles, *missing)]
    return [Cell(place, place, "")] * width


def _ranks(title: str) -> bool:
    """Whether the numbers of a column order its rows or name them: "Nr.", "#", "Positie"."""
    return title.strip("*_ .:").lower() in load_words("tables")["ranks"]["titles"]


def _row_names(body: Sequence[list[Cell]], indents: Sequence[int]) -> Iterator[str]:
    """The name of each row; one that begins with a dash or "waarvan", or farther to the right, is a part of the row above that does not.

    A unit of its own takes the place of that of the row above: "Vracht (ton)" over "volvrachtvluchten", but "Vluchten (aantal)".
    """
    whole = ""
    above: list[tuple[int, str]] = []  # the rows that the next may be a part of
    for row, indent in zip(body, indents, strict=True):
        name = row[0].text.strip("*_ ")
        while above and above[-1][0] >= indent:
            above.pop()
        part = _PART.match(name)
        said = name if part is None else name[part.end() :]
        if part is None and not above:
            whole = name
        holder = above[-1][1] if above else "" if part is None else whole
        if find_unit_words([said]) is not None:
            holder = without_unit(holder)
        full = f"{holder} {said}".strip()
        yield full
        if part is None:
            above.append((indent, holder if _DIVIDES.match(name) else full))


def _indents(text: str, rows: Iterable[list[Cell]]) -> list[int]:
    """How far to the right the name of each row stands in its line."""
    return [row[0].start - text.rfind("\n", 0, row[0].start) - 1 for row in rows]


def _rows(text: str, section: Section) -> Iterator[list[Cell]]:
    """The rows of a table with pipes or in columns, without its ruler; empty cells keep their place."""
    place = section.start
    whole = text[section.start : section.end]
    mark = cell_mark(whole)
    for line in whole.splitlines(keepends=True):
        if line.strip() and not _RULE.match(line):
            inner = line.strip().strip("|")
            yield list(_cells(inner, place + line.index(inner), mark))
        place += len(line)


def _with_names_apart(rows: list[list[Cell]], published: date | None) -> list[list[Cell]]:
    """The rows with the name of each as a cell of its own, where it shares one with its first number.

    "Kerncijfers - 2024 | 2023" above "Omzet 1.602 | 1.553": the title of that column is a period, as of all others.
    """
    if not rows or not rows[0]:
        return rows
    (first, *titles), *body = rows
    cut = _place_of_period(first.text, published)
    periods = [bool(find_periods(title.text, published)) for title in titles]
    ends = [_NAMED_VALUE.fullmatch(row[0].text) for row in body if row]
    if cut is None or not periods or not all(periods) or not body or not all(ends):
        return rows
    return [
        [*_cut_cell(first, cut), *titles],
        *(
            [*_cut_cell(row[0], end.start("value")), *row[1:]]
            for row, end in zip(body, ends, strict=True)
            if end
        ),
    ]


def _place_of_period(title: str, published: date | None) -> int | None:
    """Where the period begins that the title of a column ends with, behind other words; None where it ends with none."""
    mentions = find_periods(title, published)
    if not mentions or title[mentions[-1].end :].strip(" *_."):
        return None
    return mentions[-1].start if any(map(str.isalpha, title[: mentions[-1].start])) else None


def _cut_cell(cell: Cell, cut: int) -> tuple[Cell, Cell]:
    name = cell.text[:cut].rstrip(" -–—:,")
    return Cell(cell.start, cell.start + len(name), name), Cell(cell.start + cut, cell.end, cell.text[cut:])


def _cells(row: str, place: int, mark: re.Pattern[str]) -> Iterator[Cell]:
    cut = 0
    for end, after in [*((match.start(), match.end()) for match in mark.finditer(row)), (len(row), 0)]:
        part = row[cut:end]
        start = place + cut + len(part) - len(part.lstrip())
        words = _FOOTNOTE.sub("", part.strip())
        yield Cell(start, start + len(words), words)
        cut = after


def _named_numbers(cell: Cell) -> list[NotClaim]:
    """The numbers in a heading or row name; a title from a line above the table is no part of it."""
    if cell.start == cell.end:
        return []
    return [
        NotClaim(cell.start + match.start(), cell.start + match.end(), match.group(), "heading")
        for match in re.finditer(r"\d[\d.,/-]*", cell.text)
    ]


def _without_period(label: str, published: date | None) -> str:
    """A heading without the words that say when: they tell the period of a cell, not what it counts."""
    for mention in reversed(find_periods(label, published)):
        label = label[: mention.start] + label[mention.end :]
    now = load_words("tables")["now"]["words"]
    return " ".join(word for word in _EMPTY.sub(" ", label).split() if word.lower().strip("*_()") not in now)


def _cell_period(title: str, name: str, published: date | None) -> ClaimPeriod | None:
    """The period of a cell: that of its column, or the part of it that its row names: december in "Passagiers, december", below "2025"."""
    column = _heading_period(title, published)
    if column is None:
        return _heading_period(name, published)
    first, last = column.period.first, column.period.last
    if first is None or last is None or first.year != last.year:
        return column
    for mention in find_periods(name, published):
        inside = _heading_period(f"{mention.text} {first.year}", published)
        if inside is not None and column.period.holds(inside.period):
            return inside
    return column


def _heading_period(title: str, published: date | None) -> ClaimPeriod | None:
    mentions = find_periods(title, published)
    return ClaimPeriod(mentions[0].period, mentions[0].text, "clause") if mentions else None


def _label(title: str, name: str, topic: str) -> str:
    """What a cell counts: what its column and row say, or where they only say when and where, the line above the table."""
    if topic and not title and known_place(name):
        return topic
    return f"{without_unit(title)} {without_unit(name)}".strip()


def _with_name(subject: Subject, name: str) -> Subject:
    """A subject with the words of its row's name that the parser lost: "Raad GroenLinks-PvdA", "Vracht integrators"."""
    words = name.split()
    if len(words) > _NAME_WORDS or not subject.head:
        return subject
    held = {word.lower() for part in (subject.head, *subject.modifiers) for word in part.split()}
    lost = [
        word
        for word in words
        if (word.isalpha() or word[:1].isupper())
        and len(word) >= _STEM
        and not any(word.lower().startswith(one[:_STEM]) for one in held)
    ]
    return replace(subject, modifiers=(*subject.modifiers, *lost)) if lost else subject


def _may_be_topic(caption: str) -> bool:
    """Whether the line above a table is a few words on what it counts, without numbers."""
    words = caption.split()
    return (
        0 < len(words) <= _TOPIC_WORDS and not any(map(str.isdigit, caption)) and GAP.search(caption) is None
    )


def _cell_claim(
    quantity: Quantity,
    subject: Subject,
    period: ClaimPeriod | None,
    row: list[Cell],
    section: Section,
    place: str | None,
    topic: Sequence[str] = (),
) -> Claim:
    return Claim(
        id="",
        start=quantity.number_start,
        end=quantity.number_end,
        text=quantity.number_text,
        sentence=(row[0].start, row[-1].end),
        section=section.role,
        quantity=quantity,
        kind=claim_kind(quantity),
        role="level",
        subject=subject,
        period=period,
        region=place,
        context=Context(near=tuple(dict.fromkeys((subject.head, *subject.modifiers, *topic)))),
    )
