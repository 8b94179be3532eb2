"""Recognises numbers that bound, order or point back: age groups, ordinals, "per 100", set phrases, "de vier"."""

from collections.abc import Sequence

from cijfercheck.language.ages import age_words, words_before
from cijfercheck.language.fractions import read_ordinal, read_rank, read_share
from cijfercheck.language.hedges import names_a_level
from cijfercheck.language.join_words import join_words
from cijfercheck.language.not_claim_words import not_claim_words
from cijfercheck.language.number_bounds import is_one_per
from cijfercheck.language.number_places import Found, Place, is_counted
from cijfercheck.language.numerals import Numeral, read_numeral, word_at
from cijfercheck.language.ranges import read_range
from cijfercheck.language.tokens import Token
from cijfercheck.language.units import find_unit
from cijfercheck.language.words import numerals, parse_word

_RATE_BASES = frozenset({1_000, 10_000, 100_000, 1_000_000})
_RATE_REACH = 8  # words: "86 mensen met griepklachten op de 100.000 inwoners"


def find_age_group(place: Place) -> Found | None:
    """Limits of an age group: "12 tot en met 17 jaar", "65 jaar of ouder", "jonger dan 20", "onder de 18 jaar"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = age_words()
    if numeral is None or place.whole is None or not 0 <= place.whole <= lists.oldest:
        return None
    span = read_range(tokens, numeral)
    if span is not None:
        return _age_range(place, span.after, whole=span.unit is not None and span.unit.name == "jaar")
    years = place.following in {"jaar", "jaren"}
    after = numeral.after + years
    limited = place.before == "dan" and not lists.comparatives.isdisjoint(words_before(tokens, at, 4))
    limited = limited or _is_bare_limit(place, after)
    if limited or (years and _is_limit_of_age(place, after)):
        return Found(at, after, "age-group")
    return None


def _is_bare_limit(place: Place, after: int) -> bool:
    """Whether "of ouder" stands behind a bare number, or behind the verb: "65 of ouder", "wie 75 is of ouder"."""
    words = [word_at(place.tokens, after + step) for step in range(3)]
    if words[0] == "of" and words[1] in age_words().comparatives:
        return True
    return words[0] in age_words().verbs and words[1] == "of" and words[2] in age_words().limits


def _is_limit_of_age(place: Place, after: int) -> bool:
    """Whether "18 jaar" is a limit: "of ouder" behind it, "onder de" before it, or people and "tot" before it."""
    tokens, at = place.tokens, place.at
    lists = age_words()
    if word_at(tokens, after) in {"of", "en"} and word_at(tokens, after + 1) in lists.limits:
        return True
    if place.before == "de" and word_at(tokens, at - 2) in lists.prepositions:
        return True
    if _is_duration(tokens, at, after):
        return False
    if [word_at(tokens, at - back) for back in (3, 2, 1)] == ["tot", "en", "met"]:
        return True
    oldest = {"tot": lists.oldest_limit, "vanaf": lists.oldest_limit, "onder": lists.oldest_under}
    years = place.whole or 0
    if lists.youngest_limit <= years <= oldest.get(place.before, 0) and not names_a_level(tokens, at):
        return True
    people = lists.group_persons.intersection(words_before(tokens, at, 4))
    return place.before in lists.prepositions and bool(people)


def _age_range(place: Place, after: int, *, whole: bool) -> Found | None:
    """Limits with "jaar": "van 65 tot 80 jaar" after a group of people, or "12 tot en met 17 jaar" anywhere."""
    tokens, at = place.tokens, place.at
    lists = age_words()
    jarigen = word_at(tokens, after) == "-" and word_at(tokens, after + 1).startswith("jarige")
    if jarigen:
        return Found(at, after + 2, "age-group")
    if (
        word_at(tokens, at - 1) == "de"
        and word_at(tokens, at - 2) == "tussen"
        and word_at(tokens, after) in lists.verbs
    ):
        return Found(at, after, "age-group") if "wie" in words_before(tokens, at, 4) else None
    if not whole or _is_duration(tokens, at, after):
        return None
    inclusive = not {"met", "m"}.isdisjoint(token.lower for token in tokens[at:after])
    inclusive = inclusive or tokens[at].lower == "0"
    opened = word_at(tokens, at - 1) in {"van", "tussen", "leeftijd"} or word_at(tokens, at - 2) == "tussen"
    people = any(map(lists.are_people, words_before(tokens, at, 8)))
    opened = opened or word_at(tokens, at - 1) in lists.group_persons
    inclusive = inclusive or (
        word_at(tokens, at - 1) == "(" and word_at(tokens, at - 2) in lists.group_persons
    )
    if inclusive or (opened and people) or word_at(tokens, after) == "oud":
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
    """What a rate is counted per: "per 100.000 inwoners", "per twee jaar", "480 op de 100.000 inwoners"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    if numeral is None:
        return None
    if _is_counted_on(tokens, at, numeral):
        return Found(at, numeral.after, "rate-base")
    if word_at(tokens, at - 1) not in not_claim_words().rate_before:
        return None
    if is_one_per(tokens, at - 3):
        return None  # "één laadpunt per 65 inwoners": it is the 65 that tells
    return Found(at, numeral.after, "rate-base")


