"""Give a new pipeline its table of word vectors, made once and kept with the checkpoints."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.util import registry

from nl_cijfercheck_sm.embedding import VECTOR_UNIT, set_vectors

HIGHEST = 127


def reduce_vectors(vectors: NDArray[np.float32], width: int) -> NDArray[np.int8]:
    """Return the `width` main components as whole numbers; `VECTOR_UNIT` stands for their spread.

    Each component is divided by the square root of its own spread, so that the first few do not drown the others.
    """
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    main = axes[:, ::-1][:, :width]
    main = main * np.sign(
        main[np.abs(main).argmax(axis=0), np.arange(width)]
    )  # An axis has no direction of its own.
    components = centred @ main
    components /= np.sqrt(components.std(axis=0))
    whole = np.rint(components / components.std() * VECTOR_UNIT)
    return np.asarray(whole.clip(-HIGHEST, HIGHEST), dtype=np.int8)


@registry.callbacks("cijfercheck.word_vectors.v1")  # type: ignore[untyped-decorator]
def make_vector_setter(path: str, count: int, width: int) -> Callable[[Language], Language]:
    """Return what gives a pipeline the vectors of the `count` commonest words; the file at `path` is made once."""

    def set_word_vectors(nlp: Language) -> Language:
        file = Path(path)
        if not file.exists():
            _write_vectors(file, count, width)
        with np.load(file) as stored:
            set_vectors(nlp.get_pipe("tok2vec").model, stored["words"].tolist(), stored["table"])  # type: ignore[attr-defined]
        return nlp

    return set_word_vectors


def _write_vectors(file: Path, count: int, width: int) -> None:
    from training.encoder import encode_words, list_common_words

    words = list_common_words(count)
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(file, words=np.array(words), table=reduce_vectors(encode_words(words), width))
