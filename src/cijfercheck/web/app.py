"""Puts the server together: page, interfaces, guard and what each error answers."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from cijfercheck import __version__
from cijfercheck.web import api, languagetool, page
from cijfercheck.web.guard import Doors, Guard
from cijfercheck.web.jobs import Unusable
from cijfercheck.web.pool import Abandoned, Pool, TooBusy, TooLong, WorkerLost
from cijfercheck.web.reviews import ReviewStore, StoreError

Answer = Callable[[Request, Exception], Awaitable[JSONResponse]]
_REFUSALS: dict[type[Exception], tuple[int, str]] = {
    TooLong: (503, "deze tekst kostte te veel tijd; controleer hem in delen"),
    TooBusy: (503, "de server heeft het te druk; probeer het zo weer"),
    WorkerLost: (500, "de controle brak af; probeer het opnieuw"),
    Abandoned: (499, "afgebroken"),
}


def create_app(
    pool: Pool, reviews: ReviewStore, *, doors: Doors | None = None, language: page.Language = "nl"
) -> FastAPI:
    """Make the application.

    Args:
        pool: The processes that check; they are ended with the application.
        reviews: Where reviews are kept.
        doors: By which names the server may be called; None is this machine alone.
        language: The language of the page for browsers that ask for neither Dutch nor English.
    """

    @asynccontextmanager
    async def live(_: FastAPI) -> AsyncIterator[None]:
        yield
        pool.close()

    app = FastAPI(
        title="cijfercheck",
        version=__version__,
        description="Finds wrong figures in Dutch news drafts. Offsets count Unicode code points, in /v2 UTF-16 code units.",
        docs_url=None,  # FastAPI's own pages fetch scripts from elsewhere
        redoc_url=None,
        lifespan=live,
    )
    app.add_middleware(Guard, doors=doors or Doors())
    app.include_router(api.make_router(pool, reviews))
    app.include_router(languagetool.make_router(pool))
    app.include_router(page.make_router(language))
    app.mount("/static", page.static_files())
    for error, (status, words) in _REFUSALS.items():
        app.add_exception_handler(error, _refuse(status, words))
    app.add_exception_handler(Unusable, _say(422))
    app.add_exception_handler(StoreError, _say(500))
    app.add_exception_handler(RequestValidationError, _say_invalid)
    return app


def _refuse(status: int, words: str) -> Answer:
    async def answer(_: Request, __: Exception) -> JSONResponse:
        return JSONResponse({"detail": words}, status)

    return answer


def _say(status: int) -> Answer:
    async def answer(_: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"detail": str(error)}, status)

    return answer


async def _say_invalid(_: Request, error: Exception) -> JSONResponse:
    """Say in one line which field is wrong, instead of sending the request back."""
    if not isinstance(error, RequestValidationError):
        raise HTTPException(500)
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"] if part not in {"body", "query"})
    return JSONResponse({"detail": f"{field or 'aanvraag'}: {first['msg']}"}, 422)
