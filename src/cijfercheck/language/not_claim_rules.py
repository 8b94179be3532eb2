"""Rules that recognise numbers which state nothing to check, each by the words around the number."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from cijfercheck.language.ages import age_words, words_before
from cijfercheck.language.fractions import read_ordinal, read_rank, read_share
from cijfercheck.language.not_claim_words import not_claim_words
from cijfercheck.language.numerals import Numeral, is_article, read_numeral, word_at
from cijfercheck.language.ranges import read_range
from cijfercheck.language.tokens import Token, touches
from cijfercheck.language.units import Unit, find_currency_before, find_unit
from cijfercheck.language.words import is_power, numerals, parse_word

_FIRST_YEAR, _FIRST_SURE_YEAR, _LAST_YEAR = 1500, 1900, 2099
_YEAR_DIGITS = 4
_LAST_DAY = 31
_LAST_HOUR = 24
_LAST_HOUR_OF_DIAL = 12
_ORDINAL_ENDINGS = frozenset({"e", "de", "ste"})
_TIME_UNITS = frozenset(
    {"seconde", "minuut", "kwartier", "uur", "dag", "week", "maand", "kwartaal", "jaar", "eeuw", "decennium"}
)
_LISTING = frozenset({",", "en", "of", "tot", "t", "/", "m", "met", "-", "–"})
_NEAR = 3
_ONE = Fraction(1)


class Place(NamedTuple):
    """A number in its surroundings.

    `numeral` is what can be read at place `at` of the tokens, None where nothing can; `after` is the place behind it, `unit`
    the unit there with the place after that, `before` and `following` the tokens around it in small letters.
    """

    tokens: Sequence[Token]
    at: int
    numeral: Numeral | None
    after: int
    unit: tuple[Unit, int] | None
    before: str
    following: str


def look_around(tokens: Sequence[Token], at: int) -> Place:
    """Describe the surroundings of the number at `at`."""
    numeral = read_numeral(tokens, at)
    after = at + 1 if numeral is None else numeral.after
    in_digits = numeral is not None and numeral.in_digits
    unit = None if numeral is None else find_unit(tokens, after, in_digits=in_digits)
    return Place(tokens, at, numeral, after, unit, word_at(tokens, at - 1), word_at(tokens, after))


class Found(NamedTuple):
    """Places of tokens, `after` exclusive, and why the number there is no claim.

    `lists` tells that the word before may name several numbers: "groepen 6, 7 en 8".
    """

    first: int
    after: int
    reason: str
    lists: bool = False


Rule = Callable[[Place], Found | None]


def find_name(place: Place) -> Found | None:
    """Digits that touch letters: "D66", "50Plus", "Covid-19", "4G", "273f"; and "007"."""
    tokens, at = place.tokens, place.at
    token = tokens[at]
    if token.kind != "digits":
        return None
    first = _start_of_name(tokens, at)
    after = _end_of_name(tokens, at)
    if first == at and after == at + 1:
        code = len(token.lower) > 1 and token.lower[0] == "0" and token.lower.isdigit()
        return Found(at, at + 1, "code") if code else None
    cue = not_claim_words().cues.get(word_at(tokens, first - 1))
    return Found(first, after, "name" if cue is None else cue.reason)


def _start_of_name(tokens: Sequence[Token], at: int) -> int:
    first = at
    while first and touches(tokens[first - 1], tokens[first]):
        before = tokens[first - 1]
        if before.kind == "word" and before.lower in not_claim_words().months:
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
    if word in _ORDINAL_ENDINGS or word in lists.scales or word in lists.attached or word in {"x", "keer"}:
        return after
    if find_unit(tokens, after, in_digits=True) is not None or find_currency_before(tokens, at) is not None:
        return after
    after += 1
    while (
        after < len(tokens)
        and touches(tokens[after - 1], tokens[after])
        and tokens[after].kind in {"digits", "word"}
    ):
        after += 1
    return after


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
    for first in (at - 1, at - 2):
        if first >= 0 and tuple(token.lower for token in tokens[first : at + 1]) in not_claim_words().names:
            return Found(first, at + 1, "name")
    return None


def find_compound(place: Place) -> Found | None:
    """Digits with a hyphen and a word: "10-puntenplan", "24-uurs", "1,5-meterregel"; not "14-jarige" and "20-tal"."""
    tokens, at = place.tokens, place.at
    if tokens[at].kind != "digits" or at + 2 >= len(tokens):
        return None
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


def find_cued(place: Place) -> Found | None:
    """A number after a word that it names: "groep 8", "artikel 5", "nummers één en twee"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    before = at - 1
    if word_at(tokens, before) == ".":
        before -= 1
    if before >= 0 and word_at(tokens, before - 1) == "-" and touches(tokens[before - 1], tokens[before]):
        return None
    cue = not_claim_words().cues.get(word_at(tokens, before))
    after = at + 1 if numeral is None else numeral.after
    if cue is not None:
        if tokens[at].kind != "digits" and (cue.only_digits or is_article(tokens[at])):
            return None
        if numeral is not None and not _is_name_of(numeral, cue.largest):
            return None
        if word_at(tokens, before - 1) in cue.except_before or _is_counted(tokens, after):
            return None
        return Found(at, after, cue.reason, cue.many)
    return None


