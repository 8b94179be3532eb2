"""Checks the rows of a partition: the work that a worker process does, on this machine or another.

Here alone any exception is caught: a failing article becomes a row with its stage and cause. `stage` is "read" (the row is
no article), "language" (it is not in Dutch), "check" (the checker failed) or "worker" (its process died).
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cijfercheck.batch.articles import RowError, make_article, read_labels
from cijfercheck.batch.inputs.rows import Row
from cijfercheck.batch.tables import TableRows, Tables
from cijfercheck.model.article import Article
from cijfercheck.plugins import find_readers

if TYPE_CHECKING:
    from cijfercheck.model.plugin import Reader
    from cijfercheck.model.report import Versions
    from cijfercheck.pipeline import Checker

Stage = Literal["read", "language", "check", "worker"]
WORKER_DIED = "het proces dat dit artikel controleerde is twee keer gestopt (te weinig geheugen?)"


@dataclass(frozen=True, slots=True)
class CheckerSettings:
    """What a worker makes its checker of."""

    references: tuple[str, ...] = ()
    model: str | None = None
    language: str = "nl"

    def make_checker(self) -> "Checker":
        """Load the pipeline and the references.

        Raises:
            CijfercheckError: one of them cannot be used.
        """
        from cijfercheck.pipeline import Checker

        return Checker(self.references, model=self.model, language=self.language)


def describe_checker(checker: "Checker") -> "Versions":
    """Say with which versions a checker works."""
    return checker.check_article(Article(id="", text="")).versions


def check_rows(checker: "Checker", rows: Sequence[Row]) -> Tables:
    """Check rows in their order; every row gives one row of `documents`. The checker keeps nothing of them."""
    with checker.forgetting():
        return _check_rows(checker, rows)


def _check_rows(checker: "Checker", rows: Sequence[Row]) -> Tables:
    readers = find_readers()
    collected = TableRows()
    read = [_read_row(row, readers) for row in rows]
    with suppress(Exception):  # the article to blame fails again when its turn comes, by itself
        checker.read_ahead(article for article in read if isinstance(article, Article))
    for row, article in zip(rows, read, strict=True):
        labels = read_labels(row)
        if not isinstance(article, Article):
            collected.add_failure(row, labels, *article)
            continue
        try:
            report = checker.check_article(article)
        except Exception as error:  # noqa: BLE001 # the one place: a failing article is a row
            collected.add_failure(row, labels, "check", _name(error))
            continue
        collected.add_report(row, labels, article, report)
    return collected.to_tables()


def _read_row(row: Row, readers: "tuple[Reader, ...]") -> Article | tuple[Stage, str]:
    """The article of a row, or the stage at which it failed and why."""
    try:
        article = make_article(row, readers)
    except RowError as error:
        return "read", str(error)
    except Exception as error:  # noqa: BLE001
        return "read", _name(error)
    if article.language != "nl":
        return "language", f"deze tekst lijkt niet Nederlands ({article.language})"
    return article


def fail_row(row: Row) -> Tables:
    """Give the tables of a row on which worker processes die."""
    collected = TableRows()
    collected.add_failure(row, read_labels(row), "worker", WORKER_DIED)
    return collected.to_tables()


def _name(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
