"""Recognises numbers that name something: "D66", "groep 8", "artikel 5", "2-0", "112 bellen", "Dorpsstraat 12"."""

from collections.abc import Sequence
from fractions import Fraction

from cijfercheck.language.join_words import join_words
from cijfercheck.language.not_claim_words import not_claim_words
from cijfercheck.language.number_codes import counts_unit_word
from cijfercheck.language.number_cues import is_number
from cijfercheck.language.number_places import Found, Place, is_counted, year_at
from cijfercheck.language.numerals import word_at
from cijfercheck.language.tokens import Token, touches
from cijfercheck.language.units import find_currency_before, find_unit
from cijfercheck.language.words import is_power, numerals, parse_word

_ORDINAL_ENDINGS = frozenset({"e", "de", "ste"})
_LONGEST_SCORE = 3
_MOST_GOALS = 9
_POINTS_OF_GAME = 3
_LONGEST_ITEM = 25
_ALWAYS_EMERGENCY = "112"
_ONE = Fraction(1)


def find_name(place: Place) -> Found | None:
    """Digits that touch letters: "D66", "50Plus", "Covid-19", "4G", "273f"; and "007"."""
    tokens, at = place.tokens, place.at
    token = tokens[at]
    if token.kind != "digits":
        return None
    first = _start_of_name(tokens, at)
    after = _end_of_name(tokens, at)
    if _ends_unit(tokens, first, at) or _is_height(tokens, at):
        return None
    if first == at and after == at + 1:
        code = len(token.lower) > 1 and token.lower[0] == "0" and token.lower.isdigit()
        return Found(at, at + 1, "code") if code else None
    cue = not_claim_words().cues.get(word_at(tokens, first - 1))
    return Found(first, after, "name" if cue is None else cue.reason)


