"""The words of the page, which offices may change: loaded from `wording.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cijfercheck.reporting._wording import load_wording


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, by table and name; those that reports have too come from the reports."""

    language: str
    page: Mapping[str, str]
    kinds: Mapping[str, str]
    tables: Mapping[str, Mapping[str, str]]

    def for_script(self) -> dict[str, object]:
        """All words, as the script of the page reads them."""
        return {"language": self.language, **self.tables}


@cache
def load_words(language: str) -> Words:
    """Load the words of a language, "nl" or "en"."""
    text = files("cijfercheck.web").joinpath("wording.toml").read_text(encoding="utf-8")
    content: dict[str, dict[str, Mapping[str, str]]] = tomllib.loads(text)
    tables = content[language]
    tables["example"] = {
        name: str(words).strip() for name, words in content["example"].items()
    }  # Dutch in every language
    tables["reasons"] = load_wording(language).reasons
    return Words(language, tables["page"], tables["kinds"], tables)
