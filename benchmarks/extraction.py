"""Measures how fast cijfercheck reads the numbers of articles, beside the whole spaCy pipeline over the same text.

    python benchmarks/extraction.py
    python benchmarks/extraction.py --texts corpus/dev --rounds 5

Prints the words per second of both, on one core, and the share of each stage of the extraction. Seconds are those of the
processor, so that other work on the machine matters less; of several rounds, taken in turn, the fastest counts. `nlp.pipe` runs the bundled pipeline with all of its own components; the extraction parses only stretches that hold
a number, and does the rest besides.
"""

import argparse
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
from cijfercheck.extraction.load import load_pipeline
from cijfercheck.plugins import find_readers
from cijfercheck.reading._files import read_article

if TYPE_CHECKING:
    from spacy.language import Language

    from cijfercheck.model.article import Article

_STAGES = {
    "find_periods": "periods",
    "read_all_numbers": "numbers",
    "split_surely": "sentences",
    "find_claims": "claims",
    "find_table_claims": "tables",
    "read_labels": "labels",
}


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
    options.add_argument("--texts", type=Path, default=Path("corpus/dev"), help="folder of articles")
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


def read_articles(folder: Path) -> list["Article"]:
    """Read the articles below a folder, in the order of their names."""
    readers = find_readers()
    return [read_article(path, readers) for path in sorted(folder.glob("**/article.*"))]


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
    whole_pipe = nlp.pipe

    def pipe(documents: Any, **named: Any) -> Any:  # noqa: ANN401  (as spaCy has it)
        with watch.time("parse"):
            return iter(list(whole_pipe(documents, **named)))

    with ExitStack() as patches:
        for name, stage in _STAGES.items():
            timed = watch.wrap(stage, getattr(extraction, name))
            patches.enter_context(patch.object(extraction, name, timed))
        patches.enter_context(patch.object(nlp, "pipe", pipe))
        patches.enter_context(patch.object(nlp, "make_doc", watch.wrap("tokenize", nlp.make_doc)))
        start = time.process_time()
        for article in articles:
            with watch.time("rest"):
                extraction.extract_article(nlp, article, article.date)
        return time.process_time() - start, watch.seconds


def _use_one_core() -> None:
    """Keep to one core where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    raise SystemExit(main())
