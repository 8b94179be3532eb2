"""A Dask cluster of worker processes on this machine, one of which is killed on the way."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cijfercheck.batch.audit import audit
from cijfercheck.batch.dask_engine import DaskEngine
from cijfercheck.batch.engine import EngineError
from cijfercheck.batch.partition import CheckerSettings
from cijfercheck.batch.run import Progress
from tests.batch.audits import contents, sparse_articles, write_lines

if TYPE_CHECKING:
    from distributed import LocalCluster

pytest.importorskip("distributed", reason="the extra cijfercheck[dask] is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")  # what a cluster says when one of its workers is killed


@pytest.fixture
def cluster() -> "Iterator[LocalCluster]":
    """Two worker processes."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


def test_a_cluster_that_loses_a_worker_gives_the_tables_of_this_machine(
    cluster: "LocalCluster", tmp_path: Path
) -> None:
    collection = write_lines(tmp_path / "stukken.jsonl", *sparse_articles(280))
    killed: list[int] = []

    def tell(progress: Progress) -> None:
        if progress.done and not killed:
            process = next(iter(cluster.workers.values())).pid
            os.kill(process, signal.SIGKILL)
            killed.append(process)

    audit(collection, tmp_path / "cluster", scheduler=cluster.scheduler_address, tell=tell)
    audit(collection, tmp_path / "hier", workers=1)
    assert len(killed) == 1
    assert contents(tmp_path / "cluster") == contents(tmp_path / "hier")


def test_a_scheduler_that_is_not_there_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cijfercheck.batch.dask_engine._PATIENCE", 1)
    engine = DaskEngine(CheckerSettings(), "tcp://127.0.0.1:9")
    with pytest.raises(EngineError) as refused:
        engine.start()
    assert str(refused.value).startswith("--scheduler tcp://127.0.0.1:9: deze scheduler is niet te bereiken")
    assert "\n" not in str(refused.value)
