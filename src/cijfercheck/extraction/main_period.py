"""The period that an article is about, and what a period that it names leaves behind for the sentences after it."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import takewhile

from cijfercheck.extraction.occasions import is_occasion, is_of_earlier_count, is_overtaken
from cijfercheck.language.calendar_spans import move_months, school_year, unit_of
from cijfercheck.language.calendar_words import period_words
from cijfercheck.language.lexicon import timing_words
from cijfercheck.model.article import Section
from cijfercheck.model.claim import ClaimPeriod
from cijfercheck.model.period import Period, PeriodMention

_WEEK, _FORTNIGHT, _YEAR, _RECENT, _RECENT_DAY = 7, 14, 366, 500, 330
_AGO = frozenset({"geleden", "terug"})
_ONESELF = "zich"  # "zich melden" is to turn up
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = ("eind ", "einde ")
_QUARTER_ENDS, _DECEMBER = (3, 6, 9), 12
_CLOCK = re.compile(r"^\W*[012]?\d[.:][0-5]\d\b", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?![a-z])")
_QUARTER = "kwartaal"
_POSTS = 3
_QUARTER_DAYS, _A_YEAR, _JUST_OVER = 92, 12, timedelta(days=92)
_TURN = 2  # days: "de jaarwisseling"
_WINTER, _SUMMER = frozenset({"winter", "wintermaanden"}), 7
_A_SCHOOL_YEAR = re.compile(r"\been (?:heel |volledig )?(?:school|studie|academie)jaar\b")
_ANOTHER = (" dat van ", " die van ")  # "ook dat van dit jaar is voorlopig"
_YEARS = re.compile(r"\d{4}")
_ON = " op "
_STILL, _AHEAD = "nog", 60
_A_WORD = 20  # characters
_LONGEST_LEAD = 30  # characters
_RECALLED = re.compile(
    r"\s+(?:was|waren|lag|lagen|ging|bedroeg|stond|stonden)\s+(?:dat|dit|het|die|er)\b(?:[^.;:]|\.(?=\d))*?\b(?:nog|(?:meer|minder|hoger|lager)(?! dan))\b"
)  # "in 2023 waren dat er nog 2.400 minder"
_CLAUSE_END = re.compile(r"[.,;:!?()\n|]")


def find_main_period(
    mentions: Sequence[PeriodMention],
    sections: Sequence[Section],
    published: date | None,
    text: str,
    background: ClaimPeriod | None = None,
    *,
    plans: bool = True,
) -> ClaimPeriod | None:
    """The period that an article is about: the latest of a week up to a year in its title, else in its lead.

    After these come a day named there ("dinsdag"), the latest period in the headings of its tables, and a period met twice in the
    body. What begins after publication is the last choice, where the text names no other period; the day on which the news came out is
    none, and a liveblog is of its own day, as is a toll that was another one the day before. A day without a date counts only where a lead opens, and not beside a plan for a year. What
    another figure is only set against counts nowhere. Where the text names no period, it is `background`, the one of the text that it was written from, else the year of
    publication. The figures of what is held every year are filed under the year, those of a poll that names no days under the month.
    Without `plans`, what is to come counts nowhere.
    """
    opening = " ".join(text[s.start : s.end] for s in sections if s.role in {"title", "lead"})
    words = _WORD.findall(opening.lower())
    survey = next((word for word in words if word in timing_words("surveys")), None)
    lead = _inside(mentions, sections, ("lead",))
    overtaken = background is None and any(is_overtaken(mention, text) for mention in lead)
    if published is not None and (overtaken or _is_liveblog(text)):
        return ClaimPeriod(Period(published, published), "", "publication")
    past = [
        m
        for m in mentions
        if _is_current(m, published)
        and not is_announced(m, text)
        and not is_aside(m, text)
        and not _is_contrast(m, mentions, text)
        and not _RECALLED.match(text, m.end)
        and not is_of_earlier_count(m, text)
        and not text[max(0, m.start - _A_WORD) : m.start].lower().endswith(_ANOTHER)
    ]
    top = _inside(mentions, sections, ("title", "lead"))
    coming = [m for m in top if _is_coming(m, published)]
    named = _choose(past, sections, text)
    planned = _plans(coming, named, past, top, _leads(mentions, sections, text)) if plans else []
    if planned:
        named = planned[0]  # "de raad stemde donderdag in met de begroting voor 2026"
    if (
        named is not None
        and (
            period := _quarter_of(named, mentions)
            or widen(named, published, quarterly=_QUARTER in text.lower())
        )
        is not None
    ):
        yearly = survey is None and (period.days or _YEAR) <= _FORTNIGHT and any(map(_is_yearly, words))
        return ClaimPeriod(year_of(period.last) if yearly and period.last else period, named.text, "section")
    if published is None or (background is not None and not _is_of_its_issue(background, published)):
        return background
    polled = None if survey is None else ClaimPeriod(unit_of(published, "month"), survey, "section")
    return (
        _end_of_span(top)
        or _beside_compared(mentions, published, text)
        or polled
        or _year_of_trial(text, published)
        or _year_before(past, published)
        or ClaimPeriod(year_of(published), "", "publication")
    )


def _year_of_trial(text: str, published: date) -> ClaimPeriod | None:
    """The last school year that is over, in a text about a trial that took one: "een proef van een schooljaar"."""
    found = _A_SCHOOL_YEAR.search(text.lower())
    if found is None or timing_words("trials").isdisjoint(_WORD.findall(text.lower())):
        return None
    begun = published.year - (published.month <= _SUMMER)
    return ClaimPeriod(school_year(begun - 1), found[0], "section")


def _year_before(past: Sequence[PeriodMention], published: date) -> ClaimPeriod | None:
    """The year before publication, where a text names it and a part of it too, and no later period: "vorig jaar", "eind vorig jaar"."""
    whole = [m for m in past if _is_a_year(m) and m.period.last == date(published.year - 1, 12, 31)]
    parts = [m for m in past if whole and m.period != whole[0].period and whole[0].period.holds(m.period)]
    later = any(_last_day(m).year == published.year for m in past if _is_long(m))
    return ClaimPeriod(whole[0].period, whole[0].text, "section") if parts and not later else None


def _end_of_span(top: Sequence[PeriodMention]) -> ClaimPeriod | None:
    """The last year of a span of years that the top of a text tells a change over: 2024 of "tussen 2019 en 2024 gedaald"."""
    for mention in top:
        first, last = mention.period.first, mention.period.last
        if mention.compared or first is None or last is None or (mention.period.days or 0) <= _YEAR:
            continue
        if {str(first.year), str(last.year)} <= set(_YEARS.findall(mention.text)):
            return ClaimPeriod(year_of(last), mention.text, "section")
    return None


def _beside_compared(mentions: Sequence[PeriodMention], published: date, text: str) -> ClaimPeriod | None:
    """The period that a text sets against its like a year before: of "700 minder dan in augustus 2024" the August after it.

    Only where that is over, and was not long ago.
    """
    for mention in mentions:
        set_against = mention.compared or _RECALLED.match(text, mention.end)
        if not set_against or not _WEEK < (mention.period.days or 0) <= _QUARTER_DAYS:
            continue
        later = move_months(mention.period, _A_YEAR)
        if later.last is not None and timedelta(0) <= published - later.last <= _JUST_OVER:
            return ClaimPeriod(later, mention.text, "section")
    return None


def _plans(
    coming: Sequence[PeriodMention],
    named: PeriodMention | None,
    past: Sequence[PeriodMention],
    top: Sequence[PeriodMention],
    leads: Sequence[PeriodMention],
) -> list[PeriodMention]:
    """The plans that an article is about.

    They are those at its top, where it names no other period; those for a whole year, where it names only a day; those for a year that
    stands in its title or first sentence, where other periods come further on; and those for a year that its top names twice.
    """
    if (named is None or not _is_long(named)) and (
        first := [m for m in coming if m in leads and _is_a_year(m)]
    ):
        return first
    if named is None or (named.period.days or 0) <= _TURN:
        plans = [m for m in coming if named is None or _is_a_year(m)]
        return plans if not any(map(_is_long, past)) else []
    if any(m in top for m in past if _is_long(m)):
        return []
    met = Counter(m.period for m in coming if _is_a_year(m))
    return [m for m in coming if met[m.period] > 1]


def _leads(mentions: Iterable[PeriodMention], sections: Sequence[Section], text: str) -> list[PeriodMention]:
    """The mentions in a title and in the first sentence of a lead."""
    lead = next((section for section in sections if section.role == "lead"), None)
    if lead is None:
        return _inside(mentions, sections, ("title",))
    end = _SENTENCE_END.search(text, lead.start, lead.end)
    last = lead.end if end is None else end.start()
    return [
        m
        for m in _inside(mentions, sections, ("title", "lead"))
        if not lead.start <= last < m.start < lead.end
    ]


def _is_of_its_issue(background: ClaimPeriod, published: date) -> bool:
    """Whether a source only says when it came out: "Factsheet, september 2025" beside a draft of that month."""
    last = background.period.last
    return (background.period.days or _YEAR) <= _QUARTER_DAYS and last is not None and last >= published


def _choose(past: Sequence[PeriodMention], sections: Sequence[Section], text: str) -> PeriodMention | None:
    """The mention that says what an article is about, among those that it may be about."""
    short = [m for m in past if (m.period.days or 0) <= _YEAR]
    title, lead, tables, body = (
        _inside(short, sections, (role,)) for role in ("title", "lead", "table", "body")
    )
    title = _not_inside(title, list(filter(_is_long, lead)))
    title += [
        m for m in _inside(short, _subtitles(sections), ("heading",)) if _is_long(m) or _is_stand(m, text)
    ]
    heading = " ".join(text[s.start : s.end] for s in sections if s.role == "title").lower().split()
    explains = not timing_words("explainers").isdisjoint(heading)
    met = Counter(mention.period for mention in body)
    latest = max(map(_last_day, body), default=date.min)
    choices = (
        list(filter(_is_long, title)) or list(filter(_is_long, lead)),
        [
            m
            for m in (*title, *(m for m in lead if _opens(m, sections, text)))
            if not is_occasion(m, text, explains=explains)
        ][:1],
        tables,
        [m for m in body if met[m.period] > 1 and _last_day(m) == latest and _is_long(m)],
    )
    here = next(filter(None, choices), [])
    lengths = (list(filter(_is_over_a_week, here)), list(filter(_is_long, here)), here)
    return max(next(filter(None, lengths), here), key=_last_day, default=None)


def _not_inside(title: list[PeriodMention], lead: Sequence[PeriodMention]) -> list[PeriodMention]:
    """What a title names, but for a part of the period that the lead opens with: "Treinen reden stipter, december bederft het plaatje"."""
    if not lead:
        return title
    opening, named = lead[0].period, {mention.period for mention in lead}
    return [m for m in title if m.period in named or not opening.holds(m.period)]


def widen(mention: PeriodMention, published: date | None = None, *, quarterly: bool = True) -> Period | None:
    """The period that a mention leaves behind for the sentences after it, or None.

    "Dit voorjaar", "dit weekend" and "eind vorig jaar" tell when one thing happened; what follows is about the year. "Eind maart"
    ends the quarter in a text that counts in quarters, "eind december" the year, "eind mei" leaves the month. A winter and the turn of a year lie in two years and leave the season behind. What is so "vanaf 2027" leaves 2027 behind, "tot 4 maart 2027" too, and "sinds 2019" nothing.
    """
    first, last = mention.period.first, mention.period.last
    if first is None or last is None:
        return open_year(mention.text, mention.period, published)
    if (year := year_of_plan(mention.text, mention.period, published)) is not None:
        return year
    words, lists = mention.text.lower().split(), period_words()
    if mention.text.lower().startswith(_ENDS) and (first.year, first.month) == (last.year, last.month):
        ends_quarter = quarterly and last.month in _QUARTER_ENDS
        return unit_of(last, "quarter" if ends_quarter else "year" if last.month == _DECEMBER else "month")
    turn = mention.period.days == _TURN and first.year != last.year
    if turn or not (_WINTER | timing_words("turning")).isdisjoint(words):
        return school_year(first.year if first.month > _SUMMER else first.year - 1)
    around = lists.seasons.keys() | lists.edges.keys() | timing_words("around")
    loose = not around.isdisjoint(words)
    return year_of(last) if loose else mention.period


def _quarter_of(named: PeriodMention, mentions: Iterable[PeriodMention]) -> Period | None:
    """The quarter that a season stands for in a text that counts in quarters: "in de zomermaanden … in het tweede kwartaal"."""
    season = not period_words().seasons.keys().isdisjoint(named.text.lower().split())
    if not season or named.period.last is None or not any(_QUARTER in m.text.lower() for m in mentions):
        return None
    return unit_of(named.period.last, "quarter")


def open_year(words: str, period: Period, published: date | None) -> Period | None:
    """The year that an open period names, where it is not over: 2030 of "tot 2030", whose last day is in 2029."""
    edge = period.first or period.last
    if edge is None:
        return None
    if period.first is None and words[-4:].isdigit():
        edge = max(edge, date(int(words[-4:]), 1, 1))
    return year_of(edge) if published is None or edge.year >= published.year else None


def year_of_plan(words: str, period: Period, published: date | None) -> Period | None:
    """The year of a date to come: "op 1 januari gaat een kaartje naar 6,20 euro" holds from then on."""
    day = period.first
    dated = period.days == 1 and any(map(str.isdigit, words))
    return year_of(day) if dated and day is not None and published is not None and day > published else None


def year_of(day: date) -> Period:
    """The calendar year that holds a day."""
    return Period(day.replace(month=1, day=1), day.replace(month=12, day=31))


def is_aside(mention: PeriodMention, text: str, place: int = -1) -> bool:
    """Whether a period stands in brackets that do not hold `place`, or says who is counted: "(2023: 1.083), waarvan 274" is not about 2023."""
    if _is_of_birth(mention, text):
        return True
    opening = text.rfind("(", 0, mention.start)
    if opening < 0 or ")" in text[opening : mention.start]:
        return False
    closing = text.find(")", mention.end)
    return closing >= 0 and not opening < place < closing


def _is_of_birth(mention: PeriodMention, text: str) -> bool:
    """Whether a year says which people or things are counted: "kinderen uit geboortejaar 2022", "die in 2022 zijn geboren"."""
    before = text[max(0, mention.start - _LONGEST_LEAD) : mention.start].lower().split()
    after = _WORD.findall(text[mention.end : mention.end + _LONGEST_LEAD].lower())
    led = before[:-1] if before[-1:] == ["in"] else before
    if not period_words().comparison.births.isdisjoint(led[-1:]):
        return True
    related = before[-1:] == ["in"] and not timing_words("relating").isdisjoint(led[-1:])
    return related and not timing_words("born").isdisjoint(after[:2])


def is_back(mention: PeriodMention) -> bool:
    """Whether the words only look back from another period: "een week eerder", "twee jaar geleden"."""
    lists = period_words()
    return any(
        lists.shifts.get(word, 0) < 0 or lists.shift_adjectives.get(word, 0) < 0 or word in _AGO
        for word in mention.text.lower().split()
    )


def is_announced(mention: PeriodMention, text: str) -> bool:
    """Whether a day or week tells when the news came out: "meldt de politie vrijdag", "het vorige week gepubliceerde rapport"."""
    if mention.period.days is None or mention.period.days > _WEEK:
        return False
    ends = [end.start() for end in _CLAUSE_END.finditer(text, max(0, mention.start - 300), mention.start)]
    first = ends[-1] + 1 if ends else max(0, mention.start - 300)
    end = _CLAUSE_END.search(text, mention.end)
    clause = text[first : len(text) if end is None else end.start()]
    return _announcing().search(clause) is not None and _ONESELF not in clause.lower().split()


@cache
def _announcing() -> re.Pattern[str]:
    words = sorted(timing_words("announcing"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _opens(mention: PeriodMention, sections: Sequence[Section], text: str) -> bool:
    """Whether a day without a date stands in the first sentences of a lead, "vandaag" in the very first: later it dates a detail.

    "Op woensdagnamiddag" tells of every week.
    """
    if any(map(str.isdigit, mention.text)):
        return True
    if text[max(0, mention.start - len(_ON)) : mention.start].lower() == _ON:
        return False
    start = next(s.start for s in sections if s.start <= mention.start < s.end)
    latest = int(mention.text.lower() not in period_words().day_words)
    return len(_SENTENCE_END.findall(text[start : mention.start])) <= latest


def _subtitles(sections: Sequence[Section]) -> list[Section]:
    """The headings above the first words of a text: "Factsheet, stand per 1 november 2025"."""
    return list(takewhile(lambda section: section.role not in {"lead", "body", "table"}, sections))


def _is_stand(mention: PeriodMention, text: str) -> bool:
    """Whether a day is the one that is counted on, not the one that a text came out: "per 1 november", "peildatum 1 mei"."""
    before = text[max(0, mention.start - _A_WORD) : mention.start].lower().split()
    return bool(before) and before[-1].strip(":") in timing_words("counting")


def _is_liveblog(text: str) -> bool:
    """Whether paragraphs open with the time of day: "**16.30 uur - Correctie**"; its figures are of the day itself."""
    return len(_CLOCK.findall(text)) >= _POSTS


def _is_contrast(mention: PeriodMention, mentions: Sequence[PeriodMention], text: str) -> bool:
    """Whether a period only sets a figure against another: "Er kwamen 148.000 mensen. Vorig jaar was dat 136.000", "in mei was het nog 3"."""
    start = text.rfind("\n", 0, mention.start) + 1
    dated = any(start <= other.start < mention.start for other in mentions)
    clause = text[mention.end : mention.end + _AHEAD]
    if dated and _STILL in _CLAUSE_END.split(clause)[0].lower().split():
        return True
    opens = mention.text.lower().startswith("vorig") and text[start : mention.start].rstrip()[-1:] == "."
    return opens and not dated and any(map(str.isdigit, text[start : mention.start]))


def _inside(
    mentions: Iterable[PeriodMention], sections: Iterable[Section], roles: Container[str]
) -> list[PeriodMention]:
    spans = [(section.start, section.end) for section in sections if section.role in roles]
    return [m for m in mentions if any(start <= m.start < end for start, end in spans)]


def _is_long(mention: PeriodMention) -> bool:
    return _WEEK <= (mention.period.days or 0) <= _YEAR


def _is_over_a_week(mention: PeriodMention) -> bool:
    return _WEEK < (mention.period.days or 0) <= _YEAR


def _is_a_year(mention: PeriodMention) -> bool:
    return mention.period.days in {_YEAR - 1, _YEAR}


def _last_day(mention: PeriodMention) -> date:
    return mention.period.last or date.max


def _is_coming(mention: PeriodMention, published: date | None) -> bool:
    """Whether a period begins in the year after publication, or in what is left of this one: what plans are about."""
    first = mention.period.first
    if published is None or first is None or mention.compared or (mention.period.days or _YEAR) < _WEEK:
        return False
    return published < first and first.year - published.year <= 1


def _is_current(mention: PeriodMention, published: date | None) -> bool:
    """Whether a period has begun and ended not long before publication, and is no comparison: what news is about."""
    first, last = mention.period.first, mention.period.last
    if mention.compared or first is None or last is None or is_back(mention):
        return False
    recent = _RECENT if (mention.period.days or _YEAR) >= _WEEK else _RECENT_DAY
    return published is None or (first <= published and (published - last).days <= recent)


def _is_yearly(word: str) -> bool:
    return word.endswith(tuple(timing_words("yearly")))
