"""Measures an audit: articles and words per second, peak memory, and where the time goes.

    python benchmarks/audit.py
    python benchmarks/audit.py --articles 2000 --reference reference --no-dask

Generates articles from the drafts of the corpus, cut into paragraphs and shuffled, and from templates with numbers that differ;
audits them with one worker, with two and on a Dask cluster of two worker processes; compares the tables; and times each stage of
the check in this process. Words per second of an audit count from the first partition on, without the loading of the model.
`nlp.pipe` over the same texts with two processes stands beside it.
"""

import argparse
import gzip
import json
import random
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psutil

from cijfercheck import pipeline
from cijfercheck.batch import partition
from cijfercheck.batch.audit import audit
from cijfercheck.batch.inputs.open import open_collection
from cijfercheck.batch.partition import CheckerSettings, check_rows
from cijfercheck.batch.run import Progress
from cijfercheck.plugins import find_readers
from cijfercheck.reading._files import read_article

_TEMPLATES = (
    "In {year} telde {place} {count} inwoners, {percent} procent meer dan een jaar eerder.",
    "Het aantal meldingen steeg van {less} in {before} naar {count} in {year}.",
    "Van de {count} ondervraagden is {percent} procent voor; in {before} was dat {other} procent.",
    "De gemeente trekt er {amount},{digit} miljoen euro voor uit, zegt de wethouder van {place}.",
)
_PLACES = ("Utrecht", "Zwolle", "Breda", "Groningen", "Venlo", "Almere", "Leeuwarden")
_OUTLETS = ("De Bode", "Omroep Oost", "Het Dagblad", "Nieuwsland")
_STAGES = {
    "make_article": (partition, "reading"),
    "extract_article": (pipeline, "extraction"),
    "compare_claims": (pipeline, "matching"),
    "add_calculations": (pipeline, "arithmetic"),
    "settle": (pipeline, "checks"),
    "make_report": (pipeline, "report"),
}
_TABLES = ("claims", "findings", "documents")


def generate(path: Path, count: int, corpus: Path) -> None:
    """Write articles as JSON Lines with gzip; the same count gives the same file."""
    chance = random.Random(7)  # noqa: S311 # no secret
    readers = find_readers()
    drafts = [
        [part for part in read_article(file, readers).text.split("\n") if part.strip()]
        for file in sorted(corpus.glob("*/article.*"))
    ]
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        for number in range(count):
            title, *paragraphs = chance.choice(drafts)
            chance.shuffle(paragraphs)
            own = " ".join(_fill(chance) for _ in range(chance.randint(2, 8)))
            record = {
                "id": f"artikel-{number}",
                "title": title.lstrip("# "),
                "lead": own,
                "body": "\n\n".join(paragraphs),
                "date": f"{chance.randint(2019, 2024)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
                "outlet": chance.choice(_OUTLETS),
            }
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def _fill(chance: random.Random) -> str:
    year, count = chance.randint(2015, 2024), chance.randint(200, 90_000)
    return chance.choice(_TEMPLATES).format(
        year=year,
        before=year - 1,
        place=chance.choice(_PLACES),
        count=f"{count:,}".replace(",", "."),
        less=f"{count * 9 // 10:,}".replace(",", "."),
        percent=chance.randint(2, 60),
        other=chance.randint(2, 60),
        amount=chance.randint(1, 40),
        digit=chance.randint(1, 9),
    )


class Memory:
    """Looks twice a second at the memory of this process and its children together, while it is entered."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.peak = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop looking."""
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        own = psutil.Process()
        while not self._end.wait(0.5):
            used = 0
            for process in (own, *own.children(recursive=True)):
                try:
                    used += process.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
            self.peak = max(self.peak, used)


