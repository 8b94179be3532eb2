"""From a row of a collection to an article."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from cijfercheck.batch.inputs.rows import Row
from cijfercheck.errors import CijfercheckError, UnreadableInputError
from cijfercheck.model.article import Article, Section, SectionRole
from cijfercheck.model.plugin import Reader
from cijfercheck.reading._files import MOST_BYTES, read_article
from cijfercheck.reading.text import read_text

_BREAK = "\n\n"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class RowError(CijfercheckError):
    """A row that is no article; `str()` is the cause that goes into its row of the output."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What a row says of itself beside its text."""

    id: str
    date: datetime.date | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None


def read_labels(row: Row) -> Labels:
    """Read what can be read of a row, however broken it is. A row without id is called after its number, from 1."""
    fields = row.fields
    try:
        date = parse_date(fields.get("date"))
    except RowError:
        date = None
    identifier = _words(fields.get("id"))
    return Labels(
        identifier or str(row.number + 1),
        date,
        _words(fields.get("outlet")),
        _words(fields.get("url")),
        _words(fields.get("title")),
    )


def make_article(row: Row, readers: tuple[Reader, ...]) -> Article:
    """Make the article of a row.

    Raises:
        RowError: the row is broken, has no text, one that is too long, or a date that is none.
        UnreadableInputError: its file cannot be read.
    """
    if row.cause is not None:
        raise RowError(row.cause)
    labels = read_labels(row)
    date = parse_date(row.fields.get("date"))
    if row.path is not None:
        try:
            article = read_article(Path(row.path), readers)
        except UnreadableInputError as error:
            # the cause names the article as the output does, not by a path of this machine
            raise RowError(str(error).replace(row.path, labels.id)) from None
        warnings = tuple(warning.replace(row.path, labels.id) for warning in article.warnings)
        return article.model_copy(update={"id": labels.id, "warnings": warnings})
    text = _text(row, "text")
    if text is None:
        article = join_parts(labels.id, *(_text(row, part) for part in ("title", "lead", "body")))
    else:
        article = read_text(text, identifier=labels.id)
    if len(article.text.encode()) > MOST_BYTES:
        raise RowError("de tekst is groter dan 1 MB; een artikel is kleiner")
    return article.model_copy(
        update={
            "date": date or article.date,
            "outlet": labels.outlet,
            "title": labels.title or article.title,
        }
    )


def join_parts(identifier: str, title: str | None, lead: str | None, body: str | None) -> Article:
    """Join the parts of an article into one text, with a blank line between, and say which is which.

    Raises:
        RowError: all of them are blank.
    """
    text = ""
    sections: list[Section] = []
    date: datetime.date | None = None
    for role, words in (("title", title), ("lead", lead), ("body", body)):
        if words is None:
            continue
        start = len(text) + len(_BREAK) if text else 0
        part = read_text(words, identifier=identifier)
        text = f"{text}{_BREAK}{words}" if text else words
        if role == "body":
            date = part.date
            sections += [
                Section(role=_inside(section.role), start=section.start + start, end=section.end + start)
                for section in part.sections
            ]
        else:
            blank = len(words) - len(words.lstrip())
            kept: SectionRole = "title" if role == "title" else "lead"
            sections.append(Section(role=kept, start=start + blank, end=start + len(words.rstrip())))
    if not text:
        raise RowError("deze rij heeft geen tekst")
    whole = read_text(text, identifier=identifier)
    return whole.model_copy(update={"title": title, "date": date, "sections": tuple(sections)})


def parse_date(value: object) -> datetime.date | None:
    """Read a date: "2024-05-17", with or without a time behind it, or what Parquet has; blank is none.

    Raises:
        RowError: it is something else, or there is no such day.
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str) and _DAY.match(words := value.strip()):
        try:
            return datetime.datetime.fromisoformat(words).date()
        except ValueError:
            pass
    raise RowError(f"date {_short(value)}: dit is geen datum; schrijf die als 2025-10-17")


def _inside(role: SectionRole) -> SectionRole:
    """What a section of the body is called: the title and lead stand above it."""
    replaced: dict[SectionRole, SectionRole] = {"title": "heading", "lead": "body"}
    return replaced.get(role, role)


def _text(row: Row, name: str) -> str | None:
    """A text of the row, None where it is blank.

    Raises:
        RowError: it is no text.
    """
    value = row.fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise RowError(f"{name} is geen tekst: {_short(value)}")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise RowError(f"{name} is geen geldige Unicode: er staan halve tekens in") from None
    if "\0" in value:
        raise RowError(f"{name} is geen tekst maar binair")
    return value if value.strip() else None


def _words(value: object) -> str | None:
    """A label as text, None where it is blank."""
    if value is None or isinstance(value, dict | list):
        return None
    return str(value).encode("utf-8", "replace").decode("utf-8").strip() or None


def _short(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 40 else f"{words[:39]}…"  # noqa: PLR2004 # enough to know it by
