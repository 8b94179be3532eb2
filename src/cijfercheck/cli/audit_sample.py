"""`cijfercheck audit sample`: draws a sample of an audit for coding by hand."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cijfercheck.cli._output import check_output
from cijfercheck.errors import SettingsError


def sample(
    folder: Annotated[Path, typer.Argument(metavar="MAP", help="Map van een audit die klaar is.")],
    output: Annotated[Path, typer.Option("--output", metavar="VEL", help="Het vel: .csv of .xlsx.")],
    findings: Annotated[int, typer.Option("--findings", metavar="N", help="Hoeveel alarmen.")] = 200,
    silent: Annotated[
        int, typer.Option("--silent", metavar="N", help="Hoeveel getallen zonder alarm.")
    ] = 200,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Ander getal, andere steekproef.")] = 1,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Vervang een vel dat er al staat.")] = False,
) -> int:
    """Trek een gelaagde steekproef om met de hand na te kijken.

    Het vel bevat alarmen, naar soort, en getallen waarvan niets is gezegd, naar wat ermee gebeurde. Zet in de kolom oordeel of
    het gemarkeerde getal fout, goed of onduidelijk is. Geef elke codeur een eigen kopie.
    """
    from cijfercheck.batch.sample import draw_sample
    from cijfercheck.batch.sheets import write_sheet

    if min(findings, silent) < 0 or findings + silent == 0:
        raise SettingsError("--findings en --silent zijn samen minstens 1, en geen van beide negatief")
    check_output(output, [])
    if output.exists() and not overwrite:
        raise SettingsError(f"--output {output}: dit vel bestaat al; kies een andere naam, of --overwrite")
    items = draw_sample(folder, findings=findings, silent=silent, seed=seed)
    write_sheet(items, output)
    drawn = sum(item.group == "finding" for item in items)
    sys.stdout.write(f"{output}: {drawn} alarmen en {len(items) - drawn} getallen zonder alarm\n")
    return 0
