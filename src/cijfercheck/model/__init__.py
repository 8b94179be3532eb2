"""The nouns of cijfercheck: frozen records that import nothing else of the project."""
