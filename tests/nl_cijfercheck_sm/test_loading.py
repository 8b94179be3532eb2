"""The package loads, is what it says it is, and survives being written and read."""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import get_model_meta

import nl_cijfercheck_sm

COMPONENTS = [
    "tok2vec",
    "morphologizer",
    "trainable_lemmatizer",
    "parser",
    "lemma_table",
    "organisations",
    "places",
]
TEXT = "In '24 waren er 12 gevallen.[1] Dat kostte €5 mln."
MEGABYTE = 1024 * 1024


def test_the_components_are_there_and_the_sentence_splitter_is_off(nlp: Language) -> None:
    assert nlp.pipe_names == COMPONENTS
    assert nlp.disabled == ["senter"]


def test_version_and_licence_are_those_of_the_metadata(nlp: Language) -> None:
    meta = get_model_meta(Path(nl_cijfercheck_sm.__file__).parent)
    assert (meta["lang"], meta["name"], meta["version"]) == (
        "nl",
        "cijfercheck_sm",
        nl_cijfercheck_sm.__version__,
    )
    assert meta["license"] == nlp.meta["license"] == "CC BY-SA 4.0"
    assert [source["name"] for source in meta["sources"]] == [
        "UD_Dutch-Alpino",
        "UD_Dutch-LassySmall",
        "Alpino Treebank",
        "wordfreq",
        "Universal Sentence Encoder multilingual",
    ]


def test_the_metadata_for_installers_has_the_same_version() -> None:
    lines = (Path(nl_cijfercheck_sm.__file__).parent / "PKG-INFO").read_text(encoding="utf-8").splitlines()
    assert lines[1:3] == ["Name: nl_cijfercheck_sm", f"Version: {nl_cijfercheck_sm.__version__}"]


def test_it_loads_from_its_folder(nlp: Language) -> None:
    assert spacy.load(nl_cijfercheck_sm.path).pipe_names == nlp.pipe_names


def test_spacy_loads_it_by_its_name(nlp: Language) -> None:
    named = spacy.load("nl_cijfercheck_sm")
    assert (named.meta["name"], named.pipe_names, named.disabled) == (
        "cijfercheck_sm",
        COMPONENTS,
        ["senter"],
    )
    assert named(TEXT).to_json() == nlp(TEXT).to_json()


def test_the_arguments_of_spacy_load_are_passed_on() -> None:
    nlp = nl_cijfercheck_sm.load(exclude=["parser"], config={"nlp.batch_size": 7})
    assert nlp.pipe_names == [name for name in COMPONENTS if name != "parser"]
    assert nlp.batch_size == 7


def test_written_and_read_back_it_says_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again(TEXT).to_json() == nlp(TEXT).to_json()


def test_it_takes_at_most_25_megabytes() -> None:
    files = Path(nl_cijfercheck_sm.__file__).parent.rglob("*")
    assert sum(file.stat().st_size for file in files if file.is_file()) < 25 * MEGABYTE
