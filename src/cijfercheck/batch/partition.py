"""Checks the rows of a partition: the work that a worker process does, on this machine or another.

Here alone any exception is caught: a failing article becomes a row with its stage and cause. `stage` is "read" (the row is
no article), "language" (it is not in Dutch), "check" (the checker failed) or "worker" (its process died).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cijfercheck.batch.articles import RowError, make_article, read_labels
from cijfercheck.batch.inputs.rows import Row
from cijfercheck.batch.tables import TableRows, Tables
from cijfercheck.plugins import find_readers

if TYPE_CHECKING:
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
    from cijfercheck.model.article import Article

    return checker.check_article(Article(id="", text="")).versions


def check_rows(checker: "Checker", rows: Sequence[Row]) -> Tables:
    """Check rows in their order; every row gives one row of `documents`."""
    readers = find_readers()
    collected = TableRows()
    for row in rows:
        labels = read_labels(row)
        try:
            article = make_article(row, readers)
        except RowError as error:
            collected.add_failure(row, labels, "read", str(error))
            continue
        except Exception as error:  # noqa: BLE001 # the one place: a failing article is a row
            collected.add_failure(row, labels, "read", _name(error))
            continue
        if article.language != "nl":
            collected.add_failure(
                row, labels, "language", f"deze tekst lijkt niet Nederlands ({article.language})"
            )
            continue
        try:
            report = checker.check_article(article)
        except Exception as error:  # noqa: BLE001
            collected.add_failure(row, labels, "check", _name(error))
            continue
        collected.add_report(row, labels, article, report)
    return collected.to_tables()


def fail_row(row: Row) -> Tables:
    """Give the tables of a row on which worker processes die."""
    collected = TableRows()
    collected.add_failure(row, read_labels(row), "worker", WORKER_DIED)
    return collected.to_tables()


def _name(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
