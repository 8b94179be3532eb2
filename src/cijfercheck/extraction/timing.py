"""When a claim holds: the period of its clause, of its sentence, or of the text before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import islice, takewhile

from spacy.tokens import Span, Token

from cijfercheck.extraction.grammar import governor, text_of
from cijfercheck.extraction.main_period import (
    is_announced,
    is_aside,
    is_back,
    open_year,
    year_of,
    year_of_plan,
)
from cijfercheck.language.calendar_spans import move_days, move_months, unit_of
from cijfercheck.language.calendar_words import month_numbers, period_words
from cijfercheck.language.lexicon import load_words, roles, timing_words
from cijfercheck.model.claim import ClaimPeriod
from cijfercheck.model.period import Period, PeriodMention

_BREAKS = frozenset({",", ";", ":", "(", ")", "–", "-", "maar", "terwijl", "tegen", "tegenover", "en"})
_OPENING = 3  # words
_DAY = timedelta(days=1)
_DECADE, _OVER_A_YEAR = 3_000, 366  # days
_YEARS = re.compile(r"\d{4}")
_MONTH, _YEAR = timedelta(days=31), 12  # months
_LEAP = 3  # days that months and quarters differ
_CUTS = frozenset(",;:.()")
_COMPARING = frozenset({"dan", "tegen", "tegenover", "als", "met", "boven", "onder"})
_AGE_ASIDE = re.compile(r"[A-Z][^\W\d_]+(?: \([1-9]\d?\)|, [1-9]\d,)$")
_RECENTLY, _HALF_YEAR = timedelta(days=92), timedelta(days=190)
_LONG = 300  # days
_OF_VALUE = 4  # words
_THAN_NOW = re.compile(r"\bdan (?:nu|vandaag|thans)\b")
_BEHIND = 2  # words
_OPENS_BEHIND = re.compile(r"(?:\s*%|(?:\s+[^\W\d]+){0,4})\s*\(")
_A_LEVEL, _AGAINST = 40, re.compile(r"\btegen(?:over)? (?:nog )?\d[\d.,]*(?: \w+)? (?:in|van|over) $")
_SINCE, _SPAN = frozenset({"sinds", "sedert"}), 6
_PERFECT = frozenset({"hebben", "zijn"})
_SUPPOSING = frozenset({"zou", "zouden"})
_RELATIVE = frozenset({"acl", "acl:relcl"})
_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_THEN = frozenset({"toen", "destijds", "indertijd"})


@dataclass(frozen=True, slots=True)
class Times:
    """What the text before a sentence gives: the period that it is in, the last one compared with, the day of publication.

    `main` is the period that the whole text is about, plans aside; `told` says whether the text named it by now; `decided` is the day on
    which a council or court decided what the text is about; `counted` the period that the sentence before gave what it counted.
    """

    inherited: ClaimPeriod | None
    compared: ClaimPeriod | None
    published: date | None
    main: ClaimPeriod | None = None
    told: bool = False
    decided: ClaimPeriod | None = None
    counted: ClaimPeriod | None = None


def find_period(
    number: Span,
    root: Token,
    sentence: Span,
    mentions: Sequence[PeriodMention],
    times: Times,
    *,
    changes: bool = False,
) -> ClaimPeriod | None:
    """Find the period of one number.

    Args:
        number: Its tokens.
        root: Its head in the tree.
        sentence: The sentence that it stands in.
        mentions: The periods in that sentence.
        times: What the text before gives, for "toen waren het er 452" and "inmiddels zijn het er 412".
        changes: Whether the number says how much something changed or differs.
    """
    times = _in_tense(times, number, root)
    own = [
        m
        for m in mentions
        if (_is_of_value(m, number) if m.compared else not _is_measured_from(m, number))
        and not (changes and _is_start(m, times))
        and not is_announced(m, text_of(sentence.doc))
        and not is_aside(m, text_of(sentence.doc), number.start_char)
        and not _is_since(m, number)
        and not _is_era(m, number)
    ]
    part = _segment(number, sentence)
    behind = text_of(sentence.doc)[number.end_char : part[1]].lower().partition(" dan ")[0]
    words = f"{text_of(sentence.doc)[part[0] : number.end_char].lower()}{behind}".split()
    inside = [m for m in own if part[0] <= m.start < part[1]]
    dated = _in_brackets_behind(number, mentions)
    inside = inside if dated is None else [dated]
    if dated is None and _is_now(number):
        return _untold(timing_words("now"), times)
    loose = frozenset(
        word for word, after in zip(words, (*words[1:], ""), strict=True) if not _YEARS.match(after)
    ) | {_bracketed_noun(number)}
    if inside:
        return _closed(_as_period(_nearest(inside, number), "clause"), times)
    if times.published is not None and _is_of_a_person(number):
        return ClaimPeriod(year_of(times.published), "", "publication")
    if (_THEN & set(words[:_OPENING]) or _opens_then(sentence)) and (
        then := _back_then(number, mentions, times)
    ) is not None:
        return then
    given = None if own else _given_before(sentence, times)
    if given is not None:
        return given
    own = [m for m in own if not (_is_before(m, times) and _is_told_of_another(m, root, sentence))]
    own = [
        m
        for m in own
        if not _is_left(m, number, times, apart=(changes and _is_turn(number)) or _follows(m, number))
        and not (changes and _is_set_against(m, number))
    ]
    found = _named_beside(own, number, root, sentence, times) if own else _untold(loose, times)
    return _after_compared(found, number, mentions, times)


def _after_compared(
    found: ClaimPeriod | None, number: Span, mentions: Sequence[PeriodMention], times: Times
) -> ClaimPeriod | None:
    """The year of publication, where a number would be of the very year it is set against: "het kost 58 euro, 4 euro meer dan in 2024"."""
    if found is None or found.named or times.published is None or not _is_a_year(found.period):
        return found
    text = text_of(number.doc)
    against = any(
        m.compared
        and m.period == found.period
        and not is_back(m)
        and "dan" in text[number.end_char : m.start].lower().split()
        for m in mentions
    )
    later = found.period.last is not None and found.period.last < times.published
    return ClaimPeriod(year_of(times.published), "", "publication") if against and later else found


def ends_of_span(mentions: Sequence[PeriodMention]) -> tuple[ClaimPeriod, ClaimPeriod] | None:
    """The first and the last year of a span that a change is told over: "tussen 2019 en 2024 van 96.000 naar 85.400"."""
    spans = [
        m for m in mentions if not m.compared and m.period.first is not None and m.period.last is not None
    ]
    if len(spans) != 1 or (spans[0].period.days or 0) <= _OVER_A_YEAR:
        return None
    first, last = spans[0].period.first, spans[0].period.last
    if (
        first is None
        or last is None
        or not {str(first.year), str(last.year)} <= set(_YEARS.findall(spans[0].text))
    ):
        return None
    text = spans[0].text
    return ClaimPeriod(year_of(first), text, "sentence"), ClaimPeriod(year_of(last), text, "sentence")


def _in_brackets_behind(number: Span, mentions: Sequence[PeriodMention]) -> PeriodMention | None:
    """The period that stands alone in brackets behind a number and what it counts: "388 euro (2025), 402 euro (2026)"."""
    text = text_of(number.doc)
    opened = _OPENS_BEHIND.match(text, number.end_char)
    if opened is None:
        return None
    return next((m for m in mentions if m.start == opened.end() and text.startswith(")", m.end)), None)


def _bracketed_noun(number: Span) -> str:
    """The word before the bracket that a number opens: "dat eerste coronajaar (4.875 promoties)"."""
    text = text_of(number.doc)
    place = number.start_char + (text[number.start_char] == "(")
    before = text[max(0, place - _A_LEVEL) : place]
    return before[:-2].rpartition(" ")[2].lower() if before.endswith(" (") else ""


def _opens_then(sentence: Span) -> bool:
    """Whether a sentence is about back then as a whole: "Toen waren er 823, drie meer dan nu, en lagen er elders 1.830"; not "toen hij kwam"."""
    words = list(islice((token for token in sentence if token.is_alpha), 2))
    return len(words) > 1 and words[0].lower_ in _THEN and words[1].pos_ in {"VERB", "AUX"}


def _back_then(number: Span, mentions: Sequence[PeriodMention], times: Times) -> ClaimPeriod | None:
    """What "toen" points at: the period compared with before it, or what it follows ("sinds september 2017, toen"); else one of an earlier sentence."""
    text = text_of(number.doc)
    for mention in mentions:
        first = mention.period.first
        follows = mention.start < number.start_char and text.startswith(", toen", mention.end)
        if follows and first is not None and mention.period.last is None:
            whole = unit_of(first, "month") if _names_month(mention) else year_of(first)
            return ClaimPeriod(whole, mention.text, "sentence")
    beside = [m for m in mentions if m.compared and m.start < number.start_char]
    return _as_period(beside[-1], "sentence") if beside else times.compared


def _names_month(mention: PeriodMention) -> bool:
    """Whether a period names a month: "september 2017"."""
    return not month_numbers().keys().isdisjoint(mention.text.lower().split())


def _named_beside(
    own: Sequence[PeriodMention], number: Span, root: Token, sentence: Span, times: Times
) -> ClaimPeriod | None:
    """The period that another part of the sentence names, or that of the text before."""
    named = _named_elsewhere(own, number, root, sentence)
    if named is not None and (
        times.inherited is None or named.start < number.start_char or _shares_verb(named, root, sentence)
    ):
        shared = _shares_verb(named, root, sentence)
        if shared or (named.period.first is not None and named.period.last is not None):
            return _closed(_as_period(named, "clause" if shared else "sentence"), times)
    return times.inherited


def _in_tense(times: Times, number: Span, root: Token) -> Times:
    """Back to the article's own period where the text before is in a time to come and the number is of now or of the past."""
    first = None if times.inherited is None else times.inherited.period.first
    if first is None or times.published is None or first <= times.published or times.main is None:
        return times
    sentence = set(_THAN_NOW.sub(" ", number.sent.text.lower()).split())
    if (
        _is_told_in_past(governor(root))
        or _is_perfect(governor(root))
        or not timing_words("now").isdisjoint(sentence)
    ):
        return replace(times, inherited=times.main)
    return times


