"""Collect the lemma table from the training sentences."""

from collections import Counter, defaultdict

from training.treebank import Sentence

CLASSES = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "DET", "PRON", "ADP", "SCONJ", "CCONJ"})
CLEAR_MAJORITY = 0.8


def collect_lemmas(sentences: list[Sentence]) -> dict[str, dict[str, str]]:
    """Return part of speech → word → lemma, for words that nearly always have the same one."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos in CLASSES and token.form.replace("-", "").isalpha():
                counts[token.pos, token.form.lower()][token.lemma] += 1
    table: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (pos, word), lemmas in sorted(counts.items()):
        lemma, count = lemmas.most_common(1)[0]
        if count >= CLEAR_MAJORITY * lemmas.total():
            table[pos][word] = lemma
    return dict(table)
