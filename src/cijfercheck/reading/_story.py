"""Which part of a web page is the article."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from cijfercheck.reading._beside import Sizes, find_beside, is_hidden, measure
from cijfercheck.reading._markup import find_named, local_name


def find_article(page: Element) -> tuple[Element, Callable[[Element], bool]]:
    """Give the element that holds the article, and which elements within it are no part of it."""
    body = next(find_named(page, "body"), page)
    beside = find_beside(body, whole := measure(body))
    sizes = measure(body, beside)
    if whole[body].told and not sizes[body].told:  # a page of teasers alone is read as it is
        beside, sizes = frozenset(), whole
    root = _choose(body, sizes)
    return root, lambda element: element in beside or is_hidden(element)


def _choose(body: Element, sizes: Sizes) -> Element:
    """The element named as article, or main part, if it holds most of what is told; else the least that holds nearly all of it.

    A page that goes on with other articles below has a main heading in each: there the first one is it.
    """
    articles = [
        element for element in find_named(body, "article") if sizes.get(element) and sizes[element].told
    ]
    headed = [element for element in articles if sizes[element].titles]
    if len(headed) > 1 and not any(inner in headed[1:] for inner in headed[0].iter()):
        return headed[0]
    mains = [
        element
        for element in body.iter()
        if sizes.get(element) and (local_name(element) == "main" or element.get("role") == "main")
    ]
    bodies = [
        element
        for element in body.iter()
        if sizes.get(element) and "articlebody" in (element.get("itemprop") or "").lower().split()
    ]
    for found in (articles, mains, bodies):
        best = max(found, key=lambda element: sizes[element].told, default=None)
        if best is not None and sizes[best].told and 2 * sizes[best].told >= sizes[body].told:
            return best if found is articles else _narrow(best, sizes)
    return _narrow(body, sizes)


def _narrow(root: Element, sizes: Sizes) -> Element:
    """Go inward for as long as one element holds nearly all that is told, and the main heading."""
    while True:
        whole = sizes[root]
        inner = next(
            (
                child
                for child in root
                if child in sizes
                and 10 * sizes[child].told >= 9 * whole.told > 0
                and sizes[child].titles == whole.titles
            ),
            None,
        )
        if inner is None or local_name(inner) in ("p", ""):
            return root
        root = inner
