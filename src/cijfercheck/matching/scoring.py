"""How alike a claim and a figure are: subject, period, place and speaker, each as a named reason."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz.fuzz import ratio

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.regions import is_nation, region_form
from cijfercheck.matching.words import canonical, same_word, split_compound
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match, PeriodFit, Reason, Relation
from cijfercheck.model.subject import Subject

_HEAD = 12  # weights are counted in quarters: half of one is whole, and whole numbers are fast
_MODIFIER = 8
_SETTING = 2
_NAME = 8
_NONE = Fraction(0)
_COPIED_WORDS = 6  # with the place of the number
_COPIED = 90.0
_LONG = 4  # letters


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two subjects beside each other: the words they share and the words that only one has.

    `strict` is true where nothing in either sentence sets the two apart, its verb, places and names included.
    """

    relation: Relation
    score: Fraction
    strict: bool
    shared: tuple[str, ...]
    only_claim: tuple[str, ...]
    only_figure: tuple[str, ...]
    apart: tuple[str, ...] = ()


def match_figure(claim: Claim, figure: Figure) -> Match:
    """Weigh one figure against one claim; unit and role are taken to fit."""
    likeness = _likeness(claim, figure)
    reasons = [Reason("subject", likeness.score, likeness.shared)]
    score, relation = likeness.score, likeness.relation
    if likeness.only_claim:
        reasons.append(Reason("only-in-claim", _NONE, likeness.only_claim))
    if likeness.only_figure:
        reasons.append(Reason("only-in-figure", _NONE, likeness.only_figure))
    if likeness.apart:
        reasons.append(Reason("apart", _NONE, likeness.apart))
    if _is_worded_alike(claim, figure):
        reasons.append(
            Reason(
                "wording", Fraction(1), tuple(word for word in figure.surroundings.split() if word != HERE)
            )
        )
    if not same_place(claim, figure):
        relation, score = "other", score / 2
        reasons.append(Reason("region", Fraction(-1, 2), tuple(filter(None, (claim.region, figure.region)))))
    strict = likeness.strict and relation == "equal"
    return Match(claim, figure, relation, strict, fit_period(claim, figure), score, tuple(reasons))


def may_score(claim: Claim, figure: Figure, least: Fraction) -> bool:
    """Whether a match of a figure can have a score of `least` or more, or the reason "wording": most have not, and need not be weighed."""
    score = _likeness(claim, figure).score
    return (bool(score) and score >= least) or _is_worded_alike(claim, figure)


def _likeness(claim: Claim, figure: Figure) -> Likeness:
    return _compare_words(
        *_words_of(claim.subject),
        *_words_of(figure.subject),
        _place_words(claim.region, figure.region),
        _names_place(claim, figure),
    )


def _is_worded_alike(claim: Claim, figure: Figure) -> bool:
    """Whether a number stands between the same words as one of a source."""
    worded = bool(figure.surroundings) and figure.origin == "source"
    return worded and is_copied(claim.surroundings, figure.surroundings)


def _words_of(subject: Subject) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return subject.head, subject.modifiers, subject.setting


@lru_cache(maxsize=2_000)
def _place_words(*regions: str | None) -> frozenset[str]:
    return frozenset(canonical(part) for region in regions if region for part in region.split())


@lru_cache(maxsize=20_000)
def _compare_words(
    head: str,
    modifiers: tuple[str, ...],
    setting: tuple[str, ...],
    figure_head: str,
    figure_modifiers: tuple[str, ...],
    figure_setting: tuple[str, ...],
    places: frozenset[str],
    meet: bool,
) -> "Likeness":
    """Compare subjects by their words alone, so that the same words in two places are compared once."""
    claim = Subject("", head, modifiers, setting)
    return compare_subjects(
        claim, Subject("", figure_head, figure_modifiers, figure_setting), places, meet=meet
    )


