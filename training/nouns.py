"""Vary the plural nouns of our own sentences, which are few, with what the treebank counts."""

import random
from dataclasses import replace

from training.treebank import Sentence, Token

KEPT_SHARE = 0.4


def collect_counted_nouns(sentences: list[Sentence]) -> list[tuple[str, str]]:
    """Return form and lemma of the plural nouns that have a numeral with them."""
    nouns = {
        (head.form, head.lemma)
        for sentence in sentences
        for token in sentence.tokens
        if token.label == "nummod" and _is_plural_noun(head := sentence.tokens[token.head])
    }
    return sorted(nouns)


def vary_counted_nouns(
    sentence: Sentence, nouns: list[tuple[str, str]], generator: random.Random
) -> Sentence:
    """Replace most plural nouns by others."""
    tokens = [
        _with_noun(token, *generator.choice(nouns))
        if _is_plural_noun(token) and generator.random() > KEPT_SHARE
        else token
        for token in sentence.tokens
    ]
    return replace(sentence, tokens=tuple(tokens))


def _is_plural_noun(token: Token) -> bool:
    return token.pos == "NOUN" and token.feats == "Number=Plur" and token.form.islower()


def _with_noun(token: Token, form: str, lemma: str) -> Token:
    return replace(token, form=form, lemma=lemma)
