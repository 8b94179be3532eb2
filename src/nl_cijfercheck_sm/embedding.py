"""How words are given to the network: hashed forms and affixes of any length, and a table of word vectors.

spaCy's own embedding knows one length of prefix and one of suffix. Unknown Dutch words are mostly compounds and
derivations, whose gender and class are told by two to seven letters at their end. Digits are made alike before all else,
so that the network sees what kind of number stands there and not which.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from operator import is_not
from threading import Lock
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, ORTH, SPACY  # type: ignore[import-not-found]
from spacy.lang.lex_attrs import word_shape
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.layers.chain import forward as chain_forward
from thinc.layers.chain import init as chain_init
from thinc.types import Floats2d, Ints2d

from nl_cijfercheck_sm.verbs import stand_in

VECTORS_LAYER = "cijfercheck_word_vectors"
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
DIGIT = re.compile(r"\d")
YEAR_MARK = "jjjj"
WORD_FEATURES = 4
"""Before the affixes: the word, its shape, whether white space follows, whether it is white space."""
AFFIX_WIDTH = 48
SIGN_WIDTH = 16
SHAPE_ROWS = 1_000
SIGN_ROWS = 10
SHORT_AFFIX = 2
SHORT_AFFIX_ROWS = 1_000
MOST_WORDS = 20_000
"""So many words are remembered, of 512 bytes each."""
VECTOR_UNIT = 32
"""The whole number in the table that stands for the spread of the vectors' components."""
VECTOR_SPREAD = 0.3
"""The spread with which they enter the network."""

Backward = Callable[[object], list[Doc]]


def mask_digits(text: str) -> str:
    """Make numbers alike: `12.800` → `00.000`, `2024` → `jjjj`, `12-jarige` → `00-jarige`."""
    return DIGIT.sub("0", YEAR.sub(YEAR_MARK, text))


@registry.architectures("cijfercheck.word_embedding.v1")  # type: ignore[untyped-decorator]
def make_word_embedding(
    width: int, rows: int, affix_rows: int, prefixes: list[int], suffixes: list[int], vector_width: int
) -> Model[list[Doc], list[Floats2d]]:
    """Return the layer from words to vectors of `width`.

    `rows` is the size of the table of whole words, `affix_rows` that of each affix; `prefixes` and `suffixes` are
    lengths in letters; `vector_width` is the width of the word vectors, 0 for none.
    """
    tables = [(width, rows), (AFFIX_WIDTH, SHAPE_ROWS), (SIGN_WIDTH, SIGN_ROWS), (SIGN_WIDTH, SIGN_ROWS)]
    tables += [
        (AFFIX_WIDTH, SHORT_AFFIX_ROWS if length <= SHORT_AFFIX else affix_rows)
        for length in (*prefixes, *suffixes)
    ]
    columns: list[Model[Any, Any]] = [
        HashEmbed(nO=size, nV=count, column=number, seed=number)
        for number, (size, count) in enumerate(tables)
    ]
    extract = _make_extractor(tuple(prefixes), tuple(suffixes))
    parts: list[Model[Any, Any]] = [chain(extract, list2ragged(), with_array(concatenate(*columns)))]
    if vector_width:
        parts.append(chain(_make_vectors(vector_width), list2ragged()))
    inputs = sum(size for size, _ in tables) + vector_width
    mix: Model[Any, Any] = with_array(Maxout(nO=width, nI=inputs, nP=3, dropout=0.0, normalize=True))
    return _make_remembering(chain(concatenate(*parts) if vector_width else parts[0], mix, ragged2list()))


def set_vectors(model: Model[list[Doc], list[Floats2d]], words: list[str], table: NDArray[np.int8]) -> None:
    """Give the layer inside `model` its words, in small letters and with digits masked, and their vectors."""
    for layer in model.walk():
        if layer.name == VECTORS_LAYER:
            layer.attrs["words"] = "\n".join(words)
            layer.attrs["table"] = table


def describe_word(text: str, prefixes: tuple[int, ...], suffixes: tuple[int, ...]) -> list[str]:
    """Return what the network is told of a word itself, or of the one that stands in for it: the word, its shape and its affixes, digits masked."""
    masked = mask_digits(stand_in(text))
    word = masked.lower()
    affixes = [*(word[:length] for length in prefixes), *(word[-length:] for length in suffixes)]
    return [word, word_shape(masked), *affixes]


def _make_remembering(layer: Model[list[Doc], list[Floats2d]]) -> Model[list[Doc], list[Floats2d]]:
    """Return the same layer, which keeps what it made of each word as long as its weights stay.

    A word is given to the network without its neighbours, so that its row is the same in every text.
    """
    dims = {name: layer.maybe_get_dim(name) for name in layer.dim_names}
    forward = partial(_remember, rows=_Rows())
    return Model(layer.name, forward, init=chain_init, dims=dims, layers=layer.layers)


def _remember(
    model: Model[list[Doc], list[Floats2d]], docs: list[Doc], is_train: bool, *, rows: "_Rows"
) -> tuple[list[Floats2d], Callable[[Any], Any]]:
    if is_train:
        rows.forget()
        return chain_forward(model, docs, is_train)
    if not any(map(len, docs)):
        return chain_forward(model, docs, is_train)
    return rows.find(model, docs), _stop


