"""Measures an audit: articles and words per second, peak memory, and where the time goes.

    python benchmarks/audit.py --articles 2000 --reference reference
    python benchmarks/audit.py --articles 20000 --workers 2 --stages 400
    python benchmarks/audit.py --articles 100000 --dask

Generates articles from the drafts of the corpus, cut into paragraphs and shuffled, and from templates with numbers that differ;
audits them with one worker and with two, and with `--dask` on a cluster of two worker processes; compares the tables; and times each
stage of the check in this process, over the first articles. Words per second of an audit count from the first partition on, without the
loading of the model; those per second of processor count what all processes used, so that other work on the machine matters less.
Memory is that of all processes together, the most in each tenth of the run: as much in the last as in the second is flat.
`nlp.pipe` over the first articles with two processes stands beside it.
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
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psutil

from cijfercheck import pipeline
from cijfercheck.batch import partition
from cijfercheck.batch.audit import audit
from cijfercheck.batch.inputs.open import open_collection
from cijfercheck.batch.partition import CheckerSettings, check_rows
from cijfercheck.batch.run import ROWS_IN_PARTITION, Progress
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
    "read_ahead": (pipeline, "extraction"),
    "extract_article": (pipeline, "extraction"),
    "compare_claims": (pipeline, "matching"),
    "find_pairs": (pipeline, "arithmetic"),
    "expect_partners": (pipeline, "arithmetic"),
    "add_calculations": (pipeline, "arithmetic"),
    "settle": (pipeline, "checks"),
    "make_report": (pipeline, "report"),
}
_TABLES = ("claims", "findings", "documents")
_TENTHS = 10
_LOOKS_A_SECOND = 2


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


class Watch:
    """Looks now and then at this process and its children together, while it is entered: their memory, and the processor time they used."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.memory: list[tuple[float, int]] = []
        self.processor: dict[int, float] = {}
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Watch":
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop looking."""
        self._end.set()
        self._thread.join()

    @property
    def peak(self) -> int:
        """The most memory in bytes."""
        return max((used for _, used in self.memory), default=0)

    @property
    def seconds(self) -> float:
        """The processor time of all processes so far, as it was last seen of each."""
        return sum(self.processor.values())

    def tenths(self, begun: float, ended: float) -> list[int]:
        """The most memory in bytes in each tenth of the time between two moments; nothing where no look fell in it."""
        most = [0] * _TENTHS
        for moment, used in self.memory:
            if begun <= moment < ended:
                place = int((moment - begun) / (ended - begun) * _TENTHS)
                most[place] = max(most[place], used)
        return most

    def _watch(self) -> None:
        own = psutil.Process()
        while not self._end.wait(1 / _LOOKS_A_SECOND):
            used = 0
            for process in (own, *own.children(recursive=True)):
                try:
                    used += process.memory_info().rss
                    times = process.cpu_times()
                except psutil.NoSuchProcess:
                    continue
                self.processor[process.pid] = times.user + times.system
            self.memory.append((time.perf_counter(), used))


def measure(name: str, collection: Path, output: Path, references: list[Path], **how: Any) -> None:  # noqa: ANN401
    """Run an audit and print how fast it went and how much memory it took."""
    moments: list[tuple[float, float, Progress]] = []
    with Watch() as watch:
        started = time.perf_counter()
        audit(
            collection,
            output,
            references=references,
            tell=lambda progress: moments.append((time.perf_counter(), watch.seconds, progress)),
            **how,
        )
        ended = time.perf_counter()
    (begun, used, _), (checked, used_then, progress) = moments[0], moments[-1]
    processor = max(used_then - used, 1e-3)
    _say(
        f"{name:14}{progress.rows / (checked - begun):9.1f} articles/s {progress.words / (checked - begun):9.0f} words/s"
        f"{progress.words / processor:9.0f} words per second of processor"
        f"   loading {begun - started:.1f} s, tables and page {ended - checked:.1f} s"
    )
    tenths = " ".join(f"{most / 2**20:.0f}" if most else "-" for most in watch.tenths(begun, checked))
    _say(f"{'':14}memory in MB by tenths: {tenths}; peak {watch.peak / 2**20:.0f}")


def measure_stages(collection: Path, references: list[Path], most: int) -> None:
    """Print the share of each stage, over the first articles, in this process and in the partitions of an audit."""
    parts = [
        part.rows
        for part in islice(
            open_collection(collection).partitions(ROWS_IN_PARTITION, ()), -(-most // ROWS_IN_PARTITION)
        )
    ]
    checker = CheckerSettings(tuple(map(str, references))).make_checker()
    seconds: defaultdict[str, float] = defaultdict(float)
    with ExitStack() as stack:
        for function, (module, stage) in _STAGES.items():
            timed = _timed(getattr(module, function), stage, seconds)
            stack.enter_context(patch.object(module, function, timed))
        started = time.process_time()
        for rows in parts:
            check_rows(checker, rows)
        whole = time.process_time() - started
    seconds["tables and the rest"] = whole - sum(seconds.values())
    _say(f"\nstages, over {sum(map(len, parts))} articles in one process:")
    for stage, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        _say(f"  {stage:22}{100 * spent / whole:5.1f}%")


def _timed(function: Callable[..., object], stage: str, seconds: dict[str, float]) -> Callable[..., object]:
    def run(*arguments: object, **options: object) -> object:
        started = time.process_time()
        try:
            return function(*arguments, **options)
        finally:
            seconds[stage] += time.process_time() - started

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
    parts = open_collection(collection).partitions(ROWS_IN_PARTITION, ())
    for row in islice((row for part in parts for row in part.rows), most):
        yield "\n\n".join(str(row.fields[name]) for name in ("title", "lead", "body"))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Measure what the options ask for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/dev"))
    parser.add_argument("--reference", type=Path, action="append", default=[])
    parser.add_argument(
        "--workers", type=int, action="append", help="how many; may be given more than once  [1 and 2]"
    )
    parser.add_argument(
        "--stages", type=int, default=400, help="articles for the stages and for nlp.pipe; 0 leaves them out"
    )
    parser.add_argument("--dask", action="store_true", help="also on a Dask cluster of two worker processes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        collection = place / "articles.jsonl.gz"
        generate(collection, options.articles, options.corpus)
        runs = []
        for count in options.workers or [1, 2]:
            runs.append(place / f"{count} workers")
            measure(
                f"{count} worker{'s'[: count > 1]}", collection, runs[-1], options.reference, workers=count
            )
        if options.dask:
            from distributed import LocalCluster

            runs.append(place / "dask")
            with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
                measure(
                    "dask, two", collection, runs[-1], options.reference, scheduler=cluster.scheduler_address
                )
        tables = [[(run / f"{name}.parquet").read_bytes() for name in _TABLES] for run in runs]
        if len(runs) > 1:
            same = all(table == tables[0] for table in tables)
            _say("tables: " + ("the same bytes" if same else "NOT the same"))
        if options.stages:
            measure_pipe(collection, options.stages)
            measure_stages(collection, options.reference, options.stages)


if __name__ == "__main__":
    main()
