"""Which part of a web page is the article, and what the page says about it: title, date, outlet."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from cijfercheck.reading._markup import find_named, local_name, words_of
from cijfercheck.reading._moments import read_moment
from cijfercheck.reading._words import reading_words

_PARTS = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
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
    """What the head of a page says."""

    title: str | None
    day: date | None
    outlet: str | None


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
    """Yield the JSON-LD records that have a date of publication."""
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
                if "datePublished" in value:
                    yield value
                pending.extend(value.values())
            elif isinstance(value, list):
                pending.extend(value)


def find_article(page: Element) -> tuple[Element, Callable[[Element], bool]]:
    """Give the element that holds the article, and which elements within it are no part of it."""
    body = next(find_named(page, "body"), page)
    measure = _measure(body)
    root = _choose(body, measure)
    whole = measure[root]

    def skips(element: Element) -> bool:
        if _is_hidden(element):
            return True
        own = measure.get(element)
        if own is None or not _is_beside(element, own):
            return False
        return 2 * own.told < whole.told if whole.told else 2 * own.length < whole.length

    return root, skips


@dataclass(slots=True)
class _Size:
    """How many characters of text an element holds, how many of them in links and how many in paragraphs."""

    length: int = 0
    linked: int = 0
    told: int = 0


def _measure(body: Element) -> dict[Element, _Size]:
    """Measure every element, without the text of what is hidden or stands beside an article by its nature."""
    sizes: dict[Element, _Size] = {}

    def measure(element: Element, linked: bool, told: bool) -> _Size:
        size = sizes[element] = _Size()
        name = local_name(element)
        if not name or name in ("script", "style", "noscript", "nav", "template") or _is_hidden(element):
            return size
        linked, told = linked or name == "a", told or name == "p"
        texts = [element.text or ""]
        for child in element:
            inner = measure(child, linked, told)
            size.length, size.linked, size.told = (
                size.length + inner.length,
                size.linked + inner.linked,
                size.told + inner.told,
            )
            texts.append(child.tail or "")
        own = sum(len(text.strip()) for text in texts)
        size.length += own
        size.linked += own if linked else 0
        size.told += own if told and not linked else 0
        return size

    measure(body, linked=False, told=False)
    return sizes


def _choose(body: Element, sizes: dict[Element, _Size]) -> Element:
    """The element named as article, or main part, if it holds most of what such elements hold; else the whole body.

    A page with neither is narrowed to the element that holds nearly all text of its paragraphs.
    """
    article_kinds: tuple[Callable[[Element], bool], ...] = (
        lambda element: local_name(element) == "article",
        lambda element: local_name(element) == "main" or element.get("role") == "main",
        lambda element: "articlebody" in (element.get("itemprop") or "").lower().split(),
    )
    for is_one in article_kinds:
        found = [element for element in body.iter() if local_name(element) and is_one(element)]
        if found:
            best = max(found, key=lambda element: sizes[element].told)
            told = sizes[best].told
            if told and 2 * told >= sizes[body].told:
                return best
    root, told = body, sizes[body].told
    while True:
        inner = next((child for child in root if 10 * sizes[child].told >= 9 * told > 0), None)
        if inner is None or local_name(inner) in ("p", ""):
            return root
        root = inner


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") or "").lower() == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _is_beside(element: Element, size: _Size) -> bool:
    """Whether an element is named, or filled, as what stands beside an article: links, sharing, comments, adverts."""
    name = local_name(element)
    if (
        name in ("ul", "ol", "aside", "section", "div", "table")
        and size.length
        and 10 * size.linked > 8 * size.length
    ):
        return True
    if name == "footer" or (element.get("role") or "").lower() in _PARTS:
        return True
    if name not in ("div", "section", "aside", "ul", "ol", "p", "span", "header"):
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    words = re.split(r"[^a-z]+", named)
    return any(word in reading_words().beside_article for word in words)
