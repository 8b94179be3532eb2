"""The grammar of Dutch periods: which rule to try at which word."""

from collections.abc import Iterable
from functools import cache

from cijfercheck.language import period_dates as dates
from cijfercheck.language import period_names as names
from cijfercheck.language import period_relations as relations
from cijfercheck.language.calendar_words import month_numbers, period_words, weekday_numbers
from cijfercheck.language.period_reader import Rule, Rules


@cache
def period_rules() -> Rules:
    """Give the rules by the word at which each begins, made once."""
    words = period_words()
    codes = {f"{letter}{number}" for letter in "qk" for number in range(1, 5)} | {"h1", "h2"}
    kinds: list[tuple[Iterable[str], Rule]] = [
        (month_numbers(), dates.read_month),
        (weekday_numbers(), dates.read_weekday),
        (
            (name.split()[0] for name in (*words.holidays, *words.easter_days) if " " in name),
            names.read_named_holiday,
        ),
        ((*words.numbers, *words.ordinals), dates.read_spoken_day),
        (words.ordinals, dates.read_half),
        (words.ordinals, dates.read_ordinal),
        (words.centuries, dates.read_century),
        (codes, dates.read_quarter_code),
        ((*words.numbers, "anderhalf", "half"), relations.read_count),
        (words.edges, dates.read_edge),
        (words.directions, relations.read_direction),
        (("dezelfde", "hetzelfde"), relations.read_same),
        (("dat", "die", "datzelfde", "diezelfde"), relations.read_that),
        (words.shift_adjectives, relations.read_shift_adjective),
        (words.units, dates.read_unit_word),
        (words.seasons, names.read_season),
        (words.day_words, relations.read_day_word),
        (words.holidays, names.read_holiday),
        (words.easter_days, names.read_moving_holiday),
        (words.nth_weekdays, names.read_nth_weekday),
        (words.holiday_days, names.read_holiday_days),
        (("over",), relations.read_ahead),
        (("nu",), relations.read_now),
        (words.named_years, names.read_named_years),
        (("'", "’", "‘"), dates.read_short_year),
    ]
    rules: dict[str, tuple[Rule, ...]] = {}
    for starters, rule in kinds:
        for word in dict.fromkeys(starters):
            rules[word] = (*rules.get(word, ()), rule)
    numbers = (
        dates.read_full_date,
        dates.read_notation,
        dates.read_day_of_month,
        dates.read_short_date,
        dates.read_month_of_year,
        dates.read_slash_day,
        dates.read_day_range,
        dates.read_numeric_ordinal,
        relations.read_count,
        dates.read_free_year,
    )
    return Rules(numbers, rules)
