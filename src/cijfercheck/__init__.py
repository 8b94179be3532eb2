"""cijfercheck: finds wrong figures in Dutch news before readers do.

The names below are the contract; they are loaded when first used, so that importing the package stays cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cijfercheck.extraction.load import load_pipeline
    from cijfercheck.model.article import Article
    from cijfercheck.model.figure import Figure
    from cijfercheck.model.report import Report
    from cijfercheck.pipeline import Checker

__version__ = "0.1.0"
__all__ = ["Article", "Checker", "Figure", "Report", "__version__", "load_pipeline"]

_HOMES = {
    "Article": "cijfercheck.model.article",
    "Checker": "cijfercheck.pipeline",
    "Figure": "cijfercheck.model.figure",
    "Report": "cijfercheck.model.report",
    "load_pipeline": "cijfercheck.extraction.load",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