def _is_counted_on(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """Whether "op de" leads from a number to the round number that it is counted per; "rekent op de 10.000 bezoekers" counts those."""
    if [word_at(tokens, at - 2), word_at(tokens, at - 1)] != ["op", "de"] or numeral.value not in _RATE_BASES:
        return False
    if find_unit(tokens, numeral.after, in_digits=numeral.in_digits) is not None:
        return False
    return any(token.kind == "digits" for token in tokens[max(0, at - _RATE_REACH) : at - 2])


def find_phrase(place: Place) -> Found | None:
    """Set phrases: "één voor één", "onder vier ogen", "twee of meer"."""
    tokens, at = place.tokens, place.at
    phrases = not_claim_words().phrases
    for first in range(max(0, at - 2), min(at + 1, len(tokens) - 1)):
        for words in phrases.get((tokens[first].lower, tokens[first + 1].lower), ()):
            after = first + len(words)
            if parse_word(words[-1]) is not None and parse_word(word_at(tokens, after)) is not None:
                continue
            if words[-1] == "de" and _is_tens(word_at(tokens, after)):
                continue  # "één van de twintig" is a share
            if word_at(tokens, after) == "op" and parse_word(word_at(tokens, after + 2)) is not None:
                continue  # "dat is één op de acht" too
            if after > at and tuple(token.lower for token in tokens[first:after]) == words:
                return Found(first, after, "phrase")
    return None


def _is_tens(word: str) -> bool:
    value = parse_word(word)
    return value is not None and value >= 10 and value % 10 == 0  # noqa: PLR2004  (tien, twintig, honderd)


def find_anaphora(place: Place) -> Found | None:
    """A number that points back to a group: "De vier komen tien zetels tekort"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if numeral is None or tokens[at].kind != "word" or word_at(tokens, at - 1) not in lists.anaphora_before:
        return None
    if word_at(tokens, at - 2) == "op" and at > 2 and parse_word(tokens[at - 3].lower) is not None:  # noqa: PLR2004  (drie op de)
        return None  # a share: "drie op de vier gingen"
    if word_at(tokens, numeral.after) in lists.anaphora_verbs:
        return Found(at, numeral.after, "group")
    return None


def find_age_limit(place: Place) -> Found | None:
    """A limit of age without "jaar": "onder de 18", "boven de 65 is"; "onder de 500" and "boven de 30 graden" are bounds."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = age_words()
    if (
        numeral is None
        or numeral.value is None
        or numeral.scaled
        or numeral.decimals
        or place.unit is not None
    ):
        return None
    if place.before in lists.prepositions and word_at(tokens, at - 2) in lists.group_persons:
        young = lists.youngest_limit <= numeral.value <= lists.oldest  # "jongeren tot 25 blijven"
        return Found(at, numeral.after, "age-group") if young and place.before != "vanaf" else None
    if place.before != "de" or word_at(tokens, at - 2) not in {"onder", "boven"}:
        return None
    if word_at(tokens, numeral.after) in lists.level_verbs:
        return None  # "zodra het cijfer boven de 58 ligt"
    if not lists.youngest_limit <= numeral.value <= lists.oldest:
        return None
    round_number = numeral.value % 10 == 0 and word_at(tokens, at - 3) != "van"
    people = lists.group_persons.intersection(words_before(tokens, at, 6))
    return Found(at, numeral.after, "age-group") if people or not round_number else None


def find_pointed_at(place: Place) -> Found | None:
    """A few that were named before, or parts of the piece itself: "die twee", "de twee regelingen", "vijf vragen over"."""
    numeral, lists = place.numeral, not_claim_words()
    if numeral is None or numeral.in_digits or numeral.scaled or place.unit is not None:
        return None
    if place.whole is None or not 1 < place.whole <= lists.few_pointed_at:
        return None
    if place.following in {"van", "op", "komma", "tot", "keer", "maal", "à", "of"}:
        return None
    pointed = place.following in lists.editorial or _is_pointed_at(place, place.whole)
    return Found(place.at, numeral.after, "group") if pointed else None


def _is_pointed_at(place: Place, few: int) -> bool:
    """Whether the words before a small number point back; with "de" only for the smallest, and not in "drie op de vier"."""
    tokens, at, lists = place.tokens, place.at, not_claim_words()
    if place.before == "de":
        further = word_at(tokens, at - 2)
        if few > lists.few_with_article or further in {"als", "dan"}:
            return False
        if further == "op":  # "een kind op de drie" is a share, "op de drie afstanden" points
            return all(parse_word(word) is None for word in words_before(tokens, at - 2, 3))
        if further == "van":
            return not _is_count(tokens, at - 3)
        return further != "tussen" or place.following != "en"
    return place.before in lists.pointing and (place.before != "die" or _points(tokens, at - 1))


def _is_count(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number over one ends at `place`: "drie | van de vier"; "een van de vier" and "de bouw van de twee" point back."""
    if place < 0:
        return False
    value = parse_word(tokens[place].lower) if tokens[place].kind == "word" else None
    return tokens[place].kind == "digits" or (value is not None and value > 1)


def _points(tokens: Sequence[Token], place: int) -> bool:
    """Whether "die" at `place` points ("van die twee") and opens no clause ("een bedrijf die twee ...")."""
    before = word_at(tokens, place - 1)
    return before in not_claim_words().points_behind or (not before.isalnum() and before != ",")


def find_capital_name(place: Place) -> Found | None:
    """A numeral with a capital inside a name: "de Vier Meren", "Zeven Provinciën"."""
    tokens, at = place.tokens, place.at
    if at == 0 or tokens[at].small or tokens[at - 1].kind != "word" or at + 1 >= len(tokens):
        return None
    following = tokens[at + 1]
    if tokens[at].kind == "digits":
        # "Café De 3 Biggetjes", "restaurant De 2 Gezusters": an article with a capital inside a sentence opens a name.
        inside = at > 1 and tokens[at - 2].kind == "word" and not tokens[at - 1].small
        if not inside or place.before not in {"de", "het"}:
            return None
    named = following.kind == "word" and not following.small and place.unit is None
    return Found(at, at + 1, "name") if named and place.following not in numerals().scales else None


def find_stage_of_life(place: Place) -> Found | None:
    """An age in tens with its part: "een vrouw van begin veertig", "hij is eind 50"."""
    numeral, lists = place.numeral, not_claim_words()
    if numeral is None or place.before not in lists.limit_stages or place.whole is None or numeral.scaled:
        return None
    tens = place.whole % 10 == 0 and 20 <= place.whole <= 90  # noqa: PLR2004  (people of twenty up to ninety)
    return (
        Found(place.at, numeral.after, "age-group")
        if tens and not is_counted(place.tokens, place.after)
        else None
    )


def find_scale(place: Place) -> Found | None:
    """The ends of a scale that is scored on: "op een schaal van 1 tot en met 10"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    if numeral is None or place.before != "van" or word_at(tokens, at - 2) not in not_claim_words().scored_on:
        return None
    place_of_end = numeral.after
    while word_at(tokens, place_of_end) in {"tot", "en", "met", "-", "–"}:
        place_of_end += 1
    end = read_numeral(tokens, place_of_end) if numeral.after < place_of_end < len(tokens) else None
    return Found(at, numeral.after if end is None else end.after, "scale")


def find_reading_time(place: Place) -> Found | None:
    """How long the piece itself takes: "Leestijd: 3 minuten", "4 min. lezen"."""
    tokens, at, lists = place.tokens, place.at, not_claim_words()
    if place.unit is None or place.unit[0].name not in {"minuut", "seconde", "uur"}:
        return None
    label = word_at(tokens, at - 2) if place.before in {":", "|", "van"} else place.before
    after = place.unit[1] + (word_at(tokens, place.unit[1]) == ".")
    told = label in lists.reading_before or word_at(tokens, after) in lists.reading_after
    return Found(at, place.unit[1], "editorial") if told else None


def find_emphasis(place: Place) -> Found | None:
    """An emphatic "één" that counts nothing: "620 kilo in één loods"; not "in één geval" and "in één procent"."""
    tokens, at, lists = place.tokens, place.at, not_claim_words()
    if tokens[at].lower != "één" or place.unit is not None:
        return None
    if place.before in lists.one_before and place.following in lists.moments:
        return Found(at, at + 1, "emphasis")
    if place.before not in lists.emphasis_before:
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word" or following.lower in lists.emphasis_counted:
        return None
    counts = following.lower in numerals().scales or following.lower in join_words().no_nouns
    return None if counts else Found(at, at + 1, "emphasis")


def find_limit(place: Place) -> Found | None:
    """A round limit in words: "boven de twintig", "de leeftijdsgroep boven de veertig", "in de tachtig"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if numeral is None or tokens[at].lower not in lists.limit_tens or word_at(tokens, at - 1) != "de":
        return None
    if word_at(tokens, at - 2) not in lists.limit_before or is_counted(tokens, numeral.after):
        return None
    following = tokens[numeral.after] if numeral.after < len(tokens) else None
    plural = following is not None and following.kind == "word" and following.lower.endswith("en")
    if plural and place.following not in {"een", "geen", "en"}:
        return None
    return Found(at, numeral.after, "limit")


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
