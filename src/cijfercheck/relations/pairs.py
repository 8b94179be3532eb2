"""Two levels of one thing at two times: "van 44 naar 38", "944, tegen 868 in 2023", "In 2023 waren dat er 868"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from cijfercheck.language.lexicon import roles
from cijfercheck.matching.words import same_word
from cijfercheck.model.claim import Claim
from cijfercheck.model.period import Period
from cijfercheck.relations.grids import find_grids
from cijfercheck.relations.lines import (
    Document,
    Line,
    alike,
    gap,
    is_tight,
    last_part,
    levels,
    points_back,
    same_unit,
)
from cijfercheck.relations.words import is_word, relation_words, words_of

IN_TABLE = -1  # the place of a line that is a row of a table
_LIST = 8  # lines
_BETWEEN = 8  # words between "van 44" and "naar 38"
COPULAS = frozenset(
    {
        "is",
        "zijn",
        "telt",
        "staat",
        "was",
        "waren",
        "telde",
        "telden",
        "lag",
        "bleef",
        "stond",
        "bedroeg",
        "ging",
        "kwam",
        "kwamen",
        "zat",
        "zaten",
        "kostte",
        "kostten",
        "betaalde",
        "betaalden",
    }
)
_THEN = frozenset({"toen", "destijds"})
_EARLIER = frozenset({"vorig", "vorige", "eerder", "geleden", "daarvoor", "voordien", "toen", "destijds"})
_LATER = frozenset({"later", "volgend", "volgende", "na", "daarna", "straks"})
_ANYONE = frozenset({"je", "men", "we", "ze", "daarvoor", "hiervoor"})
_YEARS = ("jaar", "seizoen")
_OVER = frozenset({"over"})
_FROM = (["van"], ["komend", "van"], ["komende", "van"], ["afkomstig", "van"])
_NOUN = 2  # words of what is counted
_FAR_APART = 20
_NOUN_OF = re.compile(
    r"\b(?:door|dankzij|na|wegens|vanwege|ondanks)\s+(?:het|de|een|zijn|haar|hun)\s+(?:\w+e\s+)?(\w+)\s+van\s+$",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"\(\s*([^():;]{3,25}):\s*(?:€\s*)?$")  # "(2023: ", "(heel 2024: ", "(30 juni: €"
_EACH = re.compile(r"^per\s+(?:\d+\s+)?\w+\s+(?=\()")  # "65,00 euro per 100 kilogram (augustus: 64,50 euro)"
_INSIDE = re.compile(r"[():;.]\s")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two levels of one thing; `before` is the earlier. `line` is where the later of the two stands in the text."""

    before: Claim
    after: Claim
    line: Line

    @property
    def last(self) -> Claim:
        """The one that stands last in the text."""
        return max(self.before, self.after, key=lambda claim: claim.start)

    @property
    def first(self) -> Claim:
        """The one that stands first in the text."""
        return min(self.before, self.after, key=lambda claim: claim.start)


def find_pairs(document: Document) -> tuple[Pair, ...]:
    """Find every pair of levels that the text itself joins."""
    found: list[Pair] = []
    for line in document.lines:
        found.extend(_in_line(line))
        previous = document.previous(line)
        if previous is not None and "\n" not in document.text[previous.end : line.start]:
            told = [*_echoed(previous, line), *_compared(previous, line)]
            found.extend(told or _concluded(previous, line, document))
    found.extend(_in_tables(document))
    if document.origin == "source":
        found.extend(_in_lists(document))
    return tuple(pair for pair in found if _may_be_one(pair))


def find_brackets(document: Document) -> Iterator[tuple[Claim, Claim]]:
    """Numbers with one of the same thing in brackets behind it, of which no words say that it is the earlier: "Limburg: 97 (74)"."""
    for line in document.lines:
        for one, other in pairwise(levels(line.claims)):
            if alike(one, other) and _is_bracketed(one, other, gap(line, one, other)):
                yield one, other


def _in_tables(document: Document) -> Iterator[Pair]:
    """The cells of one row under headings that name two times."""
    for grid in find_grids(document):
        for row in grid.rows:
            for one, other in pairwise(row.cells.values()):
                if same_unit(one, other) and _is_dated(one) and _is_dated(other):
                    yield from _by_time(
                        one, other, Line(IN_TABLE, *one.sentence, (one, other), document.text)
                    )


def _is_dated(cell: Claim) -> bool:
    """Whether the heading of a cell names its time, so that it has not only that of the text around its table."""
    return cell.period is not None and cell.period.named


