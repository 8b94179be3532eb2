"""What became of each number of a source."""

from cijfercheck.matching.decision import compare_claims
from cijfercheck.matching.ledger import make_ledger
from cijfercheck.model.claim import Claim
from tests.records import as_figure, claim


def _ledger(draft: list[Claim], source: list[Claim]) -> list[tuple[str | None, str, str | None, str | None]]:
    comparisons = compare_claims(draft, [as_figure(made, "source", "anp.txt") for made in source])
    return [
        (entry.source, entry.status, entry.claim, entry.value)
        for entry in make_ledger(comparisons, [("anp.txt", source)])
    ]


def test_each_number_of_the_source_is_kept_changed_or_dropped_and_the_rest_of_the_draft_is_new() -> None:
    draft = [
        claim("954", "inbraak woning"),
        claim("120", "auto stelen", identifier="c2", sentence=1),
        claim("3.000", "agent", identifier="c3", sentence=2),
    ]
    source = [
        claim("945", "inbraak woning"),
        claim("120", "auto stelen", sentence=1),
        claim("77", "winkel overvallen", sentence=2),
    ]
    assert _ledger(draft, source) == [
        ("anp.txt", "changed", "c1", "945"),
        ("anp.txt", "kept", "c2", "120"),
        ("anp.txt", "dropped", None, "77"),
        (None, "new", "c3", "3000"),
    ]


def test_a_rounded_number_is_kept() -> None:
    assert _ledger([claim("13.000", "inbraak")], [claim("12.963", "inbraak")]) == [
        ("anp.txt", "kept", "c1", "12963")
    ]


def test_a_number_that_the_source_gives_twice_is_kept_twice() -> None:
    source = [claim("945", "inbraak woning"), claim("945", "inbraak woning", sentence=4)]
    assert _ledger([claim("945", "inbraak woning")], source) == [
        ("anp.txt", "kept", "c1", "945"),
        ("anp.txt", "kept", "c1", "945"),
    ]


def test_without_sources_there_is_no_ledger() -> None:
    assert make_ledger(compare_claims([claim("945", "inbraak")], []), []) == ()


def test_an_entry_points_at_the_place_in_the_source() -> None:
    source = [claim("ruim 900", "inbraak", sentence=3)]
    (entry,) = make_ledger(compare_claims([], []), [("anp.txt", source)])
    assert (entry.start, entry.end, entry.text, entry.status) == (310, 313, "900", "dropped")
