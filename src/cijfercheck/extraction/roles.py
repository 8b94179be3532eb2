"""What a number does in its clause: state a level, a share, a change up or down, or a multiple."""

from collections.abc import Collection
from functools import cache
from itertools import pairwise

from spacy.tokens import Span, Token

from cijfercheck.extraction.grammar import clause_subject, governor, is_silent, text_of, verb_lemma
from cijfercheck.language.calendar_words import period_words
from cijfercheck.language.lexicon import Roles, roles
from cijfercheck.model.claim import ClaimKind, Modality, Role
from cijfercheck.model.quantity import Quantity, QuantityKind

_CLAIM_KINDS: dict[QuantityKind, ClaimKind] = {
    "number": "count",
    "percentage": "percentage",
    "percentage_point": "percentage_point",
    "amount": "amount",
    "measure": "measure",
    "temperature": "measure",
    "duration": "duration",
    "age": "age",
    "ratio": "ratio",
    "multiple": "ratio",
    "ordinal": "rank",
}
_PARTITIVE = frozenset({"van", "daarvan", "ervan", "hiervan", "waarvan"})
_SHARE_NOUNS = frozenset({"aandeel", "percentage", "deel"})
_TAKING = frozenset({"winnen", "verliezen", "inleveren", "bijkomen", "bijkrijgen", "schrappen"})
_RELATIVE = frozenset({"percentage", "ratio"})
_LOOSE = frozenset({"ADV", "ADP", "SCONJ", "AUX"})
_BROUGHT = frozenset({"op"})  # "wat de groei op 7,5 procent brengt"
_NEAR = 3
_THAN = "dan"
_WHEREOF = frozenset({"waarvan", "wie", "waaronder"})
_LONG_PAIR = 9  # tokens from a number to the comparative that it shares with the next


def claim_kind(quantity: Quantity) -> ClaimKind:
    """The kind of claim that a quantity makes."""
    return _CLAIM_KINDS[quantity.kind]


def find_role(
    quantity: Quantity, root: Token, noun: Token | None, before: list[Token], after: list[Token]
) -> Role:
    """What the number says of its subject.

    Args:
        quantity: The number.
        root: Its token in the tree: the numeral, or its unit ("procent").
        noun: The noun that it counts, if any.
        before: The tokens before it in its sentence, its hedge left out.
        after: The tokens that follow it in its sentence.
    """
    prep = before[-1].lower_ if before and before[-1].pos_ == "ADP" else None
    if quantity.kind == "multiple":
        return "multiple"
    words = roles()
    if _is_compared_with(before, words):
        return "level"
    change = (
        _signed(quantity, root)
        or _comparative(quantity, after, noun, words)
        or _off_norm(after, words)
        or _phrase_behind(quantity, noun, after, words)
        or _added(quantity, noun, before, after, words)
        or _noun_behind(quantity, after, words)
        or _coordinated(quantity, before, after, noun, words)
        or _noun_before(quantity, before, words)
        or _change_noun(quantity, root, noun, prep, words)
        or _change_verb(quantity, root, noun, (prep, after), words)
        or _verb_before(before, words)
        or _verb_behind(noun, before, after, words)
        or _said_again(quantity, before, after, words)
        or _of_change(quantity, root, prep, words)
    )
    if change:
        return change
    if quantity.kind in {"percentage", "ratio"} and _is_share(quantity, root, after):
        return "share"
    return "level"


def _is_compared_with(before: list[Token], words: Roles) -> bool:
    """Whether a number in brackets is what one before it is compared with: "5 punten minder dan in het vorige verslag (86,1 procent)"."""
    said = [token.lower_ for token in before]
    if said[-1:] != ["("] or _THAN not in said[-_LONG_PAIR:]:
        return False
    than = len(said) - said[::-1].index(_THAN) - 1
    return _direction_of(before[than - 1] if than else None, words) is not None


def _signed(quantity: Quantity, root: Token) -> Role | None:
    """Find the sign of a change in brackets: "dertien meer (+22 procent)"."""
    signed = text_of(root.doc)[max(0, quantity.start - 2) : quantity.start]
    return "increase" if signed == "(+" else None


