"""The tokenizer: spaCy's Dutch rules for affixes, adapted to the figures of news text.

spaCy's own list of Dutch exceptions is not used. It holds thousands of abbreviations of legal text, among them
words and names that end sentences (`pas.`, `Tom.`), and emoticons that figures look like (`8)`), and takes
longer to load than the rest of the pipeline.
"""

import re
from collections.abc import Callable

from spacy.lang.nl.punctuation import TOKENIZER_INFIXES, TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

CITATION = r"\[\d{1,3}\]"

QUOTES = (r"\'", "'", "’", "‘")
NOT_A_QUOTE = r"(?!\d\d(?!\d)|[sS][-\s]|[sS]$|[tTnNkKrRmM]$)"
"""What follows an apostrophe that is part of the word: '24, 's-Hertogenbosch, 't."""

PREFIXES = (CITATION, *(f"{rule}{NOT_A_QUOTE}" if rule in QUOTES else rule for rule in TOKENIZER_PREFIXES))
SUFFIXES = (CITATION, r"(?<=\d)(?:mln|mld|miljoen|miljard|euro)", *TOKENIZER_SUFFIXES)
INFIXES = (
    CITATION,
    r"(?<=[\d\)\]])\.(?=[A-Z][a-z])",
    r"(?<=\d)\.(?=\[\d)",
    r"\)(?=\.[A-Z])",
    *TOKENIZER_INFIXES,
)

DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}$")
"""Abbreviations with a full stop after each letter: o.a., d.w.z., N.V."""

# Not "min.", "max.", "sec.", "tel.": as often a whole word at the end of a sentence.
ABBREVIATIONS = """
    aanv. adj. afb. afd. afl. alg. art. bijl. bijv. blz. burg. bv. ca. cf. cfr. dhr. dir. dl. dr. drs. ds. ed. enz.
    etc. evt. evtl. excl. fig. gem. gen. hfst. hr. incl. ing. ir. jhr. jkvr. jl. jr. kap. kol. lt. luit. maj. mevr. mr.
    mw. nr. nrs. ong. p. pag. pct. plm. plv. pres. proc. prof. red. resp. sgt. sr. secr. uitg. v. vgl. vs. wnd. zgn.
    mln. mld. mrd. jan. feb. febr. mrt. apr. aug. sep. sept. okt. nov. dec.
    v.Chr. n.Chr. t/m. Co. Corp. Inc. Ltd. St. Ste. Chr. Ph. Th. Joh.
""".split()  # noqa: SIM905  (easier to read and to extend than a list)
CAPITALIZED = "Bijv. Dhr. Dr. Drs. Ds. Ing. Ir. Jhr. Mevr. Mr. Mw. Nr. Prof. Resp. Vgl.".split()  # noqa: SIM905
CLIPPED = ("''", "'m", "'n", "'s", "'t", "'k", "'r", "’m", "’n", "’s", "’t", "’k", "’r", "‘t", "‘s")
WHITE_SPACE = (" ", "\t", "\n", "\\t", "\\n")


@registry.tokenizers("cijfercheck.tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return the function with which spaCy makes the tokenizer of a pipeline."""

    def make(nlp: Language) -> Tokenizer:
        whole = (*ABBREVIATIONS, *CAPITALIZED, *CLIPPED, *WHITE_SPACE)
        return Tokenizer(
            nlp.vocab,
            rules={text: [{"ORTH": text}] for text in whole},
            prefix_search=compile_prefix_regex(PREFIXES).search,
            suffix_search=compile_suffix_regex(SUFFIXES).search,
            infix_finditer=compile_infix_regex(INFIXES).finditer,
            token_match=DOTTED.match,
            url_match=nlp.Defaults.url_match,
        )

    return make
