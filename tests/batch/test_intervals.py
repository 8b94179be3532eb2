"""Wilson's interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.batch.intervals import wilson


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (15, 148, 0.0624, 0.1605)],
)
def test_the_interval_is_that_of_the_literature(part: int, whole: int, low: float, high: float) -> None:
    share = wilson(part, whole)
    assert share.share == part / whole
    assert share.low == pytest.approx(low, abs=6e-5)
    assert share.high == pytest.approx(high, abs=6e-5)


def test_a_share_of_nothing_is_none() -> None:
    assert wilson(0, 0).to_record() == {"part": 0, "whole": 0, "share": None, "low": None, "high": None}


@given(st.integers(1, 10**6).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_holds_the_share_and_lies_between_0_and_1(counts: tuple[int, int]) -> None:
    share = wilson(*counts)
    assert share.low is not None
    assert share.share is not None
    assert share.high is not None
    assert 0 <= share.low <= share.share <= share.high <= 1


@given(st.integers(1, 1000), st.integers(2, 20))
def test_more_draws_with_the_same_share_make_the_interval_narrower(whole: int, times: int) -> None:
    few, many = wilson(whole, 2 * whole), wilson(times * whole, 2 * times * whole)
    assert few.low is not None
    assert many.low is not None
    assert many.low > few.low
