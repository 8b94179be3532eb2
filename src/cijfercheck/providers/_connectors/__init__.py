"""Bring official figures in and freeze them in a reference file: CBS StatLine and Eurostat. Nothing here runs during a check."""
