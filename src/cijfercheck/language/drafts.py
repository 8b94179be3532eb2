"""A number with its unit while a text is read, before units are shared and hedges are found."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cijfercheck.language.ages import is_age, is_personal_age
from cijfercheck.language.hedges import Hedge
from cijfercheck.language.numerals import Form, Numeral
from cijfercheck.language.ranges import Range
from cijfercheck.language.tokens import Token
from cijfercheck.language.units import Unit
from cijfercheck.model.quantity import OtherReading, QuantityKind

_KINDS: dict[Form, QuantityKind] = {
    "number": "number",
    "share": "ratio",
    "multiple": "multiple",
    "ordinal": "ordinal",
    "rank": "ordinal",
}
_TIMES_OF_AGE = frozenset({"jaar", "maand", "week", "dag"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A number with its unit; `first` and `after` are places of tokens, `end` an offset in the text."""

    numeral: Numeral
    first: int
    after: int
    end: int
    unit: Unit | None = None
    kind: QuantityKind | None = None
    range: Range | None = None
    hedge: Hedge | None = None
    other: OtherReading | None = None

    @property
    def value(self) -> Fraction | None:
        """The value in the unit itself, None for a range."""
        value = self.numeral.value
        return value if value is None or self.unit is None else value * self.unit.factor

    @property
    def is_plain(self) -> bool:
        """Whether it is one number, no range, share or multiple, and of no kind yet."""
        return self.kind is None and self.range is None and self.numeral.form == "number"


def kind_of(tokens: Sequence[Token], draft: Draft) -> QuantityKind:
    """The kind of a number: that of its unit, or of its form; years near words of age are an age."""
    if draft.kind is not None:
        return draft.kind
    if draft.unit is None:
        return "age" if is_personal_age(tokens, draft.numeral) else _KINDS[draft.numeral.form]
    if draft.unit.name in _TIMES_OF_AGE and is_age(
        tokens, draft.first, draft.after, years=draft.unit.name == "jaar"
    ):
        return "age"
    return draft.unit.kind
