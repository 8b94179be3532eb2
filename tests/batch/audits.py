"""Small collections and a checker of which the tests know what it finds, for the tests of the audit."""

import json
import re
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import cast

import pyarrow.parquet as pq

from cijfercheck.batch.engine import Engine, Task
from cijfercheck.batch.folder import OutputFolder
from cijfercheck.batch.inputs.open import open_collection
from cijfercheck.batch.inputs.rows import Row
from cijfercheck.batch.partition import check_rows
from cijfercheck.batch.run import Progress, run_audit
from cijfercheck.batch.tables import Tables
from cijfercheck.model.article import Article
from cijfercheck.model.report import (
    ClaimRecord,
    Coverage,
    DocumentRecord,
    NotClaimRecord,
    Report,
    Status,
    SubjectRecord,
    Versions,
)
from cijfercheck.pipeline import Checker
from tests.conftest import make_finding

Record = dict[str, object]
VERSIONS = Versions(cijfercheck="0.1.0", model="fake", references={"cijfers": "a" * 64})
OUTPUTS = ("claims.parquet", "findings.parquet", "documents.parquet", "summary.json", "report.html")


class NumberChecker:
    """Takes every run of digits for a claim: 944 is an alarm, 12 unsupported, 7 unread; a text with "stuk" breaks it."""

    def forgetting(self) -> AbstractContextManager[None]:
        return nullcontext()

    def check_article(self, article: Article) -> Report:
        if "stuk" in article.text:
            raise ZeroDivisionError("door nul\ngedeeld")
        places = [(found.start(), found.end()) for found in re.finditer(r"\d+", article.text)]
        claims = tuple(
            _claim(f"c{number}", article.text, *place)
            for number, place in enumerate(places, 1)
            if article.text[slice(*place)] != "7"
        )
        unread = tuple(
            NotClaimRecord(start=start, end=end, text="7", reason="unread")
            for start, end in places
            if article.text[start:end] == "7"
        )
        statuses = [claim.status for claim in claims]
        findings = tuple(
            make_finding(
                "wrong-subject" if claim.status == "inconsistent" else "unsupported",
                "error" if claim.status == "inconsistent" else "info",
                (claim.start, claim.end),
                (claim.id,),
                expected="79" if claim.status == "inconsistent" else None,
            )
            for claim in claims
            if claim.status != "consistent"
        )
        return Report(
            document=DocumentRecord(
                id=article.id, title=article.title, date=article.date, language="nl", sections=()
            ),
            claims=claims,
            not_claims=unread,
            findings=findings,
            ledger=(),
            coverage=Coverage(
                numbers=len(places),
                not_claims=0,
                claims=len(claims),
                checked=statuses.count("consistent") + statuses.count("inconsistent"),
                consistent=statuses.count("consistent"),
                inconsistent=statuses.count("inconsistent"),
                unsupported=statuses.count("unsupported"),
                unread=len(unread),
            ),
            versions=VERSIONS,
        )


def _claim(name: str, text: str, start: int, end: int) -> ClaimRecord:
    number = text[start:end]
    statuses: dict[str, Status] = {"944": "inconsistent", "12": "unsupported"}
    return ClaimRecord(
        id=name,
        start=start,
        end=end,
        text=number,
        sentence=(
            text.rfind("\n", 0, start) + 1,
            len(text) if text.find("\n", end) < 0 else text.find("\n", end),
        ),
        section="body",
        value=number,
        low=None,
        high=None,
        kind="count",
        unit=None,
        qualifier="exact",
        role="level",
        subject=SubjectRecord(text="mensen", start=None, end=None, head="mens", modifiers=()),
        whole=None,
        period=None,
        baseline=None,
        region=None,
        attribution=None,
        quoted=False,
        modality="outcome",
        citations=(),
        status=statuses.get(number, "consistent"),
        reason=None,
    )


class HereEngine:
    """Checks in this process, the last task first; `dies` tells on which tasks a worker would die, `stops` when the run is killed."""

    def __init__(
        self, *, dies: Callable[[Task], bool] = lambda _: False, stops: int | None = None, slots: int = 3
    ) -> None:
        self._dies, self._stops, self._slots = dies, stops, slots
        self._tasks: deque[Task] = deque()
        self.seen: list[Task] = []

    def start(self) -> Versions:
        return VERSIONS

    @property
    def free(self) -> int:
        return self._slots - len(self._tasks)

    @property
    def running(self) -> int:
        return len(self._tasks)

    def submit(self, task: Task) -> None:
        self._tasks.append(task)

    def wait(self) -> Sequence[tuple[Task, Tables | None]]:
        if self._stops is not None and len(self.seen) >= self._stops:
            raise KeyboardInterrupt
        task = self._tasks.pop()
        self.seen.append(task)
        return [(task, None if self._dies(task) else check(*task.rows))]

    def close(self) -> None:
        self._tasks.clear()


def check(*rows: Row) -> Tables:
    """Check rows with the checker of which the tests know what it finds."""
    return check_rows(cast("Checker", NumberChecker()), rows)


def run(
    path: Path, output: Path, engine: Engine | None = None, *, size: int = 2, overwrite: bool = False
) -> list[Progress]:
    """Run an audit of a file in this process and return what it told."""
    told: list[Progress] = []
    folder = OutputFolder(output)
    folder.check_free(resume=True, overwrite=overwrite)
    collection = open_collection(path)
    try:
        run_audit(
            collection,
            engine or HereEngine(),
            folder,
            lambda versions: {
                "input": {"sha256": collection.sha256},
                "settings": {"size": size},
                "versions": versions.model_dump(mode="json"),
            },
            told.append,
            overwrite=overwrite,
            size=size,
        )
    finally:
        folder.release()
    return told


def write_lines(path: Path, *records: Record | str) -> Path:
    """Write JSON Lines; a str is written as it is."""
    lines = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def articles(count: int) -> list[Record]:
    """Make articles with alarms, numbers without comparison and numbers that agree, by turns."""
    words = ("Er kwamen 944 mensen.", "Er waren 12 mensen en 30 honden.", "Van de 7 gingen er 400 mee.")
    return [
        {
            "id": f"a{number}",
            "text": f"Een kop\n\n{words[number % 3]}",
            "date": f"2024-0{number % 4 + 1}-15",
            "outlet": ("Bode", "Omroep")[number % 2],
            "pagina": number,
        }
        for number in range(count)
    ]


def sparse_articles(count: int) -> list[Record]:
    """Make articles for the real checker, of which every tenth holds numbers: the others are checked in no time."""
    with_numbers = (
        "Meer meldingen\n\nHet aantal meldingen steeg in 2024 met 50 procent, van {} in 2023 naar 240."
    )
    return [
        {"id": n, "text": "Er is niets te tellen." if n % 10 else with_numbers.format(n + 1)}
        for n in range(count)
    ]


def read(output: Path, table: str) -> list[Record]:
    """Read a table of an audit."""
    rows: list[Record] = pq.read_table(output / f"{table}.parquet").to_pylist()
    return rows


def contents(output: Path) -> dict[str, bytes]:
    """The bytes of all that an audit writes."""
    return {name: (output / name).read_bytes() for name in OUTPUTS}