def measure(name: str, collection: Path, output: Path, references: list[Path], **how: Any) -> None:  # noqa: ANN401
    """Run an audit and print how fast it went and how much memory it took."""
    moments: list[tuple[float, Progress]] = []
    with Memory() as memory:
        started = time.perf_counter()
        audit(
            collection,
            output,
            references=references,
            tell=lambda progress: moments.append((time.perf_counter(), progress)),
            **how,
        )
        ended = time.perf_counter()
    begun, checked = moments[0][0], moments[-1]
    seconds = checked[0] - begun
    _say(
        f"{name:14}{checked[1].rows / seconds:9.1f} articles/s {checked[1].words / seconds:9.0f} words/s"
        f"{memory.peak / 2**20:9.0f} MB peak   loading {begun - started:.1f} s, tables and page {ended - checked[0]:.1f} s"
    )


def measure_stages(collection: Path, references: list[Path], most: int) -> None:
    """Print the share of each stage, over the first articles, in this process."""
    rows = [
        row for part in open_collection(collection).partitions(most, range(1, 1 << 30)) for row in part.rows
    ]
    checker = CheckerSettings(tuple(map(str, references))).make_checker()
    seconds: defaultdict[str, float] = defaultdict(float)
    with ExitStack() as stack:
        for function, (module, stage) in _STAGES.items():
            timed = _timed(getattr(module, function), stage, seconds)
            stack.enter_context(patch.object(module, function, timed))
        started = time.perf_counter()
        check_rows(checker, rows)
        whole = time.perf_counter() - started
    seconds["tables and the rest"] = whole - sum(seconds.values())
    _say(f"\nstages, over {len(rows)} articles in one process:")
    for stage, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        _say(f"  {stage:22}{100 * spent / whole:5.1f}%")


def _timed(function: Callable[..., object], stage: str, seconds: dict[str, float]) -> Callable[..., object]:
    def run(*arguments: object, **options: object) -> object:
        started = time.perf_counter()
        try:
            return function(*arguments, **options)
        finally:
            seconds[stage] += time.perf_counter() - started

    return run


def measure_pipe(collection: Path, most: int) -> None:
    """Print the words per second of spaCy's own `nlp.pipe` over the first texts with two processes."""
    from cijfercheck.extraction.load import load_pipeline

    texts = list(_texts(collection, most))
    nlp = load_pipeline(None)
    own = [
        name for name in nlp.pipe_names if name.startswith("cijfer_")
    ]  # their results cannot go from process to process
    started = time.perf_counter()
    for _ in nlp.pipe(texts, n_process=2, batch_size=50, disable=own):
        pass
    seconds = time.perf_counter() - started
    words = sum(len(text.split()) for text in texts)
    _say(
        f"{'nlp.pipe, two':14}{len(texts) / seconds:9.1f} articles/s {words / seconds:9.0f} words/s (loading included)"
    )


def _texts(collection: Path, most: int) -> Iterator[str]:
    for part in open_collection(collection).partitions(most, range(1, 1 << 30)):
        for row in part.rows:
            yield "\n\n".join(str(row.fields[name]) for name in ("title", "lead", "body"))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Measure what the options ask for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/dev"))
    parser.add_argument("--reference", type=Path, action="append", default=[])
    parser.add_argument("--no-dask", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        collection = place / "articles.jsonl.gz"
        generate(collection, options.articles, options.corpus)
        runs = ["one worker", "two workers"]
        measure("one worker", collection, place / "one worker", options.reference, workers=1)
        measure("two workers", collection, place / "two workers", options.reference, workers=2)
        if not options.no_dask:
            from distributed import LocalCluster

            runs.append("dask, two")
            with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
                measure(
                    "dask, two",
                    collection,
                    place / "dask, two",
                    options.reference,
                    scheduler=cluster.scheduler_address,
                )
        measure_pipe(collection, min(options.articles, 1000))
        tables = [[(place / run / f"{name}.parquet").read_bytes() for name in _TABLES] for run in runs]
        _say(
            "tables: " + ("the same bytes" if all(table == tables[0] for table in tables) else "NOT the same")
        )
        measure_stages(collection, options.reference, min(options.articles, 1000))


if __name__ == "__main__":
    main()