def find_modality(root: Token, sentence: Span) -> Modality:
    """Whether the number is an outcome, an estimate, a forecast, a target, or denied."""
    words, end = roles().modality, min(root.i, sentence.end)
    before = {token.lower_ for token in sentence.doc[max(sentence.start, root.i - _NEAR - 1) : end]}
    if words["denied"] & before and before.isdisjoint({"nog", *_WHEREOF}):
        return "denied"
    if _contrasts(root, sentence) or sentence[0].lower_ in roles().superseded:
        return "revised"
    above = [root, *root.ancestors]
    chain = {token.lemma_.lower() for token in above} | {token.lower_ for token in above}
    chain |= {child.lower_ for token in above for child in token.children if child.dep_ in {"amod", "advmod"}}
    text = text_of(sentence.doc)[sentence.start_char : sentence.end_char].lower()
    for modality in ("revised", "forecast", "target", "estimate"):
        if not chain.isdisjoint(words[modality]) or any(phrase in text for phrase in _phrases(modality)):
            return modality
        if modality == "target" and _is_wanted(root):
            return modality
    return "outcome"


@cache
def _phrases(modality: str) -> tuple[str, ...]:
    """The words of a modality that are several."""
    return tuple(word for word in roles().modality[modality] if " " in word)


def _contrasts(root: Token, sentence: Span) -> bool:
    """Whether a number stands against a denied one: "niet 400, zoals eerder gemeld, maar 393"."""
    doc, end = sentence.doc, min(root.i, sentence.end)
    if not any(token.lower_ == "maar" for token in doc[max(sentence.start, end - _NEAR) : end]):
        return False
    before = list(doc[sentence.start : end])
    words = [token.lower_ for token in before]
    return "niet" in words and any(token.like_num for token in before[words.index("niet") :])


def _is_wanted(root: Token) -> bool:
    """Whether somebody wants the number: "de gemeente wil 5.000 woningen bouwen"; not "30 procent wil stoppen"."""
    path = [root, *root.ancestors]
    for below, verb in pairwise(path):
        if verb.lemma_.lower() in roles().modality["wanted"] and verb.pos_ in {"VERB", "AUX"}:
            return below.dep_ not in {"nsubj", "nsubj:pass"}
    return False


def _comparative(quantity: Quantity, after: list[Token], noun: Token | None, words: Roles) -> Role | None:
    """Find "meer", "hoger", "minder" right after the number or the noun that it counts."""
    skipped = 0
    for place, token in enumerate(after[: _NEAR + 1]):
        if token.lower_ in words.measured and (
            quantity.kind == "number" or (quantity.kind in _RELATIVE and _is_limit(after[place + 1 :]))
        ):
            return None
        direction = _pace_of(token, words) if quantity.kind == "duration" else None
        if direction := direction or _direction_of(token, words):
            return direction
        if (
            skipped
            or (noun is not None and token.i > noun.i)
            or token.is_punct
            or token.pos_ in {"ADP", "VERB", "AUX"}
        ):
            return None
        skipped = 1 if noun is not None and token.i == noun.i else 0
        if token.pos_ not in {"NOUN", "ADJ"}:
            return None
    return None


def _is_limit(after: list[Token]) -> bool:
    """Whether a comparative sets a limit to a group: of "58 procent jonger dan 30 jaar" it is no fall; "dan tien jaar geleden" is a time."""
    said = [token.lower_ for token in after[: _NEAR + 2]]
    than = said[:1] == [_THAN] and len(after) > 1 and after[1].like_num
    return than and period_words().shifts.keys().isdisjoint(said)


def _off_norm(after: list[Token], words: Roles) -> Role | None:
    """Find "boven het gemiddelde", "onder de norm" right after the number: how far it lies from what is usual."""
    said = [token.lower_ for token in after[: _NEAR + 1]]
    if words.norms.isdisjoint(said[1:]) or not said:
        return None
    if said[0] in words.above_norm:
        return "increase"
    return "decrease" if said[0] in words.below_norm else None


def _phrase_behind(quantity: Quantity, noun: Token | None, after: list[Token], words: Roles) -> Role | None:
    """Find "op vooruit", "achteruit", "naar beneden" right behind the number or the noun that it counts; 100 metres ahead are a place."""
    if quantity.kind in {"measure", "duration"}:
        return None
    rest = after[1:] if noun is not None and after[:1] == [noun] else after
    said = [token.lower_ for token in rest[:_NEAR]]
    openings = {tuple(said[:length]) for length in range(1, len(said) + 1)}
    if not openings.isdisjoint(words.rise.phrases):
        return "increase"
    return None if openings.isdisjoint(words.fall.phrases) else "decrease"


def _added(
    quantity: Quantity, noun: Token | None, before: list[Token], after: list[Token], words: Roles
) -> Role | None:
    """Find "kreeg er … bij" around the number: "kreeg er 400 leden bij"; not "kreeg 400 leden bij de club"."""
    if quantity.kind in _RELATIVE or words.adding.isdisjoint(token.lower_ for token in before[-_LONG_PAIR:]):
        return None
    rest = after[1:] if noun is not None and after[:1] == [noun] else after
    if rest and rest[0].lower_ == "per":
        rest = rest[2:]  # "44 cent per uur bij"
    last = len(rest) == 1 or (len(rest) > 1 and (rest[1].is_punct or rest[1].pos_ in {"CCONJ", "VERB"}))
    return "increase" if last and rest[0].lower_ == "bij" else None


