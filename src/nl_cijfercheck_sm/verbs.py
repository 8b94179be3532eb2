"""Forms of strong verbs that the treebanks have too seldom: their dictionary forms, and what the network reads in their place."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def find_verb(form: str) -> str | None:
    """Return the dictionary form of a form of a strong verb in small letters, `None` for any other word: `slonk` → `slinken`."""
    return _dictionary_forms().get(form)


def stand_in(word: str) -> str:
    """Return the word that the network reads for another, as it is written: `Kromp` → `Zakte`; most stand for themselves."""
    found = _stand_ins().get(word.lower())
    if found is None:
        return word
    return found.capitalize() if word[:1].isupper() else found


@cache
def _dictionary_forms() -> Mapping[str, str]:
    return {form: verb for verb, forms in _tables()["forms"].items() for form in forms}


@cache
def _stand_ins() -> Mapping[str, str]:
    return dict(_tables()["stand_ins"])


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("nl_cijfercheck_sm").joinpath("verbs.toml").read_text("utf-8"))
