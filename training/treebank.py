"""Read CoNLL-U and divide its sentences into training, development and held-out parts."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TRAIN_FILES = ("train.conllu", "train-suites.conllu", "train-older.conllu")
DEV_FILE = "dev.conllu"
OWN_FILE = Path(__file__).parent / "news_figures.conllu"
"""Sentences of our own in the language of news figures, annotated by hand."""
PARTS_NOT_IN_UD = frozenset({"i_suite", "j_suite", "cgn_exs"})
BLOCK = 100
"""Sentences of the Eindhoven corpus carry a running number and no title: a document is a hundred of them."""
HELD_OUT_EVERY = 6


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word; `head` is the index in its sentence, the root points at itself."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    label: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A tree with its origin: `part` is the corpus, `document` and `order` its place in there."""

    tokens: tuple[Token, ...]
    part: str
    document: str
    order: tuple[int, ...]

    @property
    def closed(self) -> bool:
        """Whether the sentence ends as prose does, with a full stop or the like."""
        return any(token.form[-1] in ".?!:;…" for token in self.tokens[-3:])

    @property
    def has_number(self) -> bool:
        """Whether a numeral stands in it, in digits or as a word."""
        return any(token.pos == "NUM" or token.form[0].isdigit() for token in self.tokens)


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of one CoNLL-U file, in file order."""
    source, rows = "", list[list[str]]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# source = "):
            source = line.removeprefix("# source = ")
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield _sentence(source, rows)
            source, rows = "", []


def read_training(folder: Path) -> list[Sentence]:
    """Read all training files, without the parts that UD did not publish."""
    sentences = (sentence for name in TRAIN_FILES for sentence in read_sentences(folder / name))
    return [sentence for sentence in sentences if sentence.part not in PARTS_NOT_IN_UD]


def split_held_out(sentences: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Divide into (training, held out) by a fixed rule on the document.

    Of newspaper and Wikipedia text in the current annotation about one document in `HELD_OUT_EVERY` is
    held out. What an older release holds of the same document is dropped altogether.
    """
    held_out = [sentence for sentence in sentences if _is_held_out(sentence)]
    titles = {sentence.document for sentence in held_out}
    training = [sentence for sentence in sentences if sentence.document not in titles]
    return training, held_out


def _is_held_out(sentence: Sentence) -> bool:
    if sentence.part not in {"cdb", "UD_Dutch-Alpino", "UD_Dutch-LassySmall"}:
        return False
    return zlib.crc32(sentence.document.encode()) % HELD_OUT_EVERY == 0


def _sentence(source: str, rows: list[list[str]]) -> Sentence:
    part, document, order = _origin(source)
    tokens = tuple(
        Token(
            form=row[1],
            lemma=row[2],
            pos=row[3],
            feats=row[5],
            head=int(row[6]) - 1 if row[6] != "0" else index,
            label="ROOT" if row[6] == "0" else row[7],
            space_after="SpaceAfter=No" not in row[9],
        )
        for index, row in enumerate(rows)
    )
    return Sentence(tokens, part, document, order)


def _origin(source: str) -> tuple[str, str, tuple[int, ...]]:
    """Part, document and order: `Alpino-treebank cdb/312.xml` → `("cdb", "cdb/3", (312,))`."""
    release, name = source.split(" ", 1)
    numbers = tuple(int(number) for number in re.findall(r"\d+", name))
    if release == "Alpino-treebank":
        part = name.split("/")[0]
        block = numbers[-1] // BLOCK if part == "cdb" else 0
        return part, f"{part}/{block}", numbers
    return release, name.split(".p.")[0], numbers
