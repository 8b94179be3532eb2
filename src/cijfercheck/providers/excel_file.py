"""Reference figures in an Excel workbook, by section 4 of the contract.

A row is a figure; `_table_tree.py` says how its columns and the lines above them are read.
"""

from cijfercheck.model.plugin import Provider
from cijfercheck.providers._figures import provide_file

PROVIDER = Provider(suffixes=(".xlsx",), provide=provide_file)
