"""What a text names besides the time that it is about: the day of a decision, of an earlier count, of an occasion."""

import re
from collections.abc import Sequence
from functools import cache

from cijfercheck.language.lexicon import timing_words
from cijfercheck.model.article import Section
from cijfercheck.model.claim import ClaimPeriod
from cijfercheck.model.period import PeriodMention

_TWO_DAYS, _LONG = 2, 366
_A_COUNT, _A_SENTENCE = 60, 400  # characters
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?![a-z])")


def find_decision_day(
    mentions: Sequence[PeriodMention], sections: Sequence[Section], text: str
) -> ClaimPeriod | None:
    """The day without a date in a lead on which a council or court decided: how it voted is of that day, what it decided is not."""
    for mention in mentions:
        inside = any(s.role == "lead" and s.start <= mention.start < s.end for s in sections)
        if not inside:
            continue
        if (
            (mention.period.days or _LONG) <= _TWO_DAYS
            and not mention.compared
            and is_occasion(mention, text)
        ):
            return ClaimPeriod(mention.period, mention.text, "section")
    return None


def is_occasion(mention: PeriodMention, text: str, *, explains: bool = False) -> bool:
    """Whether a day without a date only tells what the news hangs on: a council or court decides, a share falls, "zondag is het Werelddag"."""
    if any(map(str.isdigit, mention.text)) or mention.text.lower().startswith("vorige"):
        return False
    ends = [
        end.end() for end in _SENTENCE_END.finditer(text, max(0, mention.start - _A_SENTENCE), mention.start)
    ]
    start = max([*ends, text.rfind("\n", 0, mention.start) + 1])
    closing = _SENTENCE_END.search(text, mention.end)
    words = _WORD.findall(text[start : len(text) if closing is None else closing.start()].lower())
    return (
        explains
        or text[mention.end :].startswith(" is het ")
        or (
            any(
                word.endswith(tuple(timing_words("deciding"))) or word in timing_words("deciding_alone")
                for word in words
            )
            and timing_words("sentencing").isdisjoint(words)
        )
    )


def is_overtaken(mention: PeriodMention, text: str) -> bool:
    """Whether a number of that day has been overtaken since, so that the news is how things stand: "maandag gingen ze nog uit van 31 doden"."""
    return mention.period.days == 1 and _stood_still().match(text, mention.end) is not None


def is_of_earlier_count(mention: PeriodMention, text: str) -> bool:
    """Whether a period only tells when an earlier count was made: "de eerste telling van februari is herzien"."""
    return _earlier_count().search(text[max(0, mention.start - _A_COUNT) : mention.start].lower()) is not None


@cache
def _stood_still() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(sorted(timing_words('stood')))})\b[^.;:]*?\bnog\b")


@cache
def _earlier_count() -> re.Pattern[str]:
    earlier, counts = ("|".join(sorted(timing_words(name))) for name in ("earlier", "counts"))
    return re.compile(rf"\b(?:{earlier})\s+(?:{counts})\s+(?:van|uit|in)\s*$")
