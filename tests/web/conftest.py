"""A server that really runs, on a free port of this machine, with one process that checks."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn

from cijfercheck.web.app import create_app
from cijfercheck.web.jobs import DeskFiles
from cijfercheck.web.pool import Pool
from cijfercheck.web.reviews import ReviewStore

CASE = Path(__file__).parents[2] / "corpus" / "dev" / "mensenhandel-bron"
DRAFT = (CASE / "article.md").read_text(encoding="utf-8")
SOURCE = (CASE / "source.txt").read_text(encoding="utf-8")
REFERENCE = """\
dataset: sluizen
title: Schepen in de sluis
publisher: Waterschap
published: 2025-02-01
figures:
  - id: schepen
    label: gepasseerde schepen
    unit: aantal
    series: {2023: 610, 2024: 742}
"""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: its address, and a client for it."""

    url: str
    port: int
    client: httpx.Client
    reviews: ReviewStore


@pytest.fixture(scope="session")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    """One process, with a reference file."""
    file = tmp_path_factory.mktemp("cijfers") / "sluizen.yaml"
    file.write_text(REFERENCE, encoding="utf-8")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    made = Pool(DeskFiles(references=(str(file),)), workers=1)
    yield made
    made.close()


@pytest.fixture(scope="session")
def server(pool: Pool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server for all tests; each keeps reviews of documents of its own."""
    reviews = ReviewStore(tmp_path_factory.mktemp("beoordelingen") / "reviews.sqlite")
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    runner = uvicorn.Server(uvicorn.Config(create_app(pool, reviews), log_level="error"))
    thread = threading.Thread(target=runner.run, kwargs={"sockets": [listener]})
    thread.start()
    while not runner.started:
        time.sleep(0.01)
    url = f"http://127.0.0.1:{port}"
    with httpx.Client(base_url=url, timeout=60) as client:
        yield Running(url, port, client, reviews)
    runner.should_exit = True
    thread.join()
    listener.close()
