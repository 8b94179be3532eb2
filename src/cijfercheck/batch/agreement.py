"""What filled sheets say: how often an alarm is right, how much was missed, and how far coders agree.

Precision is the share of alarms whose number was coded "wrong", each stratum weighted by its size in the audit; its interval
is Wilson's at the effective sample size (Kish: the square of the sum of the weights over the sum of their squares). Recall takes
the errors among the silent numbers from their sample; its interval follows from that of the share of silent numbers that were
coded "wrong", with the alarms' precision as it is. Where coders differ the majority counts; a tie leaves the item out.

Cohen's kappa is for two coders over what both coded (of more coders: each pair). Krippendorff's alpha, for nominal data, takes
all coders and bears items that some left empty. Both count "unclear" as a code of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cijfercheck.batch.intervals import Share, wilson
from cijfercheck.batch.sample import SampleError
from cijfercheck.batch.sheets import Coded, Verdict

_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Agreement:
    """The outcome; a value is None where there is nothing to reckon it from."""

    items: int
    coded: int
    undecided: int
    precision: Share
    by_stratum: dict[tuple[str, str], Share]
    missed: Share
    recall: tuple[float, float, float] | None
    kappas: dict[tuple[str, str], float | None]
    alpha: float | None

    def to_record(self) -> dict[str, object]:
        """Give it as plain values."""
        recall = None
        if self.recall is not None:
            share, low, high = (round(value, _DECIMALS) for value in self.recall)
            recall = {"share": share, "low": low, "high": high}
        return {
            "items": self.items,
            "coded": self.coded,
            "undecided": self.undecided,
            "precision": self.precision.to_record(),
            "silent_wrong": self.missed.to_record(),
            "recall": recall,
            "strata": [
                {"group": group, "stratum": stratum, **share.to_record()}
                for (group, stratum), share in sorted(self.by_stratum.items())
            ],
            "cohens_kappa": [
                {"coders": list(pair), "kappa": None if kappa is None else round(kappa, _DECIMALS)}
                for pair, kappa in self.kappas.items()
            ],
            "krippendorffs_alpha": None if self.alpha is None else round(self.alpha, _DECIMALS),
        }


def compute_agreement(sheets: Mapping[str, Sequence[Coded]]) -> Agreement:
    """Reckon from filled sheets, by the names of their coders.

    Raises:
        SampleError: the sheets are of different samples, or nothing is coded.
    """
    items: dict[str, Coded] = {}
    codes: defaultdict[str, dict[str, Verdict]] = defaultdict(dict)
    for coder, sheet in sheets.items():
        for row in sheet:
            known = items.setdefault(row.item, row)
            if (known.stratum, known.population) != (row.stratum, row.population):
                raise SampleError(f"{coder}: item {row.item} is van een andere steekproef")
            if row.verdict is not None:
                codes[row.item][coder] = row.verdict
    if not codes:
        raise SampleError("er is nog niets ingevuld: zet fout, goed of onduidelijk in de kolom oordeel")
    decided = {item: verdict for item, given in codes.items() if (verdict := _majority(given.values()))}
    strata: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for item, verdict in decided.items():
        strata[items[item].group, items[item].stratum].append(verdict == "wrong")
    sizes = {(row.group, row.stratum): row.population for row in items.values()}
    precision, right, _ = _estimate("finding", strata, sizes)
    missed, _, silent = _estimate("silent", strata, sizes)
    return Agreement(
        items=len(items),
        coded=len(codes),
        undecided=len(codes) - len(decided),
        precision=precision,
        by_stratum={key: wilson(sum(found), len(found)) for key, found in strata.items()},
        missed=missed,
        recall=_recall(right, silent, missed),
        kappas={pair: cohens_kappa(_both(codes, *pair)) for pair in combinations(sheets, 2)},
        alpha=krippendorffs_alpha([list(given.values()) for given in codes.values()]),
    )


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two coders (1960); None where nothing was coded twice or both always gave one and the same code."""
    if not pairs:
        return None
    first, second = (Counter(pair[place] for pair in pairs) for place in (0, 1))
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    chance = sum(first[code] * second[code] for code in first) / len(pairs) ** 2
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def krippendorffs_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal codes; each unit holds the codes that it was given, by however many coders.

    None where no unit has two codes, or all codes are the same.
    """
    coincidences: defaultdict[tuple[str, str], float] = defaultdict(float)
    for unit in units:
        counts = Counter(unit)
        if len(unit) < 2:  # noqa: PLR2004 # one code agrees with nothing
            continue
        for one in counts:
            for other in counts:
                pairs = counts[one] * (counts[other] - (one == other))
                coincidences[one, other] += pairs / (len(unit) - 1)
    totals: defaultdict[str, float] = defaultdict(float)
    for (one, _), count in coincidences.items():
        totals[one] += count
    whole = sum(totals.values())
    expected = whole**2 - sum(count**2 for count in totals.values())
    if expected <= 0:
        return None
    differing = sum(count for (one, other), count in coincidences.items() if one != other)
    return 1 - (whole - 1) * differing / expected


def _majority(verdicts: Iterable[Verdict]) -> Verdict | None:
    """What most coders say, "unclear" left out; None for a tie."""
    counts = Counter(verdict for verdict in verdicts if verdict != "unclear")
    ordered = counts.most_common(2)
    if not ordered or (len(ordered) > 1 and ordered[0][1] == ordered[1][1]):
        return None
    return ordered[0][0]


def _estimate(
    group: str, strata: Mapping[tuple[str, str], Sequence[bool]], sizes: Mapping[tuple[str, str], int]
) -> tuple[Share, float, int]:
    """The weighted share of "wrong" in a group, how many that is in the audit, and the size of the coded strata."""
    held = {key: found for key, found in strata.items() if key[0] == group}
    population = sum(sizes[key] for key in held)
    wrong = sum(sizes[key] * sum(found) / len(found) for key, found in held.items())
    squares = sum(sizes[key] ** 2 / len(found) for key, found in held.items())
    effective = population**2 / squares if squares else 0.0
    share = wrong / population if population else 0.0
    return wilson(share * effective, effective), wrong, population


def _recall(right: float, silent: int, missed: Share) -> tuple[float, float, float] | None:
    if missed.share is None or missed.low is None or missed.high is None or right == 0:
        return None
    return (
        right / (right + missed.share * silent),
        right / (right + missed.high * silent),
        right / (right + missed.low * silent),
    )


def _both(codes: Mapping[str, Mapping[str, Verdict]], one: str, other: str) -> list[tuple[str, str]]:
    return [(given[one], given[other]) for given in codes.values() if one in given and other in given]
