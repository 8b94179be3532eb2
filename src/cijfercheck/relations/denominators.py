"""The numbers that the whole of a share may be, by the words that name it: "18 procent van alle patiënten", "daarvan"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cijfercheck.matching.words import same_word, split_compound
from cijfercheck.model.calculation import Operand
from cijfercheck.model.claim import Claim
from cijfercheck.relations.arithmetic import total
from cijfercheck.relations.lines import (
    Document,
    Line,
    alike,
    begins_alike,
    gap,
    levels,
    number_of,
    same_unit,
)
from cijfercheck.relations.numerators import Part, is_count, names_whole, starts_whole, up_to_mark
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.words import is_word, relation_words, words_of

SURE = Fraction(9, 10)
BY_NOUN = Fraction(4, 5)
_OF = "op"  # "een op de drie leraren": the noun after it is the whole
_FEW = 3  # words in which a total is called that
_STEM = 4  # letters
_TOTALS = frozenset({"totaal", "alles", "geheel", "budget", "bedrag", "totaalbedrag", "kosten"})
_NUMBERS = frozenset({"aantal", "getal", "som", "opbrengst", "hoeveelheid"})
_ANY = ("alle", "gevallen")
_ALL = frozenset({"alle", "totale", "hele", "gehele"})
_NARROWING = frozenset({"dat", "die", "daar", "daarvoor", "hier", "aldaar", "toen", "elders"})
_TIMES = frozenset({"vorig", "vorige", "eerder", "destijds"})
_YEAR = 4  # digits
_EARLIER = 3  # sentences
_BACK = frozenset({"die", "deze", "hen", "hun", "dat", "dit", "zulke"})


def find_denominators(
    claim: Claim, part: Part, line: Line, document: Document, counts: Sequence[Claim], outside: Outside
) -> Iterator[tuple[Operand, Fraction]]:
    """The numbers that the whole of a share may be, each with how sure that is; zero for one that is only possible."""
    if part.whole is not None:
        if not _names_another(claim, part.whole, line):
            yield document.operand(part.whole), SURE
        return
    if part.rest is not None:
        yield _both(part.part, part.rest, document), SURE
        return
    place = line.claims.index(claim)
    later = line.claims[place + 1] if place + 1 < len(line.claims) else None
    if (
        later is not None
        and is_count(later)
        and later is not part.part
        and names_whole(gap(line, claim, later))
    ):
        yield document.operand(later), SURE
        return
    first = line.claims[0]
    if starts_whole(line, first) and is_count(first) and first is not part.part:
        yield document.operand(first), SURE
        return
    before = _divided(part.part, document) or _whole_before(line, part.part, document)
    if before is not None:
        yield document.operand(before), SURE
        return
    phrase = _whole_phrase(claim, line)
    pointed = None if phrase is None else _pointed_at(phrase, line, part.part, document)
    if pointed is not None:
        yield document.operand(pointed), SURE
        return
    named = claim.region if phrase is not None and _is_total(phrase) else None
    main = _main(part.part, counts, named)
    for count in counts:
        if (
            count is part.part
            or count.kind != part.part.kind
            or count.quantity.unit != part.part.quantity.unit
            or _is_rate(count, document) != _is_rate(part.part, document)
        ):
            continue
        sure = (
            phrase is not None
            and count.start < claim.start
            and goes_with(count, part.part, named)
            and (
                _counts(count, phrase, claim)
                or (
                    count is main
                    and (_is_total(phrase) or _is_all_of_it(phrase, count, claim, document))
                    and not is_part_itself(count, part.part, document)
                )
            )
        )
        whole = outside.should_be(count) or document.operand(count)
        yield whole, BY_NOUN if sure else Fraction(0)


def _names_another(claim: Claim, whole: Claim, line: Line) -> bool:
    """Whether the words behind a share name another whole than the number: "12 van de 36 zetels, 31 procent van de stemmen"."""
    words = words_of(up_to_mark(line.after(claim)))
    phrase, head = tuple(words[1 : 1 + _FEW]), whole.subject.head.lower()
    if words[:1] != ["van"] or _is_total(phrase) or _BACK & set(phrase) or not head:
        return False
    lists = relation_words()
    named = [word for word in phrase if word not in lists.articles | lists.whole and is_word(word)]
    return bool(named) and not any(same_word(word, head) or begins_alike(word, head) for word in named)


def _both(part: Claim, rest: Claim, document: Document) -> Operand:
    """A whole that only its part and what is left of it are told of."""
    one, other = document.operand(part), document.operand(rest)
    point = None if one.point is None or other.point is None else one.point + other.point
    return replace(other, written="", value=total([one.value, other.value]), point=point)


def _whole_before(line: Line, part: Claim, document: Document) -> Claim | None:
    """The only number of the sentence before that "van hen", "daarvan" or a sentence without a whole of its own points back to."""
    previous = document.previous(line)
    if previous is None or not (_opens_with_back(line) or _points_back_after(line, part)):
        return None
    held = [count for count in previous.claims if is_count(count)]
    larger = [
        count for count in held if alike(count, part) and count.kind == part.kind and goes_with(count, part)
    ]
    return larger[0] if len(held) == len(larger) == 1 else None


def _divided(part: Claim, document: Document) -> Claim | None:
    """The largest number, which a part is left of: of "2,8 miljoen ton. Restafval: 0,9 miljoen. De overige 1,9 miljoen, of 78 procent" the first."""
    line = document.line_of[part.id]
    if relation_words().left.isdisjoint(words_of(line.before(part))[-_FEW:]):
        return None
    told = [count for count in levels(document.claims) if count.start < part.start and same_unit(count, part)]
    near = [count for one in document.around(line, _EARLIER) for count in one.claims if count in told]
    whole = max(told, key=number_of, default=None)
    if whole is None:
        return None
    left = any(number_of(whole) - number_of(taken) == number_of(part) for taken in near if taken is not whole)
    return whole if left else None


def _pointed_at(phrase: tuple[str, ...], line: Line, part: Claim, document: Document) -> Claim | None:
    """The last number before a part that is meant by "de helft van dat bedrag"."""
    if len(phrase) != len(("dat", "bedrag")) or phrase[0] not in _BACK or phrase[1] not in _TOTALS | _NUMBERS:
        return None
    previous = document.right_before(line)
    held = [*(previous.claims if previous is not None else ()), *line.claims]
    larger = [
        count
        for count in held
        if is_count(count) and count.start < part.start and alike(count, part) and count.kind == part.kind
    ]
    same = larger[-1:] if larger and _is_rate(larger[-1], document) == _is_rate(part, document) else []
    return same[0] if same and goes_with(same[0], part) else None


def _is_rate(claim: Claim, document: Document) -> bool:
    """Whether an amount is so much for each: "4,50 euro per meter" is no part of "18.000 euro"."""
    line = document.line_of.get(claim.id)
    return line is not None and words_of(line.after(claim))[:1] == ["per"]


def _points_back_after(line: Line, part: Claim) -> bool:
    """Whether a count is said to be of what was just named: "Bij 128 daarvan", "450 van hen"."""
    if part not in line.claims:
        return False
    after = " ".join(words_of(line.after(part)))
    return any(f"{after} ".startswith(f"{words} ") for words in relation_words().back)


def _opens_with_back(line: Line) -> bool:
    """Whether a sentence begins with a part of what was just named: "Van hen", "Daarvan"."""
    opening = " ".join(words_of(line.opening))
    return any(f"{opening} ".startswith(f"{words} ") for words in relation_words().back)


def _whole_phrase(claim: Claim, line: Line) -> tuple[str, ...] | None:
    """The words after "van" that name the whole of a share, or of a sentence that begins with "Van de"."""
    words = words_of(up_to_mark(line.after(claim)))
    if words[:1] == ["van"]:
        return tuple(words[1:])
    if claim.kind == "ratio" and _OF in words_of(claim.text) and claim.subject.head:
        return tuple(words[:_FEW])
    opening = words_of(line.opening)
    return tuple(opening[1:]) if opening[:1] == ["van"] and claim.subject.head else None


def _counts(count: Claim, phrase: tuple[str, ...], claim: Claim) -> bool:
    """Whether a number counts what the words name, with nothing that narrows either of them."""
    whole = claim.whole or claim.subject
    if (
        _is_total(phrase)
        or _BACK & set(phrase)
        or is_narrowed(phrase)
        or not any(word[:_STEM] == whole.head[:_STEM] for word in phrase)
    ):
        return False
    mine_head, head = count.subject.head.lower(), whole.head.lower()
    meets = (
        same_word(mine_head, head)
        or begins_alike(mine_head, head)
        or split_compound(mine_head, head) is not None
    )
    mine = {*count.subject.modifiers, *count.subject.setting}
    narrowed = [word for word in whole.modifiers if not any(same_word(word, other) for other in mine)]
    return meets and bool(whole.head) and not narrowed and not count.subject.inherited


def _is_total(phrase: tuple[str, ...]) -> bool:
    """Whether the whole is only called that: "van het totaal"."""
    named = bool(set(phrase[:_FEW]) & _TOTALS) or phrase == _ANY
    return named and not is_narrowed(phrase)


def is_narrowed(phrase: tuple[str, ...]) -> bool:
    """Whether a whole is said to be another than the one that was named: "van het budget dat nodig is", "van de omzet daar".

    So is one of another time, "de helft van het quotum voor 2025": that compares two times, and has no part in a whole.
    """
    return not _NARROWING.isdisjoint(phrase[1:]) or _names_time(phrase)


def _names_time(phrase: tuple[str, ...]) -> bool:
    return not _TIMES.isdisjoint(phrase) or any(len(word) == _YEAR and word.isdigit() for word in phrase)


def _is_all_of_it(phrase: tuple[str, ...], count: Claim, claim: Claim, document: Document) -> bool:
    """Whether a measured whole is called all there is, by a word from beside it: 42.800 ton, "een kwart van alle aanvoer"."""
    words = [word for word in phrase if word not in relation_words().articles]
    line = document.line_of.get(count.id)
    if (
        count.quantity.unit is None
        or len(words) != len(("alle", "aanvoer"))
        or words[0] not in _ALL
        or line is None
    ):
        return False
    following = document.following(line)
    end = line.end if following is None else following.end
    beside = words_of(line.whole[line.start : min(end, claim.start)])
    return any(same_word(words[1], word) for word in beside)


def _main(part: Claim, counts: Sequence[Claim], named: str | None) -> Claim | None:
    """What a text is about: its first count of title or lead that may hold a part."""
    return next(
        (
            count
            for count in counts
            if count.kind == part.kind
            and count.quantity.unit == part.quantity.unit
            and count.section != "title"
            and goes_with(count, part, named)
        ),
        None,
    )


def is_part_itself(main: Claim, part: Claim, document: Document) -> bool:
    """Whether a number is too small for a whole, beside what the sentence right before a part counts: 211.000, then 205.000 and 130.000 ton."""
    line = document.line_of[part.id]
    previous = document.right_before(line)
    beside = [
        count
        for count in levels(() if previous is None else previous.claims)
        if count is not main and same_unit(count, part) and goes_with(main, count)
    ]
    return any(number_of(count) + number_of(part) > number_of(main) for count in beside)


def _mood(claim: Claim) -> str:
    """How a number is meant; a part of what is estimated may be told as a fact."""
    return "outcome" if claim.modality == "estimate" else claim.modality


def goes_with(count: Claim, part: Claim, named: str | None = None) -> bool:
    """Whether a whole may hold a part: larger, of the same days, place and mood.

    The place of a total may be `named` with it: of a part in Brussel, "39 procent van het Belgische totaal".
    """
    mine, theirs = count.quantity.value, part.quantity.value
    if mine is None or theirs is None or mine <= theirs or _mood(count) != _mood(part):
        return False
    if None not in (count.region, part.region) and count.region not in {part.region, named}:
        return False
    if count.period is None or part.period is None:
        return True
    one, other = count.period.period, part.period.period
    return one.holds(other) or other.holds(one)