def _noun_behind(quantity: Quantity, after: list[Token], words: Roles) -> Role | None:
    """Find a noun of change right behind a percentage: "die 11 procent groei"."""
    if quantity.kind not in _RELATIVE or not after:
        return None
    return _noun_direction(after[0], words)


def _coordinated(
    quantity: Quantity, before: list[Token], after: list[Token], noun: Token | None, words: Roles
) -> Role | None:
    """Find the comparative that two numbers share: "12.000 euro of 6,4 procent meer", "500 (of 9 procent) minder"."""
    percent = quantity.kind in _RELATIVE
    rest = [token for token in after[:_LONG_PAIR] if token is not noun]
    if percent and rest and rest[0].lower_ == ")" and _is_tied(before, words):
        return _direction_of(rest[1] if len(rest) > 1 else None, words)
    tie = 1 if rest and rest[0].lower_ == "(" else 0
    tied = tie
    while tied < len(rest) and rest[tied].lower_ in words.again:
        tied += 1
    number = next((place for place in range(tied, len(rest)) if rest[place].like_num), None)
    if not tied or number is None or any(token.lower_ not in words.again for token in rest[tie:number]):
        return None
    units = [token for token in rest[number + 1 :] if token.lower_ not in {")", ","}]
    if not units or (units[0].lower_ in words.percent) == percent:
        return None
    while units and (units[0].lower_ in words.percent or units[0].like_num or units[0].pos_ == "NOUN"):
        units.pop(0)
    return _direction_of(units[0] if units else None, words)


def _said_again(quantity: Quantity, before: list[Token], after: list[Token], words: Roles) -> Role | None:
    """Find the change that a percentage says again: "240 minder dan in 2023, dat is 12 procent", "een stijging van 8 of 10 procent"."""
    if quantity.kind not in _RELATIVE or not _is_tied(before, words):
        return None
    if after and not (after[0].is_punct or after[0].lower_ in words.beside):
        return None
    near = before[-_LONG_PAIR:]
    for place, token in reversed(list(enumerate(near))):
        if _noun_direction(token, words) is not None:
            return _noun_direction(token, words) if any(later.like_num for later in near[place:]) else None
        if _direction_of(token, words) is not None:
            return _direction_of(token, words) if any(one.like_num for one in near[:place]) else None
        if token.pos_ == "VERB" or token.lower_ in {";", ":"}:
            return None
    return None


def _is_tied(before: list[Token], words: Roles) -> bool:
    """Whether a number says the one before it again: ", ofwel", "(", "dat is"."""
    last = before[-1].lower_ if before else ""
    return last in words.again or last == "(" or [token.lower_ for token in before[-2:]] == ["dat", "is"]


def _pace_of(token: Token, words: Roles) -> Role | None:
    """Which way time goes: five days quicker is five days less."""
    if token.lower_ in words.quicker:
        return "decrease"
    return "increase" if token.lower_ in words.slower else None


def _direction_of(token: Token | None, words: Roles) -> Role | None:
    if token is None:
        return None
    if token.lower_ in words.rise.comparatives:
        return "increase"
    return "decrease" if token.lower_ in words.fall.comparatives else None


def _noun_direction(token: Token, words: Roles, *, percent: bool = False) -> Role | None:
    forms = (token.lower_, token.lemma_.lower())
    if any(words.rise.has_noun(form, percent=percent) for form in forms):
        return "increase"
    return "decrease" if any(words.fall.has_noun(form, percent=percent) for form in forms) else None


def _verb_before(before: list[Token], words: Roles) -> Role | None:
    """Find a verb form of change right before "met", whatever a parser makes of it: "kromp daarmee met 6,2 procent"."""
    if not before or before[-1].lower_ not in words.by:
        return None
    found = next((token for token in reversed(before[:-1]) if token.lower_ not in words.following), None)
    return _form_direction(found, words)


def _verb_behind(noun: Token | None, before: list[Token], after: list[Token], words: Roles) -> Role | None:
    """Find a verb of change right behind a number with "met", whatever a parser makes of it: "zodat het aandeel met 2 procent kromp", "zag het met 12 toenemen"."""
    if not before or before[-1].lower_ not in words.by:
        return None
    rest = after[1:] if noun is not None and after[:1] == [noun] else after
    return _form_direction(rest[0] if rest else None, words) or _infinitive_direction(rest[:2], words)


