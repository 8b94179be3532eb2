"""Orders in comments of Markdown and HTML: `<!-- cijfercheck: negeer unsupported: van de website -->`."""

import re
from collections.abc import Iterable, Sequence
from typing import get_args

from cijfercheck.model.article import Section, Silence
from cijfercheck.model.finding import FindingKind
from cijfercheck.reading._blocks import starts_item

_OURS = re.compile(r"\s*cijfercheck\s*:(?P<order>.*)", re.DOTALL | re.IGNORECASE)
_ORDER = re.compile(r"\s*negeer\s+(?P<kind>[^\s:]+)\s*(?::(?P<reason>.*))?", re.DOTALL | re.IGNORECASE)
_NO_REASON = "geen reden opgegeven"


def read_silences(
    comments: Iterable[tuple[str, int]], text: str, sections: Sequence[Section], identifier: str
) -> tuple[tuple[Silence, ...], tuple[str, ...]]:
    """Read the orders among comments; one that does not hold silences nothing and gives a warning for the user.

    Args:
        comments: What stands between `<!--` and `-->`, and the offset in `text` of what comes after it.
        text: The text of the article.
        sections: Its sections, in order.
        identifier: What warnings call the article.
    """
    silences: list[Silence] = []
    warnings: list[str] = []
    for comment, offset in comments:
        ours = _OURS.fullmatch(comment)
        if ours is None:
            continue
        order = _ORDER.fullmatch(ours["order"])
        line = text.count("\n", 0, offset) + 1
        place = f"{identifier}, regel {line}: <!-- {' '.join(comment.split())} -->"
        block = _block_after(offset, text, sections)
        if order is None:
            warnings.append(f"{place}: niet begrepen; schrijf <!-- cijfercheck: negeer SOORT: reden -->")
        elif order["kind"] not in get_args(FindingKind):
            known = ", ".join(get_args(FindingKind))
            warnings.append(f"{place}: de soort {order['kind']} bestaat niet; bekend zijn {known}")
        elif block is None:
            warnings.append(f"{place}: er volgt geen tekst waarvoor dit kan gelden")
        else:
            reason = " ".join((order["reason"] or "").split()) or _NO_REASON
            silences.append(Silence(kind=order["kind"], reason=reason, start=block[0], end=block[1]))
    return tuple(silences), tuple(warnings)


def _block_after(offset: int, text: str, sections: Sequence[Section]) -> tuple[int, int] | None:
    """The stretch of the block that follows: the rest of its section, and of a list all items.

    A date line and the lead that it opens are one block of the text.
    """
    after = [section for section in sections if text[max(section.start, offset) : section.end].strip()]
    if not after:
        return None
    start, end = max(after[0].start, offset), after[0].end
    opens, is_list = after[0].role == "dateline", _is_item(text, after[0])
    for section in after[1:]:
        gap = text[end : section.start]
        lines = gap.count("\n")
        if not (opens and lines == 0) and not (is_list and lines == 1 and _is_item(text, section)):
            break
        end, opens = section.end, False
    return start, end


def _is_item(text: str, section: Section) -> bool:
    line = text[text.rfind("\n", 0, section.start) + 1 : section.end]
    return starts_item(line)