def _is_name_of(numeral: Numeral, largest: int) -> bool:
    """Whether a number is small and whole enough to be a name: "groep 8", not "groep 9.140"."""
    value = numeral.value
    return value is not None and value <= largest and not numeral.scaled and not numeral.decimals


def find_cued_again(place: Place, last: Found | None) -> Found | None:
    """A further number of a list that a cue opened: "groepen 7 en 8", "week 8 en 9"; `last` is the one before."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    if last is None or not last.lists or at <= last.after:
        return None
    link = [token.lower for token in tokens[last.after : at]]
    after = at + 1 if numeral is None else numeral.after
    if not _LISTING.issuperset(link) or _is_counted(tokens, after):
        return None
    plural = word_at(tokens, last.first - 1).endswith(("en", "s")) or word_at(tokens, last.first - 1) == ","
    if not plural and not _follows(tokens[last.first].lower, tokens[at].lower):
        return None
    return Found(at, after, last.reason, lists=plural)


def _follows(left: str, right: str) -> bool:
    """Whether two numbers of a list are near each other, as in "groep 7 en 8" and not in "groep 8 en 300 leerlingen"."""
    return left.isdigit() and right.isdigit() and 0 < int(right) - int(left) <= _NEAR


def _is_counted(tokens: Sequence[Token], after: int) -> bool:
    """Whether a unit follows, so that the number counts after all: "groep 20 procent"."""
    found = find_unit(tokens, after, in_digits=False)
    return found is not None or word_at(tokens, after) in numerals().scales


def find_emergency(place: Place) -> Found | None:
    """A short telephone number near a word of calling: "112 bellen"; "112 brandweerlieden" is a count."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    if tokens[at].lower not in lists.emergency_numbers:
        return None
    for side in (
        reversed(tokens[max(0, at - lists.emergency_within) : at]),
        tokens[at + 1 : at + lists.emergency_within],
    ):
        for token in side:
            if token.lower in lists.emergency_near:
                return Found(at, at + 1, "emergency")
            if token.kind != "word":
                break
    return None


def find_date(place: Place) -> Found | None:
    """A day with its month, several of them, and a year behind it: "23 tot en met 29 november 2020", "8 of 9 mei"."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    if not _is_day(tokens, at):
        return None
    after = at + 1
    for _ in range(4):
        if word_at(tokens, after) in lists.months:
            after += 1
            after += word_at(tokens, after) == "." and word_at(tokens, after - 1) in lists.short_months
            if after < len(tokens) and _year(tokens, after) is not None:
                after += 1
            return Found(at, after, "date")
        link = after
        while link < len(tokens) and link - after < 4 and tokens[link].lower in _DATE_LINKS:
            link += 1
        if link == after or not _is_day(tokens, link):
            return None
        after = link + 1
    return None


_DATE_LINKS = frozenset({"tot", "en", "met", "t", "/", "m", "-", "–", "of", ",", "op", "t/m", "tot-en-met"})


def find_weekday(place: Place) -> Found | None:
    """A day after its weekday: "vrijdag 17"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    if (
        not _is_day(tokens, at)
        or word_at(tokens, at - 1) not in not_claim_words().weekdays
        or numeral is None
    ):
        return None
    if (
        at + 1 < len(tokens)
        and tokens[at + 1].kind == "word"
        and word_at(tokens, at + 1) not in {"en", "of", "tot"}
    ):
        return None
    return Found(at, at + 1, "date") if len(word_at(tokens, at - 1)) > 2 else None


