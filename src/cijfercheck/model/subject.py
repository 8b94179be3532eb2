"""What a number counts or measures."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing counted: its words in the text, its head and the words that narrow it, as lemmas in lower case.

    "79 minderjarige slachtoffers van criminele uitbuiting zijn gemeld" → head "slachtoffer", modifiers
    ("minderjarig", "crimineel", "uitbuiting"), setting ("melden",). The `setting` holds what the rest of the clause
    adds: the verb where it says something, and where or by whom. `inherited` is true where the sentence only points back
    ("dat waren er 68") and the subject was taken from the text before. `start` and `end` enclose the words of the
    subject in the text; both are None where the subject comes from a label.
    """

    text: str
    head: str
    modifiers: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    inherited: bool = False
    start: int | None = None
    end: int | None = None

    def moved(self, by: int) -> "Subject":
        """The same subject in a text that begins `by` characters earlier."""
        if not by or self.start is None or self.end is None:
            return self
        return replace(self, start=self.start + by, end=self.end + by)
