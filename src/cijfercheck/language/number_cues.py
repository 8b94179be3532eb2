"""Recognises numbers behind a word that they number: "groep 8", "artikel 5", "nummers één en twee", "het wetsvoorstel (36 512)"."""

from collections.abc import Sequence
from functools import cache

from cijfercheck.language.join_words import join_words
from cijfercheck.language.not_claim_words import Cue, not_claim_words
from cijfercheck.language.number_places import Found, Place, is_counted
from cijfercheck.language.numerals import Numeral, is_article, word_at
from cijfercheck.language.tokens import Token, touches
from cijfercheck.language.words import parse_word

_LISTING = frozenset({",", "en", "of", "tot", "t", "/", "m", "met", "-", "–", "naar"})
_NEAR = 3
_FAR = 20
_WITHOUT_MARK = frozenset({"address", "road", "vehicle", "group", "name"})
_COMPOUND_REASONS = frozenset({"group", "case-number", "law", "phone"})
_LONGEST_OF_COMPOUND = 2
_DECIMAL_REASONS = frozenset({"version", "road", "section", "law"})
_BELOW_REASONS = frozenset({"address"})  # "verdieping -1"
_JOINED_REASONS = frozenset({"case-number", "law", "phone"})
_OPENING_REASONS = frozenset({"lottery", "case-number", "phone", "isbn"})
_COMPOUND = 9  # letters: "subniveau"
_NUMBERS = ("nummer", "nummers")
_LONGEST_LISTED = 12


def find_cued(place: Place) -> Found | None:
    """A number after a word that it names: "groep 8", "artikel 5", "nummers één en twee"."""
    tokens, at = place.tokens, place.at
    cue, before = _cue_before(tokens, at)
    after = at + 1 if place.numeral is None else place.numeral.after
    if cue is None or not _names(place, cue, before, after):
        return None
    if cue.reason == "section" and place.following == "van" and word_at(tokens, after + 1).isdigit():
        after += 2  # "Foto 1 van 5"
    return Found(at, after, cue.reason, cue.many)


def _cue_before(tokens: Sequence[Token], at: int) -> tuple[Cue | None, int]:
    """The cue that the number at `at` belongs to, and its place; behind ":", "zijn", "(" and in a compound only some count."""
    before = at - 1
    if word_at(tokens, before) == ".":
        before -= 1
    cue = _cue_at(tokens, before)
    if word_at(tokens, before) == "(":
        return _only(_cue_at(tokens, before - 1), frozenset({"case-number"})), before
    if before >= 0 and word_at(tokens, before - 1) == "-" and touches(tokens[before - 1], tokens[before]):
        short = len(tokens[at].lower) <= _LONGEST_OF_COMPOUND  # "mbo-niveau 4"
        return _only(cue, _COMPOUND_REASONS if short else _JOINED_REASONS), before - 1
    if cue is None and before > 0 and _is_minus(tokens, before):
        return _only(_cue_at(tokens, before - 1), _BELOW_REASONS), before - 1
    if cue is None and word_at(tokens, before) in {":", "is", "was", "zijn", "waren"}:
        told = word_at(tokens, before - 1) in not_claim_words().drawn_numbers
        if told and word_at(tokens, before - 2) not in not_claim_words().drawn:
            return None, before  # "de cijfers: 300 doden" tells, "de winnende cijfers zijn 4 en 8" names
        return _only(_cue_at(tokens, before - 1), _OPENING_REASONS), before
    return cue, before


def _is_minus(tokens: Sequence[Token], place: int) -> bool:
    """Whether a minus at `place` belongs to the number behind it: "verdieping -1"."""
    return (
        tokens[place].lower in {"-", "−"}
        and touches(tokens[place], tokens[place + 1])
        and not touches(tokens[place - 1], tokens[place])
    )


def _only(cue: Cue | None, reasons: frozenset[str]) -> Cue | None:
    return cue if cue is not None and cue.reason in reasons else None