def find_decade(place: Place) -> Found | None:
    """ "de jaren 80", "in de jaren tachtig", "de jaren 1930"."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    if word_at(tokens, at - 1) not in lists.decades and word_at(tokens, at - 2) not in lists.decades:
        return None
    token = tokens[at]
    if token.kind == "digits" or token.lower in lists.tens:
        if word_at(tokens, at - 1) in lists.decades or word_at(tokens, at - 1) in {"'", "’", "‘"}:
            return Found(at, at + 1, "date")
    return None


def find_year(place: Place) -> Found | None:
    """A bare year: "in 2024", "mensenhandel 2024", "(1967)"; not "2000 mensen"."""
    tokens, at = place.tokens, place.at
    year = _year(tokens, at)
    if year is None:
        return None
    lists = not_claim_words()
    if find_currency_before(tokens, at) is not None:
        return None
    following = word_at(tokens, at + 1)
    if (
        following == "%"
        or find_unit(tokens, at + 1, in_digits=True) is not None
        or following in numerals().scales
    ):
        return None
    before = word_at(tokens, at - 1)
    if before in {"in", "sinds", "anno"}:
        return Found(at, at + 1, "date")
    if following in lists.counted_after:
        return None
    if before in lists.before_year or year >= _FIRST_SURE_YEAR:
        return None if year >= _FIRST_SURE_YEAR and _is_hedged(before) else Found(at, at + 1, "date")
    if before == "(" and following in {")", "-", "–"}:
        return Found(at, at + 1, "date")
    return None


def _is_hedged(word: str) -> bool:
    """Whether a word of size stands before: "ruim 2000", "bijna 2000"."""
    return word in {
        "ruim",
        "bijna",
        "ongeveer",
        "circa",
        "zo'n",
        "zeker",
        "minstens",
        "maximaal",
        "hooguit",
        "krap",
        "liefst",
    }


def _year(tokens: Sequence[Token], at: int) -> int | None:
    token = tokens[at]
    if token.kind != "digits" or len(token.lower) != _YEAR_DIGITS or not token.lower.isdigit():
        return None
    year = int(token.lower)
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind == "digits":
        return token.lower.isdigit() and 1 <= int(token.lower) <= _LAST_DAY
    value = parse_word(token.lower) if token.kind == "word" and not is_article(token) else None
    return value is not None and value.denominator == 1 and 1 <= value <= _LAST_DAY


def find_time(place: Place) -> Found | None:
    """A time of day: "om 15 uur", "7 uur 's morgens", "half drie", "kwart over twee"; not "48 uur lang"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if (
        numeral is None
        or numeral.value is None
        or numeral.value.denominator > 1
        or not 0 <= numeral.value <= _LAST_HOUR
    ):
        return None
    before = word_at(tokens, at - 1)
    if numeral.value <= _LAST_HOUR_OF_DIAL:
        if before == "half" and word_at(tokens, at - 2) not in {"een", "en"}:
            return Found(at - 1, numeral.after, "time")
        if before in lists.clock_over and word_at(tokens, at - 2) in {"kwart", "tien", "vijf", "minuten"}:
            return Found(at - 2, numeral.after, "time")
    hour = place.unit
    if hour is None or hour[0].name != "uur":
        return None
    after = hour[1]
    following = word_at(tokens, after)
    if following in {"'", "’", "‘", '"'}:
        following = word_at(tokens, after + 1)
    if following in lists.of_day:
        return Found(at, after, "time")
    sure = before in lists.time_sure or before in lists.weekdays
    if not sure and before in {"ongeveer", "circa", "zo'n", "rond", "half"}:
        sure = word_at(tokens, at - 2) in lists.time_sure
    likely = (
        before in lists.time_before
        and tokens[numeral.after].lower in {"uur", "u"}
        and numeral.value < _LAST_HOUR
    )
    if sure or (likely and following not in lists.not_hours and numeral.in_digits):
        return Found(at, after, "time") if following not in lists.not_hours else None
    return None


