"""Words are described by their form, shape and affixes; vectors are those of the table."""

from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from nl_cijfercheck_sm import embedding
from nl_cijfercheck_sm.embedding import describe_word, make_word_embedding, mask_digits, set_vectors

WIDTH = 8


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("12.800", "00.000"),
        ("3,5", "0,0"),
        ("2024", "jjjj"),
        ("1968-1972", "jjjj-jjjj"),
        ("2100", "0000"),
        ("12024", "00000"),
        ("12-jarige", "00-jarige"),
        ("huis", "huis"),
    ],
)
def test_digits_are_made_alike_and_years_stand_out(text: str, masked: str) -> None:
    assert mask_digits(text) == masked


def test_a_word_is_described_by_form_shape_and_affixes() -> None:
    assert describe_word("Zorgen", (1, 3), (2, 7)) == ["zorgen", "Xxxxx", "z", "zor", "en", "zorgen"]


def test_two_numbers_of_the_same_build_are_described_alike() -> None:
    assert describe_word("45", (1,), (3,)) == describe_word("79", (1,), (3,))


def test_vectors_are_added_for_known_words_whatever_their_case() -> None:
    model = make_word_embedding(WIDTH, 20, 20, [1], [3], 2)
    model.initialize()
    doc = Doc(Vocab(), words=["huis", "Huis", "boom"])
    without = model.predict([doc])[0]
    set_vectors(model, ["huis"], np.array([[127, -127]], dtype="int8"))
    changed = np.abs(model.predict([doc])[0] - without).max(axis=1) > 0
    assert changed.tolist() == [True, True, False]


def test_words_and_vectors_survive_bytes() -> None:
    model = make_word_embedding(WIDTH, 20, 20, [1], [3], 2)
    model.initialize()
    set_vectors(model, ["huis", "00"], np.array([[5, -7], [3, 1]], dtype="int8"))
    again = make_word_embedding(WIDTH, 20, 20, [1], [3], 2).from_bytes(model.to_bytes())
    doc = Doc(Vocab(), words=["huis", "34", "boom"])
    assert np.array_equal(again.predict([doc])[0], model.predict([doc])[0])


def test_it_does_without_vectors_and_without_words() -> None:
    model = make_word_embedding(WIDTH, 20, 20, [1], [3], 0)
    model.initialize()
    vocab = Vocab()
    assert [table.shape for table in model.predict([Doc(vocab), Doc(vocab, words=["een"])])] == [
        (0, WIDTH),
        (1, WIDTH),
    ]


def test_a_remembered_word_has_the_row_that_it_had_the_first_time() -> None:
    model = make_word_embedding(WIDTH, 20, 20, [1], [3], 0)
    model.initialize()
    vocab = Vocab()
    text = Doc(vocab, words=["een", "huis", "een", "\n", "huis"], spaces=[True, False, True, False, False])
    (first,), (again,) = model.predict([text]), model.predict([text])
    alone = np.concatenate(
        [
            make_like(model).predict([Doc(vocab, words=[token.text], spaces=[bool(token.whitespace_)])])[0]
            for token in text
        ]
    )
    assert np.array_equal(first, again)
    assert np.array_equal(first, alone)


def test_white_space_behind_a_word_gives_it_another_row() -> None:
    model = make_word_embedding(WIDTH, 20, 20, [1], [3], 0)
    model.initialize()
    (rows,) = model.predict([Doc(Vocab(), words=["huis", "huis"], spaces=[True, False])])
    assert not np.array_equal(rows[0], rows[1])


def test_other_weights_give_other_rows() -> None:
    model = make_word_embedding(WIDTH, 20, 20, [1], [3], 0)
    model.initialize()
    text = Doc(Vocab(), words=["huis"])
    before = model.predict([text])[0]
    mix = next(layer for layer in model.walk() if layer.name == "maxout")
    mix.set_param("W", -mix.get_param("W"))
    after = model.predict([text])[0]
    assert not np.array_equal(before, after)
    assert np.array_equal(after, make_like(model).predict([text])[0])


def test_more_words_than_are_remembered_have_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "MOST_WORDS", 3)
    model = make_word_embedding(WIDTH, 20, 20, [1], [3], 0)
    model.initialize()
    text = Doc(Vocab(), words=["een", "twee", "drie", "vier", "een"])
    one, other = Doc(text.vocab, words=["een", "twee"]), Doc(text.vocab, words=["drie", "vier"])
    rows = make_like(model).predict([text])[0]
    assert np.array_equal(np.concatenate([model.predict([one])[0], model.predict([other])[0]]), rows[:4])
    assert np.array_equal(model.predict([text])[0], rows)


def make_like(model: Model[Any, Any]) -> Any:  # noqa: ANN401  (a layer, as the tests use it)
    """A layer with the same weights that has seen no word."""
    return make_word_embedding(WIDTH, 20, 20, [1], [3], 0).from_bytes(model.to_bytes())
