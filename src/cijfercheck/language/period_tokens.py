"""The words and marks of a text with their places, as the period grammar walks over them."""

import re
from bisect import bisect_left

from cijfercheck.language.calendar_words import period_words

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+|[^\w\s]")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_RECENT_YEAR = range(1950, 2051)
_LONGEST_NUMBER = 9
_TIED = frozenset("€$£#+.,")


class Tokens:
    """A text cut into words, numbers and marks; a place past either end holds the empty word."""

    def __init__(self, text: str) -> None:
        """Cut `text`."""
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for match in _TOKEN.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.words.append(match[0].lower())

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.words)

    def word(self, place: int) -> str:
        """The word at `place` in lower case."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def original(self, place: int) -> str:
        """The word at `place` as it is written."""
        return self.text[self.starts[place] : self.ends[place]] if 0 <= place < len(self.words) else ""

    def apart(self, one: int, other: int) -> bool:
        """Whether a line ends between two tokens: a heading and the sentence under it."""
        first, last = min(one, other), max(one, other)
        return self.text.find("\n", self.ends[first], self.starts[last]) >= 0

    def joined(self, place: int) -> bool:
        """Whether the token at `place` follows the one before without a space."""
        return 0 < place < len(self.words) and self.starts[place] == self.ends[place - 1]

    def number(self, place: int) -> int | None:
        """The whole number at `place`, in digits or as a word: "twaalf" → 12."""
        word = self.word(place)
        if word.isdecimal():
            return int(word) if len(word) <= _LONGEST_NUMBER else None
        return period_words().numbers.get(word)

    def digits(self, place: int) -> int | None:
        """The whole number that stands at `place` in digits."""
        word = self.word(place)
        return int(word) if word.isdecimal() and len(word) <= len("2024") else None

    def after(self, offset: int) -> int:
        """The place of the first token at or behind a character offset."""
        return bisect_left(self.starts, offset)

    def year(self, place: int) -> int | None:
        """The year written at `place` in four digits, whatever stands around it; counted things are no years."""
        word = self.word(place)
        if not _YEAR.fullmatch(word) or (self.joined(place) and self.word(place - 1) in _TIED):
            return None
        following = self.word(place + 1)
        if following in period_words().counted or following in ("%", "€", "°"):
            return None
        return int(word)

    def is_free_year(self, place: int) -> bool:
        """Whether the four digits at `place`, with no word of time before them, are a year: "Jaarcijfers 2024"."""
        words = period_words()
        before, after = self.word(place - 1), self.word(place + 1)
        if self._is_name_or_address(place, before):
            return False
        listed = before in (",", "en", "of") and _YEAR.fullmatch(self.word(place - 2)) is not None
        if before in words.year_openers or before.endswith("jaar") or listed or self._opens_range(place):
            return True
        if self.digits(place) not in _RECENT_YEAR or before in words.count_openers:
            return False
        if self.joined(place) and before not in "('‘\"“[|":
            return False
        if before == "|" or after == "|":
            return self._is_year_cell(place)
        in_brackets = after == "tussen" and self.word(place + 2) in {"haakjes", "haken"}
        return not after.isalpha() or in_brackets or self._is_noun_before(place)

    def _opens_range(self, place: int) -> bool:
        """Whether a later year follows behind a link: "2015 tot 2020", "2015 t/m 2020", "2023 en 2024"."""
        words = [self.word(place + step) for step in range(1, 4)]
        if words in (["tot", "en", "met"], ["t", "/", "m"]):
            last = self.word(place + 4)
        elif words[0] in ("tot", "en"):
            last = words[1]
        else:
            return False
        return _YEAR.fullmatch(last) is not None and last > self.word(place)

    def _is_name_or_address(self, place: int, before: str) -> bool:
        """Whether the digits belong to a name ("Top 2000"), a street or a postcode ("2012 AB")."""
        words = period_words()
        following = self.original(place + 1)
        postcode = len(following) == len("AB") and following.isupper() and following.isalpha()
        street = before.endswith(words.street_endings) and before not in words.street_endings
        return before in words.names_before_numbers or street or postcode

    def _is_year_cell(self, place: int) -> bool:
        """Whether a cell of a table row holds a year: the first cell, or one in a row without other numbers."""
        start = self.text.rfind("\n", 0, self.starts[place]) + 1
        end = self.text.find("\n", start)
        row = self.text[start : end if end >= 0 else len(self.text)]
        if not self.text[start : self.starts[place]].strip(" |"):
            return True
        cells = [cell.strip() for cell in row.split("|")]
        return all(_YEAR.fullmatch(cell) for cell in cells if cell[:1].isdigit())

    def _is_noun_before(self, place: int) -> bool:
        """Whether a word stands before the digits that can carry a year behind it ("EK 2024 begint", "Cijfers 2024 tonen")."""
        before = self.original(place - 1)
        return before.isalpha() and len(before) > 1 and before.lower() not in period_words().units
