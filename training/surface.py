"""Vary case and quotation marks, which differ between newsrooms and between then and now."""

import random
from dataclasses import replace

from training.treebank import Sentence, Token

LOWER_SHARE = 0.01
UPPER_SHARE = 0.01
QUOTES_SHARE = 0.15
QUOTE_STYLES = (("“", "”"), ("‘", "’"), ("'", "'"), ("„", "”"), ("«", "»"))


def vary_case(sentence: Sentence, generator: random.Random) -> Sentence:
    """Now and then write a whole sentence in small letters or in capitals."""
    chance = generator.random()
    if chance < LOWER_SHARE:
        return _with_forms(sentence, [token.form.lower() for token in sentence.tokens])
    if chance < LOWER_SHARE + UPPER_SHARE:
        return _with_forms(sentence, [token.form.upper() for token in sentence.tokens])
    return sentence


def vary_quotes(run: list[Sentence], generator: random.Random) -> list[Sentence]:
    """Now and then give a whole run another style of quotation marks."""
    if generator.random() > QUOTES_SHARE:
        return run
    style = generator.choice(QUOTE_STYLES)
    return [_with_forms(sentence, _quoted(sentence.tokens, style)) for sentence in run]


def _quoted(tokens: tuple[Token, ...], style: tuple[str, str]) -> list[str]:
    opening, closing = style
    forms, space_before = [], True
    for token in tokens:
        is_quote = token.form == '"' and not (space_before and token.space_after)
        forms.append((opening if space_before else closing) if is_quote else token.form)
        space_before = token.space_after
    return forms


def _with_forms(sentence: Sentence, forms: list[str]) -> Sentence:
    tokens = tuple(replace(token, form=form) for token, form in zip(sentence.tokens, forms, strict=True))
    return replace(sentence, tokens=tokens)
