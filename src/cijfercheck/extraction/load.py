"""Loads the spaCy pipeline that the extraction runs on."""

from functools import cache
from typing import TYPE_CHECKING

from cijfercheck.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

BUNDLED = "nl_cijfercheck_sm"
_COMPONENTS = ("cijfer_periods", "cijfer_quantities", "cijfer_claims")


def load_pipeline(model: "str | Language | None" = None) -> "Language":
    """Load a Dutch pipeline and add the components of cijfercheck to its end.

    Args:
        model: A spaCy pipeline, or the name or folder of an installed one ("nl_core_news_lg");
            None is the pipeline that comes with cijfercheck.

    Raises:
        PipelineError: The pipeline cannot be found, is not Dutch, or cannot parse.
    """
    if model is None or isinstance(model, str):
        return _load_named(model or BUNDLED)
    return _with_components(model, "de opgegeven pijplijn")


@cache
def _load_named(name: str) -> "Language":
    if name == BUNDLED:
        import nl_cijfercheck_sm

        return _with_components(nl_cijfercheck_sm.load(), name)
    import spacy

    try:
        nlp = spacy.load(name, exclude=["ner"])
    except OSError as error:
        raise PipelineError(
            f"--model {name}: geen spaCy-pijplijn met die naam gevonden; installeer haar of laat --model weg"
        ) from error
    return _with_components(nlp, name)


def _with_components(nlp: "Language", name: str) -> "Language":
    from cijfercheck.extraction import claims, periods, quantities  # noqa: F401  (they register the factories)

    if nlp.lang != "nl":
        raise PipelineError(
            f"--model {name}: deze pijplijn is voor de taal '{nlp.lang}'; nodig is een Nederlandse ('nl')"
        )
    if not {"parser", "morphologizer", "tagger"} & set(nlp.pipe_names) or "parser" not in nlp.pipe_names:
        raise PipelineError(
            f"--model {name}: deze pijplijn ontleedt geen zinnen (component 'parser' ontbreekt); "
            "kies een volledige pijplijn, zoals nl_core_news_md, of laat --model weg"
        )
    for component in _COMPONENTS:
        if component not in nlp.pipe_names:
            nlp.add_pipe(component)
    return nlp
