"""Measures the store of reference figures: makes a million figures up, builds the store and looks claims up in it.

    python benchmarks/reference_store.py                          100,000 series of ten values
    python benchmarks/reference_store.py --series 1000000 --values 1
    python benchmarks/reference_store.py --pipeline               labels and claims read by the Dutch pipeline

Prints the seconds that building took, the size of the store, the milliseconds of one core a claim (median, 95th percentile, most) and the memory of a
process that only opens the store and looks up. The figures are made up from a fixed seed and are of nothing.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from cijfercheck.language.quantities import find_quantities
from cijfercheck.model.claim import Claim, ClaimPeriod
from cijfercheck.model.period import Period
from cijfercheck.model.subject import Subject
from cijfercheck.plugins import find_providers
from cijfercheck.providers._store import open_store

ReadLabels = Callable[[Iterable[str]], Sequence[Subject]]
THINGS = [
    "inwoner",
    "werkloze",
    "verdachte",
    "bijstandsuitkering",
    "woning",
    "huurwoning",
    "koopwoning",
    "bedrijf",
    "faillissement",
    "vacature",
    "baan",
    "student",
    "leerling",
    "leraar",
    "geboorte",
    "sterfgeval",
    "huwelijk",
    "echtscheiding",
    "asielaanvraag",
    "verkeersdode",
    "ziekenhuisopname",
    "misdrijf",
    "inbraak",
    "personenauto",
    "warmtepomp",
    "zonnepaneel",
    "koe",
    "varken",
    "stikstofuitstoot",
    "gasverbruik",
    "nieuwbouwwoning",
    "huishouden",
    "tiener",
    "zelfstandige",
    "werknemer",
]
NARROWINGS = [
    "jong",
    "oud",
    "mannelijk",
    "vrouwelijk",
    "minderjarig",
    "langdurig",
    "tijdelijk",
    "nieuw",
    "geregistreerd",
    "gemeld",
    "buitenlands",
    "particulier",
    "zakelijk",
    "gemiddeld",
    "stedelijk",
    "landelijk",
    "gehuwd",
    "ongehuwd",
    "eenpersoons",
    "hoogopgeleid",
    "laagopgeleid",
]
MADE_UP = 2000  # words besides, as names of branches, products and diagnoses would add
REGIONS = 400
CLAIMS = 300
DATED, PLACED = 0.8, 0.5  # shares of the claims that name a year, and a place


def make_files(folder: Path, series: int, values: int, files: int) -> None:
    """Write reference files with made-up figures."""
    chance = random.Random(5)  # noqa: S311  (nothing secret)
    names = [_make_word(chance) for _ in range(MADE_UP)]
    regions = [_make_word(chance).capitalize() for _ in range(REGIONS)]
    for number in range(files):
        lines = [
            f"dataset: proef-{number}",
            f"title: Proefcijfers {number}",
            "publisher: Proefbureau",
            "figures:",
        ]
        for place in range(series // files):
            label = f"{chance.choice(NARROWINGS)} {chance.choice(THINGS)}"
            held = ", ".join(f"{2024 - back}: {chance.randint(10, 9_999_999)}" for back in range(values))
            lines.append(
                f"  - {{id: f{place}, label: {label}, dimensions: {{soort: {chance.choice(names)}}}, unit: aantal,"
                f" region: {chance.choice(regions)}, series: {{{held}}}}}"
            )
        (folder / f"proef-{number}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def make_claims(read_labels: ReadLabels, count: int) -> list[Claim]:
    """Make claims up, of one to three words, some with a place."""
    chance = random.Random(5)  # noqa: S311
    names = [_make_word(chance) for _ in range(MADE_UP)]
    regions = [_make_word(chance).capitalize() for _ in range(REGIONS)]
    (quantity,) = find_quantities("944")
    texts = [
        " ".join(
            (
                *chance.sample(NARROWINGS, chance.randint(0, 1)),
                *chance.sample(names, chance.randint(0, 1)),
                chance.choice(THINGS),
            )
        )
        for _ in range(count)
    ]
    period = ClaimPeriod(Period(date(2024, 1, 1), date(2024, 12, 31)), "2024", "clause")
    return [
        Claim(
            id=f"c{number}",
            start=0,
            end=3,
            text="944",
            sentence=(0, 3),
            section="body",
            quantity=replace(quantity, value=Fraction(chance.randint(10, 9_999_999))),
            kind="count",
            role="level",
            subject=subject,
            period=period if chance.random() < DATED else None,
            region=chance.choice(regions) if chance.random() < PLACED else None,
        )
        for number, subject in enumerate(read_labels(texts))
    ]


def read_plainly(labels: Iterable[str]) -> tuple[Subject, ...]:
    """Read labels without the pipeline: the second word is the head."""
    subjects = []
    for label in labels:
        words = label.lower().split()
        head = next((word for word in words if word in THINGS), words[-1])
        subjects.append(Subject(label, head, tuple(word for word in words if word != head)))
    return tuple(subjects)


def _read_with_pipeline() -> ReadLabels:
    from cijfercheck import load_pipeline
    from cijfercheck.extraction.labels import read_labels

    nlp = load_pipeline(None)
    return lambda labels: read_labels(nlp, labels)


def _make_word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bdfgklmnprstvz") + chance.choice(("a", "e", "i", "o", "u", "aa", "ei", "oe", "ij"))
        for _ in range(chance.randint(2, 4))
    ) + chance.choice(("", "n", "s", "r", "l"))


def _look_up(folder: Path, cache: Path, read_labels: ReadLabels) -> dict[str, float]:
    """Open the store that was built and look claims up."""
    paths = sorted(folder.glob("*.yaml"))
    begun = time.perf_counter()
    store = open_store(cache, paths, find_providers(), read_labels, "proef")
    opened = time.perf_counter() - begun
    taken, found = [], 0
    for claim in make_claims(read_labels, CLAIMS):
        begun = time.process_time()
        found += len(store.candidates(claim))
        taken.append((time.process_time() - begun) * 1000)
    taken.sort()
    return {
        "open (s)": opened,
        "median (ms)": taken[len(taken) // 2],
        "95 % (ms)": taken[len(taken) * 95 // 100],
        "most (ms)": taken[-1],
        "mean (ms)": sum(taken) / len(taken),
        "figures a claim": found / len(taken),
        "memory (MB)": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Build in this process, look up in another, and print what both took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--series", type=int, default=100_000)
    parser.add_argument("--values", type=int, default=10)
    parser.add_argument("--files", type=int, default=50)
    parser.add_argument("--pipeline", action="store_true")
    parser.add_argument("--look-up", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    read_labels = _read_with_pipeline() if options.pipeline else read_plainly
    if options.look_up:
        print(json.dumps(_look_up(Path(options.look_up[0]), Path(options.look_up[1]), read_labels)))  # noqa: T201
        return
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "cijfers", Path(name) / "opslag"
        folder.mkdir()
        make_files(folder, options.series, options.values, options.files)
        begun = time.perf_counter()
        open_store(cache, sorted(folder.glob("*.yaml")), find_providers(), read_labels, "proef").close()
        built = time.perf_counter() - begun
        (made,) = cache.glob("*.sqlite")
        call = [sys.executable, __file__, "--look-up", str(folder), str(cache)]
        answer = subprocess.run(  # noqa: S603  (this very file)
            [*call, "--pipeline"] if options.pipeline else call,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )
        results = {
            "figures": float(options.series * options.values),
            "build (s)": built,
            "build memory (MB)": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "store (MB)": made.stat().st_size / 1_000_000,
            **json.loads(answer.stdout),
        }
    for what, figure in results.items():
        print(f"{what:20} {figure:12,.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
