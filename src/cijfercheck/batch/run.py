"""Runs an audit: the partitions that are not done yet, each to a worker, and then the tables, pictures and summary.

The partitions are ranges of rows and do not depend on the workers: the same input gives the same tables, whoever does the work
and however often it is broken off.
"""

from collections import deque
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pyarrow as pa

from cijfercheck.batch.engine import Engine, Task
from cijfercheck.batch.folder import REPORT, SUMMARY, OutputFolder
from cijfercheck.batch.partition import fail_row
from cijfercheck.batch.tables import Tables, carried_names, join_tables

if TYPE_CHECKING:
    from cijfercheck.batch.inputs.rows import Collection, Partition
    from cijfercheck.model.report import Versions

ROWS_IN_PARTITION = 40
_ATTEMPTS = 2
"""So often workers may die on a task; then its rows are given out one by one, and a row that kills them has failed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, in rows; `words` and `failed` count what was done in this run."""

    rows: int
    done: int
    words: int = 0
    failed: int = 0


@dataclass(slots=True)
class _Split:
    """A partition whose rows are given out one by one: their tables as they come back."""

    tables: dict[int, Tables] = field(default_factory=dict)


def run_audit(
    collection: "Collection",
    engine: Engine,
    output: OutputFolder,
    describe: Callable[["Versions"], dict[str, object]],
    tell: Callable[[Progress], None],
    *,
    language: str = "nl",
    overwrite: bool = False,
    size: int = ROWS_IN_PARTITION,
) -> bool:
    """Check a collection into a folder that was found free; False where all was done already.

    Args:
        collection: The articles.
        engine: The workers; they are started here, and left to the caller to close.
        output: The folder.
        describe: Makes the identity of the run of the workers' versions, for `run.json`.
        tell: Is told how far the run is, after every partition.
        language: The language of the page, "nl" or "en".
        overwrite: Whether what another run left goes.
        size: How many rows a partition has.

    Raises:
        CijfercheckError: the folder is of another run, or the workers cannot work.
        OSError: the disk is full, or not to be written; what was done is kept.
    """
    from cijfercheck.batch.page.page import render_page
    from cijfercheck.batch.summary import summarise

    identity = describe(engine.start())
    done = output.claim(identity, overwrite=overwrite)
    if output.is_done:
        output.drop_parts()
        return False
    _check_partitions(collection, engine, output, tell, done, size)
    output.join_parts()
    summary = summarise(output.path, identity)
    output.write_text(REPORT, render_page(output.path, summary, language))
    output.write_text(SUMMARY, summary.to_json())
    output.drop_parts()
    return True


def _check_partitions(
    collection: "Collection",
    engine: Engine,
    output: OutputFolder,
    tell: Callable[[Progress], None],
    done: Container[int],
    size: int,
) -> None:
    """Give out what is not done until all of it is."""
    rows_done = sum(
        min(size, collection.rows - first)
        for index, first in enumerate(range(0, collection.rows, size))
        if index in done
    )
    progress = Progress(collection.rows, rows_done)
    tell(progress)
    partitions: dict[int, Partition] = {}
    splits: dict[int, _Split] = {}
    again: deque[Task] = deque()
    fresh = _tasks(collection.partitions(size, done), partitions)
    while True:
        while engine.free > 0 and (task := again.popleft() if again else next(fresh, None)):
            engine.submit(task)
        if not engine.running:
            return
        for task, tables in engine.wait():
            whole = _settle(task, tables, partitions[task.part], splits, again)
            if whole is None:
                continue
            partition = partitions.pop(task.part)
            splits.pop(task.part, None)
            output.add_part(task.part, _carry(whole, partition, collection.carried))
            progress = _advance(progress, whole)
            tell(progress)


def _tasks(found: Iterator["Partition"], partitions: dict[int, "Partition"]) -> Iterator[Task]:
    """Yield a task for each partition, and keep the partition until it is done."""
    for partition in found:
        partitions[partition.index] = partition
        yield Task(partition.index, partition.rows)


def _settle(
    task: Task,
    tables: Tables | None,
    partition: "Partition",
    splits: dict[int, _Split],
    again: deque[Task],
) -> Tables | None:
    """Take what came back of a task; the tables of its partition where that is done, else None."""
    if tables is None and task.attempt < _ATTEMPTS:
        again.append(replace(task, attempt=task.attempt + 1))
        return None
    if len(task.rows) > 1 and tables is None:
        splits[task.part] = _Split()
        again.extend(Task(task.part, (row,)) for row in task.rows)
        return None
    if tables is None:
        tables = fail_row(task.rows[0])
    if task.part not in splits:
        return tables
    pieces = splits[task.part].tables
    pieces[task.rows[0].number] = tables
    if len(pieces) < len(partition.rows):
        return None
    return join_tables(pieces[number] for number in sorted(pieces))


def _carry(tables: Tables, partition: "Partition", schema: pa.Schema) -> Tables:
    """Put the columns that are carried through behind those of the documents."""
    if not schema.names or partition.carried is None:
        return tables
    documents = tables.documents
    for name, given in zip(schema.names, carried_names(schema.names), strict=True):
        column = partition.carried.column(name).combine_chunks()
        documents = documents.append_column(pa.field(given, schema.field(name).type), column)
    return Tables(tables.claims, tables.findings, documents)


def _advance(progress: Progress, tables: Tables) -> Progress:
    words = sum(count or 0 for count in tables.documents.column("words").to_pylist())
    failed = sum(cause is not None for cause in tables.documents.column("cause").to_pylist())
    return replace(
        progress,
        done=progress.done + tables.documents.num_rows,
        words=progress.words + words,
        failed=progress.failed + failed,
    )
