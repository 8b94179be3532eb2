"""What stands on a document is written down and read back as it was."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.extraction.packing import pack, unpack
from cijfercheck.model.interval import Interval
from cijfercheck.model.period import Period, PeriodMention

_PLAIN = st.none() | st.booleans() | st.integers() | st.text() | st.fractions() | st.dates()


@given(st.recursive(_PLAIN, lambda inner: st.lists(inner).map(tuple)))
def test_what_is_packed_is_unpacked_as_it_was(content: object) -> None:
    assert unpack(pack(content)) == content


def test_records_are_written_with_the_name_of_their_type() -> None:
    assert pack(Interval(Fraction(1, 3), None)) == ["Interval", ["Fraction", "1/3"], None]
    mention = PeriodMention(3, 7, "2024", Period(date(2024, 1, 1), date(2024, 12, 31)))
    assert unpack(pack((mention,))) == (mention,)
