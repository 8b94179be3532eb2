"""What programs send to `/api`, as JSON or as a form with files, turned into jobs."""

import base64
import binascii
import datetime
import json
from itertools import pairwise
from typing import Annotated, Any, Literal, Self, TypeVar

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from starlette.datastructures import FormData, UploadFile

from cijfercheck.model.article import Article
from cijfercheck.web.jobs import CheckJob, Document, ExtractJob, TextForm

_MOST_BESIDE = 20
_LONGEST_NAME = 500
_MULTIPART = "multipart/form-data"
_FORMS = frozenset({_MULTIPART, "application/x-www-form-urlencoded"})


class Given(BaseModel):
    """A text, the bytes of a file, or an article that `/api/read` gave: one of the three."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(
        default="", max_length=_LONGEST_NAME, description="file name; its end tells the format of `data`"
    )
    text: str | None = Field(default=None, description="plain text or Markdown, at most 1 MB")
    format: TextForm = Field(default="text", description="what `text` is")
    data: str | None = Field(default=None, description="the bytes of a file, in Base64")
    article: Article | None = Field(default=None, description="what /api/read answered")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if sum(part is not None for part in (self.text, self.data, self.article)) != 1:
            raise ValueError("geef precies één van text, data en article")
        if self.data is not None and not self.name:
            raise ValueError("bij data hoort name: het eind van de naam zegt wat voor bestand het is")
        if self.article is not None:
            _check_sections(self.article)
        return self

    def to_document(self, name: str = "") -> Document:
        """The record that workers take; `name` is used where none was given.

        Raises:
            HTTPException: `data` is no Base64.
        """
        try:
            data = None if self.data is None else base64.b64decode(self.data, validate=True)
        except binascii.Error:
            raise HTTPException(422, f"{self.name}: data is geen Base64") from None
        return Document(self.name or name, self.text, self.format, data, self.article)


def _check_sections(article: Article) -> None:
    """Refuse sections that no reader makes: offsets outside the text, or out of order."""
    spans = [(section.start, section.end) for section in article.sections]
    inside = all(0 <= start <= end <= len(article.text) for start, end in spans)
    if not inside or any(one[1] > next_[0] for one, next_ in pairwise(spans)):
        raise ValueError("sections horen op volgorde in de tekst te staan")


def _as_given(value: object) -> object:
    """Take a bare string as a text, and a dataset as a file of JSON."""
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, dict) and "figures" in value:
        return {"name": f"{value.get('dataset', 'referentie')}.json", "text": json.dumps(value)}
    return value


Beside = Annotated[Given, BeforeValidator(_as_given)]


class ExtractRequest(Given):
    """A draft to read."""

    id: str | None = Field(
        default=None, max_length=_LONGEST_NAME, description="name of the draft in the answer"
    )
    date: datetime.date | None = Field(
        default=None, description="publication date; None reads it from the text"
    )

    def to_job(self) -> ExtractJob:
        """The job that this asks for."""
        return ExtractJob(self.to_document(), self.id, self.date)


class CheckRequest(ExtractRequest):
    """A draft to check, with what it is compared with besides what the server itself holds."""

    language: Literal["nl", "en"] | None = Field(default=None, description="of the messages")
    sources: list[Beside] = Field(
        default=[], max_length=_MOST_BESIDE, description="texts; a bare string is one too"
    )
    references: list[Beside] = Field(
        default=[], max_length=_MOST_BESIDE, description="reference files; a bare string is YAML"
    )

    def to_check(self) -> CheckJob:
        """The job that this asks for.

        Raises:
            HTTPException: something cannot be used.
        """
        if any(reference.article is not None for reference in self.references):
            raise HTTPException(422, "references: een artikel is geen bestand met referentiecijfers")
        return CheckJob(
            self.to_document(),
            self.id,
            self.date,
            self.language,
            tuple(source.to_document(f"bron {number}") for number, source in enumerate(self.sources, 1)),
            tuple(
                reference.to_document(f"referentie-{number}.yaml")
                for number, reference in enumerate(self.references, 1)
            ),
        )


Wanted = TypeVar("Wanted", bound=BaseModel)


async def parse_request(request: Request, model: type[Wanted]) -> Wanted:
    """Read a request as JSON or as a form; in a form `file`, `source` and `reference` may be files.

    Raises:
        RequestValidationError: a field is missing, unknown or has a value that is none.
        HTTPException: the request is neither JSON nor a form.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind in _FORMS:
            async with request.form(max_files=2 * _MOST_BESIDE, max_part_size=1_100_000) as form:
                return model.model_validate(await _from_form(form))
        if kind != "application/json":
            raise HTTPException(415, f"stuur application/json of {_MULTIPART}")
        return model.model_validate_json(await request.body())
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_url=False, include_input=False)) from None


async def _from_form(form: FormData) -> dict[str, Any]:
    """Give the fields of a form the names and shapes of the JSON."""
    fields: dict[str, Any] = {}
    lists = {"source": "sources", "reference": "references"}
    for name, value in form.multi_items():
        if name == "file":
            if not isinstance(value, UploadFile):
                raise HTTPException(422, "file: dit is geen bestand")
            fields.update(await _as_file(value))
        elif name in lists:
            given = await _as_file(value) if isinstance(value, UploadFile) else value
            fields.setdefault(lists[name], []).append(given)
        elif isinstance(value, UploadFile):
            raise HTTPException(422, f"{name}: hier hoort geen bestand")
        elif value:
            fields[name] = value
    return fields


async def _as_file(upload: UploadFile) -> dict[str, str]:
    data = base64.b64encode(await upload.read()).decode()
    return {"name": (upload.filename or "bestand.txt")[-_LONGEST_NAME:], "data": data}