def compare_subjects(
    claim: Subject, figure: Subject, places: frozenset[str] = frozenset(), *, meet: bool = False
) -> Likeness:
    """Compare what two numbers count; the names in `places` are compared as regions, not here, and `meet` tells how.

    The score is the weight of the shared words over the weight of all, heads counting most. The relation is the
    claim's subject seen from the figure's: "narrower" where only the claim has words of its own.
    """
    if not claim.head or not figure.head:
        return Likeness("other", _NONE, False, (), (), ())
    mine, theirs = _Words.of(claim, figure, places), _Words.of(figure, claim, places)
    all_mine, all_theirs = (*mine.core, *mine.setting), (*theirs.core, *theirs.setting)
    only_claim = tuple(word for word in mine.core if not _held(word, all_theirs))
    only_figure = tuple(word for word in theirs.core if not _held(word, all_mine))
    shared = tuple(word for word in mine.core if word not in only_claim)
    loose = [word for word in mine.setting if not _held(word, all_theirs)]
    loose_figure = [word for word in theirs.setting if not _held(word, all_mine)]
    both = sum(_weight(word, mine.head) for word in shared) + (_MODIFIER if meet else 0)
    apart = sum(_apart_weight(word, mine.head) for word in only_claim)
    apart += sum(_apart_weight(word, theirs.head) for word in only_figure)
    apart += sum(_loose_weight(word) for word in (*loose, *loose_figure)) // 2
    score = Fraction(both, both + apart) if both else _NONE
    said = (*shared, *(word for word in mine.setting if word not in loose))
    heads_meet = _held(mine.head, theirs.core) or _held(theirs.head, mine.core)
    apart_words = _sets_apart(all_mine) ^ _sets_apart(all_theirs)
    names = frozenset(_names((*loose, *loose_figure)))
    relation = "other" if apart_words or names else _relation(heads_meet, only_claim, only_figure)
    return Likeness(
        relation,
        score,
        not loose and not loose_figure,
        said,
        only_claim,
        only_figure,
        tuple(sorted(apart_words)),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a subject, with its compounds split where the other subject has a part of them."""

    head: str
    core: tuple[str, ...]
    setting: tuple[str, ...]

    @classmethod
    def of(cls, subject: Subject, other: Subject, places: frozenset[str]) -> "_Words":
        vocabulary = (other.head, *other.modifiers, *other.setting)
        head = _parts(subject.head, vocabulary)
        modifiers = chain.from_iterable(
            _parts(word, vocabulary) for word in subject.modifiers if canonical(word) not in places
        )
        setting = chain.from_iterable(
            _parts(word, vocabulary) for word in subject.setting if canonical(word) not in places
        )
        return cls(head[-1], tuple(dict.fromkeys((*head, *modifiers))), tuple(dict.fromkeys(setting)))


def _parts(word: str, vocabulary: tuple[str, ...]) -> tuple[str, ...]:
    for other in vocabulary:
        if len(word) > len(other):  # a compound is longer than its parts
            parts = split_compound(word, other)
            if parts is not None and not same_word(word, other):
                return parts
    return (word,)


def is_copied(one: str, other: str) -> bool:
    """Whether two numbers stand between the same words, a few changed ones allowed for.

    "Dat zijn er 1.250 meer dan een jaar geleden" is a set phrase, and no copy of another.
    """
    if not ratio(one, other, score_cutoff=_COPIED):
        return False
    enough = min(len(one.split()), len(other.split())) >= _COPIED_WORDS
    return enough and any(len(word) >= _LONG and word not in subject_words().formulas for word in one.split())


def fit_period(claim: Claim, figure: Figure) -> PeriodFit:
    """Whether claim and figure hold for the same days; unknown where one of them names none of its own."""
    if claim.period is None or figure.period is None:
        return "unknown"
    mine = claim.period.period
    if mine == figure.period:
        return "same"
    if mine.holds(figure.period) or figure.period.holds(mine):
        return "within"
    return "other" if claim.period.named or not mine.overlaps(figure.period) else "unknown"


def same_place(claim: Claim, figure: Figure) -> bool:
    """Whether the figure's region is the claim's; a figure for the whole country fits a claim that names no place."""
    if figure.region is None:
        return True
    wanted = region_form(figure.region)
    if wanted in {region_form(word) for word in _places(claim)}:
        return True
    if claim.region is not None:
        return False
    return figure.origin != "reference" or is_nation(figure.region) or _is_home(wanted, claim)


def _is_home(place: str, claim: Claim) -> bool:
    """Whether a place is named above the text, for a claim that names none."""
    above = {canonical(word) for word in claim.context.frame}
    return all(word in above for word in place.split())


def _names_place(claim: Claim, figure: Figure) -> bool:
    """Whether claim and figure name the same place, other than the country that news is about anyway."""
    if figure.region is None or is_nation(figure.region):
        return False
    return region_form(figure.region) in {region_form(word) for word in _places(claim)}


def _places(claim: Claim) -> Iterable[str]:
    if claim.region:
        yield claim.region
    yield from (claim.subject.head, *claim.subject.modifiers, *claim.subject.setting)


def _held(word: str, others: Collection[str]) -> bool:
    if word in others:
        return True
    for other in others:  # noqa: SIM110  (half the time of `any`, and asked most of all)
        if same_word(word, other):
            return True
    return False


def _relation(heads_meet: bool, only_claim: tuple[str, ...], only_figure: tuple[str, ...]) -> Relation:
    if not heads_meet or (only_claim and only_figure):
        return "other"
    if only_claim:
        return "narrower"
    return "wider" if only_figure else "equal"


def _weight(word: str, head: str) -> int:
    return _HEAD if word == head else _MODIFIER


def _apart_weight(word: str, head: str) -> int:
    return _SETTING if word in subject_words().neutral else _weight(word, head)


def group_words(subject: Subject) -> frozenset[str]:
    """The groups of people that a subject names, each by the word that stands for its synonyms."""
    named = (subject.head, *subject.modifiers)
    return frozenset(form for word in named if (form := canonical(word)) in _group_forms())


@cache
def _group_forms() -> frozenset[str]:
    return frozenset(canonical(word) for word in subject_words().groups)


def _loose_weight(word: str) -> int:
    return _NAME if word[:1].isupper() else _SETTING


def _names(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if word[:1].isupper() or word[:1].isdigit())


def _sets_apart(words: Iterable[str]) -> frozenset[str]:
    lists = subject_words()
    return frozenset(word for word in words if word in lists.remainder or word in lists.statistics)
