"""What a number counts: from the noun at its side, the subject of its clause, or the claim before it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from cijfercheck.extraction.grammar import (
    clause_subject,
    clause_tokens,
    counted_noun,
    governor,
    is_content,
    is_silent,
    parts_of,
    phrase,
    preposition,
    speaker_tokens,
    verb_lemma,
)
from cijfercheck.extraction.places import place_of_adjective
from cijfercheck.language.lexicon import roles, subject_words
from cijfercheck.model.claim import Role
from cijfercheck.model.quantity import Quantity
from cijfercheck.model.subject import Subject

UNKNOWN = Subject(text="", head="")
_LOOSE_ENDS = frozenset({"ADP", "CCONJ", "SCONJ", "AUX", "SPACE", "ADV"})
_OF_ALL = (["van", "de"], ["van", "hun"], ["van", "haar"], ["van", "zijn"])
_WHOLE_REACH = 4  # tokens behind "van de": the number, two adjectives, the noun
_POINTERS = frozenset({"hen", "hun", "daarvan", "hiervan", "waarvan", "ervan", "daaronder", "waaronder"})


def find_subject(
    quantity: Quantity,
    number: Span,
    role: Role,
    sentence: Span,
    before: Subject | None,
    topic: Subject | None,
) -> tuple[Subject, Subject | None]:
    """Find what a number counts and, for a share, the whole that it is a share of.

    Args:
        quantity: The number.
        number: Its tokens.
        role: What it does in its clause.
        sentence: The sentence that it stands in.
        before: The subject of the claim before it in the same sentence.
        topic: The subject that the text was speaking of before this sentence.
    """
    root = number.root
    verb = governor(root)
    whole = _partitive(root, number) if role == "share" else None
    noun = _bracketed(number) or _noun_of(quantity, root, number) or _noun_of_all(quantity, number)
    heads = [] if whole is not None and quantity.kind != "number" else _subject_heads(noun)
    if noun is not None and heads and _only_carries(noun, verb):
        heads = []
    if whole is not None and not heads:
        heads = whole
    if not heads and role in {"increase", "decrease", "difference", "multiple"} and before is not None:
        return _with_setting(before, root, verb, (), keep=True), None
    if not heads:
        heads, points_back = _from_clause(verb, root)
        if points_back or not heads:
            source = before or topic
            if source is not None:
                return replace(_with_setting(source, root, verb, (), keep=True), inherited=True), None
    if not heads:
        return UNKNOWN, None
    heads = _without_others(heads, root)
    subject = _with_setting(make_subject(heads), root, verb, heads, keep=False)
    if whole and _is_pronoun(clause_subject(verb)):
        subject = replace(subject, inherited=True)
    subject = _with_antecedent(subject, sentence, number, before or topic)
    return subject, make_subject(whole) if whole else None


def _noun_of_all(quantity: Quantity, number: Span) -> Token | None:
    """The noun that a part has in common with the whole right behind it: "in 31 van de 44 beken" counts brooks."""
    doc, after = number.doc, number.end
    if quantity.kind != "number" or [token.lower_ for token in doc[after : after + 2]] not in _OF_ALL:
        return None
    rest = list(doc[after + 2 : after + 2 + _WHOLE_REACH])
    if not rest or not rest[0].like_num:
        return None
    return next((token for token in rest[1:] if token.pos_ == "NOUN"), None)


def make_subject(tokens: list[Token]) -> Subject:
    """Make a subject from the words of a noun phrase; the first token that is a noun outside a modifier is the head."""
    words = subject_words()
    members = set(tokens)
    tops = [token for token in tokens if token.head not in members or token.head == token] or tokens
    head = next((token for token in tops if token.pos_ in {"NOUN", "PROPN", "ADJ"}), tops[0])
    while head.lemma_.lower() in words.carriers:
        inner = next(
            (t for t in tokens if t.head == head and t.pos_ in {"NOUN", "PROPN"} and t != head), None
        )
        if inner is None:
            break
        head = inner
    modifiers = tuple(
        dict.fromkeys(
            lemma(token)
            for token in tokens
            if token != head
            and (is_content(token) or token.lemma_.lower() in words.remainder | words.statistics)
            and lemma(token) not in words.carriers
            and place_of_adjective(token.text) is None
        )
    )
    span = _readable(head, tokens)
    return Subject(
        text=span.text, head=lemma(head), modifiers=modifiers, start=span.start_char, end=span.end_char
    )


def _readable(head: Token, tokens: list[Token]) -> Span:
    """The words around a head that can be read as its name: without numbers, up to a comma or bracket."""
    doc = head.doc
    first = last = head.i
    left, right = min(token.i for token in tokens), max(token.i for token in tokens)
    while first > left and not is_silent(doc[first - 1]) and not doc[first - 1].is_punct:
        first -= 1
    while last < right and not is_silent(doc[last + 1]) and not doc[last + 1].is_punct:
        last += 1
    while last > head.i and doc[last].pos_ in _LOOSE_ENDS:
        last -= 1
    while first < head.i and doc[first].pos_ in _LOOSE_ENDS:
        first += 1
    return doc[first : last + 1]


def lemma(token: Token) -> str:
    """The lemma of a token in lower case; proper names keep their form."""
    return token.text if token.pos_ == "PROPN" else token.lemma_.lower()


def _noun_of(quantity: Quantity, root: Token, number: Span) -> Token | None:
    """The noun that is counted or measured, if it says what is counted."""
    if quantity.kind in {
        "percentage",
        "percentage_point",
        "ratio",
        "multiple",
        "duration",
        "age",
        "temperature",
    }:
        if quantity.kind == "ratio":
            return _next_noun(number)
        return None
    if quantity.kind in {"amount", "measure"}:
        return _next_noun(number, frozenset({"NOUN", "PROPN"} if quantity.kind == "measure" else {"NOUN"}))
    noun = counted_noun(root)
    return None if noun is not None and _is_apposed(noun, number) else noun


def _is_apposed(noun: Token, number: Span) -> bool:
    """Whether a noun with an article of its own begins what is said of a number behind it: "2.960, een daling van 22 procent"."""
    doc = number.doc
    if noun.i <= number.end or doc[number.end].text != ",":
        return False
    return any(doc[place].dep_ == "det" for place in range(number.end + 1, noun.i))


def _next_noun(number: Span, nouns: frozenset[str] = frozenset({"NOUN"})) -> Token | None:
    """The noun that follows a unit at once: "37.840 kilo cocaïne", "7,4 microgram PFOA", "45 hectare natuur"."""
    for token in number.doc[number.end :]:
        if token.pos_ in nouns and not is_silent(token) and token.lemma_.lower() not in subject_words().weak:
            return token
        if token.pos_ != "ADJ" or token.lower_ in {"meer", "minder", "hoger", "lager"}:
            return None
    return None


def _bracketed(number: Span) -> Token | None:
    """The noun before a number in brackets: "de grootste groep (58)"."""
    doc = number.doc
    before = list(doc[max(0, number.start - 2) : number.start])
    if [token.text for token in before[1:]] != ["("]:
        return None
    token = before[0]
    return token if token.pos_ in {"NOUN", "PROPN"} else None


def _is_pronoun(token: Token | None) -> bool:
    return token is not None and token.pos_ == "PRON" and token.lower_ != "er"


def _only_carries(noun: Token, verb: Token) -> bool:
    """Whether the clause counts its subject: "het aantal onderzoeken daalde naar 142 zaken" counts onderzoeken."""
    subject = clause_subject(verb)
    if subject is None or subject == noun or preposition(noun) not in {"naar", "tot", "op", "van"}:
        return False
    return subject.lemma_.lower() in subject_words().carriers


def _subject_heads(noun: Token | None) -> list[Token]:
    """The phrase around the counted noun, or nothing where the noun only carries the number."""
    if noun is None:
        return []
    words = subject_words()
    if noun.lemma_.lower() in words.carriers:
        inner = [
            child
            for child in noun.children
            if child.dep_ in {"nmod", "appos"}
            and child.pos_ in {"NOUN", "PROPN"}
            and child.i > noun.i
            and not is_silent(child)
        ]
        return phrase(inner[0]) if inner else []
    return phrase(noun)


def _partitive(root: Token, number: Span) -> list[Token] | None:
    """The whole in "80 procent van de slachtoffers": the phrase after "van"."""
    for child in root.children:
        if (
            child.dep_ in {"nmod", "obl", "obl:arg"}
            and child.i > number.end - 1
            and preposition(child) == "van"
        ):
            return phrase(child) if child.pos_ in {"NOUN", "PROPN"} else None
    doc = number.doc
    if number.end < len(doc) and doc[number.end].lower_ == "van":
        for token in doc[number.end + 1 : number.sent.end]:
            if token.pos_ in {"NOUN", "PROPN"}:
                return phrase(token)
            if token.pos_ not in {"DET", "ADJ", "NUM"}:
                return None
    return None


def _from_clause(verb: Token, root: Token) -> tuple[list[Token], bool]:
    """The subject of the clause, and whether it only points back ("dat", "hen", "er")."""
    words = subject_words()
    for above in _nominal_heads(root):
        heads = _phrase_below(above)
        if heads:
            return heads, False
    change = _change_noun(root, verb)
    if change is not None and (heads := _phrase_below(change)):
        return heads, False
    subject = clause_subject(verb)
    if subject is None:
        return [], False
    if subject.i == root.i or subject.pos_ == "NUM":
        partitive = next(
            (
                token
                for token in clause_tokens(verb)
                if token.pos_ == "NOUN"
                and preposition(token) == "van"
                and token != root
                and not is_silent(token)
            ),
            None,
        )
        return (phrase(partitive), False) if partitive is not None else ([], True)
    adverb = subject.pos_ == "ADV" and not any(child.dep_ == "det" for child in subject.lefts)
    back = subject.pos_ in {"PRON", "DET"} or adverb or subject.lower_ in words.back
    if back or _is_followed(verb, root):
        return [], True
    return _phrase_below(subject), False


def _is_followed(verb: Token, root: Token) -> bool:
    """Whether a number is of who comes next, and counts what the number before it does: "gevolgd door Gent met 18"."""
    agent = next((child for child in verb.children if preposition(child) == "door"), None)
    return (
        verb.dep_ == "conj"
        and "Part" in verb.morph.get("VerbForm", [])
        and agent is not None
        and agent.i < root.i
    )


def _without_others(heads: list[Token], root: Token) -> list[Token]:
    """The words of a subject but for those in a part between commas with a number of its own: "het gebruik op 41 procent, bij vrouwen op 52"."""
    parts, members = parts_of(root.doc), set(heads)
    own = {parts.of_token[token.i] for token in heads if token.head not in members or token.head == token}
    own.add(parts.of_token[root.i])
    return [
        token for token in heads if (part := parts.of_token[token.i]) in own or part not in parts.numbered
    ]


def _change_noun(root: Token, verb: Token) -> Token | None:
    """The noun of change before a number in its clause: "een stijging van slachtoffers naar 79 gevallen"."""
    words = roles()
    nouns = [
        token
        for token in clause_tokens(verb)
        if token.i < root.i and token.lemma_.lower() in words.rise.nouns | words.fall.nouns
    ]
    return nouns[-1] if nouns else None


def _nominal_heads(root: Token) -> list[Token]:
    """The nouns above a number that tell what it counts.

    Those of its own noun phrase ("een stijging van slachtoffers naar 79"), and "het aantal" that a long clause hangs from
    ("het aantal minderjarigen dat slachtoffer werd, steeg naar 79").
    """
    found = []
    token = root
    while token.head != token and token.dep_ in {"nmod", "nummod", "appos"}:
        token = token.head
        if token.pos_ == "NOUN":
            found.append(token)
    counters = subject_words().counters
    found += [above for above in root.ancestors if above.lemma_.lower() in counters and above.i < root.i]
    return found


def _phrase_below(noun: Token) -> list[Token]:
    """The phrase of a noun; where the noun is a carrier ("het aantal", "een stijging van"), the phrase below it."""
    if noun.lemma_.lower() not in subject_words().carriers:
        return phrase(noun) if not is_silent(noun) else []
    for child in noun.children:
        if (
            child.dep_ in {"nmod", "appos"}
            and child.pos_ in {"NOUN", "PROPN", "ADJ"}
            and preposition(child) in {None, "van", "aan", "in", "met"}
            and not is_silent(child)
        ):
            below = _phrase_below(child)
            clauses = [
                token for own in noun.children if own.dep_ in {"acl", "acl:relcl"} for token in phrase(own)
            ]
            return sorted({*below, *clauses}, key=lambda token: token.i) if below else []
    return []


def _with_setting(
    subject: Subject, root: Token, verb: Token, own: list[Token] | tuple[()], *, keep: bool
) -> Subject:
    """Add what the rest of the clause says: its verb, its places and names."""
    words = subject_words()
    core = {subject.head, *subject.modifiers}
    setting = list(subject.setting) if keep else []
    speaker = set(speaker_tokens(verb))
    for token in _near(clause_tokens(verb), root, verb):
        apart = token.lower_ in words.remainder or token.lemma_.lower() in words.statistics
        if apart and _is_of_another_number(token, root):
            continue
        if token in own or token == root or token in speaker or not (is_content(token) or apart):
            continue
        word = verb_lemma(token) if token.pos_ == "VERB" else lemma(token)
        if word in words.links or word in words.carriers or word in core or word in setting:
            continue
        setting.append(word)
    return replace(subject, setting=tuple(setting))


def _is_of_another_number(word: Token, root: Token) -> bool:
    """Whether "gemiddeld" describes what another number counts: "bij een gemiddeld verbruik van 2.900 kWh zijn dat 327.000 huishoudens"."""
    described = list(word.head.subtree) if word.dep_ == "amod" else []
    return bool(described) and root not in described and any(token.like_num for token in described)


def _near(tokens: Iterable[Token], root: Token, verb: Token) -> Iterator[Token]:
    """The tokens of a clause that belong to this number: not those in a part between commas that has a number of its own."""
    parts = parts_of(root.doc)
    for token in tokens:
        part = parts.of_token[token.i]
        if token is verb or part == parts.of_token[root.i] or part not in parts.numbered:
            yield token


def _with_antecedent(subject: Subject, sentence: Span, number: Span, before: Subject | None) -> Subject:
    """Add the group that "waarvan", "onder hen" before a number or "van hen" after it points back to."""
    if before is None:
        return subject
    left = {token.lower_ for token in sentence.doc[max(sentence.start, number.start - 4) : number.start]}
    right = {token.lower_ for token in sentence.doc[number.end : min(sentence.end, number.end + 2)]}
    if not (_POINTERS & left or _POINTERS & right - {"waarvan", "waaronder"}):
        return subject
    added = tuple(
        word for word in (before.head, *before.modifiers) if word not in (subject.head, *subject.modifiers)
    )
    return replace(subject, modifiers=(*subject.modifiers, *added))
