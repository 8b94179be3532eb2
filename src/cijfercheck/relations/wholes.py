"""Parts of one whole beside it: shares that pass 100 percent together, and parts that are larger than their whole."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.arithmetic import is_above, total
from cijfercheck.relations.lines import Document, Line, gap, same_unit
from cijfercheck.relations.numerators import is_count
from cijfercheck.relations.shares import is_share
from cijfercheck.relations.words import is_word, relation_words, words_of

_SURE = Fraction(9, 10)
_LIKELY = Fraction(4, 5)
_HUNDRED = Fraction(100)
_TOO_MUCH = Fraction(130)  # percent: shares that pass this are hardly meant to add up
_ENOUGH = 3  # shares
_FEW = 3  # words between "van wie" and the number of the part
_PARAGRAPH = 5  # sentences with numbers
_REST = 4  # words before a number in which "de overige" stands


def find_wholes(document: Document) -> Iterator[tuple[str, Calculation]]:
    """Test the parts of every whole in the draft; each calculation comes with the id of a claim."""
    for line in document.lines:
        yield from _larger_parts(line, document)
        yield from _together(line, document)


def _larger_parts(line: Line, document: Document) -> Iterator[tuple[str, Calculation]]:
    """Parts that are larger than the whole before them: "944 slachtoffers, van wie 1.865 volwassenen".

    "Tien van hen leverden samen 6.204 klachten" has the part first.
    """
    whereof = relation_words().whereof
    for whole, part in pairwise(line.claims):
        between = " ".join(words_of(gap(line, whole, part)))
        opens = any(f" {words} " in f" {between} " for words in whereof)
        itself = any(gap(line, whole, part).lower().startswith(f" {words} ") for words in whereof)
        if not opens or itself or not is_count(whole) or not is_count(part):
            continue
        if any(is_count(one) and not is_above(part.interval, one.interval) for one in _before(whole, line)):
            continue  # "412 spelers in 26 ploegen, onder wie 58 meisjes"
        same = same_unit(whole, part)
        tail = between.rsplit(next(words for words in whereof if words in between), 1)[-1]
        if same and len(tail.split()) <= _FEW and is_above(part.interval, whole.interval):
            terms = (document.operand(part), document.operand(whole))
            yield part.id, Calculation("share-mismatch", "larger", terms, False, None, _SURE)


def _before(claim: Claim, line: Line) -> Sequence[Claim]:
    return line.claims[: line.claims.index(claim)]


def _together(line: Line, document: Document) -> Iterator[tuple[str, Calculation]]:
    """Shares of all parts of one whole that are not 100 together."""
    percentages = [claim for claim in line.claims if claim.kind == "percentage"]
    previous = document.previous(line)
    if previous is not None and "\n" in document.text[previous.end : line.start]:
        previous = None
    opens_rest = bool(relation_words().rest & set(words_of(line.opening)[:2])) and len(percentages) == 1
    if previous is not None and (opens_rest or (_has_all_answers(line) and 0 < len(percentages) < _ENOUGH)):
        percentages = [*(claim for claim in previous.claims if claim.kind == "percentage"), *percentages]
    near = (line,) if previous is None else (previous, line)
    if any(_is_bracketed(claim, other) for other in near for claim in other.claims):
        return  # "gevolgd door Pools (15) en Turks (12)": more shares than have their sign
    shares = [claim for claim in percentages if is_share(claim)]
    if len(shares) < len(("one", "rest")) or len(shares) != len(percentages):
        return
    text = words_of(line.whole[line.start : line.end])
    if any(words in " ".join(text) for words in relation_words().loose):
        return
    last = [word for word in words_of(line.before(shares[-1])) if is_word(word)][-_REST:]
    rest = bool(relation_words().rest & set(last))
    once = len(shares) >= _ENOUGH and text[:1] == ["van"] and bool(relation_words().each_once & set(text))
    once = once or (len(shares) == _ENOUGH and _has_all_answers(line))
    terms = tuple(document.operand(claim) for claim in shares)
    sums = total(term.value for term in terms)
    if not (rest or once) or sums.low is None or sums.high is None or sums.low > _TOO_MUCH:
        return
    over_whole = sums.low > _HUNDRED
    missing = rest and sums.high < _HUNDRED and not _begun_before(line, shares, document)
    if over_whole or missing:
        yield shares[-1].id, Calculation("share-mismatch", "together", terms, False, None, _LIKELY)


def _is_bracketed(claim: Claim, line: Line) -> bool:
    """Whether a bare number stands between brackets behind a part of its own: ", Pools (15)", not "45 procent huur (224)"."""
    before, after = line.before(claim), line.whole[claim.quantity.end :]
    place = line.claims.index(claim)
    counted = place > 0 and line.claims[place - 1].kind == "percentage" and "," not in before
    return claim.kind == "count" and not counted and before.endswith("(") and after.startswith(")")


def _has_all_answers(line: Line) -> bool:
    """Whether a sentence has the answer that leaves no other beside yes and no: "22 procent weet het niet"."""
    text = " ".join(words_of(line.whole[line.start : line.end]))
    return any(f" {words} " in f" {text} " for words in relation_words().undecided)


def _begun_before(line: Line, shares: list[Claim], document: Document) -> bool:
    """Whether a sentence before has percentages that may be the first of these shares."""
    return any(
        claim.kind == "percentage" and claim not in shares
        for earlier in document.earlier(line, _PARAGRAPH)
        for claim in earlier.claims
    )
