"""The unit that a heading or caption gives to the cells of a table, or to the lines of a list: "in miljoenen euro's", "x € 1.000", "prijs (€)"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from cijfercheck.language.lexicon import load_words
from cijfercheck.language.quantities import read_numbers
from cijfercheck.model.quantity import Quantity

_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_TIMES = re.compile(r"[x×*]\s*(€|EUR|euro)?\s*([\d. ]*\d(?:\s*ml[nd])?|[a-z]+)", re.IGNORECASE)
_ONCE = re.compile(r"^[x×*]\s*(?:1\s+)?(?=[^\W\d])", re.IGNORECASE)  # "x 1 miljoen euro"
_BEHIND = re.compile(r"\s+(?P<unit>[^\W\d_]+)\s*(?:$|[)\],;])")  # "x 1.000 kg"
_SIGN_FIRST = re.compile(r"^(€|EUR|euro)\s+([a-z]+\.?)$", re.IGNORECASE)
_CURRENCY = re.compile(r"€|\beur(?:o|o's)?\b", re.IGNORECASE)
_SHARE = re.compile(r"(?:in\s+)?%\s+(?:van\s+)?[^\W\d]")  # "(% panden)": a percentage of what
_LABEL = re.compile(
    r"^(?=[^:(]*[^\W\d])(?:[^:()\d]|\b(?:19|20)\d\d\b)*\((?P<unit>[^()]+)\)\s*:(?=\s)", re.IGNORECASE
)  # "Containers in TEU (x 1.000): 10.400"
_WORD = re.compile(r"[^\W\d_]+(?:'s)?")
_THOUSANDS = re.compile(r"['’]?000['’]?")
_TOKEN = re.compile(r"€|\d+(?:\.\d+)*|[^\W\d_]+(?:'s)?|[^\w\s.]")
_SCALES = {"thousand": "duizend", "million": "miljoen", "billion": "miljard"}
_MOST_WORDS = 12  # of a unit: "miljoen euro per 100.000 inwoners per jaar" has seven
_CACHED_TEXTS = 2_000


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """The unit that a line gives its own numbers, and where its label ends."""

    words: str
    end: int


def find_own_unit(line: str) -> OwnUnit | None:
    """Find the unit between brackets in the label of a line: "Containers in TEU (x 1.000): 10.400" counts thousands."""
    label = _LABEL.match(line)
    words = None if label is None else find_unit_words([f"({label.group('unit')})"])
    return None if label is None or words is None else OwnUnit(words, label.end())


def names_number(label: str) -> bool:
    """Whether a row is of how many there are, whatever unit stands above the table: "Aantal medewerkers", "Werknemers (fte)"."""
    counted = load_words("tables")["counted"]
    words = _WORD.findall(label.lower())
    return words[:1] in [[word] for word in counted["openings"]] or not set(counted["words"]).isdisjoint(
        words
    )


def is_amount(unit: str) -> bool:
    """Whether the words of a unit are those of money."""
    return _CURRENCY.search(unit) is not None or unit.strip() in {"$", "£"}


def find_unit_words(texts: Iterable[str]) -> str | None:
    """Find the words of a unit in the first of some headings that has one, as they would stand behind a number.

    "Bedragen x € 1.000" → "duizend euro"; "vangst (x 1.000 kg)" → "duizend kg"; "in miljoenen euro's" → "miljoen euro's"; "Dividend per aandeel (€)" → "€".
    """
    return next((found for text in texts if (found := _unit_words(text)) is not None), None)


@lru_cache(maxsize=_CACHED_TEXTS)
def _unit_words(text: str) -> str | None:
    words = load_words("tables")
    times = _TIMES.search(text)
    if times is not None and (scale := words["factors"].get(times.group(2).strip().lower())) is not None:
        return f"{scale} euro" if _CURRENCY.search(text) else _scaled_unit(str(scale), text[times.end() :])
    sign_first = _SIGN_FIRST.match(text.strip())
    if sign_first is not None:  # "€ mln"
        scale = words["factors"].get(sign_first.group(2).rstrip(".").lower())
        return _composed_unit(text) if scale is None else f"{scale} euro"
    parts = [_ONCE.sub("", _without_besides(part.strip())) for part in _BRACKETS.findall(text)]
    if " in " in f" {text}".lower():
        parts.append(re.split(r"\bin\s+", text, flags=re.IGNORECASE)[-1].strip())
    if any(_SHARE.match(part) for part in parts):
        return "%"
    for part in parts:
        if (time := words["times"].get(part.removeprefix("in ").lower())) is not None:
            return str(time)
    bare = _BRACKETS.sub("", text).strip()
    parts.append(
        bare.rpartition(",")[2].partition(" per ")[0].strip()
    )  # "Verbruik, liter per inwoner (2014 tussen haakjes)"
    parts.append(text.strip())
    for part in parts:
        plain = " ".join(
            words["plurals"].get(word.lower(), word) for word in part.removeprefix("in ").split()
        )
        if _is_unit(plain):
            return plain
    return _composed_unit(text)


def _composed_unit(text: str) -> str | None:
    """The scale and currency that stand together in brackets, behind a comma, behind "in" or alone: "EUR m", "Pax (000)", "klanten, in duizend, einde periode"."""
    brackets = _BRACKETS.findall(text)
    if any(_THOUSANDS.fullmatch(part.strip()) for part in brackets):
        return "duizend"
    parts = [*(f"in {part}" for part in brackets), *_BRACKETS.sub("", text).split(",")]
    said = [part for whole in parts for part in (whole, f"in {whole.lower().rpartition(' in ')[2]}")]
    return next((found for part in said if (found := _scale_and_currency(part)) is not None), None)


def _scale_and_currency(text: str) -> str | None:
    """The scale with its currency where words are nothing else; a scale alone stands in brackets, or behind "in" or "x"."""
    words, lists = _TOKEN.findall(text.lower()), load_words("tables")["composed"]
    money = [word for word in words if word in lists["currencies"]]
    scales = [word for name in _SCALES for word in lists[name] if word in words]
    scales += [word for word in lists["short"] if money and word in words]
    known = {*money, *scales, *lists["fillers"]}
    if len(scales) != 1 or not set(words) <= known or not (money or {"in", "x"} & set(words)):
        return None
    scale = lists["short"].get(scales[0]) or next(
        _SCALES[name] for name in _SCALES if scales[0] in lists[name]
    )
    return f"{scale} euro" if money else str(scale)


def _scaled_unit(scale: str, behind: str) -> str:
    """A scale with the unit that stands behind it: of "x 1.000 kg" "duizend kg"; of "x 1.000 personen" only the scale."""
    unit = _BEHIND.match(behind)
    if unit is None:
        return scale
    words = f"{scale} {unit.group('unit')}"
    quantities, _ = read_numbers(f"2 {words}")
    return words if len(quantities) == 1 and quantities[0].kind == "measure" else scale


def _without_besides(words: str) -> str:
    """A unit without the words on what has another: "in miljoenen euro's, tenzij anders vermeld"."""
    found = (
        words.lower().find(f"{mark}{said}")
        for mark in (", ", " ")
        for said in load_words("tables")["besides"]["words"]
    )
    cut = min((place for place in found if place > 0), default=len(words))
    return words[:cut].rstrip(" ,")


def without_unit(label: str) -> str:
    """The name of a row or column without the unit in its brackets: "verkochte pakjes (mln)" counts "verkochte pakjes"."""
    for part in _BRACKETS.finditer(label):
        if find_unit_words([part.group()]) is not None:
            rest = f"{label[: part.start()]} {label[part.end() :]}"
            return " ".join(rest.split()) or label
    return label


def _is_unit(words: str) -> bool:
    """Whether words behind a number are its unit or scale and nothing more."""
    if words[:1].isdigit() or len(words.split(maxsplit=_MOST_WORDS)) > _MOST_WORDS:
        return False
    text = f"2 {words}"
    quantities, _ = read_numbers(text)
    if len(quantities) != 1 or (quantities[0].start, quantities[0].end) != (0, len(text)):
        return False
    return quantities[0].kind not in {"number", "age", "duration"} or quantities[0].value != 2  # noqa: PLR2004


def counted_in(quantity: Quantity, words: str) -> Quantity:
    """A bare number of a list with the unit of the heading above it, from `find_unit_words`; any other number stays as it is."""
    if quantity.unit is not None or quantity.kind != "number" or _has_scale(quantity):
        return quantity
    read, _ = read_numbers(f"{quantity.text} {words}")
    if len(read) != 1 or read[0].start != 0:
        return quantity
    return replace(
        read[0].moved(quantity.start),
        end=quantity.end,
        text=quantity.text,
        number_start=quantity.number_start,
        number_end=quantity.number_end,
    )


def _has_scale(quantity: Quantity) -> bool:
    """Whether a number is written with a scale of its own: "3,6 miljoen" below "(x miljoen)"."""
    return any(map(str.isdigit, quantity.text)) and any(map(str.isalpha, quantity.text))


def with_unit(quantity: Quantity, cell: str, words: str) -> Quantity:
    """The number of a cell with the unit of its heading; one that has a unit of its own stays as it is.

    Args:
        quantity: The number, with offsets in the cell.
        cell: The words of the cell.
        words: The unit, from `find_unit_words`.
    """
    bare = quantity.unit is None and quantity.kind == "number" and not _has_scale(quantity)
    number = cell.rstrip(" )") if cell.startswith("(") else cell.rstrip()  # a loss: "(8,9)"
    if not bare or quantity.end != len(number):
        return quantity
    read, _ = read_numbers(f"{number} {words}")
    if len(read) != 1 or read[0].start != quantity.start:
        return quantity
    return replace(
        read[0],
        end=quantity.end,
        text=quantity.text,
        number_start=quantity.number_start,
        number_end=quantity.number_end,
    )
