"""Date lines: the line, or the start of a paragraph, that says where and when an article was written."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from cijfercheck.language.calendar_words import find_full_dates, month_numbers, period_words
from cijfercheck.reading._words import reading_words

_LONGEST = 120
_MOST_PLACE_WORDS = 5
_SHORTEST_STORY = 40
_NAME = r"['’]?[A-ZÀ-Ý][\w'’.-]*(?:[ /-](?:aan|den|de|het|op|bij|[A-ZÀ-Ý'’][\w'’.-]*)){0,4}"
_INLINE = re.compile(
    r"(?:"
    rf"{_NAME}\s*\([A-Z][\w/. -]{{1,20}}\)\s*[-–—]"  # DEN HAAG (ANP) -   Brussel (Belga) –
    r"|['’]?[A-ZÀ-Ý]['’-]?[A-ZÀ-Ý]{2,}(?:[ /-]+[A-ZÀ-Ý'’]{2,}){0,4}\s+[-–—]"  # ROTTERDAM -
    rf"|(?:{_NAME},\s*)?(?:[a-z]+dag,?\s+)?(?P<date>\d{{1,2}} [a-z]+ \d{{4}})\s*[.:–—-]"  # Den Haag, 5 maart 2021.
    r")(?=\s+['\"‘“„«]?[A-ZÀ-Ý\d])"
)
_STRAY = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})\b")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a date line ends (offset into the text) and the date it names, if any."""

    end: int
    day: date | None


def read_dateline(line: str) -> Dateline | None:
    """Read a line that holds a date and, at most, a place, a source and the words of a date line; else None."""
    if len(line) > _LONGEST or not any(character.isdigit() for character in line):
        return None
    found = next(iter(find_full_dates(line)), None)
    rest = line
    if found is not None:
        rest = line[: found.start] + " , " + line[found.end :]
    else:
        match = _day_without_year().search(line)
        if match is None:
            return None
        rest = line[: match.start()] + line[match.end() :]
    rest = re.sub(r"\b\d{1,2}[:.]\d{2}\b", " ", rest)
    known = reading_words().dateline_words | set(period_words().weekdays)
    words = [word for word in re.findall(r"['’]?\w[\w'’-]*", rest) if word.lower() not in known]
    names = all(word[0].isupper() or word[0] in "'’" for word in words)
    if not names or len(words) > _MOST_PLACE_WORDS or re.search(r"[?!;\"]", rest):
        return None
    return Dateline(len(line), found.day if found else None)


def find_inline_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Find the date line that begins the paragraph `text[start:end]`: "DEN HAAG (ANP) - ", "Den Haag, 5 maart 2021.".

    What follows has to be long enough to be a story: "NVM - Kwartaalbericht" is a title.
    """
    stray = _STRAY.match(text, start, end)
    place = _INLINE.match(text, _skip_space(text, stray.end()) if stray else start, end)
    last = place or stray
    if last is None:
        return None
    found = next(iter(find_full_dates(text[start : last.end()])), None)
    if place is not None and place["date"] is not None and found is None:
        return None
    if end - last.end() < _SHORTEST_STORY:
        return None
    return Dateline(last.end(), found.day if found else None)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


@cache
def _day_without_year() -> re.Pattern[str]:
    """A weekday with day and month, which only a date line leaves alone on a line."""
    days = "|".join(period_words().weekdays)
    months = "|".join(name for name in month_numbers() if len(name) > len("sept") or name == "mei")
    return re.compile(rf"\b(?:{days}),?\s+\d{{1,2}}\s+(?:{months}|juni|juli)\b", re.IGNORECASE)