class _Rows:
    """The rows of words, each with and without white space behind it; they are made by one set of weights."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.forget()

    def __reduce__(self) -> "tuple[type[_Rows], tuple[()]]":
        """Begin anew in another process."""
        return _Rows, ()

    def forget(self) -> None:
        """Begin anew."""
        self._weights: list[object] = []
        self._places: dict[int, int] = {}
        self._table: NDArray[np.float32] = np.zeros((0, 0), dtype="float32")

    def find(self, model: Model[list[Doc], list[Floats2d]], docs: list[Doc]) -> list[Floats2d]:
        """Look the rows of all words up, and make those that are not there."""
        keys = [_word_keys(doc) for doc in docs]
        with self._lock:
            self._take_weights(model)
            wanted = {
                key: (doc, place)
                for doc, own in zip(docs, keys, strict=True)
                for place, key in enumerate(own)
            }
            new = [(key, *where) for key, where in wanted.items() if key not in self._places]
            if len(new) + len(self._places) > MOST_WORDS:
                self._places = {}
                new = [(key, *where) for key, where in wanted.items()]
            if new:
                self._add(model, new)
            places = self._places
            found = [self._table[[places[key] for key in own]] for own in keys]
        return [model.ops.asarray2f(cast("Floats2d", rows)) for rows in found]

    def _add(self, model: Model[list[Doc], list[Floats2d]], new: list[tuple[int, Doc, int]]) -> None:
        """Make rows by running the layer over a text of these words."""
        tokens = [doc[place] for _, doc, place in new]
        text = Doc(
            tokens[0].vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
        )
        (rows,) = chain_forward(model, [text], is_train=False)[0]
        kept = self._table[: len(self._places)]
        self._table = np.concatenate([kept, rows]) if len(kept) else np.asarray(rows)
        for key, _, _ in new:
            self._places[key] = len(self._places)

    def _take_weights(self, model: Model[list[Doc], list[Floats2d]]) -> None:
        """Forget the rows if the layer has other weights than they were made with."""
        weights: list[object] = []
        for node in model.walk():
            weights += [node.get_param(name) for name in node.param_names if node.has_param(name)]
            weights += [node.attrs[name] for name in ("words", "table") if name in node.attrs]
        if len(weights) != len(self._weights) or any(map(is_not, weights, self._weights)):
            self.forget()
            self._weights = weights


def _word_keys(doc: Doc) -> list[int]:
    """A number for each token that is the same for the same word with or without white space behind it."""
    signs = doc.to_array([ORTH, SPACY]).reshape((len(doc), 2))
    return [2 * int(orth) + int(space) for orth, space in signs.tolist()]


def _make_extractor(prefixes: tuple[int, ...], suffixes: tuple[int, ...]) -> Model[list[Doc], list[Ints2d]]:
    return Model("cijfercheck_features", partial(_extract, prefixes=prefixes, suffixes=suffixes, known={}))


def _extract(
    model: Model[list[Doc], list[Ints2d]],
    docs: list[Doc],
    is_train: bool,  # noqa: ARG001  (thinc passes it)
    *,
    prefixes: tuple[int, ...],
    suffixes: tuple[int, ...],
    known: dict[int, NDArray[np.uint64]],
) -> tuple[list[Ints2d], Backward]:
    tables = []
    for doc in docs:
        for token in doc:
            if token.orth not in known:
                known[token.orth] = _hash_features(token.text, prefixes, suffixes)
        signs = doc.to_array([ORTH, SPACY, IS_SPACE]).reshape((len(doc), 3))
        table = np.array([known[key] for key in signs[:, 0].tolist()], dtype="uint64")
        table = table.reshape((len(doc), WORD_FEATURES + len(prefixes) + len(suffixes)))
        table[:, 2:WORD_FEATURES] = signs[:, 1:]
        tables.append(model.ops.asarray2i(cast("Ints2d", table), dtype="uint64"))
    return tables, _stop


def _hash_features(text: str, prefixes: tuple[int, ...], suffixes: tuple[int, ...]) -> NDArray[np.uint64]:
    word, shape, *affixes = describe_word(text, prefixes, suffixes)
    keys = [get_string_id(word), get_string_id(shape), 0, 0, *map(get_string_id, affixes)]
    return np.array(keys, dtype="uint64")


def _make_vectors(width: int) -> Model[list[Doc], list[Floats2d]]:
    """Return the layer that looks vectors up; words without one get zeros."""
    return Model(
        VECTORS_LAYER,
        _look_up,
        dims={"nO": width},
        attrs={"words": "", "table": np.zeros((0, width), dtype="int8")},
    )


def _look_up(
    model: Model[list[Doc], list[Floats2d]],
    docs: list[Doc],
    is_train: bool,  # noqa: ARG001  (thinc passes it)
) -> tuple[list[Floats2d], Backward]:
    places = _index(model.attrs["words"])
    table = model.attrs["table"]
    found = []
    for doc in docs:
        rows = np.array([_row(places, token.text) for token in doc], dtype="int64")
        vectors = np.zeros((len(doc), model.get_dim("nO")), dtype="float32")
        known = rows >= 0
        vectors[known] = table[rows[known]]
        vectors *= VECTOR_SPREAD / VECTOR_UNIT
        found.append(model.ops.asarray2f(cast("Floats2d", vectors)))
    return found, _stop


def _stop(_gradient: object) -> list[Doc]:
    """Go no further back: there is nothing to learn below."""
    return []


def _row(places: dict[str, int], text: str) -> int:
    text = stand_in(text)
    row = places.get(text, -1)
    return row if row >= 0 else places.get(mask_digits(text.lower()), -1)


@lru_cache(maxsize=2)
def _index(words: str) -> dict[str, int]:
    return {word: row for row, word in enumerate(words.split("\n"))}
