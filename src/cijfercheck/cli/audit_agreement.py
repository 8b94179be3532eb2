"""`cijfercheck audit agreement`: precision, recall and agreement from filled sheets."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cijfercheck.cli._options import Output, pick
from cijfercheck.cli._output import check_output, write
from cijfercheck.errors import SettingsError

if TYPE_CHECKING:
    from cijfercheck.batch.agreement import Agreement
    from cijfercheck.batch.intervals import Share


def agreement(
    sheets: Annotated[
        list[Path], typer.Argument(metavar="VEL...", help="Ingevulde vellen, één per codeur (.csv of .xlsx).")
    ],
    form: Annotated[str, typer.Option("--format", metavar="text|json", help="Vorm van de uitslag.")] = "text",
    output: Output = None,
) -> int:
    """Reken uit wat ingevulde vellen van 'audit sample' zeggen.

    Precision met een 95%-interval, recall over de getallen zonder alarm, en tussen codeurs Cohens kappa en Krippendorffs
    alfa. Waar codeurs verschillen telt de meerderheid.
    """
    pick("--format", form, ("text", "json"))
    target = Path(output) if output else None
    check_output(target, sheets)

    from cijfercheck.batch.agreement import compute_agreement
    from cijfercheck.batch.sheets import read_sheet

    if len({str(path) for path in sheets}) < len(sheets):
        raise SettingsError("elk vel mag er maar één keer bij staan")
    result = compute_agreement({str(path): read_sheet(path) for path in sheets})
    if form == "json":
        write([json.dumps(result.to_record(), ensure_ascii=False, indent=2) + "\n"], target)
    else:
        write((f"{line}\n" for line in render_agreement(result)), target)
    return 0


def render_agreement(result: "Agreement") -> Iterator[str]:
    """Yield the lines for people."""
    yield f"items {result.items}, gecodeerd {result.coded}, onbeslist {result.undecided}"
    yield ""
    yield f"precision              {_say(result.precision)}"
    yield f"fout zonder alarm      {_say(result.missed)}"
    if result.recall is None:
        yield "recall                 –"
    else:
        recall, low, high = result.recall
        yield f"recall                 {recall:.3f} ({low:.3f}–{high:.3f})"
    yield ""
    for (group, stratum), share in sorted(result.by_stratum.items()):
        name = "alarm" if group == "finding" else "stil"
        yield f"{name:6}{stratum:22} {share.part:g} van {share.whole:g} fout: {_say(share)}"
    if result.kappas:
        yield ""
    for (one, other), kappa in result.kappas.items():
        yield f"Cohens kappa           {_number(kappa)}  {one} – {other}"
    if result.kappas:
        yield f"Krippendorffs alfa     {_number(result.alpha)}"


def _say(share: "Share") -> str:
    if share.share is None or share.low is None or share.high is None:
        return "–"
    return f"{share.share:.3f} ({share.low:.3f}–{share.high:.3f})"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
