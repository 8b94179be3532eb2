"""From treebank to spaCy package, in one command.

    python -m training.build --treebank DIR --output src/nl_cijfercheck_sm --work DIR

`--work` receives the checkpoints; a pipeline that is there already is not trained again.
"""

import argparse
import json
import logging
import shutil
import sys
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import load_config

import nl_cijfercheck_sm
from nl_cijfercheck_sm import lemma_table, organisations, places
from training.evaluate import (
    Scores,
    evaluate,
    evaluate_sentence_ends,
    measure_speed,
    read_part,
    render_scores,
)
from training.lemmas import collect_lemmas
from training.train import FINISHED, train_pipeline
from training.treebank import Sentence, read_training, split_held_out

HERE = Path(__file__).parent
MAIN = "config.cfg"
SENTER = "senter"
META = HERE / "meta.json"
CARD = HERE / "model_card.md"
"""The README of the package, with a place for each score."""
TRAINING_ONLY = ("training", "initialize", "corpora", "pretraining", "paths", "system")


def build_package(treebank: Path, output: Path, work: Path) -> Scores:
    """Train what is missing, put the pipeline together, measure it and write the package's data."""
    nlp = _train_once(MAIN, treebank, work / "pipeline")
    senter = _train_once("senter.cfg", treebank, work / "senter")
    training, held_out = split_held_out(read_training(treebank))
    development = read_part(treebank, "dev")
    _add_lemma_table(nlp, collect_lemmas(training))
    nlp.add_pipe(organisations.FACTORY, name="organisations", last=True)
    nlp.add_pipe(places.FACTORY, name="places", last=True)
    nlp.add_pipe(SENTER, source=senter, last=True)
    nlp.disable_pipe(SENTER)
    whole, tokenizer = measure_speed(nlp, held_out)
    scores = _measure(nlp, senter, held_out)
    scores |= {f"dev_{name}": score for name, score in _measure(nlp, senter, development).items()}
    _write_package(nlp, scores, {"speed": whole, "speed_tokenizer": tokenizer}, output)
    return scores


def _measure(nlp: Language, senter: Language, sentences: list[Sentence]) -> Scores:
    return {**evaluate(nlp, sentences), f"{SENTER}_sents_f": evaluate_sentence_ends(senter, sentences)}


def _train_once(config_name: str, treebank: Path, folder: Path) -> Language:
    finished = folder / FINISHED
    if finished.exists():
        return spacy.load(finished)
    overrides = {"paths.treebank": str(treebank)}
    if config_name == MAIN:
        overrides["paths.vectors"] = str(folder / "vectors.npz")
    config = load_config(HERE / config_name, overrides=overrides)
    return train_pipeline(config, folder)


def _add_lemma_table(nlp: Language, table: dict[str, dict[str, str]]) -> None:
    component = nlp.add_pipe(lemma_table.FACTORY, name="lemma_table", last=True)
    component.set_table(table)  # type: ignore[attr-defined]


def _write_package(nlp: Language, scores: Scores, speeds: dict[str, float], output: Path) -> None:
    for section in TRAINING_ONLY:
        nlp.config.pop(section, None)
    nlp.meta.update(json.loads(META.read_text(encoding="utf-8")))
    nlp.meta["version"] = nl_cijfercheck_sm.__version__
    performance = {name: round(score, 4) for name, score in scores.items()}
    nlp.meta["performance"] = {**performance, **{name: round(speed, -2) for name, speed in speeds.items()}}
    for old in output.glob(f"{output.name}-*"):
        shutil.rmtree(old)
    folder = output / f"{output.name}-{nl_cijfercheck_sm.__version__}"
    nlp.to_disk(folder)
    shutil.copy(folder / "meta.json", output / "meta.json")
    values = {name: f"{100 * score:.1f}" for name, score in scores.items()}
    values |= {name: f"{round(speed, -2):,.0f}" for name, speed in speeds.items()}
    (output / "README.md").write_text(CARD.read_text(encoding="utf-8").format_map(values), encoding="utf-8")


def main() -> None:
    """Build the package and print its scores."""
    parser = argparse.ArgumentParser(description="Build the package nl_cijfercheck_sm from the treebank.")
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder for the checkpoints")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    scores = build_package(arguments.treebank, arguments.output, arguments.work)
    sys.stdout.write(render_scores(scores) + "\n")


if __name__ == "__main__":
    main()
