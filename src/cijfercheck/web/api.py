"""`/api`: checks, extraction, reading, reference figures and reviews, as JSON."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from cijfercheck.model.article import Article
from cijfercheck.model.report import Report
from cijfercheck.web.jobs import CheckJob, Desk, ReadJob, SearchJob
from cijfercheck.web.pool import Pool
from cijfercheck.web.requests import CheckRequest, ExtractRequest, Given, parse_request
from cijfercheck.web.reviews import Draft, DraftEntry, Review, ReviewStore

_LONGEST_QUERY = 300
_MOST_FOUND = 100
Document = Annotated[str, Query(min_length=1, max_length=500, description="document.id of the report")]


class Problem(BaseModel):
    """What is wrong with a request, in one line."""

    detail: str


class Dataset(BaseModel):
    """A reference file of the server."""

    dataset: str
    sha256: str


class DeskAnswer(BaseModel):
    """What every check of this server compares with."""

    sources: list[Article]
    datasets: list[Dataset]


class ReviewRequest(Review):
    """A finding to set aside; the draft is kept with it, so that it can be opened again."""

    text: str = Field(max_length=1_000_000, description="the draft")
    desk: str = Field(
        default="", max_length=16_000_000, description="what stands beside the draft, in any form"
    )


def make_router(pool: Pool, reviews: ReviewStore) -> APIRouter:
    """Make the routes of `/api`."""
    router = APIRouter(
        prefix="/api",
        responses={
            code: {"model": Problem, "description": words}
            for code, words in ((422, "an input cannot be used"), (503, "too busy, or took too long"))
        },
    )

    @router.post("/check", response_model=Report, openapi_extra=_body(CheckRequest), tags=["checks"])
    async def check(request: Request) -> JSONResponse:
        """Check a draft against itself, its sources and reference figures.

        Findings that were set aside for a draft of this name are marked as suppressed. Nothing is kept.
        """
        job = (await parse_request(request, CheckRequest)).to_check()
        return JSONResponse(await run_check(pool, reviews, job, request))

    @router.post("/extract", openapi_extra=_body(ExtractRequest), tags=["checks"])
    async def extract(request: Request) -> JSONResponse:
        """Read quantities, periods and claims, without comparing them; the answer is that of `extract --format json`."""
        job = (await parse_request(request, ExtractRequest)).to_job()
        return JSONResponse(await pool.do(job, _waits(request)))

    @router.post("/read", response_model=Article, openapi_extra=_body(Given), tags=["checks"])
    async def read(request: Request) -> JSONResponse:
        """Read a file as the article that a check would see, for showing it and for sending it along as `article`."""
        document = (await parse_request(request, Given)).to_document()
        return JSONResponse(await pool.do(ReadJob(document), _waits(request)))

    @router.get("/reference/search", tags=["references"])
    async def search(
        request: Request,
        q: Annotated[str, Query(min_length=1, max_length=_LONGEST_QUERY, description="werklozen 2024")],
        limit: Annotated[int, Query(ge=1, le=_MOST_FOUND)] = 10,
    ) -> JSONResponse:
        """Find reference figures of the server by words, the best first."""
        words = " ".join(q.split())
        if not words:
            raise HTTPException(422, "q: schrijf wat u zoekt")
        return JSONResponse(await pool.do(SearchJob(words, limit), _waits(request)))

    @router.get("/desk", tags=["references"])
    def desk() -> DeskAnswer:
        """What every check of this server compares with: the sources and reference files that it was started with."""
        return describe_desk(pool.desk())

    @router.get("/reviews", tags=["reviews"])
    def list_reviews(document: Document) -> list[Review]:
        """The findings of a draft that were set aside, the oldest first."""
        return reviews.find(document)

    @router.post("/reviews", status_code=201, tags=["reviews"])
    def save_review(review: ReviewRequest) -> Review:
        """Set a finding aside with a reason; the draft is kept until its last review is taken back."""
        kept = Review.model_validate(review.model_dump(exclude={"text", "desk"}))
        return reviews.save(kept, Draft(document=review.document, text=review.text, desk=review.desk))

    @router.delete("/reviews", status_code=204, tags=["reviews"])
    def take_back(document: Document, fingerprint: Annotated[str, Query(min_length=1)]) -> None:
        """Take a review back."""
        if not reviews.take_back(document, fingerprint):
            raise HTTPException(404, "deze beoordeling is er niet")

    @router.get("/drafts", tags=["reviews"])
    def list_drafts() -> list[DraftEntry]:
        """The drafts that are kept because of their reviews, the latest first."""
        return reviews.list_drafts()

    @router.get("/draft", tags=["reviews"])
    def open_draft(document: Document) -> Draft:
        """A draft that is kept."""
        draft = reviews.open_draft(document)
        if draft is None:
            raise HTTPException(404, "dit stuk is niet bewaard")
        return draft

    @router.delete("/draft", status_code=204, tags=["reviews"])
    def forget(document: Document) -> None:
        """Throw away a draft with its reviews."""
        if not reviews.forget(document):
            raise HTTPException(404, "dit stuk is niet bewaard")

    return router


async def run_check(pool: Pool, reviews: ReviewStore, job: CheckJob, request: Request) -> dict[str, Any]:
    """Check a draft and mark what was set aside in it."""
    report = await pool.do(job, _waits(request))
    assert isinstance(report, dict)  # noqa: S101  (for the type checker: a check gives a report)
    reasons = {review.fingerprint: review.reason for review in reviews.find(report["document"]["id"])}
    findings = [_with_review(finding, reasons) for finding in report["findings"]]
    return {**report, "findings": findings}


def describe_desk(desk: Desk) -> DeskAnswer:
    """The answer on what the server compares with."""
    return DeskAnswer(
        sources=list(desk.sources),
        datasets=[Dataset(dataset=name, sha256=digest) for name, digest in desk.datasets],
    )


def _with_review(finding: dict[str, Any], reasons: dict[str, str]) -> dict[str, Any]:
    reason = reasons.get(finding["fingerprint"])
    if reason is None or finding["suppressed"] is not None:
        return finding
    return {**finding, "suppressed": {"reason": reason, "by": "review"}}


def _waits(request: Request) -> Any:  # noqa: ANN401  (a callable)
    async def waits() -> bool:
        return not await request.is_disconnected()

    return waits


def _body(model: type[BaseModel]) -> dict[str, Any]:
    """Describe a body that may be JSON or a form."""
    form = {
        "type": "object",
        "properties": {
            name: {"type": "string", **extra}
            for name, extra in (
                ("text", {}),
                ("file", {"format": "binary"}),
                ("source", {"format": "binary", "description": "may be given more than once"}),
                ("reference", {"format": "binary", "description": "may be given more than once"}),
                ("date", {"format": "date"}),
                ("id", {}),
            )
            if name not in {"source", "reference"} or model is CheckRequest
        },
    }
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)
    return {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": schema}, "multipart/form-data": {"schema": form}},
        }
    }
