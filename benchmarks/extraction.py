"""Measures how fast cijfercheck reads the numbers of articles, beside the whole spaCy pipeline over the same text.

    python benchmarks/extraction.py
    python benchmarks/extraction.py --texts corpus/dev --rounds 5
    python benchmarks/extraction.py --texts news.jsonl

Prints the words per second of both, on one core, and the share of each stage of the extraction. Seconds are those of the
processor, so that other work on the machine matters less; of several rounds, taken in turn, the fastest counts. `nlp.pipe` runs
the bundled pipeline with all of its own components over all texts, in its own batches. The extraction parses only stretches that
hold a number, those of 40 articles in one batch as an audit does, and does the rest besides. The words of the corpus are dense with
numbers: of a newspaper's, most stretches hold none.
"""

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from cijfercheck.extraction import article as extraction
from cijfercheck.extraction import memory
from cijfercheck.extraction.load import load_pipeline
from cijfercheck.plugins import find_readers
from cijfercheck.reading._files import read_article
from cijfercheck.reading.text import read_text

if TYPE_CHECKING:
    from spacy.language import Language

    from cijfercheck.model.article import Article

_STAGES = {
    (extraction, "find_periods"): "periods",
    (memory, "read_all_numbers"): "numbers",
    (memory, "parse_texts"): "parse",
    (extraction, "read_entries"): "lists",
    (extraction, "find_main_period"): "main period",
    (extraction, "split_surely"): "sentences",
    (extraction, "find_claims"): "claims",
    (extraction, "find_table_claims"): "tables",
}
_TOGETHER = 40  # articles, as in an audit


class Stopwatch:
    """Adds up the seconds of each stage; a stage inside another counts for itself alone."""

    def __init__(self) -> None:
        """Start with no stage running."""
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Count the time in this block for `stage`."""
        self._lap()
        self._running.append(stage)
        try:
            yield
        finally:
            self._lap()
            self._running.pop()

    def wrap(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed as `stage`."""

        def timed(*positional: Any, **named: Any) -> Any:  # noqa: ANN401  (any function of the extraction)
            with self.time(stage):
                return function(*positional, **named)

        return timed

    def _lap(self) -> None:
        now = time.process_time()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now


def main() -> int:
    """Run the benchmark; the status is 0."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument(
        "--texts",
        type=Path,
        default=Path("corpus/dev"),
        help="folder of articles, or JSON Lines with a text each",
    )
    options.add_argument("--rounds", type=int, default=3, help="how often; the fastest counts")
    arguments = options.parse_args()
    _use_one_core()
    articles = read_articles(arguments.texts)
    words = sum(len(article.text.split()) for article in articles)
    nlp = load_pipeline()
    rounds = [(time_pipeline(nlp, articles), time_extraction(nlp, articles)) for _ in range(arguments.rounds)]
    whole = min(seconds for seconds, _ in rounds)
    own, stages = min((timed for _, timed in rounds), key=lambda timed: timed[0])
    write = sys.stdout.write
    write(f"{len(articles)} articles, {words} words, one core, fastest of {arguments.rounds}\n\n")
    write(f"nlp.pipe, all components  {words / whole:8.0f} words per second\n")
    write(f"cijfercheck, extraction   {words / own:8.0f} words per second   {whole / own:.2f} times\n\n")
    for stage, seconds in sorted(stages.items(), key=lambda timed: -timed[1]):
        write(f"{stage:26}{seconds / own:8.1%}\n")
    return 0


def read_articles(place: Path) -> list["Article"]:
    """Read the articles below a folder, in the order of their names, or those of a file of JSON Lines."""
    if place.is_file():
        lines = enumerate(place.read_text(encoding="utf-8").splitlines())
        return [read_text(json.loads(line)["text"], identifier=str(number)) for number, line in lines]
    readers = find_readers()
    return [read_article(path, readers) for path in sorted(place.glob("**/article.*"))]


def time_pipeline(nlp: "Language", articles: list["Article"]) -> float:
    """The seconds that the pipeline takes without cijfercheck's own components."""
    own = [name for name in nlp.pipe_names if name.startswith("cijfer_")]
    start = time.process_time()
    for _ in nlp.pipe((article.text for article in articles), disable=own):
        pass
    return time.process_time() - start


def time_extraction(nlp: "Language", articles: list["Article"]) -> tuple[float, dict[str, float]]:
    """The seconds that the extraction takes, and those of its stages."""
    watch = Stopwatch()
    with ExitStack() as patches:
        for (module, name), stage in _STAGES.items():
            timed = watch.wrap(stage, getattr(module, name))
            patches.enter_context(patch.object(module, name, timed))
        nothing = memory.Memory(nlp)
        start = time.process_time()
        with watch.time("rest"):
            for first in range(0, len(articles), _TOGETHER):
                group = articles[first : first + _TOGETHER]
                extraction.read_ahead([(article, article.date) for article in group], nothing)
                for article in group:
                    extraction.extract_article(nlp, article, article.date, memory=nothing)
        return time.process_time() - start, watch.seconds


def _use_one_core() -> None:
    """Keep to one core where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    raise SystemExit(main())
