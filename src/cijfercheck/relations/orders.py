"""Numbers whose order the text tells: a leader that is passed by who follows, an average that lies outside its own numbers."""

from collections.abc import Iterator
from fractions import Fraction

from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.arithmetic import is_above
from cijfercheck.relations.lines import Document, Line, levels, plain_value, same_unit
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.terms import is_loose, is_plain
from cijfercheck.relations.words import has_phrase, is_word, relation_words, words_of

_LIKELY = Fraction(4, 5)
_FEWEST = 2  # numbers
_OPENING = 6  # words before an average


def find_orders(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every leader of a ranking and every average of a list; each calculation comes with the id of its claim."""
    for line in document.lines:
        following = document.following(line)
        near = following is not None and "\n" not in document.text[line.end : following.start]
        yield from _passed(line, following if near else None, document, outside)
        if near and following is not None and document.right_before(following) is line:
            yield from _average(line, following, document, outside)


def _passed(
    line: Line, following: Line | None, document: Document, outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """Who comes after a leader with more: "Rotterdam is met 41 koploper. Den Haag volgt met 38, Utrecht met 52"."""
    lists = relation_words()
    leaders = [claim for claim in line.claims if is_plain(claim)]
    if not leaders or not has_phrase(_clause(line, leaders[0]), lists.leading):
        return
    if leaders[0] is not line.claims[0] or has_phrase(_clause(line, leaders[0]), lists.fewest):
        return
    leader, rest = leaders[0], list(line.claims[1:])
    text = line.whole[leader.quantity.end : line.end]
    if not rest and following is not None:
        rest, text = list(following.claims), line.whole[following.start : following.end]
    if not rest or not has_phrase(text, lists.trailing) or has_phrase(text, lists.loose):
        return
    same = all(is_plain(claim) and same_unit(claim, leader) for claim in rest)
    if not same or any(map(outside.contradicts, (leader, *rest))):
        return
    for claim in rest:
        if is_above(plain_value(claim), plain_value(leader)):
            terms = (document.operand(leader), document.operand(claim))
            yield claim.id, Calculation("internal-conflict", "passed", terms, False, None, _LIKELY)


def _clause(line: Line, leader: Claim) -> str:
    """The words of a leader's own clause."""
    return line.before(leader) + " " + line.after(leader).partition(";")[0]


def _average(
    line: Line, following: Line, document: Document, outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """An average beside the numbers that it is of: "verkochten 210, 240 en 260 fietsen. Gemiddeld waren dat er 280"."""
    parts = list(levels(line.claims))
    words = [word for word in words_of(following.opening) if is_word(word)]
    mean = following.claims[0]
    told = words[:1] == ["gemiddeld"] and len(words) <= _OPENING and bool({"dat", "het"} & set(words))
    if not told or len(following.claims) != 1 or len(parts) < _FEWEST or len(parts) != len(line.claims):
        return
    alike = all(is_plain(part) and same_unit(part, mean) for part in parts)
    nouns = {
        word for part in parts for word in words_of(line.after(part))[:1] if is_word(word) and word != "en"
    }
    alike = alike and len(nouns) <= 1 and "per" not in words_of(following.after(mean))
    if not alike or not is_plain(mean) or is_loose(line) or any(map(outside.contradicts, (mean, *parts))):
        return
    said = plain_value(mean)
    above = all(is_above(said, plain_value(part)) for part in parts)
    below = all(is_above(plain_value(part), said) for part in parts)
    if above or below:
        terms = tuple(map(document.operand, parts))
        yield mean.id, Calculation("sum-mismatch", "average", terms, False, None, _LIKELY)
