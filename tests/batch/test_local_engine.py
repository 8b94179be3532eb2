"""Worker processes on this machine, with the real checker."""

import os
import signal
from pathlib import Path

import pytest

from cijfercheck.batch.audit import audit
from cijfercheck.batch.engine import EngineError, Task
from cijfercheck.batch.inputs.rows import Row
from cijfercheck.batch.local_engine import LocalEngine
from cijfercheck.batch.partition import CheckerSettings
from cijfercheck.errors import CijfercheckError
from tests.batch.audits import Record, contents, sparse_articles, write_lines


def _rows(count: int, first: int = 0) -> tuple[Row, ...]:
    return tuple(
        Row(number, {"text": f"In 2024 waren er {number} meldingen."})
        for number in range(first, first + count)
    )


def test_a_worker_that_is_killed_is_replaced_and_its_task_comes_back() -> None:
    engine = LocalEngine(CheckerSettings(), workers=1)
    try:
        assert engine.start().model.startswith("nl_cijfercheck_sm-")
        engine.submit(Task(0, _rows(50)))
        assert (engine.free, engine.running) == (0, 1)
        os.kill(engine._workers[0].process.pid or 0, signal.SIGKILL)
        assert engine.wait() == [(Task(0, _rows(50)), None)]
        assert (engine.free, engine.running) == (1, 0)
        engine.submit(Task(0, _rows(2), attempt=2))
        done: list[tuple[Task, object]] = []
        while not done:
            done += engine.wait()
        tables = engine_tables(done)
        assert [row["claims"] for row in tables] == [1, 1]
    finally:
        engine.close()


def test_a_worker_makes_way_for_another_after_so_many_tasks() -> None:
    engine = LocalEngine(CheckerSettings(), workers=1, most_tasks=2)
    try:
        engine.start()
        seen = []
        for number in range(3):
            engine.submit(Task(number, _rows(1, number)))
            seen.append(engine._workers[0].process.pid)
            done: list[tuple[Task, object]] = []
            while not done:
                done += engine.wait()
            assert [row["claims"] for row in engine_tables(done)] == [1]
        assert seen[0] == seen[1] != seen[2]
    finally:
        engine.close()


def engine_tables(done: list[tuple[Task, object]]) -> list[Record]:
    """The documents of the first task that came back."""
    from cijfercheck.batch.tables import Tables

    tables = done[0][1]
    assert isinstance(tables, Tables)
    rows: list[Record] = tables.documents.to_pylist()
    return rows


def test_two_workers_write_the_bytes_of_one(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "x.jsonl", *sparse_articles(85))
    audit(path, tmp_path / "een", workers=1)
    audit(path, tmp_path / "twee", workers=2)
    assert contents(tmp_path / "een") == contents(tmp_path / "twee")


def test_what_a_worker_cannot_load_is_said_once() -> None:
    engine = LocalEngine(CheckerSettings(model="bestaat_niet"), workers=2)
    try:
        with pytest.raises(CijfercheckError, match="bestaat_niet"):
            engine.start()
    finally:
        engine.close()


def test_workers_that_keep_dying_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "cijfercheck.batch.local_engine._work", os.abort
    )  # takes no arguments: every start fails
    engine = LocalEngine(CheckerSettings(), workers=1)
    try:
        with pytest.raises(EngineError, match="werkprocessen stoppen steeds bij het laden"):
            engine.start()
    finally:
        engine.close()
