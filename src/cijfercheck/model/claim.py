"""A statement that a number makes: the value, of what, when, where and who says so."""

from dataclasses import dataclass, replace
from typing import Literal

from cijfercheck.model.article import SectionRole
from cijfercheck.model.interval import Interval
from cijfercheck.model.period import Period
from cijfercheck.model.quantity import Quantity
from cijfercheck.model.subject import Subject

ClaimKind = Literal[
    "count", "amount", "percentage", "percentage_point", "ratio", "duration", "age", "rank", "measure"
]
Role = Literal["level", "increase", "decrease", "share", "difference", "multiple"]
Modality = Literal["outcome", "estimate", "forecast", "target", "denied", "revised"]


_NAMED = frozenset({"clause", "sentence"})


@dataclass(frozen=True, slots=True)
class ClaimPeriod:
    """When a claim holds: the days, the words that say so, and where they were found.

    `origin` is "clause", "sentence", "previous", "section", "source" or "publication": how far the words stand from the number.
    "source" is the text that the article was written from; "before" is the stretch before one that is named.
    """

    period: Period
    text: str
    origin: str

    @property
    def named(self) -> bool:
        """Whether the number's own sentence names the period."""
        return self.origin in _NAMED


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a number, as lemmas: `near` it, `far` beyond another number, and the `frame` of title and heading.

    `elsewhere` tells that the sentence points back at a place ("daar") that was not found.
    """

    near: tuple[str, ...] = ()
    far: tuple[str, ...] = ()
    frame: tuple[str, ...] = ()
    elsewhere: bool = False


NO_CONTEXT = Context()

HERE = "#"
"""The place of a number among the words around it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One number of the draft with what it says. `start` and `end` enclose the number with its scale word.

    `surroundings` are the words right before and after the number in its sentence, in lower case, with `HERE` in its place and other
    digits left out: by them a sentence that was copied is known again.
    """

    id: str
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    section: SectionRole
    quantity: Quantity
    kind: ClaimKind
    role: Role
    subject: Subject
    whole: Subject | None = None
    period: ClaimPeriod | None = None
    baseline: ClaimPeriod | None = None
    region: str | None = None
    attribution: str | None = None
    quoted: bool = False
    modality: Modality = "outcome"
    citations: tuple[str, ...] = ()
    surroundings: str = ""
    context: Context = NO_CONTEXT

    def named(self, name: str) -> "Claim":
        """The same claim under another id."""
        return self if name == self.id else replace(self, id=name)

    def moved(self, by: int, name: str | None = None) -> "Claim":
        """The same claim in a text that begins `by` characters earlier, under another id where one is given."""
        if not by:
            return self if name is None else self.named(name)
        return replace(
            self,
            id=name or self.id,
            start=self.start + by,
            end=self.end + by,
            sentence=(self.sentence[0] + by, self.sentence[1] + by),
            quantity=self.quantity.moved(by),
            subject=self.subject.moved(by),
            whole=None if self.whole is None else self.whole.moved(by),
        )

    @property
    def interval(self) -> Interval:
        """The values that the written number allows."""
        return self.quantity.stands_for
