"""Annotated cases: a folder with an article, what it may be compared with, and `gold.json` (contract, section 5)."""

import datetime
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from cijfercheck.errors import CijfercheckError
from cijfercheck.language.period_notation import parse_period
from cijfercheck.model.period import Period

Span = tuple[int, int]

_GOLD = "gold.json"


class CaseError(CijfercheckError):
    """A case whose files or annotation do not hold."""


class _Annotation(BaseModel):
    """Part of `gold.json`; fields that are not scored are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


class GoldPlace(_Annotation):
    """A number in the text: `quote` is a unique substring of it, `figure` a substring of the quote."""

    quote: str
    figure: str

    def find_in(self, text: str) -> Span:
        """Return where the figure stands; of several in the quote, the first that is not part of a longer number.

        Raises:
            ValueError: the quote is not in the text exactly once, or the figure not in the quote.
        """
        if (times := text.count(self.quote)) != 1:
            raise ValueError(
                f"citaat {self.quote!r} staat {times} keer in de tekst; dat moet precies één keer zijn"
            )
        if not self.figure or self.figure not in self.quote:
            raise ValueError(f"getal {self.figure!r} staat niet in citaat {self.quote!r}")
        alone = re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(self.figure)}(?!\w)(?![.,]\d)", self.quote)
        offset = alone.start() if alone else self.quote.index(self.figure)
        start = text.index(self.quote) + offset
        return start, start + len(self.figure)


class GoldError(GoldPlace):
    """A wrong number, the kinds it may be called, the value it should have, and other places that may be named."""

    kinds: tuple[str, ...] = ()
    expected: str | None = None
    also_ok: tuple[GoldPlace, ...] = ()


class GoldFigure(GoldPlace):
    """A number with what it says; `period` is empty where the text leaves it open."""

    value: str
    kind: str = ""
    role: str = ""
    subject: str = ""
    period: str | dict[str, str | None] = ""

    def parse_period(self) -> Period | None:
        """Read the period, None where it is empty.

        Raises:
            ValueError: it is not written as in a reference file.
        """
        return parse_period(self.period) if self.period else None


class Gold(_Annotation):
    """The annotation of one case."""

    date: datetime.date | None = None
    domain: str = ""
    notes: str = ""
    errors: tuple[GoldError, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    not_claims: tuple[GoldPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A case that was read; `name` is its folder below the one that was asked for."""

    name: str
    folder: Path
    article: Path
    sources: tuple[Path, ...]
    references: tuple[Path, ...]
    gold: Gold

    def check_against(self, text: str) -> None:
        """See to it that every place of the annotation stands in the text.

        Raises:
            CaseError: one does not.
        """
        gold = self.gold
        extra = [place for error in gold.errors for place in error.also_ok]
        for place in (*gold.errors, *extra, *gold.figures, *gold.not_claims):
            try:
                place.find_in(text)
                if isinstance(place, GoldFigure):
                    place.parse_period()
            except ValueError as error:
                raise CaseError(f"{self.folder / _GOLD}: {error}") from error


def find_case_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders at or below `root` that hold a `gold.json`, by name.

    Raises:
        CaseError: there is no such folder, or it holds no case.
    """
    if not root.is_dir():
        raise CaseError(f"{root}: deze map bestaat niet")
    folders = tuple(sorted(path.parent for path in root.rglob(_GOLD)))
    if not folders:
        raise CaseError(f"{root}: hier staat geen geval; elk geval is een map met {_GOLD} en article.*")
    return folders


def read_case(folder: Path, root: Path) -> Case:
    """Read a case, but not its article.

    Raises:
        CaseError: the article is missing or `gold.json` is not as it should be.
    """
    articles = _files(folder, "article")
    if len(articles) != 1:
        raise CaseError(f"{folder}: {len(articles)} bestanden article.*; dat moet er precies één zijn")
    return Case(
        name=folder.name if folder == root else folder.relative_to(root).as_posix(),
        folder=folder,
        article=articles[0],
        sources=_files(folder, "source"),
        references=_files(folder, "reference"),
        gold=_read_gold(folder / _GOLD),
    )


def _files(folder: Path, stem: str) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.glob(f"{stem}.*") if path.is_file()))


def _read_gold(path: Path) -> Gold:
    try:
        return Gold.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except json.JSONDecodeError as error:
        raise CaseError(f"{path}:{error.lineno}: geen geldige JSON: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise CaseError(f"{path}: geen UTF-8") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise CaseError(f"{path}: {_field(first['loc'])}: {first['msg']}") from error


def _field(location: Iterable[int | str]) -> str:
    """Write where in the file a value stands: "errors[0].quote"."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