def _infinitive_direction(tokens: list[Token], words: Roles) -> Role | None:
    said = next((token.lower_ for token in tokens if token.lower_ != "te"), "")
    if said in words.rise.verbs:
        return "increase"
    return "decrease" if said in words.fall.verbs else None


def _form_direction(token: Token | None, words: Roles) -> Role | None:
    if token is None:
        return None
    if token.lower_ in words.rise.forms:
        return "increase"
    return "decrease" if token.lower_ in words.fall.forms else None


def _noun_before(quantity: Quantity, before: list[Token], words: Roles) -> Role | None:
    """Find a noun of change right before the number: "een stijging met 4.190", "een afname dus van 12", "een verschil van 3"."""
    if not before or before[-1].lower_ not in words.by | words.origin | _BROUGHT:
        return None
    found = next((token for token in reversed(before[:-1]) if token.lower_ not in words.following), None)
    if found is None or (before[-1].lower_ in _BROUGHT and found is not before[-2]):
        return None
    noun = {found.lower_, found.lemma_.lower()}
    if _is_result(quantity, noun):
        return None
    if way := _noun_direction(found, words, percent=quantity.kind in _RELATIVE):
        return way
    apart = before[-1].lower_ in words.origin  # "op afstand met 24,6 miljoen" says how much there is
    return "difference" if apart and noun & words.differences else None


def _is_result(quantity: Quantity, noun: Collection[str]) -> bool:
    """Whether money is what a year left, and no change: "een winst van 9,6 miljoen euro, tegen 8,0 miljoen"."""
    return quantity.kind == "amount" and not roles().results.isdisjoint(noun)


def _change_noun(
    quantity: Quantity, root: Token, noun: Token | None, prep: str | None, words: Roles
) -> Role | None:
    """Find "een toename van 52 procent", "een plus van één"."""
    inner = noun if noun is not None and root.head == noun else root
    head = inner.head
    if head == inner or (prep not in words.by and prep not in words.origin):
        return None
    if _is_result(quantity, (head.lemma_.lower(),)):
        return None
    return _noun_direction(head, words, percent=quantity.kind in _RELATIVE)


def _change_verb(
    quantity: Quantity, root: Token, noun: Token | None, around: tuple[str | None, list[Token]], words: Roles
) -> Role | None:
    """Find "steeg met 12 procent", "verliest twee zetels", "daalde 3 procent"; not "groeide tot 88, ofwel 6 procent van de ploeg"."""
    prep, after = around
    inner = noun if noun is not None and root.head == noun else root
    verb = governor(inner)
    lemma = verb_lemma(verb)
    direction: Role | None = None
    if lemma in words.rise.verbs:
        direction = "increase"
    elif lemma in words.fall.verbs:
        direction = "decrease"
    elif lemma in words.differing:
        direction = "difference"
    if direction is None:
        return None
    if prep in words.by:
        return direction
    if lemma in _TAKING:
        return direction if prep is None else None
    partly = bool(after) and after[0].lower_ in _PARTITIVE
    if prep is None and quantity.kind in {"percentage", "percentage_point", "ratio"} and not partly:
        return direction
    return None


def _of_change(quantity: Quantity, root: Token, prep: str | None, words: Roles) -> Role | None:
    """Find the change that a clause measures: "de toename bedraagt 76", "de daling kwam uit op 4 procent"."""
    verb = governor(root)
    subject = clause_subject(verb)
    if subject is None or subject.i >= root.i or prep not in {None, "op"} or quantity.kind == "measure":
        return None
    verbs = (token for token in (verb, *verb.children) if token.pos_ in {"VERB", "AUX"})
    said = next((token for token in verbs if verb_lemma(token) in words.measuring), None)
    names = {subject.lower_, subject.lemma_.lower()}
    if said is None or _is_result(quantity, names):
        return None
    number = min((token for token in root.subtree if token.like_num), key=lambda token: token.i, default=root)
    between = number.doc[said.i + 1 : number.i] if said.i < number.i else number.doc[subject.i + 1 : number.i]
    last = said.i > number.i  # "de toename in deze sector 43 procent bedraagt"
    own = set(subject.subtree)
    if any((token.like_num and token not in own) if last else _says_more(token) for token in between):
        return None
    return "difference" if names & words.differences else _noun_direction(subject, words)


def _says_more(token: Token) -> bool:
    return token.pos_ not in _LOOSE and not is_silent(token)


def _is_share(quantity: Quantity, root: Token, after: list[Token]) -> bool:
    if quantity.kind == "ratio":
        return True
    if after and after[0].lower_ in _PARTITIVE:
        return True
    return any(token.lemma_.lower() in _SHARE_NOUNS for token in governor(root).children)
