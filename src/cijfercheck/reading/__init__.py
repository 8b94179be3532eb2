"""Readers: each format has one file that turns its source into an Article."""
