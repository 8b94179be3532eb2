"""The spaCy component `cijfer_claims`: joins numbers, subjects and periods into claims.

This is the border: what leaves it holds no spaCy object.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Self

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from cijfercheck.extraction.context import find_context
from cijfercheck.extraction.extensions import register_extensions
from cijfercheck.extraction.grammar import forget_notes, mark_silent, text_of
from cijfercheck.extraction.main_period import is_announced, is_aside, is_back, widen, year_of
from cijfercheck.extraction.naming import take_out_names
from cijfercheck.extraction.places import (
    find_places,
    last_place,
    nearest_place,
    place_in_words,
    points_at_place,
)
from cijfercheck.extraction.roles import claim_kind, find_modality, find_role
from cijfercheck.extraction.stands import as_stand
from cijfercheck.extraction.subjects import find_subject
from cijfercheck.extraction.timing import Times, ends_of_span, find_baseline, find_period
from cijfercheck.extraction.timing import before as period_before
from cijfercheck.extraction.voices import find_attribution, find_citations, quoted_spans
from cijfercheck.language.lexicon import roles, subject_words
from cijfercheck.model.article import SectionRole
from cijfercheck.model.claim import HERE, Claim, ClaimPeriod, Modality
from cijfercheck.model.period import Period, PeriodMention
from cijfercheck.model.quantity import Quantity
from cijfercheck.model.subject import Subject

_CHANGES = frozenset({"increase", "decrease", "difference", "multiple"})
_BETWEEN = 3  # words between "van 44" and "naar 38"
_UP_TO = "tot"  # "windstoten van 110 tot 130 kilometer" is a range, "gestegen van 110 tot 130" a change
_AND = " en "
_AVERAGED = "gemiddeld"
_RESPECTIVE = 30  # characters between two periods and their two numbers
_EVENT, _CENTURY = 2, 36_000  # days
_A_MONTH, _JUST_BEFORE = 28, timedelta(days=366)
_AROUND = 12  # words on either side


@dataclass(slots=True)
class Thread:
    """What a text is speaking of while it is read: carried from sentence to sentence and section to section.

    `main` is the period that the text is about, `past` the same without its plans;
    `usual` is the period that the text compared with first, to which each section comes back; `told` says whether `main` was named by now, `decided` is the day on which a council or court decided what it is about,
    `counted` the period that the last sentence with numbers named for the first of them.
    """

    topic: Subject | None = None
    main: ClaimPeriod | None = None
    past: ClaimPeriod | None = None
    current: ClaimPeriod | None = None
    compared: ClaimPeriod | None = None
    usual: ClaimPeriod | None = None
    region: str | None = None
    told: bool = False
    decided: ClaimPeriod | None = None
    counted: ClaimPeriod | None = None
    published: date | None = None
    title: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    count: int = 0

    @property
    def frame(self) -> tuple[str, ...]:
        """The words above the text: of its title, the heading of the section and the date line."""
        return (*self.title, *self.heading, *self.home)

    def is_future(self, period: ClaimPeriod | None) -> bool:
        """Whether a period begins after publication: what is said of it is a forecast."""
        if self.published is None or period is None or period.period.first is None:
            return False
        return period.period.first > self.published

    def open_section(self) -> None:
        """Begin a section: it is in the article's own period until it names another, and at no place yet."""
        self.usual = self.usual or self.compared
        self.current = None
        self.compared = self.usual
        self.region = None

    def carry(self, mentions: Sequence[PeriodMention]) -> None:
        """Remember the period that the section is in, a day until more is named; one before the article's own is only looked back at."""
        for mention in mentions:
            self.told = self.told or (self.main is not None and mention.text == self.main.text)
            wide = widen(mention, self.published)
            if wide is None and mention.period.first is not None and mention.period.last is None:
                self.compared = ClaimPeriod(
                    year_of(mention.period.first), mention.text, "previous"
                )  # "sinds 2013"
            if wide is None or self._is_filed(mention, wide) or (wide.days or 0) > _CENTURY:
                continue
            period = ClaimPeriod(wide, mention.text, "previous")
            if mention.compared or is_back(mention) or _looks_back(mention, self.main):
                self.compared = period
            elif self._is_event(mention):
                continue
            elif self.current is None or self.current.period.days == 1 != wide.days:
                self.current = period

    def pass_by(self, text: str, mentions: Sequence[PeriodMention]) -> None:
        """Remember what a text without numbers leaves behind: its periods, and the place that "daar" may point at."""
        self.carry(mentions)
        self.region = place_in_words(text) or self.region

    def _is_event(self, mention: PeriodMention) -> bool:
        """Whether a weekday or holiday only tells when one thing happened, in an article about more than that."""
        about = 0 if self.main is None else self.main.period.days or 0
        days = mention.period.days or about
        return days <= _EVENT < about and not any(map(str.isdigit, mention.text))

    def _is_filed(self, mention: PeriodMention, wide: Period) -> bool:
        """Whether a mention is the day of what the article is about, whose figures are filed under its year."""
        return self.main is not None and self.main.text == mention.text and self.main.period != wide

    @property
    def state(self) -> tuple[Hashable, ...]:
        """Everything that what follows depends on, to be taken up again with `resume`."""
        return tuple(getattr(self, name) for name in _CARRIED)

    def resume(self, state: Sequence[Hashable]) -> None:
        """Go on as from where `state` was taken."""
        for name, value in zip(_CARRIED, state, strict=True):
            setattr(self, name, value)

    def move(self, by: int) -> None:
        """Shift the offsets of the topic, from one section's text to another's."""
        self.topic = None if self.topic is None else self.topic.moved(by)


