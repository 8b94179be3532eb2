"""The page for editors: one shell in the reader's language, and its script and style."""

from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.staticfiles import StaticFiles

from cijfercheck.web.wording import load_words

Language = Literal["nl", "en"]
_OTHER: dict[Language, Language] = {"nl": "en", "en": "nl"}


def make_router(language: Language) -> APIRouter:
    """Make the route of the page; `language` is that of browsers that ask for neither Dutch nor English."""
    router = APIRouter(include_in_schema=False)
    template = Environment(
        loader=PackageLoader("cijfercheck.web"), autoescape=select_autoescape(), trim_blocks=True
    ).get_template("page.html")

    @router.get("/")
    def page(request: Request, lang: Annotated[Language | None, Query()] = None) -> HTMLResponse:
        chosen = lang or choose_language(request.headers.get("accept-language", ""), language)
        words = load_words(chosen)
        return HTMLResponse(
            template.render(words=words.page, script=words.for_script(), lang=chosen, other=_OTHER[chosen]),
            headers={"Vary": "Accept-Language"},
        )

    @router.get("/favicon.ico")
    def icon() -> RedirectResponse:
        return RedirectResponse("/static/icon.svg", 308)

    return router


def choose_language(header: str, otherwise: Language) -> Language:
    """Choose by Accept-Language: Dutch where it is asked for at all, else English where that is: "en, nl;q=0.1" → "nl"."""
    asked = {part.partition(";")[0].strip().partition("-")[0].lower() for part in header.split(",")}
    if "nl" in asked:
        return "nl"
    return "en" if "en" in asked else otherwise


def static_files() -> StaticFiles:
    """The script, style and sign of the page."""
    return StaticFiles(directory=Path(str(files("cijfercheck.web") / "static")))
