"""The pipeline, loaded once."""

import pytest
from spacy.language import Language

import nl_cijfercheck_sm


@pytest.fixture(scope="session")
def nlp() -> Language:
    return nl_cijfercheck_sm.load()
