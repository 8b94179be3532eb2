"""How often one changed figure is found in a text that is checked against itself as it was.

    python benchmarks/changed.py
    python benchmarks/changed.py --texts news.jsonl --changes 2 --show

Of each text, figures are changed one at a time, in four ways: a digit, two digits that change places, ten times as much, and
another figure of the text. Each changed text is checked in three forms: as it was; with its sentence cut at the comma nearest to the
figure; and with its sentence inside another. Prints per form and way how many were found, how often the alarm gave the old
figure, and how many other alarms there were. The choices come from a fixed seed: the same texts give the same changes.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from cijfercheck import Checker
from cijfercheck.batch.evaluate import is_same_value
from cijfercheck.model.report import Report
from cijfercheck.plugins import find_readers
from cijfercheck.reading._files import read_article
from cijfercheck.reading.text import read_text

_NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*[.!?]?")
_BEFORE, _BEHIND = "Volgens een woordvoerder is het zo dat ", ", zo blijkt uit een overzicht"
WAYS = ("a digit", "turned", "ten times", "another")
_TEXTS = Path(__file__).parent.parent / "corpus" / "clean"


def main() -> None:
    """Change the figures of the texts and check them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--texts", type=Path, default=_TEXTS, help="a folder of cases, or JSON lines with a text"
    )
    parser.add_argument("--changes", type=int, default=1, help="changed figures of each way in each text")
    parser.add_argument("--show", action="store_true", help="print the changes that are not found")
    options = parser.parse_args()
    if not options.texts.exists():
        parser.error(f"no such file or folder: {options.texts}")
    choice = random.Random(7)  # noqa: S311  (the same choices each time)
    scores = Counter[tuple[str, str, str]]()
    checker = Checker()
    for text in _read_texts(options.texts):
        original = read_text(text, identifier="bron")
        beside = checker.beside(sources=[original])
        for way, draft in _change_figures(text, checker.check_article(original), options.changes, choice):
            for form, put in FORMS.items():
                placed = put(draft)
                if placed is None:
                    continue
                report = beside.check_article(read_text(placed.text, identifier="draft"))
                found, named, others = _judge(report, placed)
                for name, count in (("changed", 1), ("found", found), ("named", named), ("others", others)):
                    scores[form, way, name] += count
                if options.show and (not found or others):
                    _write(f"{form}, {way}: {placed}")
    for form in FORMS:
        for way in WAYS:
            of = scores[form, way, "changed"]
            counts = ", ".join(f"{scores[form, way, name]} {name}" for name in ("found", "named", "others"))
            _write(f"{form}, {way}: of {of} {counts}")


@dataclass(frozen=True)
class Draft:
    """A text with one changed figure: its place, and how it and its value were before."""

    text: str
    start: int
    figure: str
    old: str
    value: str | None

    def __str__(self) -> str:
        """The figure among the words around it."""
        end = self.start + len(self.figure)
        around = f"{self.text[max(0, self.start - 80) : self.start]}[{self.figure}]{self.text[end:][:50]}"
        return f"{self.old} → {self.figure}: {' '.join(around.split())}"


def _change_figures(
    text: str, report: Report, changes: int, choice: random.Random
) -> Iterator[tuple[str, Draft]]:
    """Change so many figures of a text in each way, one at a time."""
    figures = [
        (claim, found[0])
        for claim in report.claims
        if claim.kind not in {"age", "rank"}
        and claim.section != "table"
        and (found := _NUMBER.match(text, claim.start))
    ]
    for way in WAYS if figures else ():
        for _ in range(changes):
            claim, old = choice.choice(figures)
            new = _change(way, old, [other for _, other in figures if other != old], choice)
            if new is not None and new != old:
                changed = text[: claim.start] + new + text[claim.start + len(old) :]
                yield way, Draft(changed, claim.start, new, old, claim.value)


def _change(way: str, figure: str, others: list[str], choice: random.Random) -> str | None:
    """Change a figure in one of the four ways, where it can be."""
    digits = [place for place, sign in enumerate(figure) if sign.isdigit()]
    if way == "a digit":
        at = choice.choice(digits)
        new = choice.choice([digit for digit in "123456789" if digit != figure[at]])
        return figure[:at] + new + figure[at + 1 :]
    if way == "turned":
        return _turn(
            figure, [pair for pair in pairwise(digits) if figure[pair[0]] != figure[pair[1]]], choice
        )
    if way == "ten times":
        whole, _, decimals = figure.partition(",")
        if "." in whole:
            return None
        moved = f"{whole}{decimals[:1] or '0'}".lstrip("0")
        return f"{moved},{decimals[1:]}" if moved and decimals[1:] else moved or None
    return choice.choice(others) if others else None


def _turn(figure: str, pairs: list[tuple[int, int]], choice: random.Random) -> str | None:
    pairs = [(one, other) for one, other in pairs if one or figure[other] != "0"]
    if not pairs:
        return None
    one, other = choice.choice(pairs)
    return figure[:one] + figure[other] + figure[one + 1 : other] + figure[one] + figure[other + 1 :]


def _leave(draft: Draft) -> Draft | None:
    return draft


def _cut(draft: Draft) -> Draft | None:
    """Cut the sentence of the figure at the first comma behind it, or at the last one before it."""
    text, start = draft.text, draft.start
    first, last = _sentence_of(draft)
    behind, before = text.find(", ", start, last), text.rfind(", ", first, start)
    if behind >= 0:
        return replace(draft, text=f"{text[:behind]}.{text[last:]}")
    if before < 0:
        return None
    cut = before + 2
    return replace(
        draft, text=text[:first] + text[cut].upper() + text[cut + 1 :], start=start - (cut - first)
    )


def _frame(draft: Draft) -> Draft | None:
    """Put other words behind the sentence of the figure, or before it: in turn, by where it stands."""
    text, start = draft.text, draft.start
    first, last = _sentence_of(draft)
    if start % 2:
        end = last - (text[last - 1] in ".!?")
        return replace(draft, text=text[:end] + _BEHIND + text[end:])
    framed = text[:first] + _BEFORE + text[first].lower() + text[first + 1 :]
    return replace(draft, text=framed, start=start + len(_BEFORE))


FORMS: dict[str, Callable[[Draft], Draft | None]] = {
    "as it was": _leave,
    "cut": _cut,
    "inside another": _frame,
}


def _sentence_of(draft: Draft) -> tuple[int, int]:
    found = next(one for one in _SENTENCE.finditer(draft.text) if one.start() <= draft.start < one.end())
    return found.start() + len(found[0]) - len(found[0].lstrip()), found.end()


def _judge(report: Report, draft: Draft) -> tuple[bool, bool, int]:
    """Whether the figure has an alarm, whether one gives its old value, and the number of alarms on others."""
    start, end = draft.start, draft.start + len(draft.figure)
    places = {claim.id: (claim.start, claim.end) for claim in report.claims}
    alarms = [finding for finding in report.findings if finding.severity != "info"]
    mine = [
        alarm
        for alarm in alarms
        if any(
            first < end and start < last
            for first, last in ((alarm.start, alarm.end), *(places[name] for name in alarm.claims))
        )
    ]
    named = any(
        draft.old in (alarm.suggestion or "")
        or (draft.value is not None and is_same_value(alarm.expected, draft.value))
        for alarm in mine
    )
    return bool(mine), named, len(alarms) - len(mine)


def _read_texts(path: Path) -> Iterator[str]:
    if path.is_dir():
        readers = find_readers()
        for article in sorted(path.rglob("article.*")):
            yield read_article(article, readers).text
    else:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
