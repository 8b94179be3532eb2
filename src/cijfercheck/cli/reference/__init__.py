"""`cijfercheck reference`: works on reference figures."""

from cijfercheck.cli.reference.bring_in import import_cbs, import_eurostat
from cijfercheck.cli.reference.files import list_figures, validate
from cijfercheck.cli.reference.search import search

__all__ = ["import_cbs", "import_eurostat", "list_figures", "search", "validate"]
