"""What was read in a text, as a record for programs and as a list for people (contract, section 2)."""

import datetime
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from cijfercheck import __version__
from cijfercheck.assembly import make_report
from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.interval import exact_text
from cijfercheck.model.match import Comparison
from cijfercheck.model.report import Versions
from cijfercheck.reading.text import read_text

if TYPE_CHECKING:
    from fractions import Fraction

    from cijfercheck.extraction.article import Extraction
    from cijfercheck.model.article import Article
    from cijfercheck.model.period import PeriodMention
    from cijfercheck.model.quantity import Quantity
    from cijfercheck.model.report import ClaimRecord

_VERDICT = {"status", "reason"}
"""The fields of a claim that only a check fills."""


class TextLine(BaseModel):
    """A line of JSON Lines to read: a text with its name and, where known, its publication date."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | int
    text: str
    date: datetime.date | None = None

    def to_article(self) -> "Article":
        """Read the text as plain text. The caller vouches for its being Dutch: a line may be too short to tell."""
        article = read_text(self.text, identifier=str(self.id))
        return article.model_copy(update={"language": "nl", "date": self.date or article.date})


def parse_line(line: str, name: str, number: int) -> TextLine:
    """Read one line of JSON Lines.

    Raises:
        UnreadableInputError: it is no JSON or lacks a field; the message names the line.
    """
    place = f"{name}:{number}"
    try:
        return TextLine.model_validate(json.loads(line))
    except json.JSONDecodeError:
        reason = 'dit is geen JSON; elke regel is {"id": …, "text": …}; voor een losse tekst: --format json'
        raise UnreadableInputError(place, reason) from None
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "regel"
        reason = "ontbreekt" if first["type"] == "missing" else f"{first['input']!r} past hier niet"
        raise UnreadableInputError(place, f"veld {field}: {reason}") from None


def describe_extraction(
    identifier: str | int, article: "Article", extraction: "Extraction"
) -> dict[str, object]:
    """Give what was read as a record; a value is exact, with its scale applied ("een derde" is "1/3")."""
    return {
        "id": identifier,
        "quantities": [_describe_quantity(quantity) for quantity in extraction.quantities],
        "periods": [_describe_period(mention) for mention in extraction.periods],
        "claims": [claim.model_dump(mode="json", exclude=_VERDICT) for claim in _claims(article, extraction)],
        "not_claims": [
            {"start": other.start, "end": other.end, "text": other.text, "reason": other.reason}
            for other in extraction.not_claims
        ],
    }


def render_extraction(article: "Article", extraction: "Extraction") -> Iterator[str]:
    """Yield the lines of the list for people: each number in the order of the text, with what it says."""
    yield article.id
    claims = [(claim.start, _say_claim(claim)) for claim in _claims(article, extraction)]
    others = [(other.start, f"{_one_line(other.text)}  [{other.reason}]") for other in extraction.not_claims]
    for start, words in sorted(claims + others):
        yield f"  regel {article.text.count(chr(10), 0, start) + 1}: {words}"


def _say_claim(claim: "ClaimRecord") -> str:
    """Say what a number was taken to say: value, unit, role, what is counted, when, where and by whom."""
    value = claim.value if claim.value is not None else f"{claim.low or '…'} tot {claim.high or '…'}"
    period = claim.period and f"{claim.period.first or '…'} t/m {claim.period.last or '…'}"
    subject = _one_line(claim.subject.text) or None
    parts = (f"{value} {claim.unit or ''}".strip(), claim.kind, claim.role, subject, period, claim.region)
    return f"{_one_line(claim.text)}  " + " · ".join(part for part in parts if part)


def _claims(article: "Article", extraction: "Extraction") -> "tuple[ClaimRecord, ...]":
    """The claims as a report has them, before anything was compared."""
    comparisons = [Comparison(claim, None, (), "not-compared") for claim in extraction.claims]
    versions = Versions(cijfercheck=__version__, model="", references={})
    return make_report(article, extraction, comparisons, (), (), versions).claims


def _describe_quantity(quantity: "Quantity") -> dict[str, object]:
    return {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "kind": quantity.kind,
        "value": _exact(quantity.value),
        "low": _exact(quantity.low),
        "high": _exact(quantity.high),
        "unit": quantity.unit,
    }


def _describe_period(mention: "PeriodMention") -> dict[str, object]:
    first, last = mention.period.first, mention.period.last
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "first": first and first.isoformat(),
        "last": last and last.isoformat(),
    }


def _exact(value: "Fraction | None") -> str | None:
    return None if value is None else exact_text(value)


def _one_line(text: str) -> str:
    return " ".join(text.split())