def find_opening_hours(place: Place) -> Found | None:
    """The first of two times: "van 9 tot 17 uur", "tussen 10 en 12 uur"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    if (
        numeral is None
        or place.before not in {"van", "tussen", "om", "vanaf", "tot", "en"}
        or place.unit is not None
    ):
        return None
    if numeral.value is None or not 0 <= numeral.value <= _LAST_HOUR or not numeral.in_digits:
        return None
    link = 1 if place.following in {"en", "tot", "-", "–", "of"} else 0
    if not link or numeral.after + link >= len(tokens):
        return None
    other = read_numeral(tokens, numeral.after + link)
    if other is None or other.value is None or not numeral.value < other.value <= _LAST_HOUR:
        return None
    hour = find_unit(tokens, other.after, in_digits=True)
    if hour is None or hour[0].name != "uur" or word_at(tokens, hour[1]) in not_claim_words().not_hours:
        return None
    return Found(at, hour[1], "time")


def find_clock(place: Place) -> Found | None:
    """The words before the hour: "kwart over twee", "tien voor acht", "half drie" read from their first word."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    word = tokens[at].lower
    if word not in {"kwart", "half", "vijf", "tien"}:
        return None
    hour = at + 1 if word == "half" else at + 2
    if word != "half" and word_at(tokens, at + 1) not in lists.clock_over:
        return None
    if word != "half" and word_at(tokens, hour) == "half":
        hour += 1
    value = parse_word(word_at(tokens, hour)) if hour < len(tokens) and tokens[hour].kind == "word" else None
    if (
        value is None
        or not 1 <= value <= _LAST_HOUR_OF_DIAL
        or value.denominator > 1
        or is_article(tokens[hour])
    ):
        return None
    if find_unit(tokens, hour + 1, in_digits=False) is not None and word_at(tokens, hour + 1) != "uur":
        return None
    return Found(at, hour + 1, "time")


def find_score(place: Place) -> Found | None:
    """The score of a game: "met 2-0", "1-0 achter", "17-5"."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    parts = tokens[at : at + 3]
    if len(parts) < 3 or parts[0].kind != "digits" or parts[1].lower not in "-–" or parts[2].kind != "digits":
        return None
    left, right = parts[0].lower, parts[2].lower
    if not (
        touches(parts[0], parts[1]) and touches(parts[1], parts[2]) and left.isdigit() and right.isdigit()
    ):
        return None
    if max(int(left), int(right)) > lists.score_highest and int(left) < int(right):
        return None
    following, before = word_at(tokens, at + 3), word_at(tokens, at - 1)
    if _is_counted(tokens, at + 3):
        return None
    if int(left) >= int(right) or following in lists.score_after:
        longer = following in {"-", "–"} and touches(parts[2], tokens[at + 3]) and tokens[at + 4 : at + 5]
        return Found(at, at + 5 if longer and longer[0].kind == "digits" else at + 3, "score")
    ends = at + 3 >= len(tokens) or tokens[at + 3].kind != "word"
    return Found(at, at + 3, "score") if before in lists.score_before and ends else None


def find_age_group(place: Place) -> Found | None:
    """Limits of an age group: "12 tot en met 17 jaar", "65 jaar of ouder", "jonger dan 20", "onder de 18 jaar"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = age_words()
    if numeral is None or numeral.value is None or not 0 <= numeral.value <= lists.oldest:
        return None
    before = word_at(tokens, at - 1)
    years = word_at(tokens, numeral.after) in {"jaar", "jaren"}
    after = numeral.after + years
    if before == "dan" and word_at(tokens, at - 2) in lists.comparatives:
        return Found(at, after, "age-group")
    if years and word_at(tokens, after) in {"of", "en"} and word_at(tokens, after + 1) in lists.limits:
        return Found(at, after, "age-group")
    if years and before == "de" and word_at(tokens, at - 2) in lists.prepositions:
        return Found(at, after, "age-group")
    span = read_range(tokens, numeral)
    if span is not None:
        return _age_range(place, span.after, whole=span.unit is not None and span.unit.name == "jaar")
    persons = lists.group_persons.intersection(words_before(tokens, at, 4))
    if years and before in lists.prepositions and persons and not _is_duration(tokens, at, after):
        return Found(at, after, "age-group")
    return None


