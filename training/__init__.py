"""Training of the Dutch pipeline `nl_cijfercheck_sm`: from treebank to spaCy package."""
