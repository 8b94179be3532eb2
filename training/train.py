"""Train a pipeline with a spaCy configuration and return its last state."""

import sys
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import Config

import nl_cijfercheck_sm as _package  # noqa: F401  (registers the tokenizer that the configuration names)
from training import corpus as _readers  # noqa: F401  (registers the readers)
from training import vectors as _vectors  # noqa: F401  (registers what sets the word vectors)

FINISHED = "finished"
STREAMED = -1
"""The value of `max_epochs` with which spaCy asks the reader anew for each pass."""


def train_pipeline(config: Config, output: Path) -> Language:
    """Train and return the last state, which is also written to the folder `FINISHED`.

    Labels are collected from a whole pass; after that each pass is read anew. The optimizer averages the
    parameters over the updates; which state scores best on the small development part is mostly chance.
    """
    output.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    nlp.config["training"]["max_epochs"] = STREAMED
    train(nlp, output, stdout=sys.stdout, stderr=sys.stderr)
    nlp = spacy.load(output / "model-last")
    nlp.to_disk(output / FINISHED)
    return nlp