def _is_told_in_past(verb: Token) -> bool:
    """Whether a clause is in the past tense; "zou" only supposes."""
    return any(
        "Past" in token.morph.get("Tense", [])
        and "Fin" in token.morph.get("VerbForm", [])
        and token.lower_ not in _SUPPOSING
        for token in (verb, *verb.children)
    )


def _is_perfect(verb: Token) -> bool:
    """Whether a clause tells what has happened by now: "de kosten zijn opgelopen", "er is 3 miljoen uitgegeven"."""
    return "Part" in verb.morph.get("VerbForm", []) and any(
        token.lemma_ in _PERFECT and token.dep_.startswith("aux") and "Pres" in token.morph.get("Tense", [])
        for token in verb.children
    )


def _is_since(mention: PeriodMention, number: Span) -> bool:
    """Whether a period only dates what a record is counted from: "het hoogste aantal sinds de eerste editie, in 1987"."""
    if mention.start < number.end_char:
        return False
    words = text_of(number.doc)[number.end_char : mention.start].lower().split()
    record = words[-1:] and words[-1] in _SINCE and any(map(_is_record, words[-_SPAN:]))
    return bool(record) or not _SINCE.isdisjoint(words[-_SPAN:-1])


def _is_record(word: str) -> bool:
    """Whether a word may be a superlative: "hoogste", "minste", "beste"."""
    return word.endswith("ste") and len(word) >= len("beste")