_CARRIED = tuple(field.name for field in fields(Thread) if field.name != "count")


@Language.factory("cijfer_claims", assigns=["doc._.claims"], requires=["doc._.quantities", "doc._.periods"])
def make_claims(nlp: Language, name: str) -> "ClaimFinder":  # noqa: ARG001  (spaCy passes both)
    """Make the component; it has no settings. It comes after the parser and the two other components."""
    return ClaimFinder()


class ClaimFinder:
    """Sets `doc._.claims`; offsets count from the start of the document."""

    def __init__(self) -> None:
        """Prepare the attributes on `Doc`."""
        register_extensions()

    def __reduce__(self) -> tuple[type[Self], tuple[()]]:
        """Make the component anew in another process, where nothing is registered yet."""
        return type(self), ()

    def __call__(self, doc: Doc) -> Doc:
        """Make the claims of one text that stands by itself."""
        take_out_names(doc)
        doc._.claims = find_claims(doc, "body", Thread(), quoted_spans(doc.text))
        forget_notes(doc)
        return doc


def find_claims(
    doc: Doc, section: SectionRole, thread: Thread, quotes: Sequence[tuple[int, int]]
) -> tuple[Claim, ...]:
    """Make a claim of every quantity of a parsed text, in text order; `thread` is read and carried on.

    Args:
        doc: A parsed text with its quantities, periods and not-claims.
        section: The role of the section that it is (part of).
        thread: What the text before spoke of.
        quotes: The stretches of `doc` between quotation marks.
    """
    mark_silent(doc)
    claims: list[Claim] = []
    for sentence in doc.sents:
        inside = [q for q in doc._.quantities if sentence.start_char <= q.start < sentence.end_char]
        mentions = [m for m in doc._.periods if sentence.start_char <= m.start < sentence.end_char]
        claims.extend(_sentence_claims(sentence, inside, mentions, section, quotes, thread))
        text = text_of(doc)
        thread.carry([m for m in mentions if not is_aside(m, text) and not is_announced(m, text)])
    return tuple(claims)


def _sentence_claims(
    sentence: Span,
    quantities: Sequence[Quantity],
    mentions: Sequence[PeriodMention],
    section: SectionRole,
    quotes: Sequence[tuple[int, int]],
    thread: Thread,
) -> list[Claim]:
    found: list[Claim] = []
    if not quantities:
        return found
    doc = sentence.doc
    speaker = find_attribution(sentence)
    places, last = find_places(sentence), None
    points_back = points_at_place(sentence)
    steps = _find_steps(quantities, mentions, doc)
    respective = _find_respective(quantities, mentions, text_of(doc))
    found_spans = [doc.char_span(q.start, q.end, alignment_mode="expand") for q in quantities]
    spans = [span for span in found_spans if span is not None]
    for place, (quantity, span) in enumerate(zip(quantities, found_spans, strict=True)):
        if span is None:
            continue
        root = span.root
        after = [token for token in doc[span.end : sentence.end] if not token.is_space]
        noun = root.head if root.dep_ == "nummod" and root.head.pos_ in {"NOUN", "PROPN"} else None
        role = find_role(quantity, root, noun, _before(quantity, span, sentence), after)
        subject, whole = find_subject(quantity, span, role, sentence, last, thread.topic)
        period = respective.get(place) or _period_of(
            place, span, sentence, mentions, steps, thread, changes=role in _CHANGES
        )
        period = as_stand(period, root)
        baseline = find_baseline(span, mentions, period) if role in _CHANGES else None
        if baseline is not None:
            thread.compared = baseline
        thread.count += 1
        region = nearest_place(places, span, thread.region if points_back else None)
        context = find_context(span, sentence, spans, thread.frame)
        found.append(
            Claim(
                id=f"c{thread.count}",
                start=quantity.number_start,
                end=quantity.number_end,
                text=text_of(doc)[quantity.number_start : quantity.number_end],
                sentence=(sentence.start_char, sentence.end_char),
                section=section,
                quantity=quantity,
                kind=claim_kind(quantity),
                role=role,
                subject=subject,
                whole=whole,
                period=period,
                baseline=baseline,
                region=region,
                attribution=speaker,
                quoted=any(start <= quantity.start < end for start, end in quotes),
                modality=_modality_in(find_modality(root, sentence), future=thread.is_future(period)),
                citations=find_citations(sentence, quantity.end, doc._.not_claims),
                surroundings=_surroundings(span, sentence),
                context=replace(
                    context, elsewhere=region is None and points_back and last_place(places) is None
                ),
            )
        )
        if subject.head:
            last = subject
    thread.region = last_place(places) or thread.region
    thread.counted = _named_for_first(found)
    levels = [claim for claim in found if claim.role in {"level", "share"} and claim.subject.head]
    if levels:
        thread.topic = levels[0].subject
    elif last is not None:
        thread.topic = last
    return found