def _age_range(place: Place, after: int, *, whole: bool) -> Found | None:
    """ "van 65 tot 80 jaar" after a group of people, or "12 tot en met 17 jaar" anywhere."""
    tokens, at = place.tokens, place.at
    lists = age_words()
    jarigen = word_at(tokens, after) == "-" and word_at(tokens, after + 1).startswith("jarige")
    if jarigen:
        return Found(at, after + 2, "age-group")
    if not whole or _is_duration(tokens, at, after):
        return None
    inclusive = "met" in [token.lower for token in tokens[at:after]]
    opened = word_at(tokens, at - 1) in {"van", "tussen", "leeftijd"} or word_at(tokens, at - 2) == "tussen"
    people = lists.group_persons.intersection(words_before(tokens, at, 8))
    opened = opened or word_at(tokens, at - 1) in lists.group_persons
    if (
        inclusive
        or (opened and (people or word_at(tokens, at - 1) == "van"))
        or word_at(tokens, after) == "oud"
    ):
        return Found(at, after, "age-group")
    return None


def _is_duration(tokens: Sequence[Token], at: int, after: int) -> bool:
    durations = age_words().durations
    return bool(durations.intersection(words_before(tokens, at))) or word_at(tokens, after) in durations


def find_age_word(place: Place) -> Found | None:
    """Age groups in one word: "tachtigplussers", "achttienjarigen", and with digits "18-jarigen", "65-plussers"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    token = tokens[at]
    if token.kind == "word":
        for suffix in age_words().suffixes:
            if token.lower.endswith(suffix) and parse_word(token.lower.removesuffix(suffix)) is not None:
                return Found(at, at + 1, "age-group")
    if numeral is None or word_at(tokens, numeral.after) != "-":
        return None
    following = word_at(tokens, numeral.after + 1)
    if following in age_words().nouns or following == "jarigen":
        return Found(at, numeral.after + 2, "age-group")
    return None


def find_rate(place: Place) -> Found | None:
    """What a rate is counted per: "per 100.000 inwoners", "per twee jaar"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    if numeral is None or word_at(tokens, at - 1) not in not_claim_words().rate_before:
        return None
    return Found(at, numeral.after, "rate-base")


def find_distance(place: Place) -> Found | None:
    """A distance in time: "twee dagen later", "10 jaar geleden", "over drie weken"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if numeral is None:
        return None
    unit = place.unit
    if unit is None or unit[0].name not in _TIME_UNITS:
        return None
    if word_at(tokens, unit[1]) in lists.distance_after:
        return Found(at, unit[1] + 1, "time-distance")
    before = word_at(tokens, at - 1)
    if before == "over" and not lists.distance_except.intersection(words_before(tokens, at, 4)):
        return Found(at, unit[1], "time-distance")
    return None


def find_period(place: Place) -> Found | None:
    """A number in the name of a period: "de afgelopen vier weken", "de eerste drie maanden van 2018"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if numeral is None:
        return None
    unit = place.unit
    if unit is None or unit[0].name not in _TIME_UNITS or unit[0].name == "uur":
        return None
    before = word_at(tokens, at - 1)
    if before in lists.period_before:
        return Found(at, unit[1], "period")
    if (
        word_at(tokens, unit[1]) == "van"
        and unit[1] + 1 < len(tokens)
        and _year(tokens, unit[1] + 1) is not None
    ):
        return Found(at, unit[1], "period")
    return None


