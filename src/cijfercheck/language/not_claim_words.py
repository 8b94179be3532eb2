"""The words and shapes of `data/not_claims.toml`, loaded once."""

import re
from dataclasses import dataclass
from functools import cache

from cijfercheck.language.lexicon import load_words
from cijfercheck.language.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word before a number makes of it, up to the `largest`. `many` cues take a list ("groepen 7 en 8")."""

    reason: str
    many: bool
    only_digits: bool
    largest: int
    except_before: frozenset[str]
    only_before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NotClaimWords:
    """The lists of `data/not_claims.toml`; `phrases` are tuples of small words by their first two words.

    Each shape is a group of one expression; `shape_reasons` are their reasons in that order.
    """

    shapes: re.Pattern[str]
    shape_reasons: tuple[str, ...]
    cues: dict[str, Cue]
    names: frozenset[tuple[str, ...]]
    emergency_numbers: frozenset[str]
    help_numbers: frozenset[str]
    emergency_near: frozenset[str]
    emergency_within: int
    months: frozenset[str]
    short_months: frozenset[str]
    weekdays: frozenset[str]
    surely_before_year: frozenset[str]
    size_before: frozenset[str]
    before_year: frozenset[str]
    counted_after: frozenset[str]
    decades: frozenset[str]
    tens: frozenset[str]
    time_before: frozenset[str]
    time_sure: frozenset[str]
    time_hedges: frozenset[str]
    of_day: frozenset[str]
    clock_over: frozenset[str]
    not_hours: frozenset[str]
    distance_after: frozenset[str]
    distance_except: frozenset[str]
    period_before: frozenset[str]
    rate_before: frozenset[str]
    phrases: dict[tuple[str, str], tuple[tuple[str, ...], ...]]
    anaphora_before: frozenset[str]
    anaphora_verbs: frozenset[str]
    limit_tens: frozenset[str]
    limit_before: frozenset[str]
    street_endings: tuple[str, ...]
    counted_people: frozenset[str]
    not_streets: frozenset[str]
    score_before: frozenset[str]
    score_after: frozenset[str]
    score_highest: int
    bible_books: frozenset[str]
    schools: frozenset[str]
    belgian_towns: frozenset[str]
    compound_units: frozenset[str]
    emergency_before: frozenset[str]
    emergency_after: frozenset[str]
    help_before: frozenset[str]
    span_before: frozenset[str]
    one_before: frozenset[str]
    pointing: frozenset[str]
    points_behind: frozenset[str]
    editorial: frozenset[str]
    few_pointed_at: int
    few_with_article: int
    race_distances: frozenset[int]
    race_units: frozenset[str]
    race_events: frozenset[str]
    long_before: frozenset[str]
    race_before: frozenset[str]
    parts_of_day: frozenset[str]
    moments: frozenset[str]
    point_before: frozenset[str]
    point_labels: frozenset[str]
    limit_stages: frozenset[str]
    reading_before: frozenset[str]
    reading_after: frozenset[str]
    scored_on: frozenset[str]
    emphasis_before: frozenset[str]
    emphasis_counted: frozenset[str]
    drawn: frozenset[str]
    drawn_numbers: frozenset[str]
    title_nouns: frozenset[str]
    model_nouns: frozenset[str]
    model_articles: frozenset[str]
    opened_by_number: frozenset[str]
    model_longest: int
    title_opening: frozenset[str]
    title_closing: frozenset[str]
    title_longest: int
    title_near: int
    cue_endings: tuple[str, ...]
    largest_of_ending: int


@cache
def not_claim_words() -> NotClaimWords:
    """Load the words and shapes."""
    data = load_words("not_claims")
    dates, times, distance, scores = data["dates"], data["times"], data["distance"], data["scores"]
    phrases: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for phrase in data["phrases"]["words"]:
        words = tuple(token.lower for token in tokenize(phrase))
        phrases.setdefault((words[0], words[1]), []).append(words)
    return NotClaimWords(
        shapes=re.compile("|".join(f"({shape['pattern']})" for shape in data["shape"])),
        shape_reasons=tuple(shape["reason"] for shape in data["shape"]),
        cues={
            word: Cue(
                cue["reason"],
                cue["many"],
                cue["only_digits"],
                cue["largest"],
                frozenset(cue.get("except_before", ())),
                frozenset(cue.get("only_before", ())),
            )
            for cue in data["cue"]
            for word in cue["words"]
        },
        names=frozenset(tuple(token.lower for token in tokenize(name)) for name in data["names"]["words"]),
        emergency_numbers=frozenset(data["emergency"]["numbers"]),
        help_numbers=frozenset(data["emergency"]["help"]),
        emergency_near=frozenset(data["emergency"]["near"]),
        emergency_within=data["emergency"]["within"],
        months=frozenset(dates["months"]) | frozenset(dates["short_months"]),
        short_months=frozenset(dates["short_months"]),
        weekdays=frozenset(dates["weekdays"]),
        surely_before_year=frozenset(dates["surely_before_year"]),
        size_before=frozenset(dates["size_before"]),
        before_year=frozenset(dates["before_year"]),
        counted_after=frozenset(dates["counted_after"]),
        decades=frozenset(dates["decades"]),
        tens=frozenset(dates["tens"]),
        time_before=frozenset(times["before"]),
        time_sure=frozenset(times["sure"]),
        time_hedges=frozenset(times["hedges"]),
        of_day=frozenset(times["of_day"]),
        clock_over=frozenset(times["over"]),
        not_hours=frozenset(times["not_hours"]),
        distance_after=frozenset(distance["after"]),
        distance_except=frozenset(distance["except_before"]),
        period_before=frozenset(data["period"]["before"]),
        rate_before=frozenset(data["rate"]["before"]),
        phrases={
            first: tuple(sorted(found, key=lambda words: -len(words))) for first, found in phrases.items()
        },
        anaphora_before=frozenset(data["anaphora"]["before"]),
        anaphora_verbs=frozenset(data["anaphora"]["verbs"]),
        limit_tens=frozenset(data["limits"]["tens"]),
        limit_before=frozenset(data["limits"]["before"]),
        street_endings=tuple(data["streets"]["endings"]),
        counted_people=frozenset(data["streets"]["counted"]),
        not_streets=frozenset(data["streets"]["not_streets"]),
        score_before=frozenset(scores["before"]),
        score_after=frozenset(scores["after"]),
        score_highest=scores["highest"],
        bible_books=frozenset(data["codes"]["bible_books"]),
        schools=frozenset(data["codes"]["schools"]),
        belgian_towns=frozenset(data["codes"]["belgian_towns"]),
        compound_units=frozenset(data["codes"]["compound_units"]),
        emergency_before=frozenset(data["emergency"]["before"]),
        emergency_after=frozenset(data["emergency"]["after"]),
        help_before=frozenset(data["emergency"]["help_before"]),
        span_before=frozenset(data["span"]["before"]),
        one_before=frozenset(data["span"]["one_before"]),
        pointing=frozenset(data["pointing"]["words"]),
        points_behind=frozenset(data["pointing"]["behind"]),
        editorial=frozenset(data["pointing"]["editorial"]),
        few_pointed_at=data["pointing"]["largest"],
        few_with_article=data["pointing"]["largest_with_article"],
        race_distances=frozenset(data["races"]["distances"]),
        race_units=frozenset(data["races"]["units"]),
        race_events=frozenset(data["races"]["events"]),
        long_before=frozenset(times["long_before"]),
        race_before=frozenset(times["race_before"]),
        parts_of_day=frozenset(times["parts_of_day"]),
        moments=frozenset(data["span"]["moments"]),
        point_before=frozenset(times["point_before"]),
        point_labels=frozenset(times["point_labels"]),
        limit_stages=frozenset(data["limits"]["stages"]),
        reading_before=frozenset(data["reading"]["before"]),
        reading_after=frozenset(data["reading"]["after"]),
        scored_on=frozenset(data["scale"]["words"]),
        emphasis_before=frozenset(data["emphasis"]["before"]),
        emphasis_counted=frozenset(data["emphasis"]["counted"]),
        drawn=frozenset(data["lottery"]["drawn"]),
        drawn_numbers=frozenset(data["lottery"]["numbers"]),
        title_nouns=frozenset(data["titles"]["nouns"]),
        model_nouns=frozenset(data["models"]["nouns"]),
        model_articles=frozenset(data["models"]["articles"]),
        opened_by_number=frozenset(data["models"]["opened_by_number"]),
        model_longest=data["models"]["longest"],
        title_opening=frozenset(data["titles"]["opening"]),
        title_closing=frozenset(data["titles"]["closing"]),
        title_longest=data["titles"]["longest"],
        title_near=data["titles"]["near"],
        cue_endings=tuple(data["endings"]["words"]),
        largest_of_ending=data["endings"]["largest"],
    )