def _named_for_first(found: Sequence[Claim]) -> ClaimPeriod | None:
    """The period that a sentence names for the first thing that it counts."""
    period = found[0].period if found and found[0].role == "level" else None
    return period if period is not None and period.origin in {"clause", "sentence"} else None


def _modality_in(modality: Modality, *, future: bool) -> Modality:
    """Of a time to come an outcome or estimate is a forecast; a target stays one, and what is denied stays denied."""
    return "forecast" if future and modality in {"outcome", "estimate"} else modality


def _period_of(
    place: int,
    span: Span,
    sentence: Span,
    mentions: Sequence[PeriodMention],
    steps: Mapping[int, Sequence[PeriodMention]],
    thread: Thread,
    *,
    changes: bool,
) -> ClaimPeriod | None:
    """The period of the number at `place`; of "van 44 in 2023 naar 38" the first has its own, else the one before."""
    times = Times(
        thread.current or thread.main,
        thread.compared,
        thread.published,
        thread.past,
        thread.told,
        thread.decided,
        thread.counted,
    )
    ends = ends_of_span(mentions) if changes or place in steps or place - 1 in steps else None
    if ends is not None:
        return ends[0] if place in steps else ends[1]
    if place in steps:
        if steps[place]:
            return find_period(span, span.root, sentence, steps[place], times)
        later = find_period(span, span.root, sentence, mentions, times)
        return (
            later
            if find_modality(span.root, sentence) == "revised"
            else period_before(later, thread.compared)
        )
    others = [m for m in mentions if m not in steps.get(place - 1, ())]
    return find_period(span, span.root, sentence, others, times, changes=changes)


def _find_respective(
    quantities: Sequence[Quantity], mentions: Sequence[PeriodMention], text: str
) -> dict[int, ClaimPeriod]:
    """The periods of two numbers behind as many periods, by place: "in 1929 en 2022, met 8 en 9 millimeter"."""
    found: dict[int, ClaimPeriod] = {}
    for first, second in pairwise(mentions):
        later = [place for place, one in enumerate(quantities) if one.start >= second.end][:2]
        if len(later) < len((first, second)) or text[first.end : second.start] != _AND:
            continue
        one, other = (quantities[place] for place in later)
        near = one.start - second.end <= _RESPECTIVE and ";" not in text[second.end : one.start]
        if near and text[one.end : other.start] == _AND:
            for place, mention in zip(later, (first, second), strict=True):
                found[place] = ClaimPeriod(mention.period, mention.text, "clause")
    return found


def _find_steps(
    quantities: Sequence[Quantity], mentions: Sequence[PeriodMention], doc: Doc
) -> dict[int, list[PeriodMention]]:
    """The numbers that begin a change ("van 44 in 2023 naar 38"), by place, with the periods before "naar"."""
    words = roles()
    found: dict[int, list[PeriodMention]] = {}
    for place, (one, other) in enumerate(pairwise(quantities)):
        said = text_of(doc)[: one.start].lower().split()
        before = [
            word for word in said if word not in subject_words().statistics
        ]  # "van gemiddeld 2.370 naar"
        own = [m for m in mentions if one.end <= m.start and m.end <= other.start]
        between = text_of(doc)[one.end : other.start]
        for mention in own:
            between = between.replace(mention.text, "")
        short = between.lower().split()
        if not (
            before and before[-1] in words.origin and 0 < len(short) <= _BETWEEN and words.to & set(short)
        ):
            continue
        if short[-1] != _UP_TO or not (words.rise.forms | words.fall.forms).isdisjoint(
            text_of(doc).lower().split()
        ):
            found[place] = own
    return found


def _surroundings(span: Span, sentence: Span) -> str:
    left = span.doc[max(sentence.start, span.start - _AROUND) : span.start]
    right = span.doc[span.end : min(sentence.end, span.end + _AROUND)]
    before, after = ([token.lower_ for token in part if token.is_alpha] for part in (left, right))
    return " ".join((*before, HERE, *after))


def _before(quantity: Quantity, span: Span, sentence: Span) -> list[Token]:
    """The tokens before a number in its sentence, without the words of its hedge and "gemiddeld"."""
    hedge = {_AVERAGED, *(quantity.hedge or "").lower().split()}
    tokens = list(span.doc[sentence.start : span.start])
    while tokens and tokens[-1].lower_ in hedge:
        tokens.pop()
    return tokens


def _looks_back(mention: PeriodMention, main: ClaimPeriod | None) -> bool:
    """Whether a period is over when that of the article begins; a month, the year before or a day before the day of the news is told for itself."""
    if main is None or main.period.first is None or mention.period.last is None:
        return False
    if main.period.days == 1 and (mention.period.days or 0) >= _A_MONTH:
        return main.period.first - mention.period.last > _JUST_BEFORE
    if main.period.days == 1 == mention.period.days and main.origin == "publication":
        return False
    return mention.period.last < main.period.first
