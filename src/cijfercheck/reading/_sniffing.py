"""What a text without a file name is written in: Markdown and HTML show themselves, the rest is plain text."""

import re

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.DOTALL | re.IGNORECASE,
)
_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\r?\n(?:[ \t]*[\w-]+[ \t]*:.*\r?\n)+(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_ORDER = re.compile(r"<!--\s*cijfercheck\s*:", re.IGNORECASE)
_DELIMITER_ROW = re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)


def guess_suffix(text: str) -> str:
    """Give the suffix that a file with this text would have: ".html", ".md" or ".txt".

    Markdown is known by front matter, a heading with #, the line below the head of a table, or an order to cijfercheck in a comment.
    """
    if _HTML.match(text):
        return ".html"
    if _FRONT_MATTER.match(text) or any(mark.search(text) for mark in (_HEADING, _ORDER, _DELIMITER_ROW)):
        return ".md"
    return ".txt"
