"""The grammar of Dutch periods: which rule to try at which word."""

from collections.abc import Iterable
from functools import cache

from cijfercheck.language import period_days as days
from cijfercheck.language import period_names as names
from cijfercheck.language import period_relations as relations
from cijfercheck.language import period_units as units
from cijfercheck.language.calendar_words import month_numbers, period_words, weekday_numbers
from cijfercheck.language.period_reader import Rule, Rules


@cache
def period_rules() -> Rules:
    """Give the rules by the word at which each begins, made once."""
    words = period_words()
    codes = {f"{letter}{number}" for letter in "qk" for number in range(1, 5)} | {"h1", "h2", "hj1", "hj2"}
    kinds: list[tuple[Iterable[str], Rule]] = [
        (month_numbers(), units.read_month),
        (weekday_numbers(), days.read_weekday),
        (
            (name.split()[0] for name in (*words.holidays, *words.easter_days) if " " in name),
            names.read_named_holiday,
        ),
        ((*words.numbers, *words.ordinals), days.read_spoken_day),
        (words.ordinals, units.read_half),
        (words.ordinals, units.read_ordinal),
        (words.centuries, units.read_century),
        (codes, units.read_quarter_code),
        ((*words.numbers, "anderhalf", "half"), relations.read_count),
        (words.edges, units.read_edge),
        (words.directions, relations.read_direction),
        (("dezelfde", "hetzelfde"), relations.read_same),
        (("dat", "die", "datzelfde", "diezelfde"), relations.read_that),
        (("hele", "volledige", "ganse"), relations.read_whole),
        (words.shift_adjectives, relations.read_shift_adjective),
        (words.units, units.read_unit_word),
        (words.named_quarters, units.read_named_quarter),
        (words.seasons, names.read_season),
        (words.day_words, relations.read_day_word),
        ({turn.split()[0].split("-")[0] for turn in words.turns_of_year}, names.read_turn_of_year),
        (words.holidays, names.read_holiday),
        (words.easter_days, names.read_moving_holiday),
        (words.nth_weekdays, names.read_nth_weekday),
        (words.holiday_days, names.read_holiday_days),
        (("over",), relations.read_ahead),
        (("nu",), relations.read_now),
        (words.named_years, names.read_named_years),
        (("'", "’", "‘"), units.read_short_year),
    ]
    rules: dict[str, tuple[Rule, ...]] = {}
    for starters, rule in kinds:
        for word in dict.fromkeys(starters):
            rules[word] = (*rules.get(word, ()), rule)
    numbers = (
        days.read_full_date,
        units.read_notation,
        days.read_day_of_month,
        days.read_short_date,
        units.read_month_of_year,
        days.read_slash_day,
        days.read_day_range,
        units.read_numeric_ordinal,
        units.read_quarter_code,
        relations.read_count,
        units.read_free_year,
    )
    return Rules(numbers, rules)
