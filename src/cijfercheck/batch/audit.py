"""An audit from its options to its output folder: what the command and a notebook call."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cijfercheck.batch.engine import Engine
from cijfercheck.batch.folder import OutputFolder
from cijfercheck.batch.inputs.open import open_collection
from cijfercheck.batch.inputs.rows import CollectionError
from cijfercheck.batch.local_engine import LocalEngine
from cijfercheck.batch.partition import CheckerSettings
from cijfercheck.batch.run import ROWS_IN_PARTITION, Progress, run_audit

if TYPE_CHECKING:
    from cijfercheck.model.report import Versions


def audit(
    path: str | Path,
    output: str | Path,
    *,
    references: Sequence[str | Path] = (),
    model: str | None = None,
    language: str = "nl",
    workers: int | None = None,
    scheduler: str | None = None,
    resume: bool = False,
    overwrite: bool = False,
    tell: Callable[[Progress], None] = lambda _: None,
) -> bool:
    """Check a whole collection into a folder of tables; False where it was all done already.

    Args:
        path: JSON Lines (also gzip), CSV, Parquet, or a folder of articles.
        output: The folder for `claims.parquet`, `findings.parquet`, `documents.parquet`, `summary.json` and `report.html`.
        references: Files and folders of reference figures.
        model: A spaCy pipeline by name; None is the bundled one.
        language: The language of messages and page, "nl" or "en".
        workers: Worker processes on this machine; None is one a core.
        scheduler: The address of a Dask scheduler whose workers do the work instead.
        resume: Go on with a run, also where it is done.
        overwrite: Replace what another run left.
        tell: Is told how far the run is, after every partition.

    Raises:
        CijfercheckError: the input, folder, references, model or workers cannot be used; what was done is kept.
        OSError: the disk is full, or not to be written; what was done is kept.
    """
    source, target = Path(path), Path(output)
    if source.is_dir() and target.resolve().is_relative_to(source.resolve()):
        raise CollectionError(target, "de uitvoer ligt in de map met artikelen; kies een andere map")
    # absolute, for workers on other machines may stand in another folder
    paths = tuple(str(Path(reference).absolute()) for reference in references)
    settings = CheckerSettings(paths, model, language)
    folder = OutputFolder(target)
    engine: Engine | None = None
    try:
        folder.check_free(resume=resume, overwrite=overwrite)
        collection = open_collection(source)

        def describe(versions: "Versions") -> dict[str, object]:
            return {
                "input": {"sha256": collection.sha256, "rows": collection.rows},
                "settings": {"language": language, "rows_in_partition": ROWS_IN_PARTITION},
                "versions": versions.model_dump(mode="json"),
            }

        if scheduler is None:
            engine = LocalEngine(settings, workers)
        else:
            from cijfercheck.batch.dask_engine import DaskEngine

            engine = DaskEngine(settings, scheduler)
        return run_audit(collection, engine, folder, describe, tell, language=language, overwrite=overwrite)
    finally:
        if engine is not None:
            engine.close()
        folder.release()
