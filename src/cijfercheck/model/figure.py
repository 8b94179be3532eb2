"""A figure that a claim can be compared with, wherever it came from."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from cijfercheck.model.claim import NO_CONTEXT, Context, Modality, Role
from cijfercheck.model.interval import Interval
from cijfercheck.model.period import Period
from cijfercheck.model.subject import Subject

Origin = Literal["claim", "source", "reference"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its subject, period and provenance.

    `value` is the interval it stands for, `point` the number itself (None for a range or bound), `place_value` the
    worth of its last digit that says something (None where it is exact), `shown` the sentence or label to show.
    `name` tells figures apart inside their origin: a claim id, "anp.txt" with an offset, "dataset/id". `place` is where
    it stands in the draft or the source text; None for a reference figure. `undated` tells that no words of a source say its days, so that
    `period` is only that of the source's own date.

    Of reference figures alone: `counted` is the unit as the file writes it ("personen", "mln euro"), `published` is the day that the dataset came out, `provisional` says that the publisher
    may still change the value, `revised` is the day that it did, `note` what the file says of it, `supersedes` the name of the
    figure that this one takes the place of and `superseded_by` the name of the one that took this one's place, in the same file.
    """

    name: str
    origin: Origin
    document: str
    subject: Subject
    value: Interval
    point: Fraction | None
    place_value: Fraction | None
    shown: str
    unit: str | None
    kind: str
    role: Role
    period: Period | None = None
    baseline: Period | None = None
    region: str | None = None
    dimensions: tuple[tuple[str, str], ...] = ()
    modality: Modality = "outcome"
    attribution: str | None = None
    surroundings: str = ""
    context: Context = NO_CONTEXT
    url: str | None = None
    place: tuple[int, int] | None = None
    undated: bool = False
    counted: str | None = None
    published: date | None = None
    provisional: bool = False
    revised: date | None = None
    note: str | None = None
    supersedes: str | None = None
    superseded_by: str | None = None

    @property
    def dataset(self) -> str:
        """The dataset of a reference figure, the document of any other."""
        return self.name.rpartition("/")[0] or self.document
