"""Takes out the numbers that the sentence shows to name or point, not to count: "Hotel 717 telt", "verliezen die drie landen".

What words alone can tell is in `language/not_claims`; this needs the parse.
"""

from spacy.tokens import Doc, Span, Token

from cijfercheck.language.not_claim_words import not_claim_words
from cijfercheck.model.quantity import NotClaim, Quantity

_LONGEST_NAME_NUMBER = 4
_LONGEST_OPENING = 9
_OPENS = frozenset({":", ";", "–", '"', "“", "‘", "'", "„", "«"})
_LINKS = frozenset({"CCONJ", "SCONJ"})


def take_out_names(doc: Doc) -> tuple[NotClaim, ...]:
    """Take from the quantities of a parsed text those that name or point back, and return them, in text order."""
    found: list[NotClaim] = []
    kept: list[Quantity] = []
    for quantity in doc._.quantities:
        span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        reason = None if span is None else _reason(quantity, span)
        if reason is None:
            kept.append(quantity)
        else:
            found.append(NotClaim(quantity.start, quantity.end, quantity.text, reason))
    if found:
        doc._.quantities = tuple(kept)
        doc._.not_claims = tuple(sorted((*doc._.not_claims, *found), key=lambda other: other.start))
    return tuple(found)


def _reason(quantity: Quantity, span: Span) -> str | None:
    """Why a bare number is no claim, None where it is one."""
    if _is_race(quantity, span):
        return "name"
    if quantity.kind != "number" or quantity.unit is not None or quantity.hedge is not None or len(span) > 1:
        return None
    number = span[0]
    if quantity.text.isdigit():
        return "name" if number.text == quantity.text and _ends_name(number) else None
    return "group" if _is_pointed_at(quantity, number) else None


def _ends_name(number: Token) -> bool:
    """Whether a number ends the name that opens a main clause: its finite verb is the next word.

    Nothing but the name can stand before the verb: "Hotel 717 telt zeven kamers", "Aan het Rokin 75 is ...". Behind "dat" or
    "waar" it may count: "nu de PVV 31 haalt".
    """
    doc, sentence = number.doc, number.sent
    if len(number.text) > _LONGEST_NAME_NUMBER or not sentence.start < number.i < sentence.end - 1:
        return False
    name, verb = doc[number.i - 1], doc[number.i + 1]
    if not name.text[:1].isupper() or name.pos_ not in {"PROPN", "NOUN", "X", "SYM"}:
        return False
    if not _is_finite(verb) or not verb.text.islower():
        return False
    opening: list[Token] = []
    for token in reversed(doc[sentence.start : number.i]):
        if token.text in _OPENS:
            break
        opening.append(token)
    return len(opening) <= _LONGEST_OPENING and not any(
        token.pos_ in _LINKS or _is_finite(token) or token.text == "," or token.text[:1].isdigit()
        for token in opening
    )


def _is_race(quantity: Quantity, span: Span) -> bool:
    """Whether a distance names a race: "de 10.000 meter won hij", behind "de" and right before a finite verb."""
    lists = not_claim_words()
    if quantity.unit not in lists.race_units or quantity.value not in lists.race_distances or not span.start:
        return False
    if span.doc[span.start - 1].lower_ != "de" or span.end >= len(span.doc):
        return False
    verb = span.doc[span.end]
    return _is_finite(verb) and verb.pos_ in {"VERB", "AUX"}


def _is_finite(token: Token) -> bool:
    return token.morph.get("VerbForm", []) == ["Fin"]


def _is_pointed_at(quantity: Quantity, number: Token) -> bool:
    """Whether "die" or "deze" before a small number in words belongs to its noun: "verliezen die drie landen"."""
    if quantity.value is None or not 1 < quantity.value <= not_claim_words().few_pointed_at or not number.i:
        return False
    pointer = number.doc[number.i - 1]
    if pointer.lower_ not in not_claim_words().pointing:
        return False
    # Behind a verb "die" opens no clause, whatever the parse says.
    behind_verb = pointer.i > number.sent.start and number.doc[pointer.i - 1].pos_ in {"VERB", "AUX"}
    return behind_verb or (pointer.dep_ == "det" and pointer.head.i >= number.i)
