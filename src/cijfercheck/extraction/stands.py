"""The day on which something is counted: "eind vorig jaar telde de streek 636 laadpunten"."""

import re
from dataclasses import replace

from spacy.tokens import Token

from cijfercheck.extraction.grammar import governor
from cijfercheck.language.lexicon import timing_words
from cijfercheck.model.claim import ClaimPeriod
from cijfercheck.model.period import Period

_ENDS = ("eind ", "einde ", "ultimo ")
_BEGINS = ("begin ", "primo ")
_BEGIN_OF_YEAR = re.compile(r"(?:begin|primo) (?:van )?(?:\w+ jaar|\d{4})")


def as_stand(period: ClaimPeriod | None, root: Token) -> ClaimPeriod | None:
    """The day on which something is counted: the last of "eind vorig jaar telde de streek 636 laadpunten", the first of "begin dit jaar stonden er".

    What follows a day at the begin of a year is counted on it too; "eind maart" leaves the quarter behind.
    """
    if period is None or period.period.first is None or period.period.last is None:
        return period
    words = period.text.lower()
    begins = words.startswith(_BEGINS)
    told = period.named and (begins or words.startswith(_ENDS))
    if not told and not _BEGIN_OF_YEAR.fullmatch(words):
        return period
    verb = governor(root)
    copula = next((child for child in verb.children if child.dep_ == "cop"), verb)
    told_by = {
        verb.lemma_.lower(),
        verb.lower_,
        copula.lemma_.lower(),
    }  # the tagger takes "telden" for "teld"
    if told_by.isdisjoint(timing_words("standing")):
        return period
    day = period.period.first if begins else period.period.last
    return replace(period, period=Period(day, day))
