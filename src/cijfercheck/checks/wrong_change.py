"""The change does not follow from the levels that are stated or known.

Why it matters: one sum in five that papers correct is a change that was worked out wrong, and the reader can redo it.

    In 2022 waren het er 15.900, in 2024 17.200: een groei van 12 procent.     (1.300 op 15.900 is 8,2 procent)

Reported when both levels are known (from the sentence, the sentences beside it, the source or the reference) and no values that they
may stand for give the change. Written numbers stand for all that they may be rounded from, and words like "ruim" widen
them. Not reported when another pair of numbers close by gives the change, when the change has a period of its own, or when
a source states the same change; "drie keer meer" may be three or four times as much.
"""

from cijfercheck.checks._findings import find_failed, make_calculated
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison
from cijfercheck.model.plugin import Check


def find_wrong_change(comparison: Comparison, language: str) -> Finding | None:
    """Report a change that its levels exclude."""
    failed = find_failed(comparison, "wrong-change")
    return None if failed is None else make_calculated("error", comparison, failed, language)


CHECK = Check("wrong-change", "error", find_wrong_change)