def _is_era(mention: PeriodMention, number: Span) -> bool:
    """Whether a century or decade only says among what something ranks: "de vijfde hittegolf van deze eeuw"."""
    words = text_of(number.doc)[max(0, mention.start - 5) : mention.start].lower().split()
    return (mention.period.days or 0) > _DECADE and words[-1:] == ["van"]


def _is_now(number: Span) -> bool:
    """Whether "nu" right behind a number dates it: "van 62 procent in 2015 naar 48 procent nu"."""
    behind = [token.lower_ for token in number.doc[number.end : number.end + _BEHIND]]
    close = takewhile(lambda word: word not in _CUTS, behind)
    return not timing_words("now").isdisjoint(close)


def _closed(period: ClaimPeriod, times: Times) -> ClaimPeriod:
    """The year of a period that is open to one side and not over: 2030 of "tot 2030 komen er 2.400 bij", 2026 of "vanaf 1 januari"."""
    first, last = period.period.first, period.period.last
    if first is not None and last is not None:
        year = year_of_plan(period.text, period.period, times.published)
        return period if year is None else replace(period, period=year)
    if first is not None and first == times.published:
        return replace(period, period=Period(first, first))
    if last is not None and str(last.year) in period.text:
        return period  # "tot en met 2030" is a sum over years
    year = open_year(period.text, period.period, times.published)
    return period if year is None else replace(period, period=year)


