"""The lines of JSON Lines that `extract` reads, and the list for people of what was read in a text."""

import datetime
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from cijfercheck.assembly import read_claims
from cijfercheck.errors import UnreadableInputError
from cijfercheck.reading.text import read_text

if TYPE_CHECKING:
    from cijfercheck.extraction.article import Extraction
    from cijfercheck.model.article import Article
    from cijfercheck.model.report import ClaimRecord

_LONGEST = 1_000_000
"""Characters of a text; the pipeline takes no more."""
_SHOWN = 60
"""Characters of a value that a message shows."""


class TextLine(BaseModel):
    """A line of JSON Lines to read: a text with its name and, where known, its publication date."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | int
    text: str = Field(max_length=_LONGEST)
    date: datetime.date | None = None

    @field_validator("id")
    @classmethod
    def _can_be_written(cls, value: str | int) -> str | int:
        """Refuse half a character, which JSON can escape and no encoding can write; of the text pydantic sees to that."""
        str(value).encode("utf-8")
        return value

    def to_article(self) -> "Article":
        """Read the text as plain text. The caller vouches for its being Dutch: a line may be too short to tell."""
        article = read_text(self.text, identifier=str(self.id))
        return article.model_copy(update={"language": "nl", "date": self.date or article.date})


def parse_line(line: bytes, name: str, number: int) -> TextLine:
    """Read one line of JSON Lines.

    Raises:
        UnreadableInputError: it is no UTF-8 or JSON, lacks a field or holds too long a text; the message names the line.
    """
    place = f"{name}:{number}"
    try:
        return TextLine.model_validate(json.loads(line.decode("utf-8")))
    except ValidationError as error:
        raise UnreadableInputError(place, _refusal(error)) from None
    except UnicodeDecodeError:
        raise UnreadableInputError(place, "geen UTF-8; JSON Lines zijn altijd UTF-8") from None
    except (ValueError, RecursionError):
        reason = 'dit is geen JSON; elke regel is {"id": …, "text": …}; voor een losse tekst: --format json'
        raise UnreadableInputError(place, reason) from None


def find_id(line: bytes) -> str | int | None:
    """The id of a line that does not hold, where it has one."""
    try:
        found: object = json.loads(line.decode("utf-8"))
        identifier = found.get("id") if isinstance(found, dict) else None
        str(identifier).encode("utf-8")
    except (ValueError, RecursionError):
        return None
    return identifier if isinstance(identifier, str | int) and not isinstance(identifier, bool) else None


def describe_failure(identifier: str | int | None, error: str) -> dict[str, object]:
    """Give the record of a line that could not be read: its reason and nothing found."""
    nothing: dict[str, object] = {"quantities": [], "periods": [], "claims": [], "not_claims": []}
    return {"id": identifier, "error": error, **nothing}


def _refusal(error: ValidationError) -> str:
    """Say which field does not hold and why."""
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else "regel"
    if first["type"] == "missing":
        reason = "ontbreekt"
    elif first["type"] == "string_too_long":
        reason = f"langer dan {_LONGEST} tekens; een artikel is korter"
    elif first["type"] in ("string_unicode", "value_error"):
        reason = "bevat een half teken (een los surrogaat); schrijf het heel"
    elif field == "date":
        reason = f"{_shortened(repr(first['input']))} is geen datum; schrijf die als 2025-10-17"
    else:
        reason = f"{_shortened(repr(first['input']))} past hier niet"
    return f"veld {field}: {reason}"


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def render_extraction(article: "Article", extraction: "Extraction") -> Iterator[str]:
    """Yield the lines of the list for people: each number in the order of the text, with what it says."""
    yield article.id
    claims = [(claim.start, _say_claim(claim)) for claim in read_claims(article, extraction)]
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


def _one_line(text: str) -> str:
    return " ".join(text.split())