def _in_lists(document: Document) -> Iterator[Pair]:
    """The numbers of a source that bear one label on different days: "mei 2019: 2.400", "mei 2020: 3.720" below it."""
    labelled: dict[tuple[str, ...], list[tuple[Claim, Line]]] = {}
    for line in document.lines:
        for claim in levels(line.claims):
            period = claim.period
            if (
                claim.subject.text
                and period is not None
                and period.origin == "clause"
                and not claim.subject.inherited
            ):
                key = (claim.subject.text.lower(), claim.kind, claim.quantity.unit or "", claim.region or "")
                labelled.setdefault(key, []).append((claim, line))
    for found in labelled.values():
        for (one, above), (other, line) in combinations(found, 2):
            if abs(above.place - line.place) <= _LIST:
                yield from _by_time(one, other, line)


def sort_by_line(pairs: Iterable[Pair]) -> dict[int, list[Pair]]:
    """The pairs by the place of the sentence that tells them."""
    found: dict[int, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(pair.line.place, []).append(pair)
    return found


def _may_be_one(pair: Pair) -> bool:
    """Whether two levels are of a size, so that one is not a detail of the other."""
    one, other = pair.before.quantity.value, pair.after.quantity.value
    if not one or not other or {pair.before.modality, pair.after.modality} & {"denied", "revised"}:
        return False
    return max(one, other) <= _FAR_APART * min(one, other)


def _in_line(line: Line) -> Iterator[Pair]:
    """Pairs within one sentence."""
    found = list(levels(line.claims))
    for one, other in pairwise(found):
        if not alike(one, other):
            continue
        between = gap(line, one, other)
        if _is_step(line, one, between) or _is_after(line, one, other):
            yield Pair(one, other, line)
        elif _comes_from(line, one, between):
            yield Pair(other, one, line)
        elif _is_bracketed(one, other, between):
            yield from _by_time(one, other, line)
        elif _is_against(between) or _is_then(between) or _is_gapped(one, other, between):
            timed = list(_by_time(one, other, line))
            earlier = _is_against(between) or _says_earlier(last_part(between))
            yield from timed or ([Pair(other, one, line)] if earlier else [])
    yield from _in_brackets(line, found)


def _in_brackets(line: Line, found: Sequence[Claim]) -> Iterator[Pair]:
    """Pairs of a number and that of a time named in brackets: "612 incidenten met spoorlopers (2023: 655)".

    Words and numbers of another kind may stand between: "89,7 % met minder dan 6 minuten vertraging (2023: 87,3 %)".
    """
    for place, other in enumerate(found):
        before = line.whole[line.start : other.quantity.start]
        bracket = _MOMENT.search(before)
        if bracket is None or not _is_moment(bracket[1]):
            continue
        same = [one for one in found[:place] if same_unit(one, other)]
        between = "" if not same else before[same[-1].quantity.end - line.start : bracket.start()]
        if between.strip() and not _INSIDE.search(
            between
        ):  # right behind its number a bracket is found as any other
            yield from _by_time(same[-1], other, line)


def _is_moment(text: str) -> bool:
    """Whether words only name a time: "2023", "Q3 2024", "30 juni"."""
    words = words_of(text)
    lists = relation_words()
    return all(word in lists.when or word in lists.small or _has_digit(word) for word in words)


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _is_step(line: Line, one: Claim, between: str) -> bool:
    """Whether two numbers are the ends of a change: "van 44 in 2023 naar 38"."""
    words = _bare(between)
    if not words or len(words) > _BETWEEN or any(mark in between for mark in ".;:("):
        return False
    if _is_of_noun(line.before(one)):
        return False
    opening = _bare(line.before(one))
    if "naar" in words:
        ends = opening[-1:] == ["naar"]  # "naar 100 euro, voor anderen naar 150 euro": two ends
        return words[-1] == "naar" and not ends
    steps = words[-1] in roles().to and bool(opening) and opening[-1] in roles().origin
    text = frozenset(words_of(line.whole[line.start : line.end]))
    return steps and bool(
        text & (relation_words().rising | relation_words().falling | relation_words().revision)
    )


def _is_of_noun(before: str) -> bool:
    """Whether "van" gives a noun its number, and no start: "slonk door het verlies van 2,7 miljoen tot 3,7 miljoen"."""
    found = _NOUN_OF.search(before)
    noun = "" if found is None else found[1].lower()
    return bool(noun) and (noun in roles().results or noun not in relation_words().changing)


def _comes_from(line: Line, one: Claim, between: str) -> bool:
    """Whether a change leads to the first of two numbers, from the other: "daalde naar 4,34 miljard euro, van 4,46 miljard"."""
    words, opening = _bare(between), _bare(line.before(one))
    said = frozenset(words_of(line.before(one)))
    leads = opening[-1:] != [] and opening[-1] in roles().to
    lists = relation_words()
    return between.strip().startswith((",", "(")) and words in _FROM and leads and bool(said & lists.changing)


def _is_after(line: Line, one: Claim, other: Claim) -> bool:
    """Whether a sentence begins with what came before: "Na het vorige seizoen, met 402.000 toeschouwers, bezochten 388.000 mensen"."""
    opening = words_of(line.opening)
    after = words_of(gap(line, one, other))
    with_it = line.opening.rstrip().endswith((", met", ", met de", ", met het"))
    told = one is line.claims[0] and with_it and opening[:1] == ["na"] and same_unit(one, other)
    return told and bool({"vorig", "vorige"} & set(opening)) and "," in after and len(after) <= _BETWEEN


def _is_against(between: str) -> bool:
    """Whether a number is set beside another: "944, tegen 868 in 2023", "944 (was 868)", "944 (2023: 868)"."""
    words = _bare(between)
    if not words:
        return False
    said = " ".join(words)
    beside = any(said.endswith(phrase) for phrase in relation_words().beside)
    return beside or words[-1] in relation_words().against or between.rstrip().endswith("(was")


def _is_bracketed(one: Claim, other: Claim, between: str) -> bool:
    """Whether a number stands in brackets behind one of the same thing: "Stopgezette plaatsen: 1.840 (1.610)"."""
    opening = _EACH.sub("", between.strip())
    same = (one.subject.head, one.subject.modifiers) == (other.subject.head, other.subject.modifiers)
    return same and opening.startswith("(") and len(words_of(opening)) <= _BETWEEN


def _is_then(between: str) -> bool:
    """Whether the words between two numbers say the same of another time: ", in 2023 waren dat er nog"."""
    words = _bare(between)
    echoed = bool(relation_words().echoes & set(words)) and not {",", ";"}.isdisjoint(between)
    clause = _bare(between.replace(";", ",").rpartition(",")[2])
    return (echoed and (bool(COPULAS & set(words)) or clause[:1] in (["waar"], ["toen"]))) or clause == [
        "toen"
    ]


def _is_gapped(one: Claim, other: Claim, between: str) -> bool:
    """Whether only another time stands between two numbers: "In 2023 waren het er 84, afgelopen seizoen 56"."""
    before, comma, after = between.rpartition(",")
    words = [word for word in words_of(after) if word not in relation_words().small]
    timed = all(word in relation_words().when or word[:1].isdigit() for word in words)
    named = all(period is not None and period.named for period in (one.period, other.period))
    return bool(comma and words) and timed and named and len(words_of(before)) <= _NOUN


def _echoed(previous: Line, line: Line) -> Iterator[Pair]:
    """A number that the sentence before it explains: "In 2023 waren dat er 868", "Dat is meer, want in 2023 ging het nog om 868"."""
    later = next(levels(line.claims), None)
    if later is None:
        return
    text = line.before(later)
    if later is not line.claims[0]:
        text = _clause_of_before(line, later)
    if not (text and (_is_echo(text) or _is_recalled(text))):
        return
    held = list(levels(previous.claims))
    same = [claim for claim in held if same_unit(claim, later)] or [
        claim for claim in held if alike(claim, later)
    ]
    told = len(same) == 1 and (later.subject.inherited or later.subject.head == same[0].subject.head)
    again = _is_recalled(text) or _is_about_it(text)
    if told or (len(same) == 1 and again and same_unit(same[0], later)):
        timed = list(_by_time(same[0], later, line))
        yield from timed or ([Pair(later, same[0], line)] if _says_earlier(text) else [])


def _compared(previous: Line, line: Line) -> Iterator[Pair]:
    """The level of before that a sentence begins with: "Vergeleken met 2023, toen er 3,36 miljoen liter was, is dat een terugval van"."""
    base, lists = line.claims[0], relation_words()
    opening = " ".join(words_of(line.opening))
    begins = opening.split(" ")[0] in lists.against or opening.startswith(lists.beside)
    if (
        not begins
        or not _THEN & set(words_of(last_part(line.opening))[:2])
        or len(line.claims) != len(("base", "change"))
    ):
        return
    change = line.claims[1]
    words = set(words_of(last_part(line.before(change))))
    same = [claim for claim in levels(previous.claims) if same_unit(claim, base)]
    back = "dat" in words and change.role in {"increase", "decrease", "multiple"}
    if back and len(same) == len(list(levels(previous.claims))) == 1 and base in levels([base]):
        yield Pair(base, same[0], line)


def _concluded(previous: Line, line: Line, document: Document) -> Iterator[Pair]:
    """Two sentences with a level each, the second of an earlier time, that a third draws a change from.

    "51 euro per ton. Over 2023 betaalde zij nog 75 euro. Dat is een daling", "De files werden dus 12 procent langer".
    """
    following = document.following(line)
    if following is None or document.right_before(following) is not line:
        return
    held, recalled = list(levels(previous.claims)), list(levels(line.claims))
    alone = len(held) == len(recalled) == len(line.claims) == 1
    change = following.claims[0]
    pointing = points_back(following) and is_tight(following.opening)
    follows = (
        not relation_words().resuming.isdisjoint(words_of(following.opening)) and change.kind == "percentage"
    )
    drawn = change.role in {"increase", "decrease"} and (pointing or follows)
    if not (alone and drawn and same_unit(held[0], recalled[0])):
        return
    one, other = held[0].subject, recalled[0].subject
    if held[0].kind == "count" and not other.inherited and not same_word(one.head, other.head):
        return
    words = words_of(line.opening)
    then = any(word in relation_words().when or word[:1].isdigit() for word in words)
    if then and "nog" in words:
        yield Pair(recalled[0], held[0], line)
    elif recalled[0].period is not None and recalled[0].period.origin == "clause":
        yield from _by_time(held[0], recalled[0], line)


def _clause_of_before(line: Line, later: Claim) -> str:
    """The clause with an earlier level behind a change: "steeg met 1,4 procent, want in 2023 ging het nog om"."""
    changes = line.claims[: line.claims.index(later)]
    joint, comma, clause = line.before(later).rpartition(",")
    words = words_of(clause)
    if not comma or any(map(is_word, words_of(joint))) or words[:1] not in (["want"], ["terwijl"]):
        return ""
    changed = all(claim.role in {"increase", "decrease", "multiple"} for claim in changes)
    return clause.replace(words[0], "", 1) if changed else ""


def _is_echo(text: str) -> bool:
    """Whether words only say that what was counted was so many at another time: "In 2023 waren dat er nog"."""
    opening = [word for word in words_of(text) if is_word(word) or word[:1].isdigit()]
    if not opening or not COPULAS & set(opening):
        return False
    then = _THEN & set(opening[:2])
    if not (then or relation_words().echoes & set(opening[1:])) or len(opening) > _BETWEEN + 2:
        return False
    lists = relation_words()
    years = {word for word in opening if word.endswith(_YEARS)}  # "Over toeslagjaar 2023 waren dat er"
    return is_tight(text, also=COPULAS | _ANYONE | lists.echoes | lists.linking | years | _OVER)


def _is_about_it(text: str) -> bool:
    """Whether words say that a number is of the very thing before it, whatever its noun: "Toen ging het nog om 9.760 fte"."""
    return _is_echo(text) and _bare(text)[:1] == ["toen"] and _bare(text)[-1:] == ["om"]


def _is_recalled(text: str) -> bool:
    """Whether words tell of an earlier time with one verb and "nog" only: "Een jaar eerder slaagde nog", "In 2023 verkocht zij nog"."""
    words = [word for word in words_of(text) if is_word(word) or word[:1].isdigit()]
    lists = relation_words()
    if not {"nog", "slechts"} & set(words) or "," in text or len(words) > _BETWEEN:
        return False
    timed = [word for word in words if word in lists.when or word[:1].isdigit()]
    rest = [word for word in words if word not in timed and word not in lists.small | _ANYONE | lists.echoes]
    return len(rest) == 1 and bool(timed) and words[0] in timed and rest[0].islower()


def _says_earlier(text: str) -> bool:
    """Whether words say by themselves that a number is of before: "vorig jaar waren dat er", "een jaar eerder"."""
    words = set(words_of(text))
    return not _EARLIER.isdisjoint(words) and _LATER.isdisjoint(words)


def _by_time(one: Claim, other: Claim, line: Line) -> Iterator[Pair]:
    """Put two levels in the order of time, where the text gives it."""
    ordered = _in_order(one, other)
    if ordered is not None:
        yield Pair(*ordered, line)


def _in_order(one: Claim, other: Claim) -> tuple[Claim, Claim] | None:
    """Two levels with the earlier first, where their days tell."""
    first, second = period_of(one), period_of(other)
    if first is None or second is None or first == second:
        return None
    if _ends_before(second, first):
        return other, one
    return (one, other) if _ends_before(first, second) else None


def in_order(one: Claim, other: Claim) -> tuple[Claim, Claim] | None:
    """Two levels with the earlier first, where each has days of its own that tell."""
    own = all(level.period is not None and level.period.origin == "clause" for level in (one, other))
    return _in_order(one, other) if own else None


def period_of(claim: Claim) -> Period | None:
    """The days that a claim holds for, if it says."""
    return claim.period.period if claim.period is not None else None


def _ends_before(one: Period, other: Period) -> bool:
    """Whether one period ends before another does, and starts before it."""
    if one.last is None or one.first is None or other.first is None:
        return False
    return one.first < other.first and (other.last is None or one.last < other.last)


def _bare(text: str) -> list[str]:
    """The words of a text without articles and hedges at its end."""
    found = [word for word in words_of(text) if is_word(word) or word[:1].isdigit()]
    while found and found[-1] in relation_words().small:
        found.pop()
    return found