def _is_start(mention: PeriodMention, times: Times) -> bool:
    """Whether a change is told from a period on up to now: of "sinds 2019 zijn de huren 20 procent gestegen" the rise is of now."""
    first, published = mention.period.first, times.published
    return (
        mention.period.last is None
        and first is not None
        and published is not None
        and first.year < published.year
    )


def _is_of_value(mention: PeriodMention, number: Span) -> bool:
    """Whether a period compared with is that of the number beside it: the 128.400 of "6.400 minder dan de 128.400 van een jaar geleden"."""
    if text_of(number.doc)[mention.end : number.start_char] == " (":
        return True
    between = text_of(number.doc)[number.end_char : mention.start].lower()
    if mention.start < number.end_char or _CUTS & set(between) or len(between.split()) > _OF_VALUE:
        return False
    opened = period_words().comparison.openers | _COMPARING
    words = set(between.split())
    return not (opened | period_words().comparison.measures) & words and not any(map(str.isdigit, between))


def _is_of_a_person(number: Span) -> bool:
    """Whether a number is somebody's age in an aside: "Ria Hendriks (74)", "Harm Dijkema, 44, stuurt"."""
    around = text_of(number.doc)[max(0, number.start_char - 40) : number.end_char + 1]
    return _AGE_ASIDE.search(around) is not None


def _is_turn(number: Span) -> bool:
    """Whether a noun of change leads to a number: "een jaar geleden was dat 12, een daling van 4": it is of the later period."""
    before = [token.lower_ for token in number.doc[max(0, number.start - _OPENING) : number.start]]
    words = roles()
    return bool((words.rise.nouns | words.fall.nouns | words.differences) & set(before))


def _given_before(sentence: Span, times: Times) -> ClaimPeriod | None:
    """The period of a sentence that tells how a body voted, or that takes what the one before it counted apart: "Daarvan waren er 84 …"."""
    words = text_of(sentence.doc)[sentence.start_char : sentence.end_char].lower()
    if times.decided is not None and _named_by("voting").search(words):
        return times.decided
    if times.counted is not None and _named_by("taking_apart").match(words.lstrip("\"'“‘*")):
        return replace(times.counted, origin="previous")
    return None


