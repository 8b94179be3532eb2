"""A component that looks lemmas up by word and part of speech, over what the statistical one guessed."""

import json
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from nl_cijfercheck_sm.verbs import find_verb

FACTORY = "cijfercheck_lemma_table"
FILE = "lemmas.json"
SHORTEST_LAST_PART = 5
SHORTEST_FIRST_PART = 3

NOT_A_LAST_PART = frozenset({"heden", "sleden", "toren", "delen", "wezen", "genen"})
"""Words that are more often an accident at the end of a longer word: `gevoelig|heden`, `trac|toren`."""

SEPARABLE = ("aan", "achter", "af", "bij", "binnen", "door", "in", "mee", "na", "neer", "om", "onder", "op", "over", "rond", "samen",
    "tegen", "terug", "toe", "uit", "vast", "voor", "vrij", "weg", "weer", "achteruit", "vooruit", "thuis", "plaats", "deel")  # fmt: skip
"""Words that are one with a verb in its participle."""

VOWELS = "aeiouëïöü"
VOICELESS = {"v": "f", "z": "s"}

Table = dict[str, dict[str, str]]
"""Part of speech → word in small letters → lemma."""


class LemmaTable:
    """Set lemmas from a table: `gevallen` is `geval` as a noun and `vallen` as a verb.

    A compound noun that the table does not know takes the lemma of its last part: `ziektegevallen` →
    `ziektegeval`. An inflected participle takes that of the bare one: `gemelde` → `melden`, and one of a verb with a
    separable part that of its verb: `ingeschreven` → `inschrijven`. Of other unknown plurals a lemma that no rule of Dutch
    gives is replaced by the one that the rules give: `bedden` → `bed`. Other unknown words keep the lemma that they have.
    """

    def __init__(self) -> None:
        self._table: Table = {}

    def set_table(self, table: Table) -> None:
        """Take the lemmas to look up from now on."""
        self._table = table

    def find_lemma(self, text: str, pos: str) -> str | None:
        """Return the lemma of a word as it is written, or `None` if the table cannot tell."""
        words = self._table.get(pos, {})
        lower = text.lower()
        lemma = (find_verb(lower) if pos == "VERB" else None) or words.get(lower)
        if lemma is None and pos == "NOUN":
            return _find_compound_lemma(text, words)
        if lemma is None and pos == "VERB":
            return _find_participle(lower, words) or _find_separable(lower, words)
        return lemma

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002  (spaCy passes it)
        """Return the table as bytes, one word a line."""
        return json.dumps(self._table, ensure_ascii=False, indent=0).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "LemmaTable":  # noqa: ARG002
        """Take the table from bytes."""
        self._table = json.loads(data)
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the table into the component's folder of a pipeline."""
        path.mkdir(parents=True, exist_ok=True)
        (path / FILE).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "LemmaTable":
        """Read the table from the component's folder of a pipeline."""
        return self.from_bytes((path / FILE).read_bytes(), exclude=exclude)

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas that the table can tell."""
        for token in doc:
            is_name_like = not token.is_title or ("-" in token.text and not token.is_sent_start)
            lemma = self.find_lemma(token.text if is_name_like else token.lower_, token.pos_)
            if lemma is not None:
                token.lemma_ = lemma
            elif token.pos_ == "NOUN" and "Plur" in token.morph.get("Number", []):
                singulars = find_singulars(token.lower_)
                if singulars and token.lemma_.lower() not in singulars:
                    token.lemma_ = singulars[0]
        return doc


def find_singulars(plural: str) -> tuple[str, ...]:
    """Return what the singular of a regular plural can be, the likeliest first; none where it does not end like one.

    `bedden` → `bed`, `lagen` → `laag`, `brieven` → `brief`, `roedels` → `roedel`, `foto's` → `foto`.
    """
    for ending in ("'s", "’s"):
        if plural.endswith(ending):
            return (plural.removesuffix(ending),)
    if plural.endswith("jes"):
        return ()  # a diminutive
    if plural.endswith("s") and len(plural) > SHORTEST_FIRST_PART:
        return (plural[:-1],)
    if plural.endswith("heden"):
        return (plural.removesuffix("heden") + "heid",)
    if not plural.endswith("en") or len(plural) < SHORTEST_LAST_PART:
        return ()
    stem = plural[:-2]
    stem = stem[:-1] + VOICELESS.get(stem[-1], stem[-1])
    found = [stem, plural[:-1]]
    if plural[-3] == plural[-4] and stem[-1] not in VOWELS:
        found.insert(0, stem[:-1])
    elif stem[-1] not in VOWELS and stem[-2] in VOWELS and stem[-3:-2] not in tuple(VOWELS):
        found.insert(0 if stem[-2] in "aou" and not stem.endswith("or") else 1, stem[:-1] + stem[-2:])
    return tuple(dict.fromkeys(found))


def _find_participle(text: str, words: dict[str, str]) -> str | None:
    """The lemma of an inflected participle: `gemelde`."""
    bare = text[:-1]
    return find_verb(bare) or words.get(bare) if text.endswith("e") else None


def _find_separable(text: str, words: dict[str, str]) -> str | None:
    """The lemma of the participle of a verb with a separable part, by that of the verb: `opgelopen`, `ingeschreven`."""
    for part in SEPARABLE:
        rest = text.removeprefix(part)
        if rest != text and rest.startswith("ge") and len(rest) >= SHORTEST_LAST_PART:
            lemma = find_verb(rest) or words.get(rest) or _find_participle(rest, words)
            if lemma is not None:
                return part + lemma
    return None


def _find_compound_lemma(text: str, words: dict[str, str]) -> str | None:
    """Take the longest last part that the table knows; the first part stays as it is written."""
    for cut in range(SHORTEST_FIRST_PART, len(text) - SHORTEST_LAST_PART + 1):
        last_part = text[cut:].lower()
        if last_part in words and last_part not in NOT_A_LAST_PART:
            return text[:cut] + words[last_part]
    return None


@Language.factory(FACTORY, assigns=["token.lemma"], requires=["token.pos"])
def make_lemma_table(nlp: Language, name: str) -> LemmaTable:  # noqa: ARG001  (spaCy passes both)
    """Make an empty table, which loading the pipeline fills."""
    return LemmaTable()
