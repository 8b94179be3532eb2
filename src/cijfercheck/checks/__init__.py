"""Checks: one file a kind of finding, named after what is wrong."""
