"""Whether a figure holds for the days of a claim, on claims and figures made by hand."""

from datetime import date

import pytest

from cijfercheck.matching.current import is_current
from cijfercheck.model.period import Period
from cijfercheck.providers._figures import provide_claims
from tests.records import claim, year

DAY = Period(date(2025, 3, 18), date(2025, 3, 18))


@pytest.mark.parametrize(
    ("days", "origin", "of", "current"),
    [
        (DAY, "section", year(2025), True),
        (DAY, "section", year(2024), True),  # a press release of March tells what was counted the year before
        (year(2025), "publication", year(2024), True),
        (DAY, "section", year(2023), False),
        (DAY, "section", year(2026), False),
        (year(2025), "section", year(2024), False),  # the source says that it is about 2025
        (year(2025), "clause", year(2024), False),
        (DAY, "clause", year(2024), False),
    ],
)
def test_a_figure_that_has_only_the_date_of_its_source_may_be_of_the_year_before(
    days: Period, origin: str, of: Period, current: bool
) -> None:
    made = claim("702", "melding agressie", period=days, period_origin=origin)
    (figure,) = provide_claims([made], "Verbale agressie: 702 meldingen", "bron.txt", "source")
    said = claim("702", "melding agressie", period=of, period_origin="section")
    assert is_current(said, figure) is current
