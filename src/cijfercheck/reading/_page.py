"""What a web page says about its article: title, date, outlet, and in its linked data sometimes all of its text."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from cijfercheck.reading._markup import find_named, words_of
from cijfercheck.reading._moments import read_moment

_SITE_NAME = re.compile(r"\s+[|–—·-]\s+[^|–—·]{2,40}$")
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.available",
    "pubdate",
    "publishdate",
    "publish-date",
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the head of a page says; `body` is the text of the article as the linked data has it."""

    title: str | None
    day: date | None
    outlet: str | None
    body: str


def read_facts(page: Element) -> PageFacts:
    """Read the meta elements, the JSON-LD and the times of a page."""
    metas = dict(_metas(page))
    linked = list(_linked_data(page))
    days = (
        *(metas.get(name) for name in _DATE_NAMES[:2]),
        *(entry.get("datePublished") for entry in linked),
        *(
            element.get("datetime") or element.get("content")
            for element in page.iter()
            if _is_published(element)
        ),
        *(metas.get(name) for name in _DATE_NAMES[2:]),
        *(element.get("datetime") for element in find_named(page, "time")),
    )
    titles = (
        *(words_of(element) for element in find_named(page, "h1")),
        metas.get("og:title"),
        *(entry.get("headline") for entry in linked),
        *(_SITE_NAME.sub("", element.text or "") for element in find_named(page, "title")),
    )
    title = next(
        (" ".join(found.split()) for found in titles if isinstance(found, str) and found.strip()), None
    )
    return PageFacts(
        title,
        next(filter(None, map(read_moment, days)), None),
        (metas.get("og:site_name") or "").strip() or None,
        max(
            (body for entry in linked if isinstance(body := entry.get("articleBody"), str)),
            key=len,
            default="",
        ),
    )


def _metas(page: Element) -> Iterator[tuple[str, str]]:
    for meta in find_named(page, "meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if name and content:
            yield name.lower(), content


def _is_published(element: Element) -> bool:
    return element.get("itemprop") == "datePublished" or element.get("pubdate") is not None


def _linked_data(page: Element) -> Iterator[dict[str, object]]:
    """Yield the JSON-LD records of articles: those that have a date of publication or a text."""
    for script in find_named(page, "script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            pending: list[object] = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while pending:
            value = pending.pop(0)
            if isinstance(value, dict):
                if "datePublished" in value or "articleBody" in value:
                    yield value
                pending.extend(value.values())
            elif isinstance(value, list):
                pending.extend(value)
