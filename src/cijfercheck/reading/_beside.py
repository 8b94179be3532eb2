"""What on a web page stands beside its article: menus, adverts, comments, teasers of other articles, what is hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from cijfercheck.reading._markup import SILENT, local_name, words_of
from cijfercheck.reading._words import reading_words

_PARTS = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_NAMED = frozenset({"div", "section", "aside", "ul", "ol", "p", "span", "header", "figure"})
_HEADED = frozenset({"div", "section", "aside", "article", "ul", "ol"})
_LINKED = frozenset({"ul", "ol", "aside", "section", "div", "table", "td"})
_LONGEST_HEADING = 60
_LONG_RUN = 40


@dataclass(slots=True)
class Size:
    """How many characters of text an element holds, how many of them in links and in paragraphs, and how many main headings."""

    length: int = 0
    linked: int = 0
    told: int = 0
    titles: int = 0

    def add(self, other: "Size") -> None:
        """Take up what an element within this one holds."""
        self.length += other.length
        self.linked += other.linked
        self.told += other.told
        self.titles += other.titles


Sizes = dict[Element, Size]


def measure(root: Element, beside: frozenset[Element] = frozenset()) -> Sizes:
    """Measure every element, without what is silent, hidden or in `beside`; a long run of words counts as a paragraph too."""
    sizes: Sizes = {}

    def look(element: Element, linked: bool, told: bool) -> Size:
        size = sizes[element] = Size()
        name = local_name(element)
        if not name or name in SILENT or element in beside or is_hidden(element):
            return size
        linked, told = linked or name == "a", told or name == "p"
        runs = [len((element.text or "").strip())]
        for child in element:
            size.add(look(child, linked, told))
            runs.append(len((child.tail or "").strip()))
        size.length += sum(runs)
        size.linked += sum(runs) if linked else 0
        size.told += 0 if linked else sum(run for run in runs if told or run >= _LONG_RUN)
        size.titles += name == "h1"
        return size

    look(root, linked=False, told=False)
    return sizes


def find_beside(body: Element, sizes: Sizes) -> frozenset[Element]:
    """The elements of a page that stand beside its article.

    Names mislead ("content-with-sidebar"), so what holds the main heading or most of the paragraphs is never one of them. Comments
    and teasers may be longer than the article.
    """
    whole = sizes[body]

    def holds_story(element: Element) -> bool:
        size = sizes[element]
        return size.titles > 0 or 2 * size.told >= whole.told > 0

    return frozenset(
        element
        for element, size in sizes.items()
        if size.length
        and (
            (size.titles == 0 and (_is_frame(element) or _is_talk(element) or _is_teaser(element)))
            or (not holds_story(element) and _is_beside(element, size))
        )
    )


def is_hidden(element: Element) -> bool:
    """Whether readers do not see an element. What is folded behind its own heading (`aria-labelledby`) is part of the story."""
    return (
        (element.get("hidden") is not None and element.get("aria-labelledby") is None)
        or (element.get("aria-hidden") or "").lower() == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
        or not reading_words().hidden.isdisjoint((element.get("class") or "").lower().split())
    )


def _is_frame(element: Element) -> bool:
    """Whether an element is part of the frame of a page by its nature: its foot, its menu, a window over it."""
    return local_name(element) == "footer" or (element.get("role") or "").lower() in _PARTS


def _is_talk(element: Element) -> bool:
    """Whether an element is named after the comments of readers."""
    return local_name(element) in (
        "div",
        "section",
        "ol",
        "ul",
        "article",
        "aside",
    ) and not reading_words().comments.isdisjoint(_names(element))


def _is_teaser(element: Element) -> bool:
    """Whether an element has a heading that is a link, as the teaser of another article has."""
    if local_name(element) not in ("article", "li"):
        return False
    heading = next((inner for inner in element.iter() if local_name(inner) in _HEADINGS), None)
    if heading is None:
        return False
    within = next((above for above in element.iter("a") if heading in above.iter()), None)
    inner = " ".join(words_of(link) for link in heading.iter("a"))
    return within is not None or (bool(inner) and inner == words_of(heading))


def _is_beside(element: Element, size: Size) -> bool:
    """Whether an element is named, headed or filled as what stands beside an article: links, sharing, adverts."""
    name = local_name(element)
    if name in _LINKED and 10 * size.linked > 8 * size.length:
        return True
    words = reading_words()
    if name in _NAMED and not (words.beside_article | words.comments).isdisjoint(_names(element)):
        return True
    return name in _HEADED and _heading_of(element) in reading_words().beside_headings


def _heading_of(element: Element) -> str:
    """The heading with which an element begins, in lower case without end marks; "" where it begins with something else."""
    for inner in _first_inward(element):
        if local_name(inner) in _HEADINGS:
            words = words_of(inner)
            return words.lower().strip(" :.!?…") if len(words) <= _LONGEST_HEADING else ""
    return ""


def _first_inward(element: Element) -> Iterator[Element]:
    """The first element within an element, the first within that, and so on, for as long as no words stand before it."""
    current: Element | None = element
    while current is not None and not (current.text or "").strip():
        current = next((child for child in current if local_name(child)), None)
        if current is not None:
            yield current


def _names(element: Element) -> frozenset[str]:
    """The words of an element's class and id, alone and with the next one: "author-box" is author, box and authorbox."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", named).lower().split()
    words = [[word for word in re.split(r"[^a-z]+", part) if word] for part in parts]
    return frozenset(name for own in words for name in (*own, *(one + other for one, other in pairwise(own))))
