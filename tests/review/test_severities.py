"""The severities of a desk."""

import pytest

from cijfercheck.model.finding import Finding, FindingKind
from cijfercheck.pipeline import Checker
from cijfercheck.review.severities import DeskSeverity, weigh_findings
from tests.conftest import make_finding

ERROR = make_finding("wrong-subject", "error", (0, 3), ("c1",))
INFO = make_finding("unsupported", "info", (5, 7), ("c2",))


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ({}, [ERROR, INFO]),
        ({"unsupported": "warning"}, [ERROR, INFO.model_copy(update={"severity": "warning"})]),
        ({"wrong-subject": "off"}, [INFO]),
        ({"wrong-unit": "off"}, [ERROR, INFO]),
    ],
)
def test_findings_take_the_severity_that_the_desk_gives_their_kind(
    severities: dict[FindingKind, DeskSeverity], expected: list[Finding]
) -> None:
    assert list(weigh_findings((ERROR, INFO), severities)) == expected


def test_a_checker_takes_the_severities_of_the_desk() -> None:
    text = "Er kwamen in 2024 volgens de politie 12 mensen naar het plein in de stad."
    desks: list[dict[FindingKind, DeskSeverity]] = [{}, {"unsupported": "warning"}, {"unsupported": "off"}]
    found = [
        [
            (finding.kind, finding.severity)
            for finding in Checker(severities=severities).check_text(text).findings
        ]
        for severities in desks
    ]
    assert found == [[("unsupported", "info")], [("unsupported", "warning")], []]
