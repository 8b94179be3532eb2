"""Article to claims: the only folder that knows spaCy."""