@cache
def _named_by(name: str) -> re.Pattern[str]:
    """A list of words and phrases of `data/timing.toml`."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(timing_words(name))))})\b")


def _is_before(mention: PeriodMention, times: Times) -> bool:
    """Whether a period is over when that of the text before begins."""
    first = None if times.inherited is None else times.inherited.period.first
    last = mention.period.last
    return last is not None and first is not None and last < first


def _is_told_of_another(mention: PeriodMention, root: Token, sentence: Span) -> bool:
    """Whether a period stands in a clause about something else: "de partijen, die in 2023 apart meededen, verliezen een zetel"."""
    token = _token_of(mention, sentence)
    clause = next((t for t in (token, *token.ancestors) if t.dep_ in _RELATIVE), None)
    return clause is not None and clause.pos_ in _VERBAL and clause != root and not clause.is_ancestor(root)


def _follows(mention: PeriodMention, number: Span) -> bool:
    """Whether a change is what the level of a period before it leads to: "een jaar eerder was dat 65 procent, zodat het aandeel met 2 punten kromp"."""
    between = text_of(number.doc)[mention.end : number.start_char].lower().split()
    return not timing_words("leading").isdisjoint(between)


def _is_set_against(mention: PeriodMention, number: Span) -> bool:
    """Whether a period only dates what a level stands against: "54 doden, tegen 43 in 2023, een kwart meer"."""
    before = text_of(number.doc)[max(0, mention.start - _A_LEVEL) : mention.start].lower()
    return mention.end < number.start_char and _AGAINST.search(before) is not None


def _is_left(mention: PeriodMention, number: Span, times: Times, *, apart: bool) -> bool:
    """Whether a sentence only looked back at a period before it came to a number: behind a semicolon, "nu" or a noun of change."""
    if mention.start > number.start_char or not _is_before(mention, times):
        return False
    between = text_of(number.doc)[mention.end : number.start_char].lower()
    return apart or ";" in between or not timing_words("now").isdisjoint(between.split())


def _named_elsewhere(
    own: Sequence[PeriodMention], number: Span, root: Token, sentence: Span
) -> PeriodMention | None:
    """The period in another part of the sentence that a number may have: of its own verb, else before it, else behind it."""
    free = [m for m in own if m.start < number.start_char or not _belongs_elsewhere(m, sentence)]
    same = [m for m in free if _shares_verb(m, root, sentence)]
    if same:
        return _nearest(same, number)
    earlier = [m for m in free if m.start < number.start_char]
    return earlier[-1] if earlier else next(iter(free), None)


def _shares_verb(mention: PeriodMention, root: Token, sentence: Span) -> bool:
    return governor(_token_of(mention, sentence)) == governor(root)


def _untold(words: frozenset[str], times: Times) -> ClaimPeriod | None:
    """The period of a number whose sentence names none: that of the text before, unless its words are of another time.

    "Nu" is the latest period that the text has figures of, where that has not long passed.
    """
    if words & timing_words("now") and times.published is not None:
        if times.inherited is None or not _is_recent(times):
            return ClaimPeriod(year_of(times.published), "", "publication")
        return replace(times.inherited, origin="previous")
    return None if _is_of_another_time(words) else times.inherited


def _is_of_another_time(words: frozenset[str]) -> bool:
    """Whether words are of a time that no calendar gives: "vroeger", "de vorige editie", but not "de 78e editie"."""
    if words & timing_words("unknown") or any(words.issuperset(pair) for pair in _unknown_together()):
        return True
    return bool(words & timing_words("rounds")) and bool(words & timing_words("other_rounds"))


@cache
def _unknown_together() -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, load_words("timing")["unknown_together"]))


def _is_recent(times: Times) -> bool:
    """Whether the period of the text before is the latest that there can be figures of: those of a year come out in the half year after it."""
    period = None if times.inherited is None else times.inherited.period
    if period is None or period.last is None or times.published is None:
        return False
    whole_year = (period.days or 0) > _LONG and times.told
    return times.published - period.last <= (_HALF_YEAR if whole_year else _RECENTLY)


def _belongs_elsewhere(mention: PeriodMention, sentence: Span) -> bool:
    """Whether a period stands beside another number: "14,50 euro, tegen 13,75 euro in 2023"."""
    token = _token_of(mention, sentence)
    first, last = _segment(sentence.doc[token.i : token.i + 1], sentence)
    return any(first <= quantity.start < last for quantity in sentence.doc._.quantities)


def find_baseline(
    number: Span, mentions: Sequence[PeriodMention], period: ClaimPeriod | None
) -> ClaimPeriod | None:
    """Find the period that a change is measured from: the first one compared with after the number, or before it.

    One that stands behind another number is that number's: "groeide met 34.000 leden tot 658.000, 16 procent boven de stand van 2019". "Een jaar
    eerder" is the year before the `period` of the number, whatever year was compared with before it.
    """
    compared = [
        m for m in mentions if (m.compared and not _is_of_later(m, number)) or _is_measured_from(m, number)
    ]
    if not compared:
        return None
    after = [mention for mention in compared if mention.start >= number.start_char]
    base = (after or compared[-1:])[0]
    days = None if period is None else period.period
    yearly = days is not None and _is_a_year(days) and _is_a_year(base.period)
    if yearly and days and days.first and base.text.lower() in timing_words("year_before"):
        return ClaimPeriod(year_of(days.first - _DAY), base.text, "sentence")
    return _as_period(base, "sentence")


def _is_a_year(period: Period) -> bool:
    """Whether a period is a calendar year."""
    return period.first is not None and period == year_of(period.first)


def _is_of_later(mention: PeriodMention, number: Span) -> bool:
    """Whether a later change stands between a number and a period compared with, in a clause of its own."""
    doc = number.doc
    between = [q for q in doc._.quantities if number.end_char <= q.start < mention.start]
    if not between:
        return False
    last = between[-1]
    apart = _CUTS & set(text_of(doc)[number.end_char : last.start])
    return bool(apart) and not _CUTS & set(text_of(doc)[last.end : mention.start])


def _is_measured_from(mention: PeriodMention, number: Span) -> bool:
    """Whether a period follows the "dan" behind a number: "9 minuten langer dan de 65 minuten van het jaar voordien"."""
    between = text_of(number.doc)[number.end_char : mention.start]
    return "dan" in between.lower().split() and not _CUTS & set(between)


def before(period: ClaimPeriod | None, compared: ClaimPeriod | None = None) -> ClaimPeriod | None:
    """Where "van 44 naar 38" started: the period compared with in the text, else the month before a month and the year before a quarter.

    Nothing tells it where the period is a single day.
    """
    if period is None or period.period.first is None or period.period.last is None or period.period.days == 1:
        return None
    first, last = period.period.first, period.period.last
    if compared is not None and last - first > _MONTH and _is_like(compared.period, period.period):
        return replace(compared, origin="before")
    whole_months = first.day == 1 and (last + _DAY).day == 1
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    earlier = (
        move_months(period.period, -(max(count, _YEAR) if count > 1 else count))
        if whole_months
        else move_days(period.period, (first - last).days - 1)
    )
    return ClaimPeriod(earlier, "", "before")


def _is_like(one: Period, other: Period) -> bool:
    """Whether two periods are as long, a leap day aside, and the first is over when the other begins."""
    if one.days is None or other.days is None or one.last is None or other.first is None:
        return False
    return abs(one.days - other.days) <= _LEAP and one.last < other.first


def _as_period(mention: PeriodMention, origin: str) -> ClaimPeriod:
    return ClaimPeriod(mention.period, mention.text, origin)


def _nearest(mentions: Sequence[PeriodMention], number: Span) -> PeriodMention:
    return min(mentions, key=lambda m: min(abs(m.start - number.end_char), abs(number.start_char - m.end)))


def _segment(number: Span, sentence: Span) -> tuple[int, int]:
    """The stretch between punctuation or a conjunction around a number, as offsets in the document."""
    first, last = number.start, number.end
    while first > sentence.start and sentence.doc[first - 1].lower_ not in _BREAKS:
        first -= 1
    while last < sentence.end and sentence.doc[last].lower_ not in _BREAKS:
        last += 1
    span = sentence.doc[first:last]
    return span.start_char, span.end_char


def _token_of(mention: PeriodMention, sentence: Span) -> Token:
    span = sentence.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return sentence.root if span is None else span.root