def find_phrase(place: Place) -> Found | None:
    """Set phrases: "één voor één", "onder vier ogen", "twee of meer"."""
    tokens, at = place.tokens, place.at
    phrases = not_claim_words().phrases
    for first in range(max(0, at - 2), at + 1):
        for words in phrases.get(tokens[first].lower, ()):
            after = first + len(words)
            if after > at and tuple(token.lower for token in tokens[first:after]) == words:
                return Found(first, after, "phrase")
    return None


def find_anaphora(place: Place) -> Found | None:
    """A number that points back to a group: "De vier komen tien zetels tekort"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if numeral is None or tokens[at].kind != "word" or word_at(tokens, at - 1) not in lists.anaphora_before:
        return None
    if word_at(tokens, numeral.after) in lists.anaphora_verbs:
        return Found(at, numeral.after, "group")
    return None


def find_limit(place: Place) -> Found | None:
    """A round limit in words: "boven de twintig", "de leeftijdsgroep boven de veertig", "in de tachtig"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if numeral is None or tokens[at].lower not in lists.limit_tens or word_at(tokens, at - 1) != "de":
        return None
    if word_at(tokens, at - 2) not in lists.limit_before or _is_counted(tokens, numeral.after):
        return None
    following = tokens[numeral.after] if numeral.after < len(tokens) else None
    if following is not None and following.kind == "word" and following.lower.endswith("en"):
        return None
    return Found(at, numeral.after, "limit")


def find_address(place: Place) -> Found | None:
    """A house number: "Dorpsstraat 12", "aan de Oude Kerkweg 5a"."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    if tokens[at].kind != "digits" or at == 0 or tokens[at - 1].kind != "word":
        return None
    street = tokens[at - 1]
    if street.small or street.lower in lists.not_streets or not street.lower.endswith(lists.street_endings):
        return None
    if _year(tokens, at) is not None or _is_counted(tokens, at + 1):
        return None
    return Found(at, at + 1, "address")


def find_ordinal(place: Place) -> Found | None:
    """An ordinal that ranks nothing: "het eerste kwartaal", "de 19de eeuw", "Tweede Kamer"."""
    tokens, at = place.tokens, place.at
    ordinal = read_ordinal(tokens, at)
    if ordinal is None or read_rank(tokens, at) is not None or _is_denominator(tokens, at):
        return None
    following = tokens[ordinal.after] if ordinal.after < len(tokens) else None
    if following is not None and following.kind == "word":
        if following.lower in {"eeuw", *not_claim_words().months}:
            return Found(at, ordinal.after + 1, "date")
        if not tokens[at].small and not following.small and tokens[at].kind == "word":
            return Found(at, ordinal.after, "name")
    return Found(at, ordinal.after, "ordinal")


def _is_denominator(tokens: Sequence[Token], at: int) -> bool:
    """Whether an ordinal ends a fraction: "twee derde", "een-derde"."""
    for first in (at - 1, at - 2):
        share = (
            read_share(tokens, first, read_numeral(tokens, first))
            if first >= 0 and tokens[first].kind == "word"
            else None
        )
        if share is not None and share.after > at:
            return True
    return False


RULES_FOR_DIGITS: tuple[Rule, ...] = (
    find_ordinal,
    find_age_word,
    find_table_scale,
    find_name,
    find_listed_name,
    find_score,
    find_compound,
    find_date,
    find_weekday,
    find_decade,
    find_cued,
    find_emergency,
    find_time,
    find_opening_hours,
    find_age_group,
    find_year,
    find_rate,
    find_distance,
    find_period,
    find_address,
)
RULES_FOR_WORDS: tuple[Rule, ...] = (
    find_phrase,
    find_clock,
    find_ordinal,
    find_age_word,
    find_date,
    find_decade,
    find_cued,
    find_time,
    find_age_group,
    find_rate,
    find_distance,
    find_period,
    find_limit,
    find_anaphora,
)