def _names(place: Place, cue: Cue, before: int, after: int) -> bool:
    """Whether the number behind a cue at `before` names: small enough, not counted, and no decimals ("5 punt vijf")."""
    tokens, at = place.tokens, place.at
    in_words = tokens[at].kind != "digits"
    if in_words and (cue.only_digits or is_article(tokens[at]) or word_at(tokens, before) == "("):
        return False
    if place.numeral is not None and not _is_name_of(place.numeral, cue):
        return False
    if cue.reason in _WITHOUT_MARK and "." in tokens[at].lower:
        return False  # "in de zone 1.284 processen-verbaal": no door, bus or model is numbered with a thousands mark
    spoken = word_at(tokens, before) == "punt" and before > 0 and is_number(tokens[before - 1])
    times = word_at(tokens, after) in {"keer", "maal"}  # "een dag 12 keer"
    if cue.only_before and word_at(tokens, before - 1) not in cue.only_before:
        return False  # "na 5 kilometer 12 renners"
    return not (
        spoken or times or word_at(tokens, before - 1) in cue.except_before or is_counted(tokens, after)
    )


def _cue_at(tokens: Sequence[Token], place: int) -> Cue | None:
    """The cue at `place`; "kvk-nummer" and "polisnummer" end in one, and number a thing, as "rugnummer" ranks one."""
    cues = not_claim_words().cues
    word = word_at(tokens, place)
    if word in cues and not (word in _NUMBERS and word_at(tokens, place - 1) == "-"):
        return cues[word]
    if word.endswith(_NUMBERS):
        return cues["zaaknummer"]
    return _ending_cue() if word.endswith(not_claim_words().cue_endings) and len(word) >= _COMPOUND else None


@cache
def _ending_cue() -> Cue:
    """What the last part of a compound makes of a number: "dreigingsniveau 4"."""
    return Cue(
        "group",
        many=True,
        only_digits=True,
        largest=not_claim_words().largest_of_ending,
        except_before=frozenset(),
    )


def is_number(token: Token) -> bool:
    """Whether a token is a number, so that the word behind it is its unit: "1 | euro 5 cent"."""
    return token.kind == "digits" or (token.kind == "word" and parse_word(token.lower) is not None)


def _is_name_of(numeral: Numeral, cue: Cue) -> bool:
    """Whether a number is small and whole enough to be a name: "groep 8", not "groep 9.140"; versions and poles have decimals."""
    value = numeral.value
    if value is None or value > cue.largest or numeral.scaled:
        return False
    return not numeral.decimals or cue.reason in _DECIMAL_REASONS


def find_cued_again(place: Place, last: Found | None) -> Found | None:
    """A further number of a list that a cue opened: "groepen 7 en 8", "groep 1 tot en met 8"; `last` is the one before."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    if last is None or not last.lists or at <= last.after:
        return None
    link = [token.lower for token in tokens[last.after : at]]
    after = at + 1 if numeral is None else numeral.after
    if not _LISTING.issuperset(link) or is_counted(tokens, after):
        return None
    opening = word_at(tokens, last.first - 1)
    plural = opening.endswith(("en", "s")) or opening in {",", ":"} or last.reason in _OPENING_REASONS
    through = {"tot", "t"} & set(link) and tokens[at].kind == "digits" and len(tokens[at].lower) <= len("12")
    through = through or (last.reason == "section" and link in (["-"], ["–"]))  # "p. 233-240"
    if not plural and not through and not _follows(tokens[last.first].lower, tokens[at].lower):
        return None
    if opening == "," and not _may_close(tokens, last.first, at, after):
        return None
    return Found(at, after, last.reason, lists=plural or link == [","])


def _may_close(tokens: Sequence[Token], first: int, at: int, after: int) -> bool:
    """Whether the number at `at` may end a list of names, the last of them at `first`; "groep 7, 8 en 300 leerlingen" counts the third."""
    behind = tokens[after] if after < len(tokens) else None
    if behind is None or behind.kind != "word" or behind.lower in join_words().no_nouns:
        return True
    left, right = tokens[first].lower, tokens[at].lower
    return not (left.isdigit() and right.isdigit()) or int(right) - int(left) <= _FAR


def _follows(left: str, right: str) -> bool:
    """Whether two numbers of a list are near each other, as in "groep 7 en 8" and not in "groep 8 en 300 leerlingen"."""
    if not (left.isdigit() and right.isdigit() and len(left) + len(right) <= _LONGEST_LISTED):
        return False
    return 0 < int(right) - int(left) <= _NEAR
