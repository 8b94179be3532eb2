"""Votes beside those who could cast them: "alle 31 raadsleden stemden: 19 voor en 14 tegen"."""

from collections.abc import Iterator
from fractions import Fraction

from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.lines import Document, Line, number_of, opens_with_whole
from cijfercheck.relations.terms import is_plain
from cijfercheck.relations.words import has_phrase, is_word, relation_words, words_of

_LIKELY = Fraction(4, 5)
_NEAR = 2  # sentences with numbers
_BEHIND = 3  # words behind a number that say how it voted
_LARGEST = 200  # members of a council or parliament
_SIDES = ("voor", "tegen")
_VERBS = frozenset({"nam", "namen", "ging", "keurde", "stemde", "werd", "is", "haalde", "heeft"})


def find_votes(document: Document) -> Iterator[tuple[str, Calculation]]:
    """Test the votes for and against beside the members that could vote: more than there are, or not all where all did."""
    for line in document.lines:
        cast = _cast(line)
        if cast is None:
            continue
        lines = [
            one
            for one in document.around(line, _NEAR, _NEAR)
            if "\n" not in document.text[min(one.end, line.end) : max(one.start, line.start)]
        ]
        bodies = [
            (claim, has_phrase(one.whole[one.start : one.end], relation_words().present_all))
            for one in lines
            for claim in one.claims
            if claim not in cast and not opens_with_whole(one) and _is_body(claim, one)
        ]
        if len({number_of(claim) for claim, _ in bodies}) != 1:
            continue
        body, everyone = bodies[0][0], any(whole for _, whole in bodies)
        rest = [claim for one in lines for claim in one.claims if _is_abstained(claim, one)]
        against, others = cast[1], (cast[0], *rest)
        left, said = number_of(body) - sum(map(number_of, others)), number_of(against)
        if 0 < left != said and (everyone or said > left):
            terms = tuple(map(document.operand, (body, *others)))
            yield against.id, Calculation("sum-mismatch", "rest", terms, False, left, _LIKELY)


def _cast(line: Line) -> tuple[Claim, Claim] | None:
    """The votes for and against in a sentence: "met 19 stemmen voor en 14 tegen"."""
    sides = [[claim for claim in line.claims if _votes(claim, line, side)] for side in _SIDES]
    if any(len(found) != 1 for found in sides) or sides[0] == sides[1]:
        return None
    text = words_of(line.whole[line.start : line.end])
    voting = any(word.startswith(("stem", "gestemd", "aangenomen")) for word in text)
    return (sides[0][0], sides[1][0]) if voting else None


def _votes(claim: Claim, line: Line, side: str) -> bool:
    if claim.kind != "count" or not is_plain(claim):
        return False
    behind = words_of(line.after(claim))
    first = behind[1:] if behind[:1] != [] and behind[0] in relation_words().voters else behind
    after = "".join(first[1:2])
    ended = not is_word(after) or after in {"en", "stemmen", "bij", "stemden"}
    return first[:1] == [side] and (ended or (side == "tegen" and after in _VERBS))


def _is_body(claim: Claim, line: Line) -> bool:
    """Whether a number is that of all members: "de 31 raadsleden", "alle 29 leden van de raad"."""
    plain = claim.kind == "count" and is_plain(claim) and claim.quantity.qualifier == "exact"
    behind, before = words_of(line.after(claim))[:1], words_of(line.before(claim))[-1:]
    named = behind != [] and behind[0] in relation_words().members
    body = words_of(line.before(claim))[-2:] == ["raad", "van"]
    return (
        plain and named and (body or before in (["de"], ["alle"], ["telt"])) and number_of(claim) <= _LARGEST
    )


def _is_abstained(claim: Claim, line: Line) -> bool:
    """Whether a number is of those who cast no vote for or against: "vier onthielden zich"."""
    return claim.kind == "count" and not relation_words().abstaining.isdisjoint(
        words_of(line.after(claim))[:_BEHIND]
    )