def _ends_unit(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the digits end a unit behind a number: the 2 of "60 m2"."""
    if first in (0, at):
        return False
    before = tokens[first - 1]
    if before.kind != "digits" and before.lower not in numerals().scales and parse_word(before.lower) is None:
        return False
    found = find_unit(tokens, first, in_digits=True)
    return found is not None and found[1] == at + 1


def _is_height(tokens: Sequence[Token], at: int) -> bool:
    """Whether the digits are a part of "1m80"."""
    for first in (at, at - 2):
        if first >= 0 and word_at(tokens, first + 1) == "m" and len(tokens[first].lower) == 1:
            three = tokens[first : first + 3]
            if len(three) == len("1m8") and three[0].kind == three[2].kind == "digits":
                return len(three[2].lower) == len("80") and touches(*three[:2]) and touches(*three[1:])
    return False


def _start_of_name(tokens: Sequence[Token], at: int) -> int:
    first = at
    while first and touches(tokens[first - 1], tokens[first]):
        before = tokens[first - 1]
        if before.kind == "word" and before.lower in not_claim_words().months:
            break
        if before.lower == "x" and first > 1 and tokens[first - 2].kind == "digits":
            break
        if before.kind == "word" and find_currency_before(tokens, first) is None:
            first -= 1
        elif before.lower == "-" and _is_joined_word(tokens, first - 2):
            first -= 2
        else:
            break
    return first


def _is_joined_word(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word at `place` touches what follows it and is no month: "Covid" in "Covid-19"."""
    if place < 0 or tokens[place].kind != "word" or not touches(tokens[place], tokens[place + 1]):
        return False
    return tokens[place].lower not in not_claim_words().months


def _end_of_name(tokens: Sequence[Token], at: int) -> int:
    after = at + 1
    if after >= len(tokens) or not touches(tokens[at], tokens[after]) or tokens[after].kind != "word":
        return after
    word = tokens[after].lower
    lists = numerals()
    code = word != "x" and _is_tight_digits(tokens, after + 1)  # "54K2345", but not "2x3 meter"
    if not code and (
        (word in _ORDINAL_ENDINGS and tokens[after].small)
        or word in lists.scales
        or word in lists.attached
        or word in {"x", "keer"}
    ):
        return after
    if find_unit(tokens, after, in_digits=True) is not None or find_currency_before(tokens, at) is not None:
        return after
    after += 1
    while after < len(tokens) and touches(tokens[after - 1], tokens[after]):
        hyphened = tokens[after].lower == "-" and _is_tight_digits(tokens, after + 1)
        if not hyphened and tokens[after].kind not in {"digits", "word"}:
            break
        after += 1
    return after


def _is_tight_digits(tokens: Sequence[Token], place: int) -> bool:
    """Whether digits stand at `place` right behind the sign before it: "4E-217"."""
    return (
        place < len(tokens) and tokens[place].kind == "digits" and touches(tokens[place - 1], tokens[place])
    )


def find_table_scale(place: Place) -> Found | None:
    """What the numbers of a table are multiplied by: "(x 1.000)", "x 1.000 euro" at the start of a line."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    if (
        numeral is None
        or place.before not in {"x", "×"}
        or not is_power(numeral.value or _ONE)
        or numeral.value == _ONE
    ):
        return None
    if word_at(tokens, at - 2) not in {"", "(", "[", "\n", "|", "aantal", "aantallen", "bedragen", "euro"}:
        return None
    return Found(at, numeral.after, "table-scale")


def find_listed_name(place: Place) -> Found | None:
    """Names of a word and a number: "NPO 1", "Top 2000", "Natura 2000"."""
    tokens, at = place.tokens, place.at
    if tokens[at].kind != "digits":
        return None
    for first in (at - 2, at - 1):
        counted = first > 0 and is_number(tokens[first - 1])
        if (
            first >= 0
            and not counted
            and tuple(token.lower for token in tokens[first : at + 1]) in not_claim_words().names
        ):
            return Found(first, at + 1, "name", lists=True)
    return None


def find_title(place: Place) -> Found | None:
    """A number in a title between quotation marks: "de film '12 Angry Men'", "de roman van Orwell, '1984'"."""
    tokens, at, lists = place.tokens, place.at, not_claim_words()
    opening = next(
        (
            other
            for other in range(at - 1, max(-1, at - lists.title_longest), -1)
            if tokens[other].lower in lists.title_opening
        ),
        None,
    )
    if opening is None:
        return None
    near = tokens[max(0, opening - lists.title_near) : opening]
    if lists.title_nouns.isdisjoint(token.lower for token in near):
        return None
    after = at + 1 if place.numeral is None else place.numeral.after
    closed = any(token.lower in lists.title_closing for token in tokens[after : after + lists.title_longest])
    return Found(at, after, "name") if closed else None


def find_compound(place: Place) -> Found | None:
    """Digits with a hyphen and a word: "10-puntenplan", "24-uurs", "1,5-meterregel"; not "14-jarige" and "20-tal"."""
    tokens, at = place.tokens, place.at
    if tokens[at].kind != "digits" or at + 2 >= len(tokens):
        return None
    if counts_unit_word(tokens, place.after):
        return Found(at, place.after + 3, "compound")
    if place.following in {"uurs", "daags", "jaars", "persoons"}:
        return Found(at, place.after + 1, "compound")
    hyphen, word = tokens[at + 1 : at + 3]
    if (
        hyphen.lower != "-"
        or word.kind != "word"
        or not (touches(tokens[at], hyphen) and touches(hyphen, word))
    ):
        return None
    if word.lower in {"jarige", "jarig", "tal"}:
        return None
    return Found(at, at + 3, "compound")


def find_emergency(place: Place) -> Found | None:
    """A short telephone number near a word of calling: "112 bellen"; "112 brandweerlieden" is a count."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    if tokens[at].lower not in lists.emergency_numbers:
        return None
    alone = at + 1 >= len(tokens) or tokens[at + 1].kind != "word"
    if alone and (
        place.before == "via"
        or (place.before in lists.help_before and tokens[at].lower in lists.help_numbers)
    ):
        return Found(at, at + 1, "emergency")
    always = tokens[at].lower == _ALWAYS_EMERGENCY
    if always and (
        place.following in lists.emergency_after or (alone and place.before in lists.emergency_before)
    ):
        return Found(at, at + 1, "emergency")
    for side in (
        reversed(tokens[max(0, at - lists.emergency_within) : at]),
        tokens[at + 1 : at + lists.emergency_within],
    ):
        for token in side:
            if token.lower in lists.emergency_near:
                return Found(at, at + 1, "emergency")
            if token.kind != "word" and not (alone and _may_list(token)):
                break
    return None


def _may_list(token: Token) -> bool:
    """Whether a sign or number may stand between a word of calling and a further number: "bel 14024, niet 112"."""
    return token.lower == "," or token.kind == "digits"


def find_score(place: Place) -> Found | None:
    """The score of a game: "met 2-0", "1-0 achter", "17-5"."""
    at = place.at
    score = _read_score(place.tokens, at)
    if score is None:
        if _is_points_of_games(place.tokens, at):
            return Found(at, at + 3, "score")
        return Found(at, at + 3, "score") if _is_between_teams(place.tokens, at) else None
    left, right = score
    lists = not_claim_words()
    after = at + 3
    beside = place.before == "met" and max(left, right) <= _MOST_GOALS
    beside = (
        beside and word_at(place.tokens, after) == "en" and _read_score(place.tokens, after + 1) is not None
    )
    if beside or _is_listed_score(place.tokens, at):
        return Found(at, after, "score")
    if (max(left, right) > lists.score_highest and left < right) or is_counted(place.tokens, at + 3):
        return None
    following = word_at(place.tokens, at + 3)
    clubs = at > 1 and not place.tokens[at - 1].small and place.tokens[at - 1].kind == "word"
    clubs = clubs and word_at(place.tokens, at - 2) in {"-", "–"} and not following.isalpha()
    bare = left == 0 and right <= _MOST_GOALS and not following.isalpha()  # "vorig seizoen werd het daar 0-3"
    if clubs or bare or left >= right or following in lists.score_after:
        third = following in {"-", "–"} and touches(*place.tokens[at + 2 : at + 4])
        digits = third and word_at(place.tokens, at + 4).isdigit()
        return Found(at, at + 5 if digits else at + 3, "score")
    return (
        Found(at, at + 3, "score") if place.before in lists.score_before and not following.isalpha() else None
    )


def find_inline_number(place: Place) -> Found | None:
    """The number of a list within a line: "1. Bergsma, 2. Roest, 3. Kramer", with the one before or after it in the same form."""
    tokens, at = place.tokens, place.at
    if not _opens_item(tokens, at):
        return None
    number = int(tokens[at].lower)
    near = range(max(0, at - _LONGEST_ITEM), min(len(tokens), at + _LONGEST_ITEM))
    listed = any(
        tokens[other].lower in {str(number - 1), str(number + 1)} and _opens_item(tokens, other)
        for other in near
        if other != at
    )
    return Found(at, at + 1, "list-number") if listed else None


def _opens_item(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small number stands behind a sign, with a full stop and a capital behind it: ", 2. Roest"."""
    token = tokens[at]
    if token.kind != "digits" or not token.lower.isdigit() or len(token.lower) > len("20"):
        return False
    if at + 2 >= len(tokens) or tokens[at + 1].lower != "." or not touches(token, tokens[at + 1]):
        return False
    opened = (
        at == 0 or tokens[at - 1].kind == "break" or tokens[at - 1].lower in {":", ",", ";", "?", "!", "."}
    )
    return opened and tokens[at + 2].kind == "word" and not tokens[at + 2].small


def find_par(place: Place) -> Found | None:
    """The score of a round of golf: "4 onder par"."""
    played = place.following in {"onder", "boven"} and word_at(place.tokens, place.after + 1) == "par"
    return Found(place.at, place.after, "score") if played else None


def _is_points_of_games(tokens: Sequence[Token], at: int) -> bool:
    """Whether points out of a number of games stand at `at`: "op 6 uit 2", with no noun behind it."""
    if word_at(tokens, at + 1) != "uit" or not (
        tokens[at].lower.isdigit() and word_at(tokens, at + 2).isdigit()
    ):
        return False
    points, games = int(tokens[at].lower), int(word_at(tokens, at + 2))
    after = tokens[at + 3] if at + 3 < len(tokens) else None
    alone = after is None or after.kind != "word" or after.lower in join_words().no_nouns
    return alone and points <= _POINTS_OF_GAME * games and not is_counted(tokens, at + 3)


def _is_between_teams(tokens: Sequence[Token], at: int) -> bool:
    """Whether two small numbers stand with spaced hyphens between two names: "Ayr 38 - 17 Melrose"."""
    if at == 0 or at + 3 >= len(tokens) or tokens[at + 1].lower not in {"-", "–"}:
        return False
    before, left, _, right, after = tokens[at - 1 : at + 4]
    names = before.kind == after.kind == "word" and not before.small and not after.small
    return names and all(
        part.kind == "digits" and part.lower.isdigit() and len(part.lower) < _LONGEST_SCORE
        for part in (left, right)
    )


def _is_listed_score(tokens: Sequence[Token], at: int) -> bool:
    """Whether a score before or after this one in a list is surely one: "25-19, 22-25, 25-23", "met 0-2 en 1-4"."""
    for link, step in ((-1, -4), (3, 4)):
        other = at
        while other + link >= 0 and word_at(tokens, other + link) in {",", "en", ";"} and other + step >= 0:
            other += step
            score = _read_score(tokens, other)
            if score is None:
                break
            if score[0] > score[1] or (word_at(tokens, other - 1) == "met" and max(score) <= _MOST_GOALS):
                return True
    return False


def _read_score(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read two whole numbers around a hyphen without spaces."""
    if word_at(tokens, at + 1) not in {"-", "–"} or not word_at(tokens, at + 2).isdigit():
        return None
    left, hyphen, right = tokens[at : at + 3]
    if not left.lower.isdigit() or not (touches(left, hyphen) and touches(hyphen, right)):
        return None
    if max(len(left.lower), len(right.lower)) > _LONGEST_SCORE:
        return None
    return int(left.lower), int(right.lower)


def _is_second_of_street(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that alone is no street ends the name of one at `place`: "de Grote Baan 210", "aan de Markt 14", with no noun behind it."""
    behind = tokens[place + 2] if place + 2 < len(tokens) else None
    counts = (
        behind is not None and behind.kind == "word" and behind.lower not in join_words().no_nouns | {"bus"}
    )
    named = place > 0 and tokens[place - 1].kind == "word" and not tokens[place - 1].small
    at_street = word_at(tokens, place - 1) == "de" and word_at(tokens, place - 2) in {"aan", "op", "van"}
    return (named or at_street) and not counts


def _counts_people(tokens: Sequence[Token], place: int) -> bool:
    """Whether the number behind a name counts people: "zijn bij Vaartdijk 27 gewonden gevallen"."""
    return word_at(tokens, place + 1) in not_claim_words().counted_people


def find_address(place: Place) -> Found | None:
    """A house number: "Dorpsstraat 12", "aan de Oude Kerkweg 5a"."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    if tokens[at].kind != "digits" or at == 0 or tokens[at - 1].kind != "word":
        return None
    street = tokens[at - 1]
    if street.small or not street.lower.endswith(lists.street_endings):
        return None
    if street.lower in lists.not_streets and not _is_second_of_street(tokens, at - 1):
        return None
    after = at + 1
    if word_at(tokens, after) in {"-", "–"} and _is_tight_digits(tokens, after + 1):
        after += 2
    if _counts_people(tokens, at):
        return None  # "bij Vaartdijk 27 gewonden"
    if year_at(tokens, at) is not None or is_counted(tokens, after) or "." in tokens[at].lower:
        return None
    return Found(at, after, "address")
