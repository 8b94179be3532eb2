"""Measures a server with many editors at once: each types in a draft of its own and waits for the marks.

    python benchmarks/serve.py
    python benchmarks/serve.py --editors 30 --words 600 --rounds 5 --pause 8
    python benchmarks/serve.py --editors 1 --words 1000 --rounds 20 --pause 1 --beside

Every editor has another draft, put together from the annotated cases, dense with numbers; with `--beside` also the source and the
reference of one of them. A round puts a sentence with a number into another paragraph, so that no answer is remembered.
`--pause` is the mean time in seconds between two checks of an editor, at random with a fixed seed; 0 sends all drafts in the same
instant, which is the worst that can be. Prints the median, the 95th percentile and the slowest check.
"""

import argparse
import asyncio
import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from cijfercheck.web.app import create_app
from cijfercheck.web.jobs import DeskFiles
from cijfercheck.web.pool import Pool
from cijfercheck.web.reviews import ReviewStore

_CASES = Path(__file__).parents[1] / "corpus" / "dev"
_SUFFIXES = (".md", ".txt")


def main() -> int:
    """Run the benchmark; the status is 0."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--editors", type=int, default=30)
    options.add_argument("--words", type=int, default=600, help="of each draft")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--pause", type=float, default=8.0)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--beside", action="store_true", help="give each draft a source and a reference")
    chosen = options.parse_args()
    drafts = [
        {"text": make_draft(number, chosen.words), **(find_beside(number) if chosen.beside else {})}
        for number in range(chosen.editors)
    ]
    with running_server(chosen.workers) as url:
        seconds = sorted(asyncio.run(run_editors(url, drafts, chosen.rounds, chosen.pause)))
    words = sum(len(draft["text"].split()) for draft in drafts) / len(drafts)
    shown = ", ".join(
        f"{name} {seconds[min(int(share * len(seconds)), len(seconds) - 1)]:.2f} s"
        for name, share in (("median", 0.5), ("p95", 0.95), ("slowest", 1.0))
    )
    sys.stdout.write(f"{chosen.editors} editors, {words:.0f} words, {len(seconds)} checks: {shown}\n")
    return 0


@contextmanager
def running_server(workers: int) -> Iterator[str]:
    """A server on a free port, its address; it keeps its reviews in a folder that goes with it."""
    pool = Pool(DeskFiles(), workers=workers)
    pool.desk()
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        app = create_app(pool, ReviewStore(Path(folder) / "reviews.sqlite"))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()
    pool.close()


def make_draft(number: int, words: int) -> str:
    """Put a draft together from cases, beginning at another one for each editor."""
    cases = sorted(path for path in _CASES.glob("*/article.*") if path.suffix in _SUFFIXES)
    paragraphs: list[str] = []
    for step in range(len(cases)):
        text = cases[(number * 7 + step) % len(cases)].read_text(encoding="utf-8")
        for paragraph in text.split("\n\n"):
            paragraphs.append(paragraph)
            if sum(len(one.split()) for one in paragraphs) >= words:
                return "\n\n".join(paragraphs)
    return "\n\n".join(paragraphs)


def find_beside(number: int) -> dict[str, Any]:
    """The source of one case and the reference of one, others for each editor."""
    found = {}
    for name, pattern in (("sources", "*/source.txt"), ("references", "*/reference.yaml")):
        files = sorted(_CASES.glob(pattern))
        found[name] = [files[number % len(files)].read_text(encoding="utf-8")]
    return found


def edit(draft: str, number: int) -> str:
    """Put a sentence with a number behind one of the paragraphs, another in each round."""
    paragraphs = draft.split("\n\n")
    paragraphs.insert(1 + number * 5 % len(paragraphs), f"Een jaar eerder waren dat er nog {number + 31}.")
    return "\n\n".join(paragraphs)


async def run_editors(url: str, drafts: list[dict[str, Any]], rounds: int, pause: float) -> list[float]:
    """Let all editors work at once and return how long each check took, in seconds, but for the first of each."""
    async with httpx.AsyncClient(
        base_url=url, timeout=120, limits=httpx.Limits(max_connections=len(drafts))
    ) as client:
        await asyncio.gather(*(run_check(client, draft) for draft in drafts))
        results = await asyncio.gather(
            *(
                run_editor(client, draft, rounds, pause, random.Random(number))  # noqa: S311
                for number, draft in enumerate(drafts)
            )
        )
    return [seconds for result in results for seconds in result]


async def run_editor(
    client: httpx.AsyncClient, draft: dict[str, Any], rounds: int, pause: float, chance: random.Random
) -> list[float]:
    """Work as one editor: wait, change a paragraph, check."""
    durations = []
    for number in range(rounds):
        await asyncio.sleep(chance.uniform(0, 2 * pause))
        durations.append(await run_check(client, {**draft, "text": edit(draft["text"], number)}))
    return durations


async def run_check(client: httpx.AsyncClient, draft: dict[str, Any]) -> float:
    """Check a draft and return how long it took, in seconds."""
    started = time.perf_counter()
    (await client.post("/api/check", json={**draft, "format": "markdown"})).raise_for_status()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
