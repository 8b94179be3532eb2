"""The Dutch spaCy pipeline of cijfercheck: `nl_cijfercheck_sm.load()` or `spacy.load("nl_cijfercheck_sm")`."""

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_init_py

from nl_cijfercheck_sm import embedding as _embedding  # noqa: F401  (registers the embedding)
from nl_cijfercheck_sm import lemma_table as _lemma_table  # noqa: F401  (registers the component)
from nl_cijfercheck_sm import organisations as _organisations  # noqa: F401  (the same)
from nl_cijfercheck_sm import places as _places  # noqa: F401  (the same)
from nl_cijfercheck_sm import tokenizer as _tokenizer  # noqa: F401  (registers the tokenizer)

__version__ = "0.1.0"
path = Path(__file__).parent / f"nl_cijfercheck_sm-{__version__}"
"""The folder that holds the pipeline itself."""


def load(**arguments: Any) -> Language:  # noqa: ANN401  (spaCy tells its own defaults from what is passed)
    """Load the pipeline; the arguments are those of `spacy.load`."""
    return load_model_from_init_py(__file__, **arguments)
